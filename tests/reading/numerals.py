"""Writes numbers as Chinese numerals, as people write them; knows nothing of how they are read."""

from dataclasses import dataclass

EVERYDAY = ("零一二三四五六七八九", "十百千", "万亿")
ON_BILLS = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万亿")
OLDER = ("〇一二三四五六七八九", "十百千", "萬億")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a writer writes.

    Attributes:
        signs: digits, sizes below ten thousand, sizes above.
        two: whether 两 counts 百, 千, 万 and 亿.
        ten: whether ten to nineteen begin with 十 alone.
        short: whether a last tenth loses its size: 三万五, 一百五.
        trillions: whether 万亿 is a size of its own: 三万亿五千亿 beside 三万五千亿.
    """

    signs: tuple[str, str, str] = EVERYDAY
    two: bool = False
    ten: bool = True
    short: bool = False
    trillions: bool = False


PLAIN = Manner()


def written(number: int, manner: Manner = PLAIN) -> str:
    """The numeral of a whole number below 10 ** 16."""
    digits, small, large = manner.signs
    if number < 10:
        return digits[number]
    sizes = [(10**8, large[1]), (10**4, large[0])]
    if manner.trillions:
        sizes.insert(0, (10**12, large))
    text = _sized(number, sizes, manner)
    return (
        text.removeprefix(digits[1]) if manner.ten and text[1] == small[0] and text[0] == digits[1] else text
    )


def _sized(number: int, sizes: list[tuple[int, str]], manner: Manner) -> str:
    """What is counted in large sizes, then what is left below ten thousand."""
    digits = manner.signs[0]
    text, above = "", 0
    for size, sign in sizes:
        count, number = divmod(number, size)
        if count:
            inner = [one for one in sizes if one[0] < size and one[0] <= count]
            how = Manner(manner.signs, manner.two, manner.ten)
            counted = _sized(count, inner, how)
            gap = digits[0] if above and count * size < above // 10 else ""
            text += gap + ("两" if manner.two and count == 2 else counted) + sign
            above = size
    if not number:
        return text
    if manner.short and above and number % (above // 10) == 0:
        return text + digits[number // (above // 10)]
    return text + (digits[0] if above and number < above // 10 else "") + _below_ten_thousand(number, manner)


def _below_ten_thousand(number: int, manner: Manner) -> str:
    digits, small, _ = manner.signs
    text, above = "", 0
    for size, sign in ((1000, small[2]), (100, small[1]), (10, small[0]), (1, "")):
        count, number = divmod(number, size)
        if not count:
            continue
        shortened = manner.short and above == 10 * size and size > 1 and not number
        gap = digits[0] if above > 10 * size else ""
        digit = "两" if manner.two and count == 2 and size >= 100 else digits[count]
        text += gap + (digits[count] if shortened else digit + sign)
        above = size
    return text
