"""A number in its sentence: what stands before it, after it, and what the sentence belongs to."""

from dataclasses import dataclass

from tallystick.reading.languages import Language
from tallystick.reading.mentions import Mention

_REACH = 90


@dataclass(frozen=True, slots=True)
class Setting:
    """A number with its surroundings. All places count from the sentence's beginning.

    Attributes:
        language: the language of the sentence.
        text: the sentence.
        offset: where the sentence begins in the document.
        mention: the number.
        item: whether the sentence stands in a commitment.
        opening: whether the sentence is the first of its commitment.
        label_end: the end of the commitment's own number or bullet, if it stands in this sentence.
        title_end: the end of a bold run-in title or a heading, if it stands in this sentence.
        lead_in: the sentence that introduces the list the item stands in.
        role: the role of the table's column that the number stands in; empty outside tables.
    """

    language: Language
    text: str
    offset: int
    mention: Mention
    item: bool
    opening: bool
    label_end: int
    title_end: int
    lead_in: str
    role: str = ""

    @property
    def before(self) -> str:
        """What stands directly before the number, with its sign of money."""
        return self.text[max(0, self.mention.start - _REACH) : self.mention.start]

    @property
    def after(self) -> str:
        """What stands directly after the number and its unit."""
        return self.text[self.mention.unit_end : self.mention.unit_end + _REACH]

    @property
    def following(self) -> str:
        """What stands directly after the number, its unit included."""
        return self.text[self.mention.end : self.mention.end + _REACH]

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


TIME = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
