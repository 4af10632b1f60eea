"""What is there where a report can be, asked of the database with one question: each text of one asks it."""

import datetime
from dataclasses import dataclass
from typing import Any

from tallystick.office.draft_place import DraftPlace
from tallystick.office.models.drafts import REPORTS
from tallystick.office.prepared import ready_cursor
from tallystick.office.selectors.owing import part_on
from tallystick.office.selectors.succession import UP, above_in

#: A day is written so; a part of one is shorter.
_DAY = len("2026-03-31")


@dataclass(frozen=True, slots=True)
class DraftSurroundings:
    """What counts for whoever would do something to a draft, beside the draft itself.

    Attributes:
        above: the bodies to which its body belongs, the nearest first.
        taken_until: the last day on which reports of its phase are taken; None where it never locks.
    """

    above: tuple[str, ...]
    taken_until: datetime.date | None


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """What is there where a report can be.

    Attributes:
        around: what counts beside it.
        draft: the number of what is written; None where nothing is.
        stands: whether a report stands in the package.
        is_owed: whether the body owes it by a part of its own; None where that is to be looked at by parts
            that came from bodies which ended, or by a last day that is a part of a date.
    """

    around: DraftSurroundings
    draft: int | None
    stands: bool
    is_owed: bool | None


def surroundings(place: DraftPlace) -> DraftSurroundings:
    """What counts for whoever would do something to a draft of this place, which is there."""
    return _surroundings(
        _rows(
            f"{UP} SELECT up.id, l.taken_until FROM up"
            " LEFT JOIN office_phaselock l ON l.phase_id = %s ORDER BY up.step",
            [place.body, place.phase or None],
        )
    )


def report_place(phase: str, body: str, commitment: str) -> ReportPlace | None:
    """What is there where a body would report of a commitment in a phase; None without such a place."""
    part, told = part_on("p.due")
    named, place = "phase_id = %s AND body_id = %s AND commitment_id = %s", [phase, body, commitment]
    rows = _rows(
        f"{UP} SELECT up.id, l.taken_until, p.due,"
        f" (SELECT id FROM office_officedraft WHERE {named} AND \"table\" = '{REPORTS}'),"
        f" EXISTS (SELECT 1 FROM office_storedprogressreport WHERE {named}),"
        f" EXISTS (SELECT 1 FROM office_storedbody WHERE until IS NOT NULL),"
        f" EXISTS (SELECT 1 FROM office_storedresponsibility WHERE {part}"
        " AND body_id = %s AND commitment_id = %s)"
        " FROM office_storedplanphase p CROSS JOIN up LEFT JOIN office_phaselock l ON l.phase_id = p.id"
        " WHERE p.id = %s ORDER BY up.step",
        [body, *place, *place, *told, body, commitment, phase],
    )
    if not rows:
        return None
    _, _, due, draft, stands, has_ended, has_part = rows[0]
    is_plain = not has_ended and len(due) == _DAY
    return ReportPlace(_surroundings(rows), draft, bool(stands), bool(has_part) if is_plain else None)


def _rows(words: str, told: list[str | None]) -> list[tuple[Any, ...]]:
    with ready_cursor() as cursor:
        cursor.execute(words, told)
        return list(cursor.fetchall())


def _surroundings(rows: list[tuple[Any, ...]]) -> DraftSurroundings:
    last = rows[0][1] if rows else None
    # SQLite keeps a day as text.
    day = datetime.date.fromisoformat(last) if isinstance(last, str) else last
    return DraftSurroundings(above_in(rows), day)
