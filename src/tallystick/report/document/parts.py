"""The parts of a report, each from the views of the pages, so that paper says what the site says."""

from collections.abc import Iterable, Iterator, Sequence

from tallystick.base.reasons import msgid
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, TARGET_ANSWERS
from tallystick.register.model import Commitment, Deliverable, Part
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.document.model import (
    ReportHeading,
    ReportPiece,
    ReportPoints,
    ReportTable,
    ReportWords,
)
from tallystick.report.linked import SentencePieces
from tallystick.report.views.answered import why_done
from tallystick.report.views.claims import total_sentence
from tallystick.report.views.corroboration import conflicts_pages
from tallystick.report.views.counts import part_sentence
from tallystick.report.views.marks import Tally, done_mark, enjoyed_mark, target_mark
from tallystick.report.views.method import method_page
from tallystick.report.views.start import PolicyRow, Start, start_pages
from tallystick.voice import terms
from tallystick.voice.promises import heading


def start_of(context: PageContext) -> Start:
    """What the start page says."""
    return start_pages(context)[0][1]


def plain(pieces: SentencePieces) -> str:
    """A sentence without its links."""
    return "".join(text for text, _ in pieces)


def answer_first(context: PageContext, start: Start) -> Iterator[ReportPiece]:
    """The answer, then the counts that it is made of."""
    say = context.say
    yield ReportHeading(1, say(msgid("The answer")))
    yield ReportWords(plain(start.lead), "lead")
    yield ReportWords(plain(start.counts))
    if start.unconfirmed:
        yield ReportWords(start.unconfirmed, "note")
    yield _tallies(context, say(msgid("Targets by answer")), start.tallies)
    if start.deliverables:
        yield _tallies(context, say(msgid("Deliverables by answer")), start.done)
    rows = tuple((one.title, one.counted, one.text) for one in start.rates)
    head = (say(msgid("Share")), say(msgid("Count")), say(msgid("What it means")))
    yield ReportTable(say(msgid("What is complete")), head, rows, (6, 2, 4))


def _tallies(context: PageContext, caption: str, tallies: Iterable[Tally]) -> ReportTable:
    rows = tuple((one.mark.word, context.language.whole(one.count), one.gloss) for one in tallies)
    say = context.say
    head = say(msgid("Answer")), say(msgid("How many")), say(msgid("What it means"))
    return ReportTable(caption, head, rows, (3, 1, 6), frozenset({1}))


def how_sure(context: PageContext, start: Start) -> Iterator[ReportPiece]:
    """How sure the answers are, and what the government says of the whole."""
    say = context.say
    yield ReportHeading(1, say(msgid("How sure this is")))
    if start.doubt:
        yield ReportWords(start.doubt)
    rows = tuple((one.title, one.counted, one.text) for one in start.shares)
    head = (say(msgid("Share")), say(msgid("Count")), say(msgid("What it means")))
    yield ReportTable(say(msgid("Shares of doubt")), head, rows, (4, 2, 6))
    if start.policies:
        yield _by_policy(context, start.policies)
    if start.total:
        yield ReportHeading(2, say(msgid("What the government says")))
        yield ReportWords(total_sentence(context))


def _by_policy(context: PageContext, policies: Sequence[PolicyRow]) -> ReportTable:
    """How many targets have each answer when only some sources count."""
    codes = tuple(mark.word for mark, _ in policies[0].counts)
    table = tuple((one.name, *(context.language.whole(count) for _, count in one.counts)) for one in policies)
    return ReportTable(
        context.say(msgid("Targets by answer, under each choice of sources")),
        (context.say(msgid("Whose sources count")), *codes),
        table,
        (4, *(2 for _ in codes)),
        frozenset(range(1, len(codes) + 1)),
    )


def by_chapter(context: PageContext) -> Iterator[ReportPiece]:
    """Each chapter in a sentence, and its commitments with their three answers."""
    yield ReportHeading(1, context.say(msgid("Verdicts by chapter")))
    for chapter in context.book.chapters:
        yield from chapter_blocks(context, chapter)


def chapter_blocks(context: PageContext, chapter: Part) -> Iterator[ReportPiece]:
    """A chapter in a sentence, and its commitments; an empty one says that nothing stands in it."""
    yield ReportHeading(2, context.part_title(chapter.id))
    yield ReportWords(part_sentence(context, context.book.summaries[chapter.id]))
    found = [one for _, one in context.inside(chapter) if one is not None]
    if found:
        yield commitments_grid(context, context.part_title(chapter.id), found)
    else:
        yield ReportWords(context.say(msgid("No commitment stands in it.")), "note")


def commitments_grid(context: PageContext, caption: str, found: Iterable[Commitment]) -> ReportTable:
    """Commitments with their three answers, which are never merged."""
    say, answers = context.say, context.book.answers
    rows = tuple(
        (
            one.id,
            heading(one.title),
            done_mark(context, answers[one.id, DONE_ANSWERS.question].verdict).word,
            target_mark(context, answers[one.id, TARGET_ANSWERS.question].verdict).word,
            enjoyed_mark(context, answers[one.id, ENJOYED_ANSWERS.question].verdict).word,
        )
        for one in found
    )
    asked = say(msgid("Done?")), say(msgid("Target met?")), say(msgid("Right enjoyed?"))
    return ReportTable(
        caption, (say(msgid("Number in the plan")), say(msgid("Commitment")), *asked), rows, (2, 7, 3, 3, 3)
    )


