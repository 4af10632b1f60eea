"""Numbers that are written in words."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tallystick.reading.hanzi import hanzi_number
from tallystick.reading.languages import Language

_HAN_NUMBER = re.compile(
    r"(?:百分之)?[一二两三四五六七八九十百千零〇]+(?:点[一二三四五六七八九零〇]+)?(?:[万亿]|(?:百|千)万)*(?:[一二两三四五六七八九十百千零〇]+[万亿]?)*"
)


class Spelled:
    """Finds and reads the number words of a language."""

    def __init__(self, language: Language) -> None:
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
            re.compile(rf"(?<![\w-]){one}(?:{between}{one})*(?!\w)", re.IGNORECASE)
            if words
            else re.compile("(?!)")
        )
        self._single = re.compile(words, re.IGNORECASE) if words else re.compile("(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int, Decimal]]:
        """Start, end and value of each run of number words."""
        if self._han:
            yield from self._find_han(text)
            return
        for found in self._run.finditer(text):
            value = self.value(found.group())
            if value is not None:
                yield found.start(), found.end(), Decimal(value)
                continue
            for one in self._single.finditer(text, found.start(), found.end()):
                yield one.start(), one.end(), Decimal(self._size(one.group()))

    def _size(self, word: str) -> int:
        return self._words[
            re.sub(r"[\s-]+", " ", word.lower()) if word.lower() not in self._words else word.lower()
        ]

    def _find_han(self, text: str) -> Iterator[tuple[int, int, Decimal]]:
        for found in _HAN_NUMBER.finditer(text):
            digits = found.group().removeprefix("百分之")
            value = hanzi_number(digits)
            if value is not None:
                yield found.start(), found.end(), value

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
