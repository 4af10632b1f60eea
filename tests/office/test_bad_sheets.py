"""Spreadsheets that are none, or not ours: each is told by its own name what it is, and nothing is lost."""

import datetime
import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from xlsxwriter.worksheet import Worksheet

from tallystick.office.models import OfficeDraft
from tallystick.office.selectors.duties import phases
from tallystick.office.selectors.forms import form_of
from tallystick.pipeline.forms.columns import HEADING, SHEET
from tallystick.voice.language import ENGLISH
from tests.cli.sheets import Rows, pages, write_ods
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.writing import BODY, COMMITMENT, SAID

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
PATH = f"/office/bodies/{BODY}/midterm/form/"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NUMBER, DUE = HEADING.index("numerator"), HEADING.index("due")


def zipped(name: str) -> bytes:
    """A zip with one part of this name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.fixture
def rows(tmp_path: Path) -> dict[str, Rows]:
    """The pages of the ministry's form, with one answer in it."""
    place = tmp_path / "form.xlsx"
    place.write_bytes(form_of(BODY, phases()[0], NOW.date(), ENGLISH))
    every = pages(place)
    (row,) = (one for one in every[SHEET] if one[HEADING.index("commitment")] == COMMITMENT)
    for name, text in SAID.items():
        row[HEADING.index(name)] = text
    return every


