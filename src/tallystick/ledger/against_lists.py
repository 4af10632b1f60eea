"""What an office's own lists of what it holds say against its promise to somebody who sent something."""

import json
from collections.abc import Sequence
from itertools import pairwise

from tallystick.base.reasons import Count, Ordinal, Reason, Text
from tallystick.ledger.held import HeldEntries

_NO_TERM = Reason(
    "the office's own signed list says that entry {entry} was erased by term, and it was promised none"
)
_NOT_HELD = Reason(
    "the office's own signed list names entry {entry} neither among what it holds nor among what was erased"
)
_HELD_AGAIN = Reason(
    "entry {entry} was erased, as entry {word} says, and the office's own later list holds it again"
)
_LISTS_DIFFER = Reason(
    "one of the office's own signed lists says that entry {entry} was erased, and a later one holds it again"
)
_NO_WORD = Reason(
    "the office's own signed list says that entry {entry} was erased, and the ledger has no word for that"
)
_NOT_LISTED = Reason(
    "no signed list of the last day given speaks of entry {entry}: whether what it stands for is there still "
    "shows in a copy of the ledger whose list does"
)
_BETWEEN = Reason(
    "the office's own signed list names entry {entry} as held and as erased, as one does that was made at "
    "that moment: which of the two it is shows in a copy of the ledger of a later day"
)
_BACKWARDS = Reason(
    "what the office signed for {less} entries is of {before}, and for {more} entries of {after}, an earlier "
    "day: what is there today no list of a wrong day can say; ask the office why"
)
_NO_DAY = Reason(
    "no signed list that was given says of which day it is: ask the office for one that does, for what was "
    "there on a day that nobody names may be gone"
)
_HELD_ON = Reason(
    "entry {entry} is under a signed checkpoint, and the office's own signed list of {day} says that what it "
    "stands for is there; of any later day a newer copy speaks"
)


def held_against(
    promised: bytes, entry: int, told: Sequence[HeldEntries], word: int | None, reached: int
) -> Reason | None:
    """Why the promise was broken by the office's own lists; None where they say nothing against it.

    Args:
        promised: what was filed of what was sent, as canonical JSON.
        entry: its entry.
        told: the lists.
        word: the entry of the word by which it was erased, where a copy of the ledger has one.
        reached: how far that copy reaches; zero for none of any use.
    """
    place = Ordinal(entry)
    if word is not None and any(one.has_again(entry, word) for one in told):
        return _HELD_AGAIN.saying(entry=place, word=Ordinal(word))
    if any(one.contradicts(other, entry) for one in told for other in told):
        return _LISTS_DIFFER.saying(entry=place)
    if word is None and any(one.has_lost(entry) for one in told):
        return _NOT_HELD.saying(entry=place)
    if any(one.is_by_term(entry) for one in told) and "kept" not in json.loads(promised):
        return _NO_TERM.saying(entry=place)
    if word is None and any(one.says_erased(entry) and one.size <= reached for one in told):
        return _NO_WORD.saying(entry=place)
    return None


def still_held(
    told: Sequence[HeldEntries], days: Sequence[tuple[int, str]], entry: int
) -> tuple[bool, Reason]:
    """Whether an office's lists of the last day say that what an entry stands for is there, and what to say.

    What an older list held may be gone since then: an office whose lists reached an entry once and do not any
    more would else be believed by the old ones, and so would one that gives today's copy an older day.

    Args:
        told: the lists, one at least.
        days: of each copy of the ledger given its size and the day that the office signed it under.
        entry: the entry.
    """
    place = Ordinal(entry)
    signed = sorted({*days, *((one.size, one.day) for one in told)})
    for (less, before), (more, after) in pairwise(signed):
        if less < more and after < before:
            return False, _BACKWARDS.saying(
                less=Count(less), before=_day(before), more=Count(more), after=_day(after)
            )
    last = max(one.day for one in told)
    if not last:
        return False, _NO_DAY
    of_last = [one for one in told if one.day == last]
    if not any(one.size > entry for one in of_last):
        return False, _NOT_LISTED.saying(entry=place)
    if any(one.is_between(entry) for one in of_last):
        return False, _BETWEEN.saying(entry=place)
    return True, _HELD_ON.saying(entry=place, day=_day(last))


def _day(told: str) -> Text:
    return Text(told or "-")
