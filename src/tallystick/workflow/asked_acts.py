"""The acts of coding what others asked: whoever calls the coders reads no code before all are open."""

from tallystick.base.reasons import Template, msgid
from tallystick.workflow.roles import (
    ALL,
    ASSESSOR,
    AUDITOR,
    EDITOR,
    GIVEN,
    SECRETARIAT,
    Permission,
    lines_of,
)

SEE_ASKED, CALL_CODERS = "see_asked", "call_coders"
CODE_ASKED, COMMIT_ASKED, SETTLE_ASKED = "code_recommendations", "commit_coding", "settle_link"

WORDS: dict[str, Template] = {
    SEE_ASKED: msgid("See how far the coding of recommendations is"),
    CALL_CODERS: msgid("Ask two people to code which commitments answer what was asked"),
    CODE_ASKED: msgid("Code the recommendations that were given to one"),
    COMMIT_ASKED: msgid("Commit to one's coding of recommendations"),
    SETTLE_ASKED: msgid("Settle on which commitments coders of recommendations differ"),
}

LINES: tuple[Permission, ...] = (
    *lines_of(SEE_ASKED, ALL, SECRETARIAT, EDITOR, AUDITOR, ASSESSOR),
    *lines_of(CALL_CODERS, ALL, SECRETARIAT),
    *(Permission(act, ASSESSOR, GIVEN) for act in (CODE_ASKED, COMMIT_ASKED, SETTLE_ASKED)),
)
