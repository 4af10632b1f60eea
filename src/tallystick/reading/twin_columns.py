"""Tables that say the same in two languages side by side: the columns in the other language are left out.

Else each number of such a table would be read twice.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from tallystick.base.reasons import Count, Reason, plural
from tallystick.reading.bilingual import other_language, own_language
from tallystick.reading.cells import cells_of
from tallystick.reading.column_roles import role_of
from tallystick.reading.language_names import named_language
from tallystick.reading.languages import PlanLanguage, languages
from tallystick.reading.lines import lines_of
from tallystick.reading.model import Line, SourceText
from tallystick.reading.tables import table_runs

_LETTER, _NUMBER = re.compile(r"[^\W\d_]"), re.compile(r"\d+")
#: So much of a column's words says what it is in; a translation is no more than so many times as long.
_SAMPLE, _LONGER = 6000, 3.0
#: So many rows with the same numbers make twins of two columns.
_ROWS = 2
_Column = Sequence[str]


def without_twins(source: SourceText, language: PlanLanguage) -> tuple[SourceText, tuple[Reason, ...]]:
    """The text with blanks for columns that say in another language what a column beside them says.

    Args:
        source: the document's text.
        language: the language that it is read in.
    """
    tabled = any(one.cells for one in source.hints.values()) or "|" in source.text or "\t" in source.text
    lines = lines_of(source) if tabled else []
    seen = list(source.seen or source.text)
    hints = dict(source.hints)
    left = 0
    for run in table_runs(lines):
        rows = [lines[at] for at in run]
        twins = _twins([_texts(row) for row in rows], language)
        left += len(twins)
        for row in rows if twins else ():
            cells = cells_of(row)
            for low, high in (cells[n] for n in twins if n < len(cells)):
                seen[low:high] = " " * (high - low)
            first = next((at for at in range(row.start, row.end) if not seen[at].isspace()), row.start)
            hints |= {first: row.hint} if row.start in hints else {}
    if not left:
        return source, ()
    reason = Reason(
        plural(
            "{number} column of a table says in another language what stands beside it, and was left out",
            "{number} columns of tables say in another language what stands beside them, and were left out",
        ),
        number=Count(left),
    )
    return replace(source, seen="".join(seen), hints=hints), (reason,)


def _texts(line: Line) -> list[str]:
    return [line.text[low - line.start : high - line.start] for low, high in cells_of(line)]


def _twins(rows: list[list[str]], language: PlanLanguage) -> set[int]:
    """Which columns of a table, counted from 0, are in another language than one beside them."""
    columns = [tuple(one) for one in zip_longest(*rows, fillvalue="")]
    if len(columns) < 2:
        return set()
    own = [_is_own(column, language) for column in columns]
    others = {n for n, column in enumerate(columns) if _is_other(column, language)}
    found = {
        n
        for n in others
        if any(own[at] and _may_translate(columns[n], columns[at]) for at in range(len(columns)))
    }
    roles = [role_of(column[0], language) for column in columns]
    found |= {
        n
        for n, column in enumerate(columns)
        if _heads(column[0], language) & set(filter(None, roles)) and not roles[n]
    }
    if not found:
        return set()
    kept = [n for n in range(len(columns)) if n not in found]
    return found | {
        n for at, n in enumerate(kept) if any(_same_numbers(columns[n], columns[m]) for m in kept[:at])
    }


def _is_own(column: _Column, language: PlanLanguage) -> bool:
    words = " ".join(column[1:])[:_SAMPLE]
    return own_language(words) == language.code or named_language(column[0]) == language.code


def _is_other(column: _Column, language: PlanLanguage) -> bool:
    named, once = named_language(column[0]), dict.fromkeys(column[1:])  # a name in each row says little
    return bool(other_language(" ".join(once)[:_SAMPLE], language)) or named not in {"", language.code}


def _may_translate(one: _Column, two: _Column) -> bool:
    """Whether two columns are of a like length."""
    lengths = sorted(len(_LETTER.findall(" ".join(column[1:]))) for column in (one, two))
    return lengths[0] * _LONGER >= lengths[1]


def _same_numbers(one: _Column, two: _Column) -> bool:
    """Whether two columns with words in them have the same numbers in each row, and other words."""
    pairs = [(a, b) for a, b in zip(one[1:], two[1:], strict=True) if _NUMBER.search(a) or _NUMBER.search(b)]
    worded = all(_LETTER.search(a) and _LETTER.search(b) and a != b for a, b in pairs)
    same = all(sorted(_NUMBER.findall(a)) == sorted(_NUMBER.findall(b)) for a, b in pairs)
    return len(pairs) >= _ROWS and worded and same


def _heads(head: str, language: PlanLanguage) -> set[str]:
    """The roles of columns that a head names in another language."""
    return {role_of(head, one) for one in languages().values() if one.code != language.code} - {""}
