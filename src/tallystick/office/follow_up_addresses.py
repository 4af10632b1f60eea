"""The addresses of following up: letters, late reports, checks, meetings, files, research."""

from tallystick.office import follow_up_found, found
from tallystick.office.routes import Route
from tallystick.office.views import checks, decisions, evidence, last_days, late, mail, meetings, research
from tallystick.workflow import follow_up_acts as f
from tallystick.workflow.drafts import WRITE
from tallystick.workflow.permissions import SEE_DRAFT

_REPORT = "bodies/<str:body>/<str:phase>/reports/<str:commitment>"
_CHECK = "checks/<str:phase>/<str:body>/<str:commitment>"
_STUDY = "research/studies/<str:study>"

FOLLOW_UP: tuple[Route, ...] = (
    Route("mail", "mail/", f.CHOOSE_MAIL, mail.mail),
    Route("choose_mail", "mail/choose/", f.CHOOSE_MAIL, mail.choose, changes=True),
    Route("lock_phase", "phases/<str:phase>/lock/", f.SET_LOCK, late.lock, found.phase_named, changes=True),
    Route("admissions", "admissions/", f.SEE_ADMISSIONS, late.admissions),
    Route(
        "ask_admission", f"{_REPORT}/admission/", f.ASK_ADMISSION, late.ask, found.report_named, changes=True
    ),
    Route(
        "decide_admission",
        "admissions/<int:number>/decide/",
        f.DECIDE_ADMISSION,
        late.decide,
        follow_up_found.admission_numbered,
        changes=True,
    ),
    Route("checks", "checks/", f.SEE_CHECKS, checks.checks),
    Route("check", f"{_CHECK}/", f.SEE_CHECK, checks.check, follow_up_found.check_of_report),
    Route(
        "draw_checks", "phases/<str:phase>/draw/", f.DRAW_CHECKS, checks.draw, found.phase_named, changes=True
    ),
    Route(
        "draw_below",
        "bodies/<str:body>/<str:phase>/draw/",
        f.DRAW_BELOW,
        checks.draw_below,
        found.body_in_phase,
        changes=True,
    ),
    Route("pick_check", f"{_REPORT}/check/", f.PICK_CHECK, checks.pick, found.report_named, changes=True),
    *(
        Route(name, f"{_CHECK}/{path}/", act, view, find, changes=True)
        for name, path, act, view, find in (
            ("show_record", "show", f.SHOW_RECORD, checks.show, follow_up_found.check_of_report),
            ("record_check", "found", f.RECORD_CHECK, checks.record, follow_up_found.check_to_record),
            ("answer_check", "answer", f.ANSWER_CHECK, checks.answer, follow_up_found.check_of_report),
        )
    ),
    *(
        Route(f"{name}_{of}", f"{place}/{path}/", act, view, find, changes=True)
        for of, place, find in (
            ("check", _CHECK, follow_up_found.day_of_check),
            ("decision", "decisions/<int:number>", follow_up_found.day_of_decision),
        )
        for name, path, act, view in (
            ("set_last_day_of", "last-day", f.SET_LAST_DAY, last_days.set_day),
            ("ask_later_day_of", "later-day", f.ASK_LATER_DAY, last_days.ask),
        )
    ),
    Route(
        "set_last_day_of_draw",
        "phases/<str:phase>/draw/last-day/",
        f.SET_LAST_DAY,
        last_days.set_of_draw,
        found.phase_named,
        changes=True,
    ),
    Route("meetings", "meetings/", f.SEE_MEETINGS, meetings.meetings),
    Route("call_meeting", "meetings/call/", f.KEEP_MEETING, meetings.call, changes=True),
    *(
        Route(name, f"meetings/<int:number>/{path}", f.SEE_MEETING, view, follow_up_found.meeting_numbered)
        for name, path, view in (
            ("meeting", "", meetings.meeting),
            ("invitation", "invitation.ics", meetings.calendar),
            ("minutes", "minutes.docx", meetings.minutes),
        )
    ),
    *(
        Route(
            name,
            f"meetings/<int:number>/{path}/",
            f.KEEP_MEETING,
            view,
            follow_up_found.meeting_numbered,
            changes=True,
        )
        for name, path, view in (
            ("change_meeting", "change", meetings.change),
            ("ask_body", "ask", meetings.ask),
            ("draw_agenda", "draw", meetings.draw),
            ("add_item", "add", meetings.add),
            ("note_meeting", "note", meetings.note),
            ("decide", "decide", meetings.decide),
            ("invite", "invite", meetings.invite),
        )
    ),
    Route(
        "drop_item",
        "meetings/<int:number>/items/<int:item>/drop/",
        f.KEEP_MEETING,
        meetings.drop,
        follow_up_found.item_numbered,
        changes=True,
    ),
    Route("decisions", "decisions/", f.SEE_DECISIONS, decisions.decisions),
    *(
        Route(
            name,
            f"decisions/<int:number>/{path}/",
            act,
            view,
            follow_up_found.decision_numbered,
            changes=True,
        )
        for name, path, act, view in (
            ("report_done", "report", f.REPORT_DONE, decisions.report),
            ("close_decision", "close", f.CLOSE_DECISION, decisions.close),
        )
    ),
    Route(
        "attach_to_report",
        f"{_REPORT}/files/add/",
        WRITE,
        evidence.attach_to_report,
        found.report_named,
        changes=True,
    ),
    Route(
        "attach_to_check",
        f"{_CHECK}/files/add/",
        f.SHOW_RECORD,
        evidence.attach_to_check,
        follow_up_found.check_of_report,
        changes=True,
    ),
    *(
        Route(f"{use}_file", f"{place}/files/<int:number>/", act, evidence.file, find)
        for use, place, act, find in (
            ("report", _REPORT, SEE_DRAFT, follow_up_found.file_of_report),
            ("check", _CHECK, f.SEE_CHECK, follow_up_found.file_of_check),
        )
    ),
    *(
        Route(
            f"withdraw_{use}_file",
            f"{place}/files/<int:number>/withdraw/",
            act,
            evidence.withdraw,
            find,
            changes=True,
        )
        for use, place, act, find in (
            ("report", _REPORT, WRITE, follow_up_found.file_of_report),
            ("check", _CHECK, f.SHOW_RECORD, follow_up_found.file_of_check),
        )
    ),
    Route("research", "research/", f.SEE_RESEARCH, research.research),
    Route(
        "research_paper",
        "phases/<str:phase>/research.docx",
        f.SEE_RESEARCH,
        research.paper,
        found.phase_named,
    ),
    Route("study", f"{_STUDY}/", f.SEE_RESEARCH, research.study, follow_up_found.study_named),
    *(
        Route(name, f"research/new-{path}/", f.KEEP_RESEARCH, view, changes=True)
        for name, path, view in (
            ("new_study", "study", research.new_study),
            ("new_recommendation", "recommendation", research.new_advice),
        )
    ),
    *(
        Route(name, f"{_STUDY}/{path}/", f.KEEP_RESEARCH, view, follow_up_found.study_named, changes=True)
        for name, path, view in (
            ("change_study", "change", research.change_study),
            ("new_finding", "findings/new", research.new_finding),
            ("new_source", "sources/new", research.new_source),
        )
    ),
    *(
        Route(
            name,
            f"research/recommendations/<str:recommendation>/{path}/",
            act,
            view,
            follow_up_found.advice_named,
            changes=True,
        )
        for name, path, act, view in (
            ("reply_advice", "reply", f.REPLY_ADVICE, research.reply),
            ("follow_up_advice", "follow-up", f.FOLLOW_UP_ADVICE, research.follow_up),
        )
    ),
)
