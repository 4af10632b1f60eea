"""Counts of cases for the public clock: kept of what is erased, and made anew once a month by the worker."""

import datetime

from django.db import transaction
from django.db.models import F

from tallystick.office.models import CountsMade, ErasedCount, SealedCase, StoredArea, StoredCaseCount
from tallystick.office.selectors.case_counts import counted_now, lot_of, phase_of, provinces, release_of
from tallystick.office.selectors.case_facts import in_the_clear
from tallystick.office.selectors.case_setting import clocks_now
from tallystick.office.selectors.duties import phases
from tallystick.office.selectors.plan import plan_settings
from tallystick.office.selectors.submissions import steps_of
from tallystick.pipeline.case_counts import clock_plan, clock_release, clock_rows
from tallystick.suppression.model import CountsRelease
from tallystick.suppression.protect import Unprotected
from tallystick.workflow.cases.counted import became_of
from tallystick.workflow.cases.steps import erased


def count_erased(row: SealedCase, today: datetime.date) -> None:
    """Count a case that is about to be erased; to be called inside the transaction that erases it."""
    gone = erased(in_the_clear(row, steps_of(row)), today)
    told = {
        "phase": phase_of(row.day, phases()),
        "area": row.area,
        "kind": gone.kind,
        "outcome": became_of(gone, clocks_now(), today),
    }
    ErasedCount.objects.get_or_create(**told, defaults={"number": 0})
    ErasedCount.objects.filter(**told).update(number=F("number") + 1)


def count_month(today: datetime.date) -> int:
    """Count each phase for the public clock, once a month; gives how many phases were counted.

    Oftener, the difference between two counts would tell of a single case. A phase of which nothing came is
    counted too, so that the first count tells nothing of when somebody first wrote.
    """
    number = 0
    for phase in phases():
        if (
            phase.period.first <= today
            and not CountsMade.objects.filter(phase=phase.id, day__gte=today.replace(day=1)).exists()
        ):
            number += _counted(phase.id, today)
    return number


@transaction.atomic
def _counted(phase: str, today: datetime.date) -> bool:
    before = list(CountsMade.objects.filter(phase=phase).order_by("day"))
    areas = before[0].areas if before else [area for area, _ in provinces()]
    try:
        made = clock_release(
            counted_now(phase, today), clock_plan(areas), lot_of(phase), map(release_of, before)
        )
    except Unprotected:  # what was shown before would give it away: nothing new is shown this month
        return False
    _put_into_package(made, phase, today)
    CountsMade.objects.create(
        phase=phase,
        day=today,
        areas=areas,
        shown=[[*name, count] for name, count in sorted(made.published.shown.items())],
        counts=[[*name, count] for name, count in sorted(made.counts.items())],
    )
    return True


def _put_into_package(made: CountsRelease, phase: str, day: datetime.date) -> None:
    """Have the package say what the clock shows, of the places that it has still."""
    plan = plan_settings()
    if plan is None:
        return
    there = set(map(str, StoredArea.objects.values_list("id", flat=True)))
    StoredCaseCount.objects.bulk_create(
        StoredCaseCount(
            phase_id=one.phase,
            area_id=one.area,
            kind=one.kind,
            outcome=one.outcome,
            counted=one.counted,
            number=one.number,
        )
        for one in clock_rows(made, plan.country, phase, day)
        if one.area in there
    )
