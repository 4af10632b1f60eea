"""A document set by typst: one PDF that screen readers can read (PDF/UA-1) and archives keep (PDF/A-2a)."""

import re
import tempfile
from pathlib import Path

import typst

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Foreign, Reason, Text
from tallystick.report.document.model import PaperReport
from tallystick.report.document.typst_source import typst_source

_MAIN = "main.typ"
#: Of a text that no font has a sign for, typst says so in these words.
_NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed with font', re.DOTALL)
#: Of a sign that each font draws as it likes (Unicode's private use), in these.
_PRIVATE = re.compile(r'the PDF contains the codepoint `"(.*?)"`', re.DOTALL)


def pdf_bytes(document: PaperReport) -> bytes:
    """The document as PDF: the same bytes for the same document, fonts and version of typst.

    Raises:
        Refusal: no font here has a sign that stands in the document.
    """
    with tempfile.TemporaryDirectory(prefix="tallystick-") as folder:
        place = Path(folder)
        (place / _MAIN).write_text(typst_source(document), encoding="utf-8")
        for picture in document.pictures:
            (place / picture.name).write_bytes(picture.svg)
        try:
            made = typst.compile(
                str(place / _MAIN), root=folder, format="pdf", pdf_standards=["ua-1", "a-2a"]
            )
        except typst.TypstError as problem:
            raise _refused(str(problem)) from None
    if not isinstance(made, bytes):
        raise TypeError("typst gave something else than a file")
    return made


def png_of(svg: bytes, pixels_per_inch: float) -> bytes:
    """A drawing as dots, for forms that know no drawings."""
    with tempfile.TemporaryDirectory(prefix="tallystick-") as folder:
        place = Path(folder)
        (place / "drawing.svg").write_bytes(svg)
        page = '#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg", width: 168mm)\n'
        (place / _MAIN).write_text(page, encoding="utf-8")
        made = typst.compile(str(place / _MAIN), root=folder, format="png", ppi=pixels_per_inch)
    if not isinstance(made, bytes):
        raise TypeError("typst gave something else than a file")
    return made


def _refused(told: str) -> Refusal:
    found = _NO_GLYPH.search(told) or _PRIVATE.search(told)
    if found is not None:
        return Refusal(
            Reason("no font here has a sign for {text}", text=Text(found[1])),
            Reason("install a font that has it; for Chinese that is fonts-noto-cjk; nothing was written"),
        )
    return Refusal(
        Reason("the report can't be set ({why})", why=Foreign(told)),
        Reason("tell us what it says; nothing was written"),
    )
