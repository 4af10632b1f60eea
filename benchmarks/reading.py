"""How long reading a plan takes: by its length, ten times it, and a PDF against pdfium's text and boxes."""

import ctypes
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from tallystick.reading import SourceText, draft_register, read_document
from tallystick.reading.pdf import read_pdf
from tests.reading.test_files import pdf
from tests.reading.test_ruled_cells import ruled

SENTENCES = (
    "The ministry will train {0} teachers by 2026 and open {1} schools in the districts of the north.",
    "The share of pupils who finish school will rise to at least {2} percent compared to 2020.",
    "Since 2015 more than {0} families have received support, and the law was amended in 2019.",
    "Municipalities should work with parents, and a report will be published every year.",
)


def plan(items: int) -> str:
    """Make a plan in two levels of some 400 characters an item."""
    lines = ["National Plan of Norland 2022-2027", ""]
    for number in range(1, items + 1):
        if number % 25 == 1:
            lines += [f"{number // 25 + 1}. Chapter on matters of the number {number}", ""]
        words = " ".join(one.format(100 + number, 10 + number % 80, 50 + number % 45) for one in SENTENCES)
        lines += [f"- **Promise of the number {number}.** {words}", ""]
    return "\n".join(lines)


def seconds(text: str) -> float:
    """Read a text and give the time of it."""
    begun = time.process_time()
    draft = draft_register(SourceText(text, "txt"))
    assert draft.commitments
    return time.process_time() - begun


def reading_is_quick() -> bool:
    """At most 2 s per 100,000 characters, and ten times the text at most twelve times as long."""
    text = plan(245)
    seconds(text)
    once = min(seconds(text) for _ in range(3))
    share = once / len(text) * 100_000
    ratio = seconds(plan(2450)) / once
    holds = share <= 2 and ratio <= 12
    print(
        f"{'holds' if holds else 'FAILS'}  reading: {share:.2f} s per 100,000 characters, bound 2 s; "
        f"ten times the text: ratio {ratio:.1f}, bound 12"
    )
    return holds


def pdf_is_quick() -> bool:
    """A PDF of 300 pages takes at most three times pdfium's own text and boxes, below 500 MB."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "plan.pdf"
        lines = plan(12).splitlines()[:40]
        place.write_bytes(pdf([["National Plan of Norland", *lines, str(page)] for page in range(300)]))
        data = place.read_bytes()
        pairs = [(_whole(data), _text_and_boxes(data)) for _ in range(3)]
        ratio = min(ours for ours, _ in pairs) / min(theirs for _, theirs in pairs)
        peak = _peak(place)
    holds = ratio <= 3 and peak < 500
    print(
        f"{'holds' if holds else 'FAILS'}  a PDF of 300 pages to text: ratio {ratio:.1f} to its text and "
        f"boxes, bound 3; its draft at most {peak:.0f} MB of Python objects, bound 500"
    )
    return holds


def tables_are_quick() -> bool:
    """A page that is nothing but a ruled table takes at most three times pdfium's own text and boxes."""
    across, down = [40 + 128 * at for at in range(5)], [800 - 30 * at for at in range(26)]
    pieces = [
        (1, 8.0, left + 3, top - 10 - 10 * line, f"Cell {row} {column} says it in {line} lines")
        for row, top in enumerate(down[:-1])
        for column, left in enumerate(across[:-1])
        for line in range(2)
    ]
    rules = [f"{across[0]} {at} {across[-1] - across[0]} 1 re f" for at in down]
    rules += [f"{at} {down[-1]} 1 {down[0] - down[-1]} re f" for at in across]
    data = ruled(pieces, rules)
    assert read_pdf(data, lambda *_: None).text.count(" | ") >= 3 * (len(down) - 1)
    pairs = [_many(data) for _ in range(3)]
    ratio = min(ours for ours, _ in pairs) / min(theirs for _, theirs in pairs)
    holds = ratio <= 3
    print(
        f"{'holds' if holds else 'FAILS'}  a PDF that is a ruled table: ratio {ratio:.1f} to its text and "
        "boxes, bound 3"
    )
    return holds


def _many(data: bytes) -> tuple[float, float]:
    """Seconds of processor time of one page again and again, read whole, and its text and boxes alone."""
    return sum(_whole(data) for _ in range(40)), sum(_text_and_boxes(data) for _ in range(40))


def _whole(data: bytes) -> float:
    """Seconds of processor time, in this process: starting another costs the same for any document."""
    begun = time.process_time()
    assert read_pdf(data, lambda *_: None).text
    return time.process_time() - begun


def _text_and_boxes(data: bytes) -> float:
    begun = time.process_time()
    document = pdfium.PdfDocument(data)
    box = [ctypes.c_double() for _ in range(4)]
    for number in range(len(document)):
        words = document[number].get_textpage()
        assert words.get_text_range()
        for at in range(words.count_chars()):
            raw.FPDFText_GetCharBox(words.raw, at, *box)
    return time.process_time() - begun


def _peak(place: Path) -> float:
    tracemalloc.start()
    draft_register(read_document(str(place), lambda *_: None))
    peak = tracemalloc.get_traced_memory()[1] / 1024**2
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    sys.exit(0 if all([reading_is_quick(), pdf_is_quick(), tables_are_quick()]) else 1)
