"""What was said and done in a case as its pages show it, with what is missing in its place."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.office.models import CaseStepTaken
from tallystick.office.pages import said
from tallystick.office.selectors.case_facts import CaseFaults
from tallystick.office.selectors.sealed_steps import named_in
from tallystick.office.selectors.submissions import OpenedCase
from tallystick.office.services.case_steps import NOT_KNOWN
from tallystick.office.views.case_shown import (
    MessageShown,
    body_said,
    day_of,
    lost_said,
    message_gone,
    message_shown,
    taken_out_said,
)
from tallystick.office.visit import language_now
from tallystick.workflow.cases import stages as s

_CHANGED = msgid(
    "Somebody has changed this case from outside of the office's pages. What was sealed is shown and counted "
    "here; what is missing, does not open or was changed is marked in its place."
)
_STEP_MOVED = msgid("changed from outside: here stands what was sealed")


@dataclass(frozen=True, slots=True)
class StepShown:
    """Something that was done with a case.

    Attributes:
        day: on which day; empty where that is lost.
        act: what.
        to: to whom; empty for nobody.
        note: what was changed of it from outside; empty for nothing.
    """

    day: str
    act: str
    to: str
    note: str = ""


def changed_said(found: OpenedCase) -> str:
    """What is to be known of a case that was changed from outside; empty where none of it was."""
    faults = found.seal.faults
    if faults.is_unknown:
        return language_now().reason(NOT_KNOWN.title)
    is_changed = faults != CaseFaults() or any(one.is_lost or one.is_moved for one in found.messages)
    return said(_CHANGED) if is_changed else ""


def messages_shown(found: OpenedCase) -> tuple[MessageShown, ...]:
    """What was said in an opened case, in order, with a place for what was taken out."""
    shown = {one.number: message_shown(one) for one in found.messages}
    shown |= {number: message_gone(number) for number in found.seal.faults.messages}
    return tuple(shown[number] for number in sorted(shown))


def steps_shown(found: OpenedCase) -> tuple[StepShown, ...]:
    """What was done with an opened case, in order, with a place for what was taken out."""
    shown = {one.number: _step(found, one) for one in found.steps}
    shown |= {number: StepShown("", taken_out_said(), "") for number in found.seal.faults.steps}
    return tuple(shown[number] for number in sorted(shown))


def _step(found: OpenedCase, one: CaseStepTaken) -> StepShown:
    day, faults = language_now().date(day_of(one.day)), found.seal.faults
    act = said(s.ACT_WORDS[one.act]) if one.act in s.ACT_WORDS else lost_said()
    to = lost_said() if one.number in faults.spoilt else _whom(found, one)
    return StepShown(day, act, to, said(_STEP_MOVED) if one.number in faults.moved else "")


def _whom(found: OpenedCase, step: CaseStepTaken) -> str:
    named, act = named_in(found.row, found.key, step) or "", step.act
    if act in {s.TRANSFER, s.ASSIGN, s.APPOINT, s.SEND_SUMMARY}:
        return body_said(named)
    if act in {s.GIVE_LEAVE, s.TAKE_LEAVE_BACK}:
        return said(s.LEAVE_WORDS[named]) if named in s.LEAVE_WORDS else lost_said()
    return named if act == s.SEND_OUTSIDE else ""
