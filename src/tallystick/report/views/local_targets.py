"""Local targets: what parts of the country have promised, how it went, and whether it makes the country's."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial

from tallystick.assessment.local.adding import is_there
from tallystick.assessment.local.model import AddingUp
from tallystick.assessment.model import TargetVerdict
from tallystick.assessment.rulebook import HEADLINE
from tallystick.base.local_answers import ADDING_ANSWERS
from tallystick.base.reasons import msgid, plural
from tallystick.register.areas import Area
from tallystick.register.model import Target
from tallystick.report.context import PageContext
from tallystick.report.places import AreaBook
from tallystick.report.spans import spans
from tallystick.report.views.local_promise import promised_before, promised_there
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.places import share_of
from tallystick.report.views.statements import Origin, origin
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import heading, observed, promised

_ROWS = 50


@dataclass(frozen=True, slots=True)
class AddedUp:
    """Whether the promises of the parts of a place make its own, with why."""

    name: str
    word: str
    leans: str
    why: str


@dataclass(frozen=True, slots=True)
class LocalRow:
    """What one part of the country has promised of one target, or that nothing was found.

    Attributes:
        name: the area, or on an area's own page the target.
        path: where it is shown.
        depth: how many areas it lies in below the country.
        promise: what was promised, and by when; empty where no such promise was found.
        words: the words that were read, or where they were looked for.
        before: what was promised before, each with the day on which another wording took its place.
        figure: the area's figure, empty where there is none.
        when: its time.
        mark: the answer; None without a promise.
        origin: where the promise was read.
        adding: whether its own parts make its promise.
    """

    name: str
    path: str
    depth: int
    promise: str
    words: str
    before: tuple[str, ...]
    figure: str
    when: str
    mark: Mark | None
    origin: Origin | None
    adding: AddedUp | None


@dataclass(frozen=True, slots=True)
class LocalHead:
    """A target above its local ones: what the plan promised, and whether its parts make that."""

    title: str
    path: str
    promise: str
    adding: AddedUp | None


@dataclass(frozen=True, slots=True)
class LocalTargetsPage:
    """One page of local targets."""

    number: int
    sentence: str
    cells: str
    blocks: tuple[tuple[LocalHead, tuple[LocalRow, ...]], ...]
    pages: Numbered


class LocalBook:
    """Local targets by target and by area. Nothing is computed here."""

    def __init__(self, context: PageContext, places: AreaBook) -> None:
        """Open the book of a page's context."""
        self.context = context
        self.places = places
        self._rows = {(one.target, one.area): one for one in context.book.package.local_targets}
        self._named = self._rows.keys() | context.book.follow_up.promises_before.keys()

    @property
    def any(self) -> bool:
        """Whether the package has local targets at all."""
        return bool(self._rows)

    @cached_property
    def _verdicts(self) -> dict[tuple[str, str], TargetVerdict]:
        rows = (one for one in self.context.book.assessment.local if one.policy == "default")
        return {(one.target, one.area): one for one in rows if one.rule == HEADLINE.text}

    @cached_property
    def _adding(self) -> dict[tuple[str, str], AddingUp]:
        return {(one.target, one.area): one for one in self.context.book.assessment.adding}

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets that have local ones, in the plan's order."""
        named = {target for target, _ in self._named}
        return tuple(one for one in self.context.book.package.targets if one.id in named)

    def cells(self, target: Target) -> list[tuple[Area, int]]:
        """The parts of the country that there are at a target's deadline, down the tree, with their depth."""
        return [(one, depth) for one, depth in self.places.tree if is_there(one, target)]

    def found(self, target: Target, area: Area) -> bool:
        """Whether a part has a number of its own for a target."""
        row = self._rows.get((target.id, area.id))
        return row is not None and row.value is not None

    def rows_of(self, target: Target) -> list[LocalRow]:
        """The rows of a target: every part of which something is known, or that is missing in a whole."""
        wanted = {area for name, area in self._named if name == target.id}
        wanted |= {
            part for (name, _), one in self._adding.items() if name == target.id for part in one.silent
        }
        shown = {one.id for one in self.places.shown}
        return [
            self._row(
                target, area.id, (area.name, self.places.path(area.id) if area.id in shown else ""), depth
            )
            for area, depth in self.places.tree
            if area.id in wanted
        ]

    def rows_at(self, area: str) -> list[LocalRow]:
        """What an area has promised of its own, by target."""
        return [
            self._row(one, area, (heading(one.quantity), self.context.target_path(one.id)), 0)
            for one in self.targets
            if (one.id, area) in self._named
        ]

    def head(self, target: Target) -> LocalHead:
        """A target with whether its parts make it."""
        return LocalHead(
            title=heading(target.quantity),
            path=self.context.target_path(target.id),
            promise=promised(self.context.language, target),
            adding=self.added(target.id, self.places.country),
        )

    def added(self, target: str, area: str) -> AddedUp | None:
        """Whether the parts of an area make its promise; None where none of them has one."""
        one = self._adding.get((target, area))
        if one is None:
            return None
        answer = ADDING_ANSWERS[one.answer]
        return AddedUp(
            self.context.book.areas[area].name,
            self.context.say(answer.word),
            answer.side,
            self.context.explain(one.reason),
        )

    def _row(self, target: Target, area: str, named: tuple[str, str], depth: int) -> LocalRow:
        context, local = self.context, self._rows.get((target.id, area))
        verdict = self._verdicts.get((target.id, area))
        seen = verdict.observed if verdict is not None else None
        source = local.source if local is not None else None
        return LocalRow(
            name=named[0],
            path=named[1],
            depth=depth,
            promise=promised_there(context, target, local) if local is not None else "",
            words=context.noted(local.words or local.note) if local is not None else "",
            before=promised_before(context, target, area),
            figure=observed(context.language, target, seen) if seen is not None else "",
            when=context.period(verdict.as_of or verdict.period) if verdict is not None and seen else "",
            mark=target_mark(context, verdict.verdict) if verdict is not None else None,
            origin=origin(context, context.book.sources[source]) if source is not None else None,
            adding=self.added(target.id, area),
        )


