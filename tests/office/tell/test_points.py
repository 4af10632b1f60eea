"""A point of a case beside a commitment: with leave, redacted, told to its sender, and out again (part 6)."""

from pathlib import Path

import pytest
from django.http import HttpResponse

from tallystick.base.findings import Refusal
from tallystick.office.case_store import KEYS, wipe_keys
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import PlacedPoint, SealedCase, StoredEvent
from tallystick.office.selectors.package import package_now
from tallystick.office.services import case_points, erasing, plan
from tallystick.office.services.daily import see_to
from tallystick.register.check import check_again
from tallystick.register.events import SUBMISSION
from tests.office.conftest import NOW
from tests.office.tell.bodies import MINISTRY, SUPERVISORS
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, says

pytestmark = pytest.mark.django_db
POINT = "Somebody says that the form asks for a reason, though the law asks for none."
COMMITMENT = "I.1.02"


def sent(sender: Sender, kind: str = "complaint", **fields: str) -> SealedCase:
    """Send something, and allow that a point of it stands beside a commitment."""
    sender.sends("They asked me why.", kind, **fields)
    sender.post("case/leaves/", point="on")
    return SealedCase.objects.get()


def placed(reader: Reading, case: SealedCase, text: str = POINT, **fields: str) -> HttpResponse:
    told = {"commitment": COMMITMENT, "body": SUPERVISORS, "text": text} | fields
    return reader.post(f"{case.pk}/place-point/", **told)


def points() -> list[str]:
    return [one.statement for one in package_now().events if one.kind == SUBMISSION]


def test_with_leave_it_stands_there_and_its_sender_reads_it(sender: Sender, reader: Reading) -> None:
    case = sent(sender)
    assert says(reader.post(f"{case.pk}/open/"), "Put a point of it beside a commitment")
    assert says(placed(reader, case), POINT)
    package = package_now()
    (event,) = [one for one in package.events if one.kind == SUBMISSION]
    assert (event.statement, event.commitment, event.redacted_by, event.leave) == (
        POINT, COMMITMENT, SUPERVISORS, True,
    )  # fmt: skip
    assert event.date is not None
    assert len(event.date.text) == len("2024")
    assert [one for one in check_again(package) if one.severity == "error"] == []
    assert says(sender.comes_back(), POINT, "This point of yours stands beside a commitment")
    # Nothing in the clear leads from the point to its case.
    told = "".join(map(str, PlacedPoint.objects.values_list()))
    assert case.name not in told
    assert f"case {case.pk}" not in told
    forms = "".join(case.messages.values_list("form", flat=True))
    assert event.id.removeprefix("point-") not in forms


@pytest.mark.parametrize("path", ["case/leaves/", "case/withdraw/", "case/erase/"])
def test_its_sender_has_it_taken_out(path: str, sender: Sender, reader: Reading) -> None:
    placed(reader, sent(sender))
    assert points() == [POINT]
    sender.post(path, sure="on")
    assert (points(), PlacedPoint.objects.count()) == ([], 0)


def test_of_a_withdrawn_case_none_is_placed_again(sender: Sender, reader: Reading) -> None:
    case = sent(sender)
    sender.post("case/withdraw/", sure="on")
    assert not says(reader.post(f"{case.pk}/open/"), "Put a point of it beside a commitment")
    assert says(placed(reader, case), "has withdrawn the case")
    assert points() == []


def test_leave_that_is_taken_back_while_a_point_is_placed_counts(
    sender: Sender, reader: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the moment at which the case was opened and that at which the point is put there."""
    case = sent(sender)
    placing = case_points.place_point

    def meanwhile(*of: object, **named: object) -> object:
        sender.post("case/leaves/")
        return placing(*of, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(case_points, "place_point", meanwhile)
    assert says(placed(reader, case), "The sender has not allowed this")
    assert points() == []


def test_an_erasure_that_forgets_the_point_is_found(
    sender: Sender, reader: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: a case is erased, and its point stays."""
    placed(reader, sent(sender))
    monkeypatch.setattr(erasing, "take_points_out", lambda _: 0)
    sender.post("case/erase/", sure="on")
    assert points() == [POINT]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"body": MINISTRY}, "has a part in this commitment"),
        ({"body": "NOWHERE"}, "It can't stand in the package as it is."),
        ({"commitment": "IX.9"}, "It can't stand in the package as it is."),
        ({"text": " "}, "Something is not filled in."),
        ({"text": "Write to anna@example.org."}, "an address or a long number stands in it"),
        ({"text": "Call 0123 456 789."}, "an address or a long number stands in it"),
    ],
)
def test_what_must_not_stand_there_is_refused(
    fields: dict[str, str], why: str, sender: Sender, reader: Reading
) -> None:
    answer = placed(reader, sent(sender), **fields)
    assert (answer.status_code, says(answer, why), points()) == (409, True, [])


