"""A plan's phases side by side: its targets by each method of the package, and what the course foretold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tallystick.assessment.admit import Evidence
from tallystick.assessment.model import TargetVerdict
from tallystick.assessment.pace.scorecard import Foretold, Scorecard, scorecard
from tallystick.assessment.rulebook import HEADLINE, PACE_RULES
from tallystick.assessment.rules import REGISTRY
from tallystick.assessment.targets import headlines, national_verdicts
from tallystick.base.verdicts import PACE_ANSWERS, TARGET_ANSWERS
from tallystick.register.method import NOT_SAID, Method, PaceName
from tallystick.register.model import Package

_ON_THE_WAY = frozenset(one.code for one in PACE_ANSWERS)


@dataclass(frozen=True, slots=True)
class Phase:
    """How a plan's targets stood by one method.

    Attributes:
        method: the method.
        headlines: for each target the headline under ``default``.
        by_rule: for each target and rule of pace what it says of the figures that the headline rests on.
    """

    method: Method
    headlines: Mapping[str, TargetVerdict]
    by_rule: Mapping[tuple[str, PaceName], TargetVerdict]


def phases(package: Package) -> tuple[Phase, ...]:
    """Each method's phase, by the last day that it looks at; none where no method looks ahead.

    By the latest rules, the leading reading, in the country and for everybody. A method that leaves open
    what was known by when has no phase.
    """
    ordered = sorted(_methods(package), key=lambda one: (one.judged_to, one.known_by, one.name))
    return tuple(_phase(package, one) for one in ordered)


def has_phases(package: Package) -> bool:
    """Whether the package has phases to show side by side."""
    return bool(_methods(package))


def _methods(package: Package) -> list[Method]:
    methods = [one for one in package.methods if one.known_by != NOT_SAID]
    return methods if len(methods) > 1 and any(one.pace is not None for one in methods) else []


def foretold(phase: Phase, end: Phase, rule: PaceName) -> Scorecard:
    """How a rule of pace foretold the end: what it said in a phase against the end's headline.

    Only targets count that the rule rated in the phase and whose end is known: by a last figure from before
    the deadline, often the very one that the phase knew, nothing has come true yet.
    """
    return scorecard(_foretold(phase, end, rule))


def told_wrongly(phase: Phase, end: Phase) -> tuple[str, ...]:
    """The targets whose headline on the way foretold another end than came, in the package's order."""
    return tuple(
        target
        for target, row in phase.headlines.items()
        if row.verdict in _ON_THE_WAY
        and _ended(end.headlines[target])
        and _holds(row) != _holds(end.headlines[target])
    )


def on_the_way(ahead: Iterable[Phase]) -> frozenset[str]:
    """The targets that some phase rated while their deadline lay ahead."""
    return frozenset(
        target for one in ahead for target, row in one.headlines.items() if row.verdict in _ON_THE_WAY
    )


def ends_known(end: Phase, targets: Iterable[str]) -> frozenset[str]:
    """Those targets of which a figure for the deadline is known, or one that later ones can't undo."""
    return frozenset(one for one in targets if _ended(end.headlines[one]))


def _phase(package: Package, method: Method) -> Phase:
    rules = REGISTRY.latest()
    rows = national_verdicts(package, method, Evidence(package, method.known_by), rules)
    found = {one.target: one for one in headlines(package, rows) if one.policy == "default"}
    names = {name.text: rule for rule, name in PACE_RULES.items()}
    by_rule = {
        (one.target, names[one.rule]): one
        for one in rows
        if one.rule != HEADLINE.text and one.leads and one.policy == found[one.target].tier
    }
    return Phase(method, found, by_rule)


def _foretold(phase: Phase, end: Phase, rule: PaceName) -> Iterator[Foretold]:
    for target, row in end.headlines.items():
        told = phase.by_rule.get((target, rule))
        if told is not None and told.verdict in _ON_THE_WAY and _ended(row):
            yield Foretold(_holds(told), _holds(row))


def _ended(row: TargetVerdict) -> bool:
    return TARGET_ANSWERS[row.verdict].settled


def _holds(row: TargetVerdict) -> bool:
    return TARGET_ANSWERS[row.verdict].side == "holds"
