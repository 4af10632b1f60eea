"""What the office itself notes of an act: kept as an English text, said in any language.

A text is kept, since the ledger holds its hash. What a person wrote is never changed: only notes of acts that
have words of ours are looked at, and a place of theirs takes no more than one word where somebody could have
written on.
"""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter

from tallystick.base.reasons import Count, Reason, Template, Text, Value, Wording, inside, msgid
from tallystick.pipeline.confirming.forms import SAYINGS
from tallystick.report.views.report_rows import RESULT
from tallystick.voice.language import Language
from tallystick.voice.panel_words import STANDING, TIE
from tallystick.voice.public_words import CHALLENGE_STATE, FOUND_STATE, POINT_ANSWER
from tallystick.voice.research_words import FOLLOW_UP, REPLY
from tallystick.workflow import (
    asked_acts,
    follow_up_acts,
    panel_acts,
    permissions,
    public_acts,
    submission_acts,
)
from tallystick.workflow.late import ADMISSION_WORDS
from tallystick.workflow.meetings import DECISION_WORDS, ITEM_WORDS
from tallystick.workflow.reminders import CHOICE_WORDS
from tallystick.workflow.roles import ROLE_WORDS

KEEP_TOKENS = "keep_tokens"
PERSON_ADDED = inside("an account", "added")
CLOSED = inside("an account", "closed")
SESSIONS_ENDED = msgid("sessions ended")
APPOINTED, APPOINTED_IN = msgid("appointed {role}"), msgid("appointed {role} {of}")
ROLE_ENDED, ROLE_IN_ENDED = inside("a role", "ended {role}"), inside("a role", "ended {role} {of}")
BODY_ADDED, GIVEN = inside("a body", "added: {text}"), inside("a part in a commitment", "given: {text}")
ENDED, TAKEN_BACK = inside("a body", "ended {text}"), inside("a part in a commitment", "taken back")
TOKENS_ENDED = inside("the tokens of a body", "ended {number}")
CALLED, CALLED_OFF = inside("a meeting", "called"), inside("a meeting", "called off")
MOVED, NOTED = inside("a meeting", "changed"), inside("a meeting", "noted")
BODY_ASKED, INVITED = inside("a meeting", "asked {body}"), inside("a meeting", "invited {number}")
AGENDA, OFF = inside("a meeting", "agenda +{number}"), inside("an agenda", "off: {kind} {text}")
HANDED_IN = inside("the codes of an assessor", "handed in")
REASONS = inside("a point of a text opened for comment", "reasons")
TEXT_CLOSED = inside("a text opened for comment", "closed {day}")
READER_MADE, ESCROW = inside("a reader's key", "made"), inside("a reader's key", "escrow")
LET_IN, TAKEN_OUT = inside("a reader's key", "let in"), inside("a reader's key", "taken out")
FIGURES_BACK = inside("a batch of figures", "taken back: {number}")
TIED = msgid("taken out for an interest: {number}")
NOT_TAKEN = msgid("not taken: {text}")
REPLACED = msgid("{by}: {assessor} for {other}: {text}")
REPLACED_PAST = msgid("{by} (passed over: {passed}): {assessor} for {other}: {text}")
CHOSEN_BY = {"drawn": inside("an assessor", "drawn"), "chosen": inside("an assessor", "chosen")}
UNDONE = msgid("Undone: {what}")
_CODE, _CODE_AND_TEXT = "{code}", msgid("{code}: {text}")
_DAY_AND_TEXT, _NO_DAY_AND_TEXT = msgid("{code} {day}: {text}"), msgid("{code} : {text}")
_PHASE_AND_TEXT = msgid("{phase} {code}: {text}")

