"""Nothing of who sends something is stored, logged or set: no address, browser, code or hour (C3, C4)."""

import logging
import re
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tallystick.office.case_store import sweep
from tallystick.office.clock import now
from tallystick.office.forgetting import Forgetting
from tallystick.office.models import CaseReader, SealedFile
from tallystick.office.tell_routes import _answered
from tallystick.vault.padding import SMALLEST
from tests.office.conftest import SignIn
from tests.office.tell.conftest import Committing
from tests.office.tell.sender import HOST, Sender, a_file

pytestmark = pytest.mark.django_db
#: What every request of a sender in these tests says of them.
OF_SENDER = ("Telltale", "198.51.100.77", "203.0.113.77", "telltale.example", "cookie-of-theirs")
TEXT = "They took our land at the river."


def whole_database(of: str = "") -> str:
    """Give every cell of every table whose name begins so."""
    with connection.cursor() as cursor:
        found = []
        for name in connection.introspection.table_names(cursor):
            if not name.startswith(of):
                continue
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - the tables' own names
            found += cursor.fetchall()
    return "\n".join(
        bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
        for row in found
        for cell in row
    )


def journey(sender: Sender) -> None:
    """Walk every address of the public, with what is right and what is wrong."""
    sender.get()
    sender.get("limits/")
    sender.sends(TEXT, file=a_file("list.txt", b"names of mine\n"))
    for path in ("case/more/", "case/proof/", "case/export/", "case/file/", "case/withdraw/", "case/close/"):
        sender.post(path, text=TEXT, number="1")
    sender.comes_back()
    sender.post("draft/", text="x" * 1_100_000)
    sender.post("draft/", file=a_file("x.exe", b"MZ\0"))
    right, sender.code = sender.code, "7" * 28
    sender.comes_back()
    sender.code = right


def told_of(sender: Sender, *texts: str) -> list[str]:
    """Give what of the sender stands in some texts."""
    code = sender.code
    wanted = (*OF_SENDER, TEXT, "names of mine", code, code.lower(), code.replace("-", ""))
    return [one for one in wanted if one and any(one in text for text in texts)]


