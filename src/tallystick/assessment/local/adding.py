"""Whether the promises of an area's parts make its own, from the country down the tree of areas."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tallystick.assessment.asked import Promise
from tallystick.assessment.compare import Side, Span
from tallystick.assessment.local.asked import local_target_of
from tallystick.assessment.local.model import AddingUp
from tallystick.assessment.local.together import PartPromise, PromisedTogether, as_mean, as_sum, as_weakest
from tallystick.assessment.local.told import NO_WHOLE, UNSAID, UNWEIGHED, reason_of
from tallystick.assessment.question import Question, questions_of
from tallystick.base.local_answers import ADDS_UP, CANNOT_BE_SAID, FALLS_SHORT
from tallystick.base.verdicts import Verdict
from tallystick.register.areas import Area, LocalTarget
from tallystick.register.method import Method
from tallystick.register.model import Package, Target

_ANSWERS: Mapping[Side, Verdict] = {"holds": ADDS_UP, "short": FALLS_SHORT, "open": CANNOT_BE_SAID}
_LOOSE = {">": ">=", "<": "<=", "decrease_by": "increase_by"}
_WHOLE = Decimal(100)
_OF_A_SILENT_COUNT = Span(Decimal(0), None)


class _Part(NamedTuple):
    """A part of an area with its promise, where one was found that counts, or what its own parts promise."""

    area: Area
    promise: Span | None
    weight: Decimal | None
    stand_in: Span | None = None


_Seen = Callable[[Target, Area, Mapping[str, LocalTarget], Mapping[str, Sequence[Area]]], _Part]


def adding_up(package: Package, method: Method, comparison: Promise) -> tuple[AddingUp, ...]:
    """For each target with local targets, each area of which a part has one: whether the parts make it.

    Args:
        package: the plan and its areas.
        method: its tolerance for "about".
        comparison: which numbers keep a promise.
    """
    return _all(package, method, comparison, _part_by_itself)


def adding_up_2(package: Package, method: Method, comparison: Promise) -> tuple[AddingUp, ...]:
    """As before; of a silent part of a sum, what its own parts promise counts."""
    return _all(package, method, comparison, _part_or_its_own)


def _all(package: Package, method: Method, comparison: Promise, seen: _Seen) -> tuple[AddingUp, ...]:
    return tuple(
        _one(question, whole, parts, comparison)
        for question in questions_of(package, method)
        for whole, parts in _wholes(package, question.target, seen)
    )


def _wholes(
    package: Package, target: Target, seen: _Seen
) -> Iterator[tuple[tuple[str, Decimal | None], list[_Part]]]:
    """Each area with what it promises and its parts at the deadline, where one of them has a promise."""
    country = package.descriptor.tallystick.plan.country
    rows = {one.area: one for one in package.local_targets if one.target == target.id}
    if not rows:
        return
    there: dict[str, list[Area]] = {}
    for one in package.areas:
        if one.parent is not None and is_there(one, target):
            there.setdefault(one.parent, []).append(one)
    for area in package.areas:
        parts = [seen(target, one, rows, there) for one in there.get(area.id, ())]
        if any(one.area.id in rows or one.stand_in is not None for one in parts):
            own = rows.get(area.id)
            told = target if area.id == country else own and local_target_of(target, own)
            yield (area.id, told.value if told else None), parts


def is_there(area: Area, target: Target) -> bool:
    """Whether there is such an area at the target's deadline: formed by then, and not yet ended."""
    formed = area.since is None or area.since.first <= target.deadline.last
    return formed and (area.until is None or area.until.last >= target.deadline.last)


def _part_by_itself(
    target: Target, area: Area, rows: Mapping[str, LocalTarget], _: Mapping[str, Sequence[Area]]
) -> _Part:
    return _part(target, area, rows.get(area.id))


def _part_or_its_own(
    target: Target, area: Area, rows: Mapping[str, LocalTarget], there: Mapping[str, Sequence[Area]]
) -> _Part:
    """A part; where it is silent and parts make a sum, with what its own parts promise, however deep."""
    part = _part(target, area, rows.get(area.id))
    if part.promise is not None or target.parts_make != "sum":
        return part
    own = [_part_or_its_own(target, one, rows, there) for one in there.get(area.id, ())]
    known = [one.promise or one.stand_in for one in own]
    if not any(known):
        return part
    together = as_sum([PartPromise(one or _OF_A_SILENT_COUNT, None) for one in known], Span(None, None))
    return part._replace(stand_in=Span(together.low, together.high))


def _part(target: Target, area: Area, local: LocalTarget | None) -> _Part:
    """A part; a promise for a later time than the country's is none yet."""
    if local is None:
        return _Part(area, None, None)
    late = local.deadline is not None and local.deadline.last > target.deadline.last
    if local.value is None or late:
        return _Part(area, None, local.weight)
    highest = local.value if local.value_high is None else local.value_high
    return _Part(area, Span(local.value, highest), local.weight)


def _one(
    question: Question,
    whole: tuple[str, Decimal | None],
    parts: Sequence[_Part],
    comparison: Promise,
) -> AddingUp:
    target, (area, promised) = question.target, whole
    found = AddingUp(
        target=target.id,
        area=area,
        way=target.parts_make or "",
        promised=promised,
        low=None,
        high=None,
        parts=len(parts),
        silent=tuple(one.area.id for one in parts if one.promise is None),
        answer=CANNOT_BE_SAID.code,
        reason=UNSAID,
    )
    if not found.way:
        return found
    # Without a promise of the whole what the parts promise is told all the same.
    asked = question.about(_loosely(target, target.value if promised is None else promised))
    missing = _of_a_silent_part(question)
    known = [PartPromise(one.promise or one.stand_in or missing, one.weight) for one in parts]
    together = _TOGETHER[found.way](known, comparison(asked, Decimal(0)))
    if together is None:
        return dataclasses.replace(found, reason=UNWEIGHED)
    found = dataclasses.replace(found, low=together.low, high=together.high)
    if promised is None:
        return dataclasses.replace(found, reason=NO_WHOLE)
    answer = _ANSWERS[together.side]
    stood = [one.stand_in for one in parts if one.stand_in is not None]
    return dataclasses.replace(
        found, answer=answer.code, reason=reason_of(target, found, stood, together.side)
    )


def _loosely(target: Target, promised: Decimal) -> Target:
    """The target that the parts' own numbers are held against: they are as strict as the whole's.

    Of a change the size is compared, whichever way it goes.
    """
    comparator = _LOOSE.get(target.comparator, target.comparator)
    return dataclasses.replace(target, comparator=comparator, strict=False, value=promised)


def _of_a_silent_part(question: Question) -> Span:
    """What a part without a promise may still promise: no count lies below 0, and a share from 0 to 100."""
    target = question.target
    if target.parts_make == "sum":
        return _OF_A_SILENT_COUNT
    if target.parts_make == "weighted_mean" and question.share and target.arithmetic != "change":
        return Span(Decimal(0), _WHOLE)
    return Span(None, None)


_Way = Callable[[Sequence[PartPromise], Span], PromisedTogether | None]
#: How parts make the whole, by what `targets.csv` says.
_TOGETHER: Mapping[str, _Way] = {"sum": as_sum, "weighted_mean": as_mean, "minimum": as_weakest}
