"""Fifty forged cases for each honest one: everybody is served, the queue is sorted, room is bounded (F1)."""

import datetime
import hashlib
import itertools
import re
import secrets

import pytest

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import CaseTurn, SealedCase, SealedDraft
from tallystick.office.selectors.case_queue import queue
from tallystick.office.selectors.near_copies import near_copies
from tallystick.office.selectors.submissions import OpenedMessage
from tallystick.office.sent import SentText
from tallystick.office.services import draft_room, submissions, turns
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, says

pytestmark = pytest.mark.django_db
HONEST, TIMES = 1, 50
DAY = datetime.date(2024, 3, 25)


def answer_to(ticket: str) -> str:
    """Do the work that a device would do."""
    for number in itertools.count():
        digest = hashlib.sha256(f"{ticket}.{number}".encode()).digest()
        if int.from_bytes(digest, "big") >> (256 - turns.WORK_BITS) == 0:
            return str(number)
    raise AssertionError


def works(sender: Sender) -> None:
    """Let the device of a sender work for their case."""
    page = sender.post("case/work/").content.decode()
    ticket = page.partition('data-ticket="')[2].partition('"')[0]
    assert says(sender.post("case/worked/", answer=answer_to(ticket)), "It stands before others")


def flooded() -> tuple[int, int]:
    """So many honest senders among fifty times as many forged cases: how many were served, and tried."""
    served = 0
    for number in range(HONEST * (TIMES + 1)):
        sender = Sender()
        if number % (TIMES + 1) == TIMES:
            answer = sender.sends(f"They closed the school of village {number}.")
            served += answer.status_code == 200 and says(answer, "It was sent")
        else:
            sender.sends(f"Support the plan! {number}", website="https://spam.example" if number % 2 else "")
    return served, HONEST


@pytest.fixture
def easily(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that takes no time."""
    monkeypatch.setattr(turns, "WORK_BITS", 8)


@pytest.mark.usefixtures("easily", "reading")
def test_everybody_is_served_in_a_flood_and_people_stand_first() -> None:
    served, tried = flooded()
    assert (served, tried) == (HONEST, HONEST)
    assert SealedCase.objects.count() == HONEST * (TIMES + 1)
    worked = Sender()
    worked.sends("And the clinic of the town.")
    works(worked)
    last = SealedCase.objects.latest("pk")
    first, *_ = in_order = queue(None, DAY)
    assert first.row == last
    trapped = set(CaseTurn.objects.filter(is_trapped=True).values_list("case_id", flat=True))
    assert len(trapped) > HONEST
    assert {one.row.pk for one in in_order[-len(trapped) :]} == trapped


@pytest.mark.usefixtures("reading")
def test_a_quota_would_turn_honest_senders_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted bug: a fixed quota for everybody, as ten an hour; a mob of fifty silences the honest."""
    real, asked = submissions.send, itertools.count()

    def with_quota(secret: bytes, *, form: str, today: datetime.date) -> SealedCase:
        if next(asked) >= 10:
            raise Refusal(Reason("Too many drafts wait here just now."), Reason("take it out"))
        return real(secret, form=form, today=today)

    monkeypatch.setattr(submissions, "send", with_quota)
    monkeypatch.setattr("tests.office.tell.test_flood.TIMES", 12)
    served, tried = flooded()
    assert served / tried < 0.99


@pytest.mark.usefixtures("easily")
def test_work_is_for_one_case_and_counts_once(sender: Sender) -> None:
    sender.sends()
    page = sender.post("case/work/")
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "Content-Security-Policy" not in page.content.decode()  # a second one would forbid the script
    assert "script-src" not in sender.comes_back().headers["Content-Security-Policy"]
    ticket = page.content.decode().partition('data-ticket="')[2].partition('"')[0]
    right = answer_to(ticket)
    other = Sender()
    other.sends("Another.")
    for answer in (right, "", "x" * 5_000, "0"):
        assert says(other.post("case/worked/", answer=answer), "This is not the work") or answer == "0"
    for _ in range(2):
        assert says(sender.post("case/worked/", answer=right), "It stands before others")
    assert CaseTurn.objects.filter(case=SealedCase.objects.earliest("pk")).count() == 1
    nobody = Sender()
    nobody.gets_code()
    unknown = [nobody.post("case/work/"), nobody.post("case/worked/", answer=right)]
    assert all(says(one, "Nothing under this code") for one in unknown)


def test_of_word_of_retaliation_no_work_is_asked(sender: Sender) -> None:
    sender.sends("They sacked me.", "retaliation")
    assert says(sender.post("case/work/"), "stands first in any case")


def test_a_trapped_case_waits_a_week_longer_and_is_read_in_the_end(sender: Sender) -> None:
    """A browser that fills in every field is not shut out."""
    sender.sends("One.", website="filled in by a browser")
    other = Sender()
    other.sends("Two.")
    first, second = SealedCase.objects.order_by("pk")
    assert [one.row for one in queue(None, DAY)] == [second, first]
    SealedCase.objects.filter(pk=second.pk).update(
        day=second.day + datetime.timedelta(8), since=second.since + datetime.timedelta(8)
    )
    assert [one.row.pk for one in queue(None, DAY)] == [first.pk, second.pk]
    assert CaseTurn.objects.get().case == first


def test_nearly_the_same_in_one_case_is_folded_and_in_two_is_not(reader: Reading, sender: Sender) -> None:
    text = "On Monday they closed the school of our village, and nobody told us why or for how long."
    sender.sends(text)
    sender.post("case/more/", text=text.replace("Monday", "MONDAY") + "!")
    sender.post("case/more/", text="Today they told us: for good.")
    other = Sender()
    other.sends(text)
    first, second = SealedCase.objects.order_by("pk")
    page = reader.post(f"{first.pk}/open/")
    assert says(page, "The same words as message 1 of this case")
    assert page.content.decode().count("The same words") == 1
    assert not says(reader.post(f"{second.pk}/open/"), "The same words")


def test_what_was_put_right_in_a_near_copy_is_not_folded_away(reader: Reading, sender: Sender) -> None:
    """A day or a sum is next to nothing in the share of a text that two have in common."""
    text = (
        "On 3 May the village committee took the land by the river from four families, without any paper, "
        "and paid each of them 500; when we asked for the decision nobody showed it."
    )
    sender.sends(text)
    sender.post("case/more/", text=text.replace("3 May", "13 May").replace("500", "5,000"))
    page = reader.post(f"{SealedCase.objects.get().pk}/open/")
    assert says(
        page, "Nearly the same as message 1 of this case", "What is new in it:", "On 13 May the", "5,000"
    )
    assert says(page, "What stood there before:", "On 3 May")
    shown = re.sub(r"<details>.*?</details>", "", page.content.decode(), flags=re.DOTALL)
    assert '<li dir="auto">On 13 May</li>' in shown


@pytest.mark.parametrize(
    ("change", "new", "gone"),
    [
        (("三日", "十三日"), ("五月十三日村委",), ("五月三日村委",)),
        (("我们的事", "我们的事请尽快答复"), ("们的事请尽快答复",), ()),
        (("五百", "五百"), (), ()),
    ],
    ids=["another day", "a sentence more", "nothing"],
)
def test_where_two_near_copies_differ_is_told_in_chinese_too(
    change: tuple[str, str], new: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    text = (
        "五月三日村委会未出示任何文件就收走了河边四户人家的地每户只给五百元"
        "我们要求看决定谁也拿不出来办事员说这不关我们的事"
    )
    told = [SentText(one, "complaint") for one in (text, text.replace(*change))]
    messages = [OpenedMessage(number, "sender", DAY, one, None) for number, one in enumerate(told, start=1)]
    found = near_copies(messages)[2]
    for words, places in ((new, found.new), (gone, found.gone)):
        assert len(places) == len(words)
        assert all(one in place for one, place in zip(words, places, strict=True))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (
            (
                "我们村的学校周一被关了没有人告诉我们原因",
                "我们村的学校周一被关了没有人告诉我们原因!!",
            ),
            {2: 1},
        ),
        (("They closed the school.", "They opened the hall."), {}),
        (("", ""), {2: 1}),
        (("a", "b"), {}),
        (("x" * 10_000, "x" * 10_000 + "y"), {}),
    ],
)
def test_what_is_nearly_the_same(texts: tuple[str, ...], found: dict[int, int]) -> None:
    """Paraphrases are not found, nor translations: nothing is folded that says another thing."""
    messages = [
        OpenedMessage(number, "sender", DAY, SentText(one), number) for number, one in enumerate(texts, 1)
    ]
    assert {number: one.first for number, one in near_copies(messages).items()} == found


