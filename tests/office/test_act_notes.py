"""Notes that the office makes of an act: one table, said in each language; a person's stay as they are."""

import ast
import string
from collections.abc import Iterator

import pytest

from tallystick.base.reasons import Template, Wording
from tallystick.office.act_notes import (
    APPOINTED_IN,
    CALLED_OFF,
    NOTES,
    OFF,
    REPLACED_PAST,
    NoteForm,
    noted,
    said_note,
)
from tallystick.voice.catalogues import language_named
from tallystick.voice.language import ENGLISH
from tallystick.workflow import follow_up_acts, panel_acts, permissions
from tests.architecture.tree import name_of, python_files

CHINESE = language_named("zh-Hans") or ENGLISH
#: A text for each place whose letters are no English word.
_FILLED = {"number": "1", "day": "2026-01-31", "text": "甲, 乙: 丙", "row": "甲 乙", "passed": "甲, 乙"}
FORMS = [(act, form) for act, forms in NOTES.items() for form in forms]


def kept(form: NoteForm) -> Iterator[str]:
    """What is kept of such a note, with each code in its place."""
    text = form.told.text if isinstance(form.told, Wording) else form.told
    names = [name for _, name, _, _ in string.Formatter().parse(text) if name]
    plain = {name: _FILLED.get(name, "甲") for name in names}
    [(coded, words)] = form.words.items() or [("", {"": ""})]
    yield from (noted(form.told, **{**plain, coded: code}) for code in words)


@pytest.mark.parametrize(("act", "form"), FORMS)
def test_a_note_of_ours_is_said_in_every_language(act: str, form: NoteForm) -> None:
    for note in kept(form):
        said = said_note(act, note, CHINESE)
        assert not set(said) & set(string.ascii_letters), (note, said)
        if not form.words:
            assert said_note(act, note, ENGLISH) == note


@pytest.mark.parametrize(
    ("act", "told", "values", "said"),
    [
        (follow_up_acts.KEEP_MEETING, CALLED_OFF, {}, "called off"),
        (
            permissions.KEEP_PEOPLE,
            APPOINTED_IN,
            {"role": "body_officer", "of": "moj"},
            "appointed Body officer moj",
        ),
        (
            follow_up_acts.KEEP_MEETING,
            OFF,
            {"kind": "other", "text": "changed: rooms"},
            "off: Further matters changed: rooms",
        ),
        (
            panel_acts.CALL_PANEL,
            REPLACED_PAST,
            {"by": "drawn", "passed": "a1, a2", "assessor": "a3", "other": "a4", "text": "I.1, I.2"},
            "drawn (passed over: a1, a2): a3 for a4: I.1, I.2",
        ),
    ],
)
def test_codes_are_said_in_words(act: str, told: Template, values: dict[str, str], said: str) -> None:
    assert said_note(act, noted(told, **values), ENGLISH) == said


@pytest.mark.parametrize(
    ("act", "note"),
    [
        (permissions.KEEP_PEOPLE, "changed"),
        (follow_up_acts.KEEP_MEETING, "asked for by the ministry of health"),
        (follow_up_acts.RECORD_CHECK, "unclear: the record names no day"),
        (permissions.KEEP_PEOPLE, "appointed minister"),
        (follow_up_acts.KEEP_MEETING, f"invited {'9' * 5000}"),
        (follow_up_acts.KEEP_MEETING, "invited ٣"),
    ],
)
def test_what_a_person_wrote_stays(act: str, note: str) -> None:
    assert said_note(act, note, CHINESE) == note


def glued(source: str) -> Iterator[tuple[int, str]]:
    """The notes of a module that have words of their own."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="note_act"), keywords=given):
                values = [one.value for one in given if one.arg == "note"]
            case ast.Assign(targets=[ast.Name(id="note")], value=value):
                values = [value]
            case _:
                values = []
        for value in values:
            yield from _worded(value)


def _worded(value: ast.expr) -> Iterator[tuple[int, str]]:
    nodes = list(ast.walk(value))
    keys = {id(one.slice) for one in nodes if isinstance(one, ast.Subscript)}
    keys |= {id(given) for one in nodes if isinstance(one, ast.Call) for given in one.args}
    for one in nodes:
        if isinstance(one, ast.Constant) and id(one) not in keys and any(map(str.isalpha, str(one.value))):
            yield one.lineno, str(one.value)


def test_no_note_is_put_together_in_code() -> None:
    found = [
        f"{name_of(path)}:{line}: {text}"
        for path in python_files("src/tallystick/office/services", "src/tallystick/office/views")
        for line, text in glued(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        'note_act(note="called")',
        'note_act(note=f"invited {number}")',
        'note_act(note="off" if gone else "on")',
        'note = f"not taken: {names}" if names else ""',
    ],
)
def test_a_note_that_is_put_together_would_be_found(planted: str) -> None:
    assert list(glued(planted))


@pytest.mark.parametrize(
    "sound", ['note_act(note=said["stands"])', 'note_act(note=f"{code}: {text}")', "note = noted(CALLED)"]
)
def test_a_note_without_words_of_its_own_is_right(sound: str) -> None:
    assert list(glued(sound)) == []
