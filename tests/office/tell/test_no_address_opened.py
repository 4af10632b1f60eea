"""What somebody writes may hold any address: none is ever opened, by a page or by the office (U6)."""

import socket
from typing import NoReturn

import pytest

from tallystick.office.models import SealedCase
from tests.office import trying_public as tried
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, a_file, says
from tests.office.tell.texts import PATH

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]
ADDRESSES = (
    "http://127.1/", "http://[::1]:8000/", "http://169.254.169.254/latest/", "http://2130706433/",
    "http://0x7f.1/", "http://017700000001/", "file:///etc/passwd", "gopher://127.0.0.1:25/_x",
    "https://tracker.example/pixel.png?who=1", "//tracker.example/x", "\\\\tracker.example\\share",
)  # fmt: skip


class Opened(AssertionError):
    """Somebody tried to reach something."""


@pytest.fixture
def shut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would reach out of this process fails."""

    def reach(*_: object, **__: object) -> NoReturn:
        raise Opened

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, reach)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, reach)


@pytest.mark.usefixtures("shut", "text")
def test_no_address_in_a_text_a_file_or_a_comment_is_opened(sender: Sender, reader: Reading) -> None:
    words = "Look: " + " ".join(ADDRESSES)
    csv = "\n".join(f"{one},1" for one in ADDRESSES).encode()
    sender.sends(words, file=a_file("addresses.csv", csv))
    case = SealedCase.objects.latest("pk")
    page = reader.post(f"{case.pk}/open/")
    assert says(page, "http://127.1/")
    assert sender.comes_back().status_code == 200
    assert sender.post(f"{PATH}comment/", text=words).status_code == 200
    tried.challenged(tried.entered_duty(), words)
    shown = (page, sender.get(PATH), sender.get("lists/"))
    # Nor does a page lead there: an address is text, and no link, picture or frame.
    assert not any(f'="{one}' in page.content.decode() for page in shown for one in ADDRESSES)


@pytest.mark.usefixtures("shut")
def test_a_program_that_opens_one_is_noticed() -> None:
    """The planted bug: something asks for what an address names."""
    with pytest.raises(Opened), socket.socket() as line:
        line.connect(("169.254.169.254", 80))
