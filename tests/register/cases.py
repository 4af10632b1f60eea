"""Ways to break a package's files and settings by one edit, each with the error that must be found."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.register.packages import on_every_row, replace, rows_of, write_rows

#: Breaks the package in a folder and gives the row in which the error must be found, if it has one.
Edit = Callable[[Path], int | None]


@dataclass(frozen=True)
class Case:
    name: str
    edit: Edit
    code: str
    file: str
    column: str | None = None
    value: str | None = None
    fix: str = ""


def add_column(name: str, cell: str) -> Edit:
    def edit(folder: Path) -> int:
        on_every_row(folder, "links", lambda row: [*row, name if row[0] == "commitment" else cell])
        return 1

    return edit


def drop_column(table: str, column: str) -> Edit:
    def edit(folder: Path) -> int:
        place = rows_of(folder / "tables" / f"{table}.csv")[0].index(column)
        on_every_row(folder, table, lambda row: row[:place] + row[place + 1 :])
        return 1

    return edit


def insert_row(table: str, at: int, cells: list[str]) -> Edit:
    def edit(folder: Path) -> int:
        path = folder / "tables" / f"{table}.csv"
        rows = rows_of(path)
        rows.insert(at - 1, cells)
        write_rows(path, rows)
        return at

    return edit


def write(name: str, data: bytes, row: int | None = None) -> Edit:
    def edit(folder: Path) -> int | None:
        (folder / name).write_bytes(data)
        return row

    return edit


def encode(encoding: str, row: int | None = None) -> Edit:
    """Write a Chinese title into the first source and save the table in another encoding."""

    def edit(folder: Path) -> int | None:
        path = folder / SOURCES
        text = path.read_text(encoding="utf-8").replace("Report of the Government on 2023", "政府报告")
        path.write_bytes(text.encode(encoding))
        return row

    return edit


def remove(name: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / name).unlink()

    return edit


def folder_instead(name: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).mkdir()

    return edit


def setting(name: str, old: str, new: str, *, in_row: bool = False) -> Edit:
    """Replace a text of a settings file; where the file can't be read at all, its row must be named."""

    def edit(folder: Path) -> int | None:
        row = replace(folder, name, old, new)
        return row if in_row else None

    return edit


LINKS = "tables/links.csv"
SOURCES = "tables/sources.csv"
CLAIMS = "tables/claims.csv"
OUTLINE = "tables/outline.csv"
DESCRIPTOR = "datapackage.json"
FINAL = "methods/final.toml"
UTF_8 = "CSV UTF-8 (comma delimited)"
HEAD = b"commitment,scheme,code\n"
WORKBOOK = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00"

COLUMNS = [
    Case("an empty column", add_column("", ""), "trailing-column", LINKS, "4", None, "empty columns"),
    Case(
        "an unknown column",
        add_column("remark", "x"),
        "unknown-column",
        LINKS,
        "remark",
        "remark",
        "scheme, code",
    ),
    Case("a column twice", add_column("code", "8"), "doubled-column", LINKS, "code", "code", "keep one"),
    Case(
        "no column", drop_column("claims", "statement"), "missing-column", CLAIMS, "statement", None, "add it"
    ),
    Case(
        "no optional column",
        drop_column("claims", "note"),
        "missing-column",
        CLAIMS,
        "note",
        None,
        "may be empty",
    ),
    Case("no identifiers", drop_column("sources", "id"), "missing-column", SOURCES, "id", None, "add it"),
]
ROWS = [
    Case("an empty row", insert_row("links", 3, ["", "", ""]), "empty-row", LINKS, fix="delete it"),
    Case(
        "a cell too many",
        insert_row("links", 4, ["I.1.01", "sdg_target", "6", "2"]),
        "ragged-row",
        LINKS,
        value="I.1.01,sdg_target,6,2",
        fix="put a cell that holds a comma in quotation marks",
    ),
    Case(
        "a cell too few",
        insert_row("sources", 2, ["s", "t"]),
        "ragged-row",
        SOURCES,
        value="s,t",
        fix="one cell a column",
    ),
    Case(
        "a key of three columns twice",
        insert_row("links", 4, ["I.1.01", "sdg_target", "6.1"]),
        "duplicate",
        LINKS,
        "code",
        "I.1.01, sdg_target, 6.1",
        "delete the row that is too many",
    ),
    Case(
        "a text of 5001 characters",
        insert_row("links", 3, ["I.1.01", "sdg_target", "x" * 5001]),
        "wrong-value",
        LINKS,
        "code",
        "x" * 120,
        "one line of plain text",
    ),
    Case(
        "a cell of 200,000 characters",
        insert_row("links", 3, ["I.1.01", "sdg_target", "6" * 200_000]),
        "huge-cell",
        LINKS,
        fix="opened and not closed",
    ),
    Case(
        "a quotation mark never closed",
        write(LINKS, HEAD + b'I.1.01,"sdg_target,6.1\nII.1.01,treaty_article,ICESCR 11\n', row=2),
        "broken-csv",
        LINKS,
        fix="opened and not closed",
    ),
]
FILES = [
    Case("an empty file", write(LINKS, b""), "empty-file", LINKS, fix="commitment,scheme,code"),
    Case("only empty lines", write(LINKS, b"\n\r\n,,\n"), "empty-file", LINKS, fix="commitment,scheme,code"),
    Case("no outline", remove(OUTLINE), "missing-file", OUTLINE, fix="with the columns id, parent"),
    Case("no sources", remove(SOURCES), "missing-file", SOURCES, fix="with the columns id, title"),
    Case("a folder for a file", folder_instead(LINKS), "unreadable-file", LINKS, fix="the file itself"),
    Case(
        "GB18030",
        encode("gb18030", row=2),
        "not-utf-8",
        SOURCES,
        value=repr("政府报告".encode("gb18030")),
        fix=UTF_8,
    ),
    Case("UTF-16", encode("utf-16"), "not-text", SOURCES, fix=UTF_8),
    Case("NUL bytes", write(LINKS, HEAD + b"I.1.01,sdg_target,6\x00\n"), "not-text", LINKS, fix=UTF_8),
    Case("a workbook called csv", write(LINKS, WORKBOOK), "not-text", LINKS, fix=UTF_8),
]
TABLES = COLUMNS + ROWS + FILES
