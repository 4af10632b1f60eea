"""A spreadsheet as it was handed back: its cells as text, and what must not be in it."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallystick.base.findings import Refusal, reason_of
from tallystick.base.reasons import Count, Foreign, Reason, Text, plural, texts
from tallystick.base.regular import open_regular
from tallystick.base.zips import UnsoundZip, open_zip, read_member
from tallystick.pipeline.review import reader
from tallystick.pipeline.review.columns import ABOUT
from tallystick.pipeline.review.other_kinds import other_archive, other_kind
from tallystick.pipeline.review.parts import read_part
from tallystick.pipeline.review.refused_cells import refuse_errors, refuse_formulas, refuse_merged
from tallystick.pipeline.review.sheet_size import SheetSize, Unmeasurable, cell_name

#: Larger than any sheet of a plan, smaller than what would fill a laptop's memory.
LARGEST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 2_000
_EXPECTED = Reason("hand back the xlsx or ods file that '{maker}' wrote")
_PATIENCE_SECONDS = 60

Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was handed back.

    Attributes:
        pages: the cells of each page that was asked for by row, the first one first, without space at their
            ends.
        about: what the sheet says of the package it was made from.
        others: pages that hold something and were not asked for, in order.
    """

    pages: Mapping[str, Grid]
    about: dict[str, str]
    others: tuple[str, ...] = ()


def read_workbook(
    path: str, wanted: Sequence[str], maker: str, *, expected: Reason | None = None
) -> Workbook:
    """The cells of the pages of a spreadsheet.

    It is measured first, and laid out by a process of its own that can take neither much memory nor much
    time: a file that was made to break its reader breaks nothing here.

    Args:
        path: the file.
        wanted: the names of the pages that it must have.
        maker: the command that writes such sheets.
        expected: what is said to be handed back instead; None: what that command wrote.

    Raises:
        Refusal: it is no spreadsheet, is too large, holds formulas or errors, or lacks a page; or cells of
            these pages are merged.
    """
    expected = expected or _EXPECTED.saying(maker=Text(maker))
    try:
        parts, size = sound_parts(path)
    except FileNotFoundError:
        raise Refusal(Reason("there is no file {path}", path=Text(path)), expected) from None
    except (OSError, UnsoundZip, Unmeasurable) as problem:
        raise _unreadable(path, reason_of(problem), expected) from None
    refuse_formulas(path, size.formulas)
    refuse_errors(path, size.errors)
    for name in wanted:
        refuse_merged(path, name, size.shown.merged.get(size.shown.page(name), ()))
    try:
        pages = _pages(parts, [*wanted, ABOUT])
    except Unmeasurable as problem:
        raise _unreadable(path, problem.reason, expected) from None
    missing = next((name for name in wanted if name not in pages), None)
    if missing is not None:
        raise Refusal(
            Reason("{path} has no page called {sheet}", path=Text(path), sheet=Text(missing)), expected
        )
    about = {row[0]: row[1] for row in pages.get(ABOUT, []) if len(row) > 1 and row[0]}
    others = tuple(row[0] for row in pages.get(reader.OTHERS, ()))
    return Workbook({name: pages[name] for name in wanted}, about, others)


def sound_parts(path: str) -> tuple[dict[str, bytes], SheetSize]:
    """The parts of a spreadsheet, and what was found in them when they were measured.

    Raises:
        OSError, UnsoundZip, Unmeasurable: it is none, or too much of one.
    """
    parts = _parts(path)
    return parts, _measured(parts)


