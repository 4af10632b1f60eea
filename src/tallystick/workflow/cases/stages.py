"""The stages of a case, the acts that lead from one to another, and who does each."""

from dataclasses import dataclass

from tallystick.base.reasons import Template, inside

#: What somebody can write in with.
COMPLAINT, PROPOSAL, QUESTION, EVIDENCE, RETALIATION = (
    "complaint",
    "proposal",
    "question",
    "evidence",
    "retaliation",
)
KIND_WORDS: dict[str, Template] = {
    COMPLAINT: inside("what somebody wrote in with", "complaint"),
    PROPOSAL: inside("what somebody wrote in with", "proposal"),
    QUESTION: inside("what somebody wrote in with", "question"),
    EVIDENCE: inside("what somebody wrote in with", "evidence"),
    RETALIATION: inside("what somebody wrote in with", "retaliation"),
}
KINDS = tuple(KIND_WORDS)

RECEIVED, ACKNOWLEDGED, TRANSFERRED, IN_WORK = "received", "acknowledged", "transferred", "in_work"
ASKED, JOINED, ANSWERED, APPEALED = "asked", "joined", "answered", "appealed"
CLOSED, WITHDRAWN, ERASED = "closed", "withdrawn", "erased"
STAGE_WORDS: dict[str, Template] = {
    RECEIVED: inside("a case", "received"),
    ACKNOWLEDGED: inside("a case", "acknowledged"),
    TRANSFERRED: inside("a case", "passed to another body"),
    IN_WORK: inside("a case", "in work"),
    ASKED: inside("a case", "waits for its sender's answer to a question"),
    JOINED: inside("a case", "joined to another"),
    ANSWERED: inside("a case", "answered"),
    APPEALED: inside("a case", "appealed"),
    CLOSED: inside("a case", "closed"),
    WITHDRAWN: inside("a case", "withdrawn"),
    ERASED: inside("a case", "erased"),
}
STAGES = tuple(STAGE_WORDS)
#: The stages in which an answer is owed.
OPEN = (RECEIVED, ACKNOWLEDGED, TRANSFERRED, IN_WORK, ASKED, JOINED)

#: How a case was answered.
UPHELD, PARTLY, NOT_UPHELD, NOT_TAKEN = "upheld", "partly_upheld", "not_upheld", "not_taken_up"
OUTCOME_WORDS: dict[str, Template] = {
    UPHELD: inside("the answer to a case", "upheld"),
    PARTLY: inside("the answer to a case", "upheld in part"),
    NOT_UPHELD: inside("the answer to a case", "not upheld"),
    NOT_TAKEN: inside("the answer to a case", "not taken up, with the reason"),
}
OUTCOMES = tuple(OUTCOME_WORDS)

#: Whoever holds the receipt; whoever holds the case; the desk where it came in; the passing of a deadline; a
#: body complained of, which knows a summary alone.
SENDER, HOLDER, DESK, CLOCK, COMPLAINED = "sender", "holder", "desk", "clock", "complained"
PARTIES = (SENDER, HOLDER, DESK, CLOCK, COMPLAINED)

ACKNOWLEDGE, TAKE_UP, ASK, REPLY, ADD = "acknowledge", "take_up", "ask", "reply", "add"
TRANSFER, ASSIGN, APPOINT, OBJECT = "transfer", "assign", "appoint", "object"
EXTEND, JOIN, PART = "extend", "join", "part"
ANSWER, APPEAL, CLOSE, WITHDRAW, ERASE, LAPSE = "answer", "appeal", "close", "withdraw", "erase", "lapse"
GIVE_LEAVE, TAKE_LEAVE_BACK = "give_leave", "take_leave_back"
DRAFT_SUMMARY, ALLOW_SUMMARY, SEND_SUMMARY = "draft_summary", "allow_summary", "send_summary"
BODY_ANSWER, SEND_OUTSIDE = "body_answer", "send_outside"
NAME, DOUBT, MOVE_DESK = "name", "doubt", "move_desk"

#: The act leads to no other stage.
STAYS = ""
_ALIVE = tuple(one for one in STAGES if one != ERASED)


@dataclass(frozen=True, slots=True)
class Move:
    """What an act does.

    Attributes:
        stages: in which stages it can be done.
        to: the stage that it leads to; `STAYS` where it leads to none.
        who: who does it.
    """

    stages: tuple[str, ...]
    to: str
    who: tuple[str, ...]


