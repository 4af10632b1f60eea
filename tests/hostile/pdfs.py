"""Hostile PDFs."""

import zlib
from collections.abc import Callable, Iterator

from tests.ledger.chance import Chance
from tests.reading.pdf_objects import joined
from tests.reading.test_files import PLAN_PAGES, pdf

Made = Callable[[], bytes]
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
LINE = b"(The ministry will open 20 schools by 2025.) Tj T* "
SOUND = b"BT /F1 11 Tf 14 TL 60 760 Td " + LINE * 5 + b"ET"
BOX = b"[0 0 595 842]"


def stream(data: bytes, about: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), about, data)


def paged(
    content: bytes, pages: int = 1, page: bytes = b"", more: tuple[bytes, ...] = (), box: bytes = BOX
) -> bytes:
    """A PDF whose pages all show object 4; `more` are objects from 5 on, before the pages."""
    first = 5 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + at) for at in range(pages))
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Resources << /Font << /F1 3 0 R >> " % box
    leaf += (
        (page if b"/XObject" in page else b"")
        + b">> /Contents 4 0 R "
        + (b"" if b"/XObject" in page else page)
        + b">>"
    )
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)
    return joined([b"<< /Type /Catalog /Pages 2 0 R >>", tree, FONT, content, *more, *[leaf] * pages])


def packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%s]" % (b"/FlateDecode " * times))


def pdfs() -> Iterator[tuple[str, Made]]:
    yield "5,000 pages that share a stream", lambda: paged(stream(SOUND), 5000)
    yield "20,000 pages that share a stream", lambda: paged(stream(SOUND), 20_000)
    yield (
        "500 pages that share a large stream",
        lambda: paged(packed(b"BT /F1 9 Tf " + LINE * 4000 + b"ET"), 500),
    )
    yield "a page of 2 MB of text", lambda: paged(packed(b"BT /F1 9 Tf " + LINE * 45_000 + b"ET"))
    yield "a page of 20 MB of text", lambda: paged(packed(b"BT /F1 9 Tf " + LINE * 450_000 + b"ET"))
    yield (
        "a page of one text of 5 MB",
        lambda: paged(packed(b"BT /F1 9 Tf (" + b"a" * 5_000_000 + b") Tj ET")),
    )
    yield "a bomb of zeros", lambda: paged(packed(b"\0" * 300_000_000))
    yield "a bomb in a bomb", lambda: paged(packed(b" " * 200_000_000, 2))
    yield "a bomb in eight", lambda: paged(packed(SOUND + b" " * 50_000_000, 8))
    yield from filters()
    yield from places()
    yield from trees_and_tables()
    yield from turned()
    yield from cut()


def filters() -> Iterator[tuple[str, Made]]:
    yield "9,999 filters", lambda: paged(stream(b"x", b"/Filter [%s]" % (b"/ASCIIHexDecode " * 9999)))
    yield (
        "runs that swell",
        lambda: paged(stream(b"\x81a" * 2_000_000 + b"\x80", b"/Filter /RunLengthDecode")),
    )
    yield "LZW of nothing", lambda: paged(stream(b"\x80\x0b" * 100_000, b"/Filter /LZWDecode"))
    yield (
        "a prediction of absurd columns",
        lambda: paged(
            stream(
                zlib.compress(SOUND),
                b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 >>",
            )
        ),
    )


def places() -> Iterator[tuple[str, Made]]:
    for size in (b"99999999999", b"-1", b"0", b"1e30", b"(a)", b"null", b"[1 2]"):
        box = b"[0 0 %s %s]" % (size, size)
        yield f"a page of the size {size.decode()}", lambda box=box: paged(stream(SOUND), box=box)  # type: ignore[misc]
    yield (
        "text at absurd places",
        lambda: paged(stream(SOUND.replace(b"60 760", b"1e38 -9999999999999999999"))),
    )
    yield "letters of absurd size", lambda: paged(stream(SOUND.replace(b"11 Tf", b"1e38 Tf")))
    yield "100,000 saved states", lambda: paged(stream(b"q " * 100_000 + SOUND))
    yield "100,000 arrays in arrays", lambda: paged(stream(b"[" * 100_000 + SOUND))
    yield "100,000 dictionaries in dictionaries", lambda: joined([b"<< /A " * 100_000])
    yield "100,000 brackets in a text", lambda: paged(stream(b"BT /F1 9 Tf " + b"(" * 100_000 + b") Tj ET"))
    yield "a million moves", lambda: paged(stream(b"BT /F1 9 Tf " + b"1 1 Td (a) Tj " * 300_000 + b"ET"))
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> "
    form += b"/Font << /F1 3 0 R >> >>"
    yield (
        "a picture of itself",
        lambda: paged(
            stream(b"/X Do " + SOUND), 1, b"/XObject << /X 5 0 R >>", (stream(b"/X Do " * 9, form % 5),)
        ),
    )
    chain = (*(stream(b"/X Do " * 10, form % (6 + at)) for at in range(12)), stream(SOUND, form % 5))
    yield (
        "pictures in pictures, ten each",
        lambda: paged(stream(b"/X Do"), 1, b"/XObject << /X 5 0 R >>", chain),
    )