def deliverables(context: PageContext, found: Iterable[Deliverable]) -> Iterator[ReportPiece]:
    """Laws, reports and other dated things, each with its answer and why."""
    say, verdicts = context.say, context.book.deliverable_verdicts
    rows = tuple(
        (
            heading(one.title),
            say(terms.DELIVERABLE[one.kind]),
            context.language.date(one.deadline),
            done_mark(context, verdicts[one.id].verdict).word,
            why_done(context, verdicts[one.id]),
        )
        for one in found
    )
    if not rows:
        return
    yield ReportHeading(1, say(msgid("Deliverables")))
    head = (
        say(msgid("Deliverable")),
        say(msgid("Kind")),
        say(msgid("Promised")),
        say(msgid("Answer")),
        say(msgid("Why")),
    )
    yield ReportTable(say(msgid("Deliverables, and whether they are there")), head, rows, (5, 2, 2, 3, 6))


def contested(context: PageContext) -> Iterator[ReportPiece]:
    """Where sources differ, with both sides, and who objects to what."""
    say, pages = context.say, conflicts_pages(context)
    yield ReportHeading(1, say(msgid("Where sources differ")))
    yield ReportWords(pages[0][1].sentence)
    sections = [section for _, page in pages for section in page.sections]
    rows = tuple(
        (one.title, told, who, mark.word)
        for section in sections
        for one in section.conflicts
        for mark, told, who in one.sides
    )
    if rows:
        head = say(msgid("Target")), say(msgid("Figure")), say(msgid("By")), say(msgid("Answer"))
        yield ReportTable(say(msgid("Targets on which sources differ")), head, rows, (5, 6, 4, 3))
    said = tuple(
        (statement.kind, statement.text, statement.origin.title if statement.origin else "")
        for section in sections
        for statement, _ in section.objections
    )
    if said:
        asked = say(msgid("Kind")), say(msgid("What was said")), say(msgid("Source"))
        yield ReportTable(say(msgid("Disputes and concerns")), asked, said, (2, 8, 5))


def left_open(context: PageContext) -> Iterator[ReportPiece]:
    """What nobody could check: promises without number or act, and things that were not searched for."""
    say, book = context.say, context.book
    yield ReportHeading(1, say(msgid("What can't be said")))
    yield ReportWords(
        say(
            msgid(
                "A promise of a direction or a principle has neither a number nor an act that could be "
                "checked; what nobody has searched for is not said to be absent."
            )
        )
    )
    vague = [one for one in book.package.commitments if one.evaluability in {"directional", "statement"}]
    if vague:
        rows = tuple((one.id, heading(one.title), say(terms.EVALUABILITY[one.evaluability])) for one in vague)
        head = say(msgid("Number in the plan")), say(msgid("Commitment")), say(msgid("Kind"))
        yield ReportTable(say(msgid("Commitments without a number or an act")), head, rows, (2, 9, 4))


def method(context: PageContext) -> Iterator[ReportPiece]:
    """How it was judged: the days, the thresholds, the orders, and the rules with their versions."""
    say, view = context.say, method_page(context)
    yield ReportHeading(1, say(msgid("Method")))
    yield ReportWords(view.title)
    rows = tuple((one.key, one.value, one.about, one.changes) for one in view.choices)
    head = (
        say(msgid("Setting")),
        say(msgid("Value")),
        say(msgid("What it says")),
        say(msgid("What another value would change")),
    )
    yield ReportTable(say(msgid("The settings of the method")), head, rows, (4, 3, 5, 5))
    yield ReportPoints(view.arithmetic)
    rules = tuple((name, context.language.whole(version)) for name, version in context.book.assessment.rules)
    caption = say(msgid("The rules, by version"))
    yield ReportTable(caption, (say(msgid("Rule")), say(msgid("Version"))), rules, (4, 1), frozenset({1}))


def every_item(context: PageContext) -> Iterator[ReportPiece]:
    """The annex of all commitments, in the plan's order."""
    title = context.say(msgid("Annex: every commitment"))
    yield ReportHeading(1, title)
    yield commitments_grid(context, title, context.book.commitments.values())


def every_source(context: PageContext) -> Iterator[ReportPiece]:
    """The annex of all sources, by kind."""
    say = context.say
    yield ReportHeading(1, say(msgid("Annex: sources")))
    head = say(msgid("Source")), say(msgid("Published by")), say(msgid("Date")), say(msgid("Address"))
    for kind, sources in context.sources_of.items():
        rows = tuple(
            (one.title, one.publisher, context.language.date(one.date), one.url or "") for one in sources
        )
        yield ReportTable(say(words.SOURCE_KINDS[kind]), head, rows, (5, 3, 2, 5))


def how_to_check(context: PageContext) -> Iterator[ReportPiece]:
    """The names of what this is made of, and what anybody can do to check it."""
    say, identity = context.say, context.book.material.identity
    yield ReportHeading(1, say(msgid("How to check this")))
    yield ReportWords(
        say(
            msgid(
                "Everything here follows from the package and the method that are named below. Whoever has "
                "the package, or a release of it, can compute it again: tallystick assess, or tallystick "
                "verify."
            )
        )
    )
    rows = (
        (say(msgid("Assessment")), identity.assessment_id),
        (say(msgid("Package")), identity.package_sha256),
        (say(msgid("Method")), identity.method_sha256),
        (say(msgid("Version of Tallystick")), identity.version),
    )
    yield ReportTable(
        say(msgid("SHA-256 of what this is made of")), (say(msgid("What")), "SHA-256"), rows, (3, 9)
    )
