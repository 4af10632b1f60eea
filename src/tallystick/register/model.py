"""The nouns of the register: one frozen class a table, and the package that holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tallystick.base.dates import PartialDate, Period
from tallystick.register import kinds as k
from tallystick.register.areas import Area, EarlierLocalTarget, LocalTarget
from tallystick.register.batches import ENTERED_IN, REPLACED_IN, FigureBatch, FileLabel
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.claims import Claim
from tallystick.register.columns import Column, added, optional, text
from tallystick.register.confirmations import Confirmation
from tallystick.register.corrections import Correction
from tallystick.register.descriptor import Descriptor
from tallystick.register.editions import EarlierEdition, EditionAnswer
from tallystick.register.events import Event
from tallystick.register.indicators import CommitmentIndicator, Indicator, MissingIndicator, TargetIndicator
from tallystick.register.method import Method
from tallystick.register.panel_locks import DrawnPanel, PanelSignature, PublishedCode
from tallystick.register.panels import Assessor, BodyReply, Dissent, Interest, Judgement
from tallystick.register.phases import (
    BodyMeasure,
    EarlierMeasure,
    EarlierMilestone,
    EarlierReport,
    Milestone,
    PlanPhase,
    ProgressReport,
    SpotCheck,
)
from tallystick.register.plan_calendar import CalendarEntry
from tallystick.register.promises import ARITHMETIC, COMPARATORS, COUNTS, PARTS_MAKE, PromiseReading
from tallystick.register.public import (
    CaseCount,
    Consultation,
    ConsultationPoint,
    DisclosureDuty,
    DraftParagraph,
    EarlierParagraph,
)
from tallystick.register.recommendations import (
    Communication,
    ParallelReport,
    Recommendation,
    RecommendationLink,
)
from tallystick.register.research import AssessmentRecommendation, PhaseStudy, StudyFinding
from tallystick.register.translations import Translation
from tallystick.register.treaties import TREATY_SCHEMES, Treaty

EVALUABILITY = ("quantified", "event", "directional", "statement")
SOURCE_KINDS = (
    "official_statistic",
    "official_claim",
    "international_estimate",
    "independent",
    "media",
    "submission",
)
#: The kinds that are the government's own word.
OFFICIAL_KINDS = frozenset({"official_statistic", "official_claim"})
LINK_SCHEMES = ("sdg_target", *TREATY_SCHEMES)
_ID = Column(k.IDENTIFIER, "a readable, stable identifier")


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter or section of the plan."""

    id: Annotated[str, _ID]
    parent: Annotated[str | None, optional(k.IDENTIFIER, "the part it belongs to", refers="outline")]
    position: Annotated[int, Column(k.WHOLE, "its place in the plan, counted from 1")]
    kind: Annotated[str, Column(k.TEXT, "what it is", allowed=("chapter", "section"))]
    number: Annotated[str | None, optional(k.TEXT, "its number as the plan prints it")]
    title: Annotated[str, text("its heading")]


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing that the plan promises."""

    id: Annotated[str, _ID]
    section: Annotated[str, Column(k.IDENTIFIER, "the part it stands in", refers="outline")]
    title: Annotated[str, text("what it promises, in our own words")]
    start: Annotated[int | None, optional(k.WHOLE, "where it begins: characters into the document")]
    end: Annotated[int | None, optional(k.WHOLE, "where it ends: characters into the document")]
    span_sha256: Annotated[str | None, optional(k.SHA256, "the SHA-256 of these characters in UTF-8")]
    evaluability: Annotated[str, Column(k.TEXT, "what could show whether it was kept", allowed=EVALUABILITY)]
    groups: Annotated[tuple[str, ...], optional(k.IDENTIFIER, "the people it names", many=True)]
    instruments: Annotated[tuple[str, ...], optional(k.IDENTIFIER, "the means it names", many=True)]
    information_system: Annotated[str | None, optional(k.TEXT, "the information system it calls for")]


@dataclass(frozen=True, slots=True)
class Link:
    """A goal, treaty article or labour convention that a commitment answers to."""

    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment", refers="commitments")]
    scheme: Annotated[str, Column(k.TEXT, "which list the code is from", allowed=LINK_SCHEMES)]
    code: Annotated[
        str, text("the goal's target, or the treaty and article, or the convention: 8.5, ICESCR 6, C029")
    ]


@dataclass(frozen=True, slots=True)
class Target:
    """A number that the plan promises."""

    id: Annotated[str, _ID]
    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment it stands in", refers="commitments")]
    quantity: Annotated[str, text("what is counted or measured, in our own words")]
    arithmetic: Annotated[str, Column(k.TEXT, "how figures answer it", allowed=ARITHMETIC)]
    comparator: Annotated[str, Column(k.TEXT, "how a figure must stand to the value", allowed=COMPARATORS)]
    value: Annotated[Decimal, Column(k.NUMBER, "the promised number, in the unit")]
    unit: Annotated[str, Column(k.UNIT, "its unit")]
    strict: Annotated[bool, Column(k.BOOLEAN, "whether the value itself falls short ('over 90')")]
    baseline_year: Annotated[int | None, optional(k.YEAR, "the base year, where the plan names one")]
    deadline: Annotated[PartialDate, Column(k.DATE, "by when")]
    frequency: Annotated[str | None, optional(k.TEXT, "how often, if not once", allowed=("annual",))]
    counts: Annotated[
        str | None,
        optional(k.TEXT, "for a cumulative target: N more, or N in all", allowed=COUNTS),
    ]
    start: Annotated[int | None, optional(k.WHOLE, "where it begins: characters into the document")]
    end: Annotated[int | None, optional(k.WHOLE, "where it ends: characters into the document")]
    note: Annotated[str | None, optional(k.TEXT, "what a reader should know of it")]
    about: Annotated[
        bool | None,
        added(k.BOOLEAN, "of a change, whether the plan says “about”: it holds from the tolerance below"),
    ] = None
    parts_make: Annotated[str | None, PARTS_MAKE] = None


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A dated yes-or-no thing that the plan promises."""

    id: Annotated[str, _ID]
    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment it stands in", refers="commitments")]
    kind: Annotated[
        str,
        Column(
            k.TEXT,
            "what it is; a law is done when it is adopted and in force",
            allowed=("law", "report", "review", "body", "system", "document", "happening", "works"),
        ),
    ]
    title: Annotated[str, text("what is to be there, in our own words")]
    deadline: Annotated[PartialDate, Column(k.DATE, "by when")]
    note: Annotated[str | None, optional(k.TEXT, "what a reader should know of it")]


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that a figure, an event or a claim was read in."""

    id: Annotated[str, _ID]
    title: Annotated[str, text("its title, in English or as a description of it")]
    publisher: Annotated[str, text("who published what was read")]
    issuing_body: Annotated[str, text("whose figure or statement it is")]
    date: Annotated[PartialDate | None, optional(k.DATE, "when it was published; empty: not known")]
    kind: Annotated[str, Column(k.TEXT, "whose word it is", allowed=SOURCE_KINDS)]
    access: Annotated[
        str,
        Column(
            k.TEXT,
            "where its text was read; a third party's copy has no address here",
            allowed=("original_site", "public_repository", "secondary_site", "third_party_copy"),
        ),
    ]
    url: Annotated[str | None, optional(k.URL, "where it can be read")]
    note: Annotated[str | None, optional(k.TEXT, "what a reader should know of it")]
    read: Annotated[PartialDate | None, added(k.DATE, "when it was read for this package")] = None
    archived: Annotated[str | None, added(k.URL, "where an archive keeps it as it was")] = None
    own_evidence: Annotated[
        bool | None,
        added(k.BOOLEAN, "of a medium, whether its figures rest on evidence of its own and repeat nobody's"),
    ] = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure: one indicator, area, group and period, as one source gives it."""

    id: Annotated[str, _ID]
    indicator: Annotated[str, Column(k.IDENTIFIER, "the indicator", refers="indicators")]
    area: Annotated[str, Column(k.IDENTIFIER, "the area", refers="areas")]
    group: Annotated[str | None, optional(k.IDENTIFIER, "the people it speaks of; empty: everybody")]
    period: Annotated[Period, Column(k.PERIOD, "the time it speaks of")]
    as_of: Annotated[PartialDate | None, optional(k.DATE, "its date inside the period, if it is not the end")]
    value: Annotated[Decimal, Column(k.NUMBER, "the figure, in its unit")]
    unit: Annotated[str, Column(k.UNIT, "its unit")]
    value_in_target_unit: Annotated[
        Decimal | None,
        optional(k.NUMBER, "the figure in the target's unit; empty: not to be compared with the target"),
    ]
    qualifier: Annotated[
        str,
        Column(k.TEXT, "how exactly it was printed", allowed=("exact", "at_least", "at_most", "approximate")),
    ]
    rounding: Annotated[
        Decimal | None, optional(k.NUMBER, "half the last printed digit, in the target's unit")
    ]
    derivation: Annotated[
        str, Column(k.TEXT, "how it was read", allowed=("as_printed", "derived_from_printed_difference"))
    ]
    accumulation: Annotated[
        str | None,
        optional(
            k.TEXT,
            "for a count: of the year, since the plan's start, or the stock",
            allowed=("year", "since_start", "stock"),
        ),
    ]
    coverage: Annotated[
        str | None, optional(k.TEXT, "who was counted", allowed=("census", "sample", "administrative"))
    ]
    vintage: Annotated[
        str | None, optional(k.IDENTIFIER, "which edition of a restated series; empty: only one is known")
    ]
    restated: Annotated[bool, Column(k.BOOLEAN, "whether its own body has since replaced it")]
    source: Annotated[str, Column(k.IDENTIFIER, "where it was read", refers="sources")]
    note: Annotated[str | None, optional(k.TEXT, "what a reader should know of it")]
    batch: Annotated[str | None, ENTERED_IN] = None
    restated_by: Annotated[str | None, REPLACED_IN] = None


