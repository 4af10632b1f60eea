"""An edition's answer is one that such a row can have."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, texts
from tallystick.register.descriptor import Descriptor
from tallystick.register.editions import ANSWERS, EditionAnswer
from tallystick.register.rules.model import Tables, each

_OF = {
    table: Problem(
        "edition-answer",
        Reason("a row of this table never has that answer"),
        Reason("write one of {answers}", answers=texts(codes, ",")),
    )
    for table, codes in ANSWERS.items()
}


def answers_no_edition_gave(tables: Tables, _: Descriptor | None) -> None:
    """Find answers of earlier editions that a row of that table can't have had."""
    typed = tables["edition_answers"]
    for number, one in each(typed, EditionAnswer):
        if one.answer not in ANSWERS[one.table]:
            typed.find(_OF[one.table], number, "answer", one.answer)
