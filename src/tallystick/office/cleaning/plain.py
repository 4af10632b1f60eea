"""Plain text and CSV: read as text, without what a spreadsheet or a browser would run."""

import codecs
import csv
import io
import re

from tallystick.base.encodings import is_gb18030
from tallystick.base.formulas import is_formula, shown_as_text
from tallystick.office.by_mail.guessed import surely
from tallystick.office.cleaning.kinds import CSV, TXT, Cleaned, FileNotTaken

_MARKUP = re.compile(
    r"<\s*(?:!doctype|\?xml|html|head|body|script|svg|iframe|object|embed|img|style)\b", re.IGNORECASE
)
#: How a text begins that Windows calls Unicode.
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean_text(data: bytes, kind: str) -> Cleaned:
    """A text in UTF-8; in a CSV no cell is left that a spreadsheet would run.

    Args:
        data: the file, in UTF-8, UTF-16 with its mark or, as older Chinese programs write it, in GB 18030.
        kind: ``csv`` or ``txt``.

    Raises:
        FileNotTaken: it is no text, a web page, or in an encoding that can't be told.
    """
    text = _decoded(data)
    if _CONTROL.search(text):
        raise FileNotTaken("unknown")
    if _MARKUP.search(text):
        raise FileNotTaken("markup")
    if kind == TXT:
        return text.encode(), frozenset()
    return _cells_as_text(text)


def _decoded(data: bytes) -> str:
    """What a text says.

    Raises:
        FileNotTaken: it is in another encoding: read as this one or that, its words would be spoilt unseen.
    """
    try:
        if data.startswith(_UTF_16):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
        if not is_gb18030(data) or surely(data, text)[1] not in {"", "gb18030"}:
            raise FileNotTaken("encoding") from None
    return text


def _cells_as_text(text: str) -> Cleaned:
    sample = text[:4096]
    delimiter = max(",;\t", key=sample.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise FileNotTaken("broken") from None
    if not any(is_formula(cell) or cell[:1] in {"\t", "\r"} for row in rows for cell in row):
        return text.encode(), frozenset()
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([shown_as_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode(), frozenset({"formulas"})


def is_text(data: bytes) -> bool:
    """Whether a file can be one of these."""
    return data.startswith(_UTF_16) or b"\x00" not in data[:4096]


KINDS = (CSV, TXT)