@dataclass(frozen=True, slots=True)
class Package:
    """A plan and all that is known about it. Rows are in canonical order."""

    descriptor: Descriptor
    methods: tuple[Method, ...]
    outline: tuple[Part, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    links: tuple[Link, ...] = ()
    targets: tuple[Target, ...] = ()
    readings: tuple[PromiseReading, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    target_indicators: tuple[TargetIndicator, ...] = ()
    commitment_indicators: tuple[CommitmentIndicator, ...] = ()
    missing_indicators: tuple[MissingIndicator, ...] = ()
    areas: tuple[Area, ...] = ()
    sources: tuple[Source, ...] = ()
    observations: Sequence[Observation] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    bodies: tuple[Body, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    batches: tuple[FigureBatch, ...] = ()
    labels: tuple[FileLabel, ...] = ()
    editions: tuple[EarlierEdition, ...] = ()
    edition_answers: tuple[EditionAnswer, ...] = ()
    translations: tuple[Translation, ...] = ()
    local_targets: tuple[LocalTarget, ...] = ()
    earlier_local_targets: tuple[EarlierLocalTarget, ...] = ()
    assessors: tuple[Assessor, ...] = ()
    interests: tuple[Interest, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    body_replies: tuple[BodyReply, ...] = ()
    panels: tuple[DrawnPanel, ...] = ()
    rubric_codes: tuple[PublishedCode, ...] = ()
    panel_signatures: tuple[PanelSignature, ...] = ()
    phases: tuple[PlanPhase, ...] = ()
    measures: tuple[BodyMeasure, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    earlier_measures: tuple[EarlierMeasure, ...] = ()
    earlier_milestones: tuple[EarlierMilestone, ...] = ()
    reports: tuple[ProgressReport, ...] = ()
    earlier_reports: tuple[EarlierReport, ...] = ()
    checks: tuple[SpotCheck, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    recommendation_links: tuple[RecommendationLink, ...] = ()
    communications: tuple[Communication, ...] = ()
    parallel_reports: tuple[ParallelReport, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    studies: tuple[PhaseStudy, ...] = ()
    study_findings: tuple[StudyFinding, ...] = ()
    assessment_recommendations: tuple[AssessmentRecommendation, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    draft_paragraphs: tuple[DraftParagraph, ...] = ()
    earlier_paragraphs: tuple[EarlierParagraph, ...] = ()
    consultation_points: tuple[ConsultationPoint, ...] = ()
    disclosures: tuple[DisclosureDuty, ...] = ()
    case_counts: tuple[CaseCount, ...] = ()
