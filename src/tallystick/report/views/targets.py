"""The list of all targets: what was promised, the latest figure, the answer under each policy."""

from dataclasses import dataclass

from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.desk import Desk
from tallystick.report.packing import Numbered, numbered, pack, page_path
from tallystick.report.promises import heading, observed, printed, promise, when
from tallystick.report.views.counts import targets_sentence
from tallystick.report.views.marks import Mark, Tally, target_mark, target_tallies

_ROW, _LIMIT = 950, 28_000


@dataclass(frozen=True, slots=True)
class Latest:
    """The figure that a reader meets first: ``other`` by another measure, ``missing`` where there is none."""

    text: str
    when: str
    other: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target in a list.

    Attributes:
        id: its identifier.
        title: what is counted or measured.
        path: where it stands on its commitment's page.
        promise: what was promised.
        deadline: by when.
        latest: the latest figure.
        headline: the answer under the default policy.
        policies: the answer under each of the others, in their order.
        contested: whether rated results stand on different sides.
    """

    id: str
    title: str
    path: str
    promise: str
    deadline: str
    latest: Latest
    headline: Mark
    policies: tuple[Mark, ...]
    contested: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The targets of one answer, or of one page of it."""

    tally: Tally
    continued: bool
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """One page of the list."""

    number: int
    pages: Numbered
    sentence: str
    tallies: tuple[Tally, ...]
    total: int
    columns: tuple[str, ...]
    groups: tuple[Group, ...]


def latest(desk: Desk, target: Target) -> Latest:
    """The figure the headline rests on, else the last one in any measure, else that there is none."""
    verdict = desk.book.verdicts[target.id, "default"]
    if verdict.observed is not None:
        period = desk.period(verdict.as_of or verdict.period)
        return Latest(observed(desk.language, target, verdict.observed), period, verdict.other_measure)
    country = [
        one
        for one in desk.book.sightings.get(target.id, ())
        if one.observation.area == desk.book.plan.country
        and one.observation.group is None
        and one.role in {"plan_measure", "other_measure"}
    ]
    if not country:
        return Latest("", "", missing=True)
    first = country[0]
    return Latest(
        printed(desk.language, first.observation),
        when(desk.language, first.observation),
        first.role == "other_measure",
    )


def target_row(desk: Desk, target: Target) -> TargetRow:
    """A target as a row."""
    verdicts = [desk.book.verdicts[target.id, policy] for policy in words.POLICY_ORDER]
    return TargetRow(
        id=target.id,
        title=heading(target.quantity),
        path=desk.target_path(target.id),
        promise=promise(desk.language, target),
        deadline=desk.language.date(target.deadline),
        latest=latest(desk, target),
        headline=target_mark(desk, verdicts[0].verdict),
        policies=tuple(target_mark(desk, one.verdict) for one in verdicts[1:]),
        contested=verdicts[0].contested,
    )


def targets_pages(desk: Desk) -> tuple[tuple[str, TargetsPage], ...]:
    """The pages of the list, by answer; a long one goes on on the next page."""
    tallies = target_tallies(desk, desk.book.assessment.summary.whole.headline)
    pieces = [piece for tally in tallies for piece in _pieces(desk, tally)]
    pages = pack(pieces, lambda one: 500 + _ROW * len(one.rows), _LIMIT)
    placed = {
        group.tally.mark.code: desk.path(page_path("targets.html", number))
        for number, page in reversed(list(enumerate(pages, 1)))
        for group in page
        if not group.continued
    }
    moved = tuple(_moved(one, placed) for one in tallies)
    columns = tuple(desk.say(words.POLICY_SHORT[name]) for name in words.POLICY_ORDER[1:])
    return tuple(
        (
            desk.path(page_path("targets.html", number)),
            TargetsPage(
                number,
                numbered(desk.path("targets.html"), len(pages), number),
                targets_sentence(desk),
                moved,
                len(desk.book.targets),
                columns,
                page,
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _pieces(desk: Desk, tally: Tally) -> list[Group]:
    rows = [
        target_row(desk, target)
        for target in desk.book.package.targets
        if desk.book.verdicts[target.id, "default"].verdict == tally.mark.code
    ]
    parts = pack(rows, lambda _: _ROW, _LIMIT // 2) or ((),)
    return [Group(tally, place > 0, part) for place, part in enumerate(parts)]


def _moved(tally: Tally, placed: dict[str, str]) -> Tally:
    path = f"{placed[tally.mark.code]}#{tally.mark.code}"
    return Tally(tally.mark, tally.gloss, tally.count, path)
