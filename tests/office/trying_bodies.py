"""What the addresses of bodies and levels are tried with."""

from typing import Any

from tallystick.workflow.permissions import NOTHING, ActedOn
from tests.office.writing import BODY, COMMITMENT, OTHER

_Tried = list[tuple[dict[str, Any], ActedOn]]


def of_bodies() -> dict[str, _Tried]:
    """Give by route what stands in its pattern, and what the table needs to know of that."""
    nothing: _Tried = [({}, NOTHING)]
    body: _Tried = [({"body": BODY}, NOTHING)]
    commitment: _Tried = [({"commitment": COMMITMENT}, NOTHING)]
    return {
        **dict.fromkeys(
            ("bodies", "add_body", "parts", "levels", "confirming", "confirm_act", "read_plan"), nothing
        ),
        **dict.fromkeys(("course", "quiz", "answer_quiz", "trained", "certificate"), nothing),
        "course_section": [({"part": "I.1"}, NOTHING)],
        "confirm_page": [({"page": "passed"}, NOTHING)],
        "handover": [({"body": one}, ActedOn(one)) for one in (BODY, OTHER)],
        **dict.fromkeys(("body", "change_body", "end_body"), body),
        **dict.fromkeys(("cascade", "commitment_parts", "give_part", "end_part"), commitment),
    }
