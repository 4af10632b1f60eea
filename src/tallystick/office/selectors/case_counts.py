"""What is counted of the office's cases, by phase, province, kind and outcome; and what was shown of it."""

import datetime
from collections import Counter
from collections.abc import Callable, Sequence

from django.utils.crypto import salted_hmac

from tallystick.office.models import CaseStepTaken, CountsMade, ErasedCount, SealedCase, StoredArea
from tallystick.office.selectors.case_facts import in_the_clear
from tallystick.office.selectors.case_setting import clocks_now
from tallystick.office.selectors.duties import phases
from tallystick.pipeline.case_counts import LEAST_ON_CLOCK, clock_plan
from tallystick.register.phases import PlanPhase
from tallystick.suppression.axes import Name
from tallystick.suppression.model import CountsRelease, PublishedCounts
from tallystick.workflow.cases.counted import PlacedCase, outcomes


def provinces() -> tuple[tuple[str, str], ...]:
    """The parts of the country that are no part of another part, each with its name; nothing smaller."""
    rows = StoredArea.objects.filter(parent__parent=None).exclude(parent=None).order_by("name")
    return tuple((str(area), str(name)) for area, name in rows.values_list("id", "name"))


def phase_of(day: datetime.date, asked: Sequence[PlanPhase]) -> str:
    """The phase that something which came on a day belongs to: the first that was not over; else the last.

    Empty where the plan has no phase.
    """
    open_then = (one.id for one in asked if one.period.last >= day)
    return next(open_then, asked[-1].id if asked else "")


def counted_now(phase: str, day: datetime.date) -> Counter[Name]:
    """How many cases of a phase by area, kind and what became of them by a day; erased ones too."""
    asked = phases()
    steps: dict[int, list[CaseStepTaken]] = {}
    for one in CaseStepTaken.objects.order_by("number").defer("sealed").iterator():
        steps.setdefault(one.case_id, []).append(one)
    rows = SealedCase.objects.defer("standing").iterator()
    placed = (
        PlacedCase(in_the_clear(row, steps.get(row.pk, ())), row.area)
        for row in rows
        if phase_of(row.day, asked) == phase
    )
    found = outcomes(placed, clocks_now(), day)
    for gone in ErasedCount.objects.filter(phase=phase):
        found[gone.area, gone.kind, gone.outcome] += gone.number
    return found


def release_of(made: CountsMade) -> CountsRelease:
    """What was shown of a phase on a day, with the counts behind it."""
    plan = clock_plan(made.areas)
    shown = {tuple(name): number for *name, number in made.shown}
    counts = {tuple(name): number for *name, number in made.counts}
    return CountsRelease(PublishedCounts(plan, shown, dict.fromkeys(plan.names(), LEAST_ON_CLOCK)), counts)


def lot_of(phase: str) -> Callable[[Name], float]:
    """The lot by which figures of a phase are withheld beside small ones: of the office's own key, kept."""

    def lot(name: Name) -> float:
        drawn = salted_hmac(f"counts of {phase}", "\n".join(name), algorithm="sha256").digest()
        return int.from_bytes(drawn[:6]) / 2**48

    return lot


def last_counts() -> dict[str, CountsMade]:
    """What the clock shows: of each phase what was counted last."""
    return {one.phase: one for one in CountsMade.objects.order_by("day")}
