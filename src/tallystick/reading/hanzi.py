"""Chinese numerals as numbers: 二十三, 三万五, 一亿五千万, 三点五万亿, 壹仟贰佰, and the sizes in 20多万.

A numeral is groups, each a number below ten thousand with the large sizes (万, 亿) behind it. A group
takes in the smaller ones before it: 三万五千亿 is 三万五千 times 亿.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import prod
from typing import Literal

_ONES = "一二两三四五六七八九"
_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
#: The forms on bills and the older characters, each as the everyday one.
_EVERYDAY = str.maketrans(
    "〇○壹贰貳兩叁參肆伍陆陸柒捌玖拾佰仟萬億點餘幾數", "零零一二二两三三四五六六七八九十百千万亿点余几数"
)
#: What a numeral may begin with.
BEGINS = "零〇○一二两三四五六七八九十百千壹贰貳兩叁參肆伍陆陸柒捌玖拾佰仟几幾数數"
#: 千米 is a unit and 百分之 a share: their first sign is no size.
_SIZE = "千(?![米瓦克卡帕伏])|百(?!分)|十"
_STEP = re.compile(rf"(零?)([{_ONES}]|\d{{1,4}})?({_SIZE})")
_LAST = re.compile(rf"(零?)([{_ONES}])(?!{_SIZE})|(\d{{1,4}})(?=[多余]?[万亿])")
_SIZES = re.compile("([多余]?)([万亿]{1,3})")
_ROW = re.compile(rf"[零{_ONES}]+")
_POINT = re.compile(rf"点([零{_ONES}]+)(?![十百千](?![万亿]))([十百千])?([万亿]{{1,3}})?")
_AFTER_DIGITS = re.compile(rf"([多余]?)(?:([十百千])?([万亿]{{1,3}})|({_SIZE}))")
#: *More than*, as in 三十多; 多元化 and the like are words of their own.
_MORE = re.compile("多(?!元化|样|数|少|边|层)|余")
_SOME = re.compile("(?:几|(?<![人总指次户岁度件例基参分])数)(?:[十百千]+[万亿]*|[万亿]+)几?")
#: The last sign of a number and what makes it *some*: 十四五 (fourteen or fifteen), 二十几, 百千万.
_ON = re.compile(rf"[{_ONES}][{_ONES}]|.(?:几|{_SIZE}|[万亿])")
_REST = re.compile(rf"[零几{_ONES}十百千万亿]*")
#: No numeral is longer.
_LONGEST = 64
#: What arithmetic on decimals keeps to the last digit.
_MOST_DIGITS = 28


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is written.

    Attributes:
        value: the number; of one that is not counted out, only its first digits.
        end: the character after its last.
        exact: ``exactly``; ``more`` for 二十多 (over twenty), ``some`` for 三四十 and 几百.
    """

    value: Decimal
    end: int
    exact: Literal["exactly", "more", "some"] = "exactly"


def hanzi_number(text: str) -> Decimal | None:
    """The number that a Chinese numeral writes, or None where it is none or not counted out.

    Examples:
        >>> hanzi_number("二十三"), hanzi_number("三万亿"), hanzi_number("三点八"), hanzi_number("三万五")
        (Decimal('23'), Decimal('3000000000000'), Decimal('3.8'), Decimal('35000'))
    """
    if text.isascii() and text.isdecimal():
        return Decimal(text)
    found = numeral_at(text, 0)
    whole = found is not None and found.end == len(text) and found.exact == "exactly"
    return found.value if found and whole else None


def numeral_at(text: str, at: int) -> Numeral | None:
    """The longest numeral that begins at a place of a text; None where none does."""
    signs = text[at : at + _LONGEST].translate(_EVERYDAY)
    before = text[at - 1] if at else ""
    some = _SOME.match(before + signs, len(before))
    if some:
        return Numeral(Decimal(1), at + some.end() - len(before), "some")
    found = _in_a_row(signs) or _Groups(signs).read()
    if not found.end:
        return None
    found = _decimals(signs, found)
    if found.exact == "exactly" and _ON.match(signs, found.end - 1):
        found = _some(signs, found)
    return replace(found, end=at + found.end)


def scaled(text: str, at: int, value: Decimal) -> Numeral:
    """A number in digits that ends at a place, with the sizes behind it: 3.5万, 5千亿, 20多万, 2亿3000万."""
    signs = text[at : at + _LONGEST].translate(_EVERYDAY)
    found = _AFTER_DIGITS.match(signs)
    size = _product(found.group(3) or "") * _SMALL.get(found.group(2) or found.group(4), 1) if found else 0
    if not found or not size:
        whole = _and_more(signs, Numeral(value, 0))
    elif found.group(1):
        whole = Numeral(_plain(value * size), found.end(), "more")
    else:
        whole = _Groups(signs, found.end(), (size, _plain(value * size))).read()
    return replace(whole, end=at + whole.end)


