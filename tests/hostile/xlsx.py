"""Hostile spreadsheets in Office's form: cells say where they stand, texts lie in a part of their own."""

import zipfile
from collections.abc import Callable, Iterator

from tests.hostile.packing import Parts, Sheet, packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
TEXT = '<c r="A1" t="inlineStr"><is><t>x</t></is></c>'


def xlsx_parts(rows: str, names: tuple[str, ...] = ("indicators",)) -> dict[str, str | bytes]:
    numbered = list(enumerate(names, 1))
    sheets = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in numbered)
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        for at, _ in numbered
    )
    book = f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    inside = f'xmlns="{PARTS}/relationships"'
    spaces = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PARTS}/content-types"/>',
        "_rels/.rels": f"<Relationships {inside}>{book}</Relationships>",
        "xl/workbook.xml": f"<workbook {spaces}><sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships {inside}>{relations}</Relationships>",
        SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }


def with_rows(text: str | Callable[[], str]) -> Callable[[], bytes]:
    return lambda: packed(xlsx_parts(text if isinstance(text, str) else text()))


def with_part(name: str, data: str | bytes | Callable[[], bytes] | None) -> Callable[[], bytes]:
    """A sound one with another part of this name, or without it."""

    def made() -> bytes:
        parts: Parts = {one: v for one, v in xlsx_parts(f"<row>{TEXT}</row>").items() if one != name}
        if data is None:
            return packed(parts)
        return packed({**parts, name: data() if callable(data) else data})

    return made


def places() -> Iterator[Sheet]:
    for cell in ("XFD1048576", "A1048576", "ZZZ9", "A9999999", "xfd1048576"):
        value = f'<row r="1">{TEXT}</row><row><c r="{cell}"><v>1</v></c></row>'
        yield f"a cell at {cell}", with_rows(value), f"its cell {cell.upper()} lies beyond"
    for cell in ("ZZZZZZZ99999999999", "A-1", "1A", "", "A1:B2", "\u0410\u0661", "$A$1", "A" + "9" * 20):
        yield (
            f"a cell at {cell!r}",
            with_rows(f'<row><c r="{cell}"><v>1</v></c></row>'),
            "is no place in a sheet",
        )
    gap = f'<row>{TEXT}</row><row r="90000"><c r="CV90000"><v>1</v></c></row>'
    yield "a wide gap", with_rows(gap), "span more"
    yield "a row of all digits", with_rows(f'<row r="{"9" * 20}"><c><v>1</v></c></row>'), "is no row"
    yield (
        "an early row later",
        with_rows('<row r="9"><c r="B2"><v>1</v></c></row><row r="1"/>'),
        "lacks 18 columns",
    )


def formulas() -> Iterator[Sheet]:
    for name, formula in {
        "plain": '<c r="C3"><f>1+1</f><v>2</v></c>',
        "prefixed": f'<x:c xmlns:x="{MAIN}" r="C3"><x:f>1+1</x:f></x:c>',
        "other quotes": "<c s='1' r='C3'><f>1+1</f></c>",
        "shared": '<c r="C3"><f t="shared" si="0"/><v>2</v></c>',
        "behind a comment": '<c r="C3"><!-- --><f>1+1</f></c>',
        "without a place": "<c/><c/><c><f>1+1</f></c>",
        "calling out": '<c r="C3"><f>HYPERLINK("https://x")</f></c>',
    }.items():
        yield f"a formula, {name}", with_rows(f'<row r="3">{formula}</row>'), "holds a formula: C3"


