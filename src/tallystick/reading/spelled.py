"""Numbers that are written in words."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tallystick.reading.hanzi import BEGINS, Numeral, numeral_at
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.vocabulary import either, lowered

#: A number written in words: first character, the one after the last, value, form.
Found = tuple[int, int, Decimal, str]
_HAN = re.compile(rf"百分之|[{BEGINS}]")
#: The least number that multiplies another before it, and how far before it stands what says *several*.
_SCALE, _LONGEST = 100, 30
_OF_PARTS = "分之"


class Spelled:
    """Finds and reads the number words of a language."""

    def __init__(self, language: PlanLanguage) -> None:
        self._han = language.script == "han"
        self._words = {str(word): int(value) for word, value in language.table("words").items()}
        self._compound = bool(language.table("numbers").get("compound"))
        joiners = "|".join(language.table("numbers").get("joiners", []))
        words = "|".join(
            sorted((re.escape(word).replace(r"\ ", r"[\s-]") for word in self._words), key=len, reverse=True)
        )
        one = rf"(?:{words})+" if self._compound else rf"(?:{words})"
        between = rf"(?:[\s-]+(?:(?:{joiners})\s+)?)" if joiners else r"[\s-]+"
        self._run = (
            re.compile(lowered(rf"(?<![\w-]){one}(?:{between}{one})*(?!\w)")) if words else re.compile("(?!)")
        )
        self._single = re.compile(lowered(words)) if words else re.compile("(?!)")
        several = either(list(language.list("numbers", "several")))
        self._several = re.compile(lowered(rf"(?<!\w)(?:{several})\s+$"))
        follows = language.table("homographs")
        self._follows = {str(word): re.compile(lowered(str(what))) for word, what in follows.items()}

    def find(self, text: str) -> Iterator[Found]:
        """Each run of number words; its form is ``words``, or what a Chinese numeral says beside a number."""
        if self._han:
            yield from _in_chinese(text)
            return
        for found in self._run.finditer(text):
            follows = self._follows.get(found.group().split()[-1])
            if follows and not follows.match(text, found.end()):
                continue  # another word that is written alike
            value = self.value(found.group())
            if self._counts_out_nothing(text, found):
                yield found.start(), found.end(), Decimal(0), "some"
            elif value is not None:
                yield found.start(), found.end(), Decimal(value), "words"
            else:
                for one in self._single.finditer(text, found.start(), found.end()):
                    yield one.start(), one.end(), Decimal(self._size(one.group())), "words"

    def _counts_out_nothing(self, text: str, run: re.Match[str]) -> bool:
        """Whether words such as *several* stand before a bare scale: *a few hundred thousand*."""
        bare = self.opens_with_scale(text, run.start())
        return bare and self._several.search(text, max(0, run.start() - _LONGEST), run.start()) is not None

    def opens(self, text: str, at: int) -> bool:
        """Whether a number in words begins at a place, or behind a blank there."""
        return self._run.match(text, at + (text[at : at + 1] == " ")) is not None

    def opens_with_scale(self, text: str, at: int) -> bool:
        """Whether the number word at a place multiplies one before it: *hundred*, *million*."""
        first = self._single.match(text, at)
        return first is not None and self._size(first.group()) >= _SCALE

    def _size(self, word: str) -> int:
        return self._words[
            re.sub(r"[\s-]+", " ", word.lower()) if word.lower() not in self._words else word.lower()
        ]

    def value(self, words: str) -> int | None:
        """The number that a run of words writes.

        Units and tens are added, a hundred multiplies what stands before it, larger scales close a group.
        """
        total = group = 0
        for found in self._single.finditer(words):
            size = self._size(found.group())
            if size >= 1000:
                grown = total * size if not group and 0 < total < size else total + (group or 1) * size
                total, group = grown, 0
            elif size == 100:
                group = (group or 1) * 100 if group < 100 else group + 100
            elif (group and size < 10 <= group % 100 < 20) or (group % 10 > 0 and size < 100 and size < 10):
                return None
            else:
                group += size
        return total + group or None


def _in_chinese(text: str) -> Iterator[Found]:
    at = 0
    while begin := _HAN.search(text, at):
        number = numeral_at(text, begin.end() if len(begin.group()) > 1 else begin.start())
        if number is None:
            at = begin.start() + 1
            continue
        found = _share(text, begin.start(), number)
        at = found[1]
        yield found


def _share(text: str, start: int, number: Numeral) -> Found:
    """The numeral itself, or the share that it divides: 四分之三 is 75 percent, 三分之一 is no decimal."""
    form = "some" if number.exact == "some" else "words"
    below = number.value if number.exact == "exactly" and text.startswith(_OF_PARTS, number.end) else None
    above = numeral_at(text, number.end + len(_OF_PARTS)) if below else None
    if not below or above is None:
        return start, number.end, number.value, form
    percent = 100 * above.value / below
    exact = above.exact == "exactly" and 10_000 * above.value % below == 0
    return start, above.end, percent if exact else Decimal(0), "fraction" if exact else "part"
