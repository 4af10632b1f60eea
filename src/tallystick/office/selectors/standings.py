"""How a phase stands, counted by the database: as many questions for 5,000 bodies as for five.

What was counted is kept for a moment: as long as nobody did anything, and else for ten times as long as the
counting took, so that a large office never spends more than a part of its time on it.
"""

import datetime
import time
from collections import Counter
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection

from tallystick.base.canonical import sha256
from tallystick.base.identifiers import natural_key
from tallystick.base.reasons import Reason
from tallystick.office.models import OfficeDeed, StoredBody, StoredProgressReport, StoredTarget
from tallystick.office.selectors.owing import Owing, owing_in
from tallystick.office.selectors.plan import rows_in
from tallystick.register.indexed import BY_NAME
from tallystick.register.order import in_order
from tallystick.register.phases import PlanPhase, ProgressReport
from tallystick.workflow.duties import AWAITED, IN_TIME, LATE, OVERDUE, STANDINGS
from tallystick.workflow.thin import thin_in

#: So many rows of a list are shown on a page.
EACH = 50
_TIMES, _LONGEST_SECONDS = 10, 60.0
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PhaseCounts:
    """How a phase stands, without its rows.

    Attributes:
        bodies: each body with how many of its reports stand how, in the order of `STANDINGS`; first those
            that owe most still.
        unowed: how many reports came that nobody was asked for.
        unowed_first: the first of them: body and commitment.
        thin: the keys of the reports that leave something out, in the order in which they came.
        thin_by_body: how many of these each body has.
        nobody: the commitments of which nobody owes a report.
    """

    bodies: tuple[tuple[str, tuple[int, ...]], ...]
    unowed: int
    unowed_first: tuple[_Key, ...]
    thin: tuple[int, ...]
    thin_by_body: dict[str, int]
    nobody: tuple[str, ...]


def counted(phase: PlanPhase, day: datetime.date) -> PhaseCounts:
    """How a phase stands at the end of a day, as it was counted a moment ago at the earliest."""
    last = OfficeDeed.objects.order_by("-pk").values_list("pk", flat=True).first()
    place = "standing-" + sha256(f"{connection.vendor} {phase.id} {phase.due} {day}".encode())
    held: tuple[int | None, float, PhaseCounts] | None = cache.get(place)
    if held is not None and (held[0] == last or time.monotonic() < held[1]):
        return held[2]
    began = time.monotonic()
    found = _count(phase, day)
    took = time.monotonic() - began
    cache.set(place, (last, began + took + min(_LONGEST_SECONDS, took * _TIMES), found), None)
    return found


def _count(phase: PlanPhase, day: datetime.date) -> PhaseCounts:
    owing = owing_in(phase, day)
    after = OVERDUE if day > phase.due.last else AWAITED
    by_body = {
        body: Counter({IN_TIME: came - late, LATE: late, after: owed - came})
        for body, owed, came, late in owing.by_body()
    }
    _with_taken_over(owing, by_body, after)
    unowed = [one for one in owing.unowed() if one not in owing.taken_over]
    ordered = sorted(
        by_body.items(), key=lambda one: (-one[1][OVERDUE], -one[1][AWAITED], natural_key(one[0]))
    )
    thin = owing.thin()
    return PhaseCounts(
        tuple((body, tuple(of[one] for one in STANDINGS)) for body, of in ordered),
        len(unowed),
        tuple(unowed[:EACH]),
        tuple(sorted(key for key, _ in thin)),
        dict(Counter(body for _, body in thin)),
        owing.nobody(),
    )


def _with_taken_over(owing: Owing, by_body: dict[str, Counter[str]], after: str) -> None:
    """Add the parts that bodies have from those that ended."""
    for key in owing.taken_over:
        late = owing.taken_reports.get(key)
        standing = after if late is None else LATE if late else IN_TIME
        by_body.setdefault(key[0], Counter())[standing] += 1


def thin_reports(counts: PhaseCounts, page: int) -> tuple[tuple[ProgressReport, tuple[Reason, ...]], ...]:
    """The reports of a page that leave something out, with what."""
    table = BY_NAME["reports"]
    keys = counts.thin[(page - 1) * EACH : page * EACH]
    found = list(rows_in(table, StoredProgressReport.objects.filter(key__in=keys)))
    rows: tuple[ProgressReport, ...] = in_order(table, found)
    chosen = StoredTarget.objects.filter(commitment__id__in={row.commitment for row in rows})
    known = {str(one) for one in chosen.values_list("commitment_id", flat=True).distinct()}
    return tuple((row, lacks) for row in rows if (lacks := thin_in(row, known)))


def names_of(bodies: set[str]) -> dict[str, str]:
    """The names of some bodies."""
    found = StoredBody.objects.filter(id__in=bodies).values_list("id", "name")
    return {str(id_): str(name) for id_, name in found}