def test_without_leave_of_retaliation_or_by_who_is_complained_of_nothing_stands(
    sender: Sender, reader: Reading
) -> None:
    case = sent(sender, against=SUPERVISORS)
    assert says(placed(reader, case), "is complained of")
    sender.post("case/leaves/")
    assert says(placed(reader, case), "The sender has not allowed this, or has withdrawn the case.")
    other = Sender()
    other.sends("They sacked me.", "retaliation")
    other.post("case/leaves/", point="on")
    last = SealedCase.objects.latest("pk")
    assert says(placed(reader, last), "Word of retaliation never stands beside a commitment")
    assert points() == []


def test_a_form_twice_is_one_point_and_a_second_form_another(sender: Sender, reader: Reading) -> None:
    case = sent(sender)
    for form in ("one", "one", "two"):
        assert placed(reader, case, form=form).status_code == 200
    assert StoredEvent.objects.filter(kind=SUBMISSION).count() == 2


def test_no_earlier_package_brings_back_what_was_taken_out(
    sender: Sender, reader: Reading, tmp_path: Path
) -> None:
    """An export is an ordinary file: it comes back though its sender has erased the case since."""
    placed(reader, sent(sender))
    with_it, without = str(tmp_path / "with"), str(tmp_path / "without")
    plan.take_out(out=with_it, by=None, now=NOW)
    sender.post("case/erase/", sure="on")
    plan.take_out(out=without, by=None, now=NOW)
    with pytest.raises(Refusal, match="does not stand so in the office"):
        plan.bring_in(path=with_it, by=None, now=NOW)
    assert points() == []
    assert not plan.bring_in(path=without, by=None, now=NOW).is_new


def test_no_package_says_a_point_otherwise_than_it_was_redacted(
    sender: Sender, reader: Reading, tmp_path: Path
) -> None:
    placed(reader, sent(sender))
    plan.take_out(out=str(tmp_path / "plan"), by=None, now=NOW)
    table = tmp_path / "plan" / "tables" / "events.csv"
    table.write_text(table.read_text("utf-8").replace(POINT, "Somebody lies."), "utf-8")
    with pytest.raises(Refusal, match="does not stand so in the office"):
        plan.bring_in(path=str(tmp_path / "plan"), by=None, now=NOW)
    assert points() == [POINT]
    table.write_text(table.read_text("utf-8").replace("Somebody lies.", POINT), "utf-8")
    plan.bring_in(path=str(tmp_path / "plan"), by=None, now=NOW)
    assert (points(), PlacedPoint.objects.count()) == ([POINT], 1)


def test_after_a_backup_came_back_no_point_of_an_erased_case_stays(sender: Sender, reader: Reading) -> None:
    """Its rows are there again, its keys are not; the point of another case stays."""
    kept, gone = "Somebody says that the hall is shut.", sent(sender)
    placed(reader, gone)
    other = Sender()
    other.sends("It is shut.")
    other.post("case/leaves/", point="on")
    placed(reader, SealedCase.objects.latest("pk"), text=kept)
    assert case_points.take_out_of_erased() == 0
    wipe_keys(gone.name)
    assert says(sender.comes_back(), "Nothing under this code")
    assert case_points.take_out_of_erased() == 1
    assert (points(), PlacedPoint.objects.count()) == ([kept], 1)


def test_where_the_keys_are_away_no_point_is_taken_out(
    sender: Sender, reader: Reading, own_folder: Path, home: LedgerHome
) -> None:
    placed(reader, sent(sender))
    (own_folder / KEYS).rename(own_folder / "away")
    assert case_points.take_out_of_erased() == 0
    (own_folder / "away").rename(own_folder / KEYS)
    assert points() == [POINT]
    wipe_keys(SealedCase.objects.get().name)
    see_to(home=home, today=NOW.date())  # the worker does it each day
    assert points() == []
