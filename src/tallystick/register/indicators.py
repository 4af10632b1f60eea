"""The nouns of the indicator system: what is measured, for which target or commitment, and what is not."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text

INDICATOR_KINDS = ("structural", "process", "outcome")
#: The questions that an indicator's values would answer; ``context`` answers none and is only shown.
ANSWERS = ("done", "target_met", "right_enjoyed", "context")
AVAILABILITY = ("published", "partly", "public_not_read", "not_published")
#: The values of these were read, wholly or in part.
READ = frozenset({"published", "partly"})
FREQUENCIES = ("continuous", "annual", "biennial", "five_yearly", "once")
HOMES = (
    "sdg",
    "ohchr",
    "who",
    "ilo",
    "unesco_uis",
    "unicef",
    "undp",
    "itu",
    "fao",
    "unep",
    "un_women",
    "unodc",
    "oecd",
    "world_bank",
    "treaty_body",
    "national_statistics",
    "own_proposal",
)

_ID = Column(k.IDENTIFIER, "a readable, stable identifier")
_TITLE = text("its name")
_DEFINITION = text("what is counted, over what, in our own words")
_KIND = Column(k.TEXT, "what it shows", allowed=INDICATOR_KINDS)
_UNIT = Column(k.UNIT, "the unit it is published in")
_DIRECTION = optional(k.TEXT, "which way is better, if one is", allowed=("up", "down"))
_PUBLISHER = optional(k.TEXT, "who publishes it, or should")
_NUMERATOR = added(k.TEXT, "what is counted above the line, in words")
_DENOMINATOR = added(k.TEXT, "what it is counted over: the people at risk, never its own numerator")
_PROPORTION = added(
    k.BOOLEAN,
    "whether the numerator is a part of the denominator, so that nothing above the whole is possible",
)
_FREQUENCY = added(k.TEXT, "how often a value is due", allowed=FREQUENCIES)
_HOME = added(
    k.TEXT, "whose indicator it is; own_proposal: nobody's that could be read, so ours", allowed=HOMES
)
_HOME_CODE = added(k.TEXT, "its code or name there")
_HOME_PLACE = added(k.TEXT, "the document and place in which the code was read")
_RIGHTS = added(k.IDENTIFIER, "the rights it speaks of", many=True)
_GROUPS = added(k.IDENTIFIER, "the people it speaks of", many=True)
_SDG = added(k.IDENTIFIER, "the Sustainable Development Goal targets it bears on, such as 8.5", many=True)
_NOTE = added(k.TEXT, "what a reader should know of it; where no direction is better, why")


#: The roles in which an indicator's figures are compared with a target.
COMPARED_ROLES = frozenset({"plan_measure", "other_measure"})


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity by one definition, such as a rate or a count."""

    id: Annotated[str, _ID]
    title: Annotated[str, _TITLE]
    definition: Annotated[str, _DEFINITION]
    kind: Annotated[str, _KIND]
    unit: Annotated[str, _UNIT]
    direction: Annotated[str | None, _DIRECTION]
    publisher: Annotated[str | None, _PUBLISHER]
    numerator: Annotated[str | None, _NUMERATOR] = None
    denominator: Annotated[str | None, _DENOMINATOR] = None
    proportion: Annotated[bool | None, _PROPORTION] = None
    frequency: Annotated[str | None, _FREQUENCY] = None
    home_scheme: Annotated[str | None, _HOME] = None
    home_code: Annotated[str | None, _HOME_CODE] = None
    home_place: Annotated[str | None, _HOME_PLACE] = None
    rights: Annotated[tuple[str, ...], _RIGHTS] = ()
    groups: Annotated[tuple[str, ...], _GROUPS] = ()
    sdg: Annotated[tuple[str, ...], _SDG] = ()
    library: Annotated[
        str | None, added(k.IDENTIFIER, "the indicator of the library that it was taken from")
    ] = None
    note: Annotated[str | None, _NOTE] = None


@dataclass(frozen=True, slots=True)
class LibraryIndicator:
    """A definition that any country's plan may take: it names no country and no plan."""

    id: Annotated[str, _ID]
    title: Annotated[str, _TITLE]
    definition: Annotated[str, _DEFINITION]
    kind: Annotated[str, _KIND]
    unit: Annotated[str, _UNIT]
    direction: Annotated[str | None, _DIRECTION]
    numerator: Annotated[str | None, _NUMERATOR]
    denominator: Annotated[str | None, _DENOMINATOR]
    proportion: Annotated[bool | None, _PROPORTION]
    frequency: Annotated[str, Column(k.TEXT, "how often a value is due", allowed=FREQUENCIES)]
    publisher: Annotated[str, text("who should publish it, by kind of office")]
    home_scheme: Annotated[str, Column(k.TEXT, "whose indicator it is", allowed=HOMES)]
    home_code: Annotated[str | None, _HOME_CODE]
    home_place: Annotated[str | None, _HOME_PLACE]
    rights: Annotated[tuple[str, ...], Column(k.IDENTIFIER, "the rights it speaks of", many=True)]
    groups: Annotated[tuple[str, ...], _GROUPS]
    sdg: Annotated[tuple[str, ...], _SDG]
    note: Annotated[str | None, _NOTE]


@dataclass(frozen=True, slots=True)
class TargetIndicator:
    """Which indicators speak of a target, and in what role."""

    target: Annotated[str, Column(k.IDENTIFIER, "the target", refers="targets")]
    indicator: Annotated[str, Column(k.IDENTIFIER, "the indicator", refers="indicators")]
    role: Annotated[
        str,
        Column(
            k.TEXT,
            "plan_measure: as the plan defines it; other_measure: by another definition; "
            "goal: a goal and no result; context: shown and not compared",
            allowed=("plan_measure", "other_measure", "context", "goal"),
        ),
    ]
    note: Annotated[str | None, optional(k.TEXT, "how the definition differs from the plan's")]


@dataclass(frozen=True, slots=True)
class CommitmentIndicator:
    """An indicator of a commitment: which question it would answer, and whether its values are published."""

    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment", refers="commitments")]
    indicator: Annotated[str, Column(k.IDENTIFIER, "the indicator", refers="indicators")]
    answers: Annotated[
        str, Column(k.TEXT, "the question that its values would answer; context: none", allowed=ANSWERS)
    ]
    disaggregation: Annotated[
        tuple[str, ...], optional(k.TEXT, "the groups and places it must be broken down by", many=True)
    ]
    availability: Annotated[
        str,
        Column(
            k.TEXT,
            "published: its values were read; partly: only a part, such as the numerator, or a sum of years; "
            "public_not_read: it stands in a public text, such as a law, that nobody has read yet; "
            "not_published: to be asked for",
            allowed=AVAILABILITY,
        ),
    ]
    source: Annotated[str | None, optional(k.IDENTIFIER, "where its latest value was read", refers="sources")]
    published_by: Annotated[
        tuple[str, ...], Column(k.TEXT, "the bodies that publish it, or should be asked", many=True)
    ]
    latest_year: Annotated[int | None, optional(k.YEAR, "the latest year for which a value was read")]
    note: Annotated[str | None, optional(k.TEXT, "what a reader should know of it")]


@dataclass(frozen=True, slots=True)
class MissingIndicator:
    """A kind of indicator that can sensibly not be given for a commitment, and why."""

    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment", refers="commitments")]
    kind: Annotated[str, Column(k.TEXT, "the kind that is missing", allowed=INDICATOR_KINDS)]
    reason: Annotated[str, text("why there can be none")]
