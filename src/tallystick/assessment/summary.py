"""The counts of an assessment. Every share keeps its whole: what can't be rated stays in the denominator."""

from collections import Counter
from collections.abc import Iterable

from tallystick.assessment.admit import Evidence
from tallystick.assessment.model import (
    DONE_VERDICTS,
    POLICIES,
    TARGET_VERDICTS,
    CommitmentVerdict,
    Counts,
    DeliverableVerdict,
    PartSummary,
    Rate,
    SelfReported,
    Summary,
    TargetVerdict,
)
from tallystick.assessment.question import Question
from tallystick.base.dates import Period
from tallystick.register.method import Method
from tallystick.register.model import EVALUABILITY, Package


class Answers:
    """A package's verdicts, ready to be counted by part of the plan."""

    def __init__(
        self,
        package: Package,
        targets: tuple[TargetVerdict, ...],
        deliverables: tuple[DeliverableVerdict, ...],
        commitments: tuple[CommitmentVerdict, ...],
    ) -> None:
        """Keep the country's headline verdicts and find each part's commitments."""
        country = package.descriptor.tallystick.plan.country
        self.package = package
        self.national = [one for one in targets if (one.area, one.group) == (country, "")]
        self.headlines = {one.target: one for one in self.national if one.policy == "default"}
        self.deliverables = deliverables
        self.done = {one.commitment: one.verdict for one in commitments if one.question == "done"}

    def part(self, part: str) -> PartSummary:
        """The counts of one part of the plan with the parts inside it, or of the whole where it is empty."""
        inside = _inside(self.package, part)
        commitments = [one for one in self.package.commitments if not part or one.section in inside]
        names = {one.id for one in commitments}
        targets = [one for one in self.package.targets if one.commitment in names]
        return PartSummary(
            part=part,
            commitments=len(commitments),
            evaluability=_counts(EVALUABILITY, (one.evaluability for one in commitments)),
            targets=len(targets),
            target_commitments=len({one.commitment for one in targets}),
            headline=_counts(TARGET_VERDICTS, (self.headlines[one.id].verdict for one in targets)),
            contested=sum(self.headlines[one.id].contested for one in targets),
            deliverables=_counts(
                DONE_VERDICTS, (one.verdict for one in self.deliverables if one.commitment in names)
            ),
            done=_counts(DONE_VERDICTS, (self.done[one.id] for one in commitments)),
        )


def summarise(answers: Answers, method: Method) -> Summary:
    """All counts."""
    package = answers.package
    return Summary(
        whole=answers.part(""),
        parts=tuple(answers.part(one.id) for one in package.outline),
        policies=tuple(
            (name, _counts(TARGET_VERDICTS, (one.verdict for one in answers.national if one.policy == name)))
            for name in POLICIES
        ),
        contested=tuple(name for name, one in answers.headlines.items() if one.contested),
        self_reported=_self_reported(answers.headlines.values()),
        without_figures=_targets_without(package, method),
        other_measures=_targets_with_other(package, method),
        rates=_rates(answers, method),
    )


def _inside(package: Package, part: str) -> set[str]:
    """The part and every part below it; the outline has no cycles, for it was checked."""
    found = {part}
    grew = True
    while grew:
        below = {one.id for one in package.outline if one.parent in found}
        grew = not below <= found
        found |= below
    return found


def _counts(names: Iterable[str], values: Iterable[str]) -> Counts:
    counted = Counter(values)
    return tuple((name, counted[name]) for name in names)


def _self_reported(headlines: Iterable[TargetVerdict]) -> SelfReported:
    rated = [one for one in headlines if one.verdict != "cannot_be_rated"]
    of = Counter(one.self_reported for one in rated)
    return SelfReported(len(rated), of["claims"], of["statistics"], of["both"])


def _admitted(package: Package, method: Method) -> dict[str, set[str]]:
    """For each target the measures that have an admitted figure of the country, whatever its kind."""
    plan = package.descriptor.tallystick.plan
    period = Period.parse(plan.period)
    evidence = Evidence(package, method.known_by)
    found: dict[str, set[str]] = {}
    for target in package.targets:
        question = Question.of(target, period, method)
        found[target.id] = {
            one.measure
            for one in evidence.sightings(target.id)
            if (one.observation.area, one.observation.group) == (plan.country, None)
            and _counts_for(
                target.arithmetic, evidence.exclusion(one, question), one.observation.period, question
            )
        }
    return found


def _counts_for(arithmetic: str, exclusion: str, period: Period, question: Question) -> bool:
    """Levels of a change target have no value in its unit and count all the same."""
    if arithmetic == "change" and exclusion == "not_comparable":
        return period.within(question.open_for_figures)
    return exclusion == ""


def _targets_without(package: Package, method: Method) -> tuple[str, ...]:
    return tuple(name for name, measures in _admitted(package, method).items() if not measures)


def _targets_with_other(package: Package, method: Method) -> tuple[str, ...]:
    return tuple(name for name, measures in _admitted(package, method).items() if "other_measure" in measures)


def _rates(answers: Answers, method: Method) -> tuple[Rate, ...]:
    commitments = answers.package.commitments
    verifiable = {one.id for one in commitments if one.evaluability in {"quantified", "event"}}
    complete = {name for name, verdict in answers.done.items() if verdict in method.done.complete}
    return (
        Rate("complete_of_all", len(complete), len(commitments)),
        Rate("complete_of_verifiable", len(complete & verifiable), len(verifiable)),
        Rate("complete_and_substantial_of_all", None, len(commitments)),
    )
