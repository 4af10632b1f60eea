"""Whether the words of an answer say more, or less, than the class that it is put in.

A State accepts *in principle*, *with reservations*, *for consideration*, or writes that support *cannot be
given*. Classes know none of this, so that a person has to see the State's own words beside the class.
"""

import functools
import re

from tallystick.reading.asked.words import (
    DENIED_WITHIN,
    all_said,
    bounded,
    plain,
    spans_said,
    turning,
    words_of,
)

REJECTED = "rejected"
_LETTER = re.compile(r"[^\W\d_]")


def hedging(text: str) -> bool:
    """Whether a word makes less of an answer or puts it off.

    Examples:
        >>> hedging("It accepts 41.1 in principle"), hedging("It accepts 41.1")
        (True, False)
    """
    return turning("hedging").search(plain(text)) is not None


def doubtful(sentence: str) -> bool:
    """Whether a sentence that names recommendations hedges, or denies something that is no answer in it.

    Examples:
        >>> doubtful("It supports the idea behind 41.1 but will not carry it out")
        True
        >>> doubtful("It accepts 41.1 and does not accept 41.3")
        False
    """
    here = turning("denying_nothing").sub("", plain(sentence))
    refused = [
        (start - DENIED_WITHIN, end) for start, end, name in spans_said("responses", here) if name == REJECTED
    ]
    denied = (one.start() for one in turning("denied").finditer(here))
    return hedging(sentence) or any(not any(a <= at <= b for a, b in refused) for at in denied)


def hedged(text: str, response: str) -> bool:
    """Whether an answer is more than its class tells: hedged, told in two ways, or denied somewhere else.

    Examples:
        >>> hedged("Support cannot be given", "accepted"), hedged("It enjoys its support", "accepted")
        (True, False)
        >>> hedged("Neither accepted nor rejected", "rejected"), hedged("Not accepted", "rejected")
        (True, False)
    """
    here = turning("denying_nothing").sub("", plain(text))
    in_part = response != "accepted_in_part" and turning("in_part").search(here)
    if in_part or turning("undecided").search(here) or len(all_said("responses", text) - {"open"}) > 1:
        return True
    if response == REJECTED:
        return False
    denied = turning("denied").search(here) or turning("excepting").search(here)
    return denied is not None or hedging(text)


def says_more(cell: str, response: str) -> bool:
    """Whether a cell that is to hold an answer alone says anything beside it.

    Examples:
        >>> says_more("Fully supported", "accepted"), says_more("Accepted and carried out", "accepted")
        (False, True)
        >>> says_more("Not accepted", "rejected"), says_more("Accepted: no", "accepted")
        (False, True)
    """
    if hedged(cell, response):
        return True
    here = _alone().sub("", plain(cell))
    return _LETTER.search(here) is not None


@functools.cache
def _alone() -> re.Pattern[str]:
    """An answer, and what may stand beside it and say no more."""
    told = [one for said in words_of("responses").values() for one in said]
    turns = (*words_of("turning")["denied"], *words_of("turning")["in_part"])
    return re.compile("|".join(bounded((*told, *turns, *words_of("turning")["beside_an_answer"]))))
