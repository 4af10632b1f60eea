"""The glossary: what each word of the site means, with where it is explained at length."""

from dataclasses import dataclass

from tallystick.base.marks import MARKS
from tallystick.base.reasons import Template, inside, msgid
from tallystick.base.verdicts import DONE_ANSWERS, TARGET_ANSWERS
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.voice import indicator_words, terms
from tallystick.voice.promises import heading


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """A word: its place on the page, itself, and what it means."""

    id: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The words in groups, each group with its heading."""

    groups: tuple[tuple[str, tuple[GlossaryWord, ...]], ...]


_THINGS: dict[str, tuple[Template, Template]] = {
    "commitment": (
        inside("a word explained", "Commitment"),
        msgid("One thing that the plan promises. Its title here is in our words, not the plan's."),
    ),
    "target": (
        inside("a word explained", "Target"),
        msgid("A number that the plan promises, or something that it promises to everybody, by a day."),
    ),
    "deliverable": (
        msgid("Deliverable"),
        msgid(
            "A dated thing that is there or is not: a law amended, a report submitted, a body or a building."
        ),
    ),
    "indicator": (
        msgid("Indicator"),
        msgid(
            "Something that is counted or measured by one definition, such as a rate or a number of cases."
        ),
    ),
    "claim": (
        msgid("Claim"),
        msgid("What the government says of what it has reached, kept apart from what figures show."),
    ),
    "assessment": (
        inside("a word explained", "Assessment"),
        msgid(
            "All answers of this edition together. The letters and digits after the word name its content: "
            "they begin a SHA-256, which changes when a single cell does. Anybody can compute it again."
        ),
    ),
    "method": (
        msgid("Method"),
        msgid("The file with every number and choice that can change an answer."),
    ),
    "known-by": (
        msgid("Sources known by"),
        msgid("A source that was published after this day is not heard, whatever it says."),
    ),
    "not-linked": (
        msgid("Not linked"),
        msgid(
            "The source was read in a copy that may not be linked; its title, publisher and day are given."
        ),
    ),
    "contested": (
        msgid("Contested"),
        msgid("Rated figures of a time that both speak of stand on both sides of the promise."),
    ),
    "trend": (
        msgid("Observed trend"),
        msgid(
            "Where the figures of an indicator went over the plan's years. It answers no promise and claims "
            "no cause."
        ),
    ),
    "pair": (
        msgid("Least and most favourable figure"),
        msgid("The answers by the two figures that differ most, of any source or definition; always a pair."),
    ),
}


_Told = dict[str, tuple[Template, Template]]
_GROUPS: tuple[tuple[Template, _Told], ...] = (
    (msgid("Things"), _THINGS),
    (
        msgid("Kinds of commitment"),
        {f"c-{code}": (terms.EVALUABILITY[code], told) for code, told in words.EVALUABILITY_GLOSS.items()},
    ),
    (
        msgid("Answers about a target"),
        {f"t-{one.code}": (one.word, one.gloss) for one in TARGET_ANSWERS if one.gloss},
    ),
    (
        msgid("Answers about a deliverable"),
        {f"d-{one.code}": (one.word, one.gloss) for one in DONE_ANSWERS if one.gloss},
    ),
    (msgid("Marks beside an answer"), {f"m-{one.code}": (one.word, one.gloss) for one in MARKS}),
    (
        msgid("Kinds of source"),
        {f"from-{code}": (words.SOURCE_KINDS[code], told) for code, told in words.SOURCE_GLOSS.items()},
    ),
    (
        msgid("Kinds of indicator"),
        {
            f"i-{code}": (indicator_words.KIND[code], told)
            for code, told in indicator_words.KIND_GLOSS.items()
        },
    ),
    (
        msgid("How an indicator's values stand"),
        {
            f"v-{code}": (indicator_words.STANDING[code], told)
            for code, told in indicator_words.STANDING_GLOSS.items()
        },
    ),
)


def glossary_page(context: PageContext) -> GlossaryPage:
    """The view of the glossary."""
    return GlossaryPage(tuple((context.say(name), _words(context, told)) for name, told in _GROUPS))


def _words(context: PageContext, told: _Told) -> tuple[GlossaryWord, ...]:
    return tuple(
        GlossaryWord(f"w-{place}", heading(context.say(word)), heading(context.say(meaning)))
        for place, (word, meaning) in told.items()
    )
