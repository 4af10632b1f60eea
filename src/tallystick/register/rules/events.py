"""An event bears on something, has a date and a source; a search says where, when and by which words."""

from collections.abc import Iterator, Mapping

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.events import SUBMISSION, Event, said_before
from tallystick.register.model import Deliverable
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
_NO_SEARCH = Problem(
    "search-of-an-event",
    Reason("only a search says where it was looked for and by which words"),
    Reason("leave it empty, or set the kind to searched"),
)
_UNREPEATABLE = Problem(
    "search-nobody-can-repeat",
    Reason("nobody can repeat a search without both where it was looked for and by which words"),
    Reason("fill searched_where and searched_words in; until then it does not count as searched"),
    severity="gap",
)
_NO_REPLY = Problem(
    "answer-of-no-reply",
    Reason("only a reply, or the search for one, names the concern that it answers"),
    Reason("leave it empty, or set the kind to reply"),
)
_REPLY_TO_NOTHING = Problem(
    "reply-to-nothing",
    Reason("it does not say which concern it replies to"),
    Reason("write the concern's identifier into the column answers"),
)
_REPLY_TO_OTHER = Problem(
    "reply-to-no-concern",
    Reason("a reply answers a concern, and this event is none"),
    Reason("name the concern that it replies to"),
)
_REPLY_ELSEWHERE = Problem(
    "reply-elsewhere",
    Reason("the concern that it answers bears on another commitment"),
    Reason("give both the same commitment, or name the concern that stands there"),
)
_SAID_BEFORE = Problem(
    "reply-before-concern",
    Reason("it was said before the concern was voiced: an earlier position, and no answer to it"),
    Reason("say so in the note, or search for a reply that came after"),
    severity="gap",
)
DEEDS = frozenset({"adopted", "in_force", "completed", "started"})


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
        if one.kind in DEEDS and one.date is None:
            typed.find(_UNDATED, number, "date")
        if one.kind not in {"searched", SUBMISSION} and one.source is None:
            typed.find(_NO_SOURCE, number, "source")


def searches_nobody_can_repeat(tables: Tables, _: Descriptor | None) -> None:
    """Find searches that do not say where and by which words, and other events that do."""
    typed = tables["events"]
    for number, one in each(typed, Event):
        told = {"searched_where": one.searched_where, "searched_words": one.searched_words}
        empty = [column for column, value in told.items() if value is None]
        if one.kind == "searched" and empty:
            typed.find(_UNREPEATABLE, number, empty[0])
        for column, value in told.items():
            if one.kind != "searched" and value is not None:
                typed.find(_NO_SEARCH, number, column, value)


def replies_to_no_concern(tables: Tables, _: Descriptor | None) -> None:
    """Find replies that answer nothing or no concern, and other events that answer something."""
    typed = tables["events"]
    concerns = {one.id: one for _, one in each(typed, Event)}
    homes = {one.id: one.commitment for _, one in each(tables["deliverables"], Deliverable)}
    for number, one in each(typed, Event):
        if one.answers is None:
            if one.kind == "reply":
                typed.find(_REPLY_TO_NOTHING, number, "answers")
            continue
        if one.kind not in {"reply", "searched"}:
            typed.find(_NO_REPLY, number, "answers", one.answers)
            continue
        concern = concerns.get(one.answers)
        if concern is not None:
            for problem, column, value in _misplaced(one, concern, homes):
                typed.find(problem, number, column, value)


def _misplaced(one: Event, concern: Event, homes: Mapping[str, str]) -> Iterator[CellFault]:
    """What is wrong between a reply, or the search for one, and what it answers."""
    if concern.kind != "concern":
        yield _REPLY_TO_OTHER, "answers", one.answers
        return
    here, there = _bears_on(one, homes), _bears_on(concern, homes)
    if here and there and here != there:
        yield _REPLY_ELSEWHERE, "answers", one.answers
    if one.kind == "reply" and one.note is None and said_before(one, concern):
        yield _SAID_BEFORE, "date", one.date


def _bears_on(one: Event, homes: Mapping[str, str]) -> str | None:
    return one.commitment or homes.get(one.deliverable or "")
