"""The paragraphs of a resolution: those that each decide something, and the recitals before them.

*BE IT FURTHER RESOLVED, the clerk shall ...*: what they begin with is their mark, as a bullet is that of an
item. *WHEREAS, the town has 40 wells* says why it is decided, and promises nothing.
"""

from collections.abc import Sequence

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line

#: How what decides is marked.
RESOLVED = "bullet:resolved"
#: One paragraph that decides makes no list, unless recitals stand beside it; one recital is none.
_ENOUGH = 2


def resolving_lines(lines: Sequence[Line], language: PlanLanguage) -> set[int]:
    """The lines that begin a paragraph that decides; none for a single one without recitals."""
    found = _beginning_with("resolved", lines, language)
    return found if len(found) >= _ENOUGH or (found and _recital_lines(lines, language)) else set()


def recitals_of(lines: Sequence[Line], language: PlanLanguage) -> list[tuple[int, int]]:
    """From where to where each recital goes, up to the next gap between lines."""
    spans = []
    for at in sorted(_recital_lines(lines, language)):
        last = at
        while last + 1 < len(lines) and not lines[last + 1].gap:
            last += 1
        spans.append((lines[at].start, lines[last].end))
    return spans


def _recital_lines(lines: Sequence[Line], language: PlanLanguage) -> set[int]:
    found = {at for at in _beginning_with("recital", lines, language) if at == 0 or lines[at].gap}
    return found if len(found) >= _ENOUGH else set()


def _beginning_with(words: str, lines: Sequence[Line], language: PlanLanguage) -> set[int]:
    begins = language.low_pattern("plan", words)
    return {at for at, line in enumerate(lines) if begins.match(line.text.lstrip(" \t*_").lower())}
