"""Who owes what in a phase and what has come of it, asked of the database in its own language."""

import datetime
from collections.abc import Sized
from dataclasses import dataclass
from typing import Any

from django.db import connection

from tallystick.office.selectors.succession import ended_by
from tallystick.register.phases import PlanPhase
from tallystick.workflow.duties import REPORTING_ROLES

#: So many rows are looked at of what should be none or few.
MOST = 5000
_PARTS, _REPORTS = "office_storedresponsibility", "office_storedprogressreport"
#: Sorts behind every digit and hyphen, so that a part of a date stands for its last day.
_LAST = "~"
#: Texts are compared byte by byte, whatever the order of the database's own language.
_BYTEWISE = {"postgresql": 'COLLATE "C"', "sqlite": "COLLATE BINARY"}
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Owing:
    """The questions of a phase at the end of a day.

    Attributes:
        phase: the phase's identifier.
        due: its last day.
        day: the day.
        ended: the bodies that ended before reports were due.
        taken_over: body and commitment of each part that a body has from one that ended.
        taken_reports: of these, whether the report came late, where it has come.
    """

    phase: str
    due: datetime.date
    day: datetime.date
    ended: tuple[str, ...]
    taken_over: frozenset[_Key]
    taken_reports: dict[_Key, bool]

    def _owed(self) -> tuple[str, list[str]]:
        """The parts that bodies have themselves, as a table of body and commitment."""
        words, told = _parts_on(self.due)
        not_ended = f"AND body_id NOT IN ({_marks(self.ended)})" if self.ended else ""
        return f"SELECT DISTINCT body_id, commitment_id FROM {_PARTS} WHERE {words} {not_ended}", [
            *told,
            *self.ended,
        ]

    def _of_phase(self) -> tuple[str, list[str]]:
        """The condition on a report ``r``: of the phase, and there by the day."""
        return f"r.phase_id = %s AND r.sent {_bytewise()} <= %s", [self.phase, self.day.isoformat()]

    def by_body(self) -> list[tuple[str, int, int, int]]:
        """By body: how many reports it owes, how many came, and how many of these late."""
        owed, told = self._owed()
        of_phase, more = self._of_phase()
        words = (
            f"SELECT o.body_id, COUNT(*), COUNT(r.key),"
            f" SUM(CASE WHEN r.sent {_bytewise()} > %s THEN 1 ELSE 0 END)"
            f" FROM ({owed}) o LEFT JOIN {_REPORTS} r ON r.body_id = o.body_id"
            f" AND r.commitment_id = o.commitment_id AND {of_phase} GROUP BY o.body_id"
        )
        rows = _rows(words, [self.due.isoformat() + _LAST, *told, *more])
        return [(str(body), int(owed), int(came), int(late or 0)) for body, owed, came, late in rows]

    def unowed(self) -> list[_Key]:
        """The reports that nobody was asked for, those of parts that were taken over among them."""
        of_phase, told = self._of_phase()
        owed, more = self._owed()
        words = (
            f"SELECT r.body_id, r.commitment_id FROM {_REPORTS} r LEFT JOIN ({owed}) o"
            f" ON o.body_id = r.body_id AND o.commitment_id = r.commitment_id"
            f" WHERE {of_phase} AND o.body_id IS NULL ORDER BY r.key LIMIT {MOST}"
        )
        return [(str(body), str(one)) for body, one in _rows(words, [*more, *told])]

    def thin(self) -> list[tuple[int, str]]:
        """The keys of the reports that somebody owes and that leave something out, each with its body."""
        of_phase, told = self._of_phase()
        owed, more = self._owed()
        lacking = (
            "(r.record IS NULL OR r.approved IS NULL"
            " OR (r.obstacles IS NULL AND r.rating IN ('delayed', 'not_begun', 'stopped'))"
            " OR (r.numerator IS NULL"
            " AND r.commitment_id IN (SELECT commitment_id FROM office_storedtarget)))"
        )
        words = (
            f"SELECT r.key, r.body_id, r.commitment_id, o.body_id FROM {_REPORTS} r LEFT JOIN ({owed}) o"
            f" ON o.body_id = r.body_id AND o.commitment_id = r.commitment_id"
            f" WHERE {of_phase} AND {lacking} ORDER BY r.key LIMIT {MOST}"
        )
        rows = _rows(words, [*more, *told])
        return [(int(key), str(body)) for key, body, one, by in rows if by or (body, one) in self.taken_over]

    def nobody(self) -> tuple[str, ...]:
        """The commitments of which nobody owes a report, in the order of the plan."""
        owed, told = self._owed()
        words = (
            "SELECT id FROM office_storedcommitment"
            f" WHERE id NOT IN (SELECT commitment_id FROM ({owed}) o) ORDER BY key"
        )
        taken = {commitment for _, commitment in self.taken_over}
        return tuple(str(one) for (one,) in _rows(words, told) if str(one) not in taken)


