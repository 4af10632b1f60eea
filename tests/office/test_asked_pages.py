"""The pages on which recommendations are coded: small, without a script, and blind to the other coder."""

import io
import re

import pytest
from django.test import Client
from django.urls import reverse

from tallystick.office.models import CodingRound, StoredRecommendation
from tallystick.office.selectors.asked_coding import coded_package, tasks_of
from tallystick.office.services.asked_coding import call_coders, commit_coding, write_code
from tallystick.recommendations.coding import mapped
from tests.office.asked import ASKED, CODERS, asked, called, commitments, committed, written
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.panelled import invited
from tests.office.writing import writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
_OWN_WORDS = re.compile(r'name="(?:csrfmiddlewaretoken|form)" value="[^"]*"')


def states() -> dict[str, str]:
    return {one.asked.id: one.state for one in mapped(coded_package())}


def _pages(client: Client, round_: CodingRound) -> dict[str, str]:
    paths = [reverse("asked"), reverse("coding", kwargs={"round_": round_.name})]
    paths += [reverse("coding_task", kwargs={"round_": round_.name, "recommendation": one}) for one in ASKED]
    answers = {one: client.get(one, secure=True) for one in paths}
    assert {one.status_code for one in answers.values()} == {200}
    return {one: _OWN_WORDS.sub("", answer.content.decode()) for one, answer in answers.items()}


def test_a_coder_sees_the_same_whatever_the_other_wrote(make_person: MakePerson, sign_in: SignIn) -> None:
    round_ = called()
    client = sign_in(make_person("assessor@J1"))
    before = _pages(client, round_)
    committed(round_, "J2")
    assert _pages(client, round_) == before


def test_the_pages_work_without_a_script_and_say_what_is_wrong(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    round_ = called()
    client = sign_in(make_person("assessor@J1"))
    page = reverse("coding_task", kwargs={"round_": round_.name, "recommendation": "r.1"})
    sent = client.post(
        page + "write/", {"form": "f1", "answers": "X.9.99", "in_part": "", "against": ""}, secure=True
    )
    assert (sent.status_code, sent.headers["Location"]) == (303, page)
    shown = client.get(page, secure=True).content.decode()
    assert "the plan has no commitment X.9.99" in shown
    assert 'value="X.9.99"' in shown
    assert "<script" not in shown
    none = {"form": "f2", "answers": "", "in_part": "", "against": "", "none": "yes"}
    client.post(page + "write/", none, secure=True)
    assert "checked" in client.get(page, secure=True).content.decode()
    for other in ("secretariat", "auditor", "assessor@J3"):
        answer = sign_in(make_person(other)).get(page, secure=True)
        assert answer.status_code in {403, 404}, other


def test_the_secretariat_calls_coders_and_a_third_settles_on_pages(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    invited()
    asked()
    office = sign_in(make_person("secretariat"))
    told = office.post(reverse("call_coders"), {"form": "f1", "coders": "J1; J2"}, secure=True)
    assert told.status_code == 303
    round_ = CodingRound.objects.get()
    assert "2 coders have not committed yet" in office.get(reverse("asked"), secure=True).content.decode()
    for one in CODERS:
        written(round_, one)
        client = sign_in(make_person(f"assessor@{one}"))
        client.post(reverse("commit_coding", kwargs={"round_": round_.name}), {"form": one}, secure=True)
    third = sign_in(make_person("assessor@J3"))
    page = third.get(reverse("asked"), secure=True).content.decode()
    main = page[page.index("<main") :]
    assert main.count("Settle it") == 4
    assert not re.search(r"\bJ[12]\b", main)
    link = reverse("settle_none", kwargs={"recommendation": "r.3", "how": "none"})
    third.post(link, {"form": "f9", "stands": "yes", "reason": "No river runs there."}, secure=True)
    assert states()["r.3"] == "unanswered"


def test_pages_stay_small_however_much_was_asked(make_person: MakePerson, sign_in: SignIn) -> None:
    invited()
    asked()
    StoredRecommendation.objects.bulk_create(
        StoredRecommendation(
            id=f"m.{number}",
            mechanism="upr",
            kind="recommendation",
            document="A/HRC/90/5",
            asked=f"Carry out promise number {number} of the plan in every part of the country",
        )
        for number in range(160)
    )
    round_ = call_coders(coders=CODERS, by=writer(), now=NOW)
    for one in CODERS:
        for task in tasks_of(round_, one):
            write_code(task=task, said={"answers": commitments()[CODERS.index(one)]}, now=NOW)
        commit_coding(round_=round_, assessor=one, by=writer(), now=NOW)
    desk = reverse("coding", kwargs={"round_": round_.name})
    for name, path in (("J1", desk), ("J3", reverse("asked"))):
        client, seen = sign_in(make_person(f"assessor@{name}")), set[str]()
        for page in range(1, 60):
            text = client.get(f"{path}?page={page}", secure=True).content.decode()
            assert len(text.encode()) < 45_000
            found = set(re.findall(r"\b[mr]\.\d+\b", text[text.index("<main") :]))
            if not found:
                break
            seen |= found
        assert len(seen) == 163, name


def test_a_coder_finds_the_round_on_their_desk_takes_a_sheet_along_and_hands_it_in(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    round_ = called()
    client = sign_in(make_person("assessor@J1"))
    assert "3 of 3 left to code" in client.get(reverse("start"), secure=True).content.decode()
    named = {"round_": round_.name}
    sheet = client.get(reverse("asked_sheet", kwargs=named), secure=True)
    assert sheet.headers["Content-Disposition"] == 'attachment; filename="J1.xlsx"'
    file = io.BytesIO(sheet.content)
    file.name = "J1.xlsx"
    hand_in = reverse("hand_in_asked", kwargs=named)
    told = client.post(hand_in, {"form": "f1", "sheet": file}, secure=True)
    assert (told.status_code, "No row of the sheet is coded" in told.content.decode()) == (409, True)
    without = client.post(hand_in, {"form": "f2"}, secure=True)
    assert (without.status_code, "A file of a fitting size" in without.content.decode()) == (409, True)
    for one in CODERS:
        committed(round_, one)
    assert "left to code" not in client.get(reverse("start"), secure=True).content.decode()
    third = sign_in(make_person("assessor@J3")).get(reverse("start"), secure=True).content.decode()
    assert "4 differences between coders that you could settle" in third
