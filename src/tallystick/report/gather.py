"""The English texts that people are shown, in code and in tables, for the tool that gathers messages.

Named in ``locale/babel.cfg``; nothing else calls it.
"""

import ast
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import IO, BinaryIO

from jinja2.ext import babel_extract

from tallystick.assessment.indicators.record import TABLES as INDICATOR_TABLES
from tallystick.assessment.record import (
    COMMITMENT_COLUMNS,
    DELIVERABLE_COLUMNS,
    READING_COLUMNS,
    VERDICT_COLUMNS,
)
from tallystick.panel.rubric import Rubric, read_rubric, texts_of
from tallystick.register.descriptor import Descriptor
from tallystick.register.keys import keys_of
from tallystick.register.kinds import CELL
from tallystick.register.method import Method
from tallystick.register.tables import TABLES
from tallystick.voice.language import UNIT_ALONE

Message = tuple[int, str, str | tuple[str | None, ...] | None, list[str]]
Options = Mapping[str, str]
_NONE: Options = MappingProxyType({})
#: What marks a text in code: the catalogue's name for it, and how many texts it takes.
_MARKS = {
    "progress": ("gettext", 1),
    "msgid": ("gettext", 1),
    "Reason": ("gettext", 1),
    "plural": ("ngettext", 2),
    "inside": ("pgettext", 2),
}


def sentences(
    file: IO[bytes], _: object = None, __: object = None, options: Options = _NONE
) -> Iterator[Message]:
    """Every text that the code of a module marks, however deep it stands."""
    for call in ast.walk(ast.parse(file.read())):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        name, count = _MARKS.get(call.func.id, ("", 0))
        given = [one.value for one in call.args[:count] if isinstance(one, ast.Constant)]
        texts = tuple(one for one in given if isinstance(one, str))
        if count and len(texts) == count:
            yield call.lineno, name, texts if count > 1 else texts[0], _shown(options)


def _shown(options: Options) -> list[str]:
    """Where a text is shown, as ``locale/babel.cfg`` says of its file: a comment for translators."""
    return [options["shown"]] if "shown" in options else []


def templates(
    file: BinaryIO, keywords: Sequence[str], tags: Sequence[str], options: dict[str, str]
) -> Iterator[Message]:
    """Every text of a template, as jinja2 finds them."""
    for line, name, texts, _ in babel_extract(file, keywords, tags, options):
        yield line, name, texts, _shown(options)


def units(file: IO[bytes], _: object, __: object, options: Options) -> Iterator[Message]:
    """The names of units: behind a number, for one and for many, and alone."""
    rows = csv.DictReader(io.StringIO(file.read().decode()))
    for row in rows:
        yield rows.line_num, "ngettext", (row["singular"], row["plural"]), _shown(options)
        yield rows.line_num, "pgettext", (UNIT_ALONE, row["plural"]), _shown(options)


def rubrics(file: IO[bytes], _: object, __: object, options: Options) -> Iterator[Message]:
    """All that a rubric that ships says."""
    rubric, _findings = read_rubric("rubric", file.read())
    for text in dict.fromkeys(texts_of(rubric)) if rubric is not None else ():
        yield 1, "gettext", text, _shown(options)


def columns(_: object, __: object, ___: object, options: Options) -> Iterator[Message]:
    """What each table, column and setting of the package says, and each column of the verdicts."""
    found: dict[str, None] = {}
    kinds: dict[str, None] = {}
    for table in TABLES:
        found[table.about] = None
        for column in table.columns.values():
            found[column.about] = None
            kinds[column.kind.name] = None
    for columns_told in (VERDICT_COLUMNS, READING_COLUMNS, COMMITMENT_COLUMNS, DELIVERABLE_COLUMNS):
        found |= dict.fromkeys(columns_told.values())
    for about, told in INDICATOR_TABLES.values():
        found |= dict.fromkeys([about, *told.values()])
    for model in (Descriptor, Method, Rubric):
        found |= dict.fromkeys(key.about for key in keys_of(model).values())
    for name in kinds:
        yield 1, "pgettext", (CELL, name), _shown(options)
    for text in found:
        yield 1, "gettext", text, _shown(options)
