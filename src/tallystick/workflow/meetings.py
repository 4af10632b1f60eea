"""Meetings of departments: what is put on the agenda, and how a decision is followed until it is done."""

from tallystick.base.reasons import Template, inside, msgid

#: What an item of an agenda is about, in the order in which it is met.
LATE, RETURNED, THIN, UNOWNED, UNDONE, OTHER = "late", "returned", "thin", "unowned", "undone", "other"
ITEM_KINDS = (LATE, RETURNED, THIN, UNOWNED, UNDONE, OTHER)
ITEM_WORDS: dict[str, Template] = {
    LATE: inside("on an agenda", "Reports that have not come"),
    RETURNED: inside("on an agenda", "Reports that were returned"),
    THIN: inside("on an agenda", "Thin reports"),
    UNOWNED: inside("on an agenda", "Commitments of which nobody owes a report"),
    UNDONE: inside("on an agenda", "A decision that is not done"),
    OTHER: inside("on an agenda", "Further matters"),
}
#: A decision waits to be carried out; its owner says that it is; the secretariat says so too.
OPEN, SAID_DONE, DONE, DROPPED = "open", "said_done", "closed", "dropped"
DECISION_STATES = (OPEN, SAID_DONE, DONE, DROPPED)
DECISION_WORDS: dict[str, Template] = {
    OPEN: inside("a decision of a meeting", "open"),
    SAID_DONE: inside("a decision of a meeting", "done, as its owner says"),
    DONE: inside("a decision of a meeting", "closed: carried out"),
    DROPPED: inside("a decision of a meeting", "dropped"),
}
#: The states in which a decision is still followed.
FOLLOWED = (OPEN, SAID_DONE)
#: Whether somebody came to a meeting; nobody has said yet.
INVITED, CAME, ABSENT = "invited", "came", "absent"
SEAT_STATES = (INVITED, CAME, ABSENT)
SEAT_WORDS: dict[str, Template] = {
    INVITED: inside("a body at a meeting", "invited"),
    CAME: inside("a body at a meeting", "came"),
    ABSENT: inside("a body at a meeting", "absent"),
}
#: So many bodies of a kind stand on an agenda by name; the others are counted.
MOST_NAMED = 20
COUNTED_ALONE = msgid("further bodies")
