"""PDF written anew: without properties, programs, actions, attached files, and what its images tell."""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from tallystick.office.cleaning.colours import bare_profile
from tallystick.office.cleaning.kinds import Cleaned, FileNotTaken
from tallystick.office.cleaning.known_in_pdf import DRAWN, OF_CATALOG, OF_NAMES, OF_NOTE, OF_PAGE
from tallystick.office.cleaning.places import placeless
from tallystick.office.cleaning.streams import bare_jpeg, bare_jpeg_2000, blank_inside, unwrapped

_MOST_PAGES = 3000
#: Entries of any dictionary that tell of people and programs, or start something, with the code for each.
_ENTRIES = {
    "/Metadata": "properties",
    "/PieceInfo": "properties",
    "/LastModified": "properties",
    "/AA": "actions",
    "/OpenAction": "actions",
    "/JS": "actions",
    "/JavaScript": "actions",
    "/XFA": "actions",
    "/EmbeddedFiles": "attachments",
    "/EF": "attachments",
    "/AF": "attachments",
    "/Collection": "attachments",
    "/Thumb": "thumbnail",
    "/DSS": "authors",
    "/Perms": "authors",
    "/Author": "authors",
    "/Creator": "properties",
    "/CreatorInfo": "properties",
    "/Producer": "properties",
    "/CreationDate": "properties",
    "/ModDate": "properties",
    "/SV": "authors",
    "/OutputIntents": "properties",
    "/SpiderInfo": "properties",
    "/URLS": "properties",
    "/IDS": "properties",
}
#: When a note in the margin was made and changed, and by what name its program knows it.
_MOMENTS = ("/M", "/NM")
#: Those of them whose loss is told by another word.
_NOTED = frozenset({*_MOMENTS, *_ENTRIES})
#: Entries in which a place on somebody's disk may stand that no reader sees on the page.
_PLACES = ("/URI", "/Base", "/Alt", "/TU", "/F", "/UF", "/Desc")
_PICTURES = {"/DCTDecode": bare_jpeg, "/JPXDecode": bare_jpeg_2000}
#: Actions that reach out of the page.
_REACHING = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/Thread",
    }
    | {"/RichMediaExecute", "/GoTo3DView", "/SetOCGState"}
)
_ANNOTATIONS = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
#: Where actions stand, whatever they say of their type.
_ACTIONS = ("/A", "/PA", "/Next")
#: What a program says of itself at the beginning of a text with letters of several kinds.
_OF_PROGRAM = re.compile(r"\sxfa:\w+\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_DEEPEST = 40


def clean_pdf(data: bytes) -> Cleaned:
    """A PDF written anew.

    Raises:
        FileNotTaken: it is locked or broken, or has more pages than any report.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise FileNotTaken("too-much")
            removed = set(_removed(pdf))
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except pikepdf.PasswordError:
        raise FileNotTaken("encrypted") from None
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise FileNotTaken("broken") from None
    return out.getvalue(), frozenset(removed)


def _removed(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Take out of a document what does not come along; gives the codes of what was there."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
        yield "properties"
    yield from _without_others(pdf.Root, OF_CATALOG)
    if isinstance(pdf.Root.get("/Names"), Dictionary):
        yield from _without_others(pdf.Root["/Names"], OF_NAMES)
    for page in pdf.pages:
        yield from _without_others(page.obj, OF_PAGE)
        yield from _bare_page(page.obj)
    for one in pdf.objects:
        if isinstance(one, (Dictionary, Stream, Array)):
            yield from _bare(one, 0)
            if isinstance(one, Stream):
                yield from _bare_stream(one)


def _without_others(one: Object, known: frozenset[str]) -> Iterator[str]:
    for name in [str(name) for name in one if str(name) not in known]:
        del one[name]
        yield _ENTRIES.get(name, "properties")


def _bare_page(page: Object) -> Iterator[str]:
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return
    kept = Array()
    for one in notes:
        if isinstance(one, Dictionary) and str(one.get("/Subtype", "")) in _ANNOTATIONS:
            yield "attachments"
            continue
        if isinstance(one, Dictionary):
            yield from _without_others(one, OF_NOTE | _NOTED)
        kept.append(one)
    page["/Annots"] = kept


def _bare(one: Object, depth: int) -> Iterator[str]:
    """Take the entries out of a thing, and of what lies in it without an address of its own."""
    if depth > _DEEPEST:
        raise FileNotTaken("broken")
    if isinstance(one, (Dictionary, Stream)):
        yield from _bare_entries(one)
        inner = [one.get(str(name)) for name in one]
    else:
        inner = list(one)
        if len(inner) > 1 and inner[0] == Name.ICCBased and isinstance(inner[1], Stream):
            yield from _bare_colours(inner[1])
    for part in inner:
        if isinstance(part, (Dictionary, Array)) and not part.is_indirect:
            yield from _bare(part, depth + 1)


def _bare_entries(one: Object) -> Iterator[str]:
    """Take out entries of a dictionary; what reaches out of the page is left without anything to do."""
    for name, code in _ENTRIES.items():
        if name in one:
            del one[name]
            yield code
    yield from _bare_signature_or_note(one)
    yield from _bare_told(one)
    yield from _bare_lettered(one)
    if isinstance(one, Stream):
        yield from _without_others(one, DRAWN.get(str(one.get("/Subtype", "")), frozenset(map(str, one))))
    if _reaches(one) and str(one.get("/Type", "/Action")) == "/Action":
        yield from _bare_action(one)
    for name in _ACTIONS:
        for action in _listed(one.get(name)):
            if isinstance(action, Dictionary) and _reaches(action):
                yield from _bare_action(action)


def _bare_action(one: Object) -> Iterator[str]:
    """Leave an action without anything to do."""
    for name in [str(name) for name in one if str(name) != "/S"]:
        del one[name]
    one["/S"] = Name("/Named")
    yield "actions"


def _bare_told(one: Object) -> Iterator[str]:
    """Take out places on a disk, whom a layer is for, and what a program says of a part for itself."""
    for name in _PLACES:
        told = one.get(name)
        if isinstance(told, String):
            bare = placeless(str(told))
            if bare != str(told):
                one[name] = String(bare)
                yield "properties"
    if isinstance(one.get("/Usage"), Dictionary) and "/User" in one["/Usage"]:  # whom a layer is for
        del one["/Usage"]["/User"]
        yield "authors"
    if str(one.get("/O", "")) == "/UserProperties" and "/P" in one:
        del one["/P"]
        yield "properties"


def _bare_lettered(one: Object) -> Iterator[str]:
    """Take out of a text with letters of several kinds which program wrote it."""
    for name in ("/RC", "/RV"):
        if isinstance(one.get(name), Stream):  # the same words stand beside it without their letters
            del one[name]
            yield "properties"
        elif isinstance(one.get(name), String):
            bare = _OF_PROGRAM.sub("", str(one[name]))
            if bare != str(one[name]):
                one[name] = String(bare)
                yield "properties"


def _bare_signature_or_note(one: Object) -> Iterator[str]:
    """Take its signer out of a signature, which holds no longer, and moments out of a note in the margin."""
    is_signature = str(one.get("/Type", "")) in {"/Sig", "/DocTimeStamp"} and "/FT" not in one
    is_bare_one = not isinstance(one, Stream) and "/Filter" in one
    if is_signature or ("/Contents" in one and ("/ByteRange" in one or is_bare_one)):
        for name in list(one.keys()):
            del one[name]
        yield "authors"
    if "/Subtype" in one and "/Rect" in one:
        for name in [name for name in _MOMENTS if name in one]:
            del one[name]
            yield "properties"
        if "/T" in one and str(one["/Subtype"]) != "/Widget":
            del one["/T"]
            yield "authors"


def _reaches(one: Object) -> bool:
    """Whether a dictionary, if it is an action, reaches out of the page."""
    return str(one.get("/S", "")) in _REACHING


def _bare_stream(one: Stream) -> Iterator[str]:
    """Take out of a stream what it notes: it lies in another file, is a picture, or draws one."""
    for name in ("/F", "/FFilter", "/FDecodeParms"):
        if name in one:
            del one[name]
            yield "attachments"
    yield from _bare_image(one)
    if "/Length1" in one or str(one.get("/Subtype", "")) == "/Image":
        return
    try:
        data = one.read_bytes()
    except pikepdf.PdfError:  # its filter is one of pictures
        return
    bare = blank_inside(data)
    if bare != data:
        one.write(bare)
        yield "image_data"


def _bare_colours(one: Stream) -> Iterator[str]:
    """Take out of a profile of colours whose screen it was made for."""
    data = one.read_bytes()
    bare = bare_profile(data)
    if bare != data:
        one.write(bare)
        yield "properties"


def _bare_image(one: Stream) -> Iterator[str]:
    """Take out of a picture inside the document what its camera noted, whatever it is wrapped in."""
    filters = _listed(one.get("/Filter"))
    name = str(filters[-1]) if filters else ""
    if name not in _PICTURES:
        return
    raw = one.read_raw_bytes()
    told = _listed(one.get("/DecodeParms"))
    bare = _PICTURES[name](unwrapped(raw, [str(filter_) for filter_ in filters[:-1]]))
    if bare != raw:
        last = told[-1] if told and isinstance(told[-1], Dictionary) else None
        one.write(bare, filter=Name(name), decode_parms=last)
        yield "image_data"


def _listed(value: Object | None) -> list[Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]
