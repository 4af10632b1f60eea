"""A source has a date, was read after it, and has no address that could lead to a hijacked copy."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, RowOf
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Source
from tallystick.register.rules.model import Tables, each

_UNDATED = Reason("{source} has no readable date of publication: nothing that rests on it is admissible")
_COPY = Problem(
    "copy-with-address",
    Reason("a third party's copy may be hijacked and is never linked"),
    Reason("leave the address out and cite title, publisher and date"),
)
_OWN = Problem(
    "own-evidence-of-no-medium",
    Reason("only a medium says whether it has evidence of its own: others are taken to have it"),
    Reason("leave the cell empty"),
)
_TOO_EARLY = Problem(
    "read-before-published",
    Reason("nothing can be read before it was published"),
    Reason("correct the day it was read, or its date"),
)


def sources_nobody_can_open(tables: Tables, _: Descriptor | None) -> None:
    """Find sources without a date, and third parties' copies with an address."""
    typed = tables["sources"]
    for number, one in each(typed, Source):
        if one.date is None:
            undated = _UNDATED.saying(source=RowOf("sources", one.id))
            fix = Reason("find out at least the year")
            typed.find(Problem("source-without-date", undated, fix, severity="gap"), number, "date")
        for column, address in (("url", one.url), ("archived", one.archived)):
            if one.access == "third_party_copy" and address is not None:
                typed.find(_COPY, number, column, address)
        if one.own_evidence is not None and one.kind != "media":
            typed.find(_OWN, number, "own_evidence", "true" if one.own_evidence else "false")


def sources_read_too_early(tables: Tables, _: Descriptor | None) -> None:
    """Find sources that were read before they were published."""
    typed = tables["sources"]
    for number, one in each(typed, Source):
        if one.date is not None and one.read is not None and one.read.last < one.date.first:
            typed.find(_TOO_EARLY, number, "read", one.read.text)
