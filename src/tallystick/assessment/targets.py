"""Target met? The verdicts of one target, under each source policy, for the country, its areas and groups."""

from decimal import Decimal

from tallystick.assessment.admit import Evidence
from tallystick.assessment.model import POLICIES, TargetVerdict
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.policies import Answered, answer_all
from tallystick.assessment.question import Question
from tallystick.assessment.reading import Reading
from tallystick.base.dates import Period
from tallystick.base.quantities import Observed, rounded
from tallystick.base.reasons import Listing, Reason, Year
from tallystick.register.method import Method
from tallystick.register.model import Package, Target

RULE = "headline"
_OFFICIAL = frozenset({"official_statistic", "official_claim"})


def target_verdicts(package: Package, method: Method) -> tuple[TargetVerdict, ...]:
    """Every target's verdicts: the country's first, then those of areas and groups with figures."""
    plan = package.descriptor.tallystick.plan
    period = Period.parse(plan.period)
    evidence = Evidence(package, method.known_by)
    country: list[TargetVerdict] = []
    parts: list[TargetVerdict] = []
    for target in package.targets:
        question = Question.of(target, period, method)
        country += _of_scope(question, evidence, method, (plan.country, ""))
        for scope in evidence.scopes(target.id, period.first, period.last):
            if scope != (plan.country, ""):
                parts += _of_scope(question, evidence, method, scope)
    return (*country, *parts)


def _of_scope(
    question: Question, evidence: Evidence, method: Method, scope: tuple[str, str]
) -> list[TargetVerdict]:
    area, group = scope
    sightings = [
        one
        for one in evidence.sightings(question.target.id)
        if (one.observation.area, one.observation.group or "") == scope
    ]
    answers = answer_all(sightings, question, evidence, method.policies)
    contested = _contested(answers)
    return [_verdict(question.target, area, group, policy, answers[policy], contested) for policy in POLICIES]


def headline(outcome: Outcome) -> str:
    """The verdict from the deadline on."""
    if not outcome.rated:
        return "cannot_be_rated"
    holds = outcome.side == "holds"
    if outcome.basis in {"deadline", "final"}:
        return "met" if holds else "not_met"
    return "last_figure_meets" if holds else "last_figure_falls_short"


def _contested(answers: dict[str, Answered]) -> bool:
    """Whether rated results stand on different sides, between policies or between figures of one period."""
    rated = [one for one in answers.values() if one.outcome.rated]
    return any(one.outcome.conflict for one in rated) or any(
        one.outcome.side != other.outcome.side and not _overtaken(one, other)
        for one in rated
        for other in rated
    )


def _overtaken(one: Answered, other: Answered) -> bool:
    """Whether the two differ only because the same side gave a figure of the same measure at another time."""
    first, second = one.outcome.decisive, other.outcome.decisive
    official = first.kind in _OFFICIAL and second.kind in _OFFICIAL
    same_voice = official or first.kind == second.kind
    same_measure = first.sightings[-1].observation.indicator == second.sightings[-1].observation.indicator
    return same_voice and same_measure and first.end != second.end


def _verdict(
    target: Target, area: str, group: str, policy: str, answered: Answered, contested: bool
) -> TargetVerdict:
    outcome = answered.outcome
    reading = outcome.reading if outcome.rated else None
    return TargetVerdict(
        target=target.id,
        area=area,
        group=group,
        policy=policy,
        rule=RULE,
        verdict=headline(outcome),
        basis=outcome.basis if outcome.rated else "none",
        observed=_shown(reading) if reading else None,
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
        reason=outcome.reason or _reason(target, outcome),
    )


def _self_reported(reading: Reading | None) -> str:
    kinds = {one.source.kind for one in reading.sightings} if reading else set()
    if not kinds or not kinds <= _OFFICIAL:
        return ""
    if kinds == _OFFICIAL:
        return "both"
    return "claims" if "official_claim" in kinds else "statistics"


_REASONS = {
    ("holds", "deadline"): Reason("The figure for the deadline, {observed} ({period}), keeps the promise."),
    ("short", "deadline"): Reason(
        "The figure for the deadline, {observed} ({period}), falls short of the promise."
    ),
    ("holds", "final"): Reason("The count had reached {observed} ({period}); nothing later can undo that."),
    ("short", "final"): Reason(
        "With {observed} ({period}) the promise was broken; nothing later can undo that."
    ),
    ("holds", "earlier"): Reason(
        "The last figure before the deadline, {observed} ({period}), keeps the promise; "
        "none was found for the deadline."
    ),
    ("short", "earlier"): Reason(
        "The last figure before the deadline, {observed} ({period}), falls short of the promise; "
        "none was found for the deadline."
    ),
}
_BAD_YEARS = Reason("Every year counts; the figure fell short in {years} ({observed} in {period}).")


def _reason(target: Target, outcome: Outcome) -> Reason:
    reading = outcome.decisive
    observed = Observed(_shown(reading), target.unit, target.arithmetic == "change")
    if outcome.years:
        years = Listing(tuple(map(Year, outcome.years)), ",")
        return _BAD_YEARS.saying(observed=observed, period=reading.period, years=years)
    return _REASONS[outcome.side, outcome.basis].saying(observed=observed, period=reading.period)


def _shown(reading: Reading) -> Decimal:
    """The value as published, or a computed change to two decimals."""
    return reading.value if reading.base_year is None else rounded(reading.value, 2)
