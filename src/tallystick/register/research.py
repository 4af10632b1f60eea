"""The nouns of phased research: what is looked into, what that finds, what an assessment recommends."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text

STUDY_KINDS = ("survey", "site_visit", "commissioned_study")
STUDY_STATES = ("planned", "carried_out", "published", "dropped")
#: What the body answers to what an assessment recommends to it.
REPLY_KINDS = ("accepted", "accepted_in_part", "rejected")
#: What the next phase finds of it.
FOLLOW_UPS = ("open", "carried_out", "in_part", "not_carried_out")


@dataclass(frozen=True, slots=True)
class PhaseStudy:
    """A survey of rights-holders, a site visit or a commissioned study of a phase."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    phase: Annotated[str, Column(k.IDENTIFIER, "the phase it belongs to", refers="phases")]
    kind: Annotated[
        str,
        Column(k.TEXT, "survey: of rights-holders; site_visit; commissioned_study", allowed=STUDY_KINDS),
    ]
    title: Annotated[str, text("what is looked into")]
    state: Annotated[str, Column(k.TEXT, "how far it is", allowed=STUDY_STATES)]
    commissioned_by: Annotated[
        str | None, optional(k.IDENTIFIER, "the body that commissions and pays it", refers="bodies")
    ]
    carried_out_by: Annotated[str | None, optional(k.TEXT, "who carries it out: the organisation")]
    method: Annotated[str | None, optional(k.TEXT, "how: face to face, by telephone, by looking on")]
    sample: Annotated[
        str | None, optional(k.TEXT, "of whom: how many were asked, how they were chosen, how many answered")
    ]
    planned: Annotated[PartialDate | None, optional(k.DATE, "by when it is planned")]
    held: Annotated[PartialDate | None, added(k.DATE, "when it was carried out")] = None
    published: Annotated[PartialDate | None, added(k.DATE, "when it was published")] = None
    source: Annotated[str | None, added(k.IDENTIFIER, "its report", refers="sources")] = None
    instrument: Annotated[
        str | None, added(k.IDENTIFIER, "its questionnaire or guide, as it was used", refers="sources")
    ] = None
    data: Annotated[
        str | None, added(k.IDENTIFIER, "its data, as far as they can be published", refers="sources")
    ] = None
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None


@dataclass(frozen=True, slots=True)
class StudyFinding:
    """What a published study found of a commitment: evidence, of the kind that its source is of."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    study: Annotated[str, Column(k.IDENTIFIER, "the study", refers="studies")]
    commitment: Annotated[str, Column(k.IDENTIFIER, "of which commitment", refers="commitments")]
    found: Annotated[str, text("what was found, with its number and of how many")]
    source: Annotated[
        str, Column(k.IDENTIFIER, "where it is printed; its kind says whose word it is", refers="sources")
    ]
    area: Annotated[str | None, added(k.IDENTIFIER, "where; empty: everywhere", refers="areas")] = None
    group: Annotated[str | None, added(k.IDENTIFIER, "of which people; empty: everybody")] = None


@dataclass(frozen=True, slots=True)
class AssessmentRecommendation:
    """What the assessment of a phase recommends to a body, its reply, and what the next phase finds of it."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    phase: Annotated[str, Column(k.IDENTIFIER, "the phase that was assessed", refers="phases")]
    recommended: Annotated[str, text("what is recommended")]
    body: Annotated[str, Column(k.IDENTIFIER, "the body that is to carry it out", refers="bodies")]
    due: Annotated[PartialDate, Column(k.DATE, "by when")]
    commitment: Annotated[
        str | None, optional(k.IDENTIFIER, "to keep which commitment", refers="commitments")
    ]
    made_by: Annotated[str | None, optional(k.TEXT, "who recommends it: the panel, or an organisation")]
    reply: Annotated[str | None, added(k.TEXT, "what the body answers", allowed=REPLY_KINDS)] = None
    words: Annotated[str | None, added(k.TEXT, "its answer, in full")] = None
    replied: Annotated[PartialDate | None, added(k.DATE, "when it answered")] = None
    checked_in: Annotated[
        str | None, added(k.IDENTIFIER, "the later phase in which it was looked at again", refers="phases")
    ] = None
    follow_up: Annotated[
        str | None, added(k.TEXT, "what was found then; empty: nobody has looked yet", allowed=FOLLOW_UPS)
    ] = None
    found: Annotated[str | None, added(k.TEXT, "how that is known")] = None
