"""A panel of invented assessors in the office, brought as far as a test wants it."""

from tallystick.office.models import OfficePanel, Person, StoredAssessor
from tallystick.office.selectors.panel import own_tasks, record_of
from tallystick.office.services import panel_calls
from tallystick.office.services.panel_codes import commit_codes, write_codes
from tests.office.conftest import NOW
from tests.office.writing import writer

ASSESSORS = ("J1", "J2", "J3")
PANEL = "outside"
SAID = {"why": "nothing_found", "reason": "It was read.", "independent": "false"}


def invited(*names: str) -> None:
    """Invite assessors who accept."""
    for one in names or ASSESSORS:
        panel_calls.invite(cells={"id": one, "budget": "9"}, by=writer(), now=NOW)
        panel_calls.answer_call(assessor=one, cells={"standing": "accepted"}, by=writer(), now=NOW)


def announced(closes: str = "", name: str = PANEL) -> OfficePanel:
    """Announce a panel of three."""
    if not StoredAssessor.objects.filter(id="J1").exists():
        invited()
    said = {"name": name, "value": "the lottery of 1 April 2024", "each": "2", "closes": closes}
    return panel_calls.announce(said=said, by=writer(), now=NOW)


def drawn(closes: str = "", name: str = PANEL) -> OfficePanel:
    """Draw it."""
    panel_calls.draw(panel=announced(closes, name), seed="3 11 19", by=writer(), now=NOW)
    return OfficePanel.objects.get(name=name)


def coded(panel: OfficePanel, assessor: str, at: int = 0, by: Person | None = None) -> None:
    """Give all codes of an assessor, each the one in this place of its scale, and commit to them."""
    for task in own_tasks(panel, assessor):
        write_codes(task=task, said=codes(panel, at), now=NOW)
    commit_codes(panel=panel, assessor=assessor, by=by or writer(), now=NOW)


def codes(panel: OfficePanel, at: int = 0) -> dict[str, dict[str, str]]:
    """Give a code to each question, the one in this place of its scale."""
    rubric = record_of(panel).rubric
    why = rubric.reasons[0]
    return {
        one.name: SAID | {"code": one.codes[min(at, len(one.codes) - 1)], "why": why}
        for one in rubric.criterion
    }


def opened(name: str = PANEL) -> OfficePanel:
    """Have all code and commit, one of them otherwise than the others; then the codes are open."""
    panel = drawn(name=name)
    for place, one in enumerate(ASSESSORS):
        coded(panel, one, at=1 if place == 0 else 0)
    return OfficePanel.objects.get(name=name)
