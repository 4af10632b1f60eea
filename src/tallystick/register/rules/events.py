"""An event bears on something, has a date and a source; a search has a date and no source."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Event
from tallystick.register.rules.model import Tables, each

_OF_NOTHING = Problem(
    "event-of-nothing",
    Reason("it names neither a deliverable nor a commitment"),
    Reason("say what it bears on"),
)
_SEARCH_WITH_SOURCE = Problem(
    "search-with-source",
    Reason("a search that found nothing has no source"),
    Reason("leave it empty and say in the statement where it was looked for"),
)
_NO_SOURCE = Problem(
    "event-without-source",
    Reason("nobody can check what has no source"),
    Reason("name the source; if it was looked for and not found, its kind is searched"),
)
_SEARCH_WITHOUT_DATE = Problem(
    "search-without-date",
    Reason("a search says little without its date"),
    Reason("write when it was searched"),
)
_UNDATED = Problem(
    "event-without-date",
    Reason("what was done on a day that is not known shows nothing done in time, and is not counted"),
    Reason("find out at least the year"),
    severity="gap",
)
_DEEDS = frozenset({"adopted", "in_force", "completed", "started"})


def events_without_proof(tables: Tables, _: Descriptor | None) -> None:
    """Find events that bear on nothing, lack a date or a source, and searches that have one."""
    typed = tables["events"]
    for number, one in each(typed, Event):
        searched = one.kind == "searched"
        if one.deliverable is None and one.commitment is None:
            typed.find(_OF_NOTHING, number, "deliverable")
        if searched and one.source is not None:
            typed.find(_SEARCH_WITH_SOURCE, number, "source", one.source)
        if searched and one.date is None:
            typed.find(_SEARCH_WITHOUT_DATE, number, "date")
        if one.kind in _DEEDS and one.date is None:
            typed.find(_UNDATED, number, "date")
        if not searched and one.source is None:
            typed.find(_NO_SOURCE, number, "source")
