"""Checklists of what bodies must publish: entered by one, challenged by anybody, settled by another."""

import datetime
import secrets
from collections.abc import Mapping

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.marks import found_by, make_mark
from tallystick.office.models import DutyChallenge, DutyEntered, Person, StoredDisclosureDuty
from tallystick.office.selectors.disclosure import (
    LISTS,
    OPEN_CHALLENGE,
    duties_in_order,
    duty_named,
    open_challenges,
    was_entered_by,
)
from tallystick.office.services.comments import fit_words, keep_in_ledger
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.history import note_act
from tallystick.office.services.typed import of_others, one_line
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.public import CHALLENGE_STATES, DisclosureDuty
from tallystick.voice.public_words import CHALLENGE_UNREAD
from tallystick.workflow.public_acts import ENTER_FOUND, SETTLE_CHALLENGE

#: What is entered of a line; the challenge is the public's, the reply another person's.
ENTERED_CELLS = ("id", "kind", "body", "item", "duty", "due", "state", "looked", "where", "source")
#: What an upheld challenge may put right.
FOUND_CELLS = ("state", "where", "source")
UPHELD = CHALLENGE_STATES[1]
#: So many challenges of one line wait at most: it is marked by the first.
MOST_OPEN = 1_000
_FULL = Refusal(
    Reason("So many people have challenged this line that no more is taken until these are read."),
    Reason("keep your text: the line is shown as challenged; or send it as a sealed letter"),
)
_OWN_WORK = Refusal(
    Reason("You have entered this yourself."), Reason("let another person settle the challenge")
)


@transaction.atomic
def enter_duty(*, cells: Mapping[str, str], is_new: bool, by: Person, now: datetime.datetime) -> str:
    """Enter a line of a checklist, or what was found of it; gives its identifier.

    Raises:
        Refusal: a check finds an error in it, there is one of this name, or a challenge of it is open.
    """
    typed = {name: " ".join(cells.get(name, "").split()) for name in ENTERED_CELLS}
    there = duty_named(typed["id"])
    there = there and _held(there)
    if is_new and there is not None:
        raise Refusal(
            Reason("There is a row {id} already.", id=Text(typed["id"])), Reason("give it another identifier")
        )
    if there is not None and there.settled == OPEN_CHALLENGE:
        raise Refusal(
            Reason("Somebody says that this line is wrong."),
            Reason("settle the challenge: that mends it, too"),
        )
    before = cells_of(BY_NAME[LISTS], there) if there is not None else {}
    store_row(LISTS, fitting_row(LISTS, before | typed))
    _note_writer(typed["id"], by)
    note_act(act=ENTER_FOUND, about=f"{LISTS} {typed['id']}", by=by, now=now, note=typed["state"])
    return typed["id"]


@transaction.atomic
def challenge(duty: DisclosureDuty, text: str, *, form: str, is_trapped: bool, today: datetime.date) -> str:
    """Take from anybody that a line is wrong; it is shown as challenged from this moment on.

    Args:
        duty: the line.
        text: what is wrong, in words that are published only once a person has looked them through.
        form: the word of the form.
        is_trapped: whether a field was filled in that people don't see; such a one waits behind the others.
        today: the day.

    Returns:
        The mark by which whoever sent it finds what became of it.

    Raises:
        Refusal: nothing is written, it is too long, or too many wait for this line.
    """
    said = fit_words(text)
    mark = make_mark(form, duty.id, said)
    duty = _held(duty)
    waiting = DutyChallenge.objects.filter(duty__id=duty.id, settled=OPEN_CHALLENGE)
    if waiting.count() >= MOST_OPEN and not waiting.filter(found_by=found_by(mark)).exists():
        raise _FULL
    _, is_new = DutyChallenge.objects.get_or_create(
        found_by=found_by(mark),
        defaults={"duty_id": duty.id, "text": said, "day": today, "is_trapped": is_trapped},
    )
    if is_new:
        keep_in_ledger(f"{LISTS} {duty.id}", mark, said)
        if duty.settled != OPEN_CHALLENGE:
            told = {"challenge": CHALLENGE_UNREAD, "challenged": today.isoformat(), "settled": OPEN_CHALLENGE}
            cells = cells_of(BY_NAME[LISTS], duty) | told | {"reply": ""}
            store_row(LISTS, fitting_row(LISTS, cells))
    return mark


