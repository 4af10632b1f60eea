"""Every answer that a verdict can give. Its code is spelled here and nowhere else.

The rooms above take codes, words, sides and ranks from this table: the method file its vocabulary of *done?*,
the rules what they answer, the counts and pages what they loop over. A further answer is one entry here, and
the version of a rule that gives it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tallystick.base.reasons import msgid

Leaning = Literal["holds", "part", "short", "open"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer.

    Attributes:
        code: as tables and methods write it.
        side: which way it leans: ``holds``, ``part`` (something is there), ``short``, or ``open``.
        rank: its place from the weakest answer to its question; only the order means anything.
        settled: whether it answers for good; else a later figure or event could still change it.
        word: what a reader sees.
        gloss: what it means, in a line; empty where the word says it all.
        added: whether it came after the first release, so that a method's list may lack it.
    """

    code: str
    side: Leaning
    rank: int
    settled: bool
    word: str
    gloss: str = ""
    added: bool = False

    @property
    def rated(self) -> bool:
        """Whether it is an answer at all."""
        return self.side != "open"


@dataclass(frozen=True, slots=True)
class VerdictScale:
    """The answers to one question, in the order in which they are told.

    Attributes:
        question: the question, as tables write it.
        verdicts: its answers.
    """

    question: str
    verdicts: tuple[Verdict, ...]

    def __iter__(self) -> Iterator[Verdict]:
        """Each answer."""
        return iter(self.verdicts)

    def __getitem__(self, code: str) -> Verdict:
        """The answer of that code.

        Raises:
            KeyError: it is no answer to this question.
        """
        for one in self.verdicts:
            if one.code == code:
                return one
        raise KeyError(code)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its answers."""
        return codes(self.verdicts)

    @property
    def words(self) -> dict[str, str]:
        """The word of each code."""
        return {one.code: one.word for one in self.verdicts}

    @property
    def glosses(self) -> dict[str, str]:
        """What each code means, of those that need saying."""
        return {one.code: one.gloss for one in self.verdicts if one.gloss}

    def weakest_first(self, order: Iterable[str] = ()) -> tuple[str, ...]:
        """Every code, the weakest first, in an order that may lack some of them.

        Args:
            order: codes of this scale, the weakest first. What it lacks comes right before the code that the
                table ranks next above it, and at the end where there is none.
        """
        ranked = list(order)
        for one in sorted(self.verdicts, key=lambda verdict: verdict.rank, reverse=True):
            if one.code not in ranked:
                above = [ranked.index(two.code) for two in self._above(one) if two.code in ranked]
                ranked.insert(above[0] if above else len(ranked), one.code)
        return tuple(ranked)

    def lacking(self, order: Iterable[str]) -> list[str]:
        """The codes that an order should have and lacks: all but those added after the first release."""
        given = set(order)
        return [one.code for one in self.verdicts if not one.added and one.code not in given]

    def _above(self, verdict: Verdict) -> list[Verdict]:
        stronger = (one for one in self.verdicts if one.rank > verdict.rank)
        return sorted(stronger, key=lambda one: one.rank)


def codes(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    """The codes of some answers."""
    return tuple(one.code for one in verdicts)


_UNRATED = "cannot_be_rated"

MET = Verdict(
    "met",
    "holds",
    50,
    settled=True,
    word=msgid("Met"),
    gloss=msgid("a figure for the deadline, or one that later figures can't undo, keeps the promise"),
)
NOT_MET = Verdict(
    "not_met",
    "short",
    10,
    settled=True,
    word=msgid("Not met"),
    gloss=msgid(
        "a figure for the deadline, or one that later figures can't undo, falls short of the promise"
    ),
)
LAST_FIGURE_MEETS = Verdict(
    "last_figure_meets",
    "holds",
    40,
    settled=False,
    word=msgid("Last figure meets"),
    gloss=msgid("no figure for the deadline is known; the last one before it keeps the promise"),
)
LAST_FIGURE_FALLS_SHORT = Verdict(
    "last_figure_falls_short",
    "short",
    20,
    settled=False,
    word=msgid("Last figure falls short"),
    gloss=msgid("no figure for the deadline is known; the last one before it falls short of the promise"),
)
TARGET_UNRATED = Verdict(
    _UNRATED,
    "open",
    30,
    settled=False,
    word=msgid("Cannot be rated"),
    gloss=msgid("no figure that answers the promise was found"),
)
ON_COURSE = Verdict(
    "on_course",
    "holds",
    45,
    settled=False,
    word=msgid("On course"),
    gloss=msgid("before the deadline: at the pace so far the promise would be kept in time"),
    added=True,
)
BEHIND = Verdict(
    "behind",
    "part",
    25,
    settled=False,
    word=msgid("Behind"),
    gloss=msgid("before the deadline: it moves towards the promise, and not fast enough"),
    added=True,
)
AWAY = Verdict(
    "away",
    "short",
    15,
    settled=False,
    word=msgid("Moving away"),
    gloss=msgid("before the deadline: since the base the figures have moved away from the promise"),
    added=True,
)
#: What the pace rules answer while the deadline lies ahead, the best first.
PACE_ANSWERS = (ON_COURSE, BEHIND, AWAY)
#: The answers to *target met?* about one target.
TARGET_ANSWERS = VerdictScale(
    "target_met",
    (MET, NOT_MET, LAST_FIGURE_MEETS, LAST_FIGURE_FALLS_SHORT, *PACE_ANSWERS, TARGET_UNRATED),
)
#: The answer to *target met?* about a commitment without a target.
NO_TARGET = Verdict("no_target", "open", 60, settled=True, word=msgid("No number promised"))

DONE = Verdict(
    "done",
    "holds",
    70,
    settled=True,
    word=msgid("Done"),
    gloss=msgid("completed, or adopted and in force, by the deadline"),
)
DONE_BEFORE_RELEASE = Verdict(
    "done_before_release",
    "holds",
    60,
    settled=True,
    word=msgid("Done before the plan came out"),
    gloss=msgid("already done on the day the plan was published"),
)
ADOPTED_NOT_IN_FORCE = Verdict(
    "adopted_not_in_force",
    "part",
    50,
    settled=False,
    word=msgid("Adopted, not yet in force"),
    gloss=msgid("a law was adopted; it takes effect later, or on a day not known"),
)
DONE_LATE = Verdict(
    "done_late",
    "part",
    40,
    settled=True,
    word=msgid("Done late"),
    gloss=msgid("completed, adopted or in force only after the deadline"),
)
STARTED = Verdict(
    "started",
    "part",
    30,
    settled=False,
    word=msgid("Started"),
    gloss=msgid("only a beginning or a step is shown"),
)
NO_EVIDENCE_FOUND = Verdict(
    "no_evidence_found",
    "short",
    10,
    settled=False,
    word=msgid("No evidence found"),
    gloss=msgid(
        "it was searched for and not found: where, when and by which words is shown; a search may be later "
        "than the last day of sources, for what it found would have had to be out by then"
    ),
)
NOT_SEARCHED = Verdict(
    "not_searched",
    "open",
    5,
    settled=False,
    word=msgid("Not searched"),
    gloss=msgid(
        "nobody has looked for it in a way that could be repeated, so nothing is said of whether it is there"
    ),
    added=True,
)
DONE_UNRATED = Verdict(
    _UNRATED,
    "open",
    20,
    settled=False,
    word=msgid("Cannot be rated"),
    gloss=msgid("it is not due yet, what is on record can't be counted, or nothing dated was promised"),
)
#: The answers to *done?* about a deliverable and about a commitment.
DONE_ANSWERS = VerdictScale(
    "done",
    (
        DONE,
        DONE_BEFORE_RELEASE,
        ADOPTED_NOT_IN_FORCE,
        DONE_LATE,
        STARTED,
        NO_EVIDENCE_FOUND,
        NOT_SEARCHED,
        DONE_UNRATED,
    ),
)

IMPROVED = Verdict("improved", "holds", 50, settled=True, word=msgid("Improved"))
WORSENED = Verdict("worsened", "short", 10, settled=True, word=msgid("Worsened"))
NOT_YET_CODED = Verdict("not_yet_coded", "open", 30, settled=False, word=msgid("Not yet coded"))
ENJOYED_UNRATED = Verdict(_UNRATED, "open", 20, settled=False, word=msgid("Cannot be rated"))
#: The answers to *right enjoyed?* about a commitment.
ENJOYED_ANSWERS = VerdictScale(
    "right_enjoyed",
    (
        NOT_YET_CODED,
        IMPROVED,
        Verdict("unchanged", "part", 40, settled=True, word=msgid("Unchanged")),
        WORSENED,
        ENJOYED_UNRATED,
    ),
)
