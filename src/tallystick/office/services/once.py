"""A form that is handed in twice does what it does once, and both times leads to the same page.

Whoever goes back after it, or met a connection that broke, and writes something else into the same form is
told: to lead them to what came of the first words would lose the second.
"""

import datetime
from collections.abc import Callable

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import Person, UsedForm
from tallystick.office.models.acts import LONGEST_FORM_KEY
from tallystick.office.prepared import change_row, put_row

_OTHER_WORDS = Reason("This form was handed in before, and now it says something else.")
_ANEW = Reason(
    "what it said first was done; open the page again, and put in there what is new: it stands below"
)


def once(*, form: str, person: Person, now: datetime.datetime, act: Callable[[], str], sent: str = "") -> str:
    """Do an act in one transaction, unless this form has done it already.

    Args:
        form: the word that the form was given out with.
        person: who hands it in.
        now: when.
        act: what it does; gives the path of the page that shows what came of it.
        sent: the mark of what it says; empty where the caller compares that itself.

    Returns:
        That path.

    Raises:
        Refusal: the form has no word, was given out to somebody else, or was done before and said something
            else; or what the act refuses, and then nothing was done and the form can be handed in again.
    """
    if not form or len(form) > LONGEST_FORM_KEY:
        raise Refusal(Reason("The form lacks the word it was given out with."), Reason("open the page again"))
    with transaction.atomic():
        used = UsedForm(form=form, person=person, answer="", at=now, sent=sent)
        if not put_row(used, unless_there=True):
            return _answered(form, person, sent)
        used.answer = act()
        change_row(used, "answer")
        return used.answer


def _answered(form: str, person: Person, sent: str) -> str:
    """What came of the form before."""
    used = UsedForm.objects.get(form=form)
    if used.person_id != person.pk:
        raise Refusal(Reason("This form was given out to another person."), Reason("open the page again"))
    if used.sent and used.sent != sent:
        raise Refusal(_OTHER_WORDS, _ANEW)
    return used.answer
