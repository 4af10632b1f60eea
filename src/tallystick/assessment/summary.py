"""The counts of an assessment. Every share keeps its whole: what can't be rated stays in the denominator."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from tallystick.assessment.admit import Evidence
from tallystick.assessment.asked import Admission
from tallystick.assessment.model import (
    POLICIES,
    CommitmentVerdict,
    Counts,
    DeliverableVerdict,
    PartSummary,
    Rate,
    Reached,
    SelfReported,
    Summary,
    TargetVerdict,
)
from tallystick.assessment.question import Question
from tallystick.assessment.rulebook import COMPLETE, DONE, HEADLINE, RATES, Rules
from tallystick.base.dates import Period
from tallystick.base.marks import MARKS, METHOD_DEPENDENT
from tallystick.base.verdicts import DONE_ANSWERS, PACE_ANSWERS, TARGET_ANSWERS, codes
from tallystick.register.method import Method
from tallystick.register.model import EVALUABILITY, Package

RowT = TypeVar("RowT")


class Answers:
    """A package's verdicts, ready to be counted by part of the plan."""

    def __init__(
        self,
        package: Package,
        headlines: tuple[TargetVerdict, ...],
        deliverables: tuple[DeliverableVerdict, ...],
        commitments: tuple[CommitmentVerdict, ...],
    ) -> None:
        """Keep the country's headline verdicts and the answers to *done?*."""
        self.package = package
        self.national = headlines
        self.headlines = {verdict.target: verdict for verdict in headlines if verdict.policy == "default"}
        #: Whether the rules know marks at all.
        self.marked = any(one.leading is not None for one in headlines)
        self.deliverables = deliverables
        self.done = {
            answer.commitment: answer.verdict
            for answer in commitments
            if answer.question == DONE_ANSWERS.question
        }
        self._below = _by(package.outline, lambda one: one.parent or "")
        self._in_part = _by(package.commitments, lambda one: one.section)
        self._targets_of = _by(package.targets, lambda one: one.commitment)
        self._deliverables_of = _by(deliverables, lambda one: one.commitment)

    @property
    def reached(self) -> Reached:
        """What the rates of completion count."""
        return Reached(self.done, self.deliverables, tuple(self.headlines.values()))

    def part(self, part: str, counted: "_Counted") -> PartSummary:
        """The counts of one part of the plan with the parts inside it, or of the whole where it is empty."""
        inside = self._inside(part)
        commitments = (
            [one for name in inside for one in self._in_part.get(name, ())]
            if part
            else (self.package.commitments)
        )
        targets = [one for held in commitments for one in self._targets_of.get(held.id, ())]
        deliverables = [one for held in commitments for one in self._deliverables_of.get(held.id, ())]
        return PartSummary(
            part=part,
            commitments=len(commitments),
            evaluability=_counts(EVALUABILITY, (one.evaluability for one in commitments)),
            targets=len(targets),
            target_commitments=len({one.commitment for one in targets}),
            headline=_counts(counted.headline, (self.headlines[one.id].verdict for one in targets)),
            contested=sum(self.headlines[one.id].contested for one in targets),
            marks=self._marks(counted, (one.id for one in targets)),
            deliverables=_counts(counted.done, (one.verdict for one in deliverables)),
            done=_counts(counted.done, (self.done[one.id] for one in commitments)),
        )

    def _marks(self, counted: "_Counted", targets: Iterable[str]) -> Counts:
        if not self.marked:
            return ()
        found = Counter(mark for target in targets for mark in self.headlines[target].marks)
        return tuple((code, found[code]) for code in counted.marks)

    def _inside(self, part: str) -> list[str]:
        """The part and every part below it; the outline has no cycles, for it was checked."""
        found = [part]
        for name in found:
            found += [one.id for one in self._below.get(name, ())]
        return found


