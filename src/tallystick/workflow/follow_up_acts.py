"""The acts of following up: letters, late reports, checks, meetings, files, research; and who may do them."""

from tallystick.base.reasons import Template, msgid
from tallystick.workflow.roles import (
    ALL,
    AUDITOR,
    BELOW,
    BODY_ROLES,
    EDITOR,
    HEAD,
    OFFICER,
    OWN,
    ROLES,
    SECRETARIAT,
    SUPERVISION,
    UNDER,
    Permission,
    lines_of,
)

CHOOSE_MAIL = "choose_mail"
SEE_ADMISSIONS, ASK_ADMISSION, DECIDE_ADMISSION, SET_LOCK = (
    "see_admissions",
    "ask_admission",
    "decide_admission",
    "set_lock",
)
SEE_CHECKS, SEE_CHECK, DRAW_CHECKS, DRAW_BELOW = "see_checks", "see_check", "draw_checks", "draw_below"
PICK_CHECK, SHOW_RECORD, RECORD_CHECK, ANSWER_CHECK = (
    "pick_check",
    "show_record",
    "record_check",
    "answer_check",
)
SET_LAST_DAY, ASK_LATER_DAY = "set_last_day", "ask_later_day"
SEE_MEETINGS, SEE_MEETING, KEEP_MEETING = "see_meetings", "see_meeting", "keep_meeting"
SEE_RESEARCH, KEEP_RESEARCH = "see_research", "keep_research"
REPLY_ADVICE, FOLLOW_UP_ADVICE = "reply_advice", "follow_up_advice"
SEE_DECISIONS, REPORT_DONE, CLOSE_DECISION = "see_decisions", "report_done", "close_decision"

WORDS: dict[str, Template] = {
    CHOOSE_MAIL: msgid("Choose which letters come"),
    SET_LOCK: msgid("Say until when reports of a phase are taken"),
    SEE_ADMISSIONS: msgid("See which late reports were admitted"),
    ASK_ADMISSION: msgid("Ask for the admission of a late report"),
    DECIDE_ADMISSION: msgid("Admit a late report, or not"),
    SEE_CHECKS: msgid("See which reports are checked"),
    SEE_CHECK: msgid("Read the check of a report"),
    DRAW_CHECKS: msgid("Draw reports for a check"),
    DRAW_BELOW: msgid("Draw reports of the bodies below for a check"),
    PICK_CHECK: msgid("Choose a report for a check"),
    SHOW_RECORD: msgid("Show the record behind a report"),
    RECORD_CHECK: msgid("Write down what a check found"),
    ANSWER_CHECK: msgid("Answer for the body to what a check found"),
    SET_LAST_DAY: msgid("Say until when a record is shown, and a decision reported on"),
    ASK_LATER_DAY: msgid("Ask for a later day for a record or a decision"),
    SEE_MEETINGS: msgid("See which meetings there are"),
    SEE_MEETING: msgid("Read a meeting's agenda and decisions"),
    KEEP_MEETING: msgid("Call a meeting, and write down what it decides"),
    SEE_RESEARCH: msgid("See the research of phases, and what assessments recommend"),
    KEEP_RESEARCH: msgid("Keep the research of phases, and what assessments recommend"),
    REPLY_ADVICE: msgid("Reply for the body to what an assessment recommends"),
    FOLLOW_UP_ADVICE: msgid("Write down what became of what an assessment recommended"),
    SEE_DECISIONS: msgid("See which decisions are open"),
    REPORT_DONE: msgid("Say that a decision is carried out"),
    CLOSE_DECISION: msgid("Close a decision, or send it back"),
}

LINES: tuple[Permission, ...] = (
    *lines_of(CHOOSE_MAIL, ALL, *ROLES),
    *lines_of(SET_LOCK, ALL, SECRETARIAT),
    *lines_of(SEE_ADMISSIONS, ALL, SECRETARIAT, SUPERVISION, AUDITOR),
    *lines_of(ASK_ADMISSION, OWN, OFFICER, HEAD),
    *lines_of(DECIDE_ADMISSION, ALL, SECRETARIAT),
    *lines_of(SEE_CHECKS, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR, *BODY_ROLES),
    *lines_of(SEE_CHECK, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR),
    *lines_of(SEE_CHECK, BELOW, *BODY_ROLES),
    *lines_of(DRAW_CHECKS, ALL, SECRETARIAT, SUPERVISION),
    *lines_of(DRAW_BELOW, OWN, *BODY_ROLES),
    *lines_of(PICK_CHECK, ALL, SECRETARIAT, SUPERVISION),
    *lines_of(PICK_CHECK, UNDER, *BODY_ROLES),
    *lines_of(SHOW_RECORD, OWN, *BODY_ROLES),
    *lines_of(RECORD_CHECK, ALL, SECRETARIAT, SUPERVISION),
    *lines_of(RECORD_CHECK, UNDER, *BODY_ROLES),
    *lines_of(ANSWER_CHECK, OWN, HEAD),
    *lines_of(SET_LAST_DAY, ALL, SECRETARIAT),
    *lines_of(ASK_LATER_DAY, OWN, *BODY_ROLES),
    *lines_of(SEE_MEETINGS, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR, *BODY_ROLES),
    *lines_of(SEE_MEETING, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR),
    *lines_of(SEE_MEETING, OWN, *BODY_ROLES),
    *lines_of(KEEP_MEETING, ALL, SECRETARIAT),
    *lines_of(SEE_RESEARCH, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR, *BODY_ROLES),
    *lines_of(KEEP_RESEARCH, ALL, SECRETARIAT),
    *lines_of(REPLY_ADVICE, OWN, HEAD),
    *lines_of(FOLLOW_UP_ADVICE, ALL, SECRETARIAT, SUPERVISION),
    *lines_of(SEE_DECISIONS, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR, *BODY_ROLES),
    *lines_of(REPORT_DONE, OWN, *BODY_ROLES),
    *lines_of(CLOSE_DECISION, ALL, SECRETARIAT),
)
