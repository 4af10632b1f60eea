"""The fictional country's panels: one whose assessors talk, and one that anybody can draw and code in.

Every assessor and every code is invented; the package says so in the note of each assessor.
"""

import datetime
from collections.abc import Mapping

from tallystick.office.models import OfficePanel, Person
from tallystick.office.selectors.panel import own_tasks, record_of
from tallystick.office.services import panel_calls, panel_talk
from tallystick.office.services.panel_codes import commit_codes, write_codes
from tallystick.panel.rubric import Criterion, Rubric

#: The panel that talks, and the one that waits for its seed.
TALKING, ANNOUNCED = "first-half", "second-half"
ASSESSORS = ("D1", "D2", "D3")
_COMMITMENTS = 99
_REASONS = ("The act was read.", "Two provinces were asked.", "No page of the ministry names it.")


def invite_assessors(*, by: Person, now: datetime.datetime) -> None:
    """Invite the assessors, before somebody has their role."""
    for one in ASSESSORS:
        cells = {
            "id": one,
            "name": f"Assessor {one} (invented)",
            "organisation": "Institute for Rights (invented)",
            "budget": str(_COMMITMENTS),
            "note": "Invented.",
        }
        panel_calls.invite(cells=cells, by=by, now=now)


def hold_panels(*, by: Person, judges: Mapping[str, Person], now: datetime.datetime) -> None:
    """Have the assessors accept, code, commit and talk; then a second panel is announced.

    Args:
        by: the secretariat.
        judges: the person behind each assessor.
        now: when.
    """
    for one, person in judges.items():
        panel_calls.answer_call(assessor=one, cells={"standing": "accepted"}, by=person, now=now)
    tie = {"kind": "declared", "note": "Taught at the academy of health until two years ago."}
    panel_calls.declare(assessor=ASSESSORS[0], cells=tie, by=judges[ASSESSORS[0]], now=now)
    panel = _announced(TALKING, by, now)
    panel_calls.draw(panel=panel, seed="3 11 19 24 31 40", by=by, now=now)
    for place, (one, person) in enumerate(judges.items()):
        _code(TALKING, one, place, person, now)
    opened = OfficePanel.objects.get(name=TALKING)
    first, person = ASSESSORS[0], judges[ASSESSORS[0]]
    commitment = str(own_tasks(opened, first)[0].commitment_id)
    panel_talk.remark(
        panel=opened,
        assessor=first,
        commitment=commitment,
        said="The act was passed, but its rules are missing.",
        by=person,
        now=now,
    )
    _announced(ANNOUNCED, by, now)


def _announced(name: str, by: Person, now: datetime.datetime) -> OfficePanel:
    said = {"name": name, "value": f"the lottery after the {name} (invented)", "each": "2", "closes": ""}
    return panel_calls.announce(said=said, by=by, now=now)


def _code(panel: str, assessor: str, place: int, by: Person, now: datetime.datetime) -> None:
    """Code all that was given to an assessor; every third question otherwise than others do."""
    found = OfficePanel.objects.get(name=panel)
    rubric = record_of(found).rubric
    for task in own_tasks(found, assessor):
        said = {
            asked.name: _cells(rubric, asked, place + number)
            for number, asked in enumerate(rubric.criterion, task.position)
        }
        write_codes(task=task, said=said, now=now)
    commit_codes(panel=found, assessor=assessor, by=by, now=now)


def _cells(rubric: Rubric, asked: Criterion, at: int) -> dict[str, str]:
    return {
        "code": asked.codes[-1] if at % 3 else asked.codes[0],
        "why": rubric.reasons[at % len(rubric.reasons)],
        "reason": _REASONS[at % len(_REASONS)],
        "independent": "false",
    }
