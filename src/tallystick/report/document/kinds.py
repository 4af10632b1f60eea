"""The kinds of report: all of it, its summary, a part of it, in easy words, and annexes for other duties."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Template, Text, msgid, texts
from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.document import parts
from tallystick.report.document.asked import midterm_table, next_review_list, omissions
from tallystick.report.document.duties import by_goal, by_treaty
from tallystick.report.document.easy import easy_blocks
from tallystick.report.document.model import PaperReport, ReportHeading, ReportPiece, ReportWords, is_empty
from tallystick.report.document.spoken import spoken, spoken_block
from tallystick.report.document.targets import targets
from tallystick.report.model import Material
from tallystick.report.views.local_targets import LocalBook
from tallystick.report.views.titles import Titles
from tallystick.voice.language import Language
from tallystick.voice.packing import Sharing

#: What a report of all is called: the plan's own name alone would pass for the plan.
_TITLES: Mapping[str, Template] = {
    "assessment": msgid("{plan}: assessment report"),
    "summary": msgid("{plan}: summary of the assessment"),
    "treaties": msgid("{plan}: what was promised and found by treaty and article"),
    "goals": msgid("{plan}: what was promised and found by Sustainable Development Goal target"),
    "review": msgid("{plan}: what was done about the recommendations of the review"),
    "next-review": msgid("{plan}: for the next review"),
}
KINDS = ("assessment", "summary", "chapter", "body", "easy", "treaties", "goals", "review", "next-review")


def make_document(material: Material, language: Language, kind: str, of: str | None) -> PaperReport:
    """A report of an assessment.

    Args:
        material: the package with its assessment.
        language: in which it speaks.
        kind: one of `KINDS`.
        of: of a chapter, a body or a group, which one; None for the others.

    Raises:
        Refusal: there is no such chapter, body or group; names those that there are.
    """
    context = PageContext(Book(material, language.code), language, Sharing())
    writer = _Writer(context)
    blocks = {"assessment": writer.assessment, "summary": writer.summary}
    blocks |= {"treaties": writer.treaties, "goals": writer.goals}
    blocks |= {"review": writer.review, "next-review": writer.next_review}
    if kind in blocks:
        return writer.document(context.say(_TITLES[kind], plan=context.book.plan.title), blocks[kind]())
    return {"chapter": writer.chapter, "body": writer.body, "easy": writer.easy}[kind](of)


class _Writer:
    """Writes one report."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        titles = Titles(context)
        self._ways, self._local = titles.ways, LocalBook(context, titles.places)

    def document(self, title: str, blocks: Iterable[ReportPiece]) -> PaperReport:
        """The document with its title page."""
        context, plan = self._context, self._context.book.plan
        say, assessment = context.say, context.book.assessment
        under = [
            plan.title if title != plan.title else "",
            *self._edition(),
            say(msgid("Plan and country are invented.")) if plan.fictional else "",
        ]
        return PaperReport(
            title=spoken(title),
            under=tuple(spoken(one) for one in under if one),
            language=context.language.code,
            day=assessment.known_by,
            contents=say(msgid("Contents")),
            page=say(msgid("Page {page}"), page="{page}"),
            blocks=tuple(spoken_block(one) for one in blocks if not is_empty(one)),
        )

    def _edition(self) -> tuple[str, str]:
        """Up to which days it was judged, and by which assessment; a leaflet says so last."""
        context, assessment = self._context, self._context.book.assessment
        return (
            context.say(
                msgid("Assessment of figures to {judged}, by sources known by {known}"),
                judged=context.day(assessment.judged_to),
                known=context.day(assessment.known_by),
            ),
            context.say(msgid("Assessment {id}"), id=context.book.material.identity.assessment_id),
        )

    def assessment(self) -> Iterator[ReportPiece]:
        """Everything: the answer first, every item and every source last."""
        context = self._context
        yield from self._first()
        yield from parts.by_chapter(context)
        if context.book.targets:
            yield ReportHeading(1, context.say(msgid("Targets")))
            yield from targets(context, self._local, context.book.targets.values())
        yield from parts.deliverables(context, context.book.deliverables.values())
        yield from parts.contested(context)
        yield from parts.left_open(context)
        yield from omissions(context)
        yield from parts.method(context)
        yield from parts.every_item(context)
        yield from parts.every_source(context)
        yield from parts.how_to_check(context)

    def summary(self) -> Iterator[ReportPiece]:
        """The answer, how sure it is, the chapters, and how to check it."""
        yield from self._first()
        yield from parts.by_chapter(self._context)
        yield from parts.contested(self._context)
        yield from parts.how_to_check(self._context)

    def _first(self) -> Iterator[ReportPiece]:
        start = parts.start_of(self._context)
        yield from parts.answer_first(self._context, start)
        yield from parts.how_sure(self._context, start)

    def treaties(self) -> Iterator[ReportPiece]:
        """The annex for treaty bodies."""
        yield from by_treaty(self._context, self._ways)
        yield from parts.how_to_check(self._context)

    def goals(self) -> Iterator[ReportPiece]:
        """The annex for a voluntary national review."""
        yield from by_goal(self._context, self._ways)
        yield from parts.how_to_check(self._context)

    def review(self) -> Iterator[ReportPiece]:
        """The table of the periodic review half way: each recommendation with what was done."""
        self._refuse_unasked()
        yield from midterm_table(self._context)
        yield from parts.how_to_check(self._context)

    def next_review(self) -> Iterator[ReportPiece]:
        """What is left of the last review for the next one."""
        self._refuse_unasked()
        yield from next_review_list(self._context)
        yield from parts.how_to_check(self._context)

    def _refuse_unasked(self) -> None:
        if not any(one.mechanism == "upr" for one in self._context.book.package.recommendations):
            raise Refusal(
                Reason("the package has no recommendation of the periodic review"),
                Reason("enter some with 'tallystick recommendations read' and 'take'"),
            )

    def easy(self, name: str | None) -> PaperReport:
        """A leaflet in easy words for one group that the plan names."""
        context = self._context
        found = {one.id: one for one in self._ways.groups.parts}
        if name not in found:
            raise _unknown(Reason("group"), name, list(found))
        blocks = easy_blocks(context, found[name].title, found[name].commitments)
        title = context.say(msgid("{group}: in easy words"), group=found[name].title)
        made = self.document(title, [*blocks, *(ReportWords(one, "note") for one in self._edition())])
        first = tuple(one for one in made.under if one not in set(self._edition()))
        return replace(made, under=first, leaflet=True)

    def chapter(self, name: str | None) -> PaperReport:
        """One chapter with its targets and deliverables."""
        context, book = self._context, self._context.book
        found = next((one for one in book.chapters if one.id == name), None)
        if found is None:
            raise _unknown(Reason("chapter"), name, [one.id for one in book.chapters])
        commitments = {one.id for _, one in context.inside(found) if one is not None}
        blocks = [
            ReportHeading(1, context.part_title(found.id)),
            *parts.chapter_blocks(context, found),
            *self._of(commitments),
            *parts.how_to_check(context),
        ]
        return self.document(context.part_title(found.id), blocks)

    def body(self, name: str | None) -> PaperReport:
        """What one body has a part in."""
        context, book = self._context, self._context.book
        if name not in book.bodies:
            raise _unknown(Reason("body"), name, list(book.bodies))
        named = {one.commitment for one in book.duties_of.get(name, ())}
        found = [one for one in book.package.commitments if one.id in named]
        title = book.bodies[name].name
        blocks: list[ReportPiece] = [ReportHeading(1, context.say(msgid("What it has a part in")))]
        if found:
            blocks.append(parts.commitments_grid(context, title, found))
        else:
            blocks.append(ReportWords(context.say(msgid("No commitment names it."))))
        return self.document(title, [*blocks, *self._of(named), *parts.how_to_check(context)])

    def _of(self, commitments: set[str]) -> Iterator[ReportPiece]:
        """The targets and deliverables of some commitments."""
        context, book = self._context, self._context.book
        found = [one for one in book.targets.values() if one.commitment in commitments]
        if found:
            yield ReportHeading(1, context.say(msgid("Targets")))
            yield from targets(context, self._local, found)
        things = [one for one in book.deliverables.values() if one.commitment in commitments]
        yield from parts.deliverables(context, things)


def _unknown(what: Reason, name: str | None, known: list[str]) -> Refusal:
    mend = Reason("name one of these with --of: {names}", names=texts(known) if known else Reason("none"))
    if name is None:
        return Refusal(Reason("it is not said which {what} the report is of", what=what), mend)
    return Refusal(Reason("there is no {what} {name}", what=what, name=Text(name)), mend)
