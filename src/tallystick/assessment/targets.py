"""Target met? The verdicts of one target, under each source policy, for the country, its areas and groups."""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from tallystick.assessment.admit import Evidence
from tallystick.assessment.asking import Asking
from tallystick.assessment.contested import Contest
from tallystick.assessment.course_told import target_course
from tallystick.assessment.hearing import Hearing
from tallystick.assessment.marked_alike import marked_alike
from tallystick.assessment.model import POLICIES, TargetVerdict
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.pace.answer import PaceAnswer
from tallystick.assessment.pace.model import TargetCourse
from tallystick.assessment.pacing import Paced, Pacing, ruling_of
from tallystick.assessment.policies import Answered
from tallystick.assessment.question import questions_of
from tallystick.assessment.reading import Reading
from tallystick.assessment.readings import hung, read_scope
from tallystick.assessment.rulebook import (
    CONTESTED,
    HEADLINE,
    MARKS,
    PACE_COURSE,
    PACE_RULES,
    PROJECTION,
    READINGS,
    JudgedAnswer,
    Rules,
    Ruling,
)
from tallystick.assessment.rulebook import POLICIES as POLICIES_RULE
from tallystick.assessment.scope import Scope, national_scope
from tallystick.base.marks import KEPT_BEFORE_THE_PLAN, METHOD_DEPENDENT, SELF_REPORTED, in_order
from tallystick.base.quick import quick
from tallystick.register.method import Method
from tallystick.register.model import OFFICIAL_KINDS, Package
from tallystick.register.readings import read_as


def national_verdicts(
    package: Package, method: Method, evidence: Evidence, rules: Rules
) -> tuple[TargetVerdict, ...]:
    """Every target's verdicts for the country and everybody, by each reading of its words."""
    country = package.descriptor.tallystick.plan.country
    read = rules.find(READINGS)
    found: list[TargetVerdict] = []
    for question in questions_of(package, method):
        ways = read(package, question.target) if read is not None else ()
        rows: list[TargetVerdict] = []
        for way in ways:
            asked = question.about(read_as(question.target, way))
            scope = read_scope(asked, evidence, country, way)
            rows += verdicts_of_scope(scope, method, rules, (way.id, way.leading))
        found += (
            hung(rows)
            if ways
            else verdicts_of_scope(national_scope(question, evidence, country), method, rules)
        )
    return tuple(found)


def national_courses(
    package: Package, method: Method, evidence: Evidence, rules: Rules
) -> Iterator[TargetCourse]:
    """Every target's courses in the country, by the reading that decides; none where pace is not asked."""
    if method.pace is None or rules.find(PACE_COURSE) is None:
        return
    country = package.descriptor.tallystick.plan.country
    read, headline, project = rules.find(READINGS), rules.of(HEADLINE), rules.of(PROJECTION)
    for question in questions_of(package, method):
        ways = read(package, question.target) if read is not None else ()
        leading = next((way for way in ways if way.leading), None)
        if leading is None:
            scope = national_scope(question, evidence, country)
        else:
            scope = read_scope(question.about(read_as(question.target, leading)), evidence, country, leading)
        asking = Asking(scope, rules, headline)
        hearing = Hearing(scope, method.policies, asking.ask, asking.cut)
        pacing = _pacing(hearing, asking, method, rules, HEADLINE.text)
        for paced in pacing.tiers if pacing is not None else ():
            if paced.course is not None:
                yield target_course(scope.question.target, paced, paced.course, project(paced.course))


def headlines(package: Package, verdicts: tuple[TargetVerdict, ...]) -> tuple[TargetVerdict, ...]:
    """The country's verdicts for everybody by the headline rule and the leading reading, by policy."""
    national = (package.descriptor.tallystick.plan.country, "")
    return tuple(
        verdict
        for verdict in verdicts
        if (verdict.area, verdict.group) == national and verdict.rule == HEADLINE.text and verdict.leads
    )