MOVES: dict[str, Move] = {
    ACKNOWLEDGE: Move((RECEIVED,), ACKNOWLEDGED, (HOLDER, DESK)),
    TAKE_UP: Move((ACKNOWLEDGED, TRANSFERRED), IN_WORK, (HOLDER,)),
    ASK: Move((IN_WORK,), ASKED, (HOLDER,)),
    REPLY: Move((ASKED,), IN_WORK, (SENDER,)),
    ADD: Move(_ALIVE, STAYS, (SENDER,)),
    TRANSFER: Move((ACKNOWLEDGED, IN_WORK), TRANSFERRED, (HOLDER,)),
    ASSIGN: Move((ACKNOWLEDGED, TRANSFERRED, IN_WORK, ASKED, JOINED), ACKNOWLEDGED, (DESK,)),
    APPOINT: Move((APPEALED,), STAYS, (DESK,)),
    OBJECT: Move((TRANSFERRED,), ACKNOWLEDGED, (HOLDER,)),
    EXTEND: Move((IN_WORK, ASKED), STAYS, (HOLDER,)),
    JOIN: Move((ACKNOWLEDGED, IN_WORK), JOINED, (HOLDER, DESK)),
    PART: Move((JOINED,), ACKNOWLEDGED, (SENDER, DESK)),
    ANSWER: Move((ACKNOWLEDGED, IN_WORK, ASKED, JOINED, APPEALED), ANSWERED, (HOLDER,)),
    APPEAL: Move((ANSWERED,), APPEALED, (SENDER,)),
    CLOSE: Move((ANSWERED,), CLOSED, (SENDER,)),
    WITHDRAW: Move((*OPEN, ANSWERED, APPEALED), WITHDRAWN, (SENDER,)),
    ERASE: Move(_ALIVE, ERASED, (SENDER,)),
    GIVE_LEAVE: Move(_ALIVE, STAYS, (SENDER,)),
    TAKE_LEAVE_BACK: Move(_ALIVE, STAYS, (SENDER,)),
    DRAFT_SUMMARY: Move((*OPEN, APPEALED), STAYS, (HOLDER, DESK)),
    ALLOW_SUMMARY: Move((*OPEN, APPEALED), STAYS, (SENDER,)),
    SEND_SUMMARY: Move((*OPEN, APPEALED), STAYS, (HOLDER, DESK)),
    BODY_ANSWER: Move((*OPEN, ANSWERED, APPEALED), STAYS, (COMPLAINED,)),
    SEND_OUTSIDE: Move((*OPEN, APPEALED), STAYS, (HOLDER, DESK)),
    # Where whoever has the case is kept from it from then on, it goes back to the desk: `steps` says so.
    NAME: Move(_ALIVE, STAYS, (SENDER, HOLDER, DESK)),
    DOUBT: Move(_ALIVE, STAYS, (SENDER, HOLDER, DESK)),
    MOVE_DESK: Move(_ALIVE, STAYS, (SENDER, DESK)),
}
#: What happens when the time of a stage is over and nobody has done anything; in any other it is late.
LAPSES: dict[str, str] = {ASKED: IN_WORK, ANSWERED: CLOSED, CLOSED: ERASED, WITHDRAWN: ERASED}
ACT_WORDS: dict[str, Template] = {
    ACKNOWLEDGE: inside("an act on a case", "tell the sender that it has come"),
    TAKE_UP: inside("an act on a case", "take it up"),
    ASK: inside("an act on a case", "ask the sender"),
    REPLY: inside("an act on a case", "answer a question"),
    ADD: inside("an act on a case", "add something"),
    TRANSFER: inside("an act on a case", "pass it to another body"),
    ASSIGN: inside("an act on a case", "give it to a body for good"),
    APPOINT: inside("an act on a case", "give the appeal to a body"),
    OBJECT: inside("an act on a case", "object to having been passed it"),
    EXTEND: inside("an act on a case", "extend the time for an answer"),
    JOIN: inside("an act on a case", "join it to another"),
    PART: inside("an act on a case", "part it from another"),
    ANSWER: inside("an act on a case", "answer it"),
    APPEAL: inside("an act on a case", "appeal"),
    CLOSE: inside("an act on a case", "close it"),
    WITHDRAW: inside("an act on a case", "withdraw it"),
    ERASE: inside("an act on a case", "erase it"),
    LAPSE: inside("an act on a case", "let the time run out"),
    GIVE_LEAVE: inside("an act on a case", "give leave"),
    TAKE_LEAVE_BACK: inside("an act on a case", "take leave back"),
    DRAFT_SUMMARY: inside("an act on a case", "write a summary for a body complained of"),
    ALLOW_SUMMARY: inside("an act on a case", "allow these words"),
    SEND_SUMMARY: inside("an act on a case", "send the body complained of a redacted summary"),
    BODY_ANSWER: inside("an act on a case", "a body complained of answers its summary"),
    SEND_OUTSIDE: inside("an act on a case", "hand it to somebody outside"),
    NAME: inside("an act on a case", "name a body complained of"),
    DOUBT: inside("an act on a case", "keep it from who is above a body complained of"),
    MOVE_DESK: inside("an act on a case", "give it to another desk"),
}
ACTS = tuple(ACT_WORDS)

#: What a sender can allow: a redacted summary to the body complained of; handing it to somebody outside; that
#: a point of it stands beside a commitment, redacted.
TO_BODY, OUTSIDE, POINT = "summary_to_body", "outside", "point"
LEAVE_WORDS: dict[str, Template] = {
    TO_BODY: inside("what a sender allows", "A redacted summary may go to the body complained of."),
    OUTSIDE: inside("what a sender allows", "It may be handed to somebody outside this system."),
    POINT: inside("what a sender allows", "A redacted point of it may stand beside a commitment."),
}
LEAVES = tuple(LEAVE_WORDS)
