"""Raised digits in every format: powers are numbers, marks of notes none; what is lowered joins its word."""

import io
import re
from decimal import Decimal
from pathlib import Path

import docx
import pytest
import typst

from tallystick.reading import draft_register, read_document

TITLE = "National Action Plan of Norland 2025-2030"
#: ``^{}`` is raised, ``_{}`` is lowered; and what each item promises.
ITEMS = (
    ("The Ministry will raise the number of trees to 10^{6} by 2030.", "1000000"),
    ("The Ministry will plant 2.5 × 10^{6} trees by 2030.", "2500000"),
    ("The Ministry will open 40^{3} clinics by 2027.", "40"),
    ("The Ministry will reach 85%^{12} of villages by 2027.", "85"),
    ("The Ministry will cut CO_{2} emissions by 35 percent by 2030.", "35"),
    ("The Ministry will keep PM_{2.5} below 12 µg/m^{3} by 2030.", "12"),
    ("The Ministry will protect 500 km^{2} of forest by 2030.", "500"),
    ("The Ministry will open 60 centres^{4} by 2027.^{5}", "60"),
    ("The Ministry will remove ^{137}Cs at 21 sites by 2027.", "21"),
    ("The Ministry will keep losses below 10^{-3} by 2030.", "0.001"),
    ("The Ministry will train 10^{5} judges by 2027.", "10"),
    ("The Ministry will mark the 21^{st} century by 2027.", ""),
)
_SIGN = re.compile(r"([\^_])\{(.*?)\}")


def tagged(words: str) -> str:
    return _SIGN.sub(lambda one: f"<su{'pb'[one[1] == '_']}>{one[2]}</su{'pb'[one[1] == '_']}>", words)


def html() -> bytes:
    items = "".join(f"<li>{tagged(words)}</li>" for words, _ in ITEMS)
    return f"<html lang=en><h1>{TITLE}</h1><ol>{items}</ol></html>".encode()


def md() -> bytes:
    items = "".join(f"{number}. {tagged(words)}\n" for number, (words, _) in enumerate(ITEMS, 1))
    return f"# {TITLE}\n\n{items}".encode()


def pdf(*, by_the_font: bool = False) -> bytes:
    marks = {"^": "super", "_": "sub"}
    items = "".join(
        "+ "
        + _SIGN.sub(lambda one: f"#{marks[one[1]]}(typographic: {str(by_the_font).lower()})[{one[2]}]", words)
        + "\n"
        for words, _ in ITEMS
    )
    return bytes(typst.compile(f"= {TITLE}\n\n{items}".encode(), format="pdf"))


def pdf_of_a_font() -> bytes:
    """Its raised digits are characters of the font, on the line's base and in its size."""
    return pdf(by_the_font=True)


def word() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for words, _ in ITEMS:
        paragraph = document.add_paragraph(style="List Number")
        for piece in re.split(r"([\^_]\{.*?\})", words):
            sign = _SIGN.fullmatch(piece)
            run = paragraph.add_run(sign[2] if sign else piece)
            run.font.superscript = bool(sign and sign[1] == "^")
            run.font.subscript = bool(sign and sign[1] == "_")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("suffix", "made"), [("html", html), ("md", md), ("pdf", pdf), ("pdf", pdf_of_a_font), ("docx", word)]
)
def test_raised_digits_are_powers_or_marks(suffix: str, made: type, tmp_path: Path) -> None:
    place = tmp_path / f"plan.{suffix}"
    place.write_bytes(made())
    draft = draft_register(read_document(str(place), lambda *_: None), "en")
    found = {
        one.unit.id: [target.value for target in draft.targets if target.commitment == one.unit.id]
        for one in draft.commitments
    }
    assert list(found.values()) == [[Decimal(value)] if value else [] for _, value in ITEMS]