def owing_in(phase: PlanPhase, day: datetime.date) -> Owing:
    """Who owes what in a phase, to be asked for the end of a day."""
    due = phase.due.last
    after = ended_by(due)
    taken = _taken_over(due, after) if after else frozenset()
    reports = _reports_of(phase, day, taken) if taken else {}
    return Owing(phase.id, due, day, tuple(sorted(after)), taken, reports)


def is_owed(phase: PlanPhase, body: str, commitment: str) -> bool:
    """Whether a body owes a report of a commitment in a phase, by its own part or one that came to it."""
    due = phase.due.last
    after = ended_by(due)
    if body in after:
        return False
    words, told = _parts_on(due)
    asked = f"SELECT body_id FROM {_PARTS} WHERE {words} AND commitment_id = %s"
    before = sorted(one for one, now in after.items() if now == body)
    marks = _marks([body, *before])
    return bool(_rows(f"{asked} AND body_id IN ({marks}) LIMIT 1", [*told, commitment, body, *before]))


def _taken_over(due: datetime.date, after: dict[str, str]) -> frozenset[_Key]:
    """The parts that came to a body from one that ended, save those that it has itself."""
    words, told = _parts_on(due)
    both = sorted({*after, *(one for one in after.values() if one)})
    asked = f"SELECT body_id, commitment_id FROM {_PARTS} WHERE {words} AND body_id IN ({_marks(both)})"
    rows = [(str(body), str(commitment)) for body, commitment in _rows(asked, [*told, *both])]
    own = {one for one in rows if one[0] not in after}
    came = {(after[body], commitment) for body, commitment in rows if after.get(body)}
    return frozenset(came - own)


def _reports_of(phase: PlanPhase, day: datetime.date, taken: frozenset[_Key]) -> dict[_Key, bool]:
    """Of these parts, whether the report came late; those of which none has come are left out."""
    bodies = sorted({body for body, _ in taken})
    asked = (
        f"SELECT body_id, commitment_id, sent FROM {_REPORTS} WHERE phase_id = %s"
        f" AND sent {_bytewise()} <= %s AND body_id IN ({_marks(bodies)})"
    )
    last = phase.due.last.isoformat() + _LAST
    rows = _rows(asked, [phase.id, day.isoformat(), *bodies])
    return {(str(body), str(one)): str(sent) > last for body, one, sent in rows if (body, one) in taken}


def _parts_on(day: datetime.date) -> tuple[str, list[str]]:
    """The condition on a part: that its body reports, and that it had begun by a day and not ended."""
    words, told = part_on("%s")
    return words, [*told, day.isoformat(), day.isoformat()]


def part_on(day: str) -> tuple[str, list[str]]:
    """The condition on a part of which a body reports on a day, and what is told first in it.

    Args:
        day: the day as the statement has it, which stands in the condition twice.
    """
    bytewise = _bytewise()
    words = (
        f"role IN ({_marks(REPORTING_ROLES)}) AND (since IS NULL OR since {bytewise} <= {day})"
        f" AND (until IS NULL OR (until || '{_LAST}') {bytewise} >= {day})"
    )
    return words, [*REPORTING_ROLES]


def _bytewise() -> str:
    return _BYTEWISE[connection.vendor]


def _marks(values: Sized) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(words: str, told: list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(words, told)
        return list(cursor.fetchall())
