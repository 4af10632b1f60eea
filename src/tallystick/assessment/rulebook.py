"""What a rule is: a name, a version and a function, so that each version that was used can be run again."""

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

from tallystick.assessment.admit import Evidence, Sighting
from tallystick.assessment.asked import Admission, Asked, Decision, Figure, Ground, Order, Promise
from tallystick.assessment.coded.model import PanelFindings
from tallystick.assessment.compare import Span
from tallystick.assessment.contested import Contest
from tallystick.assessment.first_decides import FIRST_DECIDES
from tallystick.assessment.groups.model import Breakdown, GroupGap
from tallystick.assessment.hearing import Hearing
from tallystick.assessment.indicators.model import Coverage, Enjoyment, IndicatorQuality, Trend
from tallystick.assessment.local.model import AddingUp
from tallystick.assessment.model import (
    CommitmentVerdict,
    Counts,
    DeliverableVerdict,
    Rate,
    Reached,
    TargetVerdict,
)
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.pace.answer import PaceAnswer
from tallystick.assessment.pace.course import PaceCourse
from tallystick.assessment.pace.projection import Projection
from tallystick.assessment.policies import Answered
from tallystick.assessment.question import Question
from tallystick.base.marks import VerdictMark
from tallystick.base.reasons import Reason
from tallystick.base.verdicts import Verdict
from tallystick.register.method import PACE_NAMES, Method, PaceName
from tallystick.register.model import Package, Target
from tallystick.register.promises import PromiseReading

Do = TypeVar("Do")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule says of a target.

    Attributes:
        verdict: the answer.
        basis: what it rests on: ``deadline``, ``final``, ``earlier`` or ``none``.
        reason: why, in words.
    """

    verdict: Verdict
    basis: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class TargetRule:
    """How a target is judged; each such rule gives a row of verdicts.

    Attributes:
        cut: what an outcome is worth under it: the same, or none and why. The policies choose among these.
        rule: the ruling on each policy's answer.
    """

    cut: Callable[[Question, Outcome], Outcome]
    rule: Callable[[Question, Mapping[str, Answered]], Mapping[str, Ruling]]


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One version of a rule.

    Attributes:
        name: the rule's name.
        version: 1, 2, 3; what a version does is never changed once a release has used it.
        do: what it does.
        gives: the answers it can give, in the order in which they are counted.
        added: whether the rule came after the first release, which judged without it.
    """

    name: str
    version: int
    do: object
    gives: tuple[Verdict, ...] = ()
    added: bool = False

    @property
    def title(self) -> str:
        """As people write it: ``headline/1``."""
        return f"{self.name}/{self.version}"


@dataclass(frozen=True, slots=True)
class RuleName(Generic[Do]):
    """A rule's name, and the kind of function that it names."""

    text: str

    def version(
        self, version: int, do: Do, gives: tuple[Verdict, ...] = (), *, added: bool = False
    ) -> RuleVersion:
        """A version of the rule; `RuleVersion` says what its parts are."""
        return RuleVersion(self.text, version, do, gives, added)


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """A policy's answer with all that it came from.

    Attributes:
        hearing: who says what.
        answered: the policy's answer.
        ruling: what the rule says of it.
        contest: how far voices were compared.
        self_reported: whether only official figures bear it.
        kept_before: whether the last figure from before the plan already kept the promise.
        promised: the numbers that keep the promise.
        rejudge: the answer of some figures by the target's own arithmetic, with another rule for what one
            figure can mean.
    """

    hearing: Hearing
    answered: Answered
    ruling: Ruling
    contest: Contest
    self_reported: bool
    kept_before: Callable[[], bool]
    promised: Span
    rejudge: Callable[[list[Sighting], Figure], Outcome]


class ToCourse(Protocol):
    """From figures to a course."""

    def __call__(
        self, sightings: Sequence[Sighting], asked: Asked, told: Iterable[Outcome], *, share: bool
    ) -> PaceCourse | PaceAnswer:
        """The course, or the answer that every rule shares."""


