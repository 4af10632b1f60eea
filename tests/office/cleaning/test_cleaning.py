"""What comes in is written anew without what tells of people and programs; what could do harm does not."""

import io
import zipfile
from collections.abc import Callable

import docx
import pikepdf
import pytest
from PIL import Image

from tallystick.base.findings import Refusal
from tallystick.office.cleaning.apart import clean_apart
from tallystick.office.cleaning.cleaner import cleaned_file
from tallystick.office.cleaning.kinds import REFUSALS, REMOVED_WORDS, FileNotTaken
from tests.office.cleaning import hostile as h
from tests.office.cleaning import made_files

_SECRETS = (h.SECRET.encode(), h.SECRET.encode("utf-16-be"), b"app.alert", b"cmd.exe", b"MZ harm")


def unpacked(data: bytes) -> bytes:
    """Give everything that stands in a file, with what is packed in it."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    if not data.startswith(b"%PDF"):
        return data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        said = [one.stream_dict if isinstance(one, pikepdf.Stream) else one for one in pdf.objects]
        return b"".join(
            [*(one.read_raw_bytes() for one in streams), *(one.unparse(resolved=True) for one in said)]
        )


@pytest.mark.parametrize(
    ("make", "ending", "removed"),
    [
        (h.pdf, ".pdf", {"actions", "attachments", "authors", "image_data", "properties"}),
        (lambda: h.picture("PNG"), ".png", {"image_data"}),
        (lambda: h.picture("JPEG"), ".jpeg", {"image_data"}),
        (h.word, ".docx", {"authors", "properties"}),
        (
            lambda: made_files.document("docx", "word/media/a.jpg", h.picture("JPEG")),
            ".docx",
            {"image_data"},
        ),
        (h.sheet, ".ods", {"properties", "thumbnail"}),
        (lambda: b"a,b\n=cmd|'/c calc'!A1,2\n", ".csv", {"formulas"}),
    ],
    ids=["pdf", "png", "jpeg", "docx", "image in docx", "ods", "csv"],
)
def test_nothing_of_people_and_programs_comes_along(
    make: Callable[[], bytes], ending: str, removed: set[str]
) -> None:
    data = make()
    _, (clean, codes) = cleaned_file(data, ending)
    assert removed <= codes <= set(REMOVED_WORDS)
    found = unpacked(clean)
    assert [one for one in _SECRETS if one in found] == []
    assert [one for one in _SECRETS if one in unpacked(data)] or ending == ".csv"
    again = cleaned_file(clean, ending)[1]
    assert again[1] == frozenset()


def test_what_was_cleaned_still_opens_and_says_what_it_said() -> None:
    _, (image, _) = cleaned_file(h.picture("JPEG"), ".jpg")
    with Image.open(io.BytesIO(image)) as opened:
        assert opened.size == (30, 40)  # it was turned the right way up, and says nothing of it
        assert dict(opened.getexif()) == {}
    _, (pdf, _) = cleaned_file(h.pdf(), ".pdf")
    with pikepdf.open(io.BytesIO(pdf)) as read:
        assert len(read.pages) == 1
        stream = read.pages[0]["/Resources"]["/XObject"]["/Im0"]
        assert Image.open(io.BytesIO(stream.read_raw_bytes())).size == (40, 30)
    made = docx.Document()
    made.add_paragraph("30 districts")
    out = io.BytesIO()
    made.save(out)
    _, (word, _) = cleaned_file(out.getvalue(), ".docx")
    assert [one.text for one in docx.Document(io.BytesIO(word)).paragraphs] == ["30 districts"]
    assert cleaned_file("机构,数\n甲,3\n".encode("gb18030"), ".csv")[1][0].decode() == "机构,数\n甲,3\n"


_EXTERNAL = ' TargetMode="External"'
HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "old word": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".docx", "old-office"),
    "program": (lambda: b"MZ\0\0", ".pdf", "unknown"),
    "program as text": (lambda: b"MZ" + b"\x01" * 10, ".txt", "unknown"),
    "web page": (lambda: b"<!DOCTYPE html><script>alert(1)</script>", ".txt", "markup"),
    "web page in gb": (lambda: "报告<script>x</script>".encode("gb18030"), ".csv", "markup"),
    "drawing": (lambda: b'<svg onload="x"/>', ".txt", "markup"),
    "drawing as png": (lambda: b'<svg onload="x"/>', ".png", "ending"),
    "picture as pdf": (lambda: h.picture("PNG"), ".pdf", "ending"),
    "pdf as text": (h.pdf, ".txt", "ending"),
    "gif with script": (lambda: b"GIF89a=1;alert(1)", ".png", "ending"),
    "web page before a pdf": (lambda: b"<html>" + h.pdf(), ".pdf", "unknown"),
    "locked pdf": (h.locked_pdf, ".pdf", "encrypted"),
    "half a pdf": (lambda: b"%PDF-1.7\n" + b"x" * 300, ".pdf", "broken"),
    "half a picture": (lambda: h.picture("PNG")[:60], ".png", "broken"),
    "too many dots": (h.huge_png, ".png", "pixels"),
    "zip": (lambda: h.zipped({"a.txt": "x"}), ".docx", "unknown"),
    "zip bomb": (lambda: h.word(word__b=b"0" * 5_000_000), ".docx", "archive"),
    "too many parts": (lambda: h.zipped({f"{n}": "" for n in range(3100)}), ".docx", "archive"),
    "overlapping parts": (h.overlapping_zip, ".docx", "archive"),
    "path out": (lambda: h.word(**{"..__..__etc__x": "x"}), ".docx", "archive"),
    "macros": (lambda: h.word(word__vbaProject="x"), ".docx", "macros"),
    "macros by type": (
        lambda: h.word("application/vnd.ms-word.document.macroEnabled.main+xml"),
        ".docx",
        "macros",
    ),
    "program inside": (lambda: h.word(**{"word__media__a.exe": "x"}), ".docx", "embedded"),
    "entities": (
        lambda: h.word(word__document_xml="", **{"word__a.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        ".docx",
        "broken",
    ),
    "image from elsewhere": (
        lambda: h.zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": made_files.marked(
                    "office:document-content", '<draw:image xlink:href="http://e.example/p"/>'
                ),
            }
        ),
        ".odt",
        "external",
    ),
    "nothing": (lambda: b"", ".pdf", "too-large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_do_harm_does_not_come_in_and_is_told_why(name: str) -> None:
    make, ending, code = HOSTILE[name]
    with pytest.raises(FileNotTaken) as refused:
        cleaned_file(make(), ending)
    assert refused.value.code == code
    assert code in REFUSALS


def test_a_link_that_a_reader_clicks_on_may_lead_elsewhere() -> None:
    link = h.links(("hyperlink", "https://example.org/", _EXTERNAL))
    assert cleaned_file(h.word(**{"word___rels__document.xml.rels": link}), ".docx")[0] == "docx"


@pytest.mark.parametrize(
    "more",
    [
        {"word__embeddings__a.bin": "MZ harm"},
        {"word___rels__document.xml.rels": h.links(("attachedTemplate", "http://evil.example/t", _EXTERNAL))},
        {"word___rels__document.xml.rels": h.links(("image", "http://evil.example/p", _EXTERNAL))},
        {"word__afchunk.mht": "MZ harm"},
        {"customXml__item1.xml": f"<a>{h.SECRET}</a>"},
    ],
    ids=["file inside", "template", "picture that is nowhere drawn", "page inside", "what a server notes"],
)
def test_what_a_document_does_not_draw_stays_behind(more: dict[str, bytes | str]) -> None:
    _, (clean, _) = cleaned_file(h.word(h.MAIN, **more), ".docx")
    found = unpacked(clean)
    assert b"30 districts" in found
    assert [one for one in (*_SECRETS, b"evil.example") if one in found] == []


@pytest.mark.parametrize("name", ["picture and archive", "picture and page"])
def test_of_two_files_in_one_only_the_picture_stays(name: str) -> None:
    more = h.zipped({"x.js": "alert(1)"}) if name == "picture and archive" else b"<script>alert(1)</script>"
    for kind, ending in (("PNG", ".png"), ("JPEG", ".jpg")):
        _, (clean, _) = cleaned_file(h.picture(kind) + more, ending)
        assert b"alert(1)" not in clean
        assert b"PK\x03\x04" not in clean
    _, (clean, _) = cleaned_file(h.pdf() + more, ".pdf")
    assert b"alert(1)" not in clean


def test_it_is_done_in_a_process_of_its_own() -> None:
    clean = clean_apart(h.picture("PNG"), "C:\\fakepath\\a.PNG")
    assert (clean.kind, clean.removed) == ("png", ("image_data",))
    with pytest.raises(Refusal, match="too many dots"):
        clean_apart(h.huge_png(), "a.png")
    with pytest.raises(Refusal, match="none of the kinds"):
        clean_apart(b"MZ\0\0", "a")
    with pytest.raises(Refusal, match="larger than 20 MB"):
        clean_apart(b"0" * (20 * 1024 * 1024 + 1), "a.txt")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Größe der Fläche: für Völker und Städte verändert.\n"),
        ("cp1251", "Они забрали нашу землю.\n"),
        ("big5", "他們拿走了我們村裡的土地。\n"),
        ("shift_jis", "彼らは私たちの土地を取った。\n"),
    ],
)
@pytest.mark.parametrize("ending", [".txt", ".csv"])
def test_a_text_in_another_encoding_is_not_spoilt_unseen(encoding: str, words: str, ending: str) -> None:
    with pytest.raises(FileNotTaken) as refused:
        cleaned_file(words.encode(encoding), ending)
    assert refused.value.code == "encoding"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_in_the_usual_encodings_comes_in(encoding: str) -> None:
    words = "省份,数值\n河北,12\n"
    for ending in (".txt", ".csv"):
        assert cleaned_file(words.encode(encoding), ending)[1] == (words.encode(), frozenset())


@pytest.mark.parametrize("encoding", ["big5", "cp1251", "gb18030"])
def test_a_text_is_told_by_its_letters_in_the_process_that_opens_no_file(encoding: str) -> None:
    words = {"cp1251": "Они забрали нашу землю."}.get(encoding, "他們拿走了我們村裡的土地。")
    if encoding == "gb18030":
        words = "他们拿走了我们村里的土地。"
        assert clean_apart(words.encode(encoding), "a.txt").data == words.encode()
        return
    with pytest.raises(Refusal, match="letters of the text"):
        clean_apart(words.encode(encoding), "a.txt")
