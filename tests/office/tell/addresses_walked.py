"""Every address of the public, asked for its page and handed forms by one sender."""

from tallystick.office.tell_addresses import TELL_ROUTES
from tests.office import trying_public as tried
from tests.office.tell.sender import Sender, a_file

TEXT, NAME = "They took our land at the river.", "list of my village.txt"
#: What a form of the public can say, each field under its name.
TYPED = {
    "kind": "complaint",
    "number": "1",
    "words": "2",
    "against": "MOH",
    "body": "MOH",
    "answer": "7",
    "mark": "0",
    "point": "",
    "side": "",
    "sure": "on",
    "sha256": "0" * 64,
    "whole": "1" * 64,
}
NAMED = {"name": "ledger.vkey", "text": tried.TEXT, "duty": tried.DUTY["id"]}
#: What ends a case comes last.
ENDING = ("tell_settle", "tell_withdraw", "tell_close", "tell_erase")


def journey(sender: Sender) -> list[str]:
    """Walk every address of the public, with what is right and what is wrong; gives the codes."""
    sender.sends(TEXT, file=a_file(NAME, b"names of mine\n"))
    case, draft = sender.code, sender.gets_code()
    sender.post("begin/", kept="on")
    sender.post("draft/", text="x" * 1_100_000)
    sender.post("draft/", file=a_file("x.exe", b"MZ\0" + bytes(3_000_000)))
    for route in sorted(TELL_ROUTES, key=lambda one: place_of(str(one.name))):
        sender.code = draft if str(route.pattern).startswith("draft/") else case
        walked(sender, str(route.pattern))
    for sender.code in ("7" * 28, case[:-1]):
        sender.comes_back()
    sender.code = case
    return [case, draft]


def place_of(name: str) -> int:
    return ENDING.index(name) + 1 if name in ENDING else 0


def walked(sender: Sender, path: str) -> None:
    """Ask an address for its page, and hand it a form with words and a file, and one that is none."""
    for name, value in NAMED.items():
        path = path.replace(f"<str:{name}>", value)
    sender.get(path)
    for text in (TEXT, f"{TEXT}\0"):
        files = {name: a_file(NAME, b"names of mine\n") for name in ("file", "part")}
        sender.post(path, **TYPED | {"text": text, "name": NAME}, **files)
