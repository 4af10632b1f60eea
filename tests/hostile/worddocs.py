"""Hostile Word documents."""

import warnings
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from tests.hostile.zips import patched
from tests.reading.test_files import W, docx, paragraph

Made = Callable[[], bytes]
MANY = 100_000
WORDS = paragraph("The ministry will open 20 schools by 2025.")
CELL = "<w:tbl><w:tr><w:tc>"
STYLES = f"<w:styles {W}>%s</w:styles>"
LISTS = f"<w:numbering {W}>%s<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"


def body(inside: str) -> bytes:
    return docx(paragraph("Plan of Norland 2021-2025") + inside + WORDS)


def deep(opening: str, closing: str, levels: int, inside: str = WORDS) -> Made:
    return lambda: body(opening * levels + inside + closing * levels)


def parts(**named: str) -> Made:
    return lambda: docx(
        paragraph("Plan of Norland", "a", "0") + paragraph("We will do it.", "a", "0"), **named
    )


def raw(name: str, data: bytes, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def document(before: str, inside: str) -> Made:
    return lambda: raw(
        "word/document.xml",
        f"{before}<w:document {W}><w:body>{paragraph(inside)}</w:body></w:document>".encode(
            errors="surrogatepass"
        ),
    )


def worddocs() -> Iterator[tuple[str, Made]]:
    for levels in (50, 5_000, 30_000):
        yield f"{levels} tables in tables", deep(CELL, "</w:tc></w:tr></w:tbl>", levels)
        yield f"{levels} paragraphs in paragraphs", deep("<w:p><w:r>", "</w:r></w:p>", levels)
        yield f"{levels} levels of nobody's elements", deep("<w:sdt>", "</w:sdt>", levels)
    for name, one in {
        "rows": "<w:tr><w:tc><w:p/></w:tc></w:tr>",
        "cells": "<w:tc><w:p/></w:tc>",
        "tabs": "<w:tab/>",
        "runs": "<w:r><w:t>9%</w:t></w:r>",
        "paragraphs": "<w:p/>",
        "notes": "<w:footnoteReference w:id='1'/>",
        "tables": "<w:tbl/>",
        "ends of cells": "<w:tc/>",
    }.items():
        around = (
            ("<w:p><w:r>", "</w:r></w:p>")
            if name in {"tabs", "runs", "notes"}
            else ("<w:tbl><w:tr>", "</w:tr></w:tbl>")
        )
        yield f"100,000 {name}", lambda a=around, one=one: body(a[0] + one * MANY + a[1])  # type: ignore[misc]
    yield from xml()
    yield from lists_and_styles()
    yield from packed()


def xml() -> Iterator[tuple[str, Made]]:
    bomb = "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(97 + at)} '{f'&{chr(96 + at)};' * 20}'>" for at in range(1, 9)
    )
    yield "a bomb of entities", document(bomb + "]>", "&i;")
    yield "an entity from a file", document("<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "&x;")
    yield "a document type from elsewhere", document("<!DOCTYPE w SYSTEM 'http://127.0.0.1:9/x.dtd'>", "a")
    yield "an unknown entity", document("", "&x;")
    yield "NUL by number", document("", "&#0;")
    yield "a half by number", document("", "&#xd800;")
    yield "a half", document("", "\ud800")
    yield "said to be UTF-16", document("<?xml version='1.0' encoding='utf-16'?>", "a")
    yield "said to be rot13", document("<?xml version='1.0' encoding='rot13'?>", "a")
    yield "said to be unknown", document("<?xml version='1.0' encoding='xxx'?>", "a")
    yield "version 9", document("<?xml version='9.0'?>", "a")
    yield "a number of 100,000 digits", document("", "We will reach " + "9" * MANY + " percent.")
    yield "4,500 percentages", document("", "We will reach " + ", ".join(f"{at}%" for at in range(4500)))
    yield "turns", document("", "\u202eWe will\u2066 do it " * 999)
    yield "no end", lambda: raw("word/document.xml", f"<w:document {W}><w:body>".encode())
    yield "no XML", lambda: raw("word/document.xml", b"\0" * 9999)
    yield "nothing inside", lambda: raw("word/document.xml", b"")
    yield "an attribute of 5 MB", lambda: body(f"<w:p w:a='{'a' * 5_000_000}'/>")
    yield "100,000 attributes", lambda: body("<w:p " + " ".join(f"w:a{at}='1'" for at in range(MANY)) + "/>")
    yield (
        "100,000 name spaces",
        lambda: body("<w:p " + " ".join(f"xmlns:a{at}='u{at}'" for at in range(MANY)) + "/>"),
    )
    yield "one attribute twice", lambda: body("<w:p w:a='1' w:a='2'/>")


#: Where a list begins, how it counts, and what stands before each item.
COUNTED = [
    ("9" * 5000, "decimal", "%1."),
    ("-5", "upperRoman", "%1."),
    ("x", "lowerLetter", "%1"),
    ("99999999", "upperRoman", "%1"),
    ("999999999", "lowerLetter", "%1"),
    ("1", "chicago", "%1"),
    ("1", "decimal", "%9" * 5000),
    ("1", "decimal", "%0%x%"),
    ("1", "chineseCounting", "%1"),
    ("99999999999", "chineseCounting", "%1"),
    ("", "", ""),
    ("1", "decimal", "a" * MANY),
]


def lists_and_styles() -> Iterator[tuple[str, Made]]:
    level = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='%s'/><w:numFmt w:val='%s'/>"
    level += "<w:lvlText w:val='%s'/></w:lvl></w:abstractNum>"
    for start, form, text in COUNTED:
        yield (
            f"a list {start[:9]} {form} {text[:9]}, {len(start + text)}",
            parts(numbering=LISTS % (level % (start, form, text))),
        )
    yield (
        "a list of itself",
        parts(
            numbering=LISTS % "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='a'/></w:abstractNum>"
        ),
    )
    yield (
        "100,000 lists",
        parts(numbering=LISTS % "".join(f"<w:abstractNum w:abstractNumId='{at}'/>" for at in range(MANY))),
    )
    yield "a million lists", parts(numbering=LISTS % ("<w:num/>" * 1_000_000))
    yield (
        "a style of itself",
        parts(styles=STYLES % "<w:style w:styleId='a'><w:basedOn w:val='a'/></w:style>"),
    )
    yield (
        "an absurd heading",
        parts(styles=STYLES % f"<w:style w:styleId='a'><w:name w:val='heading {'9' * 5000}'/></w:style>"),
    )
    yield (
        "a heading below",
        parts(styles=STYLES % "<w:style w:styleId='a'><w:pPr><w:outlineLvl w:val='-1'/></w:pPr></w:style>"),
    )
    yield "styles 10,000 deep", parts(styles="<a>" * 10_000 + "</a>" * 10_000)
    yield "notes 10,000 deep", parts(footnotes="<a>" * 10_000 + "</a>" * 10_000)
    yield (
        "an absurd grid",
        lambda: body(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
        ),
    )
    yield "a level of 5,000 digits", lambda: docx(paragraph("We will do it.", "", "9" * 5000))
    yield "a level below", lambda: docx(paragraph("We will do it.", "", "-1"), numbering=LISTS % "")


def packed() -> Iterator[tuple[str, Made]]:
    sound = body(WORDS)
    swollen = f"<w:document {W}><w:body>{' ' * 70_000_000}</w:body></w:document>".encode
    yield "a part of 70 MB", lambda: raw("word/document.xml", swollen())
    yield "a part of 60 MB of words", lambda: body(WORDS * 300_000)
    yield "styles of 70 MB", lambda: docx(WORDS, styles="<a>" + " " * 70_000_000 + "</a>")
    yield "a part twice", lambda: _twice(sound)
    yield "40,000 parts", lambda: _many(40_000)
    yield "cut", lambda: sound[:-30]
    yield "cut in the middle", lambda: sound[: len(sound) // 2]
    yield "a lie of its size", lambda: patched(sound, b"PK\x01\x02", 24, "<I", 2**32 - 2)
    yield "a lie of its sum", lambda: patched(sound, b"PK\x01\x02", 16, "<I", 5)
    yield "locked", lambda: patched(sound, b"PK\x01\x02", 8, "<H", 1)
    yield "packed by lzma", lambda: raw("word/document.xml", b"<a/>", zipfile.ZIP_LZMA)
    yield "another zip", lambda: raw("a.txt", b"a")
    yield "no zip", lambda: b"PK\x03\x04" + b"\0" * 5000
    yield "an old one", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000
    yield "a text", lambda: b"We will do it."


def _twice(data: bytes) -> bytes:
    out = BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", b"<a/>")
    return out.getvalue()


def _many(count: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for at in range(count):
            archive.writestr(f"word/{at}.xml", b"")
    return out.getvalue()
