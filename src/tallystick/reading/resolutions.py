"""The paragraphs of a resolution that each decide something: *BE IT FURTHER RESOLVED, the clerk shall ...*.

What they begin with is their mark, as a bullet is that of an item.
"""

from collections.abc import Sequence

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line

#: One such paragraph makes no list.
_ENOUGH = 2


def resolving_lines(lines: Sequence[Line], language: PlanLanguage) -> set[int]:
    """The lines that begin such a paragraph; none where there is but one."""
    begins = language.low_pattern("plan", "resolved")
    found = {at for at, line in enumerate(lines) if begins.match(line.text.lstrip(" \t*_").lower())}
    return found if len(found) >= _ENOUGH else set()
