"""The one way in: a package and a method give an assessment."""

from itertools import chain

from tallystick.assessment.admit import Evidence
from tallystick.assessment.indicators.enjoyment import tested_series
from tallystick.assessment.indicators.packed import each_once, of_country
from tallystick.assessment.judged_alike import other_verdicts
from tallystick.assessment.model import Assessment
from tallystick.assessment.rulebook import (
    ADDING_UP,
    BREAKDOWNS,
    COMMITMENT_DONE,
    COMMITMENT_TARGET,
    COMPARISON,
    COVERAGE,
    DONE,
    ENJOYED,
    ENJOYMENT,
    GROUP_GAPS,
    LOCAL_TARGETS,
    PANEL,
    QUALITY,
    TREND,
    Rules,
)
from tallystick.assessment.rules import REGISTRY
from tallystick.assessment.summary import Answers, summarise
from tallystick.assessment.targets import headlines, national_courses, national_verdicts
from tallystick.assessment.unkept import Unkept
from tallystick.register.large import LargeRows
from tallystick.register.method import Method
from tallystick.register.model import Package


def assess(package: Package, method: Method, rules: Rules | None = None) -> Assessment:
    """Judge a plan package by a method.

    The rules are those of docs/verdicts.md. Pure: equal arguments give equal results, whatever the
    machine, its clock, its locale or its hash seed.

    Args:
        package: the plan and what is known of it.
        method: the dates, thresholds, source policies and orders to judge by.
        rules: one version of each rule; None for the latest of each. ``REGISTRY.named`` gives those that an
            earlier assessment was made by.
    """
    rules = REGISTRY.latest() if rules is None else rules
    large = isinstance(package.observations, LargeRows)
    evidence = Evidence(package, method.known_by)
    national = national_verdicts(package, method, evidence, rules)
    others = Unkept(lambda: other_verdicts(package, method, evidence, rules))
    leading = headlines(package, national)
    deliverables = rules.of(DONE)(package, method)
    three = zip(
        rules.of(COMMITMENT_DONE)(package, method, deliverables),
        rules.of(COMMITMENT_TARGET)(package, leading),
        rules.of(ENJOYED)(package, method),
        strict=True,
    )
    trends = rules.of(TREND)(package, method)
    enjoyed, panel = rules.find(ENJOYMENT), rules.find(PANEL)
    commitments = tuple(answer for answers in three for answer in answers)
    return Assessment(
        package=package.descriptor.name,
        method=method.name,
        judged_to=method.judged_to.isoformat(),
        known_by=method.known_by.isoformat(),
        verdicts=Unkept(lambda: chain(national, others)) if large else (*national, *others),
        deliverables=deliverables,
        commitments=commitments,
        summary=summarise(Answers(package, leading, deliverables, commitments), method, evidence, rules),
        trends=trends,
        coverage=rules.of(COVERAGE)(package),
        quality=rules.of(QUALITY)(package, method),
        rules=rules.named_by(package, method),
        enjoyment=enjoyed(package, method, of_country(trends)) if enjoyed is not None else (),
        tested=tested_series(each_once(trends)) if enjoyed is not None else None,
        courses=tuple(national_courses(package, method, evidence, rules)),
        gaps=find_gaps(package, method) if (find_gaps := rules.find(GROUP_GAPS)) else (),
        breakdowns=look(package) if (look := rules.find(BREAKDOWNS)) else (),
        local=tuple(judge(package, method, evidence, rules)) if (judge := rules.find(LOCAL_TARGETS)) else (),
        panel=panel(package, method) if panel is not None else None,
        adding=add_up(package, method, rules.of(COMPARISON)) if (add_up := rules.find(ADDING_UP)) else (),
    )
