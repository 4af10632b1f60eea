"""Target met? The verdicts of one target, under each source policy, for the country, its areas and groups."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from tallystick.assessment.admit import Evidence, Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.model import POLICIES, TargetVerdict
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.policies import Answered, Ask
from tallystick.assessment.question import Question
from tallystick.assessment.reading import Reading
from tallystick.assessment.rulebook import ARITHMETIC, CONTESTED, HEADLINE, Rules, Ruling, TargetRule
from tallystick.assessment.rulebook import POLICIES as POLICIES_RULE
from tallystick.assessment.scope import Scope, national_scope, other_scopes
from tallystick.base.dates import Period
from tallystick.base.quick import quick
from tallystick.base.reasons import Reason
from tallystick.register.method import Method
from tallystick.register.model import OFFICIAL_KINDS, Package


def national_verdicts(
    package: Package, method: Method, evidence: Evidence, rules: Rules
) -> tuple[TargetVerdict, ...]:
    """Every target's verdicts for the country and everybody."""
    country = package.descriptor.tallystick.plan.country
    return tuple(
        verdict
        for question in _questions(package, method)
        for verdict in _of_scope(national_scope(question, evidence, country), method, rules)
    )


def other_verdicts(
    package: Package, method: Method, evidence: Evidence, rules: Rules
) -> Iterator[TargetVerdict]:
    """Every target's verdicts for each other area and group with figures, one after the other."""
    country = package.descriptor.tallystick.plan.country
    for question in _questions(package, method):
        for scope in other_scopes(question, evidence, country):
            yield from _of_scope(scope, method, rules)


def _questions(package: Package, method: Method) -> Iterator[Question]:
    period = Period.parse(package.descriptor.tallystick.plan.period)
    return (Question.of(target, period, method) for target in package.targets)


def headlines(package: Package, verdicts: tuple[TargetVerdict, ...]) -> tuple[TargetVerdict, ...]:
    """The country's verdicts for everybody by the headline rule, under each policy."""
    national = (package.descriptor.tallystick.plan.country, "")
    return tuple(
        verdict
        for verdict in verdicts
        if (verdict.area, verdict.group) == national and verdict.rule == HEADLINE.text
    )


def _of_scope(scope: Scope, method: Method, rules: Rules) -> Iterator[TargetVerdict]:
    for name, rule in rules.target_rules:
        answers = rules.of(POLICIES_RULE)(scope, method.policies, _asker(scope, rules, rule))
        contested = rules.of(CONTESTED)(answers)
        rulings = rule.rule(scope.question, answers)
        shown: dict[int, _Shown] = {}
        for policy in POLICIES:
            if policy in rulings:
                answered, ruling = answers[policy], rulings[policy]
                reading = answered.outcome.reading if ruling.verdict.rated else None
                if id(reading) not in shown:
                    shown[id(reading)] = _shown(reading)
                by = _By(name, policy, contested)
                yield _verdict(scope, by, answered, ruling, shown[id(reading)])


def _asker(scope: Scope, rules: Rules, rule: TargetRule) -> Ask:
    """How a policy asks some figures under some kinds of source, as far as a rule lets them speak."""
    question, ground = scope.question, rules.ground
    arithmetic = rules.of(ARITHMETIC[question.target.arithmetic])
    lists: dict[int, tuple[list[Sighting], frozenset[str], tuple[int, ...]]] = {}
    known: dict[tuple[object, ...], Outcome] = {}

    def ask(counted: list[Sighting], kinds: tuple[str, ...]) -> Outcome:
        if id(counted) not in lists:
            there = frozenset([sighting.source.kind for sighting in counted])
            lists[id(counted)] = counted, there, tuple(map(id, counted))
        _, there, figures = lists[id(counted)]
        heard = tuple([kind for kind in kinds if kind in there])
        if not heard:
            return _nothing(counted, scope.sightings)
        # Most policies hear the same figures, and the same figures have the same answer.
        if (heard, figures) not in known:
            asked = Asked(question, scope.evidence, heard, ground)
            known[heard, figures] = rule.cut(question, arithmetic(counted, asked))
        return known[heard, figures]

    return ask


_NO_SOURCE = unrated(Reason("No source of this kind gives a figure."))
_ONLY_OTHERS = unrated(Reason("Only figures by another definition than the plan's were found."))
_NO_FIGURE = unrated(Reason("No figure was found."))


def _nothing(counted: list[Sighting], everything: list[Sighting]) -> Outcome:
    if counted:
        return _NO_SOURCE
    return _ONLY_OTHERS if everything else _NO_FIGURE


class _By(NamedTuple):
    """By which rule and policy a verdict is given, and whether what is known stands on both sides."""

    rule: str
    policy: str
    contested: bool


class _Shown(NamedTuple):
    """What a verdict shows of the reading that decides; nothing of none."""

    observed: Decimal | None = None
    period: str = ""
    as_of: str = ""
    sources: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    base_year: int | None = None
    base_value: Decimal | None = None
    self_reported: str = ""


_NOTHING_SHOWN = _Shown()


def _shown(reading: Reading | None) -> _Shown:
    if reading is None:
        return _NOTHING_SHOWN
    return _Shown(
        observed=reading.shown,
        period=reading.period.text,
        as_of=reading.as_of,
        sources=tuple(dict.fromkeys([one.source.id for one in reading.sightings])),
        figures=tuple([one.observation.id for one in reading.sightings]),
        base_year=reading.base_year,
        base_value=reading.base_value,
        self_reported=_self_reported(reading),
    )


def _verdict(scope: Scope, by: _By, answered: Answered, ruling: Ruling, shown: _Shown) -> TargetVerdict:
    decided = shown is not _NOTHING_SHOWN
    return quick(TargetVerdict)(
        scope.question.target.id,
        scope.area,
        scope.group,
        by.policy,
        by.rule,
        ruling.verdict.code,
        ruling.basis,
        shown.observed,
        shown.period,
        shown.as_of,
        shown.sources,
        shown.figures,
        answered.tier if decided else "",
        shown.base_year,
        shown.base_value,
        answered.outcome.breaches,
        by.contested,
        shown.self_reported,
        answered.other_measure and decided,
        ruling.reason,
    )


def _self_reported(reading: Reading) -> str:
    kinds = {sighting.source.kind for sighting in reading.sightings}
    if not kinds <= OFFICIAL_KINDS:
        return ""
    if kinds == OFFICIAL_KINDS:
        return "both"
    return "claims" if "official_claim" in kinds else "statistics"