def _plain(number: Decimal) -> Decimal:
    """The number without the zeros that a size leaves behind its point."""
    short = number.adjusted() < _MOST_DIGITS
    return number.quantize(Decimal(1)) if short and number == number.to_integral_value() else number


def _product(sizes: str) -> int:
    """What large sizes in a row multiply by; 0 for a falling row, as 亿万, which counts nothing."""
    factors = [_LARGE[sign] for sign in sizes]
    return prod(factors) if all(one <= two for one, two in pairwise(factors)) else 0


def _and_more(signs: str, number: Numeral) -> Numeral:
    """The number with *more than* behind it, 二十多 or 三亿余, which only round numbers have."""
    value = number.value
    whole_tens = value and value.adjusted() < _MOST_DIGITS and value % 10 == 0
    more = _MORE.match(signs, number.end) if whole_tens else None
    return Numeral(number.value, more.end(), "more") if more else number


def _in_a_row(signs: str) -> Numeral | None:
    """Digits as in 二〇二五. Two neighbours are no number, but *some*: 三四个, 三五百."""
    row = _ROW.match(signs)
    digits = [_DIGITS[sign] for sign in row.group()] if row else []
    if not row or (len(digits) == 1 and digits != [0]):
        return None
    value = Decimal("".join(str(one) for one in digits))
    if len(digits) == 2 and 0 not in digits and (digits[1] - digits[0] == 1 or digits == [3, 5]):
        return _some(signs, Numeral(value, row.end()))
    sizes = _SIZES.match(signs, row.end())
    size = _product(sizes.group(2)) if sizes else 0
    return Numeral(value * size, sizes.end()) if sizes and size else Numeral(value, row.end())


def _some(signs: str, found: Numeral) -> Numeral:
    rest = _REST.match(signs, found.end)
    return Numeral(found.value, rest.end() if rest else found.end, "some")


def _decimals(signs: str, whole: Numeral) -> Numeral:
    """The number with what stands behind its point, and the sizes of both: 三点五万亿."""
    found = _POINT.match(signs, whole.end) if whole.exact == "exactly" else None
    size = _product(found.group(3) or "") * _SMALL.get(found.group(2), 1) if found else 0
    if not found or not size:
        return whole
    value = whole.value + Decimal("0." + "".join(str(_DIGITS[sign]) for sign in found.group(1)))
    return Numeral(_plain(value * size) if size > 1 else value, found.end())


class _Groups:
    """Reads the groups of a numeral one by one.

    Args:
        signs: the text, in everyday characters.
        at: where to begin.
        first: size and value of a group that has been read already.
    """

    def __init__(self, signs: str, at: int = 0, first: tuple[int, Decimal] | None = None) -> None:
        self._signs, self._at = signs, at
        self._groups = [first] if first else []
        self._more = False

    def read(self) -> Numeral:
        """The sum of the groups; it ends where it begins if there is none."""
        while self._group():
            pass
        whole = Numeral(sum((value for _, value in self._groups), Decimal(0)), self._at)
        return replace(whole, exact="more") if self._more else _and_more(self._signs, whole)

    def _group(self) -> bool:
        """Read one more group that fits; False after the last."""
        value, end = self._section(self._at)
        sizes = _SIZES.match(self._signs, end)
        size = _product(sizes.group(2)) if sizes else 1
        if end == self._at or not size or any(known == size for known, _ in self._groups):
            return False
        if not sizes:
            value *= self._groups[-1][0] // 10 if self._elided(value, end) else 1
        while sizes and self._groups and self._groups[-1][0] < size:
            value += self._groups.pop()[1]
        self._groups.append((size, value * size))
        self._at = sizes.end() if sizes else end
        self._more = sizes is not None and sizes.group(1) != ""
        return sizes is not None and not self._more

    def _elided(self, value: Decimal, end: int) -> bool:
        """Whether one digit stands directly behind a size and counts its tenths: the 五 of 三万五."""
        return bool(self._groups) and end == self._at + 1 and value < 10

    def _section(self, at: int) -> tuple[Decimal, int]:
        """A number below ten thousand and the character after it; no further where there is none."""
        value, below, start = 0, 10**4, at
        while (step := _STEP.match(self._signs, at)) and self._steps_down(step, below):
            value += _number(step.group(2)) * _SMALL[step.group(3)]
            below, at = _SMALL[step.group(3)], step.end()
        last = _LAST.match(self._signs, at)
        if last and last.group(2):
            tenths = below // 10 if value and not last.group(1) else 1
            return Decimal(value + _DIGITS[last.group(2)] * tenths), last.end()
        if last and at == start:
            return Decimal(last.group(3)), last.end()
        return Decimal(value), at

    def _steps_down(self, step: re.Match[str], below: int) -> bool:
        """Whether a size is smaller than the one before; a bare 百 or 千 can only begin a numeral."""
        size = _SMALL[step.group(3)]
        first = step.start() == 0 and not self._groups
        return size < below and (step.group(2) is not None or size == 10 or first)


def _number(digits: str | None) -> int:
    return _DIGITS[digits] if digits in _DIGITS else int(digits or 1)
