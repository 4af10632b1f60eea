"""The acts of what is asked of the public and owed to it: texts to comment on, what must be published."""

from tallystick.base.reasons import Template, msgid
from tallystick.workflow.roles import (
    ALL,
    AUDITOR,
    BODY_ROLES,
    EDITOR,
    HEAD,
    OWN,
    SECRETARIAT,
    SUPERVISION,
    Permission,
    lines_of,
)

SEE_TEXTS, SEE_COMMENTS, KEEP_TEXT = "see_texts", "see_comments", "keep_text"
DRAW_POINTS, ANSWER_POINT = "draw_points", "answer_point"
SEE_LISTS, ENTER_FOUND, SETTLE_CHALLENGE = "see_lists", "enter_found", "settle_challenge"
SEE_CHALLENGES = "see_challenges"

WORDS: dict[str, Template] = {
    SEE_TEXTS: msgid("See which texts are open for comment, and what was said of them"),
    SEE_COMMENTS: msgid("Read each comment on a text"),
    KEEP_TEXT: msgid("Open a text for comment, and change it while comments are taken"),
    DRAW_POINTS: msgid("Draw comments together to points"),
    ANSWER_POINT: msgid("Say for the body what was changed by a point, or why not"),
    SEE_LISTS: msgid("See what bodies must publish, and what was challenged"),
    SEE_CHALLENGES: msgid("Read each challenge of what a body must publish, as it was sent"),
    ENTER_FOUND: msgid("Enter what a body must publish, and whether it was found"),
    SETTLE_CHALLENGE: msgid("Settle a challenge of what another person has entered"),
}

LINES: tuple[Permission, ...] = (
    *lines_of(SEE_TEXTS, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR, *BODY_ROLES),
    *lines_of(SEE_COMMENTS, ALL, SECRETARIAT, SUPERVISION, AUDITOR),
    *lines_of(KEEP_TEXT, ALL, SECRETARIAT),
    *lines_of(DRAW_POINTS, ALL, SECRETARIAT),
    *lines_of(ANSWER_POINT, OWN, HEAD),
    *lines_of(SEE_LISTS, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR, *BODY_ROLES),
    # What a challenge says may tell who sent it: a body reads none, least of all of its own line.
    *lines_of(SEE_CHALLENGES, ALL, SECRETARIAT, SUPERVISION, AUDITOR),
    *lines_of(ENTER_FOUND, ALL, SECRETARIAT, SUPERVISION),
    *(Permission(SETTLE_CHALLENGE, role, ALL, others_only=True) for role in (SECRETARIAT, SUPERVISION)),
)
