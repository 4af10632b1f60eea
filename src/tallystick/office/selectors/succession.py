"""Which bodies stand above one, and who took over from those that ended, without reading all bodies."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from tallystick.office.models import StoredBody, StoredResponsibility
from tallystick.office.prepared import ToldLater
from tallystick.office.selectors.plan import prepared_rows, rows_in
from tallystick.register.bodies import Body
from tallystick.register.indexed import BY_NAME

#: No tree of offices is so deep; a circle ends there.
_DEEPEST = 50
_LEADS = "lead"
#: Begins a statement with a body, which is told first, and those above it, as rows of `up`, by `step`.
UP = f"""
WITH RECURSIVE up(id, parent_id, step) AS (
    SELECT id, parent_id, 0 FROM office_storedbody WHERE id = %s
    UNION ALL
    SELECT body.id, body.parent_id, up.step + 1
    FROM office_storedbody body JOIN up ON body.id = up.parent_id WHERE up.step < {_DEEPEST}
)
"""


def above_one(body: str) -> tuple[str, ...]:
    """The bodies to which a body belongs, the nearest first."""
    with connection.cursor() as cursor:
        cursor.execute(f"{UP} SELECT id FROM up ORDER BY step", [body])
        return above_in(cursor.fetchall())


def above_in(rows: Sequence[Sequence[Any]]) -> tuple[str, ...]:
    """The bodies above one, of rows of `up` in the order of its steps, which begin with the identifier."""
    found = dict.fromkeys(str(row[0]) for row in rows)
    return tuple(found)[1:]


_BODY = prepared_rows(BY_NAME["bodies"], lambda rows: rows.filter(id=ToldLater("body")))
_ENDED = prepared_rows(BY_NAME["bodies"], lambda rows: rows.exclude(until=None))


def body_row(body: str) -> Body | None:
    """A body by its identifier; None where there is none."""
    return next(iter(_BODY(body=body)), None)


def succeeded_rows() -> tuple[Body, ...]:
    """The bodies that another has taken over from."""
    return tuple(rows_in(BY_NAME["bodies"], StoredBody.objects.filter(successor__isnull=False)))


def heirs_of_parts() -> dict[str, frozenset[str]]:
    """By body that ended, who took over a part of it: who leads what it led, or acts since the day after.

    A body that is split has one successor or none, and its people and files go to several.
    """
    ended = {one.id: one.until.last for one in _ENDED() if one.until is not None}
    parts = list(rows_in(BY_NAME["responsibilities"], StoredResponsibility.objects.all())) if ended else []
    left = [one for one in parts if one.until and ended.get(one.body) == one.until.last]
    found: dict[str, set[str]] = {one.body: set() for one in left}
    for one in left:
        first = ended[one.body] + datetime.timedelta(days=1)
        for other in parts:
            if (other.commitment, other.role) == (one.commitment, one.role) and other.body != one.body:
                is_later = other.until is None or other.until.last >= first
                began = other.since is not None and other.since.first == first
                if began or (is_later and one.role == _LEADS):
                    found[one.body].add(other.body)
    return {name: frozenset(heirs) for name, heirs in found.items() if heirs}


def ended_by(day: datetime.date) -> dict[str, str]:
    """The bodies that ended before a day, each with who has taken over by then; empty where nobody has."""
    found: list[Body] = _ENDED()
    ended = {one.id: one for one in found if one.until is not None and one.until.last < day}
    return {name: _there(name, ended) for name in ended}


def _there(name: str, ended: Mapping[str, Body]) -> str:
    seen: set[str] = set()
    while name in ended and name not in seen:
        seen.add(name)
        name = ended[name].successor or ""
    return "" if name in seen else name
