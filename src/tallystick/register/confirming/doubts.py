"""How doubtful a row of a draft is, and why: what a person looks at first."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tallystick.base.reasons import Reason
from tallystick.register.confirming.doing import RowName
from tallystick.register.confirming.told import Told, WhatWasRead
from tallystick.register.model import Commitment, Package, Target

#: A commitment with fewer characters says little; one so many times its neighbours took in something else.
_SHORT, _TIMES_LONGER, _LONG = 30, 4, 400
#: Below it, the doubt of a list is none to speak of.
_LEAST = 0.2
_FIRST_YEAR, _LAST_YEAR = 1950, 2100


@dataclass(frozen=True, slots=True)
class Doubt:
    """How doubtful a row is.

    Attributes:
        share: from 0 to 1; it orders rows and measures nothing.
        why: what speaks against it; None where nothing does.
    """

    share: float
    why: Reason | None


_STATEMENT = Doubt(0.7, Reason("It says what is, and may promise nothing."))
_TWICE = Doubt(0.6, Reason("Another commitment has the same title."))
_LONGER = Doubt(0.5, Reason("It is far longer than its neighbours, and may hold something else."))
_SHORTER = Doubt(0.5, Reason("It is very short."))
_PROSE = Doubt(0.45, Reason("It was read from running text, not from a list."))
_FROM_ABOVE = Doubt(0.35, Reason("Who leads, or by when, stands in a row above; its own cell is blank."))
_IN_ITS_LIST = Reason(
    "It, or much of its list, looks like a law, a link, a person, or what was said or done."
)
_NO_CLASS = Doubt(0.2, Reason("It promises neither a number nor a thing that is there or not."))
_NO_PLACE = Doubt(0.4, Reason("It has no place in the plan's text."))
_YEAR = Doubt(0.8, Reason("The number may be a year."))
_SMALL = Doubt(0.5, Reason("So small a count is often no target."))
_BY_RULE = Doubt(0.3, Reason("No word says whether more or less is meant."))
_RANGE = Doubt(0.4, Reason("The plan gives a range, of which one end stands here."))
_TARGET = Doubt(0.15, None)
_THING = Doubt(0.25, None)
_NONE = Doubt(0.05, None)


def doubts_of(package: Package, read: WhatWasRead) -> Mapping[RowName, Doubt]:
    """The largest doubt of each commitment, target and deliverable."""
    found: dict[RowName, Doubt] = {}
    titles = Counter((one.section, one.title) for one in package.commitments)
    usual = _usual_lengths(package)
    for one in package.commitments:
        said = read.rows.get(("commitments", one.id))
        doubts = _of_commitment(one, said, usual[one.section], twice=titles[one.section, one.title] > 1)
        found["commitments", one.id] = _largest(doubts)
    for target in package.targets:
        found["targets", target.id] = _largest(_of_target(target, read.rows.get(("targets", target.id))))
    return found | {("deliverables", one.id): _THING for one in package.deliverables}


def _largest(doubts: Iterator[Doubt]) -> Doubt:
    return max(doubts, key=lambda one: one.share, default=_NONE)


def _usual_lengths(package: Package) -> defaultdict[str, float]:
    lengths: dict[str, list[int]] = defaultdict(list)
    for one in package.commitments:
        lengths[one.section].append(_length(one))
    return defaultdict(float, {section: statistics.median(some) for section, some in lengths.items()})


def _length(one: Commitment) -> int:
    return (one.end or 0) - (one.start or 0)


def _of_commitment(one: Commitment, said: Told | None, usual: float, *, twice: bool) -> Iterator[Doubt]:
    if one.evaluability == "statement":
        yield _STATEMENT
    if one.evaluability == "directional":
        yield _NO_CLASS
    if twice:
        yield _TWICE
    yield from _of_length(one, usual)
    if said is not None and not said.rule.startswith("layout:"):
        yield _PROSE
    if said is not None and said.rule == "layout:row-below":
        yield _FROM_ABOVE
    if said is not None and said.doubt >= _LEAST:
        yield Doubt(said.doubt, _IN_ITS_LIST)


def _of_length(one: Commitment, usual: float) -> Iterator[Doubt]:
    if one.start is None:
        yield _NO_PLACE
    elif _length(one) > max(_LONG, _TIMES_LONGER * usual):
        yield _LONGER
    elif _length(one) < _SHORT:
        yield _SHORTER


def _of_target(one: Target, said: Told | None) -> Iterator[Doubt]:
    yield _TARGET
    if one.unit == "count" and one.value == one.value.to_integral_value():
        if _FIRST_YEAR <= one.value <= _LAST_YEAR:
            yield _YEAR
        if abs(one.value) < Decimal(4):
            yield _SMALL
    if one.note:
        yield _RANGE
    if said is not None and said.rule == "compare:default":
        yield _BY_RULE
