"""The process that reads a document: what it answers, and that it takes no more than it may."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tallystick.reading import reader
from tests.reading.test_files import PLAN_PAGES, docx, paragraph, pdf

WORDS = docx(paragraph("We will do it."))


def answers(kind: str, data: bytes, tmp_path: Path) -> list[dict[str, Any]]:
    """All that it says of a document."""
    (tmp_path / "document").write_bytes(data)
    with (tmp_path / "document").open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "tallystick.reading.reader", kind],
            stdin=file,
            capture_output=True,
            check=True,
            timeout=120,
        )
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("kind", "data", "text"),
    [
        ("html", b"<p>We will do it.", "We will do it.\n"),
        ("docx", WORDS, "We will do it.\n"),
        ("zip", WORDS, "We will do it.\n"),
    ],
)
def test_the_text_comes_last(kind: str, data: bytes, text: str, tmp_path: Path) -> None:
    (only,) = answers(kind, data, tmp_path)
    assert only["text"] == text


def test_a_pdf_tells_how_far_it_is(tmp_path: Path) -> None:
    *far, last = answers("pdf", pdf(PLAN_PAGES * 10), tmp_path)
    assert [one["far"] for one in far] == [["reading pages", 0, 40], ["reading pages", 25, 40]]
    assert last["text"].count("\f") == 39


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        ("html", b"", "empty"),
        ("html", b"\0\x01\x02" * 500, "no-text"),
        ("docx", b"PK\x03\x04", "docx-unsound"),
        ("zip", b"PK\x03\x04", "zip"),
        ("pdf", b"%PDF-1.7", "pdf-broken"),
        ("pdf", pdf([[], []]), "pdf-scan"),
    ],
)
def test_why_there_is_no_text_is_told_by_its_code(kind: str, data: bytes, code: str, tmp_path: Path) -> None:
    assert answers(kind, data, tmp_path)[-1]["refused"] == code


def test_an_encoding_that_was_found_out_is_told(tmp_path: Path) -> None:
    (only,) = answers("html", "<p>La educación será un derecho de todos los niños".encode("cp1252"), tmp_path)
    assert only["notices"] == [["older", {"encoding": "Windows-1252 (Western Europe)"}]]


def test_it_takes_neither_more_memory_nor_time_nor_writes_a_file() -> None:
    """Seen from inside, in a process of its own: the bounds are set before anything is read."""
    program = (
        "import resource, sys, json\nfrom tallystick.reading import reader\n"
        "names = ['RLIMIT_AS', 'RLIMIT_CPU', 'RLIMIT_FSIZE', 'RLIMIT_CORE']\n"
        "def look(file, language):\n"
        "    print(json.dumps([resource.getrlimit(getattr(resource, o))[0] for o in names]), flush=True)\n"
        "    raise MemoryError\n"
        "reader._READERS['html'] = look\nreader.main('html')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, input=b"")
    bounds, answer = map(json.loads, done.stdout.splitlines())
    assert bounds == [reader.MOST_MEMORY, reader.MOST_SECONDS, 0, 0]
    assert answer == {"refused": "too-much", "places": {}}
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0, "this process is not bound"
