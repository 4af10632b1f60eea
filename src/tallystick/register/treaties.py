"""The noun of treaties: how the State whose plan it is stands to each treaty that a commitment answers to."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, text

TREATY_SCHEMES = ("treaty_article", "ilo_convention")
STANDINGS = ("party", "signed", "neither", "not_found")


def treaty_of(code: str) -> str:
    """The treaty that a link's code names, without the article.

    Examples:
        >>> treaty_of("ICCPR 14"), treaty_of("C029")
        ('ICCPR', 'C029')
    """
    return code.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty, and whether the State has signed or ratified it, and what it has excepted."""

    id: Annotated[str, Column(k.IDENTIFIER, "its code as in links, before the article: ICCPR, C029")]
    name: Annotated[str, text("its name")]
    standing: Annotated[
        str,
        Column(
            k.TEXT,
            "party: it binds the State; signed: signed and not ratified; neither: neither of the two; "
            "not_found: nothing could be read about it",
            allowed=STANDINGS,
        ),
    ]
    signed: Annotated[PartialDate | None, added(k.DATE, "when the State signed it")] = None
    ratified: Annotated[PartialDate | None, added(k.DATE, "when it ratified, accepted or acceded to it")] = (
        None
    )
    in_force: Annotated[PartialDate | None, added(k.DATE, "since when it binds the State, where read")] = None
    reservations: Annotated[
        str | None,
        added(k.TEXT, "what the State excepted or declared, in our own words; empty: none was read"),
    ] = None
    source: Annotated[str | None, added(k.IDENTIFIER, "where that was read", refers="sources")] = None
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None
