"""What a title or a passage says, as a set of weighted terms: stems of words, pairs of Chinese characters."""

import functools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from tallystick.comparison.lexicon import LEVELS, words_that

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|[^\W\d_]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_IRREGULAR = {"women": "woman", "men": "man", "children": "child", "people": "person", "laws": "law"}
_ENDINGS = (
    "ingly", "ments", "ment", "ings", "ities", "ity", "ness",  # codespell:ignore ment
    "ions", "ion", "ing", "ies", "ied", "ive", "ers", "ed", "er", "es", "al", "ly", "e", "s", "y",
)  # fmt: skip
_SHORTEST = 4
#: A weight is a whole number, so that sums don't depend on their order.
_SCALE = 100
#: Verbs of promising, such as "improve", say little of what is promised.
_GENERIC_SHARE = 3
_LAST_STOPS = ".;\u3002\uff1b"

Terms = frozenset[str]


@functools.lru_cache(maxsize=65_536)
def terms(text: str) -> Terms:
    """The terms of a text: stems of its words, pairs of neighbouring Chinese characters. Digits are none.

    Examples:
        >>> sorted(terms("Educating the children of 12 villages"))
        ['child', 'educat', 'villag']
        >>> sorted(terms("保护儿童的权利"))
        ['保护', '儿童', '护儿', '权利']
    """
    found: set[str] = set()
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).casefold()):
        if _HAN.match(run):
            found.update(_pairs(run))
        elif run not in _joining() and len(run) > 1:
            found.add(stem(run))
    return frozenset(found)


def _pairs(run: str) -> Iterable[str]:
    for piece in _han_joining().split(run):
        if len(piece) == 1:
            yield piece
        for place in range(len(piece) - 1):
            yield piece[place : place + 2]


@functools.cache
def _joining() -> Terms:
    return frozenset(words_that("joins") + words_that("auxiliary"))


@functools.cache
def _han_joining() -> re.Pattern[str]:
    return re.compile("[" + "".join(words_that("joins", "zh")) + "]")


@functools.cache
def generic_terms() -> Terms:
    """The terms of the verbs that any plan is full of."""
    return frozenset[str]().union(*(terms(word) for level in LEVELS for word in words_that(level)))


@functools.lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The word without its endings, two at most; what stays has four letters or more.

    Examples:
        >>> {stem(word) for word in ("education", "educate", "educational")}
        {'educat'}
    """
    word = _IRREGULAR.get(word, word)
    for _ in range(2):
        fitting = (one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST)
        word = word.removesuffix(next(fitting, ""))
    return word


class _ByTerm(dict[str, int]):
    """Weights by term; a term that no passage has weighs as much as the rarest."""

    def __init__(self, weights: dict[str, int], rarest: int) -> None:
        super().__init__(weights)
        self.rarest = rarest

    def __missing__(self, term: str) -> int:
        return self.rarest


class Weights:
    """How much each term says: the rarer in both plans together, the more.

    Attributes:
        rarest: the largest weight that a term can have.
    """

    def __init__(self, passages: Iterable[Terms]) -> None:
        """Weigh the terms of these passages, one passage a commitment."""
        counts: Counter[str] = Counter()
        number = 0
        for passage in passages:
            counts.update(passage)
            number += 1
        self.rarest = round(_SCALE * math.log(1 + number))
        weights = {
            term: max(1, round(_SCALE * math.log(1 + number / count)) // (_GENERIC_SHARE if generic else 1))
            for term, count in counts.items()
            for generic in (term in generic_terms(),)
        }
        self._of_term = _ByTerm(weights, self.rarest).__getitem__
        self._of_passage: dict[Terms, int] = {}

    def term(self, term: str) -> int:
        """The weight of one term; one that no passage has weighs as much as the rarest."""
        return self._of_term(term)

    def of(self, passage: Terms) -> int:
        """The weight of all terms of a passage together, which is remembered."""
        weight = self._of_passage.get(passage)
        if weight is None:
            weight = self._of_passage[passage] = sum(map(self._of_term, passage))
        return weight

    def shared(self, one: Terms, other: Terms) -> int:
        """The weight of the terms that two passages have in common."""
        return sum(map(self._of_term, one & other))

    def likeness(self, one: Terms, other: Terms) -> int:
        """How alike two passages are, 0 to 1000: the weight they share in the weight they have (Dice)."""
        whole = self.of(one) + self.of(other)
        return 2000 * self.shared(one, other) // whole if whole else 0

    def inside(self, part: Terms, whole: Terms) -> int:
        """How much of a part's weight the whole has too, 0 to 1000."""
        weight = self.of(part)
        return 1000 * self.shared(part, whole) // weight if weight else 0


@functools.lru_cache(maxsize=65_536)
def plain_text(text: str) -> str:
    """A text as it is compared for being the same: one case, one width, one kind of white space.

    Examples:
        >>> plain_text("Clean  Water.") == plain_text("clean water")
        True
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(_LAST_STOPS)
