"""A page of a PDF that is to be shown turned, as its reader sees it.

A wide table is often printed on an upright sheet and turned for the reader: the file's places are those of
the sheet, so that what is read from left to right runs up or down there. The page is turned within the
document held in memory before anything is asked of it; the file is left as it is.
"""

import pypdfium2 as pdfium
from pypdfium2 import raw


def upright_page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """A page whose places are those of what is seen.

    Args:
        document: the document, of which the page is turned where it is to be shown turned.
        number: which page, counted from 0.

    Raises:
        PdfiumError: the page is broken.
    """
    page = document[number]
    turned = page.get_rotation()
    if turned not in _TURNED:
        return page
    left, bottom, right, top = page.get_cropbox()
    wide, high = _TURNED[turned](right - left, top - bottom)
    raw.FPDFPage_TransFormWithClip(page.raw, _matrix(turned, left, bottom, right, top), None)
    page.set_rotation(0)
    page.set_mediabox(0, 0, wide, high)
    page.set_cropbox(0, 0, wide, high)
    page.close()
    return document[number]


#: By how many degrees clockwise pages are shown turned, and how wide and high the sheet then is.
_TURNED = {
    90: lambda wide, high: (high, wide),
    180: lambda wide, high: (wide, high),
    270: lambda wide, high: (high, wide),
}


def _matrix(turned: int, left: float, bottom: float, right: float, top: float) -> raw.FS_MATRIX:
    """What moves a place on the sheet to where it is seen, from the lower left corner."""
    if turned == _QUARTER:
        return raw.FS_MATRIX(0, -1, 1, 0, -bottom, right)
    if turned == _HALF:
        return raw.FS_MATRIX(-1, 0, 0, -1, right, top)
    return raw.FS_MATRIX(0, 1, -1, 0, top, -left)


_QUARTER, _HALF = 90, 180
