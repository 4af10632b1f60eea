"""A form that is handed in twice does what it does once, and both times leads to the same page."""

import datetime
from collections.abc import Callable

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import Person, UsedForm
from tallystick.office.models.acts import LONGEST_FORM_KEY
from tallystick.office.prepared import change_row, put_row


def once(*, form: str, person: Person, now: datetime.datetime, act: Callable[[], str]) -> str:
    """Do an act in one transaction, unless this form has done it already.

    Args:
        form: the word that the form was given out with.
        person: who hands it in.
        now: when.
        act: what it does; gives the path of the page that shows what came of it.

    Returns:
        That path.

    Raises:
        Refusal: the form has no word, or was given out to somebody else; or what the act refuses, and then
            nothing was done and the form can be handed in again.
    """
    if not form or len(form) > LONGEST_FORM_KEY:
        raise Refusal(Reason("The form lacks the word it was given out with."), Reason("open the page again"))
    with transaction.atomic():
        used = UsedForm(form=form, person=person, answer="", at=now)
        if not put_row(used, unless_there=True):
            return _answered(form, person)
        used.answer = act()
        change_row(used, "answer")
        return used.answer


def _answered(form: str, person: Person) -> str:
    """What came of the form before."""
    used = UsedForm.objects.get(form=form)
    if used.person_id != person.pk:
        raise Refusal(Reason("This form was given out to another person."), Reason("open the page again"))
    return used.answer
