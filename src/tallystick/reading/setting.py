"""A number in its sentence: what stands before it, after it, and what the sentence belongs to."""

import functools
import re
from dataclasses import dataclass

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.mention import Mention
from tallystick.reading.phrases import Phrases
from tallystick.reading.pieces import counts_nothing

#: So far from a number reaches what belongs to it.
REACH = 90
#: A line that begins far in does so with a run of blanks.
_BLANKS = re.compile(r"\s{2,}")


def _reached_back(phrases: Phrases, at: int) -> str:
    """The words before a place that are looked at, a run of blanks counted as one."""
    text, begin = phrases.low, max(0, at - REACH)
    return text[max(0, begin - _spare(phrases, begin, at)) : at]


def _reached_on(phrases: Phrases, at: int) -> str:
    """The words behind a place that are looked at, a run of blanks counted as one."""
    end = at + REACH
    return phrases.low[at : end + _spare(phrases, at, end)]


def _spare(phrases: Phrases, low: int, high: int) -> int:
    """How many blanks of runs stand between two places, but for one of each run."""
    if not phrases.has_runs:
        return 0
    return sum(len(run) - 1 for run in _BLANKS.findall(phrases.low, low, high))


TIME = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})


@dataclass(frozen=True)
class Setting:
    """A number with its surroundings. All places count from the sentence's beginning.

    The words around it are taken when a rule first asks for them: often an earlier rule says enough.

    Attributes:
        phrases: where the phrases of its language stand in the sentence.
        text: the sentence.
        mention: the number.
        item: whether the sentence stands in a commitment.
        opening: whether the sentence is the first of its commitment.
        label_end: the end of the commitment's own number or bullet, if it stands in this sentence.
        title_end: the end of a bold run-in title or a heading, if it stands in this sentence.
        lead_in: the sentence that introduces the list the item stands in.
        role: the role of the table's column that the number stands in; empty outside tables.
        law: whether it stands in a law, whose present tense is what shall be.
        cell: from where to where the words go that can tell of it: its cell of a row; (0, 0) for all.
        printed: the stretch of the document that the sentence is, its lines as printed.
    """

    phrases: Phrases
    text: str
    mention: Mention
    item: bool
    opening: bool
    label_end: int
    title_end: int
    lead_in: str
    role: str = ""
    law: bool = False
    cell: tuple[int, int] = (0, 0)
    printed: str = ""

    @functools.cached_property
    def before(self) -> str:
        """What stands directly before the number, with its sign of money, in lower case."""
        return _reached_back(self.phrases, self.mention.start)

    @functools.cached_property
    def after(self) -> str:
        """What stands directly after the number and its unit, in lower case."""
        return _reached_on(self.phrases, self.mention.unit_end)

    @functools.cached_property
    def following(self) -> str:
        """What stands directly after the number, its unit included, in lower case."""
        return _reached_on(self.phrases, self.mention.end)

    @property
    def is_apart(self) -> bool:
        """Whether a blank stands before the number, without which it is behind no word of its own."""
        return self.before[-1:].isspace()

    @property
    def alone(self) -> bool:
        """Whether it is bare and stands by itself, so that no word of another line is what it counts."""
        return counts_nothing(self.printed, self.mention)

    @property
    def low(self) -> str:
        """The sentence in lower case."""
        return self.phrases.low

    @property
    def language(self) -> PlanLanguage:
        """The language of the sentence."""
        return self.phrases.language

    @property
    def unit_words(self) -> str:
        """The words of the number's unit."""
        return self.text[self.mention.end : self.mention.unit_end].strip()

    @property
    def counts(self) -> bool:
        """Whether the number counts things."""
        return self.mention.unit not in {"percent", "percentage_points"}

    @property
    def time(self) -> bool:
        """Whether the number is a length of time."""
        return self.mention.unit in TIME
