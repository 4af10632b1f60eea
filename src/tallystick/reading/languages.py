"""The languages that plans are read in: a data file each, and which of them a text is in."""

import functools
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from typing import Any

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, texts

_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
#: How much of a text is looked at.
_SAMPLE = 200_000
#: Below this share of words that are the language's own, it is none we know.
_LEAST_SHARE = 0.08


@dataclass(frozen=True, eq=False)
class Language:
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

    def list(self, section: str, key: str) -> list[str]:
        """The phrases of a list, empty where the file has none."""
        found = self.words.get(section, {}).get(key, [])
        return [str(one) for one in found]

    def table(self, section: str) -> dict[str, Any]:
        """A table of the file, empty where it has none."""
        found: dict[str, Any] = self.words.get(section, {})
        return found

    def pattern(self, section: str, key: str) -> re.Pattern[str]:
        """One pattern that finds any phrase of a list, longest first; nothing where the list is empty."""
        return _pattern(self.code, section, key)

    def names(self, line: str, key: str) -> bool:
        """Whether a line, without number and marks, is one of the plan's words for a part of it."""
        bare = _NUMBERED.sub("", line).strip("*_ :：.").lower()
        if key == "front" and len(bare) < _HEADING and self.pattern("plan", "review").fullmatch(bare):
            return True
        return bare in self.list("plan", key) or any(
            bare.startswith(f"{one} ")
            and bare[len(one) + 1 : len(one) + 3].strip(" :-–").isalnum()
            and len(bare) < len(one) + 60
            for one in self.list("plan", key)
            if key == "back"
        )


_NUMBERED = re.compile(r"^[\W\d_]*(?:[IVXLC]+[.:)、]\s*|[一二三四五六七八九十]{1,3}[、.）)]\s*)?")
#: A heading is no longer than this.
_HEADING = 60


@functools.cache
def languages() -> dict[str, Language]:
    """Every language there is a data file for, by its code."""
    found: dict[str, Language] = {}
    for place in sorted(
        resources.files("tallystick.reading").joinpath("languages").iterdir(), key=lambda one: one.name
    ):
        if place.name.endswith(".toml"):
            words = tomllib.loads(place.read_text(encoding="utf-8"))
            found[words["code"]] = Language(words["code"], words["name"], words["script"], words)
    return found


@functools.cache
def _pattern(code: str, section: str, key: str) -> re.Pattern[str]:
    language = languages()[code]
    return compiled(language, language.list(section, key))


def compiled(language: Language, phrases: list[str]) -> re.Pattern[str]:
    """One pattern that finds any of these phrases, longest first; nothing where there are none.

    A space in a phrase stands for any white space, ``{adj}`` for a word that is no preposition.
    """
    if not phrases:
        return re.compile(r"(?!)")
    joined = "|".join(spaced(language, one) for one in sorted(phrases, key=len, reverse=True))
    if language.script == "han":
        return re.compile(joined)
    return re.compile(rf"(?<![\w])(?:{joined})(?!\w)", re.IGNORECASE)


def spaced(language: Language, phrase: str) -> str:
    """A phrase of a data file as a pattern."""
    stops = "|".join(language.list("grammar", "stops"))
    other = rf"(?:(?!(?:{stops})\b)[^\W\d_][\w'’-]*)" if stops else r"(?:[^\W\d_][\w'’-]*)"
    inside = _BRACKETED.split(phrase.replace("{adj}", "\0"))
    parts = [part if part.startswith("[") else part.replace(" ", r"\s+") for part in inside]
    return "".join(parts).replace("\0", other)


_BRACKETED = re.compile(r"(\[[^\]]*\])")


def language_of(text: str) -> tuple[Language | None, tuple[str, ...]]:
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
    if shares[best] < _LEAST_SHARE:
        return None, ()
    strong = tuple(code for code, share in shares.items() if share >= 0.85 * shares[best])
    return languages()[best], strong


def language_named(code: str) -> Language:
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