def test_nothing_of_the_sender_is_stored_logged_or_set(
    sender: Sender, own_folder: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    journey(sender)
    files = "\n".join(one.read_bytes().decode("latin-1") for one in own_folder.rglob("*") if one.is_file())
    logged = caplog.text + "".join(str(vars(one)) for one in caplog.records) + "".join(capfd.readouterr())
    lines = "\n".join(line for line in logged.splitlines() if "QUERY" not in line)
    assert told_of(sender, whole_database(), files) == []
    assert told_of(sender, "\n".join(str(one.getMessage()) for one in caplog.records), lines) == []
    assert not sender.client.cookies or all(not one.value for one in sender.client.cookies.values())


def test_a_failure_inside_tells_nothing_either(
    sender: Sender, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    sender.sends(TEXT)

    def failing(*_: object) -> None:
        raise ZeroDivisionError(TEXT + sender.code)

    monkeypatch.setattr("tallystick.office.views.tell.draft_of", failing)
    sender.client.raise_request_exception = False
    assert sender.comes_back().status_code == 500
    assert told_of(sender, caplog.text) == []


def test_no_page_sees_any_header_but_what_an_answer_needs() -> None:
    """Whatever a browser or a proxy says of a sender, whatever it is called."""
    seen: list[set[str]] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append({one for one in request.META if one.startswith(("HTTP_", "REMOTE_"))})
        return HttpResponse()

    said = {"user-agent": "a", "x-forwarded-for": "b", "x-real-ip": "c", "via": "d", "cookie": "e=f"}
    said |= {"accept-language": "g", "referer": "h", "forwarded": "i", "x-of-next-year": "j", "host": HOST}
    for path in ("/office/tell/", "/zh-hans/office/tell/draft/"):
        Forgetting(page)(RequestFactory(headers=said).get(path))
    assert seen == [{"HTTP_HOST"}] * 2


def test_files_tell_no_time(sender: Sender, own_folder: Path, commit: Committing) -> None:
    with commit(execute=True):  # the tests' own transaction never comes to its end
        sender.sends(TEXT, file=a_file("list.txt", b"names of mine\n"))
    assert len(telling_time(own_folder, any_time=True)) == 4
    assert telling_time(own_folder) == []
    sender.post("case/more/", text="And more.", file=a_file("b.txt", b"names of others\n"))
    assert telling_time(own_folder) == []
    sender.post("case/erase/", sure="on")
    assert telling_time(own_folder, any_time=True) == ["case-keys", "sealed"], "of the case no file is left"
    assert telling_time(own_folder) == []


def telling_time(office: Path, *, any_time: bool = False) -> list[str]:
    """The files and folders that `ls` shows with the time of something."""
    places = [office / name for name in ("case-keys", "sealed")]
    files = [one for place in places for one in (place, *place.iterdir()) if one.name != "pepper"]
    return [one.name for one in files if any_time or one.stat().st_mtime]


def test_folders_tell_no_time_of_what_came_or_went(
    sender: Sender, own_folder: Path, commit: Committing
) -> None:
    def told() -> set[float]:
        return {(own_folder / name).stat().st_mtime for name in ("case-keys", "sealed")}

    with commit(execute=True):
        sender.sends(TEXT, file=a_file("list.txt", b"names of mine\n"))
    assert told() == {0.0}
    with commit(execute=True):
        sender.post("case/more/", text="And more.", file=a_file("b.txt", b"names of others\n"))
    assert told() == {0.0}
    with commit(execute=True):
        sender.post("case/erase/", sure="on")
    assert told() == {0.0}
    (own_folder / "sealed" / ".begun-one").touch()
    (own_folder / "sealed" / "one").write_bytes(b"left by a process that was stopped")
    assert (sweep(lambda _: False), told()) == (1, {0.0})


def test_no_file_tells_by_its_size_which_one_it_is(sender: Sender) -> None:
    sender.sends(TEXT, file=a_file("list.txt", b"names\n"))
    sender.post("case/more/", text="And more.", file=a_file("b.txt", b"names of mine, and of others\n"))
    assert list(SealedFile.objects.values_list("size", flat=True)) == [SMALLEST, SMALLEST]


def test_only_the_day_is_stored(sender: Sender) -> None:
    sender.sends(TEXT)
    with connection.cursor() as cursor:
        for table in ("sealedcase", "sealedmessage", "sealedfile", "sealeddraft", "caseentry"):
            columns = connection.introspection.get_table_description(cursor, f"office_{table}")
            kinds = {connection.introspection.get_field_type(one.type_code, one) for one in columns}
            assert kinds.isdisjoint({"DateTimeField", "TimeField", "GenericIPAddressField"}), table


def test_no_text_or_number_holds_the_hour(sender: Sender) -> None:
    """In whatever column, as seconds of a clock or as a time of the day."""
    begun, today = now().timestamp(), now().date().isoformat()
    journey(sender)
    stored = whole_database("office_")
    assert today in stored
    assert re.findall(rf"{today}[T ]\d\d:", stored) == []
    seconds = [int(one[:10]) for one in re.findall(r"\d{10,}", stored)]
    assert [one for one in seconds if begun - 60 <= one <= now().timestamp() + 60] == []


def test_somebody_who_has_signed_in_is_not_known_here(reading: CaseReader, sign_in: SignIn) -> None:
    assert reading.person is not None
    client = sign_in(reading.person)
    page = client.get("/office/tell/", secure=True)
    assert reading.person.name not in page.content.decode()
    assert not page.cookies


def test_a_request_that_is_not_stripped_is_noticed(
    sender: Sender, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: somebody logs who asks, and the headers are there to be logged."""

    def logging_view(view: object, request: HttpRequest, named: object) -> object:
        logging.getLogger("django").warning("%s", request.META.get("HTTP_USER_AGENT"))
        return _answered(view, request, named)  # type: ignore[arg-type]

    monkeypatch.setattr("tallystick.office.tell_routes._answered", logging_view)
    sender.get()
    assert told_of(sender, "\n".join(str(one.args) for one in caplog.records)) == []
    monkeypatch.setattr(Forgetting, "__call__", lambda self, request: self._answer(request))
    sender.client.handler._middleware_chain = None  # type: ignore[attr-defined]
    seen = []

    def seeing(view: object, request: HttpRequest, named: object) -> object:
        seen.append(request.META.get("HTTP_USER_AGENT", "") + request.META.get("REMOTE_ADDR", ""))
        return _answered(view, request, named)  # type: ignore[arg-type]

    monkeypatch.setattr("tallystick.office.tell_routes._answered", seeing)
    sender.get()
    assert told_of(sender, *seen) == ["Telltale", "203.0.113.77"]


def test_one_script_does_not_shut_everybody_out(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over Tor all senders share one address; whoever has an account is counted."""
    monkeypatch.setattr("tallystick.office.calls.MOST_A_MINUTE", 3)
    assert {sender.get().status_code for _ in range(8)} == {200}
    office = Client(headers={"host": "office.example"})
    assert 429 in {office.get("/office/account/login/", secure=True).status_code for _ in range(8)}


@pytest.mark.parametrize("path", ["/favicon.ico", "/nowhere", "/uploads.js"])
def test_what_a_browser_asks_for_by_itself_leaves_no_cookie(sender: Sender, path: str) -> None:
    answer = sender.client.get(path, secure=True)
    assert not answer.cookies