def turned() -> Iterator[tuple[str, Made]]:
    """A sound one in which one thing is another."""
    sound = pdf(PLAN_PAGES)
    for name, old, new in [
        ("no header", b"%PDF-1.7", b"%QDF-1.7"),
        ("a wrong table", b"xref\n0", b"xref\n9"),
        ("no table", b"xref", b"yref"),
        ("a wrong place of the table", b"startxref\n", b"startxref\n9"),
        ("a table before the beginning", b"startxref\n", b"startxref\n-"),
        ("a wrong length", b"/Length ", b"/Length 9999999"),
        ("a length below", b"/Length ", b"/Length -"),
        ("no end of a stream", b"endstream", b""),
        ("no objects", b" 0 obj", b" 0 abj"),
        ("no root", b"/Root", b"/Toot"),
        ("a root that is none", b"/Root 1", b"/Root 3"),
        ("no pages", b"/Kids", b"/Bids"),
        ("a wrong count", b"/Count 4", b"/Count 2147483647"),
        ("a count below", b"/Count 4", b"/Count -4"),
        ("its own parent", b"/Parent 2", b"/Parent 5"),
        ("no font", b"/F1 3 0 R", b"/F9 9 0 R"),
        ("a font that is a page", b"/F1 3 0 R", b"/F1 5 0 R"),
        (
            "locked",
            b"trailer <<",
            b"trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /O (a) /U (b) /P -4 >>",
        ),
        ("locked by nobody", b"trailer <<", b"trailer << /Encrypt << /Filter /Nobody /V 99 >>"),
        ("its own length", b"/Length ", b"/Length 4 0 R /L "),
        ("a thing to run", b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (/bin/true) >>"),
        ("a script", b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (while(1){}) >>"),
    ]:
        yield name, lambda old=old, new=new: sound.replace(old, new)  # type: ignore[misc]


def cut() -> Iterator[tuple[str, Made]]:
    sound = pdf(PLAN_PAGES)
    yield "cut", lambda: sound[: len(sound) // 2]
    yield "cut at its head", lambda: sound[200:]
    yield "only a head", lambda: b"%PDF-1.7\n"
    yield "a head and chance", lambda: b"%PDF-1.7\n" + Chance("pdf").bytes(200_000)
    yield "a megabyte before it", lambda: b" " * 900 + sound
    yield "a hundred ends", lambda: sound + b"\nstartxref\n9\n%%EOF" * 100
    yield (
        "a form feed and NUL in its words",
        lambda: paged(stream(SOUND.replace(b"ministry", b"min\\000is\\014try"))),
    )


def trees_and_tables() -> Iterator[tuple[str, Made]]:
    root = b"<< /Type /Catalog /Pages 2 0 R >>"
    yield (
        "pages of themselves",
        lambda: joined([root, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 /Parent 2 0 R >>"]),
    )
    yield (
        "5,000 levels of pages",
        lambda: joined(
            [
                root,
                *(
                    b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (at + 3, at + 1)
                    for at in range(5000)
                ),
            ]
        ),
    )
    yield (
        "one page 100,000 times",
        lambda: joined(
            [
                root,
                b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % (b"3 0 R " * 100_000),
                b"<< /Type /Page /Parent 2 0 R >>",
            ]
        ),
    )
    yield (
        "two million pages that are said",
        lambda: joined([root, b"<< /Type /Pages /Kids [] /Count 2000000 >>"]),
    )
    yield "no page", lambda: joined([root, b"<< /Type /Pages /Kids [] /Count 0 >>"])
    yield (
        "100,000 objects",
        lambda: joined([root, b"<< /Type /Pages /Kids [] /Count 0 >>", *[b"null"] * 100_000]),
    )
    yield "a table of itself", lambda: joined([root], b"/Prev 9")
    yield "tables in a circle", lambda: joined([root], b"/XRefStm 9 /Prev 15")
    yield "an object of an object of itself", lambda: joined([b"1 0 R", b"1 0 R"])
    yield (
        "a stream of objects of itself",
        lambda: joined([root, stream(b"2 0 ", b"/Type /ObjStm /N 999999999 /First 4 /Extends 2 0 R")]),
    )
    yield "a table of 2,147,483,647", lambda: joined([root]).replace(b"xref\n0 2", b"xref\n0 2147483647")
    yield (
        "a number of 100,000 digits",
        lambda: joined([root, b"<< /Type /Pages /Kids [3 0 R] /Count %s >>" % (b"9" * 100_000)]),
    )
    yield "a name of a megabyte", lambda: joined([root, b"<< /%s 1 >>" % (b"a" * 1_000_000)])
