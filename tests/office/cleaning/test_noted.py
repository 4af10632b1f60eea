"""What programs note of people, machines and moments comes along from nowhere; what is seen stays."""

import base64
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pikepdf
import pytest
from PIL import Image, ImageCms

from tallystick.office.cleaning.apart import clean_apart
from tallystick.office.cleaning.cleaner import cleaned_file
from tallystick.office.cleaning.colours import bare_profile
from tallystick.office.cleaning.kinds import REMOVED_WORDS, FileNotTaken
from tests.office.cleaning import made_files as m
from tests.office.cleaning.noted import NOTED
from tests.office.cleaning.noted_by_name import BY_NAME
from tests.office.cleaning.noted_in_pdf import NOTED_IN_PDF
from tests.office.cleaning.test_cleaning import unpacked

_ALL = NOTED | NOTED_IN_PDF | BY_NAME
_MARKS = (
    *(one.encode(how) for one in (m.WHO, m.WHEN, m.SESSION, m.IN_PDF) for how in ("utf-8", "utf-16-le")),
    m.WHO.encode("utf-16-be"),
)


def layers(data: bytes) -> Iterator[bytes]:
    """Give what stands in a file, however its pictures are wrapped."""
    yield unpacked(data)
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as read:
            for one in read.objects:
                if isinstance(one, pikepdf.Stream):
                    raw = one.read_raw_bytes()
                    with suppress(zlib.error):
                        yield zlib.decompress(raw)
                    with suppress(ValueError):
                        yield base64.a85decode(raw.removesuffix(b"~>"))


def tells(data: bytes) -> bool:
    spelled = base64.b64encode(m.photo("JPEG"))
    return any(mark in layer for layer in layers(data) for mark in (*_MARKS, spelled))


@pytest.mark.parametrize("where", _ALL)
def test_nothing_that_a_program_noted_comes_along(where: str) -> None:
    make, ending = _ALL[where]
    data = make()
    assert tells(data)
    _, (clean, codes) = cleaned_file(data, ending)
    assert not tells(clean)
    assert codes <= set(REMOVED_WORDS)
    assert codes
    assert cleaned_file(clean, ending)[1][1] == frozenset()


@pytest.mark.parametrize(("kind", "ending"), [("TIFF", "tiff"), ("GIF", "gif"), ("WEBP", "webp")])
def test_a_picture_inside_keeps_its_frames_in_the_process_of_its_own(kind: str, ending: str) -> None:
    frames, out = [Image.new("RGB", (20, 10), one) for one in ("red", "green", "blue")], io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    part = f"word/media/image1.{ending}"
    clean = clean_apart(m.document("docx", part, out.getvalue()), "a.docx")
    with zipfile.ZipFile(io.BytesIO(clean.data)) as archive:
        name = next(one for one in archive.namelist() if one.startswith("word/media/"))
        found = io.BytesIO(archive.read(name))
        opened = Image.open(found)
        assert (opened.size, getattr(opened, "n_frames", 1)) == ((20, 10), 3)
    assert clean.removed == ()


def test_what_a_reader_sees_stays() -> None:
    seen = r'C:\Users\somebody, author="x", 2024-03-02T10:11:12'
    text = m.marked(
        "w:document",
        '<w:body><w:p><w:pPr><w:pStyle w:val="我的标题"/><w:jc w:val="center"/></w:pPr>'
        '<w:bookmarkStart w:id="1" w:name="第一章"/><w:r><w:rPr><w:rFonts w:ascii="Noto Sans CJK"/></w:rPr>'
        f'<w:t xml:space="preserve">{seen} </w:t></w:r><w:r><w:instrText>PAGEREF 第一章</w:instrText></w:r>'
        '<w:smartTag w:uri="u" w:element="e"><w:r><w:t>within</w:t></w:r></w:smartTag></w:p></w:body>',
    )
    _, (clean, codes) = cleaned_file(m.document("docx", "word/document.xml", text), ".docx")
    found = unpacked(clean).decode("utf-8", "replace")
    whole = ("我的标题", "center", "第一章", "Noto Sans CJK", f">{seen} <", "PAGEREF 第一章", ">within<")
    assert [one for one in whole if one not in found] == []
    assert codes == frozenset({"properties"})  # the smart tag


@pytest.mark.parametrize("ending", [".docx", ".odt"])
def test_remarks_notes_and_their_words_stay_and_say_nobody(ending: str) -> None:
    if ending == ".odt":
        inside = (
            f"<text:p>a<office:annotation><dc:creator>{m.WHO}</dc:creator>"
            "<text:p>why 30?</text:p></office:annotation>b</text:p>"
        )
        says = m.marked(
            "office:document-content", f"<office:body><office:text>{inside}</office:text></office:body>"
        )
        data = m.open_document("content.xml", says)
    else:
        inside = (
            f'<w:comment w:id="0" w:author="{m.WHO}" w:date="{m.WHEN}">'
            "<w:p><w:r><w:t>why 30?</w:t></w:r></w:p></w:comment>"
        )
        data = m.document("docx", "word/comments.xml", m.marked("w:comments", inside))
    _, (clean, codes) = cleaned_file(data, ending)
    assert b"why 30?" in unpacked(clean)
    assert not tells(clean)
    assert "authors" in codes


@pytest.mark.parametrize(
    ("part", "says", "why"),
    [
        ("word/media/a.mp4", b"\0\0\0\x18ftypmp42", "embedded"),
        ("word/media/a.heic", b"\0\0\0\x18ftypheic", "embedded"),
        ("xl/connections.xml", "<a/>", "external"),
    ],
)
def test_what_can_not_be_written_anew_does_not_come_in(part: str, says: str | bytes, why: str) -> None:
    with pytest.raises(FileNotTaken) as refused:
        cleaned_file(m.document("docx", part, says), ".docx")
    assert refused.value.code == why


def test_a_picture_whose_colours_are_told_stays_as_it_is() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (8, 8)).save(out, "JPEG")
    _, (clean, codes) = cleaned_file(m.pictured(out.getvalue(), "DCTDecode"), ".pdf")
    assert out.getvalue() in b"".join(layers(clean))
    assert codes == frozenset()


def test_colours_are_reckoned_as_before_from_a_profile_that_names_no_screen() -> None:
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture, lab = Image.effect_noise((16, 16), 90).convert("RGB"), ImageCms.createProfile("LAB")

    def seen(profile: bytes) -> bytes:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        drawn = ImageCms.profileToProfile(picture, given, lab, outputMode="LAB")
        assert drawn is not None
        return drawn.tobytes()

    assert b"sRGB" in made.replace(b"\0", b"")
    bare = bare_profile(made)
    assert b"sRGB" not in bare.replace(b"\0", b"")
    assert seen(bare) == seen(made)
    assert bare_profile(bare) == bare
    assert bare_profile(b"none") == b""


def test_a_document_in_which_two_lists_have_one_name_comes_in() -> None:
    lists = '<text:list xml:id="list1"/><text:list xml:id="list1"/>'
    says = m.marked(
        "office:document-content", f"<office:body><office:text>{lists}</office:text></office:body>"
    )
    assert cleaned_file(m.open_document("content.xml", says), ".odt")[1][1] == frozenset()


def test_an_old_drawing_that_closes_no_break_comes_in() -> None:
    says = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><br>a</v:textbox></v:shape></xml>'
    )
    data = m.document("xlsx", "xl/drawings/vmlDrawing1.vml", says)
    assert b"textbox" in unpacked(cleaned_file(data, ".xlsx")[1][0])