def large() -> Iterator[Sheet]:
    yield "3 million empty cells", with_rows(lambda: "<row>" + "<c/>" * 3_100_000 + "</row>"), "elements"
    yield "100,000 levels", with_rows(lambda: "<a>" * 100_000 + "</a>" * 100_000), "nested deeper"
    names = " ".join(f'a{at}="1"' for at in range(100_000))
    yield "100,000 attributes", with_rows(f"<row {names}/>"), ""
    yield "a name of 10 MB", with_rows(lambda: "<" + "a" * 10_000_000 + "/>"), ""
    cell = '<row><c t="str"><v>{}</v></c></row>'
    yield "one cell of 9 MB", with_rows(lambda: cell.format("x" * 9_000_000)), "characters"
    many = ("<row>" + '<c t="s"><v>0</v></c>' * 900 + "</row>") * 10
    strings = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"A" * 1_000_000}</t></si></sst>'}
    yield "a shared text of 9 GB", lambda: packed(xlsx_parts(many) | strings), "characters"
    lost = '<row><c t="s"><v>4000000000</v></c><c t="s"><v>-1</v></c></row>'
    yield "a shared text that is none", with_rows(lost), ""
    pages = tuple(f"s{at}" for at in range(10_000))
    yield "10,000 pages", lambda: packed(xlsx_parts(f"<row>{TEXT}</row>", pages)), "no page called indicators"
    more = {f"p{at}.xml": "<a/>" for at in range(3_000)}
    yield "3,000 parts", lambda: packed(xlsx_parts("") | more), "too many"
    yield "70 MB of nothing", with_part(SHEET, lambda: b" " * 70_000_000), "64 MB"


def parts() -> Iterator[Sheet]:
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha"}">' for at in range(10))
    found: list[tuple[str, str | bytes, str]] = [
        ("a document type", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>', "document type"),
        ("a billion laughs", f"<!DOCTYPE a [{laughs}]><worksheet>&l9;</worksheet>", "document type"),
        (
            "a file from outside",
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "document type",
        ),
        ("UTF-16", f"<worksheet>{TEXT}</worksheet>".encode("utf-16"), ""),
        ("no XML", "hello", "no sound XML"),
        ("NUL", b"<worksheet>\x00</worksheet>", "no sound XML"),
        ("cut", "<worksheet><sheetData>", "no sound XML"),
    ]
    for name, data, told in found:
        yield name, with_part(SHEET, data), told
    for name in xlsx_parts(""):
        yield f"without {name}", with_part(name, None), ""
    yield "two pages of one name", lambda: packed(xlsx_parts(TEXT, ("indicators", "indicators"))), ""
    yield "a part twice", lambda: packed(xlsx_parts("") | {"xl/WORKBOOK.xml": "<a/>"}), "one twice"
    yield "a binary workbook", with_part("xl/workbook.bin", b"\x83\x01\x00"), "xlsb"
    yield "packed by bzip2", lambda: packed(xlsx_parts(""), zipfile.ZIP_BZIP2), "packed in another way"
    outside = '<Relationship Id="r1" Target="../../../etc/passwd"/>'
    relation = f'<Relationships xmlns="{PARTS}/relationships">{outside}</Relationships>'
    yield "a page from outside", with_part("xl/_rels/workbook.xml.rels", relation), ""


def otherwise() -> Iterator[Sheet]:
    """Pages in encodings that two readers take for two, and cells in a part that begins as none."""
    for encoding in ("UTF-7", "UTF-32", "hz", "idna", "rot13", "undefined", "punycode", "latin-1"):
        page = f'<?xml version="1.0" encoding="{encoding}"?><worksheet xmlns="{MAIN}"/>'
        yield f"in {encoding}", with_part(SHEET, page), "in another encoding than UTF-8"
    rows = '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData>'
    for root in ("foo", "sst", "chartsheet", "document-content"):
        page = f'<{root} xmlns="{MAIN}">{rows}</{root}>'
        yield f"a page that begins as {root}", with_part(SHEET, page), "does not begin as a page"
    inner = f'<foo xmlns="{MAIN}"><worksheet>{rows}</worksheet></foo>'
    yield "a page within another", with_part(SHEET, inner), "does not begin as a page"


def xlsx() -> Iterator[Sheet]:
    yield from otherwise()
    yield from places()
    yield from formulas()
    yield from large()
    yield from parts()
