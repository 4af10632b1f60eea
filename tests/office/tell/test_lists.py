"""A line of a checklist is entered by one person, challenged by anybody and settled by another."""

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.office.models import DutyChallenge, Person
from tallystick.office.selectors.disclosure import LISTS, duty_named, open_challenges
from tallystick.office.selectors.package import package_now
from tallystick.office.services import disclosure, plan
from tallystick.office.services.disclosure import enter_duty, settle
from tallystick.register.check import check_again
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.public import DisclosureDuty
from tallystick.voice.public_words import CHALLENGE_UNREAD
from tests.office import trying_public as tried
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tell.sender import Sender, says, words_of
from tests.office.writing import writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan", "the_day")]
ID = tried.DUTY["id"]
FOUND = {"state": "found", "where": "the hall", "source": "example-gazette"}
_MARK = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


@pytest.fixture
def duty(plan: object) -> DisclosureDuty:  # noqa: ARG001 - it stands in the plan
    return tried.entered_duty()


def row() -> DisclosureDuty:
    found = duty_named(ID)
    assert found is not None
    return found


def settled(one: DutyChallenge, by: Person, outcome: str = "upheld", found: dict[str, str] = FOUND) -> None:
    settle(
        challenge=one, settled=outcome, said="It is there.", reply="So it is.", found=found, by=by, now=NOW
    )


def sound() -> bool:
    return not [one for one in check_again(package_now()) if one.severity == "error"]


@pytest.mark.usefixtures("duty")
def test_anybody_challenges_and_another_person_puts_it_right(make_person: MakePerson) -> None:
    sender = Sender()
    assert says(sender.get("lists/"), tried.DUTY["item"], "Not found", "Say that this is wrong")
    assert says(Sender("zh-hans").get("lists/"), tried.DUTY["item"], "指出此处有误")
    answered = sender.post(f"lists/{ID}/challenge/", text="It hangs in the hall; I am Anna Example.")
    found = _MARK.search(words_of(answered))
    assert found is not None
    # It is shown as challenged at once, and its words are not.
    assert says(sender.get("lists/"), "Challenged, not settled yet", CHALLENGE_UNREAD)
    assert "Anna" not in words_of(sender.get("lists/"))
    assert (row().settled, row().challenge, sound()) == ("open", CHALLENGE_UNREAD, True)
    assert says(sender.post("mark/", mark=found[0]), "Nobody has dealt with it yet", "I am Anna Example")
    (one,) = open_challenges()
    with pytest.raises(Refusal, match="entered this yourself"):
        settled(one, writer())
    settled(one, make_person("supervision"))
    assert (row().settled, row().challenge, row().reply) == ("upheld", "It is there.", "So it is.")
    assert (row().state, row().source, str(row().looked and cells_of(BY_NAME[LISTS], row())["looked"])) == (
        "found", "example-gazette", "2024-03-25",
    )  # fmt: skip
    assert sound()
    assert says(sender.post("mark/", mark=found[0]), "Challenged, and rightly", "So it is.")
    with pytest.raises(Refusal, match="settled already"):
        settled(one, make_person("secretariat"))


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("secretariat", True),
        ("supervision", True),
        ("auditor", True),
        ("editor", False),
        (f"body_officer@{tried.DUTY['body']}", False),
        (f"body_head@{tried.DUTY['body']}", False),
    ],
)
def test_a_body_reads_no_challenge_of_its_line_before_it_is_redacted(
    duty: DisclosureDuty, make_person: MakePerson, sign_in: SignIn, role: str, reads: bool
) -> None:
    words = "It hangs in no hall; I am Anna Example."
    tried.challenged(duty, words)
    client = sign_in(make_person(role))
    page = client.get(f"/office/disclosure/{ID}/", secure=True).content.decode()
    assert "Challenged, not settled yet" in page
    assert (words in page) is reads
    assert words not in client.get("/office/disclosure/", secure=True).content.decode()


