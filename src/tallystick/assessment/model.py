"""The nouns of an assessment."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tallystick.assessment.coded.model import PanelFindings
from tallystick.assessment.groups.model import Breakdown, GroupGap
from tallystick.assessment.indicators.model import Coverage, Enjoyment, IndicatorQuality, Trend
from tallystick.assessment.local.model import AddingUp
from tallystick.assessment.pace.model import TargetCourse
from tallystick.base.reasons import Reason

POLICIES = ("official", "international", "independent", "default", "least_favourable", "most_favourable")

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TargetVerdict:
    """Whether a target was met, by one source policy, for one area and group.

    Attributes:
        target: the target's identifier.
        area: the area; the plan's country for the headline.
        group: the group of people; empty for everybody.
        policy: which sources counted, one of `POLICIES`.
        rule: the rule that judged: ``headline``, or another that stands beside it.
        verdict: the code of one of `TARGET_ANSWERS`.
        basis: ``deadline``, ``final``, ``earlier`` or ``none``.
        observed: the figure in the target's unit, a change to two decimals; None where nothing decides.
        period: the time that the figure speaks of.
        as_of: its date inside the period, where it has one.
        sources: the sources that it rests on.
        figures: the observations that it rests on.
        tier: under ``default``, whose figure it is: official, international, independent or media.
        base_year: for a change, the year it is counted from.
        base_value: for a change from levels, the level in that year.
        breaches: for a ceiling, the years whose figure broke it.
        contested: whether rated results of this target stand on different sides.
        self_reported: ``claims``, ``statistics`` or ``both`` where only official figures bear it, else empty.
        other_measure: whether it rests on another definition than the plan's.
        reason: why, in words.
        reading: by which of the plan's readings it is judged; empty where the words allow only one.
        leading: whether that reading decides; None in an assessment by rules that know no readings.
        marks: the codes of its marks (``base/marks.py``), in the order in which they are told.
        second_voice: whether a second voice could be compared; None like ``leading``.
    """

    target: str
    area: str
    group: str
    policy: str
    rule: str
    verdict: str
    basis: str
    observed: Decimal | None
    period: str
    as_of: str
    sources: tuple[str, ...]
    figures: tuple[str, ...]
    tier: str
    base_year: int | None
    base_value: Decimal | None
    breaches: tuple[int, ...]
    contested: bool
    self_reported: str
    other_measure: bool
    reason: Reason
    reading: str = ""
    leading: bool | None = None
    marks: tuple[str, ...] = ()
    second_voice: bool | None = None

    @property
    def leads(self) -> bool:
        """Whether it is by the reading that decides, or by the only one."""
        return self.leading is not False


@dataclass(frozen=True, slots=True)
class DeliverableVerdict:
    """Whether a deliverable is there.

    Attributes:
        deliverable: its identifier.
        commitment: the commitment it stands in.
        verdict: the code of one of `DONE_ANSWERS`.
        date: the date that decides, as the source gives it; empty where there is none.
        events: the events that it rests on.
        reason: why, in words.
    """

    deliverable: str
    commitment: str
    verdict: str
    date: str
    events: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class CommitmentVerdict:
    """One of the three answers about a commitment.

    Attributes:
        commitment: its identifier.
        question: ``done``, ``target_met`` or ``right_enjoyed``.
        verdict: the answer: that of its weakest deliverable or target under ``default``; ``no_target`` where
            the plan sets no number, ``not_yet_coded`` where only a panel could answer.
        basis: what it rests on: the deliverable or target, or empty.
        reason: why, in words.
    """

    commitment: str
    question: str
    verdict: str
    basis: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class PartSummary:
    """Counts for the plan (``part`` empty) or one of its chapters or sections.

    Attributes:
        part: the part's identifier, or empty for the whole plan.
        commitments: how many commitments stand in it.
        evaluability: how many of each class; the sum is ``commitments``.
        targets: how many numeric and universal targets.
        target_commitments: how many of its commitments hold them.
        headline: how many targets of each verdict under ``default``; the sum is ``targets``.
        contested: how many targets are contested.
        marks: how many targets carry each mark; empty in an assessment by rules that know none.
        deliverables: how many deliverables of each answer.
        done: how many commitments of each answer to *done?*; the sum is ``commitments``.
    """

    part: str
    commitments: int
    evaluability: Counts
    targets: int
    target_commitments: int
    headline: Counts
    contested: int
    deliverables: Counts
    done: Counts
    marks: Counts = ()


@dataclass(frozen=True, slots=True)
class SelfReported:
    """How far the rated targets rest on the government's own word.

    Attributes:
        rated: targets rated under ``default``.
        claims: of these, how many rest on official claims only.
        statistics: on official statistics only.
        both: on both and nothing else.
    """

    rated: int
    claims: int
    statistics: int
    both: int

    @property
    def official_only(self) -> int:
        """How many rest on official figures only."""
        return self.claims + self.statistics + self.both


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its counts.

    Attributes:
        name: ``complete_of_all``, ``complete_of_verifiable`` or ``complete_and_substantial_of_all``.
        count: how many; None where it is not yet coded.
        of: of how many.
    """

    name: str
    count: int | None
    of: int


