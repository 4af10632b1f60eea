"""The lists in which every commitment can be found, and on which page each part of a list begins."""

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from itertools import groupby

from tallystick.base.reasons import Template, msgid
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, NO_TARGET, TARGET_ANSWERS
from tallystick.register.model import EVALUABILITY, Commitment
from tallystick.register.treaties import TREATY_SCHEMES, treaty_of
from tallystick.report.context import PageContext
from tallystick.report.places import AreaBook
from tallystick.report.views.completed import TITLES, completed
from tallystick.report.views.listed import (
    CommitmentList,
    CommonPart,
    Parted,
    PartLinks,
    natural_order,
    treaty_name,
)
from tallystick.report.views.marks import Mark, done_mark, enjoyed_mark, target_mark
from tallystick.voice import terms
from tallystick.voice.packing import by_heading, page_path, plain_names
from tallystick.voice.promises import heading, plain_group

#: The most commitments on a page of a list, and of one with so many parts that naming them takes half a page.
_COMMITMENTS, _BELOW_MANY = 28, 13
_MANY_PARTS = 60
SDG = "sdg_target"


class Ways:
    """The ways to a commitment: its place, its title, whom it names, what it answers to, how it stands."""

    def __init__(self, context: PageContext, found: AreaBook) -> None:
        """Open the book of a page's context, and what was found in the parts of the country."""
        self.context = context
        self.book = context.book
        self._found = found

    @cached_property
    def all(self) -> tuple[CommitmentList, ...]:
        """Every list, in the order in which *Find* leads to them."""
        answers = (self.done, self.met, self.enjoyed)
        named = (self.groups, self.rights, self.goals, self.treaties, self.places)
        return (self.in_order, self.by_title, *named, self.classes, *answers, self.complete)

    @property
    def shown(self) -> tuple[CommitmentList, ...]:
        """The lists that have a page: those that are not empty, and people, to whom all pages lead."""
        return tuple(one for one in self.all if one.parts or one is self.groups)

    @cached_property
    def in_order(self) -> CommitmentList:
        """As the plan has them."""
        parts = []
        for chapter in self.book.chapters:
            for part, commitments in by_heading(self.context.inside(chapter)):
                title = self.context.part_title(part.id)
                above = self.context.part_title(chapter.id)
                parts.append(CommonPart(part.id, title, commitments, above=above if part != chapter else ""))
        about = msgid("Every commitment, in the order of the plan, with its answers.")
        return self._list("plan-order", msgid("In plan order"), about, parts)

    @cached_property
    def by_title(self) -> CommitmentList:
        """By title, under its first letter."""
        key = self.context.language.sort_key
        rows = sorted(self.book.commitments.values(), key=lambda one: (key(one.title), one.id))
        letters: dict[str, list[Commitment]] = {}
        initial = self.context.language.ways.initial
        for one in rows:
            letters.setdefault(initial(one.title), []).append(one)
        other = self.context.say(msgid("Other titles"))
        parts = [CommonPart(f"letter-{one}", one or other, tuple(found)) for one, found in letters.items()]
        about = msgid("Every commitment by the title that this site gives it, with its answers.")
        return self._list("a-to-z", msgid("A to Z"), about, parts)

    @cached_property
    def groups(self) -> CommitmentList:
        """By the people that they name, those most often named first. Everybody is no group."""
        found = self._by(lambda one: [name for name in one.groups if name != "general"])
        named = sorted(found, key=lambda one: (-len(found[one]), one))
        parts = [CommonPart(one, heading(self.context.group(one)), found[one]) for one in named]
        about = msgid(
            "The commitments by the people that the plan names in them. Those for everybody name none."
        )
        return self._list("groups", msgid("People the plan names"), about, parts)

    @cached_property
    def rights(self) -> CommitmentList:
        """By the rights that the indicators chosen for them speak of."""
        of = {one.id: one.rights for one in self.book.package.indicators}
        rights: dict[str, dict[str, None]] = {}
        for link in self.book.package.commitment_indicators:
            rights.setdefault(link.commitment, {}).update(dict.fromkeys(of[link.indicator]))
        found = self._by(lambda one: rights.get(one.id, ()))
        said = {one: heading(self._right(one)) for one in found}
        named = sorted(found, key=lambda one: self.context.language.sort_key(said[one]))
        parts = [CommonPart(one, said[one], found[one]) for one in named]
        about = msgid(
            "The commitments by the rights that the indicators chosen for them speak of. Whoever chose the "
            "indicators named the rights; the plan itself does not."
        )
        return self._list("rights", msgid("By right"), about, parts)

    @cached_property
    def goals(self) -> CommitmentList:
        """By the targets of the Sustainable Development Goals that they answer to."""
        found, say = self._by(lambda one: self._codes(one, SDG)), self.context.say
        parts = []
        for code, place in self._goal_places.items():
            above = say(msgid("Goal {goal}"), goal=code.partition(".")[0])
            title = say(msgid("Target {code}"), code=code)
            parts.append(CommonPart(place, title, found[code], above=above, short=code))
        about = msgid(
            "The commitments by the targets of the Sustainable Development Goals that they answer to."
        )
        return self._list("goals", msgid("By Sustainable Development Goal target"), about, parts)

    @cached_property
    def treaties(self) -> CommitmentList:
        """By the articles of treaties that they answer to."""
        found = self._by(lambda one: self._codes(one, *TREATY_SCHEMES))
        parts = [self._article(code, place, found[code]) for code, place in self._article_places.items()]
        about = msgid(
            "The commitments by the articles of treaties that they answer to. Whether a treaty binds the "
            "State is told on the page of treaties."
        )
        return self._list("articles", msgid("By treaty article"), about, parts)

    @cached_property
    def places(self) -> CommitmentList:
        """By the parts of the country for which a figure that speaks of them was found."""
        commitments = self.book.commitments
        parts = [
            CommonPart(one.id, one.name, tuple(commitments[name] for name in self._found.commitments[one.id]))
            for one in self._found.shown
            if one.id in self._found.commitments
        ]
        about = msgid(
            "The commitments by the parts of the country for which a figure that speaks of them was found."
        )
        return self._list("places", msgid("By place"), about, parts)

    @cached_property
    def classes(self) -> CommitmentList:
        """By what could show whether they were kept."""
        found, say = self._by(lambda one: (one.evaluability,)), self.context.say
        parts = [
            CommonPart(one, heading(say(terms.EVALUABILITY[one])), found.get(one, ())) for one in EVALUABILITY
        ]
        about = msgid("The commitments by what could show whether they were kept.")
        return self._list("classes", msgid("By what could show it"), about, parts)

    @cached_property
    def done(self) -> CommitmentList:
        """By their answer to *done?*."""
        about = msgid("The commitments by their answer to “Done?”.")
        return self._answers(DONE_ANSWERS.question, msgid("Done?"), about, done_mark, DONE_ANSWERS.codes)

    @cached_property
    def met(self) -> CommitmentList:
        """By their answer to *target met?*: that of the weakest target."""
        codes = (*TARGET_ANSWERS.codes, NO_TARGET.code)
        about = msgid(
            "The commitments by their answer to “Target met?”, which is that of their weakest target."
        )
        return self._answers(TARGET_ANSWERS.question, msgid("Target met?"), about, target_mark, codes)

    @cached_property
    def enjoyed(self) -> CommitmentList:
        """By their answer to *right enjoyed?*."""
        about = msgid("The commitments by their answer to “Right enjoyed?”.")
        return self._answers(
            ENJOYED_ANSWERS.question, msgid("Right enjoyed?"), about, enjoyed_mark, ENJOYED_ANSWERS.codes
        )

    @cached_property
    def complete(self) -> CommitmentList:
        """By whether they are complete, of those that could be."""
        say, found = self.context.say, completed(self.context)
        parts = [CommonPart(one, say(TITLES[one]), rows) for one, rows in found.items()]
        about = msgid("The commitments that could be complete, by whether they can be shown to be.")
        return self._list("complete", msgid("Complete?"), about, parts)

    def contents(self, listed: CommitmentList) -> PartLinks:
        """Links to the parts of a list."""
        return tuple(
            (
                above,
                tuple(
                    (one.short or one.title, self.place(listed, one.id), len(one.commitments))
                    for one in parts
                ),
            )
            for above, parts in groupby(listed.parts, lambda one: one.above)
        )

    # ------------------------------------------------------------ on which page

    def pages(self, listed: CommitmentList) -> Parted:
        """The pages of a list."""
        rows = [(part, one) for part in listed.parts for one in part.commitments]
        most = _COMMITMENTS if len(listed.parts) < _MANY_PARTS else _BELOW_MANY
        return tuple(by_heading(page) for page in self.context.sharing.share(listed.path, rows, most))

    def place(self, listed: CommitmentList, part: str) -> str:
        """Where a part of a list begins; the list itself where nothing stands in that part."""
        begins = self.context.sharing.known(("list", listed.path), partial(self._begins, listed))
        return begins.get(part, listed.path)

    def goal_path(self, code: str) -> str:
        """Where the commitments stand that answer to a target of a goal."""
        return self.place(self.goals, self._goal_places[code])

    def article_path(self, code: str) -> str:
        """Where the commitments stand that answer to an article, or to the whole of a treaty without one."""
        return self.place(self.treaties, self._article_places[code])

    def treaty_path(self, treaty: str) -> str:
        """Where the commitments begin that answer to a treaty; empty where none does."""
        first = next((code for code in self._article_places if treaty_of(code) == treaty), "")
        return self.article_path(first) if first else ""

    def _begins(self, listed: CommitmentList) -> dict[str, str]:
        """Where each part of a list begins."""
        begins: dict[str, str] = {}
        for number, page in enumerate(self.pages(listed), 1):
            for part, _ in page:
                begins.setdefault(part.id, f"{page_path(listed.path, number)}#{part.id}")
        return begins

    # ------------------------------------------------------------ the making of lists

    @cached_property
    def _goal_places(self) -> dict[str, str]:
        codes = {one.code for one in self.book.package.links if one.scheme == SDG}
        return plain_names(sorted(codes, key=natural_order), other="target")

    @cached_property
    def _article_places(self) -> dict[str, str]:
        codes = {one.code for one in self.book.package.links if one.scheme in TREATY_SCHEMES}
        key = self.context.language.sort_key
        ordered = sorted(
            codes, key=lambda one: (key(treaty_name(self.context, treaty_of(one))), natural_order(one))
        )
        return plain_names(ordered, other="article")

    def _article(self, code: str, place: str, commitments: tuple[Commitment, ...]) -> CommonPart:
        treaty, _, article = code.partition(" ")
        name = treaty_name(self.context, treaty)
        if not article:
            return CommonPart(place, name, commitments, above=name)
        short = self.context.say(msgid("article {article}"), article=article)
        title = self.context.say(msgid("{treaty}, article {article}"), treaty=name, article=article)
        return CommonPart(place, title, commitments, above=name, short=short)

    def _list(
        self, name: str, title: Template, about: Template, parts: Iterable[CommonPart]
    ) -> CommitmentList:
        say = self.context.say
        kept = tuple(part for part in parts if part.commitments)
        # the groups had a page before there were other lists, and people have linked to it
        folder = "" if name == "groups" else "lists/"
        return CommitmentList(self.context.path(f"{folder}{name}.html"), say(title), say(about), kept)

    def _answers(
        self,
        question: str,
        title: Template,
        about: Template,
        mark: Callable[[PageContext, str], Mark],
        codes: tuple[str, ...],
    ) -> CommitmentList:
        answers = self.book.answers
        found = self._by(lambda one: (answers[one.id, question].verdict,))
        marks = {code: mark(self.context, code) for code in codes}
        parts = [CommonPart(code, one.word, found.get(code, ()), one) for code, one in marks.items()]
        return self._list(question.replace("_", "-"), title, about, parts)

    def _by(self, what: Callable[[Commitment], Iterable[str]]) -> dict[str, tuple[Commitment, ...]]:
        """The commitments by each of the names that a function gives them."""
        found: dict[str, list[Commitment]] = {}
        for one in self.book.commitments.values():
            for name in dict.fromkeys(what(one)):
                found.setdefault(name, []).append(one)
        return {name: tuple(rows) for name, rows in found.items()}

    def _right(self, code: str) -> str:
        """A right's name: the catalogue's, or what the package calls it."""
        known = terms.RIGHT.get(code)
        return self.context.say(known) if known else self.context.own_words(plain_group(code))

    def _codes(self, commitment: Commitment, *schemes: str) -> list[str]:
        return [one.code for one in self.book.links_of.get(commitment.id, ()) if one.scheme in schemes]
