"""Names that begin with a number: *100 Resilient Cities*.

Such a name comes back, and once at least in a sentence whose other words are small; its own never are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from tallystick.reading.mention import Mention
from tallystick.reading.passage import Passage

#: A name comes back so often; what is promised is hardly said so often with the same capitals.
_COMES_BACK = 3
_NAME = re.compile(r"\s+[A-ZÀ-ÞА-ЯЁ][^\W\d_]+\s+[A-ZÀ-ÞА-ЯЁ][^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: A sentence has so many words of more than a few letters.
_SENTENCE = 6


def names_by_numbers(passages: Iterable[Passage], mentions: Mapping[int, list[Mention]]) -> frozenset[int]:
    """Where the numbers begin that are the first word of a name.

    Args:
        passages: all sentences of the plan.
        mentions: the numbers of each, by where it begins.
    """
    places: dict[str, list[int]] = defaultdict(list)
    sure: set[str] = set()
    small: set[str] = set()
    for one in passages:
        for number in mentions[one.start]:
            if number.spelled or number.form != "number":
                continue
            words = " ".join(one.text[number.start : number.end + _LONGEST].split()[:_WORDS])
            small.add(words)
            if _NAME.match(one.text, number.end):
                places[words].append(one.start + number.start)
                sure |= {words} if _is_running(one.text) else set()
    often = (words for words in sure if len(places[words]) >= _COMES_BACK and words.lower() not in small)
    return frozenset(at for words in often for at in places[words])


#: The number and two words are compared, which stand in so many characters.
_WORDS, _LONGEST = 3, 60


def _is_running(text: str) -> bool:
    """Whether most of a sentence's words are small: in a title all may have a capital."""
    words: list[str] = _LONG_WORD.findall(text)
    return len(words) >= _SENTENCE and 2 * sum(word[0].isupper() for word in words) < len(words)
