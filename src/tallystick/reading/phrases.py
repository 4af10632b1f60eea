"""Where the phrases of a language stand in a sentence: each list is looked for once, whoever asks."""

import bisect
import functools
import re
from collections.abc import Iterator, Sequence

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.vocabulary import in_lower_case

Stretch = tuple[int, int]
#: Where phrases begin, and where they end.
_Places = tuple[Sequence[int], Sequence[int]]
_NOWHERE: _Places = ((), ())
_DIGIT = re.compile(r"[0-9]")
_RUN = re.compile(r"\s\s")
#: What a pattern may say of digits without caring which: how often, a class, a group.
_ANY_DIGIT = re.compile(r"\\d|\{\d*,?\d*\}|\[0-9\]|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}")


class Phrases:
    """A sentence and the phrases in it.

    Args:
        text: the sentence.
        language: the language whose lists are looked for.

    Attributes:
        low: the sentence in lower case, each character in its place.
    """

    def __init__(self, text: str, language: PlanLanguage) -> None:
        self.language = language
        self.low = in_lower_case(text)
        self._own: dict[tuple[str, str], _Places] = {}
        self._found = _alike(_DIGIT.sub("0", self.low), language)

    @functools.cached_property
    def has_runs(self) -> bool:
        """Whether two blanks stand side by side anywhere in the sentence."""
        return _RUN.search(self.low) is not None

    def last(self, section: str, key: str, low: int, high: int) -> int:
        """Where the last phrase of a list begins that lies between two places; -1 for none."""
        span = self.last_span(section, key, low, high)
        return span[0] if span else -1

    def last_span(self, section: str, key: str, low: int, high: int) -> Stretch | None:
        """Where the last phrase of a list begins and ends that lies between two places."""
        starts, ends = self._found.get((section, key)) or self._look(section, key)
        at = bisect.bisect_right(ends, high) - 1
        return (starts[at], ends[at]) if at >= 0 and starts[at] >= low else None

    def first(self, section: str, key: str, low: int = 0, high: int | None = None) -> Stretch | None:
        """Where the first phrase of a list begins and ends that lies between two places."""
        starts, ends = self._found.get((section, key)) or self._look(section, key)
        at = bisect.bisect_left(starts, low)
        if at == len(starts) or (high is not None and ends[at] > high):
            return None
        return starts[at], ends[at]

    def begun(self, section: str, key: str, high: int) -> Iterator[Stretch]:
        """Where the phrases of a list begin and end, in order, that begin no later than at a place."""
        starts, ends = self._found.get((section, key)) or self._look(section, key)
        return zip(starts[: bisect.bisect_right(starts, high)], ends, strict=False)

    def touching(self, section: str, key: str, low: int, high: int) -> bool:
        """Whether a phrase of a list shares a character with what lies between two places."""
        starts, ends = self._found.get((section, key)) or self._look(section, key)
        at = bisect.bisect_right(ends, low)
        return at < len(starts) and starts[at] < high

    def _look(self, section: str, key: str) -> _Places:
        """Where the phrases of a list stand; the same in every sentence that differs in its digits alone."""
        if _any_digits(self.language, section, key):
            found = self._found[section, key] = _places(self.low, self.language, section, key)
        elif (section, key) in self._own:
            found = self._own[section, key]
        else:
            found = self._own[section, key] = _places(self.low, self.language, section, key)
        return found


@functools.lru_cache(maxsize=4096)
def _alike(_low: str, _language: PlanLanguage) -> dict[tuple[str, str], _Places]:
    """What was found in sentences that are alike but for their digits, to be added to."""
    return {}


def _places(low: str, language: PlanLanguage, section: str, key: str) -> _Places:
    spans = [one.span() for one in language.low_pattern(section, key).finditer(low)]
    return ([start for start, _ in spans], [end for _, end in spans]) if spans else _NOWHERE


@functools.cache
def _any_digits(language: PlanLanguage, section: str, key: str) -> bool:
    """Whether it is the same to a list of phrases which digits a sentence has."""
    return _DIGIT.search(_ANY_DIGIT.sub("", language.low_pattern(section, key).pattern)) is None
