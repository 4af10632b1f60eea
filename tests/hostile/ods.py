"""Hostile spreadsheets in OpenDocument's form: cells and rows are given once and repeated."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.hostile.packing import Sheet, packed

ODF = " ".join(
    f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
)
CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
EMPTY = "<table:table-cell{}/>"


def ods_parts(rows: str) -> dict[str, str | bytes]:
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": f"<office:document-content {ODF}><office:body><office:spreadsheet>"
        f'<table:table table:name="indicators">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    }


def ods() -> Iterator[Sheet]:
    def rows(text: str) -> Callable[[], bytes]:
        return lambda: packed(ods_parts(text))

    times, across = 'table:number-rows-repeated="{}"', ' table:number-columns-repeated="{}"'
    for many in ("2147483647", "2147483648", "99999999999999999999", "1048576"):
        row = f"<table:table-row {times.format(many)}>{CELL.format('')}</table:table-row>"
        yield f"a row {many} times", rows(row), "lies beyond"
        cell = f"<table:table-row>{CELL.format(across.format(many))}</table:table-row>"
        yield f"a cell {many} times", rows(cell), "lies beyond"
        gap = f"<table:table-row>{EMPTY.format(across.format(many))}{CELL.format('')}</table:table-row>"
        yield f"a cell behind {many} empty ones", rows(gap), "lies beyond"
        below = f"<table:table-row {times.format(many)}/><table:table-row>{CELL.format('')}</table:table-row>"
        yield f"a row below {many} empty ones", rows(below), "lies beyond"
    square = f"<table:table-row {times.format(90_000)}>{CELL.format(across.format(900))}</table:table-row>"
    yield "a square of cells", rows(square), "span more"
    long = CELL.replace(">x<", ">" + "x" * 90_000 + "<").format(across.format(100))
    yield "a long cell, repeated", rows(f"<table:table-row>{long}</table:table-row>"), "characters"
    for many in ("-1", "0", "x", "1.5", "\u0661"):
        cell = f"<table:table-row>{CELL.format(across.format(many))}</table:table-row>"
        yield f"a cell {many!r} times", rows(cell), ""
    for name, formula in {
        "plain": ' table:formula="of:=1+1"',
        "other quotes": " table:formula='of:=1+1'",
        "prefixed": ' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" t:formula="of:=1"',
    }.items():
        yield (
            f"a formula, {name}",
            rows(f"<table:table-row>{CELL.format(formula)}</table:table-row>"),
            "a formula: A1",
        )
    parts = ods_parts(f"<table:table-row>{CELL.format('')}</table:table-row>")
    yield "a document type", lambda: packed(parts | {"content.xml": "<!DOCTYPE a []><a/>"}), "document type"
    yield "no content", lambda: packed({n: d for n, d in parts.items() if n != "content.xml"}), ""
    yield "locked content", lambda: packed(parts | {"content.xml": b"\x8f\x01" * 500}), "no sound XML"
    yield "no kind", lambda: packed({n: d for n, d in parts.items() if n != "mimetype"}), ""
    yield "100,000 levels", rows("<table:table-row-group>" * 100_000), ""
    yield from otherwise()


def otherwise() -> Iterator[Sheet]:
    """Cells in a part that begins as none, and text that stands in the file as a number."""
    spaced = CELL.format("").replace(">x<", '>x<text:s text:c="60000000"/>y<')
    spaces = packed(ods_parts(f"<table:table-row>{spaced}</table:table-row>"))
    yield "60 million spaces in a mark", lambda: spaces, "characters"
    parts = ods_parts("<table:table-row>" + CELL.format(' table:formula="of:=1+1"') + "</table:table-row>")
    for root in ("office:foo", "office:document", "table:table-row"):
        content = str(parts["content.xml"]).replace("office:document-content", root)
        yield (
            f"beginning as {root}",
            partial(packed, parts | {"content.xml": content}),
            "does not begin as a page",
        )
