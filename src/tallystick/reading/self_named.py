"""What a document calls itself, where that is no plan: a report, minutes, a judgment, a vacancy, a notice.

A report whose findings are its lists looks like a plan of nouns. It says on its front that it is none.
"""

from collections.abc import Iterator

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.layout import Layout

#: The name stands on one of so many first lines, which is no longer than that.
_FIRST, _LONGEST = 4, 120
_SENTENCE = (".", "。", ";", "；", ":", "：")


def calls_itself_no_plan(layout: Layout, language: PlanLanguage) -> bool:
    """Whether the front names a document that tells or asks, and none that is to be carried out."""
    front = list(_front(layout))
    planned = language.pattern("facts", "plan")
    if any(planned.search(line) for line in front):
        return False
    others = language.pattern("facts", "others")
    return any(others.search(line) for line in front)


def _front(layout: Layout) -> Iterator[str]:
    """The lines of the front that name something: before the first list, without whole sentences."""
    for at, line in enumerate(layout.lines[: 2 * _FIRST]):
        if (at and layout.markers[at]) or at in layout.skipped:
            return
        text = line.text.strip("#*_ ")
        if at < _FIRST and len(text) <= _LONGEST and not (at and text.endswith(_SENTENCE)):
            yield text
