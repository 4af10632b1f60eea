"""The way of a draft: written in a body, sent to its head, returned with reasons or approved."""

from tallystick.base.reasons import Template, inside, msgid

#: Nothing has been written yet; written and not sent; with the head; sent back; approved.
UNWRITTEN, DRAFT, SENT, RETURNED, APPROVED = "unwritten", "draft", "sent", "returned", "approved"
STATES = (UNWRITTEN, DRAFT, SENT, RETURNED, APPROVED)
WRITE, SEND, TAKE_BACK, RETURN, APPROVE = (
    "write_draft",
    "send_draft",
    "take_back_draft",
    "return_draft",
    "approve_draft",
)
#: By act, the states in which it can be done, and the one that it leads to. What was approved can be written
#: anew, for several reports within a phase are usual; what was approved stands until the next approval.
MOVES: dict[str, tuple[tuple[str, ...], str]] = {
    WRITE: ((UNWRITTEN, DRAFT, RETURNED, APPROVED), DRAFT),
    SEND: ((DRAFT, RETURNED), SENT),
    TAKE_BACK: ((SENT,), DRAFT),
    RETURN: ((SENT,), RETURNED),
    APPROVE: ((SENT,), APPROVED),
}
#: What can be done with a report only while reports of its phase are taken, or after a admission.
WHILE_TAKEN = frozenset({WRITE, SEND})
STATE_WORDS: dict[str, Template] = {
    UNWRITTEN: msgid("not begun"),
    DRAFT: msgid("draft"),
    SENT: msgid("waits for approval"),
    RETURNED: msgid("returned"),
    APPROVED: inside("a draft in the office", "approved"),
}


def after(act: str) -> str:
    """The state that an act on a draft leads to.

    Examples:
        >>> after(SEND)
        'sent'
    """
    return MOVES[act][1]
