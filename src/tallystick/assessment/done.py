"""Done? The answer for each deliverable, from its dated events."""

from collections import defaultdict
from datetime import date

from tallystick.assessment.model import DeliverableVerdict
from tallystick.base.dates import PartialDate
from tallystick.base.reasons import NO_DATE, Reason, Value
from tallystick.base.verdicts import (
    ADOPTED_NOT_IN_FORCE,
    DONE,
    DONE_BEFORE_RELEASE,
    DONE_LATE,
    DONE_UNRATED,
    NO_EVIDENCE_FOUND,
    STARTED,
    Verdict,
)
from tallystick.register.events import Event
from tallystick.register.method import Method
from tallystick.register.model import Deliverable, Package

GIVES = (
    DONE,
    DONE_BEFORE_RELEASE,
    ADOPTED_NOT_IN_FORCE,
    DONE_LATE,
    STARTED,
    NO_EVIDENCE_FOUND,
    DONE_UNRATED,
)


def deliverable_verdicts(package: Package, method: Method) -> tuple[DeliverableVerdict, ...]:
    """The answer for every deliverable, by what was known and had happened by the method's days."""
    released = PartialDate.parse(package.descriptor.tallystick.plan.released)
    sources = {one.id: one for one in package.sources}
    of: dict[str, list[Event]] = defaultdict(list)
    for event in package.events:
        if event.deliverable is None:
            continue
        published = sources[event.source].date if event.source else None
        heard = published is not None and published.last <= method.known_by
        if event.kind == "searched" or (heard and event.date is not None):
            of[event.deliverable].append(event)
    return tuple(
        _Judge(one, of[one.id], released, method.judged_to).verdict() for one in package.deliverables
    )


_BEGUN = Reason("Begun; no source shows that it was finished (last step {date}).")


class _Judge:
    """One deliverable with the events that may speak of it."""

    def __init__(
        self, deliverable: Deliverable, events: list[Event], released: PartialDate, judged_to: date
    ) -> None:
        self._deliverable = deliverable
        self._events = events
        self._released = released
        self._judged_to = judged_to

    def verdict(self) -> DeliverableVerdict:
        """The strongest answer that the events allow."""
        if self._deliverable.kind == "law":
            found = self._law() or self._completed(("completed",))
        else:
            found = self._completed(("completed", "adopted"))
        return found or self._less()

    def _law(self) -> DeliverableVerdict | None:
        adopted = self._first("adopted")
        if adopted is None:
            return None
        force = self._first("in_force", any_day=True)
        if force is None or _day(force) > self._judged_to:
            if force is None:
                return self._say(
                    ADOPTED_NOT_IN_FORCE, adopted, Reason("Adopted; no source says that it is in force.")
                )
            told = Reason(
                "Adopted ({date}), and in force only from {force} on.",
                date=_date(adopted),
                force=_date(force),
            )
            return self._say(ADOPTED_NOT_IN_FORCE, adopted, told, force)
        return self._by_deadline(adopted, max(_day(adopted), _day(force)), force)

    def _completed(self, kinds: tuple[str, ...]) -> DeliverableVerdict | None:
        found = [event for event in (self._first(kind) for kind in kinds) if event is not None]
        if not found:
            return None
        first = min(found, key=_day)
        return self._by_deadline(first, _day(first))

    def _by_deadline(self, event: Event, complete: date, *others: Event) -> DeliverableVerdict:
        if _day(event) < self._released.first:
            return self._say(
                DONE_BEFORE_RELEASE,
                event,
                Reason("Done before the plan was published ({date}).", date=_date(event)),
                *others,
            )
        if complete > self._deliverable.deadline.last:
            return self._say(
                DONE_LATE, event, Reason("Done after the deadline ({date}).", date=_date(event)), *others
            )
        return self._say(DONE, event, Reason("Done by the deadline ({date}).", date=_date(event)), *others)

    def _less(self) -> DeliverableVerdict:
        started = [one for one in self._of("started") if _day(one) <= self._judged_to]
        if started:
            latest = max(started, key=_day)
            told = _BEGUN.saying(date=_date(latest))
            others = [one for one in started if one is not latest]
            return self._say(STARTED, latest, told, *others)
        searches = self._of("searched")
        if searches:
            latest = max(searches, key=_day)
            told = Reason("Searched and not found ({date}).", date=_date(latest))
            return self._say(NO_EVIDENCE_FOUND, latest, told, *(one for one in searches if one is not latest))
        return DeliverableVerdict(
            self._deliverable.id,
            self._deliverable.commitment,
            DONE_UNRATED.code,
            "",
            (),
            Reason("Nothing is known of it, and nobody has said where they looked."),
        )

    def _of(self, kind: str) -> list[Event]:
        return [one for one in self._events if one.kind == kind and one.date is not None]

    def _first(self, kind: str, *, any_day: bool = False) -> Event | None:
        found = [one for one in self._of(kind) if any_day or _day(one) <= self._judged_to]
        return min(found, key=_day, default=None)

    def _say(self, verdict: Verdict, event: Event, reason: Reason, *others: Event) -> DeliverableVerdict:
        events = (event.id, *(one.id for one in others))
        day = event.date.text if event.date else ""
        return DeliverableVerdict(
            self._deliverable.id, self._deliverable.commitment, verdict.code, day, events, reason
        )


def _day(event: Event) -> date:
    return event.date.last if event.date else date.max


def _date(event: Event) -> Value:
    return event.date or NO_DATE
