"""A number in its sentence: what stands before it, after it, and what the sentence belongs to."""

import re
from dataclasses import dataclass

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.mention import Mention
from tallystick.reading.phrases import Phrases

#: So far from a number reaches what belongs to it.
REACH = 90
#: A line that begins far in does so with a run of blanks.
_BLANKS = re.compile(r"\s{2,}")


def reached_back(text: str, at: int) -> str:
    """The words before a place that are looked at, a run of blanks counted as one."""
    begin = max(0, at - REACH)
    spare = sum(len(run) - 1 for run in _BLANKS.findall(text, begin, at))
    return text[max(0, begin - spare) : at]


def reached_on(text: str, at: int) -> str:
    """The words behind a place that are looked at, a run of blanks counted as one."""
    end = at + REACH
    return text[at : end + sum(len(run) - 1 for run in _BLANKS.findall(text, at, end))]


TIME = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})


@dataclass(frozen=True, slots=True)
class Setting:
    """A number with its surroundings. All places count from the sentence's beginning.

    Attributes:
        phrases: where the phrases of its language stand in the sentence.
        text: the sentence.
        mention: the number.
        before: what stands directly before the number, with its sign of money, in lower case.
        after: what stands directly after the number and its unit, in lower case.
        following: what stands directly after the number, its unit included, in lower case.
        item: whether the sentence stands in a commitment.
        opening: whether the sentence is the first of its commitment.
        label_end: the end of the commitment's own number or bullet, if it stands in this sentence.
        title_end: the end of a bold run-in title or a heading, if it stands in this sentence.
        lead_in: the sentence that introduces the list the item stands in.
        role: the role of the table's column that the number stands in; empty outside tables.
        law: whether it stands in a law, whose present tense is what shall be.
    """

    phrases: Phrases
    text: str
    mention: Mention
    before: str
    after: str
    following: str
    item: bool
    opening: bool
    label_end: int
    title_end: int
    lead_in: str
    role: str = ""
    law: bool = False

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
