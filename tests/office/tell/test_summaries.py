"""A redacted summary: written, allowed word by word, handed over, answered; the body sees nothing else."""

import io
import json
import re
import zipfile
from typing import cast

import pytest
from django.http import HttpResponse

from tallystick.office.case_store import keys_of
from tallystick.office.models import SealedCase, SealedSummary
from tallystick.office.selectors.summaries import summary_mark
from tallystick.office.services import summaries
from tests.office.conftest import MakePerson, SignIn
from tests.office.tell.bodies import COURT, MINISTRY, more_bodies, reading_in
from tests.office.tell.conftest import Committing, Reading
from tests.office.tell.sender import PASSPHRASE, Sender, says, words_of

pytestmark = pytest.mark.django_db
TEXT = "They took our land behind the mill of my aunt."
WORDS = "Somebody says that land was taken without a decision."
_MINUTE = r"open the summary .{1,60}? \d{4}-\d\d-\d\d \d\d:\d\d"


class Accused:
    """A reader of the body that is complained of."""

    def __init__(self, reading: Reading) -> None:
        self.client, self.form = reading.client, 0

    def post(self, path: str, **fields: str) -> HttpResponse:
        self.form += 1
        told = {"passphrase": PASSPHRASE, "form": f"accused {self.form}"} | fields
        return cast("HttpResponse", self.client.post(f"/office/summaries/{path}", told, secure=True))

    def get(self) -> HttpResponse:
        return cast("HttpResponse", self.client.get("/office/summaries/", secure=True))


@pytest.fixture
def accused(plan: object, make_person: MakePerson, sign_in: SignIn) -> Accused:  # noqa: ARG001
    more_bodies()
    return Accused(reading_in(MINISTRY, make_person, sign_in))


def words_read(sender: Sender) -> str:
    """The number that the page of the case says of the words that can be allowed."""
    found = re.search(r'name="words" value="([0-9]+)"', sender.comes_back().content.decode())
    assert found is not None
    return found[1]


def allows(sender: Sender) -> HttpResponse:
    return sender.post("case/allow/", body=MINISTRY, words=words_read(sender))


def drafted(sender: Sender, reader: Reading) -> SealedCase:
    sender.sends(TEXT, against=MINISTRY)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    assert reader.post(f"{case.pk}/draft-summary/", against=MINISTRY, text=WORDS).status_code == 200
    return case


def handed(sender: Sender, reader: Reading) -> SealedSummary:
    case = drafted(sender, reader)
    allows(sender)
    assert says(reader.post(f"{case.pk}/send-summary/", against=MINISTRY), "handed over on")
    return SealedSummary.objects.get()


def test_the_body_gets_the_words_that_were_allowed_and_its_answer_comes_back(
    sender: Sender, reader: Reading, accused: Accused
) -> None:
    case = drafted(sender, reader)
    assert says(sender.comes_back(), WORDS, "written, not allowed yet")
    assert says(reader.post(f"{case.pk}/send-summary/", against=MINISTRY), "The sender has not allowed this")
    assert says(allows(sender), "allowed, not handed over yet")
    reader.post(f"{case.pk}/draft-summary/", against=MINISTRY, text="Other words.")
    refused = reader.post(f"{case.pk}/send-summary/", against=MINISTRY)
    assert says(refused, "Its sender has not allowed these words")
    reader.post(f"{case.pk}/draft-summary/", against=MINISTRY, text=WORDS)
    allows(sender)
    reader.post(f"{case.pk}/send-summary/", against=MINISTRY)
    row = SealedSummary.objects.get()
    assert says(accused.get(), f"Summary {summary_mark(row)}", "answer by")
    assert says(accused.post(f"{summary_mark(row)}/open/"), WORDS, "Your body answers by")
    answer = f"{summary_mark(row)}/answer/"
    assert says(accused.post(answer, text="There was a decision."), "There was a decision.")
    assert says(accused.post(answer, text="Twice."), "answered already")
    with zipfile.ZipFile(io.BytesIO(sender.post("case/export/").content)) as taken:
        (told,) = json.loads(taken.read("case.json"))["summaries"]
    assert (told["body"], told["text"], told["answer"]) == (MINISTRY, WORDS, "There was a decision.")
    for page in (sender.comes_back(), reader.post(f"{case.pk}/open/")):
        assert says(page, "There was a decision.", "a body complained of answers its summary")


@pytest.mark.usefixtures("accused")
def test_words_that_were_written_anew_are_not_allowed_by_who_has_read_the_earlier_ones(
    sender: Sender, reader: Reading
) -> None:
    case = drafted(sender, reader)
    read = words_read(sender)
    reader.post(f"{case.pk}/draft-summary/", against=MINISTRY, text="The aunt at the mill says so.")
    refused = sender.post("case/allow/", body=MINISTRY, words=read)
    assert says(refused, "The words are others now than those that you have read.")
    for wrong in ("", "x", "0", "9" * 5000, "1"):
        assert sender.post("case/allow/", body=MINISTRY, words=wrong).status_code == 409
    assert says(
        reader.post(f"{case.pk}/send-summary/", against=MINISTRY), "Its sender has not allowed", "words"
    ) or says(reader.post(f"{case.pk}/send-summary/", against=MINISTRY), "The sender has not allowed this")
    assert says(allows(sender), "allowed, not handed over yet")