@transaction.atomic
def settle(  # noqa: PLR0913 - a decision has as many sides
    *,
    challenge: DutyChallenge,
    settled: str,
    said: str,
    reply: str,
    found: Mapping[str, str],
    by: Person,
    now: datetime.datetime,
) -> None:
    """Settle a challenge; an upheld one puts right what was found.

    Args:
        challenge: the challenge.
        settled: upheld or rejected.
        said: what it says, redacted, as it is published.
        reply: why it is upheld or rejected.
        found: by `FOUND_CELLS`, what is right, for an upheld one.
        by: who settles it, who has not entered the line.
        now: when.

    Raises:
        Refusal: it is settled already, the same person has entered the line, nothing is said, or an upheld
            challenge changes nothing.
    """
    row = DutyChallenge.objects.select_for_update().get(pk=challenge.pk)
    duty = duty_named(str(row.duty_id))
    duty = duty and _held(duty)
    if duty is None or row.settled != OPEN_CHALLENGE:
        raise Refusal(Reason("This challenge is settled already."), Reason("open the page again"))
    if was_entered_by(duty.id, by):
        raise _OWN_WORK
    words = of_others(one_line(said, Reason("say what the challenge says, without anything of who sent it")))
    why = one_line(reply, Reason("say why it is right or wrong"))
    cells = _put_right(duty, settled, found, by, now)
    row.settled, row.reply, row.by, row.at = settled, why, by, now
    row.save()
    if not DutyChallenge.objects.filter(duty__id=duty.id, settled=OPEN_CHALLENGE).exists():
        cells |= {"challenge": words, "settled": settled, "reply": why}
    store_row(LISTS, fitting_row(LISTS, cells))
    note_act(
        act=SETTLE_CHALLENGE, about=f"{LISTS} {duty.id}", by=by, now=now, note=f"{settled}: {words} - {why}"
    )


def challenges_brought_in() -> None:
    """Have each line wait to be settled that the package says is challenged, though nobody did so here.

    So it is where a package comes from another office: such a line could be neither entered nor settled.
    Nobody has a mark of it.
    """
    waiting = {str(one.duty_id) for one in open_challenges()}
    for one in duties_in_order():
        if one.settled == OPEN_CHALLENGE and one.challenged is not None and one.id not in waiting:
            DutyChallenge.objects.create(
                duty_id=one.id,
                text=one.challenge or CHALLENGE_UNREAD,
                day=one.challenged.last,
                found_by=secrets.token_hex(32),
            )


def _held(duty: DisclosureDuty) -> DisclosureDuty:
    """A line as it is now, which nobody else changes before the transaction is over."""
    StoredDisclosureDuty.objects.select_for_update().get(id=duty.id)
    return duty_named(duty.id) or duty


def _put_right(
    duty: DisclosureDuty, settled: str, found: Mapping[str, str], by: Person, now: datetime.datetime
) -> dict[str, str]:
    """The cells of a line after a challenge was settled; whoever puts it right has entered it, too."""
    if settled not in CHALLENGE_STATES[1:]:
        raise Refusal(
            Reason("It is not said whether the challenge is right."), Reason("choose one of the two")
        )
    before = cells_of(BY_NAME[LISTS], duty)
    if settled != UPHELD:
        return before
    cells = before | {name: " ".join(found.get(name, "").split()) for name in FOUND_CELLS}
    if cells == before:
        raise Refusal(
            Reason("The line would stay as it is."),
            Reason("enter what is right, or reject the challenge"),
        )
    _note_writer(duty.id, by)
    looked = "" if cells["state"] == "not_looked_for" else now.date().isoformat()
    return cells | {"looked": looked}


def _note_writer(duty: str, by: Person) -> None:
    if not was_entered_by(duty, by):
        DutyEntered.objects.create(duty_id=duty, by=by)
