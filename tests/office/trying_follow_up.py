"""Every address of following up with what it names in the tests."""

from tallystick.office.check_place import CheckPlace
from tallystick.office.evidence_store import keep
from tallystick.office.models import EvidenceFile, JointMeeting, LateAdmission, PhaseLock, StoredPlanPhase
from tallystick.office.models.evidence import OF_CHECK, OF_REPORT
from tallystick.office.services import meetings
from tallystick.office.services.decisions import decide
from tallystick.office.services.evidence import HandedFile, attach
from tallystick.office.services.late import ask_admission, set_lock
from tallystick.office.services.research import keep_row
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


def asked_admission() -> LateAdmission:
    """Ask for the admission of the ministry's report after the lock."""
    locked_phase()
    return ask_admission(place=REPORT, because="The figures came late.", by=writer(), now=LATER)


def follow_up_tries() -> dict[str, list[Try]]:
    """Give by route what it is tried with."""
    nothing = [Try({})]
    report = {"body": BODY, "phase": PHASE, "commitment": COMMITMENT}
    admission = asked_admission()
    PhaseLock.objects.all().delete()  # so that the other addresses are tried while reports are taken
    return {
        **dict.fromkeys(("mail", "choose_mail", "admissions"), nothing),
        "lock_phase": [Try({"phase": PHASE})],
        "ask_admission": [Try(report, ActedOn(BODY, state=d.UNWRITTEN))],
        "decide_admission": [Try({"number": admission.pk})],
        **_check_tries(),
        **_meeting_tries(),
        **_file_tries(),
        **_research_tries(),
    }


def called_meeting() -> JointMeeting:
    """Call a meeting to which the ministry is asked, with a matter and a decision."""
    said = {
        "title": "Half way",
        "day": "2024-06-10",
        "time": "09:30",
        "zone": "Asia/Shanghai",
        "minutes": "90",
    }
    meeting = meetings.call_meeting(said=said | {"place": "Hall 2"}, by=writer(), now=LATER)
    meetings.ask_body(meeting=meeting, body=BODY, by=writer(), now=LATER)
    meetings.add_item(meeting=meeting, text="The floods.", by=writer(), now=LATER)
    decide(meeting=meeting, text="Count anew.", owner=BODY, due="2024-06-30", by=writer(), now=LATER)
    return meeting


def handed_in(use: str, place: CheckPlace, data: bytes = b"30 districts") -> EvidenceFile:
    """Put a text behind a report or a check."""
    file = HandedFile("list.txt", "txt", keep(data), "0" * 64, len(data), ())
    return attach(use=use, place=place, file=file, by=writer(), now=LATER)


def _file_tries() -> dict[str, list[Try]]:
    report, check = CheckPlace(PHASE, BODY, COMMITMENT), CheckPlace(PHASE, BODY, "I.1.01")
    of_report, of_check = ActedOn(BODY, state=d.UNWRITTEN), ActedOn(BODY, (OTHER,))
    files = {
        "report": Try(report.named | {"number": handed_in(OF_REPORT, report).pk}, of_report),
        "check": Try(check.named | {"number": handed_in(OF_CHECK, check).pk}, of_check),
    }
    return {
        "attach_to_report": [Try(report.named, of_report)],
        "attach_to_check": [Try(check.named, of_check)],
        **{f"{use}_file": [one] for use, one in files.items()},
        **{f"withdraw_{use}_file": [one] for use, one in files.items()},
    }


def _meeting_tries() -> dict[str, list[Try]]:
    meeting = called_meeting()
    item, decision = meeting.items.get(), meeting.decisions.get()
    seen = Try({"number": meeting.pk}, ActedOn(BODY))
    named = ("change_meeting", "ask_body", "draw_agenda", "add_item", "note_meeting", "decide", "invite")
    return {
        **{one: [Try({})] for one in ("meetings", "call_meeting", "decisions")},
        **{one: [seen] for one in ("meeting", "invitation", "minutes", *named)},
        "drop_item": [Try({"number": meeting.pk, "item": item.pk})],
        **{
            one: [Try({"number": decision.pk}, ActedOn(BODY))]
            for one in (
                "report_done",
                "close_decision",
                "set_last_day_of_decision",
                "ask_later_day_of_decision",
            )
        },
    }


def _check_tries() -> dict[str, list[Try]]:
    """The example's one report, which its office of supervision checks."""
    report = {"body": BODY, "phase": PHASE, "commitment": "I.1.01"}
    check = Try(report, ActedOn(BODY, (OTHER,), d.UNWRITTEN))
    return {
        "checks": [Try({})],
        **{one: [Try({"phase": PHASE})] for one in ("draw_checks", "set_last_day_of_draw")},
        "draw_below": [Try({"body": one, "phase": PHASE}, ActedOn(one)) for one in (BODY, OTHER)],
        "pick_check": [Try(report, ActedOn(BODY, state=d.UNWRITTEN))],
        **{
            one: [check]
            for one in (
                "check",
                "show_record",
                "record_check",
                "answer_check",
                "set_last_day_of_check",
                "ask_later_day_of_check",
            )
        },
    }


STUDY = {"id": "s1", "phase": PHASE, "kind": "survey", "title": "Who knows the line?", "state": "planned"}
ADVICE = {"id": "a1", "phase": PHASE, "recommended": "Print the number.", "body": BODY, "due": "2024-12-31"}


def researched() -> None:
    """Plan a study, and recommend something to the ministry."""
    for table, cells in (("studies", STUDY), ("assessment_recommendations", ADVICE)):
        keep_row(table=table, cells=cells, is_new=True, by=writer(), now=LATER)


def _research_tries() -> dict[str, list[Try]]:
    researched()
    study, advice = Try({"study": "s1"}), Try({"recommendation": "a1"}, ActedOn(BODY))
    return {
        **{one: [Try({})] for one in ("research", "new_study", "new_recommendation")},
        "research_paper": [Try({"phase": PHASE})],
        **{one: [study] for one in ("study", "change_study", "new_finding", "new_source")},
        **{one: [advice] for one in ("reply_advice", "follow_up_advice")},
    }