@pytest.mark.usefixtures("accused")
def test_what_was_allowed_once_is_handed_over_once(sender: Sender, reader: Reading) -> None:
    row = handed(sender, reader)
    assert not says(sender.comes_back(), "allowed, not handed over yet")
    again = reader.post(f"{row.case_id}/send-summary/", against=MINISTRY)
    assert says(again, "Its sender has not allowed these words")
    assert SealedSummary.objects.count() == 1
    reader.post(f"{row.case_id}/draft-summary/", against=MINISTRY, text="More words.")
    assert says(allows(sender), "allowed, not handed over yet")
    assert says(reader.post(f"{row.case_id}/send-summary/", against=MINISTRY), "handed over on")
    assert SealedSummary.objects.count() == 2


def test_the_body_never_sees_the_original_the_code_the_case_or_an_hour(
    sender: Sender, reader: Reading, accused: Accused
) -> None:
    row = handed(sender, reader)
    told = words_of(accused.get()) + words_of(accused.post(f"{summary_mark(row)}/open/"))
    own, told = re.findall(_MINUTE, told), re.sub(_MINUTE, "", told)
    assert len(own) == 1  # of its own opening alone
    case = SealedCase.objects.get()
    hidden = ("land behind", "aunt", sender.code, case.name, row.name, f"Case {case.pk}")
    assert [one for one in hidden if one in told] == []
    assert re.findall(r"\d:\d|\dT\d", told) == []
    assert accused.client.post(f"/office/cases/{case.pk}/open/", secure=True).status_code == 404
    cells = " ".join(str(one) for one in vars(row).values()) + bytes(row.sealed).decode("latin-1")
    assert MINISTRY not in cells


def test_leave_taken_back_shuts_it_and_no_other_body_opens_it(
    sender: Sender, reader: Reading, accused: Accused, make_person: MakePerson, sign_in: SignIn
) -> None:
    other = Accused(reading_in("COURT", make_person, sign_in))
    row = handed(sender, reader)
    assert other.post(f"{summary_mark(row)}/open/").status_code == 404
    assert not says(other.get(), f"Summary {summary_mark(row)}")
    sender.post("case/leaves/")
    assert accused.post(f"{summary_mark(row)}/open/").status_code == 404
    assert not says(accused.get(), f"Summary {summary_mark(row)}")
    assert says(sender.comes_back(), WORDS)


def test_a_planted_bug_that_leaves_it_open_is_seen(
    sender: Sender,
    reader: Reading,
    accused: Accused,
    make_person: MakePerson,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tallystick.office.services.cases.close_summaries", lambda _: None)
    with pytest.raises(AssertionError):
        test_leave_taken_back_shuts_it_and_no_other_body_opens_it(
            sender, reader, accused, make_person, sign_in
        )


def test_a_planted_bug_that_hands_over_the_original_is_seen(
    sender: Sender, reader: Reading, accused: Accused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summaries, "drafted_for", lambda found, _: found.messages[0])
    with pytest.raises(AssertionError):
        test_the_body_never_sees_the_original_the_code_the_case_or_an_hour(sender, reader, accused)


def test_it_goes_with_its_case(sender: Sender, reader: Reading, accused: Accused, commit: Committing) -> None:
    row = handed(sender, reader)
    with commit(execute=True):
        sender.post("case/erase/", sure="on")
    assert SealedSummary.objects.count() == 0
    assert keys_of(row.name) is None
    assert accused.post(f"{summary_mark(row)}/open/").status_code == 404


@pytest.mark.usefixtures("plan")
def test_a_body_in_which_nobody_reads_is_handed_nothing(sender: Sender, reader: Reading) -> None:
    case = drafted(sender, reader)
    allows(sender)
    assert says(
        reader.post(f"{case.pk}/send-summary/", against=MINISTRY), "Nobody in that body can open a summary"
    )
    assert SealedSummary.objects.count() == 0
    assert not says(sender.comes_back(), "handed over on")


def test_withdrawing_the_case_shuts_the_summary_too(
    sender: Sender, reader: Reading, accused: Accused
) -> None:
    row = handed(sender, reader)
    mark = summary_mark(row)
    assert says(accused.post(f"{mark}/open/"), WORDS)
    sender.post("case/withdraw/", sure="on")
    assert accused.post(f"{mark}/open/").status_code == 404
    assert not says(accused.get(), mark)
    assert says(sender.comes_back(), WORDS)


def test_two_bodies_answer_in_one_case_though_their_forms_are_called_alike(
    sender: Sender, reader: Reading, accused: Accused, make_person: MakePerson, sign_in: SignIn
) -> None:
    other = Accused(reading_in(COURT, make_person, sign_in))
    sender.sends(TEXT, against=[MINISTRY, COURT])
    case = SealedCase.objects.get()
    reader.takes_up(case)
    for body in (MINISTRY, COURT):
        reader.post(f"{case.pk}/draft-summary/", against=body, text=WORDS)
        found = re.findall(
            r'name="body" value="(\w+)"><input[^>]*name="words" value="([0-9]+)"',
            sender.comes_back().content.decode(),
        )
        for named, number in found:
            sender.post("case/allow/", body=named, words=number)
        reader.post(f"{case.pk}/send-summary/", against=body)
    rows = SealedSummary.objects.order_by("pk")
    for who, row in zip((accused, other), rows, strict=True):
        answer = who.post(f"{summary_mark(row)}/answer/", text="There was a decision.", form="")
        assert says(answer, "There was a decision.")
    assert words_of(sender.comes_back()).count("There was a decision.") == 2
