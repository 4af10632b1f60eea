"""Whoever hands in what can't be read learns nothing of where the server keeps it."""

import itertools
import re
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import tallystick.office
from tallystick.base.findings import Problem, Refusal
from tallystick.base.reasons import Foreign, Reason, Text, texts
from tallystick.office.models import FigureUpload
from tallystick.office.models.figure_files import NOT_READ, TRIED
from tallystick.office.scratch import scratch_folder
from tests.office.conftest import MakePerson, SignIn
from tests.office.services.test_figures import NEW, table

#: What is in a file that says it is something else.
BROKEN = {
    "text": b"no workbook",
    "zip": b"PK\x03\x04" + bytes(60),
    "empty": b" ",
    "binary": bytes(range(256)),
}


def shows_no_place(page: str) -> bool:
    """Whether a page names no folder of the server."""
    return not re.search(rf"{re.escape(tempfile.gettempdir())}/|tallystick-(figures|form|plan|office)-", page)


def handed_in(client: Client, path: str, name: str, data: bytes, **said: str) -> str:
    """Give the page that answers a file."""
    fields = {"file": SimpleUploadedFile(name, data), "form": f"a-form-of-{name}-{len(data)}", **said}
    answer = client.post(path, fields, secure=True, follow=True)
    assert answer.status_code in {200, 409}
    return answer.content.decode()


@pytest.mark.usefixtures("plan")
def test_figures_that_cannot_be_read_are_named_as_they_were_handed_in(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    client = sign_in(make_person("statistics_officer"))
    endings = ("xlsx", "ods", "csv", "parquet", "xml", "json")
    for ending, broken in itertools.product(endings, BROKEN):
        page = handed_in(client, "/office/figures/hand-in/", f"wrong.{ending}", BROKEN[broken], **NEW)
        assert shows_no_place(page), page
        file = FigureUpload.objects.latest("pk")
        assert shows_no_place(str(file.told)), file.told
        if file.state == NOT_READ:
            lead = re.search(r'role="?status"?>(.*?)</p>', page, re.DOTALL)
            assert lead
            assert lead[1].count("can't be read") <= 1
    assert f"wrong.{ending}" in page


@pytest.mark.usefixtures("plan")
def test_a_row_of_figures_that_is_refused_stands_in_its_file(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    client = sign_in(make_person("statistics_officer"))
    page = handed_in(client, "/office/figures/hand-in/", "some.csv", table("41"), **NEW)
    assert FigureUpload.objects.get().state == TRIED
    assert "no-such-thing" in page
    assert shows_no_place(page)


@pytest.mark.usefixtures("plan")
def test_a_form_that_is_none_is_refused_by_its_name(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("body_officer@MOH"))
    for name, broken in itertools.product(("form.xlsx", "form.ods"), BROKEN):
        page = handed_in(client, "/office/bodies/MOH/midterm/form/", name, BROKEN[broken], then="save")
        assert shows_no_place(page), page
        assert name in page
        assert "What you wrote" not in page


@pytest.mark.django_db
def test_a_plan_that_is_none_is_refused_by_its_name(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("secretariat"))
    for ending, broken in itertools.product(("docx", "pdf"), BROKEN):
        page = handed_in(client, "/office/confirm/read", f"plan.{ending}", BROKEN[broken])
        assert shows_no_place(page), page


def test_everything_that_is_refused_inside_speaks_of_its_files_by_name() -> None:
    seen: list[Path] = []

    def refuse() -> None:
        with scratch_folder("figures") as folder:
            seen.append(folder)
            place = Text(str(folder / "a.csv"))
            told = Reason("{path} and {why}", path=place, why=Foreign(f"no such file: '{folder}/b.csv'"))
            listed = Reason("{all}", all=texts([str(folder / "c.csv"), str(folder)]))
            one = Problem("x", told, listed).at(str(folder / "d.csv"), 1, "a", f"{folder}/e.csv")
            raise Refusal(told, listed.since(told), (one,))

    with pytest.raises(Refusal) as caught:
        refuse()
    found = caught.value
    said = f"{found.title.text} {found.fix.text} {found.findings[0].as_record()}"
    assert seen[0].name not in said
    assert found.title.text == "a.csv and no such file: 'b.csv'"
    assert found.fix.text == "c.csv and . a.csv and no such file: 'b.csv'"
    assert (found.findings[0].file, found.findings[0].value) == ("d.csv", "e.csv")
    assert not seen[0].exists()


def test_no_other_module_makes_a_folder_of_its_own() -> None:
    """What is started may still say where such folders lie: in memory."""
    root = Path(tallystick.office.__file__).parent
    using = {one.name for one in root.rglob("*.py") if "import tempfile" in one.read_text(encoding="utf-8")}
    assert using == {"scratch.py", "start.py"}
    assert "tempfile.tempdir = " in (root / "start.py").read_text(encoding="utf-8")
    assert (root / "start.py").read_text(encoding="utf-8").count("tempfile.") == 1
