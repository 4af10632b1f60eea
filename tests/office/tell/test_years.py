"""Ten years on a clock of the tests' own: what has its time goes, and what has not stays (row P5)."""

import datetime
import hashlib
from pathlib import Path

import pytest

from tallystick.office.case_store import mail_keys
from tallystick.office.clock import now
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import PublicComment, SealedCase, SealedDraft, SealedPart
from tallystick.office.selectors.submissions import DRAFT_DAYS
from tallystick.office.services import comments, daily
from tallystick.office.services.comments import WORDS_KEPT_DAYS, drop_old_words
from tallystick.office.services.daily import see_to
from tallystick.office.services.submissions import drop_old_drafts
from tallystick.register.public import Consultation
from tests.office import trying_public as tried
from tests.office.tell.conftest import Committing
from tests.office.tell.sender import Sender, a_file
from tests.office.tell.whole_case import WholeCase

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading", "the_day")]


def lived_through(days: int, step: int = 5) -> list[tuple[int, int, int]]:
    """Let days pass as the worker sees them: drafts, comments with words, and cases left after each."""
    first, seen = datetime.date(2024, 3, 25), []
    for day in range(0, days, step):
        today = first + datetime.timedelta(days=day)
        drop_old_drafts(today, DRAFT_DAYS)
        drop_old_words(today)
        with_words = PublicComment.objects.exclude(text="").count()
        seen.append((SealedDraft.objects.count(), with_words, SealedCase.objects.count()))
    return seen


def planted(text: Consultation) -> None:
    """A draft, a comment and a case, all of the first day."""
    tried.commented(text)
    Sender().sends("What was sent stays until its sender erases it.")
    writer = Sender()
    writer.gets_code()
    writer.post("begin/", kept="on")
    SealedDraft.objects.update(day=datetime.date(2024, 3, 25))


def test_in_ten_years_everything_that_has_its_time_is_gone(text: Consultation) -> None:
    planted(text)
    seen = lived_through(3650)
    assert seen[0] == (1, 1, 1)
    assert seen[-1] == (0, 0, 1)
    gone = [next(at for at, one in enumerate(seen) if not one[kind]) * 5 for kind in (0, 1)]
    last = (text.closed.last - datetime.date(2024, 3, 25)).days
    assert DRAFT_DAYS < gone[0] <= DRAFT_DAYS + 5
    assert last + WORDS_KEPT_DAYS < gone[1] <= last + WORDS_KEPT_DAYS + 5
    assert PublicComment.objects.count() == 1


def test_a_worker_that_forgets_is_found(text: Consultation, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted bug: words are kept for as long as the office."""
    planted(text)
    monkeypatch.setattr(comments, "WORDS_KEPT_DAYS", 100_000)
    assert lived_through(3650, 365)[-1] == (0, 1, 1)


def left_of(folder: Path) -> set[str]:
    """The sealed files and the keys of mail and of cases that an office has."""
    return {one.name for name in ("sealed", "case-keys") for one in (folder / name).iterdir()} - {"pepper"}


def test_the_workers_own_round_does_all_of_it(
    text: Consultation, home: LedgerHome, own_folder: Path, commit: Committing
) -> None:
    """Not each deletion called by this test, but the one round that the worker makes, ten years later."""
    planted(text)
    case = SealedCase.objects.get()
    with_file, ended = Sender(), Sender()
    with_file.gets_code()
    with_file.post("begin/", kept="on")
    with commit(execute=True):
        with_file.post("draft/", kind="complaint", text="t", save="", file=a_file("a.txt", b"one\n"))
        ended.sends("What its sender took back.", file=a_file("b.txt", b"two\n"))
        ended.post("case/withdraw/", sure="on")
    today = now().date()
    mail_keys(today)
    with commit(execute=True):
        see_to(home=home, today=today)
    assert len(left_of(own_folder)) == 5
    later = today + datetime.timedelta(days=3650)
    with commit(execute=True):
        see_to(home=home, today=later)
    assert (SealedDraft.objects.count(), PublicComment.objects.exclude(text="").count()) == (0, 0)
    assert [one.pk for one in SealedCase.objects.all()] == [case.pk]
    assert left_of(own_folder) == {case.name}


def begun_with_a_part() -> None:
    """Begin a draft, put a file beside it, and send a part of another whose line broke."""
    writer, data = Sender(), b"half of it\n"
    writer.gets_code()
    writer.post("begin/", kept="on")
    writer.post("draft/", kind="complaint", text="t", save="", file=a_file("d.txt", b"three\n"))
    told = {"whole": hashlib.sha256(b"all of it").hexdigest(), "number": "0"}
    writer.post("draft/part/", **told, sha256=hashlib.sha256(data).hexdigest(), part=a_file("part", data))


def kinds_left(folder: Path) -> set[str]:
    """What is there still of each kind that has its time, in a word for each."""
    rows = {"a draft": SealedDraft.objects.count(), "a part": SealedPart.objects.count()}
    rows |= {"words": PublicComment.objects.exclude(text="").count()}
    found = {name for name, number in rows.items() if number}
    found |= {"an ended case"} if SealedCase.objects.exists() else set()
    found |= {"a key of mail"} if any(one.startswith("mail-") for one in left_of(folder)) else set()
    return found | (
        {"a file or key"} if any(not one.startswith("mail-") for one in left_of(folder)) else set()
    )


@pytest.fixture
def all_kinds(text: Consultation, whole: WholeCase, commit: Committing) -> None:
    """Everything that has its time; the case is answered, and ends by the clock where nobody appeals."""
    tried.commented(text)
    with commit(execute=True):
        begun_with_a_part()
        whole.reader.answers(whole.case, "It was given back.")
    mail_keys(now().date())


def lived(home: LedgerHome, commit: Committing) -> None:
    """Let ten years pass with a round of the worker now and then."""
    for days in (0, 40, 440, 3650):
        with commit(execute=True):
            see_to(home=home, today=now().date() + datetime.timedelta(days=days))


@pytest.mark.usefixtures("all_kinds")
def test_of_every_kind_that_has_its_time_nothing_is_left(
    home: LedgerHome, own_folder: Path, commit: Committing
) -> None:
    kinds = {"a draft", "a part", "words", "an ended case", "a key of mail", "a file or key"}
    assert kinds_left(own_folder) == kinds
    lived(home, commit)
    assert kinds_left(own_folder) == set()


@pytest.mark.usefixtures("all_kinds")
def test_each_kind_that_the_worker_forgets_is_found(
    home: LedgerHome, own_folder: Path, commit: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug, all of them at once: a round that leaves out what deletes, and what lapses."""
    for forgotten in ("drop_old_drafts", "drop_old_words", "drop_mail_keys", "lapse_all"):
        monkeypatch.setattr(daily, forgotten, lambda *_: 0)
    lived(home, commit)
    kinds = {"a draft", "a part", "words", "an ended case", "a key of mail", "a file or key"}
    assert kinds_left(own_folder) == kinds