def drafts(count: int, day: datetime.date, *, is_written: bool) -> None:
    SealedDraft.objects.bulk_create(
        SealedDraft(lookup=secrets.token_hex(32), day=day, sealed=b"x", is_written=is_written)
        for _ in range(count)
    )


def test_drafts_are_bounded_and_what_nobody_wrote_in_goes_first(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_room, "MOST_DRAFTS", 20)
    monkeypatch.setattr(draft_room, "_LOT", 5)
    sender.gets_code()
    sender.post("begin/", kept="on")
    sender.post("draft/", text="Mine.", kind="complaint", save="")
    today = SealedDraft.objects.get().day
    drafts(10, today, is_written=False)
    drafts(9, today - datetime.timedelta(days=20), is_written=True)
    assert draft_room.make_room(today) == 5
    assert SealedDraft.objects.filter(is_written=False).count() == 5
    drafts(5, today, is_written=False)
    for left in (5, 0):
        assert draft_room.make_room(today) == 5
        assert SealedDraft.objects.filter(is_written=False).count() == left
        drafts(5, today, is_written=True)
    assert draft_room.make_room(today) == 5
    SealedDraft.objects.filter(day__lt=today).delete()
    drafts(20, today, is_written=True)
    with pytest.raises(Refusal, match="Too many drafts"):
        draft_room.make_room(today)
    assert says(sender.comes_back(), "Mine.")
    late = Sender()
    late.gets_code()
    assert says(late.post("begin/", kept="on"), "Too many drafts", "what was sent is not touched")


def test_no_place_in_the_queue_is_offered_where_nothing_waits(sender: Sender, reader: Reading) -> None:
    assert says(sender.sends(), "Let my device work")
    reader.takes_up(SealedCase.objects.get())
    reader.answers(SealedCase.objects.get(), "It was given back.")
    assert not says(sender.comes_back(), "Let my device work")
    sender.sends()
    assert says(sender.comes_back(), "Let my device work")
    sender.post("case/withdraw/", sure="on")
    assert not says(sender.comes_back(), "Let my device work")
