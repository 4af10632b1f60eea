"""What other systems write: by a token, for its body alone, each thing once, and never a fault."""

import json
from collections.abc import Callable
from typing import Any, cast

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import given

from tallystick.base.findings import Refusal
from tallystick.office.models import DraftVersion, LedgerEvent, OfficeDeed, OfficeDraft, Person, PhaseLock
from tallystick.office.selectors.duties import phase_row
from tallystick.office.services import drafts as services
from tallystick.office.services.late import set_lock
from tallystick.office.services.people import add_person, appoint, close_account
from tallystick.office.services.tokens import end_tokens, give_token
from tallystick.workflow.permissions import HEAD, OFFICER
from tests.draws import draws
from tests.office.conftest import NOW, MakePerson
from tests.office.writing import BODY, COMMITMENT, OTHER, PHASE, PLANNED, SAID, approved, writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
ADDRESS = "https://office.example"
REPORT = f"reports/{PHASE}/{COMMITMENT}"
Write = Callable[..., tuple[int, Any]]


@pytest.fixture
def officer(make_person: MakePerson) -> Person:
    """Give somebody who writes what the ministry owes."""
    return make_person(f"{OFFICER}@{BODY}")


@pytest.fixture
def token(officer: Person) -> str:
    """Give a token of the ministry that writes in that person's name."""
    return give_token(body=BODY, name="planning system", now=NOW, writes_as=officer.email)


@pytest.fixture
def write(token: str) -> Write:
    """Sends JSON, by default with a key of its own, and gives the code and what is answered."""
    number = iter(range(1000))

    def sent(
        path: str, told: object, *, key: str = "", verb: str = "put", by: str = token
    ) -> tuple[int, Any]:
        headers = {"host": "office.example", "authorization": f"Bearer {by}"}
        headers["idempotency-key"] = key or f"key-{next(number)}"
        client = Client(headers=headers)
        text = told if isinstance(told, str) else json.dumps(told)
        answer = client.generic(
            verb.upper(), f"/office/api/{path}", text, content_type="application/json", secure=True
        )
        return answer.status_code, json.loads(answer.content)

    return sent


def test_a_report_is_written_as_by_its_officer(write: Write, officer: Person) -> None:
    code, told = write(REPORT, {"cells": SAID})
    assert (code, told["state"], told["version"], told["cells"]["said"]) == (200, "draft", 1, SAID["said"])
    draft = OfficeDraft.objects.get()
    deed = OfficeDeed.objects.get(act="write_draft")
    assert (deed.by, deed.draft, deed.about) == (officer, draft, f"reports {PHASE} {BODY} {COMMITMENT}")
    assert LedgerEvent.objects.filter(deed=deed).exists()
    more = {"cells": SAID | {"obstacles": "None so far."}, "version": 1, "send": True}
    code, told = write(REPORT, more)
    assert (code, told["state"], told["version"]) == (200, "sent", 2)
    assert OfficeDraft.objects.get().sent_by == officer
    code, told = write(f"drafts/{draft.pk}", more | {"version": 2})
    assert (code, "waits for approval" in told["detail"]["what"]) == (403, True)
    assert write(f"drafts/{draft.pk}", "", verb="get")[1]["state"] == "sent"


def test_a_measure_is_begun_and_changed_with_all_that_belongs_to_it(write: Write) -> None:
    told = {"cells": PLANNED, "milestones": [{"title": "Ask them", "due": "2024-05-01"}], "send": True}
    code, given = write(f"measures/under/{COMMITMENT}", told, verb="post")
    assert (code, given["cells"]["step-1-title"]) == (200, "Ask them")
    draft = OfficeDraft.objects.get()
    head = add_person(name="H", email="h@office.example", password=None, by=None, now=NOW)
    row = services.approve_draft(draft=draft, version=draft.version, by=head, now=NOW).row
    code, given = write(f"measures/as/{row}", {"cells": PLANNED | {"title": "Hear all"}, "version": 1})
    assert (code, given["measure"], given["state"]) == (200, row, "draft")