@dataclass(frozen=True, slots=True)
class Reached:
    """The answers that the rates of completion count.

    Attributes:
        done: the answer to *done?* of each commitment.
        deliverables: the answers about deliverables.
        headlines: the country's headline verdicts under ``default``.
    """

    done: Mapping[str, str]
    deliverables: tuple[DeliverableVerdict, ...]
    headlines: tuple[TargetVerdict, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts that a reader meets first.

    Attributes:
        whole: the whole plan.
        parts: each chapter and section, in the plan's order.
        policies: for each policy the number of targets of each verdict; each adds up to the targets.
        contested: the contested targets.
        self_reported: how far rated targets rest on official figures only.
        without_figures: targets for which no figure at all is admitted, of any measure or source.
        other_measures: targets for which another definition than the plan's has an admitted figure.
        rates: the rates of completion.
        marks: for each mark the targets that carry it.
        second_voice: the targets of which two voices could be compared.
        complete: what is counted apart among the complete commitments (`rates_2.complete_apart`).
    """

    whole: PartSummary
    parts: tuple[PartSummary, ...]
    policies: tuple[tuple[str, Counts], ...]
    contested: tuple[str, ...]
    self_reported: SelfReported
    without_figures: tuple[str, ...]
    other_measures: tuple[str, ...]
    rates: tuple[Rate, ...]
    marks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    second_voice: tuple[str, ...] = ()
    complete: Counts = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """All verdicts of a package by a method.

    Attributes:
        package: the package's name.
        method: the method's name.
        judged_to: the day after which nothing is looked at.
        known_by: the day after which no source is heard.
        verdicts: of targets: headline rows of the country first by target and policy, then areas and groups;
            those of a large package are made anew each time they are gone through.
        deliverables: of deliverables.
        commitments: the three answers of each commitment, in the plan's order.
        summary: their counts.
        trends: where the figures of commitments' indicators went; they change no verdict; those of
            a large package are made into objects each time they are gone through.
        coverage: what the indicators of each commitment could say, in the plan's order.
        quality: the checks of each indicator that serves a commitment.
        rules: the versions of the rules that it was made by; what is not named is of the first release, in
            version 1.
        enjoyment: what figures show of each right, by voice.
        tested: how many series were tested, each once; None where the rules test none.
        courses: the targets on their way, where the method has a rule of pace.
        local: of what parts of the country have promised of their own, by target and area.
        adding: whether these promises make what the whole of each promises.
        gaps: how far groups stand from the average.
        breakdowns: the breakdowns that are called for, and which nobody published.
        panel: what the panel that counts found; None where there is none.
    """

    package: str
    method: str
    judged_to: str
    known_by: str
    verdicts: Iterable[TargetVerdict]
    deliverables: tuple[DeliverableVerdict, ...]
    commitments: tuple[CommitmentVerdict, ...]
    summary: Summary
    trends: Collection[Trend] = ()
    coverage: tuple[Coverage, ...] = ()
    quality: tuple[IndicatorQuality, ...] = ()
    rules: tuple[tuple[str, int], ...] = ()
    enjoyment: tuple[Enjoyment, ...] = ()
    tested: int | None = None
    courses: tuple[TargetCourse, ...] = ()
    local: tuple[TargetVerdict, ...] = ()
    adding: tuple[AddingUp, ...] = ()
    gaps: tuple[GroupGap, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    panel: PanelFindings | None = None
