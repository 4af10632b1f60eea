"""Files in parts: a broken line loses one part, nothing lies in the clear, the bound of storage holds."""

import hashlib
from pathlib import Path

import pytest
from django.http import HttpResponse

from tallystick.office import case_store
from tallystick.office.case_store import SEALED
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import SealedCase, SealedDraft, SealedFile, SealedPart
from tallystick.office.services import uploads
from tallystick.office.services.left_behind import sweep_up
from tallystick.office.services.uploads import PART_BYTES
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import Sender, a_file, every_byte, says

pytestmark = pytest.mark.django_db
LINE = b"the mill at the river, 30 sacks\n"
FILE = LINE * (PART_BYTES * 5 // 2 // len(LINE))
WHOLE = hashlib.sha256(FILE).hexdigest()


@pytest.fixture
def begun(sender: Sender, home: LedgerHome) -> Sender:  # noqa: ARG001 - somebody has to be able to read
    sender.gets_code()
    sender.post("begin/", kept="on")
    return sender


def have(sender: Sender, whole: str = WHOLE) -> int:
    return int(sender.post("draft/have/", whole=whole).json()["have"])  # type: ignore[attr-defined]


def part(
    sender: Sender, number: int, data: bytes | None = None, digest: str = "", whole: str = WHOLE
) -> HttpResponse:
    data = FILE[number * PART_BYTES : (number + 1) * PART_BYTES] if data is None else data
    digest = digest or hashlib.sha256(data).hexdigest()
    return sender.post(
        "draft/part/", whole=whole, number=str(number), sha256=digest, part=a_file("part", data)
    )


def test_a_file_goes_up_in_parts_and_on_from_where_the_line_broke(
    begun: Sender, own_folder: Path, commit: Committing
) -> None:
    assert have(begun) == 0
    part(begun, 0)
    refused = part(begun, 1, FILE[PART_BYTES : PART_BYTES + 100], hashlib.sha256(b"whole").hexdigest())
    assert says(refused, "its digest is another")
    assert have(begun) == 1  # the broken one is the only one that is lost
    for number in (0, 2):
        assert part(begun, number).json()["have"] == 1  # type: ignore[attr-defined]
    assert LINE * 4 not in every_byte([own_folder])
    part(begun, 1)
    assert part(begun, 2).json()["have"] == 3  # type: ignore[attr-defined]
    with commit(execute=True):
        begun.post("draft/whole/", whole=WHOLE, name="sacks.txt")
    assert SealedPart.objects.count() == 0
    assert len(list((own_folder / SEALED).iterdir())) == 1
    page = begun.post("draft/", kind="complaint", text="See the list.", send="")
    assert says(page, "sacks.txt")
    kept = str(SealedFile.objects.get().number)
    assert begun.post("case/file/", number=kept).content == FILE


def test_what_does_not_make_up_the_file_is_taken_away(begun: Sender, commit: Committing) -> None:
    part(begun, 0)
    with commit(execute=True):
        refused = begun.post("draft/whole/", whole=WHOLE, name="sacks.txt")
    assert says(refused, "don't make up the file")
    assert (SealedPart.objects.count(), SealedFile.objects.count(), have(begun)) == (0, 0, 0)


def test_another_file_that_is_begun_takes_the_place_of_the_first(begun: Sender, commit: Committing) -> None:
    part(begun, 0)
    other = hashlib.sha256(b"other").hexdigest()
    with commit(execute=True):
        part(begun, 0, b"other", whole=other)
    assert (have(begun, other), have(begun)) == (1, 0)


@pytest.mark.parametrize(
    ("number", "data"), [(0, b"x" * (PART_BYTES + 1)), (0, b""), (80, b"x"), (10**9, b"x")]
)
def test_a_part_out_of_bounds_is_refused(begun: Sender, number: int, data: bytes) -> None:
    part(begun, number, data)
    assert SealedPart.objects.count() == 0


def test_the_bound_of_storage_holds_for_parts(begun: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    part(begun, 0)
    monkeypatch.setattr(case_store, "MOST_BYTES", 1000)
    assert says(part(begun, 1), "Too many files wait here in drafts")
    assert says(begun.post("draft/", kind="question", text="Only a text.", send=""), "Only a text.")


def test_drafts_that_fill_their_half_keep_nobody_from_adding_a_file_to_a_case(
    begun: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drafts that are filled and left; the planted bug is one bound for all that waits and was sent."""
    other = Sender()
    other.sends("A text.")
    part(begun, 0)
    there = SealedPart.objects.get().size
    monkeypatch.setattr(case_store, "MOST_BYTES", there + 20_000)
    assert says(part(begun, 1), "add the file to your case with the same code")
    page = other.post("case/more/", text="With a file.", file=a_file("list.txt", b"names"))
    assert says(page, "It was sent", "list.txt")
    monkeypatch.setattr(case_store, "MOST_BYTES", 1000)
    page = other.post("case/more/", text="With another.", file=a_file("more.txt", b"other names"))
    assert says(page, "no room for more files now", "With another.")


def test_a_database_does_not_tell_which_file_it_is(begun: Sender) -> None:
    part(begun, 0)
    row = SealedPart.objects.get()
    clear = hashlib.sha256(FILE[:PART_BYTES]).hexdigest()
    assert {WHOLE, clear}.isdisjoint({row.upload, row.sha256})


def test_a_planted_bug_that_takes_any_bytes_is_seen(
    begun: Sender, own_folder: Path, commit: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Any(str):
        __slots__ = ()

        def __ne__(self, _: object) -> bool:
            return False

        __hash__ = str.__hash__

    plain = uploads.take_part
    monkeypatch.setattr(
        uploads,
        "take_part",
        lambda secret, whole, number, data, digest, **day: plain(
            secret, whole, number, data, Any(digest), **day
        ),
    )
    with pytest.raises(AssertionError):
        test_a_file_goes_up_in_parts_and_on_from_where_the_line_broke(begun, own_folder, commit)


def test_parts_go_with_their_draft(begun: Sender, own_folder: Path, commit: Committing) -> None:
    part(begun, 0)
    with commit(execute=True):
        begun.post("draft/", kind="question", text="Only a text.", send="")
    assert (SealedDraft.objects.count(), SealedPart.objects.count(), SealedCase.objects.count()) == (0, 0, 1)
    assert list((own_folder / SEALED).iterdir()) == []


def test_the_page_of_a_draft_runs_one_script_of_its_own_and_no_other_page_any(begun: Sender) -> None:
    page = begun.comes_back()
    assert page["Content-Security-Policy"].count("script-src 'self'; connect-src 'self'") == 1
    assert page.content.decode().count("<script") == 1
    sent = begun.post("draft/", kind="question", text="Only a text.", send="")
    assert "script-src" not in sent["Content-Security-Policy"]
    assert "<script" not in sent.content.decode()


def cut_short() -> None:
    with case_store.writing():
        case_store.keep_sealed(b"sealed and named by no row")
        raise SystemExit


def test_a_write_that_was_cut_short_is_swept_away_and_nothing_else_is(
    sender: Sender, reader: Reading, own_folder: Path
) -> None:
    sender.sends("They took our land.", file=a_file("list.txt", b"names\n"))
    case = SealedCase.objects.get()
    with pytest.raises(SystemExit):
        cut_short()
    stranger = own_folder / "case-keys" / ("ab" * 16)
    stranger.write_bytes(b"put back beside an older database")
    with case_store.writing():
        assert sweep_up() == 0  # somebody is writing
    assert sweep_up() == 1
    assert stranger.exists()
    assert not list(own_folder.rglob(".begun-*"))
    assert says(reader.post(f"{case.pk}/open/"), "They took our land.")