#: What an arithmetic makes of the figures that were seen, of which at least one is of the kinds asked.
Arithmetic = Callable[[list[Sighting], Asked], Outcome]

ADMISSION: RuleName[Admission] = RuleName("admission")
FIGURE: RuleName[Figure] = RuleName("figure")
ORDER: RuleName[Order] = RuleName("order")
COMPARISON: RuleName[Promise] = RuleName("comparison")
DECISION: RuleName[Decision] = RuleName("decision")
LEVEL: RuleName[Arithmetic] = RuleName("level")
CEILING: RuleName[Arithmetic] = RuleName("ceiling")
FLOOR: RuleName[Arithmetic] = RuleName("floor")
AVERAGE: RuleName[Arithmetic] = RuleName("average")
CHANGE: RuleName[Arithmetic] = RuleName("change")
CUMULATIVE: RuleName[Arithmetic] = RuleName("cumulative")
ANNUAL: RuleName[Arithmetic] = RuleName("annual")
UNIVERSAL: RuleName[Arithmetic] = RuleName("universal")
POLICIES: RuleName[Callable[[Hearing], dict[str, Answered]]] = RuleName("policies")
CONTESTED: RuleName[Callable[[Hearing, Mapping[str, Answered]], Contest]] = RuleName("contested")
#: The marks of an answer, in the order in which they are told.
MARKS: RuleName[Callable[[JudgedAnswer], frozenset[VerdictMark]]] = RuleName("marks")
#: The ways in which a target's words can be read, the leading one first; none where there is only one.
READINGS: RuleName[Callable[[Package, Target], tuple[PromiseReading, ...]]] = RuleName("readings")
HEADLINE: RuleName[TargetRule] = RuleName("headline")
#: The course that a target's figures give, from what its own arithmetic read of them, or why they give none.
PACE_COURSE: RuleName[ToCourse] = RuleName("pace_course")
#: What each rule of pace says of a course, and where the course would stand at the deadline.
PACE_RULES: dict[PaceName, RuleName[Callable[[PaceCourse], PaceAnswer]]] = {
    name: RuleName(f"pace_{name}") for name in PACE_NAMES
}
PROJECTION: RuleName[Callable[[PaceCourse], Projection]] = RuleName("projection")
#: The rules that only a method with a rule of pace calls.
OF_PACE = frozenset({PACE_COURSE.text, PROJECTION.text, *(one.text for one in PACE_RULES.values())})
DONE: RuleName[Callable[[Package, Method], tuple[DeliverableVerdict, ...]]] = RuleName("done")
COMMITMENT_DONE: RuleName[
    Callable[[Package, Method, tuple[DeliverableVerdict, ...]], tuple[CommitmentVerdict, ...]]
] = RuleName("commitment_done")
COMMITMENT_TARGET: RuleName[Callable[[Package, tuple[TargetVerdict, ...]], tuple[CommitmentVerdict, ...]]] = (
    RuleName("commitment_target")
)
ENJOYED: RuleName[Callable[[Package, Method], tuple[CommitmentVerdict, ...]]] = RuleName("enjoyed")
RATES: RuleName[Callable[[Package, Method, Reached], tuple[Rate, ...]]] = RuleName("rates")
#: What is counted apart among the complete commitments.
COMPLETE: RuleName[Callable[[Package, Method, Reached], Counts]] = RuleName("complete")
TREND: RuleName[Callable[[Package, Method], Collection[Trend]]] = RuleName("trend")
ENJOYMENT: RuleName[Callable[[Package, Method, Iterable[Trend]], tuple[Enjoyment, ...]]] = RuleName(
    "enjoyment"
)
COVERAGE: RuleName[Callable[[Package], tuple[Coverage, ...]]] = RuleName("coverage")
QUALITY: RuleName[Callable[[Package, Method], tuple[IndicatorQuality, ...]]] = RuleName("quality")
#: How far groups stand from the average.
GROUP_GAPS: RuleName[Callable[[Package, Method], tuple[GroupGap, ...]]] = RuleName("group_gaps")
#: Which breakdowns are called for, and which nobody published.
BREAKDOWNS: RuleName[Callable[[Package], tuple[Breakdown, ...]]] = RuleName("breakdowns")
#: Whether parts of the country are held against a target's number.
PARTS: RuleName[Callable[[Target], bool]] = RuleName("parts")
#: Which local targets are judged, and by what.
LOCAL_TARGETS: RuleName[Callable[[Package, Method, Evidence, "Rules"], Iterator[TargetVerdict]]] = RuleName(
    "local_targets"
)
#: Whether what parts of the country promise makes what the whole promises.
ADDING_UP: RuleName[Callable[[Package, Method, Promise], tuple[AddingUp, ...]]] = RuleName("adding_up")
#: What the panel that counts found; None where there is none.
PANEL: RuleName[Callable[[Package, Method], PanelFindings | None]] = RuleName("panel")
#: The rules that only a package with local targets calls.
OF_LOCAL_TARGETS = frozenset({LOCAL_TARGETS.text, ADDING_UP.text})
#: The rule of each arithmetic that a target can name.
ARITHMETIC = {
    rule.text: rule for rule in (LEVEL, CEILING, FLOOR, CHANGE, CUMULATIVE, ANNUAL, AVERAGE, UNIVERSAL)
}


