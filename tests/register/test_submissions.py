"""A point that somebody wrote in with: with leave, redacted by an office apart, and never a proof."""

from dataclasses import replace
from typing import Any

import pytest

from tallystick.base.dates import PartialDate
from tallystick.register import load_package
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.check import check_again
from tallystick.register.events import Event
from tests.register.packages import GOLDEN

_GOLDEN = load_package(str(GOLDEN))
COMMITMENT, DELIVERABLE = _GOLDEN.commitments[0].id, _GOLDEN.deliverables[0].id
SAID = Event(
    "said", None, COMMITMENT, "submission", PartialDate.parse("2024-05"), None,
    "The tap in our village was dry from May to July 2024.", None, leave=True, redacted_by="desk",
)  # fmt: skip


def found(event: Event) -> list[tuple[str, str]]:
    """Give what a check finds of the events: the kind and the column."""
    lead = Responsibility(COMMITMENT, "water", "lead", "named_in_plan", None, None)
    package = replace(
        _GOLDEN,
        bodies=(Body("desk", "Intake desk"), Body("water", "Ministry of Water")),
        responsibilities=(lead,),
        events=(*_GOLDEN.events, event),
    )
    return [
        (one.code, one.column or "")
        for one in check_again(package)
        if "/events." in str(one.file) and one.severity == "error"
    ]


def test_one_with_leave_that_an_office_apart_redacted_is_sound() -> None:
    assert found(SAID) == []
    assert found(replace(SAID, date=None)) == []
    assert found(replace(SAID, statement="In 2021-2025 it was dry in 3 villages.")) == []


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"leave": None}, [("submission-without-leave", "leave")]),
        ({"leave": False}, [("submission-without-leave", "leave")]),
        ({"redacted_by": None}, [("submission-not-redacted", "redacted_by")]),
        ({"redacted_by": "water"}, [("submission-redacted-by-who-answers", "redacted_by")]),
        ({"source": _GOLDEN.sources[0].id}, [("submission-with-source", "source")]),
        ({"deliverable": DELIVERABLE}, [("submission-of-a-deliverable", "deliverable")]),
        ({"commitment": None}, [("event-of-nothing", "deliverable")]),
        ({"date": PartialDate.parse("2024-05-03")}, [("submission-to-the-day", "date")]),
        ({"statement": "Write to me: ling@mail.invalid"}, [("submission-tells-who", "statement")]),
        ({"statement": "ling\uff20mail.invalid"}, [("submission-tells-who", "statement")]),
        ({"note": "Ring 138\u20130013\u20138000."}, [("submission-tells-who", "note")]),
        ({"note": "电话 138\uff0d0013\uff0d8000"}, [("submission-tells-who", "note")]),
        ({"note": "Ring 138 0013 8000."}, [("submission-tells-who", "note")]),
        ({"note": "Card 110101199003070000"}, [("submission-tells-who", "note")]),
    ],
)
def test_what_is_wrong_is_found_where_it_is(changed: dict[str, Any], wrong: list[tuple[str, str]]) -> None:
    assert found(replace(SAID, **changed)) == wrong


def test_no_other_event_has_a_leave() -> None:
    context = replace(SAID, kind="context", source=_GOLDEN.sources[0].id)
    assert found(context) == [
        ("leave-of-no-submission", "leave"),
        ("leave-of-no-submission", "redacted_by"),
    ]
