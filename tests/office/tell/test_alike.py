"""A code that opens a case and one that opens nothing are answered alike (row C5, and C3 for lengths)."""

import statistics
import time
import zlib

import pytest

from tallystick.office.models import SealedCase
from tallystick.office.selectors.submissions import case_for_sender
from tallystick.office.views import tell_case
from tallystick.vault.codes import new_secret, spell
from tests.draws import TIMES
from tests.office.tell.sender import Sender, says

pytestmark = pytest.mark.django_db
#: Between the middle times of the two, in seconds of the processor; an answer takes many times as long.
CLOSE = 0.001
_EACH = 100 * TIMES


def took(sender: Sender, code: str) -> float:
    """Give how long the processor worked on an answer."""
    sender.code = code
    start = time.process_time()
    sender.comes_back()
    return time.process_time() - start


def apart(sender: Sender, each: int = _EACH) -> float:
    """Give how far the middle times for a known code and for unknown ones lie apart, asked in turn."""
    known, unknown = sender.code, spell(new_secret())
    times: dict[str, list[float]] = {known: [], unknown: []}
    for _ in range(each):
        for code, found in times.items():
            found.append(took(sender, code))
    first, second = (statistics.median(found[each // 10 :]) for found in times.values())
    return abs(first - second)


def test_known_and_unknown_codes_take_as_long(sender: Sender) -> None:
    sender.sends("x" * 200)
    assert apart(sender) < CLOSE


def test_an_answer_that_gives_up_early_is_noticed(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    sender.sends("x" * 200)

    def early(request: object, secret: bytes, done: object = None) -> object:
        found = case_for_sender(secret)
        if found is None:
            return tell_case.nothing_page(request)  # type: ignore[arg-type]
        return tell_case.case_page(request, secret, found, done)  # type: ignore[arg-type]

    monkeypatch.setattr("tallystick.office.views.tell.look_up", early)
    assert apart(sender, 40) > CLOSE


def test_lengths_and_headers_tell_nothing(sender: Sender) -> None:
    """All that somebody on the line learns: how long an answer is, and its head where TLS were broken."""
    sender.sends("They took our land.")
    known = sender.comes_back()
    sender.code = spell(new_secret())
    unknown = sender.comes_back()
    other = Sender()
    other.sends("x" * 4000, kind="question")
    long = other.comes_back()
    other.post("case/close/", sure="on")
    closed = other.comes_back()
    shapes = {
        (one.status_code, len(one.content), tuple(sorted(one.headers.items())))
        for one in (known, unknown, long, closed)
    }
    assert len(shapes) == 1
    # Nor where something on the way packs what it carries: what fills a page up is not shortened to nothing.
    assert min(len(zlib.compress(one.content)) for one in (known, unknown, long, closed)) > 8 * 1024


def test_erased_closed_and_never_there_look_the_same(sender: Sender) -> None:
    codes = []
    for end in ("close", "erase"):
        sender.sends()
        sender.post(f"case/{end}/", sure="on")
        codes.append(sender.code)
    assert SealedCase.objects.count() == 1
    pages = set()
    for code in (*codes, spell(new_secret())):
        sender.code = code
        pages.add(sender.comes_back().content.partition(b"<!-- ")[0])
    assert len(pages) == 1


@pytest.mark.parametrize("language", ["", "zh-hans"])
def test_an_address_that_leads_nowhere_is_a_page_of_theirs_of_the_same_length(language: str) -> None:
    """It is as long as every other, leads to their own first page and gives back what was written."""
    sender = Sender(language)
    got, posted = sender.get("case/nope/"), sender.post("case/nope/", text="They took our land.")
    for answer in (got, posted):
        assert (answer.status_code, len(answer.content) % (32 * 1024)) == (404, 0)
        assert says(answer, "Back to the first page") or says(answer, "返回首页")
    assert says(posted, "They took our land.")