def rows_of_sheet(sheet: str, rows: Grid, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows beneath the heading by column name, with their numbers; the first row is row 1.

    A cell beside the columns goes by the name that stands over it, else by its column's letter.

    Raises:
        Refusal: a column is missing or there twice.
    """
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    heading = filled[0][1] if filled else []
    missing = [name for name in columns if name not in heading]
    if missing:
        raise Refusal(
            Reason(
                plural("{sheet} lacks the column {names}", "{sheet} lacks {number} columns: {names}"),
                sheet=Text(sheet),
                number=Count(len(missing)),
                names=texts(missing, ","),
            ),
            Reason(
                "put the headings back as they were, or make a new sheet and copy your answers into it; "
                "nothing was changed"
            ),
        )
    twice = next((name for name in columns if heading.count(name) > 1), None)
    if twice is not None:
        raise Refusal(
            Reason("{sheet} has the column {column} twice", sheet=Text(sheet), column=Text(twice)),
            Reason("keep the one that the sheet came with"),
        )
    width = max((len(row) for _, row in filled), default=0)
    names = [name or cell_name(0, place) for place, name in enumerate((heading + [""] * width)[:width], 1)]
    return [(number, dict(zip(names, row, strict=False))) for number, row in filled[1:]]


def beside_the_columns(cells: Mapping[str, str], columns: Sequence[str]) -> list[str]:
    """The names of filled cells that stand in none of a sheet's columns, so that nobody would read them."""
    return [name for name, cell in cells.items() if cell and name not in columns]


def _unreadable(path: str, why: Reason, expected: Reason) -> Refusal:
    return Refusal(
        Reason("{path} can't be read as a spreadsheet ({why})", path=Text(path), why=why), expected
    )


def _parts(path: str) -> dict[str, bytes]:
    """The parts of a spreadsheet that are XML; pictures and the like are left out.

    Raises:
        UnsoundZip: it is none, is damaged, or would unpack to more than it may.
    """
    with open_regular(path, LARGEST_UNPACKED) as file:
        data = file.read(LARGEST_UNPACKED)
    told = other_kind(data)
    if told is not None:
        raise UnsoundZip(told)
    del data
    with open_zip(path, LARGEST_UNPACKED) as archive:
        told = other_archive(archive.namelist())
        if told is not None:
            raise UnsoundZip(told)
        names = [name for name in archive.namelist() if name.lower().endswith((".xml", ".rels"))]
        if len({name.lower() for name in names}) < len(names) or len(names) > MOST_PARTS:
            raise UnsoundZip(Reason("it has too many parts, or one twice"))
        if any(name.lower().endswith("workbook.bin") for name in archive.namelist()):
            raise UnsoundZip(Reason("it is a binary workbook (xlsb): save it as xlsx"))
        kind = [name for name in archive.namelist() if name == "mimetype"]
        return {name: read_member(archive, name) for name in kind + names}


def _measured(parts: Mapping[str, bytes]) -> SheetSize:
    measure = SheetSize()
    for name in sorted(parts, key=lambda one: not one.endswith("styles.xml")):  # whose forms cells name
        if name != "mimetype":
            read_part(measure, name, parts[name])
    measure.finish()
    return measure


def _pages(parts: Mapping[str, bytes], names: Sequence[str]) -> Mapping[str, Grid]:
    """The pages that are looked at.

    Raises:
        Unmeasurable: the library can't read them.
    """
    pages: Mapping[str, Grid] = json.loads(laid_out(parts, reader.__name__, names))
    return pages


def laid_out(parts: Mapping[str, bytes], program: str, names: Sequence[str]) -> bytes:
    """What a program says of exactly these parts, which the library reads in a process of its own.

    Raises:
        Unmeasurable: the library can't read them.
    """
    return answer_of([sys.executable, "-P", "-m", program, *names], _packed(parts))


def answer_of(command: Sequence[str], given: bytes) -> bytes:
    """What a reader in a process of its own answers to these bytes.

    Raises:
        Unmeasurable: it ends without an answer, or takes too long.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own program, on bytes that were looked at
            command, input=given, capture_output=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unmeasurable(Reason("it takes too much time")) from None
    if done.returncode == reader.SAYS_WHY:
        words = done.stdout.decode(errors="replace")[:200]
        raise Unmeasurable(
            Reason("{words}", words=Foreign(words)) if words else Reason("it takes too much memory")
        )
    if done.returncode != 0:
        raise Unmeasurable(Reason("it takes more memory or time than a sheet does, or breaks its reader"))
    return done.stdout


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
