"""Names that come back in each chapter of a plan: *1.1 Objectives*, *1.2 Measures*, *2.1 Objectives*."""

from collections import Counter
from collections.abc import Iterable

#: So many names that come back, of so many words at most, are those of parts, and not of what is promised.
_AGAIN, _WORDS = 2, 3
#: So large a share of all numbered parts of one depth bear them.
_MOSTLY = 0.6


def name_parts(titles: Iterable[str]) -> bool:
    """Whether the titles of numbered parts are a few short names that come back in each chapter."""
    names = Counter(title.casefold() for title in titles)
    again = [number for name, number in names.items() if number > 1 and len(name.split()) <= _WORDS]
    return len(again) >= _AGAIN and sum(again) >= _MOSTLY * names.total()
