"""A number as a text mentions it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as a text mentions it.

    Attributes:
        start: its first character.
        end: the character after its last digit, scale or sign of percent.
        value: the number, its scale counted in.
        unit: the code of what follows or precedes it; empty where nothing known does.
        unit_end: the character after the unit's words.
        high: the upper end of a range.
        spelled: whether it is written in words.
        form: ``number``, ``year``, ``ordinal``, ``denominator``, ``fraction``, ``vague`` (thousands), or
            of what can't be reached: ``some`` (three or four), ``part`` (a third), ``serial`` (too long),
            ``called`` (0800), ``row`` (one of hundreds with hardly a word between), ``scale`` (a mark of a
            chart's), ``charted`` (a share of its whole), ``again`` (an aim only named again), ``named`` (a
            name begins with it), ``unclear`` (150 600: one number or two), and what digits are that name,
            date or size something (``naming.WHY``).
        minus: how many characters before it are its minus; 0 where none stands there.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    unit_end: int
    high: Decimal | None = None
    spelled: bool = False
    form: str = "number"
    minus: int = 0
