"""Nothing of who sends something is stored, logged or set: no address, browser, code or hour (C3, C4)."""

import builtins
import hashlib
import io
import logging
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tallystick.office.case_store import sweep
from tallystick.office.clock import now
from tallystick.office.forgetting import Forgetting
from tallystick.office.models import CaseReader, SealedFile, SealedPart
from tallystick.office.tell_routes import _answered
from tallystick.vault.padding import SMALLEST
from tests.office import trying_public as tried
from tests.office.conftest import SignIn
from tests.office.tell.addresses_walked import NAME, TEXT, journey
from tests.office.tell.conftest import Committing, clean_all_here
from tests.office.tell.sender import HOST, Sender, a_file

pytestmark = pytest.mark.django_db
#: What every request of a sender in these tests says of them.
OF_SENDER = ("Telltale", "198.51.100.77", "203.0.113.77", "telltale.example", "cookie-of-theirs")


#: Where the words lie that somebody says to everybody.
SAID_IN_PUBLIC = {"office_publiccomment", "office_dutychallenge"}


def tables() -> list[str]:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


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


def told_of(sender: Sender, *texts: str, codes: Sequence[str] = ()) -> list[str]:
    """Give what of the sender stands in some texts."""
    spelled = [way for one in codes or [sender.code] for way in (one, one.lower(), one.replace("-", ""))]
    wanted = (*OF_SENDER, TEXT, "names of mine", NAME, *spelled)
    return [one for one in wanted if one and any(one in text for text in texts)]


WRITES = os.O_WRONLY | os.O_RDWR


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every file that is opened to be written, wherever it lies; templates are compiled and not kept."""
    found: set[str] = set()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    def noting(real: Callable[..., Any]) -> Callable[..., Any]:
        def open_(file: object, mode: object = "r", *of: object, **named: object) -> object:
            if not isinstance(file, int) and (
                mode if isinstance(mode, int) else set(str(mode)) & set("wax+")
            ):
                found.add(str(file))
            return real(file, mode, *of, **named)

        return open_

    for room, name in ((builtins, "open"), (io, "open"), (os, "open")):
        monkeypatch.setattr(room, name, noting(getattr(room, name)))
    return found


@pytest.mark.usefixtures("text")
def test_nothing_of_the_sender_is_stored_logged_or_set(
    sender: Sender,
    own_folder: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    written: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clean_all_here(monkeypatch)
    tried.entered_duty()
    caplog.set_level(logging.DEBUG)
    begun, before = now().timestamp(), set(whole_database("office_").splitlines())
    written.clear()  # of what holds back the output of a test
    codes = journey(sender)
    assert [one for one in written if not one.startswith((str(own_folder), os.devnull))] == []
    files = "\n".join(one.read_bytes().decode("latin-1") for one in own_folder.rglob("*") if one.is_file())
    logged = caplog.text + "".join(str(vars(one)) for one in caplog.records) + "".join(capfd.readouterr())
    lines = "\n".join(line for line in logged.splitlines() if "QUERY" not in line)
    public = whole_database("office_publiccomment") + whole_database("office_dutychallenge")
    assert TEXT in public  # what is said in public is there to be read, by whoever reads it
    stored = "\n".join(whole_database(one) for one in tables() if one not in SAID_IN_PUBLIC)
    came = set(whole_database("office_").splitlines()) - before
    assert hours_in("\n".join(came), begun) == []
    assert told_of(sender, stored, files, codes=codes) == []
    messages = "\n".join(str(one.getMessage()) for one in caplog.records)
    assert told_of(sender, messages, lines, codes=codes) == []
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
    sender.gets_code()
    sender.post("begin/", kept="on")
    sender.post("draft/", text="t", save="", file=a_file("c.txt", b"a draft's\n"))
    told = {"whole": "0" * 64, "number": "0", "sha256": hashlib.sha256(b"a part").hexdigest()}
    sender.post("draft/part/", **told, part=a_file("part", b"a part"))
    sizes = [SealedFile.objects.latest("pk").size, SealedPart.objects.get().size]
    assert sizes == [SMALLEST, SMALLEST]


def test_only_the_day_is_stored(sender: Sender) -> None:
    sender.sends(TEXT)
    with connection.cursor() as cursor:
        for table in ("sealedcase", "sealedmessage", "sealedfile", "sealeddraft", "caseentry"):
            columns = connection.introspection.get_table_description(cursor, f"office_{table}")
            kinds = {connection.introspection.get_field_type(one.type_code, one) for one in columns}
            assert kinds.isdisjoint({"DateTimeField", "TimeField", "GenericIPAddressField"}), table


def hours_in(stored: str, begun: float) -> list[str]:
    """What tells the hour, as seconds of a clock or as a time of the day, in whatever column it stands."""
    assert now().date().isoformat() in stored
    seconds = re.findall(r"\d{10,}", stored)
    told = [one for one in seconds if begun - 60 <= int(one[:10]) <= now().timestamp() + 60]
    return told + re.findall(rf"{now().date().isoformat()}[T ]\d\d:", stored)


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