def test_the_same_key_does_it_once_and_another_text_with_it_is_refused(write: Write) -> None:
    answers = [write(REPORT, {"cells": SAID, "version": 0}, key="one") for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert (DraftVersion.objects.count(), OfficeDeed.objects.filter(act="write_draft").count()) == (1, 1)
    code, told = write(REPORT, {"cells": SAID | {"said": "Other."}}, key="one")
    assert (code, "with this key before" in told["detail"]["what"]) == (422, True)
    assert write(f"measures/under/{COMMITMENT}", {"cells": PLANNED}, key="one", verb="post")[0] == 422
    assert DraftVersion.objects.count() == 1


def test_of_two_who_write_neither_loses_the_text(write: Write) -> None:
    write(REPORT, {"cells": SAID})
    draft = OfficeDraft.objects.get()
    services.save_draft(draft=draft, version=1, cells=SAID | {"said": "Theirs."}, by=writer(), now=NOW)
    code, told = write(REPORT, {"cells": SAID | {"said": "Ours."}, "version": 1})
    assert (code, told["detail"]["version"], told["detail"]["cells"]["said"]) == (409, 2, "Theirs.")
    assert DraftVersion.objects.get(is_aside=True).cells["said"] == "Ours."


def test_what_would_not_stand_in_the_package_is_named_and_nothing_is_saved(write: Write) -> None:
    code, told = write(REPORT, {"cells": SAID | {"rating": "splendid"}, "send": True}, key="k")
    assert code == 409
    assert "rating" in {one["column"] for one in told["detail"]["places"]}
    assert not OfficeDraft.objects.exists()
    assert write(REPORT, {"cells": SAID, "send": True}, key="k")[0] == 200


def test_nothing_of_another_body_is_reached(write: Write, make_person: MakePerson) -> None:
    other = make_person(f"{OFFICER}@{OTHER}")
    theirs = give_token(body=OTHER, name="x", now=NOW, writes_as=other.email)
    write(REPORT, {"cells": SAID})
    number = OfficeDraft.objects.get().pk
    for path, verb in (
        (f"drafts/{number}", "put"),
        (f"drafts/{number}", "get"),
        (REPORT, "put"),
        (f"measures/under/{COMMITMENT}", "post"),
        ("measures/as/none", "put"),
        ("drafts/9223372036854775807", "put"),
    ):
        assert (
            write(path, {"cells": SAID if "measures" not in path else PLANNED}, verb=verb, by=theirs)[0]
            == 404
        )
    assert OfficeDraft.objects.get().version == 1


def test_a_token_writes_only_for_an_officer_who_is_there(
    write: Write, officer: Person, make_person: MakePerson
) -> None:
    reads = give_token(body=BODY, name="x", now=NOW)
    code, told = write(REPORT, {"cells": SAID}, by=reads)
    assert (code, "reads" in told["detail"]["what"]) == (403, True)
    head = make_person(f"{HEAD}@{BODY}")
    for address in (head.email, "nobody@office.example"):
        with pytest.raises(Refusal, match="no officer"):
            give_token(body=BODY, name="x", now=NOW, writes_as=address)
    appoint(person=officer, role=HEAD, body=BODY, by=None, now=NOW)
    write(REPORT, {"cells": SAID, "send": True})
    close_account(person=officer, by=make_person("administrator"), now=NOW)
    code, told = write(REPORT, {"cells": SAID})
    assert (code, "no officer of the body any more" in told["detail"]["what"]) == (403, True)
    end_tokens(body=BODY, now=NOW)
    assert write(REPORT, {"cells": SAID})[0] == 401


def test_after_the_last_day_it_says_which_lock_it_is(write: Write) -> None:
    phase = phase_row(PHASE)
    assert phase is not None
    set_lock(phase=phase, until=str(phase.due.last), by=writer(), now=NOW)
    PhaseLock.objects.update(taken_until="2020-01-01")
    code, told = write(REPORT, {"cells": SAID})
    assert (code, "days of grace are over" in told["detail"]["what"]) == (403, True)
    assert not OfficeDraft.objects.exists()


@pytest.mark.parametrize(
    "told",
    [
        {"cells": SAID | {"phase": "x"}},
        {"cells": SAID, "state": "approved"},
        {"cells": {"said": "a\u0000b"}},
        {"cells": {"said": 3}},
        {"cells": {"said": "x" * 20_001}},
        {"cells": SAID, "version": -1},
        {"cells": SAID, "version": 10**30},
        '{"cells": {"said": "\\ud800"}}',
        "[]",
        '{"cells": ' + "[" * 5000,
        "",
    ],
)
def test_what_is_no_report_is_refused_by_what_it_is(write: Write, told: object) -> None:
    code, answer = write(REPORT, told)
    assert code in {400, 422}
    assert answer["detail"]
    assert not OfficeDraft.objects.exists()


@pytest.mark.parametrize("key", [" ", "ä", "x" * 65])
def test_a_key_that_is_none_is_refused(write: Write, key: str) -> None:
    assert write(REPORT, {"cells": SAID}, key=key)[0] == 422


def test_a_report_that_was_approved_is_written_anew_and_stands_meanwhile(write: Write) -> None:
    write(REPORT, {"cells": SAID})
    approved(OfficeDraft.objects.get())
    assert write(REPORT, {"cells": SAID | {"said": "More."}, "version": 1})[1]["state"] == "draft"


@pytest.mark.usefixtures("one_connection")
def test_no_input_that_the_description_allows_or_not_brings_a_fault(token: str) -> None:
    application = get_wsgi_application()
    schema = schemathesis.openapi.from_wsgi("/office/api/openapi.json", application, base_url=ADDRESS)
    tried = set()
    for one in schema.get_all_operations():
        operation = cast("Any", one).ok()
        if operation.method != "get" or "{" in operation.path:
            _hold(operation, {"Authorization": f"Bearer {token}"})
            tried.add(operation.label)
    assert len(tried) == 5


def _hold(operation: Any, headers: dict[str, str]) -> None:  # noqa: ANN401 - of the library
    @draws(10)
    @given(case=operation.as_strategy())
    def holds(case: Any) -> None:  # noqa: ANN401
        case.call_and_validate(headers=headers, base_url=ADDRESS)

    holds()
