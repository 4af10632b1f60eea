"""Which commitments the rates of completion count as complete, and which could be."""

from tallystick.assessment.model import Reached
from tallystick.assessment.rates_2 import complete_2
from tallystick.assessment.rulebook import RATES
from tallystick.base.reasons import msgid
from tallystick.base.verdicts import DONE_ANSWERS
from tallystick.register.files import chosen_method
from tallystick.register.model import Commitment
from tallystick.report.context import PageContext

#: From which version on the rates say of each commitment whether it is complete.
_NAMED = 2
COMPLETE, INCOMPLETE = "complete", "not-complete"
TITLES = {COMPLETE: msgid("Complete"), INCOMPLETE: msgid("Not shown to be complete")}
PATH = "lists/complete.html"


def completed(context: PageContext) -> dict[str, tuple[Commitment, ...]]:
    """The commitments that could be complete, by whether they are; none by rates that only count."""
    book = context.book
    if dict(book.assessment.rules).get(RATES.text, 1) < _NAMED:
        return {}
    reached = Reached(
        {
            name: one.verdict
            for (name, question), one in book.answers.items()
            if question == DONE_ANSWERS.question
        },
        tuple(book.deliverable_verdicts.values()),
        tuple(book.verdicts[one.id, "default"] for one in book.package.targets),
    )
    complete = complete_2(book.package, chosen_method(book.package, book.assessment.method), reached)
    could_be = {one.commitment for one in book.package.deliverables}
    could_be |= {one.commitment for one in book.package.targets}
    shown = [one for one in book.package.commitments if one.id in could_be]
    return {
        COMPLETE: tuple(one for one in shown if one.id in complete),
        INCOMPLETE: tuple(one for one in shown if one.id not in complete),
    }


def complete_path(context: PageContext) -> str:
    """Where the commitments that are complete are listed; what the rates count, where nobody says which."""
    return context.path(PATH if any(completed(context).values()) else "method.html#rates")
