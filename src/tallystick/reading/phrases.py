"""Where the phrases of a language stand in a sentence: each list is looked for once, whoever asks."""

import bisect
from collections.abc import Sequence

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.vocabulary import in_lower_case

Stretch = tuple[int, int]
_NOWHERE: tuple[Sequence[int], Sequence[int]] = ((), ())


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
        self._found: dict[tuple[str, str], tuple[Sequence[int], Sequence[int]]] = {}

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

    def touching(self, section: str, key: str, low: int, high: int) -> bool:
        """Whether a phrase of a list shares a character with what lies between two places."""
        starts, ends = self._found.get((section, key)) or self._look(section, key)
        at = bisect.bisect_right(ends, low)
        return at < len(starts) and starts[at] < high

    def _look(self, section: str, key: str) -> tuple[Sequence[int], Sequence[int]]:
        spans = [one.span() for one in self.language.low_pattern(section, key).finditer(self.low)]
        found = ([start for start, _ in spans], [end for _, end in spans]) if spans else _NOWHERE
        self._found[section, key] = found
        return found
