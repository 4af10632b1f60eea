"""What somebody writes may hold any address: none is ever opened, by a page or by the office (U6)."""

import functools
import html
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, cast

import pytest
from django.http import HttpResponse
from django.test import Client

from tallystick.office.models import SealedCase
from tests.office import trying_public as tried
from tests.office.conftest import MakePerson, SignIn
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, a_file, says
from tests.office.tell.texts import PATH, TEXT, mark_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]
ADDRESSES = (
    "http://127.1/", "http://[::1]:8000/", "http://169.254.169.254/latest/", "http://2130706433/",
    "http://0x7f.1/", "http://017700000001/", "file:///etc/passwd", "gopher://127.0.0.1:25/_x",
    "https://tracker.example/pixel.png?who=1", "//tracker.example/x", "\\\\tracker.example\\share",
)  # fmt: skip


class Opened(OSError):
    """Somebody tried to reach something; as where there is no network, so that a program may pass it over."""


#: What Python tells of before something reaches out of a process, whichever function is called.
_REACHING = frozenset(
    {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
    | {"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "os.fork", "os.forkpty", "os.startfile"}
)
_CLEANER = [sys.executable, "-P", "-m", "tallystick.office.cleaning.cleaner"]
_HEARD: list[list[object]] = []


def _heard(event: str, told: tuple[Any, ...]) -> None:
    if not _HEARD or event not in _REACHING:
        return
    if event == "subprocess.Popen" and list(told[1])[:4] == _CLEANER:
        return
    _HEARD[-1].append((event, told))
    raise Opened


@functools.cache
def _listens() -> None:
    """Listen from now on, for good: what Python tells of can't be left again."""
    sys.addaudithook(_heard)


@pytest.fixture
def reached() -> Iterator[list[object]]:
    """Whatever is tried that would reach out of this process, which fails; own programs are let through."""
    _listens()
    _HEARD.append([])
    yield _HEARD[-1]
    _HEARD.pop()


def pages(sender: Sender, reader: Reading, clerk: Client, other: Client) -> Iterator[HttpResponse]:
    """Have addresses written wherever somebody can write, and give every page on which they are shown."""
    words = "Look: " + " ".join(ADDRESSES)
    csv = "\n".join(f"{one},1" for one in ADDRESSES).encode()
    sender.gets_code()
    sender.post("begin/", kept="on")
    yield sender.post("draft/", kind="complaint", text=words, save="", file=a_file("addresses.csv", csv))
    yield sender.post("draft/", kind="complaint", text=words, send="")
    case = SealedCase.objects.latest("pk")
    yield sender.post("case/more/", text=f"And: {words}")
    yield reader.post(f"{case.pk}/acknowledge/")
    yield reader.post(f"{case.pk}/take-up/")
    yield reader.post(f"{case.pk}/ask/", text=words)
    yield reader.post("open/")
    yield sender.comes_back()
    mark = mark_in(sender.post(f"{PATH}comment/", text=words))
    tried.challenged(tried.entered_duty(), words)
    yield sender.post("mark/", mark=mark)
    yield cast("HttpResponse", clerk.get(f"/office/consultations/{TEXT}/comments/", secure=True))
    yield cast("HttpResponse", other.get(f"/office/disclosure/{tried.DUTY['id']}/", secure=True))


def leads_there(page: HttpResponse) -> list[str]:
    """The addresses to which a page leads, or which it loads: an address is text, and no link or picture."""
    said = html.unescape(page.content.decode())
    return [one for one in ADDRESSES if any(f"{before}{one}" in said for before in ('="', "='", "url("))]


@pytest.mark.usefixtures("text")
def test_no_address_that_somebody_writes_is_opened(
    sender: Sender, reader: Reading, reached: list[object], make_person: MakePerson, sign_in: SignIn
) -> None:
    clerk, other = (sign_in(make_person(role)) for role in ("secretariat", "supervision"))
    seen = list(pages(sender, reader, clerk, other))
    shown = [says(page, "http://127.1/") for page in seen]
    assert [page.status_code for page in seen] == [200] * len(seen)
    assert shown == [True] * len(seen)
    assert [wrong for page in seen if (wrong := leads_there(page))] == []
    assert reached == []
    # Nor does a page of the public that shows nothing of it.
    assert [leads_there(sender.get(path)) for path in (PATH, "lists/")] == [[], []]


def _connected() -> None:
    with socket.socket() as line:
        line.connect(("169.254.169.254", 80))


def _told_by_datagram() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as line:
        line.sendto(b"x", ("169.254.169.254", 80))


@pytest.mark.parametrize(
    "opens",
    [
        _connected,
        _told_by_datagram,
        lambda: socket.getaddrinfo("tracker.example", 80),
        lambda: subprocess.run(["true"], check=False),
        lambda: os.system("true"),  # noqa: S605 - told of before it begins
        lambda: os.posix_spawn("/bin/true", ["true"], {}),
        lambda: os.execv("/bin/true", ["true"]),  # noqa: S606 - told of before it begins
        os.fork,
    ],
    ids=["line", "datagram", "name", "program", "shell", "spawned", "in its place", "forked"],
)
def test_a_program_that_opens_one_is_noticed(opens: Callable[[], object], reached: list[object]) -> None:
    """The planted bug: something asks for what an address names, in each way, and passes over its failure."""
    with suppress(Exception):
        opens()
    assert len(reached) == 1
