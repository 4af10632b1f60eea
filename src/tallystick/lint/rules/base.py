"""Its number is counted from a start that it does not give."""

from collections.abc import Iterator

from tallystick.base.reasons import Reason, Text, msgid
from tallystick.lint.case import Case
from tallystick.lint.model import Gap, Rule
from tallystick.reading.model import FoundTarget

_CHANGE = Reason(msgid("“{words}” is a change, and the year it is counted from is not said."))
_ADD_YEAR = Reason(
    msgid("Beside “{words}” name the year, and the figure of that year, that it is counted from.")
)
_LEVEL = Reason(msgid("“{words}” says where it is to stand, and not where it stands now."))
_ADD_VALUE = Reason(msgid("Beside “{words}” give the last figure, its year and who published it."))
_CHANGES = frozenset({"increase_by", "decrease_by"})
_RATES = frozenset({"percent", "per_1000", "per_10000", "per_100000", "per_million"})
_MOVES = frozenset({"compare:up to", "compare:down to"})


def _check(case: Case) -> Iterator[Gap]:
    for one in case.numeric:
        words = Text(case.quote(one.start, one.end))
        if one.comparator in _CHANGES:
            if not one.baseline_year:
                found, add = _CHANGE.saying(words=words), _ADD_YEAR.saying(words=words)
                yield Gap(one.start, one.end, found, add, blocks=True)
        elif one.baseline_value is None and _is_level(one) and not _counted_beside(case, one):
            found, add = _LEVEL.saying(words=words), _ADD_VALUE.saying(words=words)
            yield Gap(one.start, one.end, found, add, blocks=False)


def _counted_beside(case: Case, one: FoundTarget) -> bool:
    """Whether its sentence also says by how much that is more or less than in a year it names."""
    low, high = case.sentence_at(one.start)
    beside = (other for other in case.numeric if low <= other.start < high)
    return any(other.comparator in _CHANGES and other.baseline_year for other in beside)


def _is_level(one: FoundTarget) -> bool:
    """Whether it is a share or rate that moves; a ceiling or a number to build has no start."""
    return one.rule in _MOVES or (one.comparator in {">=", ">", "about", "="} and one.unit in _RATES)


NO_BASE = Rule(
    "no-base",
    msgid("No starting figure"),
    msgid("Without the start nobody can say how far the promise goes, or whether anything changed."),
    msgid("The figure it starts from, its year, and who published it."),
    1,
    (),
    _check,
)
