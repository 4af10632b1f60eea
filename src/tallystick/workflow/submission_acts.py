"""The acts of whoever reads what the public sends; nobody else comes near it."""

from tallystick.base.reasons import Template, msgid
from tallystick.workflow.cases import stages as c
from tallystick.workflow.roles import ALL, CASE_OFFICER, HANDLER, OWN, Permission, lines_of

SEE_CASES, OPEN_CASES, KEEP_READERS = "see_cases", "open_cases", "keep_readers"
SEE_SUMMARIES, ANSWER_SUMMARIES = "see_summaries", "answer_summaries"
PLACE_POINT = "place_point"
#: What somebody of an office does with a case, for its holder or for the desk, and how the table calls it.
OFFICE_ACTS = {act: f"case_{act}" for act, move in c.MOVES.items() if {c.HOLDER, c.DESK} & set(move.who)}

WORDS: dict[str, Template] = {
    SEE_CASES: msgid("See that the public has sent something"),
    OPEN_CASES: msgid("Open what the public has sent, with one's own passphrase"),
    SEE_SUMMARIES: msgid("See that one's own body was handed a summary of what somebody complains of"),
    ANSWER_SUMMARIES: msgid("Open such a summary with one's own passphrase, and answer it"),
    KEEP_READERS: msgid("Have what the public sends sealed to somebody else too, or no longer"),
    PLACE_POINT: msgid("Put a redacted point of a case beside a commitment, with its sender's leave"),
    OFFICE_ACTS[c.ACKNOWLEDGE]: msgid("Tell the sender of a case that it has come"),
    OFFICE_ACTS[c.TAKE_UP]: msgid("Take a case up"),
    OFFICE_ACTS[c.ASK]: msgid("Ask the sender of a case"),
    OFFICE_ACTS[c.TRANSFER]: msgid("Pass a case to another body"),
    OFFICE_ACTS[c.ASSIGN]: msgid("Give a case to a body for good"),
    OFFICE_ACTS[c.APPOINT]: msgid("Give an appeal to a body"),
    OFFICE_ACTS[c.OBJECT]: msgid("Object to having been passed a case"),
    OFFICE_ACTS[c.EXTEND]: msgid("Extend the time for the answer to a case"),
    OFFICE_ACTS[c.JOIN]: msgid("Join a case to another"),
    OFFICE_ACTS[c.PART]: msgid("Part a case from another"),
    OFFICE_ACTS[c.ANSWER]: msgid("Answer the sender of a case"),
    OFFICE_ACTS[c.DRAFT_SUMMARY]: msgid("Write a summary for a body complained of, for its sender to allow"),
    OFFICE_ACTS[c.SEND_SUMMARY]: msgid("Send the body complained of a redacted summary"),
    OFFICE_ACTS[c.SEND_OUTSIDE]: msgid("Hand a case to somebody outside"),
    OFFICE_ACTS[c.NAME]: msgid("Name a body that a case complains of"),
    OFFICE_ACTS[c.DOUBT]: msgid("Keep a case from who is above a body complained of"),
    OFFICE_ACTS[c.MOVE_DESK]: msgid("Give a case to another desk, where this one is complained of"),
}


def _lines(act: str) -> tuple[Permission, ...]:
    """Who does an act: the desk's readers, and those of a body, which can be the desk of a case."""
    return (*lines_of(act, ALL, HANDLER), *lines_of(act, OWN, CASE_OFFICER))


LINES: tuple[Permission, ...] = (
    *lines_of(SEE_CASES, ALL, HANDLER, CASE_OFFICER),
    *lines_of(OPEN_CASES, ALL, HANDLER),
    *lines_of(OPEN_CASES, OWN, CASE_OFFICER),
    *lines_of(KEEP_READERS, ALL, HANDLER),
    *lines_of(SEE_SUMMARIES, ALL, CASE_OFFICER),
    *lines_of(ANSWER_SUMMARIES, OWN, CASE_OFFICER),
    *lines_of(PLACE_POINT, ALL, HANDLER),
    *(line for name in OFFICE_ACTS.values() for line in _lines(name)),
)