def local_targets_pages(context: PageContext, book: LocalBook) -> tuple[tuple[str, LocalTargetsPage], ...]:
    """The pages of local targets; none in a package without them."""
    if not book.any:
        return ()
    first = local_path(context)
    listed = [row for one in book.targets for row in under(book.head(one), book.rows_of(one))]
    pages = context.sharing.share(first, listed, _ROWS, partial(_lines))
    names = spans(context.language, [[head.title for head, _ in page] for page in pages])
    return tuple(
        (
            page_path(first, number),
            LocalTargetsPage(
                number,
                _sentence(context, book),
                _cells(context, book),
                by_heading(page),
                numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def local_path(context: PageContext) -> str:
    """The first page of local targets."""
    return context.path("local.html")


def _lines(row: tuple[LocalHead, LocalRow | None]) -> int:
    return 2 if row[1] is not None and row[1].origin is not None else 1


_ANSWERED = {
    "holds": plural(
        "They make the country's.",
        "For {count} of these {number} they make the country's.",
    ),
    "short": plural(
        "They fall short of the country's even if all are kept.",
        "For {count} of these {number} they fall short of the country's even if all are kept.",
    ),
    "open": plural(
        "Whether they make the country's cannot be said.",
        "For {count} of these {number} that cannot be said.",
    ),
}


def _sentence(context: PageContext, book: LocalBook) -> str:
    """How many targets have local ones, and how many of these are made by their parts."""
    forms = plural(
        "Parts of the country have promises of their own for {found} of the plan's {number} target.",
        "Parts of the country have promises of their own for {found} of the plan's {number} targets.",
    )
    targets = context.book.package.targets
    told = [context.language.say_many(forms, len(targets), found=len(book.targets))]
    if len(targets) == len(book.targets) == 1:
        told = [
            context.say(msgid("Parts of the country have promises of their own for the plan's one target."))
        ]
    answers = Counter(one.leans for one in _added(book, book.targets))
    told += [
        context.language.say_many(forms, sum(answers.values()), count=answers[leans])
        for leans, forms in _ANSWERED.items()
        if answers[leans]
    ]
    return context.language.sentences(told)


def _added(book: LocalBook, targets: Iterable[Target]) -> list[AddedUp]:
    found = (book.added(one.id, book.places.country) for one in targets)
    return [one for one in found if one is not None]


def _cells(context: PageContext, book: LocalBook) -> str:
    """How many cells, one for each of these targets in each part of the country, are empty."""
    filled = Counter(book.found(target, area) for target in book.targets for area, _ in book.cells(target))
    cells = filled[True] + filled[False]
    if not cells:
        return ""
    if not filled[False]:
        return context.say(msgid("Each part that there is has a promise of its own for each of them."))
    if cells == 1:
        return context.say(msgid("No promise of the one part that there is was found for it."))
    forms = plural(
        "Of {cells} cells, one for each of these targets in each part, {number} is empty ({share}): no "
        "promise of that part was found.",
        "Of {cells} cells, one for each of these targets in each part, {number} are empty ({share}): no "
        "promise of that part was found.",
    )
    empty = filled[False]
    return context.language.say_many(forms, empty, cells=cells, share=share_of(context, empty, cells))
