"""A report takes the place of an earlier one that nobody has touched, and of nothing else."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.pipeline.reports import write
from tallystick.pipeline.reports.own import is_untouched
from tallystick.pipeline.reports.write import set_report
from tests.pipeline.reports.test_written import small
from tests.register.packages import copy_of_golden

run = CliRunner().invoke
KINDS = (".pdf", ".docx", ".xlsx")


def resaved(data: bytes) -> bytes:
    """A Word document as somebody leaves it who wrote a line into it."""
    document, out = docx.Document(io.BytesIO(data)), io.BytesIO()
    document.add_paragraph("We object to this.")
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for one in given.namelist():
            made.writestr(one, change(given.read(one)) if one == name else given.read(one))
    return out.getvalue()


def with_more(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("xl/comments1.xml", "<comments>no</comments>")
    return out.getvalue()


def with_other_words(data: bytes) -> bytes:
    return with_part(data, "xl/sharedStrings.xml", lambda part: part.replace(b"What", b"That"))


def with_another_title(data: bytes) -> bytes:
    return with_part(data, "docProps/core.xml", lambda part: part.replace(b"Small", b"Large"))


END = b"\nstartxref\n9\n%%EOF\n"
CHANGES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a note put into a PDF, as readers save it": (
        ".pdf",
        lambda data: data + b"\n9 0 obj\n<<>>\nendobj" + END,
    ),
    "a byte of a PDF": (".pdf", lambda data: data.replace(b"/Title", b"/Titlf", 1)),
    "our mark in another PDF": (".pdf", lambda _: b"%PDF-1.7\n%tallystick report " + b"0" * 64 + END),
    "a PDF cut short": (".pdf", lambda data: data[:-1]),
    "another PDF": (".pdf", lambda _: b"%PDF-1.7\n%%EOF\n"),
    "a line in a Word document": (".docx", resaved),
    "a cell of a workbook": (".xlsx", with_other_words),
    "a part more in a workbook": (".xlsx", with_more),
    "its title": (".xlsx", with_another_title),
    "nothing in it": (".docx", lambda _: b""),
    "a text": (".xlsx", lambda _: b"What we promised\n"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_known_again_and_the_same_each_time(kind: str) -> None:
    data = set_report(small("x"), kind)
    assert is_untouched(data)
    assert data == set_report(small("x"), kind)
    if kind == ".pdf":
        assert len(pypdfium2.PdfDocument(data)) == 3


@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_changed_is_no_report_of_ours(change: str) -> None:
    kind, changed = CHANGES[change]
    assert not is_untouched(changed(set_report(small("x"), kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_replaces_its_own_and_refuses_the_rest_before_the_work(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "make_document", lambda *_: small("x"))
    out = tmp_path / f"out{kind}"
    asked = ["report", str(copy_of_golden(tmp_path / "package")), str(out)]
    for _ in range(2):
        assert run(app, asked).exit_code == 0
    before = out.read_bytes()
    monkeypatch.setattr(write, "material_of", lambda *_: pytest.fail("it began to work"))
    theirs = before + b"theirs"
    for make in (lambda: out.write_bytes(theirs), lambda: os.mkfifo(out), out.mkdir):
        make()
        done = run(app, asked)
        assert done.exit_code == 2, done.output
        assert "no report of this program, or was changed since" in done.output
        if out.is_file():
            assert out.read_bytes() == theirs
            out.unlink()
        elif out.is_dir():
            out.rmdir()
        else:
            out.unlink()
