"""A source has a date, and no address that could lead a reader to a hijacked copy."""

import dataclasses

from tallystick.base.findings import Problem
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Source
from tallystick.register.rules.model import Tables, each

_UNDATED = Problem(
    "source-without-date",
    "no readable date of publication: nothing that rests on it is admissible",
    "find out at least the year",
    severity="gap",
)
_COPY = Problem(
    "copy-with-address",
    "a third party's copy may be hijacked and is never linked",
    "leave the address out and cite title, publisher and date",
)


def sources_nobody_can_open(tables: Tables, _: Descriptor | None) -> None:
    """Find sources without a date, and third parties' copies with an address."""
    typed = tables["sources"]
    for number, one in each(typed, Source):
        if one.date is None:
            named = dataclasses.replace(_UNDATED, message=f"{one.id} has {_UNDATED.message}")
            typed.find(named, number, "date")
        if one.access == "third_party_copy" and one.url is not None:
            typed.find(_COPY, number, "url", one.url)
