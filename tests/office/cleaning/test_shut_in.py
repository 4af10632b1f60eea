"""A file is cleaned alike by a process that is shut in, which may ask its system for next to nothing."""

import base64
import hashlib
import io
import json
import subprocess
import sys
import zipfile

import pytest

from tallystick.office.cleaning.cleaner import cleaned_file
from tallystick.office.cleaning.kinds import FileNotTaken
from tests.office.cleaning import hostile as h
from tests.office.cleaning import made_files as m
from tests.office.cleaning.noted import NOTED
from tests.office.cleaning.noted_by_name import BY_NAME
from tests.office.cleaning.noted_in_pdf import NOTED_IN_PDF

_DRAWN = m.marked("office:document-content", '<draw:image xlink:href="Pictures/a.png"/>')
_WITH_PICTURE = h.zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": _DRAWN,
        "styles.xml": m.marked("office:document-styles", '<draw:image xlink:href="./Pictures/a.png"/>'),
        "Object 1/content.xml": m.marked(
            "office:document-content", '<draw:image xlink:href="Pictures/a.png"/>'
        ),
        "Object 1/Pictures/a.png": m.plain_picture(),
        "Pictures/a.png": m.plain_picture(),
    }
)
#: Each file that the tests of cleaning make, by what it is, with its ending.
_FILES = {name: (make(), ending) for name, (make, ending) in (NOTED | NOTED_IN_PDF | BY_NAME).items()} | {
    "a picture in an open document": (_WITH_PICTURE, ".odt"),
    "pdf": (h.pdf(), ".pdf"),
    "png": (h.picture("PNG"), ".png"),
    "jpeg": (h.picture("JPEG"), ".jpg"),
    "table": ("机构,数\n".encode("gb18030"), ".csv"),
}
#: Loads what the cleaner loads for files of a kind; then each file has a process of its own that is shut in.
_SHUT_IN = """
import base64, hashlib, json, os, sys
from tallystick.office.cleaning import cleaner
{planted}
files = json.load(sys.stdin)
cleaner.load_readers(base64.b64decode(next(iter(files.values()))[0]))
for name, (data, ending) in files.items():
    if os.fork() == 0:
        cleaner.confine()
        try:
            kind, (clean, codes) = cleaner.cleaned_file(base64.b64decode(data), ending)
            answer = [kind, hashlib.sha256(clean).hexdigest(), sorted(codes)]
        except cleaner.FileNotTaken as why:
            answer = [why.code]
        except BaseException as fault:
            answer = [repr(fault)]
        os.write(1, json.dumps([name, answer]).encode() + b"\\n")
        os._exit(0)
    os.wait()
"""


def answered(data: bytes, ending: str) -> list[object]:
    try:
        kind, (clean, codes) = cleaned_file(data, ending)
    except FileNotTaken as why:
        return [why.code]
    return [kind, hashlib.sha256(clean).hexdigest(), sorted(codes)]


def shut_in(files: dict[str, tuple[bytes, str]], planted: str = "") -> dict[str, list[object]]:
    """Give what processes that are shut in answer of files of one kind."""
    told = {name: (base64.b64encode(data).decode(), ending) for name, (data, ending) in files.items()}
    words = [sys.executable, "-c", _SHUT_IN.format(planted=planted)]
    done = subprocess.run(words, input=json.dumps(told).encode(), capture_output=True, check=True)
    return dict(json.loads(line) for line in done.stdout.splitlines())


def of_kind(magic: bytes) -> dict[str, tuple[bytes, str]]:
    return {name: one for name, one in _FILES.items() if one[0][:4] == magic}


@pytest.mark.parametrize("magic", sorted({data[:4] for data, _ in _FILES.values()}))
def test_a_file_is_cleaned_alike_by_a_process_that_is_shut_in(magic: bytes) -> None:
    files = of_kind(magic)
    assert shut_in(files) == {name: answered(*one) for name, one in files.items()}


def test_a_planted_call_that_is_not_permitted_is_seen() -> None:
    files = {"a picture in an open document": (_WITH_PICTURE, ".odt")}
    planted = "import posixpath; posixpath.relpath = lambda *_: os.getcwd()"
    (answer,) = shut_in(files, planted).values()
    assert answer != answered(*files["a picture in an open document"])


def test_pictures_of_an_open_document_are_led_to() -> None:
    _, (clean, _) = cleaned_file(_WITH_PICTURE, ".odt")
    with zipfile.ZipFile(io.BytesIO(clean)) as archive:
        led = [archive.read(one) for one in ("content.xml", "styles.xml", "Object 1/content.xml")]
        assert {"Pictures/part2.png", "Object 1/Pictures/part1.png"} <= set(archive.namelist())
    places = (b'"Pictures/part2.png"', b'"./Pictures/part2.png"', b'"Pictures/part1.png"')
    assert [place in one for place, one in zip(places, led, strict=True)] == [True] * 3
