"""Two numbers that are the ends of one range: *30 to 50*, *between 30 and 50*."""

import re
from dataclasses import replace
from decimal import Decimal

from tallystick.reading.hanzi import hanzi_number
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.measures import either_of, whole
from tallystick.reading.mention import Mention
from tallystick.reading.vocabulary import either, lowered, spaced

#: So far before a number stands the verb that changes it.
_REACH = 90
#: The least number that stands for a scale as well.
_HUNDRED = 100
#: The sizes behind one digit, 五至六千万, and the large ones behind any number, 十至二十万.
_HAN_SIZES = re.compile(r"(?:[一二两三四五六七八九]|\d)([十百千]?[万亿]{0,2})$")
_HAN_LARGE = re.compile("([万亿]{1,2})$")

#: No line is farther in.
_FARTHEST_IN = 400


def words_before(text: str, at: int, size: int) -> str:
    """So many characters before a place, white space as one blank: a line may begin far in."""
    return " ".join(text[max(0, at - size - _FARTHEST_IN) : at].split())[-size:] + (
        " " if text[max(0, at - 1) : at].isspace() else ""
    )


class Ranges:
    """How a language joins the ends of a range.

    Args:
        language: the language of the text.
    """

    def __init__(self, language: PlanLanguage) -> None:
        numbers = language.table("numbers")
        joins = "".join(f"|{spaced(one)}" for one in numbers.get("range", []))
        self._join = re.compile(rf"\s?(?:[-–—~～－]{lowered(joins)})\s?")
        self._between = either_of(numbers.get("between", []), "", r"\s$")
        self._from = either_of([*numbers.get("from", []), *numbers.get("between", [])], "", r"\s?$")
        self._changed = either_of(numbers.get("from_changed", []), "", r"\s(?:an?\s)?$")
        self._change = [language.low_pattern("change", way) for way in ("up", "down")]
        self._han = language.script == "han"
        words = {word: size for word, size in language.table("words").items() if size >= _HUNDRED}
        scales = {**words, **language.table("scales"), **numbers.get("letter", {})}
        self._scales = {str(word).lower(): Decimal(size) for word, size in scales.items()}
        self._scale = re.compile(rf"(?<![^\W\d_])({either([re.escape(one) for one in self._scales])})\.?$")
        self._and = either_of(numbers.get("between_and", []), r"\s", r"\s")

    def joined(self, text: str, found: list[Mention]) -> list[Mention]:
        """The numbers of a text, those that are ends of one range as one."""
        merged: list[Mention] = []
        for one in found:
            low = merged[-1] if merged else None
            if low and self._is_range(text, low, one):
                merged[-1] = replace(
                    low,
                    end=one.end,
                    value=self._in_its_scale(text, low, one),
                    high=one.value,
                    unit=one.unit or low.unit,
                    unit_end=one.unit_end,
                )
            else:
                merged.append(one)
        return merged

    def _in_its_scale(self, text: str, low: Mention, high: Mention) -> Decimal:
        """The lower end, by the scale that stands behind the higher alone: *5 to 6 million*."""
        if low.unit not in {"", high.unit} or any(self._sizes(text[low.start : low.end])):
            return low.value
        shared = (size for size in self._sizes(text[high.start : high.end]) if low.value * size < high.value)
        return whole(low.value * next(shared, Decimal(1)))

    def _sizes(self, words: str) -> list[Decimal]:
        """What a number's words end with that multiplies, the largest first."""
        if not self._han:
            found = self._scale.search(words)
            return [self._scales[found.group(1)]] if found else []
        ends = [one for one in (_HAN_SIZES.search(words), _HAN_LARGE.search(words)) if one]
        return [sized for one in ends if (sized := hanzi_number(f"一{one.group(1)}")) and sized > 1]

    def changes_from(self, text: str, at: int) -> bool:
        """Whether a number is what a change begins from: the 34 of *raise the rate of 34% to 50%*."""
        if self._changed.search(words_before(text, at, 8)) is None:
            return False
        return any(one.search(text, max(0, at - _REACH), at) for one in self._change)

    def _is_range(self, text: str, low: Mention, high: Mention) -> bool:
        """Whether two numbers are the ends of one range: with a dash, or *between ... and*."""
        if low.form != high.form or low.high is not None or high.value <= low.value:
            return False
        middle = text[low.end : high.start]
        if self._and.fullmatch(middle):
            return self._between.search(words_before(text, low.start, 12)) is not None
        dashed = not middle.strip(" %％").isalpha()
        led = self._from.search(words_before(text, low.start, 8)) or self.changes_from(text, low.start)
        return self._join.fullmatch(middle) is not None and (dashed or not led)
