"""How a word processor writes the number of an item: in letters, Roman, Chinese, in a circle.

The forms and their names are ST_NumberFormat of ECMA-376, part 1, 17.18.59.
"""

_HAN = "零一二三四五六七八九"
_ON_BILLS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_CHINESE = frozenset(
    {"chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting", "koreanCounting"}
)
#: Below a hundred as the others, then digit by digit.
_CHINESE_DIGITS = frozenset({"chineseCounting", "taiwaneseCounting"})
_DIGIT_BY_DIGIT = frozenset(
    {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital"}
)


def numeral(number: int, form: str) -> str:
    """A number as that form writes it; in digits where the form has no sign for it, or is unknown."""
    if form == "none":
        return ""
    text = _in_letters(number, form) or _in_chinese(number, form) or _in_signs(number, form)
    return text or str(number)


def _in_letters(number: int, form: str) -> str:
    """After z come aa, bb and so on, as Word counts; after 3999 no Roman number is numeral."""
    text = ""
    if form in {"lowerLetter", "upperLetter"} and 0 < number <= 780:
        text = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        for size, sign in _ROMAN:
            count, number = divmod(number, size)
            text += sign * count
    return text.upper() if form.startswith("upper") else text


def _in_chinese(number: int, form: str) -> str:
    if not 0 < number < 10_000:
        return ""
    if form in _DIGIT_BY_DIGIT or (form in _CHINESE_DIGITS and number >= 100):
        return "".join(_HAN[int(digit)] for digit in str(number)).replace("零", "○")
    if form in _CHINESE or form in _CHINESE_DIGITS:
        return _han(number)
    return _han(number, full=True).translate(_ON_BILLS) if form == "chineseLegalSimplified" else ""


def _han(number: int, *, full: bool = False) -> str:
    """A number below ten thousand as a Chinese numeral; ten to nineteen begin with 一 only in full."""
    text, above = "", 0
    for size, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += (_HAN[0] if above > 10 * size else "") + _HAN[digit] + sign
            above = size
    return text if full else text.removeprefix("一") if text.startswith("一十") else text


def _in_signs(number: int, form: str) -> str:
    if form.startswith("decimalEnclosedCircle") and 0 < number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if form == "ideographTraditional" and 0 < number <= len(_STEMS):
        return _STEMS[number - 1]
    return f"{number:02d}" if form == "decimalZero" else ""
