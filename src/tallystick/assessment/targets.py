"""Target met? The verdicts of one target, under each source policy, for the country, its areas and groups."""

from collections.abc import Iterator

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
        for policy in POLICIES:
            if policy in rulings:
                yield _verdict(scope, (name, policy), answers[policy], rulings[policy], contested=contested)


def _asker(scope: Scope, rules: Rules, rule: TargetRule) -> Ask:
    """How a policy asks some figures under some kinds of source, as far as a rule lets them speak."""
    question, ground = scope.question, rules.ground
    arithmetic = rules.of(ARITHMETIC[question.target.arithmetic])
    known: dict[tuple[object, ...], Outcome] = {}

    def ask(counted: list[Sighting], kinds: tuple[str, ...]) -> Outcome:
        there = {sighting.source.kind for sighting in counted}
        heard = tuple(kind for kind in kinds if kind in there)
        if not heard:
            return unrated(_nothing(counted, scope.sightings))
        # Most policies hear the same figures, and the same figures have the same answer.
        key = (heard, *map(id, counted))
        if key not in known:
            asked = Asked(question, scope.evidence, heard, ground)
            known[key] = rule.cut(question, arithmetic(counted, asked))
        return known[key]

    return ask


def _nothing(counted: list[Sighting], everything: list[Sighting]) -> Reason:
    if counted:
        return Reason("No source of this kind gives a figure.")
    if everything:
        return Reason("Only figures by another definition than the plan's were found.")
    return Reason("No figure was found.")


def _verdict(
    scope: Scope, by: tuple[str, str], answered: Answered, ruling: Ruling, *, contested: bool
) -> TargetVerdict:
    outcome = answered.outcome
    rule, policy = by
    reading = outcome.reading if ruling.verdict.rated else None
    return TargetVerdict(
        target=scope.question.target.id,
        area=scope.area,
        group=scope.group,
        policy=policy,
        rule=rule,
        verdict=ruling.verdict.code,
        basis=ruling.basis,
        observed=reading.shown if reading else None,
        period=reading.period.text if reading else "",
        as_of=reading.as_of if reading else "",
        sources=tuple(dict.fromkeys(one.source.id for one in reading.sightings)) if reading else (),
        figures=tuple(one.observation.id for one in reading.sightings) if reading else (),
        tier=answered.tier if reading else "",
        base_year=reading.base_year if reading else None,
        base_value=reading.base_value if reading else None,
        breaches=outcome.breaches,
        contested=contested,
        self_reported=_self_reported(reading),
        other_measure=answered.other_measure and reading is not None,
        reason=ruling.reason,
    )


def _self_reported(reading: Reading | None) -> str:
    kinds = {sighting.source.kind for sighting in reading.sightings} if reading else set()
    if not kinds or not kinds <= OFFICIAL_KINDS:
        return ""
    if kinds == OFFICIAL_KINDS:
        return "both"
    return "claims" if "official_claim" in kinds else "statistics"
