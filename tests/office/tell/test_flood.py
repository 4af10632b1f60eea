"""Fifty forged cases for each honest one: everybody is served, the queue is sorted, room is bounded (F1)."""

import datetime
import hashlib
import itertools
import secrets

import pytest

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import CaseTurn, SealedCase, SealedDraft
from tallystick.office.selectors.case_queue import queue
from tallystick.office.services import draft_room, submissions, turns
from tallystick.workflow.cases.stages import APPEALED, COMPLAINT, OPEN, QUESTION, RECEIVED, RETALIATION
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
    assert not says(sender.comes_back(), "Let my device work")
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


def queued(
    kind: str, stage: str, *, trapped: bool = False, worked: bool = False, days: int = 0
) -> SealedCase:
    """Put a case into the queue as it lies in the database, so many days after the first."""
    name, day = secrets.token_hex(16), DAY + datetime.timedelta(days)
    case = SealedCase.objects.create(name=name, lookup=name * 2, day=day, kind=kind, stage=stage, since=day)
    if trapped or worked:
        CaseTurn.objects.create(case=case, is_trapped=trapped, has_worked=worked)
    return case


@pytest.mark.usefixtures("reading")
def test_word_of_retaliation_stands_before_all_work_and_however_far_its_case_has_come() -> None:
    """Passed on, taken up, asked, joined or appealed, and though a browser has filled in the hidden field."""
    for kind in (COMPLAINT, QUESTION):
        queued(kind, RECEIVED, worked=True)
    urgent = {queued(RETALIATION, stage, days=300) for stage in (*OPEN, APPEALED)}
    urgent.add(queued(RETALIATION, RECEIVED, trapped=True, days=300))
    first = {one.row for one in queue(None, DAY)[: len(urgent)]}
    assert first == urgent


@pytest.mark.usefixtures("reading")
def test_work_moves_nobody_before_who_falls_due_earlier() -> None:
    plain = queued(COMPLAINT, RECEIVED)
    worked = queued(COMPLAINT, RECEIVED, worked=True, days=1)
    same = queued(COMPLAINT, RECEIVED, days=1)
    assert [one.row for one in queue(None, DAY)] == [plain, worked, same]


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
