"""A form that is handed in twice does what it does once, and both times leads to the same page.

Whoever goes back after it, or met a connection that broke, and writes something else into the same form is
told: to lead them to what came of the first words would lose the second.
"""

import datetime
from collections.abc import Callable
from contextlib import nullcontext
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import Person, UsedForm
from tallystick.office.models.acts import LONGEST_FORM_KEY
from tallystick.office.prepared import change_row, put_row, put_together
from tallystick.office.services.writing import put_in_turn, wait_for_package, writing_alone

#: New rows, the keys of which are given, and the path of the page that shows them; no rows for none.
NewRows = tuple[tuple[Model, ...], str]
_Told = ParamSpec("_Told")
_Given = TypeVar("_Given")
#: Whether what is done belongs to a form, whose transaction holds it all.
_OF_FORM: ContextVar[bool] = ContextVar("of a form", default=False)
_OTHER_WORDS = Reason("This form was handed in before, and now it says something else.")
_ANEW = Reason(
    "what it said first was done; open the page again, and put in there what is new: it stands below"
)


def once(
    *,
    form: str,
    person: Person,
    now: datetime.datetime,
    act: Callable[[], str],
    sent: str = "",
    new: Callable[[], NewRows] | None = None,
) -> str:
    """Do an act in one transaction, unless this form has done it already.

    Args:
        form: the word that the form was given out with.
        person: who hands it in.
        now: when.
        act: what it does; gives the path of the page that shows what came of it.
        sent: the mark of what it says; empty where the caller compares that itself.
        new: what the act comes to where nothing stands in its way, if that is new rows alone; they are put in
            together then, and the act is done only where that was not to be.

    Returns:
        That path.

    Raises:
        Refusal: the form has no word, was given out to somebody else, or was done before and said something
            else; or what the act refuses, and then nothing was done and the form can be handed in again.
    """
    if not form or len(form) > LONGEST_FORM_KEY:
        raise Refusal(Reason("The form lacks the word it was given out with."), Reason("open the page again"))
    used = UsedForm(form=form, person_id=person.pk, answer="", at=now, sent=sent)
    if new is not None and _put(used, new):
        return used.answer
    with writing_alone(), transaction.atomic():
        if new is None:  # what is written as a draft has its own row, and changes no package
            wait_for_package()
        used.answer = ""
        if not put_row(used, unless_there=True):
            return _answered(form, person, sent)
        before = _OF_FORM.set(True)
        try:
            used.answer = act()
        finally:
            _OF_FORM.reset(before)
        change_row(used, "answer")
        return used.answer


def _put(used: UsedForm, new: Callable[[], NewRows]) -> bool:
    """Put a form and what it comes to in together; gives whether nothing stood in the way."""

    def put() -> bool:
        rows, used.answer = new()
        if rows:
            put_together(used, *rows)
        return bool(rows)

    if connection.vendor == "sqlite":
        return put_in_turn(put)
    try:
        # One statement is whole by itself.
        with transaction.atomic() if connection.in_atomic_block else nullcontext():
            return put()
    except IntegrityError:
        return False


def _answered(form: str, person: Person, sent: str) -> str:
    """What came of the form before."""
    used = UsedForm.objects.get(form=form)
    if used.person_id != person.pk:
        raise Refusal(Reason("This form was given out to another person."), Reason("open the page again"))
    if used.sent and used.sent != sent:
        raise Refusal(_OTHER_WORDS, _ANEW)
    return used.answer


def whole(act: Callable[_Told, _Given]) -> Callable[_Told, _Given]:
    """Have an act done wholly or not at all: in the transaction of its form, or in one of its own.

    Inside a form no savepoint is set, which would ask the database twice more. What the act refuses is the
    form's end therefore: whoever goes on after it puts a transaction of their own around the act.
    """

    @wraps(act)
    def done(*told: _Told.args, **named: _Told.kwargs) -> _Given:
        if _OF_FORM.get():
            return act(*told, **named)
        with transaction.atomic():
            return act(*told, **named)

    return done
