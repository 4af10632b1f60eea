"""The receipt code as ten words: made ones, that no language has, each with a letter that checks it.

A word is consonant, vowel, consonant, vowel, consonant, as the proquints of D. S. Wilkerson ("A Proposal for
Proquints", arXiv:0901.4016, 2009) are. The first four letters carry 13 bits; the fifth follows from them and
from the word's place, so that one wrong letter is found, and so are words or letters that changed places.
There is no list to be kept, to be translated or to be argued about.
"""

import unicodedata
from collections.abc import Sequence

from tallystick.base.reasons import Count, Ordinal, Reason, Text, Unfit
from tallystick.vault.codes import SECRET_BYTES

#: 19 of them, a prime number: every wrong letter changes the sum. No c and no q, which sound as others do.
CONSONANTS, VOWELS = "bdfghjklmnprstvwxyz", "aeiou"
COUNT = 10
_BITS = 13
_LETTERS = 5
#: What each of the first four letters, and the word's place, weighs in the fifth.
_WEIGHTS, _OF_PLACE = (2, 3, 5, 7), 11


def spell_words(secret: bytes) -> tuple[str, ...]:
    """A secret of 130 bits as ten words.

    Examples:
        >>> spell_words(bytes(17))[:3]
        ('babab', 'babar', 'babag')
    """
    number = int.from_bytes(secret, "big")
    parts = [number >> (_BITS * (COUNT - 1 - at)) & (1 << _BITS) - 1 for at in range(COUNT)]
    return tuple(_word(part, at) for at, part in enumerate(parts))


def read_words(text: str) -> bytes:
    """The secret that ten words spell; case, dashes and further spaces don't count.

    Raises:
        Unfit: they are none; a word with a slip is named.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    words = "".join(one if one.isalpha() else " " for one in plain).split()
    if len(words) != COUNT:
        raise Unfit(
            Reason(
                "a code has {whole} words, and these are {count}", whole=Count(COUNT), count=Count(len(words))
            )
        )
    number = 0
    for at, word in enumerate(words):
        number = number << _BITS | _part(word, at, words)
    return number.to_bytes(SECRET_BYTES, "big")


def _word(part: int, place: int) -> str:
    rest, last = divmod(part, len(VOWELS))
    rest, third = divmod(rest, len(CONSONANTS))
    first, second = divmod(rest, len(VOWELS))
    return (
        CONSONANTS[first]
        + VOWELS[second]
        + CONSONANTS[third]
        + VOWELS[last]
        + _check((first, second, third, last), place)
    )


def _check(letters: Sequence[int], place: int) -> str:
    weighed = sum(weight * one for weight, one in zip(_WEIGHTS, letters, strict=True))
    return CONSONANTS[(weighed + _OF_PLACE * place) % len(CONSONANTS)]


def _part(word: str, place: int, words: Sequence[str]) -> int:
    """The 13 bits of a word.

    Raises:
        Unfit: it is none of this place.
    """
    found = _read(word)
    if found is not None and _word(found, place) == word:
        return found
    elsewhere = [at for at in range(COUNT) if found is not None and at != place and _word(found, at) == word]
    if found is not None and elsewhere and _fits(words[elsewhere[0]], place):
        raise Unfit(
            Reason(
                "words {first} and {second} of the code seem to have changed places",
                first=Ordinal(place + 1),
                second=Ordinal(elsewhere[0] + 1),
            )
        )
    raise Unfit(
        Reason(
            "word {place} of the code, “{word}”, has a slip in it", place=Ordinal(place + 1), word=Text(word)
        )
    )


def _fits(word: str, place: int) -> bool:
    found = _read(word)
    return found is not None and _word(found, place) == word


def _read(word: str) -> int | None:
    """What the first four letters of a word come to; None where it is no word at all."""
    kinds = (CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS)
    if len(word) != _LETTERS or any(one not in kind for one, kind in zip(word, kinds, strict=True)):
        return None
    part = 0
    for one, kind in zip(word[:4], kinds, strict=False):
        part = part * len(kind) + kind.index(one)
    return part if part < 1 << _BITS else None
