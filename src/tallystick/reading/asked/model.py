"""The nouns of what others asked: a recommendation as it was found, an answer, and what found no place."""

from dataclasses import dataclass, field, replace

from tallystick.base.reasons import Reason


@dataclass(frozen=True, slots=True)
class FoundRecommendation:
    """A recommendation, or a concern, as it stands in a document.

    Attributes:
        paragraph: its number as printed, without a full stop behind it.
        words: what it says, without who made it.
        made_by: the States that made it, or the committee.
        place: the line or row of the document that it begins on.
        kind: ``recommendation`` or ``concern``.
        response: the State's answer where the document tells it; empty where it does not.
        response_paragraph: where the document says that the answer stands.
        said: what the State says of it, in its own words.
        answer_words: the words of the answer, where they say more than the class it is put in; else empty.
        themes: the themes under which it stands.
        groups: the people it is said to concern, in the document's words.
        goals: the goals of sustainable development that it is said to serve.
        symbol: the symbol of its document, where a row names its own.
        body: who asks, as a row names it.
        doubts: what a person should look at.
    """

    paragraph: str
    words: str
    made_by: tuple[str, ...] = ()
    place: int = 0
    kind: str = "recommendation"
    response: str = ""
    response_paragraph: str = ""
    said: str = ""
    answer_words: str = ""
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    symbol: str = ""
    body: str = ""
    doubts: tuple[Reason, ...] = ()

    def doubted(self, *why: Reason) -> "FoundRecommendation":
        """The same with further doubts."""
        return replace(self, doubts=(*self.doubts, *why))


#: How an answer names what it answers: by its number; in a sentence that no list holds, by its number; by no
#: number but by what it asks; or as all that the document does not name.
BY_NUMBER, IN_PROSE, BY_WORDS, AS_THE_REST = "number", "prose", "words", "rest"


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """What a State says of one recommendation, or of all that it does not name.

    Attributes:
        paragraph: the recommendation's number as the answer prints it; empty where it prints none.
        response: what it answered; empty where it only says something of it.
        said: what it says of it, in its own words.
        place: the line it stands on.
        names: how it names what it answers; all but `BY_NUMBER` is a guess that a person looks at.
        words: the words that the response was read out of, where they say more than its class; else empty.
    """

    paragraph: str
    response: str
    said: str
    place: int
    names: str = BY_NUMBER
    words: str = ""


@dataclass(frozen=True, slots=True)
class WithoutPlace:
    """Something in a document that could not be entered, and why.

    Attributes:
        place: its line or row.
        words: what stands there.
        why: why it found no place.
    """

    place: int
    words: str
    why: Reason


@dataclass(frozen=True, slots=True)
class AskedDocument:
    """What was read of one document.

    Attributes:
        kind: ``report``, ``addendum``, ``matrix``, ``observations`` or ``export``.
        symbol: its symbol, such as A/HRC/40/6; empty where none is printed.
        mechanism: ``upr`` or ``treaty_body``; empty where its rows say so.
        committee: the treaty whose committee speaks.
        date: its date as YYYY-MM-DD, or empty.
        session: its session as printed.
        language: ``zh`` where it is Chinese, else empty.
        found: what was asked.
        answers: what the State answered.
        left: what could not be entered.
    """

    kind: str
    symbol: str = ""
    mechanism: str = ""
    committee: str = ""
    date: str = ""
    session: str = ""
    language: str = ""
    found: tuple[FoundRecommendation, ...] = ()
    answers: tuple[FoundAnswer, ...] = ()
    left: tuple[WithoutPlace, ...] = field(default=())