def book(every: dict[str, Rows], then: Callable[[Worksheet], object] | None = None) -> bytes:
    """A workbook with these pages, as a person's program would write it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for name, rows in every.items():
            page = made.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    page.write_string(number, place, cell)
            if then is not None and name == SHEET:
                then(page)
    return out.getvalue()


def renamed(every: dict[str, Rows]) -> bytes:
    every[SHEET][0][HEADING.index("said")] = "What was done"
    return book(every)


def without(every: dict[str, Rows], name: str) -> bytes:
    """A template that has not this column yet."""
    place = HEADING.index(name)
    return book({**every, SHEET: [row[:place] + row[place + 1 :] for row in every[SHEET]]})


def of_another(every: dict[str, Rows]) -> bytes:
    for row in every[SHEET][1:]:
        row[HEADING.index("body")] = "SUPERVISORS"
    return book(every)


def told(client: Client, name: str, data: bytes, start: str = "") -> tuple[int, str]:
    """What the page says of a file that is handed in, in the language of an address that starts so."""
    form = {"form": f"form-{name}", "file": SimpleUploadedFile(name, data)}
    answer = client.post(start + PATH, form, secure=True)
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return answer.status_code, " ".join(html.unescape(re.sub("<[^>]+>", " ", main)).split())


BAD: dict[str, tuple[str, Callable[[dict[str, Rows]], bytes], str]] = {
    "bytes": ("form.xlsx", lambda _: b"\x00\x01\x02 nothing", "no directory of a zip"),
    "text": ("words.xlsx", lambda _: b"no spreadsheet", "words.xlsx can't be read"),
    "csv": ("answers.csv", lambda _: ",".join(HEADING).encode(), "plain text, such as a CSV"),
    "csv as xlsx": ("answers.xlsx", lambda _: "阶段,机构\n".encode("gb18030"), "plain text, such as a CSV"),
    "csv of Excel": ("u.xlsx", lambda _: "phase\tbody".encode("utf-16"), "plain text, such as a CSV"),
    "cut": ("cut.xlsx", lambda every: book(every)[:4000], "breaks off before its end"),
    "locked": (
        "locked.xlsx",
        lambda _: OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
        "protected by a password",
    ),
    "xls": ("old.xls", lambda _: OLE + bytes(504) + "Workbook".encode("utf-16-le"), "old form of xls"),
    "web page": ("export.xls", lambda _: b"\r\n<HTML><table>", "it is a web page"),
    "Word": ("报告.docx", lambda _: zipped("word/document.xml"), "报告.docx can't be read as a spreadsheet"),
    "Numbers": ("n.numbers", lambda _: zipped("Index/Document.iwa"), "export it as xlsx"),
    "xlsb": ("b.xlsb", lambda _: zipped("xl/workbook.bin"), "a binary workbook (xlsb)"),
    "zip": ("z.xlsx", lambda _: zipped("form.xlsx"), "a zip with other files in it"),
    "PDF": ("a.pdf", lambda _: b"%PDF-1.7", "it is a PDF"),
    "picture": ("photo.xlsx", lambda _: b"\xff\xd8\xff\xe0", "it is a picture"),
    "empty": ("e.xlsx", lambda _: b"", "no spreadsheet of a fitting size"),
    "renamed column": ("r.xlsx", renamed, "lacks the column said"),
    "older template": ("o.xlsx", lambda every: without(every, "approved"), "copy your answers into it"),
    "no pages": ("p.xlsx", lambda _: book({"reports": [["a"]]}), "made from another package"),
    "formula": (
        "f.xlsx",
        lambda every: book(every, lambda page: page.write_formula(2, NUMBER, "=1+1")),
        "holds a formula: ",
    ),
    "merged": (
        "m.xlsx",
        lambda every: book(every, lambda page: page.merge_range(1, NUMBER, 2, NUMBER, "x")),
        "that are merged: ",
    ),
    "another body's": ("moe.xlsx", of_another, "The spreadsheet is that of SUPERVISORS in midterm"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_form_says_what_it_is(
    kind: str, rows: dict[str, Rows], make_person: MakePerson, sign_in: SignIn
) -> None:
    name, make, words = BAD[kind]
    code, text = told(sign_in(make_person(f"body_officer@{BODY}")), name, make(rows))
    assert (code, words in text) == (409, True), text
    assert "tallystick form" not in text  # nobody who works on the web knows the command
    assert "name the package" not in text  # nor names one
    assert "/" not in text.replace("xlsx or ods", "")  # nor where the server keeps things
    assert not OfficeDraft.objects.exists()


def ods(every: dict[str, Rows], tmp_path: Path) -> bytes:
    place = tmp_path / "form.ods"
    write_ods(place, every)
    return place.read_bytes()


@pytest.mark.parametrize("name", ["form.ods", "FORM.ODS", "ods that is called.xlsx", "no ending", "-"])
def test_an_ods_is_taken_whatever_it_is_called(
    name: str, rows: dict[str, Rows], tmp_path: Path, make_person: MakePerson, sign_in: SignIn
) -> None:
    code, text = told(sign_in(make_person(f"body_officer@{BODY}")), name, ods(rows, tmp_path))
    assert (code, "rows taken: 1" in text) == (200, True), text


def _serial(page: Worksheet) -> None:
    for row in (1, 2, 3):
        page.write_number(row, DUE, 45382)


def _dated(page: Worksheet) -> None:
    for row in (1, 2, 3):
        page.write_datetime(row, DUE, datetime.datetime(2024, 3, 31))  # noqa: DTZ001 - a sheet has no zone


def _with_strokes(page: Worksheet) -> None:
    for row in (1, 2, 3):
        page.write_string(row, DUE, "2024/3/31")


@pytest.mark.parametrize("then", [_serial, _dated, _with_strokes])
def test_a_day_that_a_program_turned_into_a_number_or_wrote_its_own_way_is_that_day(
    then: Callable[[Worksheet], object], rows: dict[str, Rows], make_person: MakePerson, sign_in: SignIn
) -> None:
    code, text = told(sign_in(make_person(f"body_officer@{BODY}")), "d.xlsx", book(rows, then))
    assert (code, "rows taken: 1" in text, "not taken" in text) == (200, True, False), text


def test_another_day_is_no_day_of_the_form(
    rows: dict[str, Rows], make_person: MakePerson, sign_in: SignIn
) -> None:
    data = book(rows, lambda page: page.write_number(2, DUE, 45383))
    _, text = told(sign_in(make_person(f"body_officer@{BODY}")), "d.xlsx", data)
    assert "due is grey" in text
    assert "rows taken: 0" in text


def test_what_nobody_sees_is_named_in_the_language_of_the_page(
    rows: dict[str, Rows], make_person: MakePerson, sign_in: SignIn
) -> None:
    client = sign_in(make_person(f"body_officer@{BODY}"))
    rows[SHEET][2][HEADING.index("said")] = "Half\x07 of it."
    for start, words in (("", "U+0007 (a control character)"), ("/zh-hans", "控制字符")):
        code, text = told(client, f"seen{start[1:]}.xlsx", book(rows), start)
        assert (code, words in text, "rows taken: 1" in text) == (200, True, False), text
