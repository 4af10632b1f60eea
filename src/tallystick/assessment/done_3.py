"""Done? Third version: what is not due yet is not held against anybody, and what is in force was adopted."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tallystick.assessment.done_2 import GIVES, deliverable_verdicts_2
from tallystick.assessment.model import DeliverableVerdict
from tallystick.base.dates import PartialDate
from tallystick.base.reasons import NO_DATE, Reason, Value
from tallystick.base.verdicts import (
    DONE,
    DONE_BEFORE_RELEASE,
    DONE_LATE,
    DONE_UNRATED,
    NO_EVIDENCE_FOUND,
    NOT_SEARCHED,
    STARTED,
    Verdict,
)
from tallystick.register.events import Event
from tallystick.register.method import Method
from tallystick.register.model import Deliverable, Package

__all__ = ["GIVES", "deliverable_verdicts_3"]

_WITHOUT_DEED = frozenset({NO_EVIDENCE_FOUND.code, NOT_SEARCHED.code, DONE_UNRATED.code})
_NOT_DUE = Reason("Not due before the day that is looked at: it is promised for {deadline}.")
_BEGUN_NOT_DUE = Reason("Begun (last step {date}); it is not due yet, but promised for {deadline}.")
_BEGUN_BEFORE = Reason(
    "Begun before the plan was published (last step {date}); no source shows a later step, or that it was "
    "finished."
)
_IN_FORCE = {
    DONE_BEFORE_RELEASE: Reason("In force before the plan was published ({date})."),
    DONE: Reason("In force by the deadline ({date}); the day of its adoption is not on record."),
    DONE_LATE: Reason("In force after the deadline ({date}); the day of its adoption is not on record."),
}
_FORCE_LATE = Reason(
    "Adopted before the plan was published ({date}), and in force only after the deadline ({force})."
)


def deliverable_verdicts_3(package: Package, method: Method) -> tuple[DeliverableVerdict, ...]:
    """The answer for every deliverable, by what was known and had happened by the method's days.

    As in the second version, but: what is due only after `judged_to` can't be rated while no deed is shown;
    what is in force counts though nobody says when it was adopted; a law of before the plan that came into
    force after the deadline is late.
    """
    things = {one.id: one for one in package.deliverables}
    heard = _heard(package, method)
    released = PartialDate.parse(package.descriptor.tallystick.plan.released).first
    return tuple(
        _Told(things[one.deliverable], one, heard[one.deliverable], released, method.judged_to).verdict()
        for one in deliverable_verdicts_2(package, method)
    )


def _heard(package: Package, method: Method) -> dict[str, list[Event]]:
    """The dated events of each deliverable whose source was known in time."""
    known = {one.id for one in package.sources if one.date is not None and one.date.last <= method.known_by}
    found: dict[str, list[Event]] = defaultdict(list)
    for event in package.events:
        if event.deliverable is not None and event.source in known and event.date is not None:
            found[event.deliverable].append(event)
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """One deliverable with its answer by the second version."""

    thing: Deliverable
    second: DeliverableVerdict
    heard: list[Event]
    released: date
    judged_to: date

    def verdict(self) -> DeliverableVerdict:
        code = self.second.verdict
        if code == DONE_BEFORE_RELEASE.code:
            return self._force_late() or self.second
        if code == STARTED.code:
            return self._in_force() or self._begun()
        if code in _WITHOUT_DEED:
            return self._in_force() or self._not_due() or self.second
        return self.second

    @property
    def _due(self) -> bool:
        return self.thing.deadline.last <= self.judged_to

    def _in_force(self) -> DeliverableVerdict | None:
        there = [one for one in self._of("in_force") if _day(one) <= self.judged_to]
        if not there:
            return None
        first = min(there, key=_day)
        verdict = DONE if _day(first) <= self.thing.deadline.last else DONE_LATE
        if _day(first) < self.released:
            verdict = DONE_BEFORE_RELEASE
        return self._say(verdict, _IN_FORCE[verdict].saying(date=_date(first)), (first,))

    def _force_late(self) -> DeliverableVerdict | None:
        named = {one.id: one for one in self._of("in_force") if one.id in self.second.events}
        late = [one for one in named.values() if _day(one) > self.thing.deadline.last]
        if not late:
            return None
        adopted = next(one for one in self.heard if one.id == self.second.events[0])
        told = _FORCE_LATE.saying(date=_date(adopted), force=_date(late[0]))
        return self._say(DONE_LATE, told, (adopted, late[0]))

    def _begun(self) -> DeliverableVerdict:
        last = next(one for one in self.heard if one.id == self.second.events[0])
        if not self._due:
            told = _BEGUN_NOT_DUE.saying(date=_date(last), deadline=self.thing.deadline)
        elif _day(last) < self.released:
            told = _BEGUN_BEFORE.saying(date=_date(last))
        else:
            return self.second
        return dataclasses.replace(self.second, reason=told)

    def _not_due(self) -> DeliverableVerdict | None:
        if self._due:
            return None
        told = _NOT_DUE.saying(deadline=self.thing.deadline)
        return dataclasses.replace(self.second, verdict=DONE_UNRATED.code, reason=told)

    def _of(self, kind: str) -> list[Event]:
        return [one for one in self.heard if one.kind == kind]

    def _say(self, verdict: Verdict, reason: Reason, events: Iterable[Event]) -> DeliverableVerdict:
        told = tuple(events)
        return dataclasses.replace(
            self.second,
            verdict=verdict.code,
            date=told[0].date.text if told[0].date else "",
            events=tuple(one.id for one in told),
            reason=reason,
        )


def _day(event: Event) -> date:
    return event.date.last if event.date else date.max


def _date(event: Event) -> Value:
    return event.date or NO_DATE
