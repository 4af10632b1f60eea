"""The nouns of a draft: documents, recommendations with their answers, and what found no place."""

from dataclasses import dataclass

from tallystick.reading.asked.model import AskedDocument, FoundRecommendation, WithoutPlace


@dataclass(frozen=True, slots=True)
class GivenDocument:
    """A document with the name of its file."""

    file: str
    read: AskedDocument


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A recommendation with its answer, as a draft.

    Attributes:
        id: a proposed identifier.
        file: the file it was first found in.
        found: what was found.
        document: the symbol of its document; the file's name where none is printed.
        mechanism: through which mechanism it came.
        committee: the treaty whose committee asks.
        cycle: of the periodic review, the cycle by the document's date; 0 where not known.
        date: the document's date.
        session: its session.
        responded: the date of the document that answers.
        answered_in: the symbol of the document that answers.
    """

    id: str
    file: str
    found: FoundRecommendation
    document: str
    mechanism: str
    committee: str
    cycle: int
    date: str
    session: str
    responded: str = ""
    answered_in: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What found no place in the draft, with the file it stands in."""

    file: str
    what: WithoutPlace


@dataclass(frozen=True, slots=True)
class Matched:
    """All rows of a draft, and what found no place in it."""

    rows: tuple[MatchedRow, ...]
    left: tuple[LeftOut, ...]
