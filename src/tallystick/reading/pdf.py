"""A PDF's text layer as text: page by page, without running heads; tables as rows where columns are plain.

A scan has no text layer. It is said to be one; no text is guessed.
"""

import pypdfium2 as pdfium
from pypdfium2 import PdfiumError

from tallystick.base.findings import Refusal
from tallystick.base.progress import Progress
from tallystick.reading.model import Place, SourceText

#: Longer documents are read to here, and the reader is told.
MOST_PAGES = 5000
#: A page with fewer characters holds pictures or nothing.
_FEW = 16
#: From this share of pages without text on, a document is a scan.
_SCANNED = 0.9


def read_pdf(data: bytes, name: str, progress: Progress) -> SourceText:
    """The words of each page in their order, a form feed between pages.

    Raises:
        Refusal: it is protected, broken, or a scan without text.
    """
    try:
        document = pdfium.PdfDocument(data)
    except PdfiumError as problem:
        if "assword" in str(problem):
            raise Refusal(f"{name} is protected by a password", "save a copy without password") from None
        raise Refusal(
            f"{name} is broken: no PDF reader opens it", "get the document anew, or print it to a new PDF"
        ) from None
    try:
        pages, warnings = _pages(document, progress)
    finally:
        document.close()
    empty = sum(len(page.strip()) < _FEW for page in pages)
    if not pages or empty >= _SCANNED * len(pages):
        raise Refusal(
            f"{name} is a scan: its {len(pages)} pages are pictures and hold no text",
            "run text recognition on it first, and look the text through; or give the plan as text",
        )
    if empty:
        warnings = (*warnings, f"{empty} of {len(pages)} pages hold no text; they may be pictures")
    places: list[Place] = []
    at = 0
    for number, page in enumerate(pages, 1):
        places.append(Place(at, number, 0))
        at += len(page) + 1
    return SourceText("\f".join(pages), "pdf", tuple(places), {}, warnings)


def _pages(document: pdfium.PdfDocument, progress: Progress) -> tuple[list[str], tuple[str, ...]]:
    count = len(document)
    pages = []
    for number in range(min(count, MOST_PAGES)):
        if number % 25 == 0:
            progress("reading pages", number, count)
        pages.append(_page(document, number))
    warnings = () if count <= MOST_PAGES else (f"only the first {MOST_PAGES} of {count} pages were read",)
    return pages, warnings


def _page(document: pdfium.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        words = page.get_textpage()
        text = str(words.get_text_range()) if words.count_chars() else ""
        words.close()
        page.close()
    except PdfiumError:
        return ""
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\ufffe", "")
        .replace("\f", "\n")
        .replace("\x00", "")
        .rstrip()
    )
