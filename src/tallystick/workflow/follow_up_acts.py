"""The acts of following up: letters, late reports, checks, meetings, files, research; and who may do them."""

from tallystick.base.reasons import Template, msgid
from tallystick.workflow.roles import (
    ALL,
    AUDITOR,
    HEAD,
    OFFICER,
    OWN,
    ROLES,
    SECRETARIAT,
    SUPERVISION,
    Permission,
    lines_of,
)

CHOOSE_MAIL = "choose_mail"
SEE_RELEASES, ASK_RELEASE, DECIDE_RELEASE, SET_LOCK = (
    "see_releases",
    "ask_release",
    "decide_release",
    "set_lock",
)

WORDS: dict[str, Template] = {
    CHOOSE_MAIL: msgid("Choose which letters come"),
    SET_LOCK: msgid("Say until when reports of a phase are taken"),
    SEE_RELEASES: msgid("See which late reports were released"),
    ASK_RELEASE: msgid("Ask for the release of a late report"),
    DECIDE_RELEASE: msgid("Release a late report, or not"),
}

LINES: tuple[Permission, ...] = (
    *lines_of(CHOOSE_MAIL, ALL, *ROLES),
    *lines_of(SET_LOCK, ALL, SECRETARIAT),
    *lines_of(SEE_RELEASES, ALL, SECRETARIAT, SUPERVISION, AUDITOR),
    *lines_of(ASK_RELEASE, OWN, OFFICER, HEAD),
    *lines_of(DECIDE_RELEASE, ALL, SECRETARIAT),
)
