"""What a column's head says once for all its numbers: a scale, a unit, a percent sign.

*Target (thousand)* over 40 promises forty thousand. What stands in brackets behind a row's own words says the
same of its row. Only bare numbers are read so: a cell that names its own scale or unit keeps it.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tallystick.reading.cells import RowCells, cells_of
from tallystick.reading.column_roles import NAMING
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.measures import whole
from tallystick.reading.mention import Mention
from tallystick.reading.mentions import mentions_in
from tallystick.reading.model import Line

#: What columns hold whose numbers are reached, or begun from; and what says in words what is measured.
_NUMBERS, _WORDS = frozenset({"target", "goal", "baseline"}), NAMING | {"indicator", "measured"}
_BRACKETED = re.compile(r"[(（\[]([^()（）\[\]\d]{1,30}|'?000s?)[)）\]]")
_BEHIND = re.compile(r"[,，/]\s*([^,，/()（）\d]{1,24})$")
_PERCENT = re.compile(r"(?<![\d.,])\s*[%％]")
_LETTER = re.compile(r"[^\W\d_]|[%％]")


def scaled_cells(
    line: Line,
    heads: Sequence[Sequence[str]],
    columns: Sequence[str],
    language: PlanLanguage,
    above: str = "",
) -> RowCells:
    """The cells of a row whose numbers have a scale or unit by a head, the row's words or a title.

    Args:
        line: the row.
        heads: the words of each cell of each line of the table's head.
        columns: the role of each column.
        language: the language that they are read in.
        above: what is said above the whole table.

    Returns:
        of each such cell the first and last character, and the words that name the scale or unit.
    """
    cells = cells_of(line)[: len(columns)]
    own = ""
    for (low, high), role in zip(cells, columns, strict=False):
        if role in _WORDS:
            own = own or scale_named(line.text[low - line.start : high - line.start], language)
    found = []
    for n, (low, high) in enumerate(cells):
        over = (scale_named(texts[n], language) for texts in reversed(heads) if n < len(texts))
        words = next(filter(None, over), own or above) if columns[n] in _NUMBERS else ""
        found += [(low, high, words)] if words else []
    return tuple(found)


@functools.lru_cache(maxsize=4096)
def scale_named(words: str, language: PlanLanguage) -> str:
    """The words by which a head names a scale or unit for the numbers below it; empty where it names none."""
    places = [one for pattern in (_BRACKETED, _BEHIND) for one in pattern.findall(words)]
    named = next((one.strip() for one in places if _as_read(one.strip(), language)), "")
    return named or ("%" if _PERCENT.search(words) and not _DIGITS_AHEAD.search(words) else "")


def scale_above(lines: Sequence[Line], first: int, language: PlanLanguage) -> str:
    """The words by which a line above a table names a scale or unit for all of it: *(in thousands)*.

    Args:
        lines: the text's lines.
        first: the first line of the table.
        language: the language that they are read in.
    """
    for line in reversed(lines[max(0, first - _ABOVE) : first]):
        if line.hint.table or len(line.text) > _LONGEST_TITLE:
            break
        said = line.text.strip(" *_#()（）[]|")
        led = _leads_to_a_unit(language).match(said)
        named = said[led.end() :].strip(" .:：") if led else ""
        if named and _as_read(named, language):
            return named
        last = _BRACKETED.findall(line.text)[-1:] if line.text.rstrip(" *_").endswith(tuple(")）]")) else []
        if last and _as_read(last[0].strip(), language):
            return str(last[0]).strip()
    return ""


#: So many lines above a table are its title and what it is counted in, and none is longer.
_ABOVE, _LONGEST_TITLE = 2, 120


@functools.cache
def _leads_to_a_unit(language: PlanLanguage) -> re.Pattern[str]:
    return re.compile(rf"(?:{language.either('columns', 'unit_above')})\s*", re.IGNORECASE)


_DIGITS_AHEAD = re.compile(r"\d\s*[%％]")


@functools.lru_cache(maxsize=1024)
def _as_read(words: str, language: PlanLanguage) -> Mention | None:
    """One of what words name, as the language reads it: *1 thousand*; None where they name nothing."""
    plural = language.table("head_scales").get(words.lower())
    if plural is not None:
        return Mention(0, len(words), Decimal(int(plural)), "", len(words))
    text = f"1{'' if language.script == 'han' else ' '}{words}"
    found = mentions_in(text, language)
    if len(found) != 1 or found[0].start or found[0].unit_end != len(text) or found[0].form != "number":
        return None
    one = found[0]
    says = one.value != 1 or one.unit not in {"", "count"}
    return one if says else None


def by_column(mentions: list[Mention], text: str, cells: RowCells, language: PlanLanguage) -> list[Mention]:
    """The numbers of a sentence, bare ones with the scale or unit that the head of their column names.

    Args:
        mentions: the numbers.
        text: the sentence.
        cells: the cells of such columns, counted from its beginning, and what the head names.
        language: the language that it is read in.
    """
    return [_scaled(one, text, cells, language) for one in mentions] if cells else mentions


def _scaled(one: Mention, text: str, cells: RowCells, language: PlanLanguage) -> Mention:
    held = next((cell for cell in cells if cell[0] <= one.start < cell[1]), None)
    if held is None or one.form != "number" or one.spelled or one.unit:
        return one
    scale = _as_read(held[2], language)
    if scale is None or not _is_bare(text, one, held[1], language):
        return one
    high = None if one.high is None else whole(one.high * scale.value)
    return replace(one, value=whole(one.value * scale.value), high=high, unit=scale.unit)


def _is_bare(text: str, one: Mention, end: int, language: PlanLanguage) -> bool:
    """Whether a number is digits alone, and nothing behind it in its cell says what they count.

    By when may stand there, or what follows in brackets.
    """
    if _LETTER.search(text, one.start, one.end):
        return False
    behind = text[one.end : end].strip()
    due = re.match(rf"(?:{language.either('time', 'by')})\s*(?:19|20)\d\d", behind, re.IGNORECASE)
    return not behind or due is not None or not behind[0].isalnum()
