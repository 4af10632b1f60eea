"""A translation is of a text that is there, as it stands now, and in another language."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text, texts
from tallystick.register.descriptor import Descriptor
from tallystick.register.method import Method
from tallystick.register.rules.model import Tables, each
from tallystick.register.translations import (
    BY_TEXT,
    OF_GROUPS,
    OF_METHODS,
    OF_PLAN,
    TRANSLATED,
    Translation,
)

_STALE = Problem(
    "translation-stale",
    Reason("the text that it translates has changed since, so that pages show that text instead"),
    Reason("translate it as it is now, and write it into original"),
    severity="gap",
)
_NO_COLUMN = Reason("{table} has no column {column} whose texts are translated")
_NO_TEXT = Reason("{table} has no {row} with a text in {column}, so that there is nothing to translate")
_NO_SUCH_TEXT = Reason("no row of {table} has this text in {column}, so that nothing is translated")
_OWN = Problem(
    "translation-own-language",
    Reason("the texts of the package are in this language already"),
    Reason("change the text itself, or name another language"),
    severity="gap",
)


def translations_of_what_is_there(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find translations of texts that are not there or have changed, or into the package's own language."""
    typed = tables["translations"]

    @cache
    def rows(table: str) -> Mapping[str, object]:
        return {str(getattr(one, "id", "")): one for _, one in tables[table].rows}

    @cache
    def texts_in(table: str, column: str) -> frozenset[str]:
        return tables[table].values_of(column)

    for number, one in each(typed, Translation):
        if descriptor is not None and one.language == descriptor.tallystick.written_in:
            typed.find(_OWN, number, "language", one.language)
        for problem, column, value in _faults(one, descriptor, rows, texts_in):
            typed.find(problem, number, column, value)


def translations_of_no_method(tables: Tables, methods: Iterable[Method]) -> None:
    """Find translations of titles that no method and no index of one has; methods are no rows of a table."""
    typed = tables["translations"]
    titles = {title for one in methods for title in (one.title, *(each.title for each in one.index))}
    for number, one in each(typed, Translation):
        if one.table == OF_METHODS and one.column == "title" and one.original not in titles:
            typed.find(_nothing(_NO_SUCH_TEXT, one), number, "original", one.original)


def _faults(
    one: Translation,
    descriptor: Descriptor | None,
    rows: Callable[[str], Mapping[str, object]],
    texts_in: Callable[[str, str], frozenset[str]],
) -> Iterator[tuple[Problem, str, str]]:
    if one.column not in TRANSLATED[one.table]:
        yield _nothing(_NO_COLUMN, one), "column", one.column
        return
    if one.table == OF_METHODS:
        return
    if one.column in BY_TEXT.get(one.table, ()):
        if one.original not in texts_in(one.table, one.column):
            yield _nothing(_NO_SUCH_TEXT, one), "original", one.original
        return
    original = one.original if one.table == OF_GROUPS else _original(one, descriptor, rows)
    if not original:
        yield _nothing(_NO_TEXT, one), "row", one.row
    elif one.original not in (original if isinstance(original, tuple) else (original,)):
        yield _STALE, "original", one.original


def _original(
    one: Translation, descriptor: Descriptor | None, rows: Callable[[str], Mapping[str, object]]
) -> object:
    """The text as it stands now; None where there is none."""
    if one.table != OF_PLAN:
        return getattr(rows(one.table).get(one.row), one.column, None)
    if descriptor is None:
        return one.original
    return getattr(descriptor.tallystick.plan, one.column) if one.row == OF_PLAN else None


def _nothing(what: Reason, one: Translation) -> Problem:
    named = {"table": Text(one.table), "column": Text(one.column)}
    if what is _NO_SUCH_TEXT:
        mend = Reason("translate the text as it stands now, and write it into original, or take the row out")
        return Problem("translation-of-nothing", what.saying(**named), mend, severity="gap")
    if what is _NO_TEXT:
        mend = Reason("take the row out, or name the row whose text it translates")
        return Problem(
            "translation-of-nothing", what.saying(row=Text(one.row), **named), mend, severity="gap"
        )
    mend = Reason("write one of {columns}", columns=texts(TRANSLATED[one.table], ","))
    return Problem("translation-of-nothing", what.saying(**named), mend, severity="gap")
