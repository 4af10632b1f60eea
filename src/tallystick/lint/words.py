"""The words that the rules look for: a data file for each language, beside the reading's own."""

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from tallystick.reading.languages import PlanLanguage, compiled, languages
from tallystick.reading.vocabulary import Filling

_NO_WORDS = re.compile(r"(?!)")


@dataclass(frozen=True, eq=False)
class LintWords:
    """What the lint knows of a language.

    Attributes:
        language: the reading's data on it.
        lists: the lint's own, by key.
        wordings: patterns for missing words in that language, by rule.
    """

    language: PlanLanguage
    lists: dict[str, list[str]]
    wordings: dict[str, str]

    def knows(self, key: str) -> bool:
        """Whether the language has a list."""
        return bool(self.lists.get(key))

    def pattern(self, key: str) -> re.Pattern[str]:
        """One pattern for a list; it finds nothing where the language has none."""
        return _pattern(self.language.code, key)

    def body(self) -> re.Pattern[str]:
        """Finds a body that acts: *the courts will*, *by the ministry*."""
        return _body(self.language.code)

    def group(self, code: str) -> re.Pattern[str]:
        """Finds a group of people, as the reading does."""
        return _group(self.language.code, code)

    def wording(self, rule: str, **values: str) -> str:
        """The pattern of a rule with the plan's years in it; empty where the language has none."""
        return self.wordings.get(rule, "").format(**values)


@functools.cache
def words_of(code: str) -> LintWords:
    """The lint's data on a language; all lists are empty where it has no file."""
    place = resources.files("tallystick.lint").joinpath("languages", f"{code}.toml")
    data: dict[str, Any] = tomllib.loads(place.read_text(encoding="utf-8")) if place.is_file() else {}
    words = Filling(data).everywhere(data.get("words", {}))
    return LintWords(languages()[code], words, data.get("wording", {}))


@functools.cache
def _pattern(code: str, key: str) -> re.Pattern[str]:
    return compiled(languages()[code], words_of(code).lists.get(key, []))


@functools.cache
def _group(code: str, group: str) -> re.Pattern[str]:
    return compiled(languages()[code], [str(one) for one in languages()[code].table("groups").get(group, [])])


@functools.cache
def _body(code: str) -> re.Pattern[str]:
    words = words_of(code)
    if not words.knows("bodies"):
        return _NO_WORDS
    bodies, acting = ("|".join(words.lists[key]) for key in ("bodies", "acting"))
    if words.language.script == "han":
        return re.compile(f"(?:{bodies})(?:{acting})")
    agent = "|".join(words.lists["agent"])
    return re.compile(
        rf"(?<!\w)(?:{bodies})(?:\s+[\w'’-]+){{0,6}}?\s+(?:{acting})(?!\w)"
        rf"|(?<!\w)(?:{agent})\s+(?:[\w'’-]+\s+){{0,5}}?(?:{bodies})(?!\w)",
        re.IGNORECASE,
    )
