"""Chinese numerals as numbers: 二十三, 一千二百万, 三点八, 一百二十亿."""

from decimal import Decimal

_DIGITS = {
    char: value
    for value, chars in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}


def hanzi_number(text: str) -> Decimal | None:
    """The number that a Chinese numeral writes, or None where it is none.

    Examples:
        >>> hanzi_number("二十三"), hanzi_number("一千二百万"), hanzi_number("三点八"), hanzi_number("十")
        (Decimal('23'), Decimal('12000000'), Decimal('3.8'), Decimal('10'))
    """
    if text.isascii() and text.isdecimal():
        return Decimal(text)
    whole, point, rest = text.partition("点")
    value = _whole(whole)
    if value is None or (point and not (rest and all(char in _DIGITS for char in rest))):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[char]) for char in rest)}") if point else Decimal(value)


def _whole(text: str) -> int | None:
    if not text or any(char not in _DIGITS and char not in _SMALL and char not in _LARGE for char in text):
        return None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _by_scale(text)


def _by_scale(text: str) -> int:
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        else:
            total = (
                (total + (section + digit or 1)) * _LARGE[char]
                if char == "亿"
                else total + (section + digit or 1) * _LARGE[char]
            )
            section = digit = 0
    return total + section + digit
