"""The receipt code: 130 random bits, spelled as 26 signs with 2 that check them, or as ten words.

The signs are Crockford's base 32. The two check signs make a Reed-Solomon code over the 32 signs, whose
distance is 3: one wrong sign is found and named, and so are two that changed places.
"""

import secrets
import unicodedata
from collections.abc import Sequence
from functools import cache

from tallystick.base.reasons import Listing, Ordinal, Reason, Text, Unfit

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: So many bits a code has, and so many bytes hold them, the largest first.
BITS, SECRET_BYTES = 130, 17
_DATA, _CHECKS = 26, 2
_LENGTH = _DATA + _CHECKS
_GROUP = 4
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
#: The field of 32 elements is made by this polynomial, x^5 + x^2 + 1, whose root runs through all but zero.
_POLYNOMIAL = 0b100101


def new_secret() -> bytes:
    """A new code's secret: 130 bits in 17 bytes."""
    return secrets.randbits(BITS).to_bytes(SECRET_BYTES, "big")


def spell(secret: bytes) -> str:
    """A secret as a code of 28 signs, in groups of four.

    Examples:
        >>> spell(bytes(17))
        '0000-0000-0000-0000-0000-0000-0000'
    """
    number = int.from_bytes(secret, "big")
    data = [number >> (5 * (_DATA - 1 - at)) & 31 for at in range(_DATA)]
    signs = "".join(SIGNS[one] for one in data + _checks(data))
    return "-".join(signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def looks_like_signs(text: str) -> bool:
    """Whether a text is a code in signs rather than in words: there is a digit, or it is as long as one."""
    return any(one.isdecimal() for one in text) or len(_plain(text)) == _LENGTH


def read_signs(text: str) -> bytes:
    """The secret that a code in signs spells; case, spaces and dashes don't count, nor O for 0, I or L for 1.

    Raises:
        Unfit: it is none; where one slip explains it, the slip is named.
    """
    plain = _plain(text)
    for at, one in enumerate(plain):
        if one not in SIGNS:
            raise Unfit(
                Reason(
                    "sign {place} of the code, “{sign}”, stands in no code",
                    place=Ordinal(at + 1),
                    sign=Text(one),
                )
            )
    if len(plain) != _LENGTH:
        raise Unfit(
            Reason(
                "a code has {whole} signs, and these are {count}",
                whole=Ordinal(_LENGTH),
                count=Ordinal(len(plain)),
            )
        )
    found = [SIGNS.index(one) for one in plain]
    if any(_syndromes(found)):
        raise Unfit(_slip(found))
    number = 0
    for sign in found[:_DATA]:
        number = number << 5 | sign
    return number.to_bytes(SECRET_BYTES, "big")


def _plain(text: str) -> str:
    signs = unicodedata.normalize("NFKC", text).upper()
    kept = (one for one in signs if not one.isspace() and unicodedata.category(one) not in {"Pd", "Cf", "Pc"})
    return "".join(kept).replace("\N{MINUS SIGN}", "").translate(_ALIKE)


def _slip(found: Sequence[int]) -> Reason:
    """What is wrong with a code that doesn't check, where one slip explains it."""
    swapped = [at for at in range(_LENGTH - 1) if _is_swap(found, at)]
    if swapped:
        places = Listing(tuple(Ordinal(at + 1) for at in swapped), "or")
        return Reason("sign {places} of the code and the next one seem to have changed places", places=places)
    whole, weighed = _syndromes(found)
    place = (_logarithm(weighed) - _logarithm(whole)) % 31 if whole and weighed else _LENGTH
    if place < _LENGTH:
        return Reason(
            "sign {place} of the code seems to be wrong: it is probably {sign}",
            place=Ordinal(place + 1),
            sign=Text(SIGNS[found[place] ^ whole]),
        )
    return Reason("the code doesn't check: more than one sign is wrong")


def _is_swap(found: Sequence[int], at: int) -> bool:
    """Whether a code checks once the sign here and the next one change places."""
    pair = found[at : at + 2]
    mended = [*found[:at], pair[1], pair[0], *found[at + 2 :]]
    return pair[0] != pair[1] and not any(_syndromes(mended))


def _checks(data: Sequence[int]) -> list[int]:
    """The two signs that make both sums over all signs zero: the plain one, and the one weighed by place."""
    plain, weighed = _syndromes([*data, 0, 0])
    first, last = _power(_DATA), _power(_DATA + 1)
    second = _times(weighed ^ _times(plain, first), _inverse(first ^ last))
    return [plain ^ second, second]


def _syndromes(signs: Sequence[int]) -> tuple[int, int]:
    plain = weighed = 0
    for at, one in enumerate(signs):
        plain ^= one
        weighed ^= _times(one, _power(at))
    return plain, weighed


@cache
def _powers() -> tuple[int, ...]:
    found, one = [], 1
    for _ in range(31):
        found.append(one)
        one <<= 1
        if one & 32:
            one ^= _POLYNOMIAL
    return tuple(found)


def _power(exponent: int) -> int:
    return _powers()[exponent % 31]


def _logarithm(one: int) -> int:
    return _powers().index(one)


def _times(left: int, right: int) -> int:
    return _power(_logarithm(left) + _logarithm(right)) if left and right else 0


def _inverse(one: int) -> int:
    return _power(-_logarithm(one))
