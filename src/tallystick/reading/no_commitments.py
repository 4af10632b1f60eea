"""What was left out: items that are no commitments, and numbers that are no targets, each with the reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JudgedList:
    """What a list is that holds no commitments.

    Attributes:
        kind: contents, laws, contacts, past or examples.
        reason: what speaks for it, in words.
        doubt: from 0 to 1, the share of its items that don't.
    """

    kind: str
    reason: str
    doubt: float


@dataclass(frozen=True, slots=True)
class NoCommitment:
    """An item that promises nothing, and why it was passed over.

    Attributes:
        words: its first words.
        start: its first character.
        end: the character after its last.
        judged: what its list is.
    """

    words: str
    start: int
    end: int
    judged: JudgedList


@dataclass(frozen=True, slots=True)
class NoTarget:
    """A number that promises nothing, and why it was passed over."""

    commitment: str
    words: str
    start: int
    end: int
    reason: str
    rule: str


#: Why a list holds no commitments.
REASONS = {
    "contents": "most items only link to, or name, what stands elsewhere",
    "laws": "most items name a law and promise nothing",
    "contacts": "most items name a person",
    "past": "most items tell what was done, and none or few what will be",
    "bodies": "its heading names a body, and its items who is in it",
    "dialogue": "most items tell what somebody said",
    "questions": "most items ask something",
    "titles": "it is numbered, and only the title of what stands behind it",
    "sums": "the item only says what something costs or saves",
    "shares": "its items are the shares of one whole",
    "answers": "its heading asks something, and its items answer it",
    "labels": "most items come back word for word in other lists: they are names from a list of names",
    "counts": "most items only say how many parts the plan has",
    "background": "its lead-in calls the items criteria, members, problems or the like",
    "measured": "its items say how something is measured, and not what will be done",
    "disclaimed": "it only says whose view the text is, or as what it is not to be read",
    "compared": "it is one of the scenarios or options that are compared",
    "rules": "its items say how commitments are to be written",
    "asked": "its heading asks why, or for what good",
    "under way": "what stands before it says that it is done already",
    "concluded": "it is marked as concluded, and promises nothing further",
    "carried out": "the sentence before it says that its items have been done",
    "told": "its lead-in tells what was found or done, and few of its items promise anything",
    "unpromised": "the document hardly promises, and neither the words before the list nor its items do",
    "beside": "the plan's measures stand elsewhere, and neither its lead-in nor its items promise",
    "field": "the items fill in a field of their commitment",
    "fields": "the item is a field that comes back under nearly each of its neighbours, and names no step",
    "introduction": "it stands before the commitments, for each of which a template is filled in",
    "examples": "its lead-in calls the items examples",
}
