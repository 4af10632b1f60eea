"""The minus or plus before a number, by the signs and words that write it."""

import functools
import re

from tallystick.reading.languages import PlanLanguage

#: Hyphens, dashes and minus signs that stand for one another, as wide as a letter or not.
_SIGN = "[-\u2010\u2011\u2012\u2013\u2212\u207b\ufe63\uff0d]"
#: What stands before a sign that touches its number; before one with a blank behind it, which may be a dash.
_TOUCHES, _OPENS = r"(?:^|[\s(|:：,;，；、（]|[\u3400-\u9fff])", r"(?:[:：(（|]\s?)"
#: No word for it, with what must not stand before it, is longer.
_LONGEST = 24


def minus_before(text: str, start: int, language: PlanLanguage) -> int:
    """How many characters directly before a number are its minus; 0 where none stands there.

    Args:
        text: a sentence in lower case.
        start: the number's first digit.
        language: whose words for it are known.
    """
    found = _pattern(language).search(text, max(0, start - _LONGEST), start)
    return start - found.start(found.lastgroup or 0) if found else 0


@functools.cache
def _pattern(language: PlanLanguage) -> re.Pattern[str]:
    words = language.either("numbers", "minus")
    return re.compile(
        rf"(?:{_TOUCHES}(?P<minus>{_SIGN})|{_OPENS}(?P<apart>{_SIGN}\s)|(?<!\w)(?P<word>(?:{words})\s?))$"
    )


def is_in_brackets(before: str, behind: str) -> bool:
    """Whether brackets around a number are all else that its cell holds: as accounts write a minus.

    Args:
        before: what stands directly before the number.
        behind: what stands directly behind it and its unit.
    """
    return _OPENED.search(before) is not None and _CLOSED.match(behind) is not None


_OPENED, _CLOSED = re.compile(r"(?:^|\|)\s*[(（]\s?$"), re.compile(r"\s?[)）]\s*(?:\||$)")


def has_plus(before: str) -> bool:
    """Whether a plus stands directly before a number: a share with one is how far something rises."""
    return _PLUS.search(before) is not None


_PLUS = re.compile(r"(?:^|[\s(|:：（])[+＋]\s?$")
