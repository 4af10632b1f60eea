"""What was handed to bodies of a case, held against the steps that handed it over and answered it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.office.models import SealedSummary
from tallystick.office.selectors.sealed_steps import named_in
from tallystick.office.selectors.submissions import OpenedCase
from tallystick.office.selectors.summaries import OpenedSummary, answer_due, as_far_as_it_opens
from tallystick.workflow.cases.stages import BODY_ANSWER, SEND_SUMMARY


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A summary that was handed over by a step of its case.

    Attributes:
        body: the body that it was handed to; empty where nothing says it any more.
        text: what it says; empty where that is lost.
        day: on which day, as the step was sealed.
        due: the last day for the body's answer.
        answered: on which day the body answered; None: not yet, or nobody knows when.
        answer: what it answers.
        is_lost: whether a part of it does not open or is gone.
        is_answer_lost: whether it was answered and the answer does not open or is gone.
    """

    body: str
    text: str
    day: datetime.date
    due: datetime.date
    answered: datetime.date | None
    answer: str
    is_lost: bool
    is_answer_lost: bool


@dataclass(frozen=True, slots=True)
class _Step:
    """A step that handed something over: to whom, empty where it does not say, and when."""

    body: str
    day: datetime.date


def handed_over(found: OpenedCase) -> tuple[HandedOver, ...]:
    """What was handed to bodies of an opened case and what they answer, in order.

    A row stands in the clear and can be taken out or put to another case; the steps are sealed. So a summary
    whose row is gone stands in its place as lost, and one that no step handed over is none of this case.
    """
    steps = [
        _Step(named_in(found.row, found.key, one) or "", one.day)
        for one in found.steps
        if one.act == SEND_SUMMARY
    ]
    rows = SealedSummary.objects.filter(case=found.row).order_by("pk")
    opened = _by_step(steps, [as_far_as_it_opens(row, found.key) for row in rows])
    answers = sum(one.act == BODY_ANSWER for one in found.steps)
    waiting = [one for one in opened if one is None or not _has_answer(one)]
    # Whose answers are gone can be told only where there are as many as there are summaries without one.
    are_gone = bool(waiting) and answers - (len(opened) - len(waiting)) >= len(waiting)
    return tuple(_told(step, one, is_gone=are_gone) for step, one in zip(steps, opened, strict=True))


def _by_step(steps: Iterable[_Step], opened: list[OpenedSummary]) -> list[OpenedSummary | None]:
    """For each step what it handed over, by its body; by the order where a body can't be read.

    One that can be read comes first: a row that was put in opens to nobody and would stand before it.
    """
    found: list[OpenedSummary | None] = []
    left = list(opened)
    for step in steps:
        alike = (one for one in left if one.body == step.body or not (one.body and step.body))
        own = min(alike, key=lambda one: one.body != step.body, default=None)
        found.append(own)
        if own is not None:
            left.remove(own)
    return found


def _has_answer(one: OpenedSummary) -> bool:
    return one.row.answered is not None or bool(one.row.answer)


def _told(step: _Step, one: OpenedSummary | None, *, is_gone: bool) -> HandedOver:
    if one is None:
        return HandedOver(
            step.body, "", step.day, answer_due(step.day), None, "", is_lost=True, is_answer_lost=is_gone
        )
    is_answer_lost = not one.answer and (_has_answer(one) or is_gone)
    body = one.body or step.body
    return HandedOver(
        body,
        one.text,
        step.day,
        answer_due(step.day),
        one.row.answered,
        one.answer,
        one.is_lost or is_answer_lost,
        is_answer_lost,
    )
