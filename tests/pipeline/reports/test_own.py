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


CHANGES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a note put into a PDF, as readers save it": (".pdf", lambda d: d + b"\n9 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"),
    "a byte of a PDF": (".pdf", lambda d: d.replace(b"/Title", b"/Titlf", 1)),
    "a PDF with the words of our mark": (".pdf", lambda d: b"%PDF-1.7\n%tallystick report " + b"0" * 64 + b"\nstartxref\n1\n%%EOF"),
    "a PDF cut short": (".pdf", lambda d: d[:-1]),
    "another PDF": (".pdf", lambda _: b"%PDF-1.7\n%%EOF\n"),
    "a line in a Word document": (".docx", resaved),
    "another Word document": (".docx", lambda _: resaved(set_report(small("y"), ".docx"))),
    "a cell of a workbook": (".xlsx", lambda d: with_part(d, "xl/sharedStrings.xml", lambda p: p.replace(b"What", b"That"))),
    "a part more in a workbook": (".xlsx", lambda d: _with_more(d)),
    "its title": (".xlsx", lambda d: with_part(d, "docProps/core.xml", lambda p: p.replace(b"Small", b"Large"))),
    "nothing in it": (".docx", lambda _: b""),
    "a text": (".xlsx", lambda _: b"What we promised\n"),
}  # fmt: skip


def _with_more(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("xl/comments1.xml", "<comments>no</comments>")
    return out.getvalue()


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
        assert "no report that this program wrote, or it was changed since" in done.output
        if out.is_file():
            assert out.read_bytes() == theirs
            out.unlink()
        elif out.is_dir():
            out.rmdir()
        else:
            out.unlink()
