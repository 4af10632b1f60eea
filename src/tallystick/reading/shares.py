"""Parts of a whole in words and signs: half a million, 3½, one and a half, two thirds, 1/3."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tallystick.reading.languages import PlanLanguage, symbols
from tallystick.reading.measures import whole as in_whole
from tallystick.reading.spelled import Found, Spelled
from tallystick.reading.vocabulary import either, lowered, spaced

_GLYPHS = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_MIXED = re.compile(rf"(?P<whole>(?<![\d.,])\d{{1,6}})?\s?(?P<glyph>[{''.join(_GLYPHS)}])")
_MIXED_SLASHED = re.compile(r"(?<![\w/.,-])(?P<whole>\d{1,6})\s(?P<above>[1-9])/(?P<below>[2-9]|10)(?![\w/])")
_HALF = Decimal("0.5")
#: Units of what is counted out: half of it is a share, or nothing.
_COUNTED = frozenset({"persons", "households", "homes", "cities", "money"})
#: Of so many, or of a round number, a few are a share: 9 in 10, 85 out of 100.
_FEW, _ROUND = 10, frozenset({20, 100})
_SLASHED = re.compile(r"(?<![\w/.,-])(?P<above>[1-9])/(?P<below>[2-9]|10)(?![\w/])")


class PartsOfWhole:
    """Finds the parts of a whole that a text mentions.

    Args:
        language: the language of the text.
        spelled: its number words.
        scales: how its scales (thousand, million) look.
    """

    def __init__(self, language: PlanLanguage, spelled: Spelled, scales: list[str]) -> None:
        self._spelled = spelled
        table = language.table("parts")
        words = either([re.escape(one) for one in language.table("words")])
        self._compile_halves(language, words, scales)
        single = either(table.get("single", []))
        self._below = {str(word): int(by) for word, by in table.get("below", {}).items()}
        self._worded = _compiled(
            rf"(?P<above>\d|(?:{words})|(?:{single}))[\s-](?P<below>{either(list(self._below))})(?!\w)",
            words and self._below,
        )
        among = either(table.get("among", []))
        years = language.either("time", "year_words")
        self._among = _compiled(
            rf"(?P<above>\d{{1,2}}|(?:{words})|(?:{single}))\s(?:{among})\s(?P<below>\d{{1,3}}|(?:{words}))(?![\w%.,/-]|\s?%)"
            rf"(?!\s(?:{years})(?!\w))",
            words and table.get("among"),
        )
        self._of_many = _compiled(
            rf"(?P<above>\d{{1,2}}|(?:{words})|(?:{single}))\s(?:{among})\s(?:every\s|each\s)?"
            rf"(?:\d{{1,3}}(?:[,. ]\d{{3}})+|1000|\d{{5,}})(?!\w|[.,]\d)",
            words and table.get("among"),
        )
        apart = either(table.get("among_things", []))
        future, stops = language.either("tense", "future"), language.either("grammar", "stops")
        self._things_among = _compiled(
            rf"(?P<above>\d{{1,2}}|(?:{words}))\s[^\W\d_]{{3,}}\s(?:{apart})\s(?P<below>\d{{1,3}}|(?:{words}))"
            rf"(?=\s?(?:[.,;)]|$)|\s(?:{future}|{stops})(?!\w))",
            words and table.get("among_things"),
        )
        telling = [*self._of_scale, *table.get("and_half", []), *self._below, *table.get("among", [])]
        signs = rf"[/{''.join(_GLYPHS)}]"
        self._any = re.compile(lowered("|".join([signs, *map(spaced, telling)])))
        of = language.either("grammar", "of")
        self._of = re.compile(rf"\s+(?:{of})(?:(?<=['’])|(?!\w))", re.IGNORECASE)

    def _compile_halves(self, language: PlanLanguage, words: str, scales: list[str]) -> None:
        """How half a million, half a kilometre and a million and a half look."""
        table = language.table("parts")
        scale = either([re.escape(one) for one in scales])
        self._scales = {one.lower(): Decimal(by) for one, by in language.table("scales").items()}
        self._halves = tuple(map(str, language.table("fractions")))
        self._of_scale = {str(word): Decimal(str(by)) for word, by in table.get("of_scale", {}).items()}
        self._parted = re.compile(lowered(rf"[\s-](?:{either(_measured(language))}|{scale})(?!\w)"))
        self._half = _compiled(rf"(?P<of>{either(list(self._of_scale))})(?!\w)", self._of_scale and scale)
        halves = either(table.get("and_half", []))
        self._and_half = _compiled(
            rf"(?P<whole>(?:\d[\d.,]{{0,6}}\s|(?:{words})\s)?(?P<scale>{scale})|\d{{1,6}}|(?:{words}))"
            rf"\s(?:{halves})(?!\w)",
            words and halves != "(?!)",
        )

    def find(self, text: str) -> Iterator[Found]:
        """Start, end, value and form of each: ``digits`` or ``words``, ``fraction``, ``part``."""
        if self._any.search(text):  # else no part of a whole is there, and that is seen at once
            yield from self._find(text)

    def _find(self, text: str) -> Iterator[Found]:
        for found in self._half.finditer(text):
            part = found.group("of")
            if self._parted.match(text, found.end()):
                yield (*found.span(), self._of_scale[_known(part, self._of_scale)], "words")
            elif part.startswith(self._halves) and part not in self._halves:
                yield (*found.span(), Decimal(0), "some")  # half a village is no half of the villages
        yield from self._and_a_half(text)
        yield from self._mixed(text)
        for found in _SLASHED.finditer(text):
            above, below = int(found.group("above")), int(found.group("below"))
            if above < below and self._of.match(text, found.end()):
                yield (*found.span(), *_share(above, below))
        yield from self._of_several(text)

    def _and_a_half(self, text: str) -> Iterator[Found]:
        """Two and a half; with a scale before the half it is half of that: a million and a half."""
        for found in self._and_half.finditer(text):
            whole, scale = found.group("whole"), found.group("scale")
            of = self._scales[scale] if scale else Decimal(1)
            bare = whole.removesuffix(scale or "").strip()
            size = Decimal(bare) if bare.isdecimal() else Decimal(self._spelled.value(bare) or 0)
            if scale and not bare:
                size = Decimal(1)
            if size:
                yield (*found.span(), in_whole((size + _HALF) * of), "words")

    def _of_several(self, text: str) -> Iterator[Found]:
        """Two thirds, one in four."""
        for found in self._worded.finditer(text):
            above = self._size(found.group("above"))
            below = self._below[_known(found.group("below"), self._below)]
            if 0 < above < below and (above > 1 or self._of.match(text, found.end())):
                yield (*found.span(), *_share(above, below))

        for found in self._of_many.finditer(text):
            yield (*found.span(), Decimal(0), "part")
        for found in (*self._among.finditer(text), *self._things_among.finditer(text)):
            above, below = self._size(found.group("above")), self._size(found.group("below"))
            if 0 < above < below and (below <= _FEW or below in _ROUND):
                yield (*found.span(), *_share(above, below))

    def _size(self, word: str) -> int:
        return int(word) if word.isdecimal() else self._spelled.value(word) or 1

    @staticmethod
    def _mixed(text: str) -> Iterator[Found]:
        for found in _MIXED.finditer(text):
            above, below = _GLYPHS[found.group("glyph")]
            if found.group("whole"):
                yield (found.start("whole"), found.end(), *_whole_and(found.group("whole"), above, below))
            else:
                yield (found.start("glyph"), found.end(), *_share(above, below))
        for found in _MIXED_SLASHED.finditer(text):
            above, below = int(found.group("above")), int(found.group("below"))
            if above < below:
                yield (*found.span(), *_whole_and(found.group("whole"), above, below))


def _measured(language: PlanLanguage) -> list[str]:
    """The words of all units of which there can be a half."""
    units = [*symbols(), *language.words.get("unit", [])]
    return [word for unit in units if unit["code"] not in _COUNTED for word in unit["after"]]


def _compiled(pattern: str, there: object) -> re.Pattern[str]:
    return re.compile(lowered(rf"(?<!\w){pattern}")) if there else re.compile("(?!)")


def _known(words: str, table: dict[str, Decimal] | dict[str, int]) -> str:
    """The entry of a table that words stand for."""
    return next(one for one in table if re.fullmatch(lowered(one), words))


def _is_exact(above: int, below: int) -> bool:
    """Whether a fraction has an exact decimal of at most four places."""
    return 10_000 * above % below == 0


def _whole_and(whole: str, above: int, below: int) -> tuple[Decimal, str]:
    """A whole number and a fraction, where it has an exact decimal."""
    exact = _is_exact(above, below)
    return (Decimal(whole) + Decimal(above) / Decimal(below), "digits") if exact else (Decimal(0), "part")


def _share(above: int, below: int) -> tuple[Decimal, str]:
    """The share in percent where it has an exact decimal."""
    exact = _is_exact(above, below)
    return (Decimal(100 * above) / Decimal(below), "fraction") if exact else (Decimal(0), "part")
