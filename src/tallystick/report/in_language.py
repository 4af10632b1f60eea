"""The texts of a package in a reader's language: translated where somebody did, else marked in their own."""

import dataclasses
import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tallystick.register.columns import Table
from tallystick.register.descriptor import Descriptor
from tallystick.register.kinds import TEXT
from tallystick.register.large import LargeRows
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.register.tables import TABLES
from tallystick.register.translations import (
    BY_TEXT,
    OF_GROUPS,
    OF_METHODS,
    OF_PLAN,
    TRANSLATED,
    Translation,
)
from tallystick.voice.cell import CellText, original_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

#: Names that one text matches with another: they are translated by what they say, in all of these alike.
_NAMES = frozenset(
    {
        (OF_PLAN, "issued_by"),
        ("bodies", "name"),
        ("calendar", "held_by"),
        ("sources", "publisher"),
        ("sources", "issuing_body"),
        ("indicators", "publisher"),
        ("commitment_indicators", "published_by"),
        ("recommendations", "theme"),
    }
)
#: Texts in no language: numbers, codes, names of files and persons, and what a search was typed with.
_UNSPOKEN = frozenset(
    {
        ("outline", "number"),
        ("links", "code"),
        ("indicators", "home_code"),
        ("events", "searched_words"),
        ("bodies", "name_zh"),
        ("recommendations", "paragraph"),
        ("recommendations", "response_paragraph"),
        ("recommendations", "goals"),
        ("recommendations", "articles"),
        ("communications", "reference"),
        ("corrections", "asked_by"),
        ("editions", "method"),
    }
)
#: Tables of which no page shows a text.
_UNSHOWN = frozenset({"confirmations", "batches", "labels", "translations"})


def in_language(package: Package, language: str) -> "PackageTexts":
    """The package as readers of a language have it; as it is, where it is written in that one."""
    texts = PackageTexts(language, package)
    if language != package.descriptor.tallystick.written_in:
        texts.translate()
    return texts


#: The column whose words name groups too; a word that no code can hold is translated by what it says.
_SPLIT = "disaggregation"


@dataclass
class PackageTexts:
    """A package with its texts in one language.

    Attributes:
        language: the language.
        package: the package; its texts are `CellText` where the language is not the package's own.
        groups: the names of groups that are translated, by code.
        known: each text of the package by what it was, as it is told now.
    """

    language: str
    package: Package
    groups: dict[str, str] = field(default_factory=dict)
    known: dict[str, CellText] = field(default_factory=dict)

    def said(self, text: str) -> str:
        """A text as readers of the language have it, where it is one of the package."""
        return self.known.get(text, text)

    @property
    def translated(self) -> int:
        """How many of the texts are told in the language, and not in their own."""
        return sum(not one.language for one in self.known.values())

    @property
    def checked(self) -> int:
        """How many of the translations that are told were read beside their original."""
        rows = (one for one in self.package.translations if one.language == self.language and one.checked)
        return len({one.original for one in rows if self.said(one.original) == one.text})

    def elsewhere(self, text: str) -> tuple[str, ...]:
        """What a text of the package is in every other language, its own among them."""
        original = original_of(text)
        told = (original, *self._translated.get(original.casefold(), ()))
        return tuple(one for one in told if one.casefold() != text.casefold())

    @functools.cached_property
    def _translated(self) -> dict[str, list[str]]:
        """Every translation of each text, in capitals or not."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.package.translations:
            found[one.original.casefold()].append(one.text)
        return found

    def translate(self) -> None:
        """Put the texts into the language, and mark those that nobody has translated."""
        own = self.package.descriptor.tallystick.written_in
        rows = [one for one in self.package.translations if one.language == self.language]
        cells = {(one.table, _named(one), one.column): one for one in rows}
        turning = _Turning(own, cells, _names(self.package, rows, self.language), self.known)
        told = {one.row: one.text for one in rows if one.table == OF_GROUPS}
        self.groups = {
            one.original.replace(" ", "_"): one.text for one in rows if one.column == _SPLIT
        } | told
        tables: dict[str, Any] = {
            table.name: tuple(turning.rows(table, self.package)) for table in _spoken(self.package)
        }
        tables["methods"] = tuple(map(turning.method, self.package.methods))
        descriptor = turning.descriptor(self.package.descriptor)
        self.package = dataclasses.replace(self.package, descriptor=descriptor, **tables)
        for one in rows:
            if isinstance(getattr(self.package, one.table, None), LargeRows):
                self.known.setdefault(one.original, CellText(one.text, "", one.original))


def _spoken(package: Package) -> Iterator[Table]:
    """The tables whose texts are shown; a large one stays as it lies in its columns."""
    for table in TABLES:
        if table.name not in _UNSHOWN and not isinstance(getattr(package, table.name), LargeRows):
            yield table


def _named(one: Translation) -> str:
    """By what a translation is found: the row that it is for, or the text, where it is for every such row."""
    return one.original if one.column in BY_TEXT.get(one.table, ()) else one.row


def _names(package: Package, rows: list[Translation], language: str) -> dict[str, str]:
    """The translation of each name, whichever cell it was given for; a body's Chinese name is one too."""
    found = {one.original: one.text for one in rows if (one.table, one.column) in _NAMES}
    if language.partition("-")[0] == "zh":
        found = {one.name: one.name_zh for one in package.bodies if one.name_zh} | found
    return found


