"""From the bytes of one CSV file to its cells, with everything that is wrong with the file itself."""

import csv
import io
from dataclasses import dataclass, field

from tallystick.base.findings import Finding
from tallystick.register.columns import Table

_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class RawTable:
    """The cells of a file as they stand.

    Attributes:
        table: which table it is.
        rows: the spreadsheet's row number and the cells by column name.
        findings: what is wrong with the file or with whole rows.
    """

    table: Table
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, message: str, fix: str, **place: object) -> None:
        """Note an error in this file."""
        severity = place.pop("severity", "error")
        self.findings.append(Finding(code, severity, self.table.path, message, fix, **place))  # type: ignore[arg-type]


def read_rows(table: Table, data: bytes) -> RawTable:
    """The cells of a table's file; what can't be read is named and left out."""
    raw = RawTable(table)
    text = _decode(raw, data)
    if text is None:
        return raw
    lines = _split(raw, text)
    if not lines:
        raw.find("empty-file", "the file is empty", "put the heading row in: " + ",".join(table.columns))
        return raw
    header, *body = lines
    positions = _heading(raw, header)
    for number, cells in enumerate(body, start=2):
        _keep_row(raw, number, cells, header, positions)
    return raw


def _decode(raw: RawTable, data: bytes) -> str | None:
    if data.startswith(_BOM):
        raw.find(
            "byte-order-mark",
            "the file begins with a byte order mark",
            "nothing is lost; saving with Tallystick leaves it out",
            severity="gap",
        )
        data = data[len(_BOM) :]
    if b"\x00" in data:
        raw.find(
            "not-text",
            "the file holds NUL bytes, so it is no CSV text (a workbook, or UTF-16?)",
            "in WPS or Excel: Save As, type 'CSV UTF-8 (comma delimited)'; in LibreOffice: character set 'Unicode (UTF-8)'",
        )
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raw.find(
            "not-utf-8",
            f"the file is not UTF-8 text{_likely(data)}",
            "open it in its own encoding and save it as UTF-8; in WPS or Excel: Save As, type 'CSV UTF-8 "
            "(comma delimited)'; in LibreOffice: Save As, 'Edit filter settings', character set 'Unicode (UTF-8)'",
            row=line,
            value=repr(data[problem.start : problem.start + 8]),
        )
        return None


def _likely(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "; it reads as GB18030 (GBK), the usual encoding of a Chinese Windows"


def _split(raw: RawTable, text: str) -> list[list[str]]:
    lines: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines.extend(reader)
    except csv.Error as problem:
        huge = "field larger" in str(problem)
        raw.find(
            "huge-cell" if huge else "broken-csv",
            "a cell is larger than any text here may be" if huge else f"the rows can't be told apart ({problem})",
            "look for a quotation mark that is opened and not closed; write \"\" for one inside a cell",
            row=len(lines) + 1,
        )
        return []
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    return lines


def _heading(raw: RawTable, header: list[str]) -> dict[str, int]:
    """Where each known column stands."""
    positions: dict[str, int] = {}
    for place, name in enumerate(header):
        if name in positions:
            raw.find("doubled-column", f"the column {name} is there twice", "keep one", row=1, column=name)
        elif name in raw.table.columns:
            positions[name] = place
        else:
            _unknown_column(raw, place, name)
    for name, column in raw.table.columns.items():
        if name not in positions:
            raw.find(
                "missing-column",
                f"the column {name} is missing ({column.about})",
                "add it" + ("" if column.required else "; its cells may be empty"),
                row=1,
                column=name,
            )
    return positions


def _unknown_column(raw: RawTable, place: int, name: str) -> None:
    if name.strip():
        known = ", ".join(raw.table.columns)
        raw.find(
            "unknown-column",
            f"there is no column {name} in this table",
            f"rename or delete it; the columns are {known}",
            row=1,
            column=name,
        )
    else:
        raw.find(
            "trailing-column",
            f"column {place + 1} has no heading",
            "delete the empty columns that the spreadsheet put there",
            row=1,
            column=str(place + 1),
        )


def _keep_row(
    raw: RawTable, number: int, cells: list[str], header: list[str], positions: dict[str, int]
) -> None:
    if not any(cell.strip() for cell in cells):
        raw.find("empty-row", "the row is empty", "delete it", row=number)
    elif len(cells) != len(header):
        raw.find(
            "ragged-row",
            f"the row has {len(cells)} cells and the heading has {len(header)}",
            "give it one cell a column; put a cell that holds a comma in quotation marks",
            row=number,
            value=",".join(cells)[:80],
        )
    else:
        raw.rows.append((number, {name: cells[place] for name, place in positions.items()}))
