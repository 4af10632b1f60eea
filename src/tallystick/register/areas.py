"""The nouns of places: the parts of a country, and what each has promised of its own."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text
from tallystick.register.wordings import RowBefore

#: From the whole country down.
AREA_LEVELS = ("national", "provincial", "prefectural", "county", "township", "village")


@dataclass(frozen=True, slots=True)
class Area:
    """A country (ISO 3166-1 alpha-2) or a part of one (ISO 3166-2)."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    name: Annotated[str, text("its English name")]
    parent: Annotated[str | None, optional(k.IDENTIFIER, "the area it is a part of", refers="areas")]
    level: Annotated[
        str | None, added(k.TEXT, "its level; the plan's country is national", allowed=AREA_LEVELS)
    ] = None
    since: Annotated[
        PartialDate | None,
        added(k.DATE, "its first day, where it was formed or renamed after the plan began"),
    ] = None
    until: Annotated[
        PartialDate | None, added(k.DATE, "its last day, if it was renamed, merged or dissolved")
    ] = None
    successor: Annotated[
        str | None,
        added(
            k.IDENTIFIER,
            "the area that took over when it ended, under its new name or with others",
            refers="areas",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class LocalTarget:
    """What a part of the country has promised of a target of the plan, or that no such promise was found."""

    target: Annotated[str, Column(k.IDENTIFIER, "the plan's target", refers="targets")]
    area: Annotated[str, Column(k.IDENTIFIER, "the part of the country", refers="areas")]
    value: Annotated[
        Decimal | None,
        optional(k.NUMBER, "the promised number, of a range its lower end; empty: no figure found"),
    ] = None
    value_high: Annotated[
        Decimal | None, optional(k.NUMBER, "of a range its upper end, such as 90 of “85 to 90 percent”")
    ] = None
    unit: Annotated[str | None, optional(k.UNIT, "its unit, which is the target's")] = None
    deadline: Annotated[
        PartialDate | None, optional(k.DATE, "by when; empty: by the plan's own deadline")
    ] = None
    weight: Annotated[
        Decimal | None,
        optional(
            k.NUMBER,
            "how much it weighs in a mean by weight, such as how many people live there, "
            "also where no figure was found",
        ),
    ] = None
    source: Annotated[
        str | None, optional(k.IDENTIFIER, "the local plan that it was read in", refers="sources")
    ] = None
    words: Annotated[str | None, optional(k.TEXT, "the words read there, or what they say in ours")] = None
    note: Annotated[
        str | None, optional(k.TEXT, "what a reader should know of it: where it was looked for in vain")
    ] = None


@dataclass(frozen=True, slots=True)
class EarlierLocalTarget(RowBefore[LocalTarget]):
    """What a part of the country had promised before a newer wording took its place."""

    ROW = LocalTarget
    target: Annotated[str, Column(k.IDENTIFIER, "the plan's target", refers="targets")]
    area: Annotated[str, Column(k.IDENTIFIER, "the part of the country", refers="areas")]
    wording: Annotated[int, Column(k.WHOLE, "which wording of the promise it is, from 1, the first one")]
    replaced: Annotated[
        PartialDate, Column(k.DATE, "the day on which a newer wording took its place, or it was taken out")
    ]
    value: Annotated[Decimal | None, optional(k.NUMBER, "the promised number, of a range its lower end")] = (
        None
    )
    value_high: Annotated[Decimal | None, optional(k.NUMBER, "of a range its upper end")] = None
    unit: Annotated[str | None, optional(k.UNIT, "its unit, which is the target's")] = None
    deadline: Annotated[
        PartialDate | None, optional(k.DATE, "by when; empty: by the plan's own deadline")
    ] = None
    weight: Annotated[Decimal | None, optional(k.NUMBER, "how much it weighed in a mean by weight")] = None
    source: Annotated[
        str | None, optional(k.IDENTIFIER, "the local plan that it was read in", refers="sources")
    ] = None
    words: Annotated[str | None, optional(k.TEXT, "the words read there, or what they said in ours")] = None
    note: Annotated[str | None, optional(k.TEXT, "what a reader had to know of it")] = None
