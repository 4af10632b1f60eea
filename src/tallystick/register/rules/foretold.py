"""What a source tells has been by the day it was published: a forecast is no result, a plan is no deed."""

from collections.abc import Iterator

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.events import Event
from tallystick.register.indicators import COMPARED_ROLES, TargetIndicator
from tallystick.register.model import Observation, Source, Target
from tallystick.register.rules.events import DEEDS
from tallystick.register.rules.model import Tables, each

#: What a source can only tell afterwards; a law's day in force is often told before.
_TOLD_AFTERWARDS = DEEDS - {"in_force"}
_FUTURE = Reason("its source was published ({published}) before the time of which it speaks ({period})")
_NO_RESULT = Reason(
    "a goal or a forecast is no result: enter it under an indicator whose role is goal, or correct the "
    "period or the source's date"
)
_WITHIN = Reason("its source was published ({published}) before its time was over ({period})")
_WHICH_DAY = Reason("say in as_of of which day it is, or end the period there")
_UNDONE = Reason("its source was published ({published}) before it happened ({date})")
_NO_DEED = Reason("what is only announced is context; name a source that tells that it was done")


def figures_told_beforehand(tables: Tables, _: Descriptor | None) -> None:
    """Find compared figures of a time after their source, and counts of one that was not over by then."""
    published = _published(tables)
    arithmetic = {one.id: one.arithmetic for _, one in each(tables["targets"], Target)}
    links = [
        one for _, one in each(tables["target_indicators"], TargetIndicator) if one.role in COMPARED_ROLES
    ]
    levels = {one.indicator for one in links if arithmetic.get(one.target) == "change"}

    def told(one: Observation) -> Iterator[CellFault]:
        day = published[one.source]
        if one.value_in_target_unit is None and one.indicator not in levels:
            return
        if day.last < (one.as_of or one.period).first:
            why = _FUTURE.saying(published=day, period=one.as_of or one.period)
            yield Problem("figure-of-the-future", why, _NO_RESULT, severity="gap"), "period", one.period
        elif one.accumulation is not None and one.as_of is None and day.last < one.period.last:
            why = _WITHIN.saying(published=day, period=one.period)
            yield Problem("told-within-its-time", why, _WHICH_DAY, severity="gap"), "as_of", None

    if published and links:
        tables["observations"].find_alike(
            ("indicator", "period", "as_of", "accumulation", "source"),
            told,
            filled=("value_in_target_unit",),
            among={"indicator": {one.indicator for one in links}, "source": published.keys()},
        )


def deeds_told_beforehand(tables: Tables, _: Descriptor | None) -> None:
    """Find deeds of a day after their source was published."""
    published = _published(tables)
    typed = tables["events"]
    for number, one in each(typed, Event):
        day = published.get(one.source or "")
        if one.kind not in _TOLD_AFTERWARDS or day is None or one.date is None:
            continue
        if day.last < one.date.first:
            why = _UNDONE.saying(published=day, date=one.date)
            typed.find(Problem("deed-of-the-future", why, _NO_DEED), number, "date", one.date)


def _published(tables: Tables) -> dict[str, PartialDate]:
    """The day of each source that has one."""
    return {one.id: one.date for _, one in each(tables["sources"], Source) if one.date is not None}
