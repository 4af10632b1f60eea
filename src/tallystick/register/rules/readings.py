"""Readings of a target: just one leads, it reads as the target's own row does, and each can be answered."""

from collections import Counter
from collections.abc import Iterator, Mapping

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text, texts
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.indicators import COMPARED_ROLES, TargetIndicator
from tallystick.register.model import Target
from tallystick.register.promises import PromiseReading
from tallystick.register.readings import read_as
from tallystick.register.rules.model import Tables, each
from tallystick.register.rules.targets import FITTING, PLAIN_CHANGE, SHARES

_OVERRIDES = ("arithmetic", "comparator", "counts")
_TWO_LEAD = Problem(
    "two-leading-readings",
    Reason("another reading of this target leads already, and only one can decide"),
    Reason("write false for all but one"),
)
_NONE_LEADS = Problem(
    "no-leading-reading",
    Reason("no reading of this target leads, and one has to decide"),
    Reason("write true for the one that the target's own row has"),
)
_ALONE = Problem(
    "reading-alone",
    Reason("it is the only reading of its target, so that nothing hangs on it"),
    Reason("add the other readings that the plan's words allow, or delete it"),
    severity="gap",
)
_LEADS_ELSEWHERE = Problem(
    "leading-reads-otherwise",
    Reason("the reading that leads says something else than the target's own row"),
    Reason("leave the cell empty and correct the row of the target: there is one place for each fact"),
)
_COUNTS = Problem(
    "reading-counts-of-what",
    Reason("a cumulative reading, and only that, says whether it counts N more or N in all"),
    Reason("write additional or total for a cumulative reading, and leave it empty for others"),
)
_NOT_COMPARED = Problem(
    "reading-not-compared",
    Reason("its figures are only shown beside this target, so that no reading can be answered by them"),
    Reason("name a measure of the target, or change the indicator's role in target_indicators.csv"),
)
_SAME = Problem(
    "reading-twice",
    Reason("another reading of this target asks for the same, so that nothing hangs on it"),
    Reason("say in which of the cells it differs, or delete it"),
    severity="gap",
)
_STRANGER = Problem(
    "reading-of-another-target",
    Reason("this indicator speaks of another target, or of none"),
    Reason("name one that target_indicators.csv links to this target, or link it there"),
)


def readings_that_cannot_stand(tables: Tables, _: Descriptor | None) -> None:
    """Find targets with two leading readings or none, and readings that no figure could answer."""
    typed = tables["readings"]
    targets = {one.id: one for _, one in each(tables["targets"], Target)}
    roles = {
        (one.target, one.indicator): one.role for _, one in each(tables["target_indicators"], TargetIndicator)
    }
    _count_leading(typed)
    _find_same(typed, targets)
    for number, one in each(typed, PromiseReading):
        target = targets.get(one.target)
        if target is None:
            continue
        for column, problem in _unanswerable(read_as(target, one), one):
            typed.find(problem, number, column, getattr(one, column))
        for column in _differing(target, one) if one.leading else ():
            typed.find(_LEADS_ELSEWHERE, number, column, getattr(one, column))
        for name in one.indicators:
            role = roles.get((one.target, name))
            if role not in COMPARED_ROLES:
                typed.find(_NOT_COMPARED if role else _STRANGER, number, "indicators", name)


def _find_same(typed: TypedTable, targets: Mapping[str, Target]) -> None:
    """Find readings that differ from an earlier one of their target in their words only."""
    seen: set[tuple[object, ...]] = set()
    for number, one in each(typed, PromiseReading):
        target = targets.get(one.target)
        if target is None:
            continue
        read = read_as(target, one)
        asked = (
            *(one.target, read.arithmetic, read.comparator, read.counts),
            *(frozenset(one.indicators), one.group),
        )
        if asked in seen:
            typed.find(_SAME, number, "id", one.id)
        seen.add(asked)


def _count_leading(typed: TypedTable) -> None:
    rows = list(each(typed, PromiseReading))
    readings = Counter(one.target for _, one in rows)
    leading: dict[str, int] = {}
    for number, one in rows:
        if one.leading and one.target in leading:
            typed.find(_TWO_LEAD, number, "leading", "true")
        elif one.leading:
            leading[one.target] = number
    for number, one in rows:
        if readings.pop(one.target, 0) == 1:
            typed.find(_ALONE, number, "id", one.id)
        if one.target not in leading:
            leading[one.target] = number
            typed.find(_NONE_LEADS, number, "leading", "false")


def _unanswerable(target: Target, one: PromiseReading) -> Iterator[tuple[str, Problem]]:
    if target.comparator not in FITTING[target.arithmetic]:
        yield (
            "comparator",
            Problem(
                "comparator-does-not-fit",
                Reason(
                    "a target of arithmetic “{arithmetic}” is not answered by “{comparator}”",
                    arithmetic=Text(target.arithmetic),
                    comparator=Text(target.comparator),
                ),
                Reason("right here: {values}", values=texts(sorted(FITTING[target.arithmetic]), ",")),
            ),
        )
    if target.arithmetic == "change" and target.unit not in SHARES:
        yield "arithmetic", PLAIN_CHANGE
    if (target.arithmetic == "cumulative") != (target.counts is not None) or (
        one.counts is not None and target.arithmetic != "cumulative"
    ):
        yield "counts", _COUNTS


def _differing(target: Target, one: PromiseReading) -> list[str]:
    differing = [name for name in _OVERRIDES if getattr(one, name) not in {None, getattr(target, name)}]
    return differing + ["indicators"] * bool(one.indicators) + ["group"] * bool(one.group)
