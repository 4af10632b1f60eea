"""The nouns of what others asked of the State: recommendations, what answers them, letters, reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text

#: Who asks: the review by other States, a committee that watches over a treaty, an expert of the Council.
MECHANISMS = ("upr", "treaty_body", "special_procedure", "other")
#: Whether something is asked for, or only held against the State.
ASKED_KINDS = ("recommendation", "concern")
#: What the State answered; not_found: looked for, and no answer could be read.
RESPONSES = ("accepted", "accepted_in_part", "noted", "rejected", "not_found")
#: The responses by which the State took something upon itself.
TAKEN_ON = frozenset({"accepted", "accepted_in_part"})
#: How a commitment stands to a recommendation; none: no commitment of the plan answers it.
ANSWERS, IN_PART, AGAINST, NONE = LINK_HOWS = ("answers", "in_part", "against", "none")
COMMUNICATION_KINDS = ("allegation_letter", "urgent_appeal", "other_letter", "visit_request", "follow_up")
REPLIES = ("replied", "acknowledged", "not_found")
#: How many coders, each by themselves, make a link stand.
CODERS = 2


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Something that another State, a treaty body or an expert asked of the State, and what it answered."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier: upr3-28.114")]
    mechanism: Annotated[str, Column(k.TEXT, "through which mechanism it came", allowed=MECHANISMS)]
    kind: Annotated[
        str,
        Column(k.TEXT, "recommendation: it asks for something; concern: it objects", allowed=ASKED_KINDS),
    ]
    document: Annotated[str, text("the symbol of the document it stands in: A/HRC/40/6")]
    asked: Annotated[str, text("what is asked, in our own words")]
    paragraph: Annotated[
        str | None, optional(k.TEXT, "its paragraph there, as printed: 28.114; empty: not numbered")
    ]
    date: Annotated[PartialDate | None, optional(k.DATE, "the date of the document")]
    made_by: Annotated[
        tuple[str, ...], optional(k.TEXT, "the States that recommended it, or the committee", many=True)
    ]
    response: Annotated[
        str | None,
        optional(
            k.TEXT,
            "what the State answered; not_found: it was looked for and not found; empty: nobody has looked",
            allowed=RESPONSES,
        ),
    ]
    responded: Annotated[PartialDate | None, optional(k.DATE, "when it answered")]
    reason: Annotated[str | None, optional(k.TEXT, "the reason that the State itself gave, in our own words")]
    source: Annotated[str | None, optional(k.IDENTIFIER, "where it was read", refers="sources")]
    response_source: Annotated[
        str | None, optional(k.IDENTIFIER, "where the answer was read", refers="sources")
    ]
    committee: Annotated[
        str | None, added(k.IDENTIFIER, "of a treaty body, the treaty it watches over: CEDAW")
    ] = None
    session: Annotated[str | None, added(k.TEXT, "the session in which it was made")] = None
    cycle: Annotated[int | None, added(k.WHOLE, "of the periodic review, which cycle it belongs to")] = None
    theme: Annotated[
        tuple[str, ...], added(k.TEXT, "what it is about, in the words of the document's list", many=True)
    ] = ()
    groups: Annotated[
        tuple[str, ...], added(k.IDENTIFIER, "the people it names, as commitments name them", many=True)
    ] = ()
    goals: Annotated[
        tuple[str, ...],
        added(k.TEXT, "the goals, or targets of goals, of sustainable development it serves", many=True),
    ] = ()
    articles: Annotated[
        tuple[str, ...], added(k.TEXT, "the treaty articles it rests on: CRC 19", many=True)
    ] = ()
    under: Annotated[
        str | None,
        added(
            k.IDENTIFIER,
            "of an accepted one, the commitment of the plan that promises to carry out what was accepted",
            refers="commitments",
        ),
    ] = None
    due: Annotated[PartialDate | None, added(k.DATE, "by when the State is to report on it")] = None
    cluster: Annotated[
        str | None, added(k.IDENTIFIER, "with which near-alike ones a person has put it together")
    ] = None
    merged_into: Annotated[
        str | None, added(k.IDENTIFIER, "the one that it was merged into", refers="recommendations")
    ] = None
    withdrawn: Annotated[PartialDate | None, added(k.DATE, "when whoever made it took it back")] = None
    response_paragraph: Annotated[
        str | None, added(k.TEXT, "where the answer stands in its document, where numbered otherwise")
    ] = None
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None

    @property
    def stands(self) -> bool:
        """Whether it is still asked by itself: neither taken back nor merged into another."""
        return self.withdrawn is None and self.merged_into is None


@dataclass(frozen=True, slots=True)
class RecommendationLink:
    """What coders said of a recommendation and a commitment, each by themselves, and whether it stands."""

    recommendation: Annotated[str, Column(k.IDENTIFIER, "the recommendation", refers="recommendations")]
    how: Annotated[
        str,
        Column(
            k.TEXT,
            "answers it, in_part, or goes against it; none: no commitment of the plan answers it",
            allowed=LINK_HOWS,
        ),
    ]
    commitment: Annotated[
        str | None, optional(k.IDENTIFIER, "the commitment; empty where none answers", refers="commitments")
    ]
    proposed_by: Annotated[
        tuple[str, ...],
        optional(
            k.IDENTIFIER,
            "the coders who said so, each before seeing what others said",
            many=True,
            refers="assessors",
        ),
    ]
    confirmed_by: Annotated[
        tuple[str, ...],
        optional(
            k.IDENTIFIER,
            "by whose word it stands: two coders who agreed, or whoever settled; empty: it does not stand",
            many=True,
            refers="assessors",
        ),
    ]
    settled_by: Annotated[
        str | None,
        added(k.IDENTIFIER, "who settled it where coders differed, for it or against", refers="assessors"),
    ] = None
    reason: Annotated[
        str | None, added(k.TEXT, "why it was settled so; of agreed ones, what a reader should know")
    ] = None
    suggested: Annotated[
        bool | None, added(k.BOOLEAN, "whether the suggestion that coders saw had named it")
    ] = None
    again_by: Annotated[
        tuple[str, ...],
        added(
            k.IDENTIFIER,
            "the coders who say so in the second round, having seen without names what others gave",
            many=True,
            refers="assessors",
        ),
    ] = ()


def stood_by(links: Sequence[RecommendationLink]) -> tuple[frozenset[str], ...]:
    """Who stands by each link of one recommendation: as they gave it again, or else at first.

    Args:
        links: all links of the recommendation, in any order.
    """
    again = frozenset(coder for one in links for coder in one.again_by)
    return tuple(frozenset(one.again_by) | (frozenset(one.proposed_by) - again) for one in links)


@dataclass(frozen=True, slots=True)
class Communication:
    """A letter of special procedures to the State, and its reply."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    kind: Annotated[str, Column(k.TEXT, "what it is", allowed=COMMUNICATION_KINDS)]
    date: Annotated[PartialDate, Column(k.DATE, "when it was sent")]
    subject: Annotated[str, text("what it is about, in neutral words and without the name of a person")]
    reply: Annotated[
        str,
        Column(k.TEXT, "replied, acknowledged only, or not_found: looked for and not found", allowed=REPLIES),
    ]
    reference: Annotated[str | None, optional(k.TEXT, "its reference as printed: OL CHN 1/2023")]
    sent_by: Annotated[tuple[str, ...], optional(k.TEXT, "the mandates that sent it", many=True)]
    commitments: Annotated[
        tuple[str, ...],
        optional(k.IDENTIFIER, "the commitments it bears on", many=True, refers="commitments"),
    ]
    source: Annotated[str | None, optional(k.IDENTIFIER, "where it was read", refers="sources")]
    replied: Annotated[PartialDate | None, added(k.DATE, "when the State replied")] = None
    reply_source: Annotated[str | None, added(k.IDENTIFIER, "where the reply was read", refers="sources")] = (
        None
    )
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None


@dataclass(frozen=True, slots=True)
class ParallelReport:
    """A report that somebody other than the State gave to a mechanism."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    made_by: Annotated[tuple[str, ...], Column(k.TEXT, "the organisations that gave it", many=True)]
    sent_to: Annotated[str, text("to whom: the committee, or the review and its session")]
    date: Annotated[PartialDate, Column(k.DATE, "when")]
    title: Annotated[str | None, optional(k.TEXT, "its title")]
    url: Annotated[str | None, optional(k.URL, "where it can be read")]
    source: Annotated[str | None, optional(k.IDENTIFIER, "where it was read of", refers="sources")]
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None
