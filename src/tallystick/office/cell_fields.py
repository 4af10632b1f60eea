"""The cells of a row as a form asks for them, each with its name and how it is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tallystick.base.reasons import Template, inside, msgid
from tallystick.office.cell_words import CELL_WORDS, cell_help, cell_name
from tallystick.register import kinds
from tallystick.register.indexed import BY_NAME
from tallystick.report.views.report_rows import RATING
from tallystick.report.words import ACCESS, SOURCE_KIND
from tallystick.voice import body_words, panel_words, public_words, research_words
from tallystick.voice.language import Language

#: The cells in which somebody tells something, and so wants room.
_LONG = frozenset(
    {
        "said",
        "obstacles",
        "counted",
        "record",
        "note",
        "title",
        "words",
        "found",
        "recommended",
        "sample",
        "item",
    }
)
YES_NO: dict[str, Template] = {"true": msgid("yes"), "false": msgid("no")}
#: What a phase of the plan reviews.
PHASE_KIND: dict[str, Template] = {
    "annual": inside("a phase", "annual"),
    "midterm": inside("a phase", "midterm"),
    "final": inside("a phase", "final"),
}
#: The words for the few values that a cell takes.
ALLOWED_WORDS: dict[tuple[str, str], Mapping[str, Template]] = {
    ("reports", "rating"): RATING,
    ("bodies", "kind"): {code: word for code, word in body_words.KIND.items() if code},
    ("bodies", "level"): body_words.LEVEL,
    ("bodies", "collective"): YES_NO,
    ("studies", "kind"): research_words.STUDY_KIND,
    ("studies", "state"): research_words.STUDY_STATE,
    ("assessment_recommendations", "reply"): research_words.REPLY,
    ("assessment_recommendations", "follow_up"): research_words.FOLLOW_UP,
    ("assessors", "standing"): panel_words.STANDING,
    ("interests", "kind"): panel_words.TIE,
    ("sources", "kind"): SOURCE_KIND,
    ("sources", "access"): ACCESS,
    ("phases", "kind"): PHASE_KIND,
    ("disclosures", "kind"): public_words.DUTY_KIND,
    ("disclosures", "state"): public_words.FOUND_STATE,
    ("responsibilities", "role"): body_words.ROLE,
    ("responsibilities", "basis"): body_words.BASIS_SHORT,
}


@dataclass(frozen=True, slots=True)
class CellField:
    """A cell of a row in a form.

    Attributes:
        name: under which name the form sends it.
        label: what it is called.
        about: how it is written; empty where its name says it.
        value: what stands in it.
        allowed: the only values it takes, each with its word; empty for any.
        is_long: whether it wants room.
        is_needed: whether the row can't be without it.
        choices: the identifier of a list on the page from which it can be taken; empty for none.
    """

    name: str
    label: str
    about: str
    value: str
    allowed: tuple[tuple[str, str], ...]
    is_long: bool
    is_needed: bool
    choices: str


def cell_fields(
    table: str,
    columns: Iterable[str],
    cells: Mapping[str, str],
    language: Language,
    *,
    start: str = "",
    choices: Mapping[str, str] | None = None,
) -> tuple[CellField, ...]:
    """The cells of a row as a form asks for them.

    Args:
        table: the row's table.
        columns: the columns that are asked for.
        cells: what stands in them, by the names under which the form sends them.
        language: the language of the page.
        start: with what those names begin before the column's; empty for the column alone.
        choices: by column, the list on the page from which it can be taken.
    """
    return tuple(
        CellField(
            start + name,
            *_called(table, name, language),
            cells.get(start + name, ""),
            _allowed(table, name, language),
            name in _LONG,
            BY_NAME[table].columns[name].required,
            (choices or {}).get(name, ""),
        )
        for name in columns
    )


def cell_label(table: str, name: str, language: Language) -> str:
    """What a cell is called on the pages; its column where the table has none of this name."""
    return _called(table, name, language)[0] if name in BY_NAME[table].columns else name


def _called(table: str, name: str, language: Language) -> tuple[str, str]:
    """What a cell is called and how it is written; where it has no name of its own, what the column says."""
    if table not in CELL_WORDS:
        return language.say(BY_NAME[table].columns[name].about), ""
    about = cell_help(table, name)
    return language.say(cell_name(table, name)), language.say(about) if about else ""


def _allowed(table: str, name: str, language: Language) -> tuple[tuple[str, str], ...]:
    column, words = BY_NAME[table].columns[name], ALLOWED_WORDS.get((table, name), {})
    codes = ("true", "false") if column.kind is kinds.BOOLEAN else column.allowed
    return tuple((code, language.say(words[code]) if code in words else code) for code in codes)
