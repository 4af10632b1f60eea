"""The one way in: a package and a method give an assessment."""

from tallystick.assessment.commitments import commitment_verdicts
from tallystick.assessment.done import deliverable_verdicts
from tallystick.assessment.indicators.coverage import indicator_coverage
from tallystick.assessment.indicators.quality import indicator_quality
from tallystick.assessment.indicators.trends import observed_trends
from tallystick.assessment.model import Assessment
from tallystick.assessment.summary import Answers, summarise
from tallystick.assessment.targets import target_verdicts
from tallystick.register.method import Method
from tallystick.register.model import Package


def assess(package: Package, method: Method) -> Assessment:
    """Judge a plan package by a method.

    The rules are those of docs/verdicts.md. Pure: equal arguments give equal results, whatever the
    machine, its clock, its locale or its hash seed.

    Args:
        package: the plan and what is known of it.
        method: the dates, thresholds, source policies and orders to judge by.
    """
    targets = target_verdicts(package, method)
    deliverables = deliverable_verdicts(package, method)
    commitments = commitment_verdicts(package, method, targets, deliverables)
    return Assessment(
        package=package.descriptor.name,
        method=method.name,
        judged_to=method.judged_to.isoformat(),
        known_by=method.known_by.isoformat(),
        verdicts=targets,
        deliverables=deliverables,
        commitments=commitments,
        summary=summarise(Answers(package, targets, deliverables, commitments), method),
        trends=observed_trends(package, method),
        coverage=indicator_coverage(package),
        quality=indicator_quality(package, method),
    )
