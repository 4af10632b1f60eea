"""The list of all deliverables: the dated yes-or-no things that the plan promised, by answer."""

from dataclasses import dataclass

from tallystick.register.model import Deliverable
from tallystick.report import words
from tallystick.report.desk import Desk
from tallystick.report.language import plural
from tallystick.report.packing import Numbered, numbered, pack, page_path
from tallystick.report.promises import heading
from tallystick.report.views.marks import Tally, done_tallies

_ROW, _LIMIT = 520, 28_000


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """A deliverable in a list."""

    title: str
    path: str
    kind: str
    deadline: str
    why: str


@dataclass(frozen=True, slots=True)
class DeliverableGroup:
    """The deliverables of one answer, or of one page of it."""

    tally: Tally
    continued: bool
    rows: tuple[DeliverableRow, ...]


@dataclass(frozen=True, slots=True)
class DeliverablesPage:
    """One page of the list."""

    number: int
    pages: Numbered
    sentence: str
    tallies: tuple[Tally, ...]
    total: int
    groups: tuple[DeliverableGroup, ...]


def deliverables_pages(desk: Desk) -> tuple[tuple[str, DeliverablesPage], ...]:
    """The pages of the list, by answer."""
    tallies = done_tallies(desk, desk.book.assessment.summary.whole.deliverables)
    pieces = [piece for tally in tallies for piece in _pieces(desk, tally)]
    pages = pack(pieces, lambda one: 400 + _ROW * len(one.rows), _LIMIT)
    placed = {
        group.tally.mark.code: desk.path(page_path("deliverables.html", number))
        for number, page in reversed(list(enumerate(pages, 1)))
        for group in page
        if not group.continued
    }
    moved = tuple(
        Tally(one.mark, one.gloss, one.count, f"{placed[one.mark.code]}#{one.mark.code}") for one in tallies
    )
    return tuple(
        (
            desk.path(page_path("deliverables.html", number)),
            DeliverablesPage(
                number,
                numbered(desk.path("deliverables.html"), len(pages), number),
                _sentence(desk),
                moved,
                len(desk.book.deliverables),
                page,
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _sentence(desk: Desk) -> str:
    summary = desk.book.assessment.summary
    complete = next(one for one in summary.rates if one.name == "complete_of_all")
    forms = plural(
        "The plan promises {number} dated thing that is there or is not. {done} is done.",
        "The plan promises {number} dated things that are there or are not. Of {commitments} commitments, "
        "{count} can be shown to be complete.",
    )
    done = dict(summary.whole.deliverables)["done"]
    total = len(desk.book.deliverables)
    return desk.language.say_many(forms, total, done=done, count=complete.count or 0, commitments=complete.of)


def _pieces(desk: Desk, tally: Tally) -> list[DeliverableGroup]:
    rows = [
        _row(desk, one)
        for one in desk.book.package.deliverables
        if desk.book.deliverable_verdicts[one.id].verdict == tally.mark.code
    ]
    parts = pack(rows, lambda _: _ROW, _LIMIT // 2) or ((),)
    return [DeliverableGroup(tally, place > 0, part) for place, part in enumerate(parts)]


def _row(desk: Desk, one: Deliverable) -> DeliverableRow:
    return DeliverableRow(
        title=heading(one.title),
        path=desk.deliverable_path(one.id),
        kind=desk.say(words.DELIVERABLE[one.kind]),
        deadline=desk.language.date(one.deadline),
        why=desk.explain(desk.book.deliverable_verdicts[one.id].reason),
    )
