"""The nouns of a third party's assessment: who codes, what ties them, what they coded, who answered."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, text

STANDINGS = ("invited", "accepted", "declined", "resigned", "reserve")
#: What ties an assessor to what is assessed. All but the last keep them from coding it.
INTERESTS = ("commissioned", "drafted", "runs", "paid_by", "employed_by", "recused", "declared")
#: The tie that is published and bars nothing.
ONLY_DECLARED = "declared"
#: The order in which codes come: each blind, each again after the talk, one for what stayed disputed.
ROUNDS = ("first", "second", "settled")
#: How whoever replaces another came: by the panel's seed from the reserves that were announced, or by choice.
COMING = ("drawn", "chosen")

_PANEL = Column(k.IDENTIFIER, "the panel, by the name under which it was drawn")
_ASSESSOR = Column(k.IDENTIFIER, "the assessor", refers="assessors")
_COMMITMENT = Column(k.IDENTIFIER, "the commitment", refers="commitments")
_CRITERION = "the criterion of the rubric"


@dataclass(frozen=True, slots=True)
class Assessor:
    """Somebody who was asked to judge commitments from outside."""

    id: Annotated[str, Column(k.IDENTIFIER, "their number or short name, the same for ever")]
    standing: Annotated[
        str,
        Column(
            k.TEXT,
            "invited: not answered yet; accepted: codes; declined: never began; resigned: codes no more, "
            "what was coded stays; reserve: comes where somebody resigns, and is not drawn before",
            allowed=STANDINGS,
        ),
    ]
    name: Annotated[str | None, added(k.TEXT, "their name; empty: they are known by their number only")] = (
        None
    )
    organisation: Annotated[str | None, added(k.TEXT, "where they work, where they want it printed")] = None
    expertise: Annotated[tuple[str, ...], added(k.TEXT, "what they know about", many=True)] = ()
    languages: Annotated[
        tuple[str, ...], added(k.IDENTIFIER, "the languages they read: en, zh", many=True)
    ] = ()
    budget: Annotated[int | None, added(k.WHOLE, "how many commitments they will code at most")] = None
    signing_key: Annotated[
        str | None, added(k.TEXT, "the public key under which they sign, as 'keys make' writes it")
    ] = None
    replaces: Annotated[
        str | None, added(k.IDENTIFIER, "the assessor in whose place they came", refers="assessors")
    ] = None
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None
    came_by: Annotated[
        str | None,
        added(
            k.TEXT,
            "how they came in the other's place: drawn by the panel's seed from its reserves, or chosen",
            allowed=COMING,
        ),
    ] = None
    came_because: Annotated[str | None, added(k.TEXT, "why they were chosen")] = None
    passed_over: Annotated[
        tuple[str, ...],
        added(
            k.IDENTIFIER,
            "of somebody who was drawn: the reserves whom the seed named before and who did not come",
            many=True,
        ),
    ] = ()

    @property
    def person(self) -> str:
        """By what two assessors are told to be one person: the name, or the number where none is printed."""
        return " ".join((self.name or self.id).split()).casefold()


@dataclass(frozen=True, slots=True)
class Interest:
    """What ties an assessor to what is assessed. It is published, and whoever is tied does not code it."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    assessor: Annotated[str, _ASSESSOR]
    kind: Annotated[
        str,
        Column(
            k.TEXT,
            "what ties them; recused: by their own wish; declared: published, and keeps from nothing",
            allowed=INTERESTS,
        ),
    ]
    body: Annotated[
        str | None,
        added(k.IDENTIFIER, "to which body: every commitment in which it has a part", refers="bodies"),
    ] = None
    section: Annotated[
        str | None, added(k.IDENTIFIER, "to which part of the plan: all that stands in it", refers="outline")
    ] = None
    commitment: Annotated[
        str | None, added(k.IDENTIFIER, "to which commitment alone", refers="commitments")
    ] = None
    note: Annotated[
        str | None,
        added(k.TEXT, "what it is; without body, section and commitment it is to the whole plan"),
    ] = None
    holds_from: Annotated[
        PartialDate | None, added(k.DATE, "since when, or from when on, they are tied; empty: it is not said")
    ] = None
    declared_on: Annotated[
        PartialDate | None,
        added(
            k.DATE,
            "when it was declared; one of a later day than the panel's lock stands beside what was signed",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The code that an assessor gave a commitment on one criterion of the rubric, with the reason."""

    panel: Annotated[str, _PANEL]
    round: Annotated[
        str,
        Column(
            k.TEXT,
            "first: blind; second: again after the talk, where it was changed; settled: a third's, on what "
            "stayed disputed",
            allowed=ROUNDS,
        ),
    ]
    assessor: Annotated[str, _ASSESSOR]
    commitment: Annotated[str, _COMMITMENT]
    criterion: Annotated[str, Column(k.IDENTIFIER, _CRITERION)]
    code: Annotated[str, Column(k.IDENTIFIER, "the code that was given")]
    why: Annotated[str, Column(k.IDENTIFIER, "the reason, from the rubric's list")]
    reason: Annotated[str, text("the reason in the assessor's own words")]
    independent: Annotated[
        bool,
        Column(k.BOOLEAN, "whether a source is named that nobody who carries it out controls"),
    ]
    sources: Annotated[
        tuple[str, ...],
        added(k.IDENTIFIER, "which of the sources was read", many=True, refers="sources"),
    ] = ()
    evidence: Annotated[
        str | None, added(k.TEXT, "what else was read or seen, and where it can be found")
    ] = None
    position: Annotated[
        int | None, added(k.WHOLE, "which one it was in the assessor's own order, from 1")
    ] = None
    given: Annotated[
        PartialDate | None,
        added(k.DATE, "when it was given: the day of a panel's code, the year of a published review"),
    ] = None


@dataclass(frozen=True, slots=True)
class Dissent:
    """What an assessor holds against the panel's verdict on a commitment, printed beside it."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    panel: Annotated[str, _PANEL]
    assessor: Annotated[str, _ASSESSOR]
    commitment: Annotated[str, _COMMITMENT]
    statement: Annotated[str, text("the dissent in the assessor's own words")]
    criterion: Annotated[str | None, added(k.IDENTIFIER, f"{_CRITERION}; empty: the whole verdict")] = None


@dataclass(frozen=True, slots=True)
class BodyReply:
    """What a body answers to the panel's verdict on a commitment, in full beside it and never instead."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    panel: Annotated[str, _PANEL]
    body: Annotated[str, Column(k.IDENTIFIER, "the body that answers", refers="bodies")]
    commitment: Annotated[str, _COMMITMENT]
    given: Annotated[PartialDate, Column(k.DATE, "when it was given")]
    statement: Annotated[str, text("the answer in the body's own words")]
    corrects: Annotated[
        bool | None, added(k.BOOLEAN, "whether it corrects a fact, which goes back to the panel")
    ] = None
    decided: Annotated[str | None, added(k.TEXT, "what the panel decided on the correction, and why")] = None