def verdicts_of_scope(
    scope: Scope, method: Method, rules: Rules, way: tuple[str, bool] = ("", True)
) -> Iterator[TargetVerdict]:
    """The verdicts of what is judged by itself, by each rule and policy.

    Args:
        scope: a target's question, somewhere and for somebody.
        method: what it is judged by.
        rules: one version of each rule.
        way: the reading of the plan's words, and whether it leads.
    """
    for name, rule in rules.target_rules:
        asking = Asking(scope, rules, rule)
        hearing = Hearing(scope, method.policies, asking.ask, asking.cut)
        answers = rules.of(POLICIES_RULE)(hearing)
        pacing = _pacing(hearing, asking, method, rules, name)
        by = _By(name, rules.of(CONTESTED)(hearing, answers), *way, rules.find(MARKS) is not None)
        rulings = rule.rule(scope.question, answers)
        shown: dict[int, _Shown] = {}
        marked: dict[tuple[object, ...], tuple[str, ...]] = {}
        for policy in POLICIES:
            if policy in rulings:
                answered, ruling = answers[policy], rulings[policy]
                reading = answered.outcome.reading if ruling.verdict.rated else None
                if id(reading) not in shown:
                    shown[id(reading)] = _shown(reading)
                place = marked_alike(answered, ruling)
                if place not in marked:
                    judged = quick(JudgedAnswer)(
                        hearing,
                        answered,
                        ruling,
                        by.contest,
                        bool(shown[id(reading)].self_reported),
                        asking.kept_before,
                        asking.promised,
                        asking.rejudge,
                    )
                    marked[place] = _marks(judged, rules)
                told = _Told(policy, answered, ruling, shown[id(reading)], marked[place])
                yield (not ruling.verdict.rated and _before_deadline(scope, by, policy, pacing)) or _verdict(
                    scope, by, told
                )
        if pacing is not None:
            yield from _by_pace_rules(scope, by, pacing)


def _pacing(hearing: Hearing, asking: Asking, method: Method, rules: Rules, rule: str) -> Pacing | None:
    """The pace rules put to a target whose deadline lies ahead, where the method calls them."""
    asks = method.pace is not None and rules.find(PACE_COURSE) is not None and rule == HEADLINE.text
    if method.pace is None or not asks or hearing.scope.question.deadline_has_come:
        return None
    return Pacing(hearing, asking, rules, method.pace)


def _before_deadline(scope: Scope, by: "_By", policy: str, pacing: Pacing | None) -> TargetVerdict | None:
    """The headline by the leading rule of pace; None where pace is not asked, or nothing under the policy."""
    paced = pacing.policies.get(policy) if pacing is not None else None
    if pacing is None or paced is None:
        return None
    return _verdict(scope, _paced_by(by, pacing), _ahead(policy, paced, paced.answer))


def _by_pace_rules(scope: Scope, by: "_By", pacing: Pacing) -> Iterator[TargetVerdict]:
    """A row for each kind of source with figures and each rule of pace, the leading one among them."""
    for paced in pacing.tiers:
        for name, answer in paced.answers.items():
            so = _paced_by(by, pacing)._replace(rule=PACE_RULES[name].text)
            yield _verdict(scope, so, _ahead(paced.tier, paced, answer))


def _paced_by(by: "_By", pacing: Pacing) -> "_By":
    """The same, contested also where kinds of source stand on different sides of their course."""
    contested = by.contest.contested or pacing.contested
    return by._replace(contest=dataclasses.replace(by.contest, contested=contested))


def _ahead(policy: str, paced: Paced, answer: PaceAnswer) -> "_Told":
    """What a rule of pace says under a policy, on the latest figure of the course."""
    course = paced.course
    latest = course.latest.reading if course is not None else None
    shown = _shown(latest)
    if course is not None and shown.base_year is None:
        shown = shown._replace(base_year=course.base.end.year, base_value=course.base.value)
    marks = [
        (METHOD_DEPENDENT, paced.depends_on_rule),
        (KEPT_BEFORE_THE_PLAN, course is not None and course.base_met),
        (SELF_REPORTED, bool(shown.self_reported)),
    ]
    told = in_order(mark for mark, there in marks if there)
    answered = Answered(Outcome("open", "none", latest), paced.tier)
    return _Told(policy, answered, ruling_of(answer), shown, told)


def _marks(judged: JudgedAnswer, rules: Rules) -> tuple[str, ...]:
    mark = rules.find(MARKS)
    return in_order(mark(judged)) if mark is not None else ()


class _By(NamedTuple):
    """By which rule and reading verdicts are given, and how far what is known was compared."""

    rule: str
    contest: Contest
    reading: str
    leading: bool
    marked: bool


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


class _Told(NamedTuple):
    """One policy's answer, with what is shown of it and its marks."""

    policy: str
    answered: Answered
    ruling: Ruling
    shown: _Shown
    marks: tuple[str, ...]


def _verdict(scope: Scope, by: _By, told: _Told) -> TargetVerdict:
    policy, answered, ruling, shown, marks = told
    decided = shown is not _NOTHING_SHOWN
    return quick(TargetVerdict)(
        scope.question.target.id,
        scope.area,
        scope.group,
        policy,
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
        by.contest.contested,
        shown.self_reported,
        answered.other_measure and decided,
        ruling.reason,
        by.reading,
        by.leading if by.marked else None,
        marks,
        by.contest.second_voice if by.marked else None,
    )


def _self_reported(reading: Reading) -> str:
    kinds = {sighting.source.kind for sighting in reading.sightings}
    if not kinds <= OFFICIAL_KINDS:
        return ""
    if kinds == OFFICIAL_KINDS:
        return "both"
    return "claims" if "official_claim" in kinds else "statistics"
