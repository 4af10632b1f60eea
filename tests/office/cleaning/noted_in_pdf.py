"""PDFs in which programs note who made them, where and when, each in another place."""

import base64
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.office.cleaning.made_files import (
    HOME,
    WHO,
    Make,
    annotated,
    answered_note,
    boxed,
    certified,
    coloured,
    drawn_within,
    keyed,
    linked,
    pdf,
    photo,
    pictured,
    scanned_with_comment,
    signed,
    thumbed,
    with_small_picture,
)


def _pdf(change: Callable[[pikepdf.Pdf], None]) -> tuple[Make, str]:
    return lambda: pdf(change), ".pdf"


def _picture(make: Make, *filters: str) -> tuple[Make, str]:
    return lambda: pictured(make(), *filters), ".pdf"


#: Where a program notes it: how such a file is made, and its ending.
NOTED_IN_PDF: dict[str, tuple[Make, str]] = {
    "picture in a list of filters": _picture(
        lambda: zlib.compress(photo("JPEG")), "FlateDecode", "DCTDecode"
    ),
    "picture in letters": _picture(
        lambda: base64.a85encode(photo("JPEG")) + b"~>", "ASCII85Decode", "DCTDecode"
    ),
    "picture behind a picture": _picture(lambda: photo("JPEG") + photo("JPEG"), "DCTDecode"),
    "picture with filling": _picture(lambda: photo("JPEG")[:2] + b"\xff" + photo("JPEG")[2:], "DCTDecode"),
    "comment between scans": _picture(scanned_with_comment, "DCTDecode"),
    "small picture in a picture": _picture(with_small_picture, "DCTDecode"),
    "jpeg 2000": _picture(boxed, "JPXDecode"),
    "where a pdf's picture lay": _pdf(
        keyed(StructTreeRoot=Dictionary(K=Dictionary(S=Name.Figure, Alt=String(rf"{HOME}\a"))))
    ),
    "where a pdf's link leads": _pdf(linked),
    "where a pdf lay": _pdf(keyed(URI=Dictionary(Base=f"file:///C:/Users/{WHO}/"))),
    "what a program puts into a pdf": _pdf(keyed(Own=String(WHO))),
    "who made a pdf's layers": _pdf(keyed(OCProperties=Dictionary(D=Dictionary(Creator=WHO)))),
    "whom a pdf's layer is for": _pdf(
        keyed(OCProperties=Dictionary(OCGs=Array([Dictionary(Usage=Dictionary(User=Dictionary(Name=WHO)))])))
    ),
    "what a pdf's part notes": _pdf(
        keyed(StructTreeRoot=Dictionary(K=Dictionary(O=Name.UserProperties, P=Array([String(WHO)]))))
    ),
    "who may sign a pdf": _pdf(keyed(AcroForm=Dictionary(Fields=Array([Dictionary(SV=Dictionary(A=WHO))])))),
    "signature without its bytes": _pdf(keyed(AcroForm=Dictionary(V=Dictionary(Type=Name.Sig, Name=WHO)))),
    "note that is answered": _pdf(answered_note),
    "picture in what draws a page": _pdf(drawn_within),
    "somebody's screen": _pdf(coloured),
    "small picture of a page": _pdf(thumbed),
    "signature": _pdf(signed),
    "certificates": _pdf(certified),
    "note in the margin": _pdf(annotated),
}
