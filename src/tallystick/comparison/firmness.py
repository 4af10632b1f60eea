"""How firmly the plan's own words promise: bound to act, working on it, or encouraging it."""

import functools
import re
from dataclasses import dataclass

from tallystick.comparison.lexicon import LEVELS, languages, words_that

#: How far behind "will" or "shall" its verb is looked for.
_REACH = {"en": 24, "zh": 6}
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|[\u3002\uff1b\uff01\uff1f]")


@dataclass(frozen=True, slots=True, order=True)
class Firmness:
    """How firmly a passage promises.

    Attributes:
        level: its place in `LEVELS`, 0 for the softest.
        words: the words it is read from.
    """

    level: int
    words: str

    @property
    def name(self) -> str:
        """The level's name."""
        return LEVELS[self.level]


def firmness(text: str, language: str) -> Firmness | None:
    """How firmly a passage's first sentence promises; None where no known verb says so.

    The verb behind the first "will", "shall" or "must" counts; without one of these the first verb that
    is known. A hedge, such as "where possible", makes any promise soft.

    Examples:
        >>> firmness("Employers will be encouraged to hire apprentices.", "en").name
        'soft'
        >>> firmness("The State shall publish the register.", "en").name
        'firm'
        >>> firmness("鼓励企业公布登记册。", "zh").name
        'soft'
    """
    tongue = language.partition("-")[0]
    if tongue not in languages():
        return None
    sentence = _SENTENCE_END.split(" ".join(text.casefold().split()).strip(" -*•·"), maxsplit=1)[0]
    hedge = _pattern(tongue, ("hedge",)).search(sentence)
    if hedge:
        return Firmness(0, hedge.group())
    auxiliary = _pattern(tongue, ("auxiliary",)).search(sentence)
    if auxiliary is None:
        return _first(sentence, tongue)
    behind = _first(sentence[auxiliary.end() : auxiliary.end() + _REACH[tongue]], tongue)
    if behind is None:
        return Firmness(len(LEVELS) - 1, auxiliary.group())
    joint = "" if tongue == "zh" else " "
    return Firmness(behind.level, f"{auxiliary.group()}{joint}{behind.words}")


def _first(text: str, tongue: str) -> Firmness | None:
    """The first verb that is known; of verbs in a row, as in "strive to ensure", the softest."""
    found = _pattern(tongue, LEVELS).search(text)
    if found is None:
        return None
    return Firmness(_level(found.group(), tongue), found.group())


def _level(words: str, tongue: str) -> int:
    return next(
        place for place, level in enumerate(LEVELS) if _pattern(tongue, (level,)).fullmatch(words) is not None
    )


@functools.cache
def _pattern(tongue: str, says: tuple[str, ...]) -> re.Pattern[str]:
    words = [form for one in says for word in words_that(one, tongue) for form in _forms(word, tongue)]
    either = "|".join(re.escape(form) for form in sorted(words, key=lambda form: (-len(form), form)))
    return re.compile(either if tongue == "zh" else rf"\b(?:{either})\b")


def _forms(word: str, tongue: str) -> tuple[str, ...]:
    """The verb with the endings that it takes; other languages than English take none here."""
    if tongue != "en" or " " in word:
        return (word,)
    base = word.removesuffix("e")
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    return (word, f"{word}s", f"{word}es", f"{base}ed", f"{base}ing")
