"""The languages that plans are read in: a data file each, and which of them a text is in."""

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.reading.hanzi_forms import in_simplified
from tallystick.reading.vocabulary import Filling, either, lowered

_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
#: How much of a text is looked at.
_SAMPLE = 200_000
#: Below this share of words that are the language's own, it is none we know.
_LEAST_SHARE = 0.08


@dataclass(frozen=True, eq=False)
class PlanLanguage:
    """What a data file says of a language.

    Attributes:
        code: ISO 639-1.
        name: its English name.
        script: ``latin`` or ``han``; what its words are written in.
        words: the lists of its data file, by section and key.
    """

    code: str
    name: str
    script: str
    words: dict[str, Any]

    def list(self, section: str, key: str) -> tuple[str, ...]:
        """The phrases of a list, empty where the file has none."""
        return _list(self, section, key)

    def table(self, section: str) -> dict[str, Any]:
        """A table of the file, empty where it has none."""
        found: dict[str, Any] = self.words.get(section, {})
        return found

    def either(self, section: str, key: str) -> str:
        """The text of a pattern that finds any phrase of a list, longest first; nothing where it is empty."""
        return either(list(self.list(section, key)))

    def pattern(self, section: str, key: str) -> re.Pattern[str]:
        """One pattern that finds whole phrases of a list, longest first; nothing where the list is empty."""
        return _pattern(self, section, key)

    def low_pattern(self, section: str, key: str) -> re.Pattern[str]:
        """The same for text that is in lower case already, which is much quicker."""
        return _low_pattern(self, section, key)

    def names(self, line: str, key: str) -> bool:
        """Whether a line, without number and marks, is one of the plan's words for a part of it."""
        return len(line) < _LONGEST_LINE and key in _named(self, line)


@functools.lru_cache(maxsize=4096)
def _named(language: PlanLanguage, line: str) -> frozenset[str]:
    """The lists of ``[plan]`` that a line is named in."""
    bare = _CODED.sub("", _NUMBERED.sub("", line).strip("*_ :：.")).lower()
    bare = in_simplified(bare) if language.script == "han" else bare
    found = {key for key in ("contents", "front", "back") if bare in _names(language, key)}
    if len(bare) < _HEADING and language.pattern("plan", "review").fullmatch(bare):
        found.add("front")
    if bare.startswith(_leads(language)) and any(
        _names_with_title(bare, one, language) for one in _names(language, "back")
    ):
        found.add("back")
    return frozenset(found)


@functools.cache
def _leads(language: PlanLanguage) -> tuple[str, ...]:
    return tuple(f"{one} " for one in sorted(_names(language, "back")))


def _names_with_title(bare: str, name: str, language: PlanLanguage) -> bool:
    """Whether a line is a name with a title behind it, as *Annex 2 - Tables*.

    *Conclusions and recommendations* names a second part, which is none of those.
    """
    if not bare.startswith(f"{name} ") or len(bare) >= len(name) + _HEADING:
        return False
    behind = bare[len(name) + 1 :]
    joined = language.pattern("grammar", "and").match(behind)
    if joined:
        second = behind[joined.end() :].lstrip("/ ")
        return any(second.split(" ")[-1] == one or second.startswith(one) for one in _names(language, "back"))
    return behind[:2].strip(" :-–").isalnum()


_NUMBERED = re.compile(r"^[\W\d_]*(?:(?:[IVXLC]+|[A-Z])[.:)、]\s*|[一二三四五六七八九十]{1,3}[、.）)]\s*)?")
#: The number of a part in brackets behind its name: *Introduction [3.10]*.
_CODED = re.compile(r"\s*[\[(][A-Z]?\d[\w.]{0,7}[\])]$")
#: A heading is no longer than this, nor a line that holds one with its number and marks.
_HEADING, _LONGEST_LINE = 60, 160


@functools.cache
def languages() -> dict[str, PlanLanguage]:
    """Every language there is a data file for, by its code."""
    found: dict[str, PlanLanguage] = {}
    for place in sorted(
        resources.files("tallystick.reading").joinpath("languages").iterdir(), key=lambda one: one.name
    ):
        if place.name.endswith(".toml"):
            one = language_from(place.read_text(encoding="utf-8"))
            found[one.code] = one
    return found


