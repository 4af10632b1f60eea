"""The package and its assessment, opened at any row: who belongs to whom, by identifier."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from tallystick.assessment.indicators.model import Enjoyment
from tallystick.assessment.model import CommitmentVerdict, DeliverableVerdict, PartSummary, TargetVerdict
from tallystick.assessment.phases import Phase, phases
from tallystick.assessment.rulebook import HEADLINE
from tallystick.base.dates import Period
from tallystick.register.areas import Area
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.claims import Claim
from tallystick.register.descriptor import Plan
from tallystick.register.events import Event
from tallystick.register.figures import Figures, figures_of
from tallystick.register.indicators import CommitmentIndicator
from tallystick.register.model import Commitment, Deliverable, Link, Observation, Part, Source, Target
from tallystick.register.treaties import Treaty
from tallystick.report.coded import CodedBook
from tallystick.report.follow_up import FollowUpBook
from tallystick.report.grouped import many
from tallystick.report.in_language import in_language
from tallystick.report.model import Material
from tallystick.report.sourced import SourcedFigure, told_by


class Book:
    """Rows of one package and its assessment by what they belong to. Nothing is computed here."""

    def __init__(self, material: Material, language: str | None = None, first: "Book | None" = None) -> None:
        """Open the material.

        Args:
            material: what a site is drawn from.
            language: for whose readers; None for the language that the package is written in.
            first: the book of the same material that is open already.
        """
        self.material = material
        self._first = first
        #: The package's texts, as readers of the language have them.
        self.texts = in_language(material.package, language or material.written_in)
        self.package = self.texts.package
        self.assessment = material.assessment
        self.coded = CodedBook(self.package, self.assessment.panel)
        self.follow_up = FollowUpBook(self.package)

    @cached_property
    def plan(self) -> Plan:
        """The plan that the package names."""
        return self.package.descriptor.tallystick.plan

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The plan as it stood at each phase's end, by the methods that look ahead."""
        return self._first.phases if self._first else phases(self.material.package)

    @cached_property
    def plan_period(self) -> Period:
        """The plan's years."""
        return Period.parse(self.plan.period)

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Chapters and sections, in the plan's order."""
        return {part.id: part for part in self.package.outline}

    @cached_property
    def chapters(self) -> tuple[Part, ...]:
        """The parts that lie in no other."""
        return tuple(part for part in self.package.outline if part.parent is None)

    @cached_property
    def sections(self) -> dict[str, list[Part]]:
        """The parts directly inside a part."""
        return many(self.package.outline, lambda part: part.parent or "")

    @cached_property
    def commitments(self) -> dict[str, Commitment]:
        """Every commitment in the plan's order."""
        return {one.id: one for one in self.package.commitments}

    @cached_property
    def neighbours(self) -> dict[str, tuple[str | None, str | None]]:
        """The commitment before and the one after each, in the plan's order."""
        names = list(self.commitments)
        return dict(zip(names, zip([None, *names][:-1], [*names, None][1:], strict=True), strict=True))

    @cached_property
    def commitments_of(self) -> dict[str, list[Commitment]]:
        """The commitments that stand directly in a part."""
        return many(self.package.commitments, lambda one: one.section)

    @cached_property
    def targets(self) -> dict[str, Target]:
        """Every target."""
        return {one.id: one for one in self.package.targets}

    @cached_property
    def targets_of(self) -> dict[str, list[Target]]:
        """The targets of a commitment."""
        return many(self.package.targets, lambda one: one.commitment)

    @cached_property
    def deliverables(self) -> dict[str, Deliverable]:
        """Every deliverable."""
        return {one.id: one for one in self.package.deliverables}

    @cached_property
    def deliverables_of(self) -> dict[str, list[Deliverable]]:
        """The deliverables of a commitment."""
        return many(self.package.deliverables, lambda one: one.commitment)

    @cached_property
    def links_of(self) -> dict[str, list[Link]]:
        """The goals and treaty articles of a commitment."""
        return many(self.package.links, lambda one: one.commitment)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source."""
        return {one.id: one for one in self.package.sources}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Every body."""
        return {one.id: one for one in self.package.bodies}

    @cached_property
    def responsibilities_of(self) -> dict[str, list[Responsibility]]:
        """Who has a part in a commitment."""
        return many(self.package.responsibilities, lambda one: one.commitment)

    @cached_property
    def duties_of(self) -> dict[str, list[Responsibility]]:
        """The commitments in which a body has a part."""
        return many(self.package.responsibilities, lambda one: one.body)

    @cached_property
    def indicator_links_of(self) -> dict[str, list[CommitmentIndicator]]:
        """The indicators of a commitment, each with how its values stand."""
        return many(self.package.commitment_indicators, lambda one: one.commitment)

    @cached_property
    def treaties(self) -> dict[str, Treaty]:
        """How the State stands to each treaty."""
        return {one.id: one for one in self.package.treaties}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area."""
        return {one.id: one for one in self.package.areas}

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """What the government said of a commitment; of the whole plan under the empty name."""
        return many(self.package.claims, lambda one: one.commitment or "")

    @cached_property
    def events_of_deliverable(self) -> dict[str, list[Event]]:
        """The events of a deliverable."""
        return many(self.package.events, lambda one: one.deliverable or "")

    @cached_property
    def events_of_commitment(self) -> dict[str, list[Event]]:
        """The events that bear on a commitment, through a deliverable or by themselves."""
        return many(self.package.events, self._commitment_of)

    @cached_property
    def answers_to(self) -> dict[tuple[str, str, str | None], list[Event]]:
        """The events that answer what says the same, by what that says."""
        told = {one.id: told_by(one) for one in self.package.events}
        return many((one for one in self.package.events if one.answers), lambda one: told[one.answers or ""])

    @cached_property
    def figures(self) -> Figures:
        """The observations by indicator, area and group."""
        return figures_of(self.package.observations)

    @cached_property
    def _observations(self) -> dict[str, list[Observation]]:
        return many(self.package.observations, lambda one: one.indicator)

    @cached_property
    def sightings(self) -> dict[str, list[SourcedFigure]]:
        """Every observation of an indicator that speaks of a target, latest period first."""
        indicators = {one.id: one for one in self.package.indicators}
        found: dict[str, list[SourcedFigure]] = defaultdict(list)
        for link in self.package.target_indicators:
            indicator = indicators[link.indicator]
            found[link.target] += [
                SourcedFigure(one, indicator, self.sources[one.source], link.role, link.note)
                for one in self._observations.get(link.indicator, ())
            ]
        return {target: sorted(rows, key=_latest_first) for target, rows in found.items()}

    @cached_property
    def indicator_sightings(self) -> dict[str, list[SourcedFigure]]:
        """Every observation of a commitment's indicators that measure no target, latest period first."""
        measured = {one.indicator for one in self.package.target_indicators}
        indicators = {one.id: one for one in self.package.indicators}
        found: dict[str, list[SourcedFigure]] = defaultdict(list)
        for link in self.package.commitment_indicators:
            if link.indicator not in measured:
                found[link.commitment] += [
                    SourcedFigure(
                        one, indicators[link.indicator], self.sources[one.source], "indicator", link.note
                    )
                    for one in self._observations.get(link.indicator, ())
                ]
        return {commitment: sorted(rows, key=_latest_first) for commitment, rows in found.items()}

    @cached_property
    def verdicts(self) -> dict[tuple[str, str], TargetVerdict]:
        """The country's headline verdict of a target by a policy."""
        rows = (one for one in self.assessment.verdicts if one.rule == HEADLINE.text and one.leads)
        return {(one.target, one.policy): one for one in rows if self._is_national(one)}

    @cached_property
    def read_otherwise(self) -> dict[str, list[TargetVerdict]]:
        """The country's headline verdicts of a target by its other readings, under the default policy."""
        rows = (one for one in self.assessment.verdicts if one.rule == HEADLINE.text and not one.leads)
        return many((one for one in rows if one.policy == "default"), lambda one: one.target)

    @cached_property
    def part_verdicts(self) -> dict[str, list[TargetVerdict]]:
        """The verdicts of a target for areas and groups, under the default policy."""
        rows = (one for one in self.assessment.verdicts if one.rule == HEADLINE.text and one.leads)
        default = (one for one in rows if one.policy == "default" and not self._is_national(one))
        return many(default, lambda one: one.target)

    @cached_property
    def enjoyment_of(self) -> dict[str, list[Enjoyment]]:
        """What figures show of each commitment's right, a row for each voice."""
        return many(self.assessment.enjoyment, lambda one: one.commitment)

    @cached_property
    def deliverable_verdicts(self) -> dict[str, DeliverableVerdict]:
        """The answer about each deliverable."""
        return {one.deliverable: one for one in self.assessment.deliverables}

    @cached_property
    def answers(self) -> dict[tuple[str, str], CommitmentVerdict]:
        """The answer about a commitment to a question."""
        return {(one.commitment, one.question): one for one in self.assessment.commitments}

    @cached_property
    def summaries(self) -> dict[str, PartSummary]:
        """The counts of each part; of the whole plan under the empty name."""
        whole, parts = self.assessment.summary.whole, self.assessment.summary.parts
        return {one.part: one for one in (whole, *parts)}

    @cached_property
    def resting_on(self) -> dict[str, list[str]]:
        """For each source the commitments that rest on it: by a figure, event or claim, or by who acts."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for source, commitment in self._rests():
            found[source][commitment] = None
        order = {name: place for place, name in enumerate(self.commitments)}
        return {source: sorted(names, key=order.__getitem__) for source, names in found.items()}

    def _rests(self) -> Iterator[tuple[str, str]]:
        """Each source with a commitment that rests on it."""
        for target, rows in self.sightings.items():
            yield from ((row.source.id, self.targets[target].commitment) for row in rows)
        for event in self.package.events:
            if event.source is not None:
                yield event.source, self._commitment_of(event)
        for claim in self.package.claims:
            if claim.commitment is not None:
                yield claim.source, claim.commitment
        for part in self.package.responsibilities:
            if part.source is not None:
                yield part.source, part.commitment

    def chapter_of(self, part: str) -> Part:
        """The chapter that a part lies in, or the part itself."""
        here = self.parts[part]
        while here.parent is not None:
            here = self.parts[here.parent]
        return here

    def _is_national(self, one: TargetVerdict) -> bool:
        return one.area == self.plan.country and not one.group

    def _commitment_of(self, event: Event) -> str:
        of = self.deliverables[event.deliverable].commitment if event.deliverable else ""
        return of if event.commitment is None else event.commitment


def _latest_first(one: SourcedFigure) -> tuple[int, int, str]:
    last = (one.observation.as_of or one.observation.period).last
    roles = ("plan_measure", "other_measure", "context", "goal", "indicator")
    return (roles.index(one.role), -last.toordinal(), one.observation.id)
