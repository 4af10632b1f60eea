"""Aims that prose names again, which another sentence sets: *support for the 40 percent target*.

A plan says its aim many times, and argues with it. It is promised where a sentence gives it a date, or in an
item. Beside the items a share is only named again where the same share of the same comes often without one,
or where its whole sentence stood before; and anywhere if it is called the goal that has a date elsewhere.
"""

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tallystick.reading.languages import PlanLanguage
from tallystick.reading.mention import Mention
from tallystick.reading.passage import Passage
from tallystick.reading.vocabulary import lowered

#: Named so often, the same share of the same is the plan's own aim.
_OFTEN = 3
_OF_WHAT = re.compile(r"[\s|]+([^\W\d_]{3,})[\s|]+([^\W\d_]{3,})")
_LETTERS = re.compile(r"[^\W_]+")
#: A sentence that comes again is known by so many letters.
_LONG = 60
_Share = tuple[Passage, Mention]
_Key = tuple[str, ...]


def named_again(
    passages: Sequence[Passage], mentions: Mapping[int, list[Mention]], released: int
) -> frozenset[int]:
    """Where the numbers begin, beside a plan's items, that only name an aim again.

    Args:
        passages: all sentences of the plan.
        mentions: the numbers of each, by where it begins.
        released: the year in which the plan was published; 0 where that is not known.
    """
    shares = [(one, number) for one in passages for number in mentions[one.start] if _is_share(one, number)]
    keys = [_of_what(*share) for share in shares]
    often = Counter(keys)
    aims = {key for share, key in zip(shares, keys, strict=True) if key and _is_set(share, released)}
    values = {number.value for one, number in shares if _is_set((one, number), released)}
    dated = {number.value for one, number in shares if _due(one, number, released)}
    again = _come_again(passages)
    seen: set[_Key] = set()
    for (one, number), key in zip(shares, keys, strict=True):
        at, due = one.start + number.start, _due(one, number, released)
        if one.commitment:
            again |= {at} if not due and number.value in dated and _is_called(one, number) else set()
        elif due:
            again |= {at} if key and (*key, due) in seen else set()
            seen.add((*key, due))
        elif (key in aims and often[key] >= _OFTEN) or (number.value in values and _is_called(one, number)):
            again.add(at)
    return frozenset(again)


def _is_share(one: Passage, number: Mention) -> bool:
    return number.unit == "percent" and number.form == "number" and not one.role(number.start)


def _of_what(one: Passage, number: Mention) -> _Key:
    """A share and the two words behind it; empty where no two follow."""
    found = _OF_WHAT.match(one.phrases.low, number.unit_end)
    return (str(number.value), *found.groups()) if found else ()


def _is_set(share: _Share, released: int) -> bool:
    one, number = share
    return bool(one.commitment) or bool(_due(one, number, released))


def _due(one: Passage, number: Mention, released: int) -> str:
    """The year that a sentence gives its number to be reached by; empty for none, and for one gone by."""
    due = one.dues.nearest(number.start, released)[:4]
    return due if due and int(due) >= released else ""


def _come_again(passages: Sequence[Passage]) -> set[int]:
    """Where sentences beside the items begin to repeat, word for word, one that stood before."""
    seen: set[str] = set()
    places: set[int] = set()
    for one in passages:
        words = "".join(_LETTERS.findall(one.phrases.low))
        if one.commitment or one.cells or len(words) < _LONG:
            continue
        if words in seen:
            places.update(range(one.start, one.start + len(one.text)))
        seen.add(words)
    return places


def _is_called(one: Passage, number: Mention) -> bool:
    """Whether a share is what the aim is called by: *the 40 percent goal*, *its 40 percent energy target*."""
    if not one.phrases.language.list("time", "aims"):
        return False
    before, behind = _called_by(one.phrases.language)
    low, begin = one.phrases.low, max(0, number.start - _NEAR)
    led = before.search(low, begin, number.start) is not None
    return led and behind.match(low, number.unit_end) is not None


#: So far before a number stands its article.
_NEAR = 60


@functools.cache
def _called_by(language: PlanLanguage) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An article before a number, with a word or two between; and a word for an aim behind it."""
    articles, aims = language.either("grammar", "articles"), language.either("time", "aims")
    return (
        re.compile(lowered(rf"(?<!\w)(?:(?:{articles})|[^\W\d_]+['’]s)\s(?:[^\W\d_]+\s){{0,2}}$")),
        re.compile(lowered(rf"(?:\s[^\W\d_][\w-]*){{0,3}}\s(?:{aims})(?!\w)")),
    )
