"""What was chosen in a form, in the words that stood in its list."""

from collections.abc import Mapping

from tallystick.base.reasons import Template, msgid
from tallystick.office.cell_fields import ALLOWED_WORDS, YES_NO
from tallystick.office.field_labels import CODING_FORMS, ROW_FORMS
from tallystick.panel.rubric import UNDECIDED
from tallystick.report.coded_words import code_word, question_word, reason_word
from tallystick.report.views.report_rows import RESULT
from tallystick.report.words import SOURCE_KIND
from tallystick.voice import public_words, research_words
from tallystick.voice.language import Language
from tallystick.workflow.cases.stages import OUTCOME_WORDS
from tallystick.workflow.meetings import SEAT_WORDS
from tallystick.workflow.permissions import ROLE_WORDS
from tallystick.workflow.reminders import CHOICE_WORDS

_LATER = msgid("undecided, later")
_SETTLED: dict[str, Template] = {"yes": msgid("yes"), "no": msgid("no")}
_TICKED: dict[str, Template] = {"yes": msgid("yes"), "true": msgid("yes")}
_FIGURES: dict[str, Mapping[str, Template]] = {
    "kind": SOURCE_KIND,
    "decimal": {"point": msgid("point"), "comma": msgid("comma")},
    "dates": {"dmy": msgid("the day"), "mdy": msgid("the month")},
}
#: By the address to which a form goes and the name of a field, the words of what it offers.
CHOSEN_WORDS: dict[str, Mapping[str, Mapping[str, Template]]] = {
    "give_role": {"role": ROLE_WORDS},
    "open_phase": {"kind": ALLOWED_WORDS["phases", "kind"]},
    "hand_in_figures": _FIGURES,
    "try_figures": _FIGURES,
    "choose_mail": {"often": CHOICE_WORDS},
    "record_check": {"result": RESULT},
    "reply_advice": {"reply": research_words.REPLY},
    "follow_up_advice": {"follow_up": research_words.FOLLOW_UP},
    "answer_point": {"answer": public_words.POINT_ANSWER},
    "settle_challenge": {"settled": public_words.CHALLENGE_STATE},
    "settle_link": {"stands": _SETTLED},
    "settle_none": {"stands": _SETTLED},
    "write_coding": {"none": _TICKED},
    "reply_panel": {"corrects": _TICKED},
    "case_answer": {"outcome": OUTCOME_WORDS},
}


def chosen_word(name: str, address: str, value: str, language: Language) -> str:
    """What was written into a field, or chosen there: then by the word that its list has for it.

    Args:
        name: the name under which it was sent.
        address: the name of the address in the program; empty for one that nobody knows.
        value: what was sent.
        language: the language of the page.
    """
    coded = _of_rubric(name, address, value, language)
    word = _words(name, address).get(value)
    return coded or (language.say(word) if word else value)


def _of_rubric(name: str, address: str, value: str, language: Language) -> str:
    """A code or a reason as a question of the rubric offers it; empty where it is something else."""
    question, _, asked = name.rpartition(".")
    if address == "write_dissent" and name == "criterion":
        return question_word(language, value)
    if address not in CODING_FORMS or asked not in {"code", "why"}:
        return ""
    if asked == "code":
        return language.say(_LATER) if value == UNDECIDED else code_word(language, question, value)
    return reason_word(language, value)


def _words(name: str, address: str) -> Mapping[str, Template]:
    if address == "note_meeting" and name.startswith("state-"):
        return SEAT_WORDS
    if name.endswith(".independent"):
        return YES_NO
    known = CHOSEN_WORDS.get(address, {}).get(name)
    return known if known is not None else ALLOWED_WORDS.get((ROW_FORMS.get(address, ""), name), {})
