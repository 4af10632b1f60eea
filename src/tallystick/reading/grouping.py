"""Whether a blank between digits groups them in a text, as in 10 000, or parts two numbers."""

import re
from collections.abc import Iterable

from tallystick.reading.languages import PlanLanguage

#: No number begins with a nought, so that what follows the blank is a group.
_SURE = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})*? 0\d\d(?!\d)")
_BY_MARK = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:[.,]\d{3})+(?![\d.,]?\d)")


def groups_by_blanks(texts: Iterable[str], language: PlanLanguage) -> bool:
    """Whether blanks group digits: the text shows it, or its language does so and the text nothing else."""
    groups = language.table("numbers").get("groups", [])
    sure = marked = 0
    for text in texts:
        sure += len(_SURE.findall(text))
        marked += len(_BY_MARK.findall(text))
    if " " not in groups:
        return False
    return sure > 0 or (groups[0] == " " and not marked)
