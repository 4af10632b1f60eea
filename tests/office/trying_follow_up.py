"""Every address of following up with what it names in the tests."""

from tallystick.office.models import LateRelease, StoredPlanPhase
from tallystick.office.services.late import ask_release, set_lock
from tallystick.register.phases import PlanPhase
from tallystick.workflow import drafts as d
from tallystick.workflow.permissions import ActedOn
from tests.office.conftest import LATER
from tests.office.tried import Try
from tests.office.writing import BODY, COMMITMENT, OTHER, PHASE, REPORT, writer


def locked_phase(until: str = "2024-04-14") -> PlanPhase:
    """Lock the example's phase after a day of grace."""
    row = StoredPlanPhase.objects.get(id=PHASE)
    phase = PlanPhase(PHASE, str(row.kind), str(row.title), row.period, row.due)  # type: ignore[arg-type]
    set_lock(phase=phase, until=until, by=writer(), now=LATER)
    return phase


def asked_release() -> LateRelease:
    """Ask for the release of the ministry's report after the lock."""
    locked_phase()
    return ask_release(place=REPORT, because="The figures came late.", by=writer(), now=LATER)


def follow_up_tries() -> dict[str, list[Try]]:
    """Give by route what it is tried with."""
    nothing = [Try({})]
    report = {"body": BODY, "phase": PHASE, "commitment": COMMITMENT}
    return {
        **dict.fromkeys(("mail", "choose_mail", "releases"), nothing),
        "lock_phase": [Try({"phase": PHASE})],
        "ask_release": [Try(report, ActedOn(BODY, state=d.UNWRITTEN))],
        "decide_release": [Try({"number": asked_release().pk})],
        **_check_tries(),
    }


def _check_tries() -> dict[str, list[Try]]:
    """The example's one report, which its office of supervision checks."""
    report = {"body": BODY, "phase": PHASE, "commitment": "I.1.01"}
    check = Try(report, ActedOn(BODY, (OTHER,), d.UNWRITTEN))
    return {
        "checks": [Try({})],
        "draw_checks": [Try({"phase": PHASE})],
        "draw_below": [Try({"body": one, "phase": PHASE}, ActedOn(one)) for one in (BODY, OTHER)],
        "pick_check": [Try(report, ActedOn(BODY, state=d.UNWRITTEN))],
        **{one: [check] for one in ("check", "show_record", "record_check", "answer_check")},
    }
