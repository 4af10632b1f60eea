"""The acts of a panel of assessors, and who may do them: whoever calls a panel reads none of its codes."""

from tallystick.base.reasons import Template, msgid
from tallystick.workflow.roles import (
    ALL,
    ASSESSOR,
    AUDITOR,
    EDITOR,
    GIVEN,
    HEAD,
    OFFICER,
    OWN,
    SECRETARIAT,
    SUPERVISION,
    Permission,
    lines_of,
)

SEE_PANELS, CALL_PANEL, ANSWER_CALL = "see_panels", "call_panel", "answer_call"
CODE, COMMIT_CODES, OPEN_CODES = "code_commitments", "commit_codes", "open_codes"
DISCUSS, SETTLE, DISSENT, FINISH = "discuss_codes", "settle_dispute", "dissent", "finish_panel"
SIGN, SEE_VERDICTS, REPLY_PANEL = "sign_panel", "see_panel_verdicts", "reply_panel"
DECIDE_CORRECTION, TRAIN = "decide_correction", "train_coding"

WORDS: dict[str, Template] = {
    SEE_PANELS: msgid("See which panels there are"),
    CALL_PANEL: msgid("Invite assessors, announce a panel and draw it"),
    ANSWER_CALL: msgid("Accept or resign as an assessor, and declare what ties one"),
    TRAIN: msgid("Train on invented cases, of which nothing is kept"),
    CODE: msgid("Code the commitments that were given to one"),
    COMMIT_CODES: msgid("Commit to one's codes"),
    OPEN_CODES: msgid("Open the codes of a panel when all have committed"),
    DISCUSS: msgid("Discuss codes and change one's own in the second round"),
    SETTLE: msgid("Settle what stays in dispute"),
    DISSENT: msgid("Write a dissent"),
    FINISH: msgid("Say that one's rounds are over; the last one locks the panel"),
    SIGN: msgid("Sign what the panel found"),
    SEE_VERDICTS: msgid("See what a panel found"),
    REPLY_PANEL: msgid("Reply for the body to what a panel found"),
    DECIDE_CORRECTION: msgid("Decide for the panel on a correction of fact"),
}

LINES: tuple[Permission, ...] = (
    *lines_of(SEE_PANELS, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR, OFFICER, HEAD, ASSESSOR),
    *lines_of(CALL_PANEL, ALL, SECRETARIAT),
    *lines_of(ANSWER_CALL, ALL, ASSESSOR),
    *lines_of(TRAIN, ALL, ASSESSOR),
    *(
        Permission(act, ASSESSOR, GIVEN)
        for act in (CODE, COMMIT_CODES, OPEN_CODES, DISCUSS, SETTLE, DISSENT, FINISH, SIGN, DECIDE_CORRECTION)
    ),
    *lines_of(SEE_VERDICTS, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR, OFFICER, HEAD, ASSESSOR),
    *lines_of(REPLY_PANEL, OWN, HEAD),
)
