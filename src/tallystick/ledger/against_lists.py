"""What an office's own lists of what it holds say against its promise to somebody who sent something."""

import json
from collections.abc import Sequence

from tallystick.base.reasons import Ordinal, Reason
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


def speaks_still(told: Sequence[HeldEntries], entry: int) -> bool:
    """Whether a list of the last day speaks of an entry; what an older one held may be gone since then.

    An office whose lists reached an entry once and do not any more would else be believed by the old ones.

    Args:
        told: the lists, one at least.
        entry: the entry.
    """
    last = max(one.day for one in told)
    return any(one.size > entry for one in told if one.day == last)
