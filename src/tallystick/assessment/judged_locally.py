"""Each local target judged like the country's: by the same rules, on the figures of its own part."""

from collections.abc import Iterable, Iterator, Mapping

from tallystick.assessment.admit import Evidence
from tallystick.assessment.local.asked import asked_locally, local_target_of
from tallystick.assessment.local.record import LOCAL_COLUMNS
from tallystick.assessment.model import TargetVerdict
from tallystick.assessment.question import questions_of
from tallystick.assessment.rulebook import Rules
from tallystick.assessment.scope import Scope
from tallystick.assessment.targets import verdicts_of_scope
from tallystick.register.method import Method
from tallystick.register.model import Package


def local_verdicts(
    package: Package, method: Method, evidence: Evidence, rules: Rules
) -> Iterator[TargetVerdict]:
    """The verdicts of every local target with a number, by target and area; without figures, unrated."""
    questions = {one.target.id: one for one in questions_of(package, method)}
    for local in package.local_targets:
        asked = asked_locally(questions[local.target], local)
        if asked is not None:
            sightings = evidence.at(local.target, (local.area, ""))
            yield from verdicts_of_scope(Scope(asked, local.area, "", sightings, evidence), method, rules)


def local_rows(package: Package, verdicts: Iterable[TargetVerdict]) -> Iterator[Mapping[str, object]]:
    """The rows of ``local_verdicts.csv``: each verdict with the number and the day that it is about."""
    targets = {one.id: one for one in package.targets}
    locals_of = {(one.target, one.area): one for one in package.local_targets}
    for one in verdicts:
        asked = local_target_of(targets[one.target], locals_of[one.target, one.area])
        if asked is not None:
            judged = {name: getattr(one, name, None) for name in LOCAL_COLUMNS}
            yield judged | {"value": asked.value, "unit": asked.unit, "deadline": asked.deadline}