class UnknownRuleError(LookupError):
    """A rule or a version of it that this program does not have."""


class Rules:
    """One version of each rule: what an assessment is made by."""

    def __init__(self, versions: Iterable[RuleVersion]) -> None:
        """Take one version of each name."""
        self._versions = {one.name: one for one in versions}

    def __iter__(self) -> Iterator[RuleVersion]:
        """Each version, in the order of the registry."""
        return iter(self._versions.values())

    def of(self, name: RuleName[Do]) -> Do:
        """What the rule of that name does.

        Raises:
            UnknownRuleError: these rules have none of that name.
        """
        return cast("Do", self._version(name.text).do)

    def find(self, name: RuleName[Do]) -> Do | None:
        """What the rule of that name does; None where these rules have none: it came later than they did."""
        return self.of(name) if name.text in self._versions else None

    def gives(self, name: RuleName[Do]) -> tuple[Verdict, ...]:
        """The answers that the rule of that name can give.

        Raises:
            UnknownRuleError: these rules have none of that name.
        """
        return self._version(name.text).gives

    @functools.cached_property
    def ground(self) -> Ground:
        """The rules that every arithmetic stands on."""
        decision = self.find(DECISION) or FIRST_DECIDES
        return Ground(self.of(ADMISSION), self.of(FIGURE), self.of(ORDER), self.of(COMPARISON), decision)

    @functools.cached_property
    def target_rules(self) -> tuple[tuple[str, TargetRule], ...]:
        """Each rule that judges targets, by name, the headline first."""
        found = {one.name: one.do for one in self if isinstance(one.do, TargetRule)}
        return tuple(sorted(found.items(), key=lambda pair: pair[0] != HEADLINE.text))

    def named_by(self, package: Package, method: Method) -> tuple[tuple[str, int], ...]:
        """The versions that an assessment names: all but the first ones of the rules of the first release.

        Rules of pace are named where the method calls them, those of local targets
        and of panels where there are such.
        """
        idle = frozenset() if method.pace is not None else OF_PACE
        idle |= frozenset() if package.local_targets else OF_LOCAL_TARGETS
        idle |= frozenset() if package.panels else frozenset({PANEL.text})
        named = (one for one in self if one.added or one.version != 1)
        return tuple((one.name, one.version) for one in named if one.name not in idle)

    def _version(self, name: str) -> RuleVersion:
        if name not in self._versions:
            raise UnknownRuleError(name)
        return self._versions[name]
