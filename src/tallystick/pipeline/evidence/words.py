"""The words that tables of figures are headed and measured by, read from ``words.csv`` beside this file."""

import csv
import functools
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources

from tallystick.base.units import units

#: A label and what stands in brackets behind it.
BRACKETED = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]", re.DOTALL)
_WIDE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_SCRIPTS = re.compile(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
_SPACE = re.compile(r"\s+")
#: A power of ten before a unit, plain or in threes: 10 000 persons, 1,000 hectares, 100 million yuan.
_TEN_TIMES = re.compile(r"(10+|10{0,2}([ ,.'])000(?:\2(?:000))*)\s+(?=\D)")
#: Signs before a Chinese or Japanese unit, each by what it multiplies: 万人, 百万元, 万亿.
_HAN_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8}


@dataclass(frozen=True, slots=True)
class UnitLabel:
    """A unit and by what a figure is multiplied to be in it.

    Attributes:
        unit: the unit's code; empty where only a factor is said.
        factor: by what the figure is multiplied.
    """

    unit: str
    factor: Decimal = Decimal(1)


def tidy(text: str) -> str:
    """A label as it is compared: one form of each letter, one space for many, small letters.

    Space between two Chinese characters only sets them wider: 全  国.

    Examples:
        >>> tidy("  The   Unit ")
        'the unit'
    """
    return _WIDE.sub("", _SPACE.sub(" ", unicodedata.normalize("NFKC", text))).strip().casefold()


def in_two_languages(heading: str) -> list[str]:
    """What a heading says in Chinese and in another language beside it; nothing where it is in one.

    Examples:
        >>> in_two_languages("指标 indicator"), in_two_languages("indicator")
        (['指标', 'indicator'], [])
    """
    parts = [one.strip(" /|()-:") for one in _SCRIPTS.findall(heading)]
    told = [one for one in parts if one]
    return told if len(told) == 2 else []


@functools.cache
def words(kind: str) -> dict[str, tuple[str, str]]:
    """The words of one kind, tidied, each with what it means and its factor."""
    text = resources.files("tallystick.pipeline.evidence").joinpath("words.csv").read_text(encoding="utf-8")
    return {
        tidy(row["word"]): (row["means"], row["factor"])
        for row in csv.DictReader(text.splitlines())
        if row["kind"] == kind
    }


@functools.cache
def named_units() -> dict[str, str]:
    """Each name, sign and code by which a unit is known without being told, tidied, with its code."""
    known = {word: means for word, (means, _) in words("unit").items()}
    for one in units().values():
        for name in (one.code, one.singular, one.plural, one.symbol):
            if name:
                known.setdefault(tidy(name), one.code)
    return known


def measured(label: str, known: dict[str, UnitLabel]) -> UnitLabel | None:
    """What a unit's label says: the whole of it where that is known, else a scale and then a unit.

    Args:
        label: such as ``万人``, ``thousand persons`` or ``%``.
        known: what labels of the package mean, tidied.
    """
    name = tidy(label)
    whole = _unit(name, known)
    if whole is not None:
        return whole
    factor, rest = _scaled(name)
    if factor == 1:
        return None
    if not rest:
        return UnitLabel("", factor)
    unit = _unit(rest, known)
    return None if unit is None else UnitLabel(unit.unit, unit.factor * factor)


def _unit(name: str, known: dict[str, UnitLabel]) -> UnitLabel | None:
    if name in known:
        return known[name]
    code = named_units().get(name)
    return None if code is None else UnitLabel(code)


def _scaled(name: str) -> tuple[Decimal, str]:
    if first := _TEN_TIMES.match(name):
        factor, rest = _scaled(name[first.end() :])
        return factor * Decimal(re.sub(r"\D", "", first[1])), rest
    for word, (_, times) in sorted(words("scale").items(), reverse=True):
        if name == word or name.startswith(f"{word} "):
            return Decimal(times), name.removeprefix(word).strip()
    factor = Decimal(1)
    while name and name[0] in _HAN_SCALES:
        factor *= _HAN_SCALES[name[0]]
        name = name[1:]
    return factor, name