@dataclass(frozen=True)
class _Turning:
    """How the cells of a package become texts of a page."""

    own: str
    cells: Mapping[tuple[str, str, str], Translation]
    names: Mapping[str, str]
    known: dict[str, CellText]

    def rows(self, table: Table, package: Package) -> Iterator[object]:
        """The rows of a table with their texts turned."""
        columns = {
            name: column.many
            for name, column in table.columns.items()
            if column.kind is TEXT and not column.allowed and (table.name, name) not in _UNSPOKEN
        }
        for row in getattr(package, table.name):
            yield self._row(table.name, row, columns)

    def _row(self, table: str, row: "DataclassInstance", columns: Mapping[str, bool]) -> "DataclassInstance":
        identifier = str(getattr(row, "id", ""))
        turned: dict[str, object] = {}
        for name, many in columns.items():
            value = getattr(row, name)
            if value:
                turned[name] = (
                    tuple(self.cell((table, identifier, name), one) for one in value)
                    if many
                    else self.cell((table, identifier, name), value)
                )
        return dataclasses.replace(row, **turned) if turned else row

    def method(self, method: Method) -> Method:
        """A method with its title and those of its indices turned."""
        indices = tuple(
            one.model_copy(update={"title": self.cell((OF_METHODS, one.name, "title"), one.title)})
            for one in method.index
        )
        title = self.cell((OF_METHODS, method.name, "title"), method.title)
        return method.model_copy(update={"title": title, "index": indices})

    def descriptor(self, descriptor: Descriptor) -> Descriptor:
        """The descriptor with what it says of the plan turned."""
        plan = descriptor.tallystick.plan
        turned = {
            name: self.cell((OF_PLAN, OF_PLAN, name), getattr(plan, name)) for name in TRANSLATED[OF_PLAN]
        }
        settings = descriptor.tallystick.model_copy(update={"plan": plan.model_copy(update=turned)})
        return descriptor.model_copy(update={"tallystick": settings})

    def cell(self, place: tuple[str, str, str], text: str) -> CellText:
        """A text as the page has it: its translation, if that is of the text as it stands now."""
        table, _, column = place
        if column in BY_TEXT.get(table, ()):
            place = (table, text, column)
        told = self._name(text) if (table, column) in _NAMES else self._translation(place, text)
        made = CellText(text, self.own, text) if told is None else CellText(told, "", text)
        if told is not None or text not in self.known:
            self.known[text] = made
        return made

    def _name(self, text: str) -> str | None:
        return self.names.get(text)

    def _translation(self, place: tuple[str, str, str], text: str) -> str | None:
        found = self.cells.get(place)
        return found.text if found is not None and found.original == text else None
