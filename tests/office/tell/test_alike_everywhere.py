"""Every address that a code is sent to answers one that opens nothing alike, whatever once was there (C5)."""

import gc
import sys
from collections.abc import Sequence
from types import FrameType

import pytest
from django.http import HttpRequest, HttpResponse

from tallystick.office.tell_addresses import TELL_ROUTES
from tallystick.office.views import tell_bodies
from tallystick.office.views.tell_case import look_up, nothing_page
from tallystick.vault.codes import new_secret, spell
from tests.office.tell.sender import Sender, says

pytestmark = pytest.mark.django_db
#: The address on which a code alone is asked for; the work of the others is held against it.
BACK = "back/"
#: All to which somebody sends a code, but what begins a draft and parts of one.
ADDRESSES = sorted(
    str(one.pattern)
    for one in TELL_ROUTES
    if str(one.pattern).startswith("case/") or str(one.pattern) == "draft/"
)
#: Where a box is asked for before anything is said of a code.
ASKS_FIRST = {"case/erase/"}
#: By how many calls, of some ten thousand, the work for two codes may differ; how much is done beside `BACK`.
SAME, ENOUGH = 600, 0.7
_TYPED = {
    "text": "And the wood.",
    "number": "1",
    "against": "MOH",
    "body": "MOH",
    "words": "2",
    "answer": "1",
}
Answer = tuple[int, int, tuple[tuple[str, str], ...], bool]


def looks(answer: HttpResponse) -> Answer:
    """All that shows from outside: status, length, head; and whether it says that there is nothing."""
    return (
        answer.status_code,
        len(answer.content),
        tuple(sorted(answer.items())),
        says(answer, "nothing under"),
    )


def answered(sender: Sender, path: str, code: str) -> tuple[Answer, int]:
    """How an address answers a code, and how many calls of functions that took: the work, told exactly."""
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sender.code = code
    gc.disable()  # what it calls on what other tests left behind would be counted as work for this code
    sys.setprofile(count)
    try:
        answer = sender.post(path, form="f", **_TYPED)
    finally:
        sys.setprofile(None)
        gc.enable()
    return looks(answer), calls


@pytest.fixture
def nothings(sender: Sender) -> dict[str, str]:
    """Codes that open nothing: of a view that was closed, of a case that was erased, and nobody's."""
    codes = {"nobody's": spell(new_secret())}
    for end in ("close", "erase"):
        sender.sends()
        sender.post(f"case/{end}/", sure="on")
        codes[end] = sender.code
    answered(sender, BACK, codes["close"])
    return codes


def differing(
    sender: Sender, codes: dict[str, str], paths: Sequence[str] = (BACK, *ADDRESSES)
) -> dict[str, str]:
    """The addresses that answer one of these codes otherwise than the others, and in what."""
    found, most = {}, answered(sender, BACK, codes["nobody's"])[1]
    for path in paths:
        answered(sender, path, spell(new_secret()))  # what an address makes ready once is ready
        told = {what: answered(sender, path, code) for what, code in codes.items()}
        shapes, work = {one for one, _ in told.values()}, [calls for _, calls in told.values()]
        if len(shapes) > 1:
            found[path] = f"looks otherwise: {shapes}"
        elif max(work) - min(work) > SAME:
            found[path] = f"takes other work: {work}"
        elif path not in ASKS_FIRST and (not shapes.pop()[-1] or min(work) < most * ENOUGH):
            found[path] = f"gives up early: {min(work)} of {most}"
    return found


def test_a_code_that_opens_nothing_is_answered_alike_everywhere(
    sender: Sender, nothings: dict[str, str]
) -> None:
    assert len(ADDRESSES) > 15
    assert differing(sender, nothings) == {}


def test_an_address_that_gives_up_early_is_noticed(
    sender: Sender, nothings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug, on one address of many: less is done, for one kind of code and for all."""
    closed = nothings["close"]

    def early(request: HttpRequest, secret: bytes, *_: object) -> HttpResponse:
        if request.path.endswith("allow/") or spell(secret) == closed:
            return nothing_page(request)
        return look_up(request, secret)

    monkeypatch.setattr(tell_bodies, "look_up", early)
    found = differing(sender, nothings, ("case/allow/", "case/name/", "case/more/"))
    assert set(found) == {"case/allow/", "case/name/"}, found