@pytest.mark.usefixtures("duty")
def test_the_same_words_of_two_people_are_two_challenges() -> None:
    for number in range(2):
        Sender().post(f"lists/{ID}/challenge/", text="It hangs in the hall.", form=f"f{number}")
    assert len(open_challenges()) == 2


def test_whoever_put_a_line_right_has_entered_it_too(duty: DisclosureDuty, make_person: MakePerson) -> None:
    by = make_person("supervision")
    settled(tried.challenged(duty), by)
    second = tried.challenged(row(), "No, it does not.")
    with pytest.raises(Refusal, match="entered this yourself"):
        settled(second, by, "rejected")


def test_the_very_writer_settling_is_found_when_nobody_looks(
    duty: DisclosureDuty, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: it is not asked who has entered the line; then its writer settles the challenge."""
    monkeypatch.setattr(disclosure, "was_entered_by", lambda *_: False)
    settled(tried.challenged(duty), writer(), "rejected")
    assert row().settled == "rejected"


def test_a_line_stays_challenged_until_the_last_challenge_is_settled(
    duty: DisclosureDuty, make_person: MakePerson
) -> None:
    first, second = tried.challenged(duty), tried.challenged(row(), "It is in the hall!")
    by = make_person("supervision")
    settled(first, by, "rejected")
    assert row().settled == "open"
    with pytest.raises(Refusal, match="Somebody says"):
        enter_duty(cells=tried.DUTY, is_new=False, by=writer(), now=NOW)
    settled(second, by, "rejected")
    assert (row().settled, row().state, sound()) == ("rejected", "not_found", True)
    third = tried.challenged(row(), "Look again.")
    assert (row().settled, row().reply) == ("open", None)
    with pytest.raises(Refusal, match="would stay as it is"):
        settled(third, by, "upheld", {"state": "not_found", "where": tried.DUTY["where"]})
    with pytest.raises(Refusal, match="not said whether"):
        settled(third, by, "perhaps")
    assert DutyChallenge.objects.get(pk=third.pk).settled == "open"


@pytest.mark.usefixtures("duty")
def test_what_can_not_be_taken_is_said_and_a_form_twice_is_once() -> None:
    sender = Sender()
    for text, why in ((" ", "Nothing is written"), ("x" * 3_001, "more than 3,000")):
        refused = sender.post(f"lists/{ID}/challenge/", text=text)
        assert (refused.status_code, says(refused, why)) == (409, True)
    assert sender.post("lists/nowhere/challenge/", text="x").status_code == 404
    for _ in range(2):
        assert sender.post(f"lists/{ID}/challenge/", text="Wrong.", form="f", website="x").status_code == 200
    assert [one.is_trapped for one in open_challenges()] == [True]


def test_the_office_does_it_by_its_pages(make_person: MakePerson, sign_in: SignIn) -> None:
    keeper, other = sign_in(make_person("secretariat")), sign_in(make_person("supervision"))
    assert post(keeper, "new/", **tried.DUTY).headers["Location"] == f"/office/disclosure/{ID}/"
    again = post(keeper, "new/", **tried.DUTY | {"item": "x"})
    assert (again.status_code, says(again, "already")) == (409, True)
    wrong = post(keeper, f"{ID}/enter/", **tried.DUTY | {"state": "found"})
    assert (wrong.status_code, says(wrong, "what was found is a source")) == (409, True)
    one = tried.challenged(row())
    told = {"settled": "rejected", "said": "It is there.", "reply": "It is not."}
    assert says(read(keeper, f"{ID}/"), "You have entered this line", "It hangs in the hall.")
    assert post(keeper, f"challenges/{one.pk}/settle/", **told).status_code == 403
    assert says(read(other, ""), "Challenged, and not settled yet", tried.DUTY["item"])
    assert post(other, f"challenges/{one.pk}/settle/", **told).status_code == 303
    assert row().settled == "rejected"
    assert post(other, f"challenges/{one.pk}/settle/", **told | {"reply": "?"}).status_code == 404


def read(client: Client, path: str) -> HttpResponse:
    return client.get(f"/office/disclosure/{path}", secure=True)  # type: ignore[return-value]


def post(client: Client, path: str, **typed: object) -> HttpResponse:
    told = {"form": sha256(repr((path, sorted(typed.items()))).encode())} | typed
    return client.post(f"/office/disclosure/{path}", told, secure=True)  # type: ignore[return-value]


def test_a_challenge_of_a_line_that_was_read_before_it_was_put_right_undoes_nothing(
    duty: DisclosureDuty, make_person: MakePerson
) -> None:
    def say(words: str) -> None:
        disclosure.challenge(duty, words, form="f", is_trapped=False, today=NOW.date())

    say("It hangs there.")
    settled(DutyChallenge.objects.get(), make_person("supervision"))
    say("No, it does not.")
    assert (row().state, row().where, row().settled) == ("found", "the hall", "open")


def test_so_many_challenges_of_a_line_wait_and_no_more(
    duty: DisclosureDuty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disclosure, "MOST_OPEN", 2)
    sender, path = Sender(), f"lists/{duty.id}/challenge/"
    for number in (1, 2, 1):
        assert sender.post(path, text=f"Wrong {number}.", form="f").status_code == 200
    refused = sender.post(path, text="Wrong 3.", form="f")
    assert (refused.status_code, "Wrong 3.</textarea>" in refused.content.decode()) == (409, True)
    assert says(refused, "So many people have challenged this line")
    assert DutyChallenge.objects.count() == 2


@pytest.mark.usefixtures("duty")
def test_that_nobody_has_read_a_challenge_is_said_in_the_readers_language() -> None:
    Sender().post(f"lists/{ID}/challenge/", text="It hangs in the hall.")
    found = words_of(Sender("zh-hans").get("lists/"))
    assert "有人说此处有误" in found
    assert "Somebody says" not in found


def test_a_line_that_a_package_brings_in_as_challenged_is_settled(
    duty: DisclosureDuty, make_person: MakePerson
) -> None:
    """It was challenged in another office, whose challenges are not here."""
    Sender().post(f"lists/{duty.id}/challenge/", text="It hangs in the hall.")
    DutyChallenge.objects.all().delete()
    for _ in range(2):  # once
        disclosure.challenges_brought_in()
    (waiting,) = open_challenges()
    assert waiting.text == CHALLENGE_UNREAD
    settled(waiting, make_person("supervision"))
    assert (row().settled, row().state, sound()) == ("upheld", "found", True)


def test_importing_looks_for_challenges(
    duty: DisclosureDuty, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = str(tmp_path / "plan")
    Sender().post(f"lists/{duty.id}/challenge/", text="It hangs in the hall.")
    plan.take_out(out=out, by=None, now=NOW)
    DutyChallenge.objects.all().delete()
    monkeypatch.setattr(plan, "_is_there", lambda *_: False)  # a later version
    plan.bring_in(path=out, by=None, now=NOW)
    assert [str(one.duty_id) for one in open_challenges()] == [duty.id]


@pytest.mark.usefixtures("duty")
@pytest.mark.parametrize("who", ["anna@example.org", "anna\uff20example.org", "138\u20131234\u20135678"])
def test_nothing_is_published_by_which_a_challenger_is_found(who: str, make_person: MakePerson) -> None:
    Sender().post(f"lists/{ID}/challenge/", text=f"It hangs there. {who}")
    (waiting,) = open_challenges()
    other = make_person("supervision")
    with pytest.raises(Refusal, match="stands in what is published"):
        settle(
            challenge=waiting, settled="upheld", said=f"{who} says so.", reply="Yes.", found=FOUND, by=other,
            now=NOW,
        )  # fmt: skip
    settle(
        challenge=waiting, settled="upheld", said="It is at https://example.org/202403250001.html.",
        reply="Yes.", found=FOUND, by=other, now=NOW,
    )  # fmt: skip
    assert row().settled == "upheld"
