"""What would start, reach out or carry a file along comes in by none of the names that there are for it."""

import io
import stat
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tallystick.office.cleaning import images, pdf
from tallystick.office.cleaning.cleaner import cleaned_file
from tallystick.office.cleaning.kinds import FileNotTaken
from tests.office.cleaning import hostile as h
from tests.office.cleaning import made_files as m

Change = Callable[[pikepdf.Pdf], None]
HARM = "http://evil.example/harm"
#: ISO 32000-2, 12.6.4: the actions that leave the page; and 12.5.6: what plays or carries a file.
ACTIONS = (
    *("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie", "Sound"),
    *("Thread", "RichMediaExecute", "GoTo3DView"),
)
ANNOTATIONS = ("FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D")


def _acting(action: str) -> Change:
    """Give what puts an action behind another one, behind a link on a page."""

    def change(made: pikepdf.Pdf) -> None:
        last = Dictionary(S=Name(f"/{action}"), F=String(HARM), JS=String(HARM))
        link = Dictionary(Subtype=Name.Link, Rect=Array([0]), A=Dictionary(S=Name.GoTo, Next=Array([last])))
        made.pages[0].obj["/Annots"] = Array([made.make_indirect(link)])

    return change


def _annotated(kind: str) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        note = Dictionary(Subtype=Name(f"/{kind}"), Rect=Array([0]), Contents=String(HARM))
        made.pages[0].obj["/Annots"] = Array([made.make_indirect(note)])

    return change


def _of_field(made: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String(HARM))
    field = Dictionary(FT=Name.Tx, T="t", AA=Dictionary(K=script))
    made.Root["/AcroForm"] = Dictionary(Fields=Array([made.make_indirect(field)]), XFA=String(HARM))


def _of_page(made: pikepdf.Pdf) -> None:
    made.pages[0].obj["/AA"] = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String(HARM)))


def _elsewhere(made: pikepdf.Pdf) -> None:
    stream = Stream(made, b"", F=String(HARM), FFilter=Name.FlateDecode, FDecodeParms=Dictionary(A=1))
    made.pages[0].obj["/Contents"] = made.make_indirect(stream)


STARTS: dict[str, Change] = {
    **{f"action {one}": _acting(one) for one in ACTIONS},
    **{f"note {one}": _annotated(one) for one in ANNOTATIONS},
    "script of a field, form of XFA": _of_field,
    "script of a page": _of_page,
    "scripts by name": m.keyed(Names=Dictionary(JavaScript=Dictionary(Names=Array(["a", String(HARM)])))),
    "files by name": m.keyed(Names=Dictionary(EmbeddedFiles=Dictionary(Names=Array(["a", String(HARM)])))),
    "script of a document": m.keyed(OpenAction=Dictionary(S=Name.JavaScript, JS=String(HARM))),
    "what lies in another file": _elsewhere,
}


def says(data: bytes) -> str:
    """All that stands in a PDF, its names and texts."""
    with pikepdf.open(io.BytesIO(data)) as read:
        return "\n".join(repr(one) for one in read.objects)


def left(what: str) -> list[str]:
    """What of it is left in a PDF that was cleaned."""
    data = m.pdf(STARTS[what])
    assert HARM in says(data)
    _, (clean, codes) = cleaned_file(data, ".pdf")
    wanted = (HARM, "/AA", "/XFA", *(f'/S": pikepdf.Name("/{one}")' for one in ACTIONS))
    return [one for one in wanted if one in says(clean)] + ([] if codes else ["untold"])


@pytest.mark.parametrize("what", STARTS)
def test_nothing_in_a_pdf_starts_reaches_out_or_carries_a_file(what: str) -> None:
    assert left(what) == []


def test_an_action_that_is_forgotten_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted bug: a name is missing in the list of what reaches out."""
    monkeypatch.setattr(pdf, "_REACHING", pdf._REACHING - {"/GoToE"})
    assert left("action GoToE") != []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_runs_whatever_parts_the_cells(delimiter: str) -> None:
    rows = [["a", "b"], ["1", "=cmd|'/c calc'!A1"], ["2", "@SUM(A1)"]]
    data = "\n".join(delimiter.join(row) for row in rows).encode()
    _, (clean, codes) = cleaned_file(data, ".csv")
    cells = [cell for line in clean.decode().splitlines() for cell in line.split(delimiter)]
    assert [one for one in cells if one[:1] in "=@"] == []
    assert codes == {"formulas"}


def _linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (("[Content_Types].xml", h.types_of(h.MAIN)), ("word/document.xml", "<a/>")):
            archive.writestr(name, data)
        one = zipfile.ZipInfo("word/link.xml")
        one.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(one, "/etc/passwd")
    return out.getvalue()


_MANIFEST = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a link to another file": (_linked, ".docx", "archive"),
    "a control": (lambda: h.word(**{"word__activeX__activeX1.xml": "<a/>"}), ".docx", "macros"),
    "a locked part": (lambda: m.open_document("META-INF/manifest.xml", _MANIFEST), ".odt", "encrypted"),
    "a page in capitals": (lambda: b"a\n<SCRIPT>alert(1)", ".txt", "markup"),
    "a drawing in both": (lambda: b"a\n<Svg onload=alert(1)>", ".txt", "markup"),
    "a frame with a space": (lambda: b"a\n< iframe src=x>", ".txt", "markup"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_could_do_harm_is_refused_however_it_is_spelled(what: str) -> None:
    make, ending, code = REFUSED[what]
    with pytest.raises(FileNotTaken) as refused:
        cleaned_file(make(), ending)
    assert refused.value.code == code


def test_the_frames_of_a_picture_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    frames, out = [Image.new("RGB", (20, 20), one) for one in ("red", "green", "blue")], io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    data = m.document("docx", "word/media/a.gif", out.getvalue())
    assert cleaned_file(data, ".docx")[0] == "docx"
    monkeypatch.setattr(images, "MOST_DOTS", 1000)
    with pytest.raises(FileNotTaken, match="pixels"):
        cleaned_file(data, ".docx")
