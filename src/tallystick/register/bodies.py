"""The nouns of responsibility: who there is to act, and who has what part in which commitment."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text

BODY_KINDS = (
    "legislature",
    "national_body",
    "coordinating_body",
    "supervisory_body",
    "advisory_body",
    "court",
    "procuracy",
    "party_organ",
    "mass_organisation",
    "social_organisation",
    "local_government",
    "local_body",
    "institution",
    "enterprise",
    "media",
)
LEVELS = ("national", "provincial", "prefectural", "county", "township", "village", "several")
ROLES = ("lead", "with", "supervise", "publish")
#: How it is known, the surest first.
BASES = ("named_in_plan", "by_document", "by_mandate", "proposed")


@dataclass(frozen=True, slots=True)
class Body:
    """Who can be responsible: an office, a court, an organ of a party, or all governments of one level."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    name: Annotated[str, text("its English name")]
    name_zh: Annotated[str | None, added(k.TEXT, "its Chinese name")] = None
    kind: Annotated[
        str | None, added(k.TEXT, "what it is; empty: nobody has said yet", allowed=BODY_KINDS)
    ] = None
    parent: Annotated[str | None, added(k.IDENTIFIER, "the body that it belongs to", refers="bodies")] = None
    level: Annotated[str | None, added(k.TEXT, "where it works", allowed=LEVELS)] = None
    collective: Annotated[
        bool | None,
        added(k.BOOLEAN, "whether it stands for all of a sort, such as county governments"),
    ] = None
    since: Annotated[PartialDate | None, added(k.DATE, "its first day, where that lies after the plan's")] = (
        None
    )
    until: Annotated[PartialDate | None, added(k.DATE, "its last day, if it ended, merged or moved")] = None
    successor: Annotated[
        str | None, added(k.IDENTIFIER, "the body that took over when it ended", refers="bodies")
    ] = None
    source: Annotated[
        str | None, added(k.IDENTIFIER, "where it was read that there is such a body", refers="sources")
    ] = None
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None
    also_named: Annotated[
        tuple[str, ...],
        added(k.TEXT, "the other names under which sources have it, each as it is written there", many=True),
    ] = ()


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who has what part in a commitment, and how anybody knows."""

    commitment: Annotated[str, Column(k.IDENTIFIER, "the commitment", refers="commitments")]
    body: Annotated[str, Column(k.IDENTIFIER, "the body", refers="bodies")]
    role: Annotated[
        str,
        Column(
            k.TEXT,
            "its part: it leads, acts with the one that leads, supervises, or publishes the result",
            allowed=ROLES,
        ),
    ]
    basis: Annotated[
        str,
        Column(
            k.TEXT,
            "named_in_plan: the plan's own words name it; by_document: a document shows it acting on this; "
            "by_mandate: it would fall to it by its field, nothing read says so; proposed: ours",
            allowed=BASES,
        ),
    ]
    source: Annotated[
        str | None,
        optional(k.IDENTIFIER, "where that was read; the plan's own words need none", refers="sources"),
    ]
    note: Annotated[str | None, optional(k.TEXT, "what a reader should know of it")]
    since: Annotated[PartialDate | None, added(k.DATE, "its first day, if the part came to it later")] = None
    until: Annotated[PartialDate | None, added(k.DATE, "its last day, if the part went to another")] = None
    share: Annotated[
        str | None,
        added(k.TEXT, "of what it is the part, where several lead: its own share, or all of it"),
    ] = None