class _Counted(NamedTuple):
    """What is counted: the answers that the rules can give by the method, and the marks.

    Attributes:
        headline: the codes of the answers about targets.
        done: the codes of the answers to *done?*.
        marks: the codes of the marks.
    """

    headline: tuple[str, ...]
    done: tuple[str, ...]
    marks: tuple[str, ...]

    @classmethod
    def of(cls, rules: Rules, method: Method) -> "_Counted":
        """What rules of pace add is counted where the method calls them."""
        ahead = method.pace is not None
        headline = (*rules.gives(HEADLINE), *(PACE_ANSWERS if ahead else ()))
        in_order = [one for one in TARGET_ANSWERS if one in headline]
        marks = [one.code for one in MARKS if ahead or one != METHOD_DEPENDENT]
        return cls(codes(in_order), codes(rules.gives(DONE)), tuple(marks))


def summarise(answers: Answers, method: Method, evidence: Evidence, rules: Rules) -> Summary:
    """All counts."""
    package = answers.package
    counted = _Counted.of(rules, method)
    apart = rules.find(COMPLETE)
    admitted = _admitted(package, method, evidence, rules.ground.admission)
    return Summary(
        whole=answers.part("", counted),
        parts=tuple(answers.part(one.id, counted) for one in package.outline),
        policies=tuple(
            (name, _counts(counted.headline, (one.verdict for one in answers.national if one.policy == name)))
            for name in POLICIES
        ),
        contested=tuple(name for name, one in answers.headlines.items() if one.contested),
        self_reported=_self_reported(answers.headlines.values()),
        without_figures=tuple(target for target, measures in admitted.items() if not measures),
        other_measures=tuple(target for target, measures in admitted.items() if "other_measure" in measures),
        rates=rules.of(RATES)(package, method, answers.reached),
        complete=apart(package, method, answers.reached) if apart is not None else (),
        marks=_marked(answers, counted),
        second_voice=tuple(name for name, one in answers.headlines.items() if one.second_voice),
    )


def _marked(answers: Answers, counted: _Counted) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each mark the targets that carry it under ``default``."""
    if not answers.marked:
        return ()
    return tuple(
        (code, tuple(name for name, one in answers.headlines.items() if code in one.marks))
        for code in counted.marks
    )


def rates(package: Package, method: Method, reached: Reached) -> tuple[Rate, ...]:
    """The three rates of completion, by the answer to *done?* of each commitment alone.

    Args:
        package: the plan.
        method: which answers to *done?* are complete.
        reached: what was answered.
    """
    commitments = package.commitments
    verifiable = {one.id for one in commitments if one.evaluability in {"quantified", "event"}}
    complete = {name for name, verdict in reached.done.items() if verdict in method.done.complete}
    return (
        Rate("complete_of_all", len(complete), len(commitments)),
        Rate("complete_of_verifiable", len(complete & verifiable), len(verifiable)),
        Rate("complete_and_substantial_of_all", None, len(commitments)),
    )


def _by(rows: Iterable[RowT], key: Callable[[RowT], str]) -> dict[str, list[RowT]]:
    found: dict[str, list[RowT]] = defaultdict(list)
    for one in rows:
        found[key(one)].append(one)
    return found


def _counts(names: Iterable[str], values: Iterable[str]) -> Counts:
    counted = Counter(values)
    return tuple((name, counted[name]) for name in names)


def _self_reported(headlines: Iterable[TargetVerdict]) -> SelfReported:
    rated = [verdict for verdict in headlines if TARGET_ANSWERS[verdict.verdict].rated]
    of = Counter(verdict.self_reported for verdict in rated)
    return SelfReported(len(rated), of["claims"], of["statistics"], of["both"])


def _admitted(
    package: Package, method: Method, evidence: Evidence, admission: Admission
) -> dict[str, set[str]]:
    """For each target the measures that have an admitted figure of the country, whatever its kind."""
    plan = package.descriptor.tallystick.plan
    period = Period.parse(plan.period)

    def measures(question: Question) -> Iterator[str]:
        for sighting in evidence.at(question.target.id, (plan.country, "")):
            excluded = admission(sighting, question, evidence)
            if not excluded or _is_level_of_change(excluded, sighting.observation.period, question):
                yield sighting.measure

    return {target.id: set(measures(Question.of(target, period, method))) for target in package.targets}


def _is_level_of_change(excluded: str, period: Period, question: Question) -> bool:
    """Levels of a change target have no value in its unit and count all the same."""
    change = question.target.arithmetic == "change" and excluded == "not_comparable"
    return change and period.within(question.open_for_figures)
