"""It names a group of people, and nothing will show how that group fares."""

import re
from collections.abc import Iterator

from tallystick.base.reasons import Reason, Text, msgid, texts
from tallystick.lint.case import Case
from tallystick.lint.model import Gap, Rule
from tallystick.reading.phrases import Stretch

_OUTSIDE = Reason(msgid("It names {groups}, and its number is for everybody together."))
_SEVERAL = Reason(msgid("It names {groups} together, and no figure for each."))
_ADD = Reason(msgid("Where it says “{words}”, add that the figure is published for {groups} apart."))
#: What stands between the names of two groups, and not inside the name of one.
_BETWEEN = re.compile(r"[,;.、，；。|\n]|(?<!\w)(?:and|or|as well as)(?!\w)|[和与及或]")
#: What can be told for a group apart: people, and shares of them; not a number of cities.
_OF_PEOPLE = frozenset(
    {"percent", "percentage_points", "persons", "person_times", "households"}
    | {"per_1000", "per_10000", "per_100000", "per_million"}
)
#: Named in plans, and no group of people.
_NO_PEOPLE = frozenset({"enterprises"})


def _check(case: Case) -> Iterator[Gap]:
    if case.duty or case.first(case.words.pattern("apart")):
        return
    spans = _apart(case, _uncovered(case))
    numbered = [one for one in case.numeric if one.unit in _OF_PEOPLE]
    if not spans or (case.numeric and not numbered) or (len(spans) < 2 and not numbered):
        return
    first = spans[0]
    groups = texts(list(dict.fromkeys(" ".join(case.within(*one).lower().split()) for one in spans)))
    found = (_OUTSIDE if case.numeric else _SEVERAL).saying(groups=groups)
    yield Gap(*first, found, _ADD.saying(words=Text(case.quote(*first)), groups=groups), blocks=False)


def _apart(case: Case, spans: list[Stretch]) -> list[Stretch]:
    """The mentions in order; those of one name, such as *low-income rural families*, as one."""
    joined: list[Stretch] = []
    for low, high in sorted(spans):
        if joined and not _BETWEEN.search(case.within(joined[-1][1], max(joined[-1][1], low))):
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


def _uncovered(case: Case) -> list[Stretch]:
    """The first mention of each group that neither a number's own sentence nor a title speaks of."""
    sentences = [case.within(*case.sentence_at(one.start)) for one in case.numeric]
    found = []
    for code in sorted({code for part in case.parts for code in part.groups} - _NO_PEOPLE):
        pattern = case.words.group(code)
        span = case.first(pattern)
        if span and not any(pattern.search(text) for text in (case.about, *sentences)):
            found.append(span)
    return found


NO_BREAKDOWN = Rule(
    "no-breakdown",
    msgid("No figure for a group it names"),
    msgid("An average can rise while the people whom the promise names fall behind."),
    msgid("A figure of its own for each group that it names."),
    1,
    ("apart",),
    _check,
)
