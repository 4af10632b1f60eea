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
from tests.office.cleaning import noted as n
from tests.office.cleaning.test_cleaning import unpacked

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


@pytest.mark.parametrize("where", n.NOTED)
def test_nothing_that_a_program_noted_comes_along(where: str) -> None:
    make, ending = n.NOTED[where]
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
    part = f"word/media/a.{ending}"
    clean = clean_apart(m.document("docx", part, out.getvalue()), "a.docx")
    with zipfile.ZipFile(io.BytesIO(clean.data)) as archive, archive.open(part) as found:
        opened = Image.open(found)
        assert (opened.size, getattr(opened, "n_frames", 1)) == ((20, 10), 3)
    assert clean.removed == ()


def test_what_a_reader_sees_stays() -> None:
    seen = r'C:\Users\somebody, author="x", 2024-03-02T10:11:12'
    link = "https://example.org/home/x"
    text = (
        f'<w:a xmlns:w="http://w.example/x"><w:t>{seen}</w:t><w:hyperlink w:name="a" w:href="{link}"/></w:a>'
    )
    _, (clean, codes) = cleaned_file(m.document("docx", "word/document.xml", text), ".docx")
    assert text.encode() in unpacked(clean)
    assert codes == frozenset()


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
