"""What other systems are given: by a body's token alone, no more than is its own, and never a fault."""

import json
from typing import Any, cast

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import given

from tallystick.base.findings import Refusal
from tallystick.office.models import BodyToken, StoredBody
from tallystick.office.services.tokens import end_tokens, give_token
from tests.draws import draws
from tests.office.conftest import NOW
from tests.office.writing import BODY, OTHER, REPORT, SAID, approved, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
HOST = {"host": "office.example"}
ADDRESS = "https://office.example"


def asked(path: str, token: str = "", **more: int) -> tuple[int, Any]:
    """Give the code and what is answered."""
    headers = HOST | ({"authorization": f"Bearer {token}"} if token else {})
    answer = Client(headers=headers).get(f"/office/api/{path}", more, secure=True)
    return answer.status_code, json.loads(answer.content)


def test_nobody_is_answered_without_a_token_that_holds() -> None:
    token = give_token(body=BODY, name="statistics", now=NOW)
    assert token not in str(list(BodyToken.objects.values()))
    for path in ("commitments", "bodies", "reports", "observations"):
        assert asked(path)[0] == asked(path, "wrong")[0] == 401
        assert asked(path, token)[0] == 200
    assert end_tokens(body=BODY, now=NOW) == 1
    assert asked("bodies", token)[0] == 401
    with pytest.raises(Refusal, match="no body"):
        give_token(body="NOBODY", name="x", now=NOW)
    with pytest.raises(Refusal, match="no name"):
        give_token(body=BODY, name=" ", now=NOW)


def test_a_body_is_given_its_own_reports_and_those_below_it() -> None:
    approved(written(SAID, REPORT))
    StoredBody.objects.create(id="CHILD", name="Child", parent_id=OTHER)
    StoredBody.objects.filter(id=BODY).update(parent_id="CHILD")
    own, higher, lower = (give_token(body=one, name="x", now=NOW) for one in (BODY, OTHER, "CHILD"))
    for token in (own, higher, lower):
        _, found = asked("reports", token)
        assert "I.1.02" in str(found["rows"])
    StoredBody.objects.filter(id=BODY).update(parent_id=None)
    assert asked("reports", higher)[1]["rows"] == []
    StoredBody.objects.filter(id=OTHER).update(parent_id="CHILD")  # a circle comes to an end
    assert asked("reports", higher)[0] == 200


def test_rows_come_so_many_at_a_time_and_each_once() -> None:
    token = give_token(body=BODY, name="x", now=NOW)
    _, every = asked("commitments", token)
    found: list[object] = []
    after: int | None = 0
    while after is not None:
        _, part = asked("commitments", token, count=1, after=after)
        found += part["rows"]
        after = part["after"]
    assert found == every["rows"]
    assert len(found) == 3
    assert asked("commitments", token, count=1001)[0] == 422


@pytest.mark.usefixtures("one_connection")
def test_no_input_that_the_description_allows_or_not_brings_a_fault() -> None:
    token = give_token(body=BODY, name="x", now=NOW)
    application = get_wsgi_application()
    schema = schemathesis.openapi.from_wsgi("/office/api/openapi.json", application, base_url=ADDRESS)
    tried = 0
    for one in schema.get_all_operations():
        _hold(cast("Any", one).ok(), {"Authorization": f"Bearer {token}"})
        tried += 1
    assert tried == 12


def _hold(operation: Any, headers: dict[str, str]) -> None:  # noqa: ANN401 - of the library
    """Ask in ways that the description allows; each answer is one that it describes."""

    @draws(8)
    @given(case=operation.as_strategy())
    def holds(case: Any) -> None:  # noqa: ANN401
        case.call_and_validate(headers=headers, base_url=ADDRESS)

    holds()


def test_it_describes_itself() -> None:
    code, found = asked("openapi.json")
    assert code == 200
    paths = found["paths"]
    assert isinstance(paths, dict)
    assert len(paths) == 11
