"""A printed number, in whatever notation, as the exact decimal it means; never a guess between two."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.pipeline.evidence.words import tidy, words

POINT, COMMA, UNKNOWN = ".", ",", ""
#: Signs that point to a footnote; behind a unit such as m² they are a part of it.
_MARKS = re.compile(r"\s*(?:[①-⑳*†‡§]|(?<=[0-9%％])[¹²³⁴-⁹⁰]+)+$")
_MINUS = str.maketrans({"−": "-", "–": "-", "﹣": "-", "٫": ".", "٬": "'", "’": "'", "،": "'"})
_SHAPE = re.compile(
    r"(?P<before>[^0-9+-]*)(?P<sign>[-+]?)(?P<digits>[0-9](?:[0-9.,' ]*[0-9])?)(?P<behind>.*)"
)
_SPACED = re.compile(r"[0-9]{1,3}(?:([ '])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
_BY_THREE = {one: re.compile(rf"[1-9][0-9]{{0,2}}(?:\{one}[0-9]{{3}})+") for one in (POINT, COMMA)}
#: As numbers are grouped in India: 12,34,567.
_BY_TWO = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_POWER = re.compile(r"\s*[eE][+-]?[0-9]+.*")
_NO_NUMBER = Reason("it is no number that can be read in one way")
_OTHER_MARK = Reason("its decimal mark is not that of the others")
_LONGEST, _FINEST = 30, 15


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as it was printed.

    Attributes:
        number: its value, with the digits it was printed with.
        qualifier: how exactly, as the column of that name has it.
        behind: the words behind it, a unit or a scale.
        marks: the footnote signs behind it.
    """

    number: Decimal
    qualifier: str = "exact"
    behind: str = ""
    marks: str = ""


def read_printed(cell: str, mark: str) -> PrintedNumber:
    """The number in a cell.

    Args:
        cell: the cell's text.
        mark: the decimal mark of the column it stands in; `UNKNOWN` where nothing tells.

    Raises:
        Unfit: it holds no number, or one that can be read in two ways; says which.

    Examples:
        >>> read_printed("约1,280.5万人", POINT)
        PrintedNumber(number=Decimal('1280.5'), qualifier='approximate', behind='万人', marks='')
    """
    found = _MARKS.search(cell)
    marks = found[0].strip() if found else ""
    shape = _SHAPE.fullmatch(_plainly(cell[: found.start()] if found else cell))
    if shape is None:
        raise Unfit(_NO_NUMBER)
    before, sign, digits, behind = shape.groups()
    if _POWER.fullmatch(behind):
        raise Unfit(Reason("it is written with a power of ten, which may have lost digits"))
    number = Decimal(sign + _digits(digits, mark))
    if len(number.as_tuple().digits) > _LONGEST or -int(number.as_tuple().exponent) > _FINEST:
        raise Unfit(Reason("it has more digits than any figure"))
    return PrintedNumber(number, _qualifier(before), behind.strip(), marks)


def mark_of(cells: Iterable[str]) -> str:
    """The decimal mark of a column: what every cell that can be read in one way only agrees on."""
    told = {_told(cell) for cell in cells} - {UNKNOWN}
    return told.pop() if len(told) == 1 else UNKNOWN


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no figure: it is empty, a dash, dots or the like."""
    return not cell.strip() or tidy(cell) in words("none")


def _plainly(cell: str) -> str:
    """The cell in plain digits and signs, whatever script they were in."""
    text = "".join(
        str(unicodedata.decimal(one)) if unicodedata.category(one) == "Nd" else one
        for one in cell.translate(_MINUS)
    )
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _qualifier(before: str) -> str:
    word = tidy(before)
    if not word:
        return "exact"
    known = words("qualifier").get(word)
    if known is None:
        raise Unfit(_NO_NUMBER)
    return known[0]


def _digits(text: str, mark: str) -> str:
    """The digits with a decimal point, and nothing between them."""
    if " " in text or "'" in text:
        if _SPACED.fullmatch(text) is None:
            raise Unfit(_NO_NUMBER)
        if mark and (COMMA if mark == POINT else POINT) in text:
            raise Unfit(_OTHER_MARK)
        return text.replace(" ", "").replace("'", "").replace(COMMA, POINT)
    found = _told(text)
    if _EITHER.fullmatch(text):
        return _either(text, mark)
    if found == UNKNOWN and not text.isdigit():
        raise Unfit(_NO_NUMBER)
    if mark and found and found != mark:
        raise Unfit(_OTHER_MARK)
    return text.replace(COMMA if found == POINT else POINT, "").replace(COMMA, POINT)


def _either(text: str, mark: str) -> str:
    if not mark:
        fraction, whole = text.replace(COMMA, POINT), text.replace(COMMA, "").replace(POINT, "")
        raise Unfit(
            Reason("it can be read as {fraction} or as {whole}", fraction=Text(fraction), whole=Text(whole))
        )
    return text.replace(mark, POINT) if mark in text else text.replace(COMMA, "").replace(POINT, "")


def _told(text: str) -> str:
    """The decimal mark that a number alone tells of; `UNKNOWN` where it tells of none."""
    text = text.strip().lstrip("+-")
    points, commas = text.count(POINT), text.count(COMMA)
    if (not points and not commas) or _EITHER.fullmatch(text):
        return UNKNOWN
    last = POINT if text.rfind(POINT) > text.rfind(COMMA) else COMMA
    other = COMMA if last == POINT else POINT
    whole, _, fraction = text.rpartition(last)
    if points and commas:
        sound = fraction.isdigit() and _is_grouped(whole, other)
        return last if sound else UNKNOWN
    if text.count(last) > 1:
        return other if _is_grouped(text, last) else UNKNOWN
    return last if whole.isdigit() and fraction.isdigit() else UNKNOWN


def _is_grouped(text: str, separator: str) -> bool:
    return bool(_BY_THREE[separator].fullmatch(text) or (separator == COMMA and _BY_TWO.fullmatch(text)))
