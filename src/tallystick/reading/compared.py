"""Scenarios and options that a plan compares: *Scenario IV: Buses on gas*. None is what it will do."""

import functools
import re
from collections import defaultdict
from collections.abc import Sequence

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line

#: One scenario alone is compared with nothing; and from this share of its rows on a table compares them.
_FEWEST, _MOST = 2, 0.5


def compared_rows(lines: Sequence[Line], language: PlanLanguage) -> set[int]:
    """The rows of tables that compare scenarios or options, by their first words; headings may part them."""
    tables: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.hint.table:
            tables[line.hint.table].append(at)
    found: set[int] = set()
    for rows in tables.values():
        named = sum(opens_with_one(lines[at].text.lstrip("| "), language) for at in rows)
        if named >= max(_FEWEST, _MOST * len(rows)):
            found.update(rows)
    return found


def opens_with_one(words: str, language: PlanLanguage) -> bool:
    """Whether words open with the name and number of a scenario or an option."""
    return _counted(language).match(words) is not None


@functools.cache
def _counted(language: PlanLanguage) -> re.Pattern[str]:
    named = language.either("kinds", "compared")
    return re.compile(rf"[*_\s]*(?:{named})\s(?:\d{{1,2}}|(?-i:[IVX]{{1,5}}|[A-H]))(?![\w’'])", re.IGNORECASE)