@functools.cache
def symbols() -> list[dict[str, Any]]:
    """The symbols of measures that all languages share: each with ``code``, ``after``, maybe ``times``."""
    text = resources.files("tallystick.reading").joinpath("symbols.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["unit"]
    return found


def language_from(text: str) -> PlanLanguage:
    """The language that a data file describes.

    Raises:
        ValueError: the file is no TOML, or names a list that it has not.
        KeyError: it lacks code, name or script.
    """
    data = tomllib.loads(text)
    words = Filling(data).everywhere(data)
    return PlanLanguage(data["code"], data["name"], data["script"], words)


@functools.cache
def _list(language: PlanLanguage, section: str, key: str) -> tuple[str, ...]:
    return tuple(str(one) for one in language.words.get(section, {}).get(key, []))


@functools.cache
def _names(language: PlanLanguage, key: str) -> frozenset[str]:
    return frozenset(language.list("plan", key))


@functools.cache
def _pattern(language: PlanLanguage, section: str, key: str) -> re.Pattern[str]:
    return compiled(language, list(language.list(section, key)))


@functools.cache
def _low_pattern(language: PlanLanguage, section: str, key: str) -> re.Pattern[str]:
    return compiled(language, list(language.list(section, key)), low=True)


def compiled(language: PlanLanguage, phrases: list[str], *, low: bool = False) -> re.Pattern[str]:
    """One pattern that finds any of these phrases, whole, the longest first; nothing where there are none.

    Args:
        language: whose lists they may name.
        phrases: as a data file has them.
        low: whether it is for text in lower case; else case does not matter.
    """
    if not phrases:
        return re.compile(r"(?!)")
    fill = Filling(language.words).phrase
    joined = either([fill(one) for one in phrases])
    if language.script == "han":
        return re.compile(joined)
    whole = rf"(?<![\w])(?:{joined})(?!\w)"
    return re.compile(lowered(whole)) if low else re.compile(whole, re.IGNORECASE)


def language_of(text: str) -> tuple[PlanLanguage | None, tuple[str, ...]]:
    """The language that most of a text is in, and every language that a good part of it is in."""
    sample = text[:_SAMPLE]
    words = Counter(word.lower() for word in _WORD.findall(sample))
    total = sum(words.values())
    han = len(_HAN.findall(sample))
    shares: dict[str, float] = {}
    for code, language in languages().items():
        if language.script == "han":
            shares[code] = han / max(1, len(re.sub(r"[\W\d_]", "", sample)))
        else:
            own = sum(words[word] for word in language.list("detect", "words"))
            shares[code] = own / max(1, total)
    best = max(shares, key=lambda code: shares[code])
    strong = tuple(code for code, share in shares.items() if share >= 0.85 * shares[best])
    if total and han < total:
        open_ = shares[best] < _LEAST_SHARE or len(strong) > 1
        if open_ or shares[best] * total < _FEW_OWN:
            found = _by_other_words(words, shares)
            if open_ or found[0]:
                return found
    if shares[best] < _LEAST_SHARE:
        return None, ()
    return languages()[best], strong


def _by_other_words(
    words: Counter[str], shares: dict[str, float]
) -> tuple[PlanLanguage | None, tuple[str, ...]]:
    """The language of a text whose small words leave it open, by all the words of each data file."""
    known = _by_all_words(words)
    both = {code: shares[code] + share for code, share in known.items()}
    best = max(both, key=lambda code: both[code])
    if both[best] < _ENOUGH_KNOWN or known[best] < _FEW_KNOWN:
        return None, ()
    strong = tuple(code for code, share in known.items() if share >= _AS_WELL * known[best])
    return languages()[best], strong


def _by_all_words(words: Counter[str]) -> dict[str, float]:
    """What share of a text's words stand anywhere in the data file of a language, and of no other.

    Tables, and texts of a few lines, have hardly any of the small words by which a language is known.
    """
    long = {word: count for word, count in words.items() if len(word) >= _LONG_WORD}
    total = max(1, sum(long.values()))
    return {
        code: sum(count for word, count in long.items() if word in own) / total
        for code, own in _own_vocabulary().items()
    }


@functools.cache
def _own_vocabulary() -> dict[str, frozenset[str]]:
    """The words that only one language's data file has, of those that are written with blanks between."""
    held = {
        code: frozenset(
            word.lower()
            for phrase in _phrases(language.words)
            for word in _WORD.findall(phrase)
            if len(word) >= _LONG_WORD
        )
        for code, language in languages().items()
        if language.script != "han"
    }
    often = Counter(word for words in held.values() for word in words)
    return {code: frozenset(word for word in words if often[word] == 1) for code, words in held.items()}


def _phrases(value: object) -> Iterator[str]:
    """Every phrase in a data file; what a list or a table is called is none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, int | float):
                yield str(key)
            yield from _phrases(one)
    elif isinstance(value, list):
        for one in value:
            yield from _phrases(one)


#: Fewer small words of its own may be something else in another language.
_FEW_OWN = 3
#: A language is known by so many of both kinds of words, so many of them words of no other, each of so
#: many letters; another that has so large a share of its own is there as well.
_ENOUGH_KNOWN, _FEW_KNOWN, _LONG_WORD, _AS_WELL = 0.2, 0.03, 2, 0.4


def language_named(code: str) -> PlanLanguage:
    """The language of a code.

    Raises:
        Refusal: there is no data file for it.
    """
    known = languages()
    if code not in known:
        names = texts([f"{one.code} ({one.name})" for one in known.values()], ",")
        raise Refusal(
            Reason("there is no language file for {code}", code=Text(code)),
            Reason("choose one of {names}; a new one is a data file in reading/languages", names=names),
        )
    return known[code]
