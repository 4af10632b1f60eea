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
from tallystick.assessment.scope import Scope, scopes_of
from tallystick.base.dates import Period
from tallystick.base.reasons import Reason
from tallystick.register.method import Method
from tallystick.register.model import OFFICIAL_KINDS, Package


def target_verdicts(
    package: Package, method: Method, evidence: Evidence, rules: Rules
) -> tuple[TargetVerdict, ...]:
    """Every target's verdicts: the country's first, then those of areas and groups with figures."""
    plan = package.descriptor.tallystick.plan
    period = Period.parse(plan.period)
    country: list[TargetVerdict] = []
    parts: list[TargetVerdict] = []
    for target in package.targets:
        question = Question.of(target, period, method)
        for place, scope in enumerate(scopes_of(question, evidence, plan.country)):
            (parts if place else country).extend(_of_scope(scope, method, rules))
    return (*country, *parts)


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

    def ask(counted: list[Sighting], kinds: tuple[str, ...]) -> Outcome:
        asked = Asked(question, scope.evidence, kinds, ground)
        if not any(asked.hears(sighting) for sighting in counted):
            return unrated(_nothing(counted, scope.sightings))
        return rule.cut(question, arithmetic(counted, asked))

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
