"""A review sheet is written: pages with locked grey cells and open white ones, and how to fill them in."""

import datetime
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tallystick.base.reasons import Reason
from tallystick.pipeline.review.columns import ABOUT
from tallystick.pipeline.review.untouched import CELLS, cells_sha256
from tallystick.register.fingerprint import package_sha256
from tallystick.register.model import Package
from tallystick.voice.language import Language

#: What a person may do with a page whose grey cells are locked. There is no password: it is a help, no wall.
_UNLOCKED = {
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "sort": True,
}
_USUAL_WIDTH = 15
#: The same package gives the same bytes: no file says when it was made.
_NO_CLOCK = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page of a review sheet.

    Attributes:
        name: its name.
        columns: its columns, in order.
        white: those whose cells may be changed.
        rows: the cells of each row by column.
        widths: how wide a column is, in characters, where that is not the usual.
        choices: the only values that a column takes.
        fixed: how many columns stay in view.
        blank: how many open rows stand behind the others, to be filled in.
    """

    name: str
    columns: tuple[str, ...]
    white: frozenset[str]
    rows: Sequence[Mapping[str, str]]
    widths: Mapping[str, int]
    choices: Mapping[str, Sequence[str]]
    fixed: int
    blank: int = 0


@dataclass(slots=True)
class _Looks:
    """How cells look."""

    book: xlsxwriter.Workbook
    bold: Format = field(init=False)
    grey: Format = field(init=False)
    white: Format = field(init=False)

    def __post_init__(self) -> None:
        usual = {"text_wrap": True, "valign": "top"}
        self.bold = self.book.add_format(usual | {"bold": True})
        self.grey = self.book.add_format(usual | {"bg_color": "#EEEEEE", "locked": True})
        self.white = self.book.add_format(usual | {"locked": False})


def workbook_bytes(
    pages: Sequence[SheetPage], about: Mapping[str, str], guide: Sequence[Reason], language: Language
) -> bytes:
    """The workbook: the pages, and one on how to fill them in. Text stays text, whatever it begins with."""
    about = {**about, CELLS: cells_sha256({page.name: _grid(page) for page in pages})}
    out = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, settings) as book:
        book.set_properties({"created": _NO_CLOCK})
        looks = _Looks(book)
        for page in pages:
            _fill(book.add_worksheet(page.name), page, looks)
        _about(book.add_worksheet(ABOUT), about, guide, language)
    return out.getvalue()


def _grid(page: SheetPage) -> list[list[str]]:
    """The cells of a page, its heading first."""
    return [list(page.columns), *([row[name] for name in page.columns] for row in page.rows)]


def _fill(to: Worksheet, page: SheetPage, looks: _Looks) -> None:
    for place, name in enumerate(page.columns):
        to.write_string(0, place, name, looks.bold)
        to.set_column(place, place, page.widths.get(name, _USUAL_WIDTH))
    for number, row in enumerate(page.rows, 1):
        for place, name in enumerate(page.columns):
            to.write_string(number, place, row[name], looks.white if name in page.white else looks.grey)
    last = len(page.rows) + page.blank
    for number in range(len(page.rows) + 1, last + 1):
        for place in range(len(page.columns)):
            to.write_blank(number, place, None, looks.white)
    for name, values in page.choices.items():
        place = page.columns.index(name)
        if last:
            to.data_validation(1, place, last, place, {"validate": "list", "source": list(values)})
    to.protect("", _UNLOCKED)
    to.freeze_panes(1, page.fixed)
    to.autofilter(0, 0, last, len(page.columns) - 1)


def about_package(package: Package) -> dict[str, str]:
    """What a sheet says of the package that it is made from."""
    return {
        "package": package.descriptor.name,
        "package_version": package.descriptor.version or "",
        "package_sha256": package_sha256(package),
    }


def _about(to: Worksheet, known: Mapping[str, str], guide: Sequence[Reason], language: Language) -> None:
    to.set_column(0, 0, 18)
    to.set_column(1, 1, 100)
    for number, (name, value) in enumerate(known.items()):
        to.write_string(number, 0, name)
        to.write_string(number, 1, value)
    for number, line in enumerate(guide, len(known) + 1):
        to.write_string(number, 1, language.reason(line))
