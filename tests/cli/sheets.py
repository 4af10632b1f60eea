"""Review sheets as a person's own programs write them."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import python_calamine
import xlsxwriter

Rows = list[list[str]]


def pages(sheet: Path) -> dict[str, Rows]:
    book = python_calamine.load_workbook(str(sheet))
    return {
        name: [
            [str(cell) for cell in row]
            for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        for name in book.sheet_names
    }


def rewrite(sheet: Path, edit: Callable[[Rows], None], page: str = "indicators") -> None:
    """Write the sheet again as a person's program would, after an edit."""
    every = pages(sheet)
    edit(every[page])
    with xlsxwriter.Workbook(str(sheet)) as book:
        for name, rows in every.items():
            to = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    to.write_string(number, place, cell)


def write_ods(path: Path, every: dict[str, Rows], *, formula: bool = False) -> None:
    """The least that an open document spreadsheet needs."""

    def cell(text: str) -> str:
        extra = ' table:formula="of:=1+1"' if formula and text == "accept" else ""
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        kind = f'<table:table-cell office:value-type="string"{extra}>'
        return f"{kind}<text:p>{escaped}</text:p></table:table-cell>"

    def page(name: str, rows: Rows) -> str:
        told = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        return f'<table:table table:name="{name}">{told}</table:table>'

    if formula:
        every["indicators"][1][every["indicators"][0].index("decision")] = "accept"
    body = "".join(page(name, rows) for name, rows in every.items())
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
