"""Done? Second version: what nobody has searched for is not searched, and never spoken of as absent."""

from collections import defaultdict
from collections.abc import Iterable

from tallystick.assessment.done import GIVES as GIVES_FIRST
from tallystick.assessment.done import deliverable_verdicts
from tallystick.assessment.model import DeliverableVerdict
from tallystick.base.reasons import Reason, Text, Value
from tallystick.base.verdicts import (
    DONE_ANSWERS,
    DONE_UNRATED,
    NO_EVIDENCE_FOUND,
    NOT_SEARCHED,
    Verdict,
)
from tallystick.register.events import Event
from tallystick.register.method import Method
from tallystick.register.model import Package

GIVES = tuple(one for one in DONE_ANSWERS if one in {*GIVES_FIRST, NOT_SEARCHED})
_DEEDS = frozenset({"adopted", "in_force", "completed", "started"})
_SEARCHED = Reason("Searched and not found ({date}): {where}, by the words {words}.")
_UNCOUNTED = Reason(
    "What is on record can't be counted: its day or that of its source is not known, or it lies after the "
    "day that is looked at."
)
_NOT_SEARCHED = Reason("Not searched: nobody has said where they looked and by which words.")


def deliverable_verdicts_2(package: Package, method: Method) -> tuple[DeliverableVerdict, ...]:
    """The answer for every deliverable, by what was known and had happened by the method's days.

    A deed is told as in the first version. Where there is none, a search counts that says where, when and by
    which words, so that somebody else could repeat it; one that does not is no search.
    """
    events: dict[str, list[Event]] = defaultdict(list)
    for event in package.events:
        if event.deliverable is not None:
            events[event.deliverable].append(event)
    late = {one.id for one in package.sources if one.date is not None and one.date.last > method.known_by}
    answerless = {NO_EVIDENCE_FOUND.code, DONE_UNRATED.code}
    return tuple(
        _without_deed(one, events[one.deliverable], late) if one.verdict in answerless else one
        for one in deliverable_verdicts(package, method)
    )


def is_search(event: Event) -> bool:
    """Whether it is a search that somebody else could repeat; one for a reply looks for nothing else."""
    told = (event.date, event.searched_where, event.searched_words)
    return event.kind == "searched" and None not in told and event.answers is None


def _without_deed(first: DeliverableVerdict, events: list[Event], late: set[str]) -> DeliverableVerdict:
    searches = sorted(filter(is_search, events), key=_day, reverse=True)
    if searches:
        latest = searches[0]
        values: dict[str, Value] = {
            "date": latest.date or Text(""),
            "where": Text(latest.searched_where or ""),
            "words": Text(latest.searched_words or ""),
        }
        return _say(first, NO_EVIDENCE_FOUND, searches, _SEARCHED.saying(**values))
    uncounted = [one for one in events if one.kind in _DEEDS and one.source not in late]
    if uncounted:
        return _say(first, DONE_UNRATED, uncounted, _UNCOUNTED)
    return _say(first, NOT_SEARCHED, (), _NOT_SEARCHED)


def _say(
    first: DeliverableVerdict, verdict: Verdict, events: Iterable[Event], reason: Reason
) -> DeliverableVerdict:
    told = tuple(events)
    day = told[0].date.text if told and told[0].date is not None else ""
    return DeliverableVerdict(
        first.deliverable, first.commitment, verdict.code, day, tuple(one.id for one in told), reason
    )


def _day(event: Event) -> tuple[int, str]:
    return (event.date.last.toordinal() if event.date else 0), event.id
