"""Hostile PDFs: fonts that map without end, tables and streams of tables that lead back to themselves."""

import zlib
from collections.abc import Callable, Iterator

from tests.hostile.pdfs import SOUND, paged, stream
from tests.reading.pdf_objects import joined

Made = Callable[[], bytes]
ROOT = b"<< /Type /Catalog /Pages 2 0 R >>"
NO_PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"
CMAP = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"


def with_font(font: bytes, *more: bytes, content: bytes = SOUND) -> bytes:
    """One page in a font of its own, object 3, that may use objects from 5 on."""
    made = paged(stream(content), 1, b"", more)
    old = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return joined(_objects(made, old, font))


def _objects(made: bytes, old: bytes, new: bytes) -> list[bytes]:
    found, at = [], 0
    while (begins := made.find(b" 0 obj\n", at)) >= 0:
        ends = made.index(b"\nendobj", begins)
        found.append(made[begins + 7 : ends].replace(old, new))
        at = ends
    return found


def mapped(ranges: bytes) -> bytes:
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /A /ToUnicode 5 0 R >>"
    return with_font(font, stream(CMAP + ranges + b"\nendcmap"))


def pdf_fonts() -> Iterator[tuple[str, Made]]:
    whole = b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange\n"
    yield "a font that maps four thousand million letters", lambda: mapped(whole)
    yield "a font that maps all of them 5,000 times", lambda: mapped(whole.replace(b"0000", b"") * 5000)
    yield (
        "a letter that stands for a megabyte",
        lambda: mapped(b"1 beginbfchar <54> <" + b"0041" * 500_000 + b"> endbfchar"),
    )
    yield (
        "100,000 letters one by one",
        lambda: mapped(b"".join(b"1 beginbfchar <%04x> <0041> endbfchar\n" % at for at in range(65_000))),
    )
    yield "a map that is used by itself", lambda: mapped(b"5 0 R usecmap /A usecmap")
    widths = b"<< /Type /Font /Subtype /Type1 /BaseFont /A /FirstChar -2147483648 /LastChar 2147483647 "
    widths += b"/Widths [%s] >>"
    yield "a font of four thousand million widths", lambda: with_font(widths % (b"500 " * 9))
    yield "a million widths", lambda: with_font(widths % (b"500 " * 1_000_000))
    wide = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R] >>"
    below = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << >> /W [0 2147483647 500] >>"
    )
    yield "widths of two thousand million letters", lambda: with_font(wide, below)
    yield "a font below itself", lambda: with_font(wide.replace(b"5 0 R", b"3 0 R"))
    other = b"<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding << /Differences [0 %s] >> >>"
    yield "a million other letters", lambda: with_font(other % (b"/A " * 1_000_000))
    drawn = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
    drawn += b"/FirstChar 84 /LastChar 84 /Widths [9] "
    drawn += b"/Encoding << /Differences [84 /T] >> /CharProcs << /T 5 0 R >> "
    drawn += b"/Resources << /Font << /F1 3 0 R >> >> >>"
    yield "a letter that draws itself", lambda: with_font(drawn, stream(SOUND))
    yield from contents()
    yield from tables()


def contents() -> Iterator[tuple[str, Made]]:
    listed = b"/Contents [%s] " % (b"4 0 R " * 20_000)
    yield (
        "a page of one stream 20,000 times",
        lambda: paged(stream(SOUND)).replace(b"/Contents 4 0 R", listed),
    )
    yield (
        "a page that is its own content",
        lambda: paged(stream(SOUND)).replace(b"/Contents 4", b"/Contents 5"),
    )
    yield (
        "a page of lists in lists",
        lambda: paged(stream(SOUND)).replace(
            b"/Contents 4 0 R", b"/Contents " + b"[" * 50_000 + b"4 0 R" + b"]" * 50_000
        ),
    )
    yield (
        "pictures between the words",
        lambda: paged(stream(b"BI /W 99999 /H 99999 /BPC 8 ID " + b"x" * 2_000_000 + b" EI " + SOUND)),
    )
    yield "100,000 graphics states", lambda: paged(stream(b"q 9 0 0 9 0 0 cm " * 100_000 + SOUND))
    yield "marks in marks", lambda: paged(stream(b"/P << /MCID 0 >> BDC " * 50_000 + SOUND))
    yield "a name of escapes", lambda: paged(stream(b"/" + b"#41" * 500_000 + b" Do " + SOUND))


def tables() -> Iterator[tuple[str, Made]]:
    def of_stream(about: bytes, data: bytes = b"\0" * 64) -> bytes:
        head = b"%%PDF-1.7\n1 0 obj\n%s\nendobj\n2 0 obj\n%s\nendobj\n" % (ROOT, NO_PAGES)
        packed = zlib.compress(data)
        about = about.replace(b"HERE", b"%d" % len(head))
        table = b"3 0 obj\n<< /Type /XRef /Root 1 0 R /Filter /FlateDecode /Length %d %s >>"
        table += b"\nstream\n%s\nendstream\nendobj"
        return head + table % (len(packed), about, packed) + b"\nstartxref\n%d\n%%%%EOF" % len(head)

    plain = b"/Size 4 /W [1 4 2]"
    yield "a stream of tables of itself", lambda: of_stream(plain + b" /Prev HERE")
    yield (
        "a stream of tables of 2,147,483,647",
        lambda: of_stream(b"/Size 2147483647 /W [1 4 2] /Index [0 2147483647]"),
    )
    yield "a million pieces of a table", lambda: of_stream(plain + b" /Index [%s]" % (b"0 1 " * 1_000_000))
    yield "entries of absurd width", lambda: of_stream(b"/Size 4 /W [1 2147483647 2]")
    yield "entries of no width", lambda: of_stream(b"/Size 2147483647 /W [0 0 0]")
    yield "entries below nothing", lambda: of_stream(b"/Size 4 /W [-1 -4 -2]")
    yield "a bomb of tables", lambda: of_stream(b"/Size 30000000 /W [1 4 2]", b"\0" * 200_000_000)
    circle = b"\nxref\n0 1\n0000000000 65535 f \ntrailer << /Size 3 /Root 1 0 R /Prev %d >>\n"
    circle += b"startxref\n%d\n%%%%EOF"
    yield "tables that lead to one another", lambda: _in_circle(circle)
    yield "20,000 tables, one before the other", lambda: _chain(20_000)


def _in_circle(form: bytes) -> bytes:
    made = joined([ROOT, NO_PAGES])
    first = len(made) + 1
    length = len(form % (10**6, 10**6))
    return made + form % (first + length, first) + form % (first, first + length)


def _chain(count: int) -> bytes:
    out, before = bytearray(joined([ROOT, NO_PAGES])), 0
    for _ in range(count):
        at = len(out)
        out += b"xref\n0 1\n0000000000 65535 f \ntrailer << /Size 3 /Root 1 0 R /Prev %d >>\n" % before
        before = at
    return bytes(out) + b"startxref\n%d\n%%%%EOF" % before