#: What a place takes; any other takes one word. Of counts no office has more.
_PLACES = {
    "text": ".+",
    "row": ".+",
    "passed": ".+",
    "number": r"[0-9]{1,18}",
    "day": r"\d{4}[-\d]*",
}


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A form that notes have: the sentence, and for a place that holds a code the words of each code."""

    told: Template
    words: Mapping[str, Mapping[str, Template]] = field(default_factory=dict)


def _plain(*forms: Template) -> tuple[NoteForm, ...]:
    return tuple(NoteForm(one) for one in forms)


def _coded(words: Mapping[str, Template], *forms: Template) -> tuple[NoteForm, ...]:
    return tuple(NoteForm(one, {"code": words}) for one in forms)


#: The forms of the notes that an act has, in the order in which they are tried.
NOTES: Mapping[str, tuple[NoteForm, ...]] = {
    permissions.KEEP_PEOPLE: (
        *_plain(PERSON_ADDED, CLOSED, SESSIONS_ENDED),
        *(
            NoteForm(one, {"role": ROLE_WORDS})
            for one in (APPOINTED, APPOINTED_IN, ROLE_ENDED, ROLE_IN_ENDED)
        ),
    ),
    permissions.KEEP_BODIES: _plain(BODY_ADDED, GIVEN, ENDED, TAKEN_BACK),
    permissions.ENTER_FIGURES: _plain(FIGURES_BACK),
    permissions.CONFIRM_DRAFT: _plain(*SAYINGS.values()),
    KEEP_TOKENS: _plain(TOKENS_ENDED),
    follow_up_acts.KEEP_MEETING: (
        *_plain(CALLED, CALLED_OFF, MOVED, NOTED, BODY_ASKED, INVITED, AGENDA),
        NoteForm(OFF, {"kind": ITEM_WORDS}),
    ),
    follow_up_acts.CHOOSE_MAIL: _coded(CHOICE_WORDS, _CODE),
    follow_up_acts.DECIDE_ADMISSION: _coded(ADMISSION_WORDS, _DAY_AND_TEXT, _NO_DAY_AND_TEXT),
    follow_up_acts.CLOSE_DECISION: _coded(DECISION_WORDS, _CODE_AND_TEXT),
    follow_up_acts.RECORD_CHECK: _coded(RESULT, _CODE, _CODE_AND_TEXT),
    follow_up_acts.REPLY_ADVICE: _coded(REPLY, _CODE_AND_TEXT),
    follow_up_acts.FOLLOW_UP_ADVICE: _coded(FOLLOW_UP, _PHASE_AND_TEXT),
    panel_acts.CALL_PANEL: tuple(NoteForm(one, {"by": CHOSEN_BY}) for one in (REPLACED, REPLACED_PAST)),
    panel_acts.ANSWER_CALL: (NoteForm(TIED), *_coded(STANDING, _CODE), *_coded(TIE, _CODE)),
    panel_acts.COMMIT_CODES: _plain(HANDED_IN),
    panel_acts.OPEN_CODES: _plain(NOT_TAKEN),
    asked_acts.COMMIT_ASKED: _plain(NOT_TAKEN),
    public_acts.DRAW_POINTS: _plain(REASONS),
    public_acts.ANSWER_POINT: _coded(POINT_ANSWER, _CODE_AND_TEXT),
    public_acts.KEEP_TEXT: _plain(TEXT_CLOSED),
    public_acts.ENTER_FOUND: _coded(FOUND_STATE, _CODE),
    public_acts.SETTLE_CHALLENGE: _coded(CHALLENGE_STATE, _CODE_AND_TEXT),
    submission_acts.KEEP_READERS: _plain(READER_MADE, ESCROW, LET_IN, TAKEN_OUT),
}


def noted(told: Template, **values: object) -> str:
    """What is kept of a note of ours."""
    return (told.text if isinstance(told, Wording) else told).format(**values)


def said_note(act: str, note: str, language: Language) -> str:
    """A note as it is shown: ours in the language, a person's as it was written."""
    found = _read(act, note, language)
    return note if found is None else language.reason(found)


def _read(act: str, note: str, language: Language) -> Reason | None:
    undone = note.removeprefix(noted(UNDONE, what=""))
    if act == permissions.CONFIRM_DRAFT and undone != note:
        return Reason(UNDONE, what=_read(act, undone, language) or Text(undone))
    for form in NOTES.get(act, ()):
        for pattern in _patterns(form.told):
            found = pattern.fullmatch(note)
            if found and all(found[name] in words for name, words in form.words.items()):
                return Reason(
                    form.told, **{name: _value(form, name, it) for name, it in found.groupdict().items()}
                )
    return None


def _value(form: NoteForm, name: str, written: str) -> Value:
    if name in form.words:
        return Reason(form.words[name][written])
    return Count(int(written)) if name == "number" else Text(written)


@functools.cache
def _patterns(told: Template) -> tuple[re.Pattern[str], ...]:
    texts = (told.text, told.many) if isinstance(told, Wording) else (told,)
    expressions = [_expression(one) for one in texts if one]
    return tuple(re.compile(one, re.DOTALL) for one in expressions)


def _expression(text: str) -> str:
    """An expression for one of our own sentences; nothing in it is of what people write."""
    parts = Formatter().parse(text)
    return "".join(
        re.escape(before) + (f"(?P<{name}>{_PLACES.get(name, r'[^ ]+')})" if name else "")
        for before, name, _, _ in parts
    )
