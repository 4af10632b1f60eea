"""The one reader of JSON: what two readers could understand in two ways is refused, and named."""

import json
from collections import Counter
from typing import Any

from tallystick.base.canonical import LARGEST_WHOLE
from tallystick.base.characters import named
from tallystick.base.reasons import Count, Foreign, Reason, Text, Unfit

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
DEEPEST = 64
_LONGEST_SHOWN = 60
_TOO_DEEP = Reason("it is nested deeper than {count} levels", count=Count(DEEPEST))


class BadRecord(Unfit):
    """What is wrong with a file of JSON.

    Attributes:
        reason: what is wrong.
        row: the line, where the reader knows it.
    """

    def __init__(self, reason: Reason, row: int | None = None) -> None:
        """Say why, and in which line."""
        super().__init__(reason)
        self.row = row


class NotText(BadRecord):
    """The file is no UTF-8 text."""


class DoubledKey(BadRecord):
    """A key stands twice in one group: one reader takes the first value, another the last."""


def read_json(data: bytes, most: int | None = None) -> Any:  # noqa: ANN401 - the caller looks at what it is
    """The values in a file of JSON.

    Refused is what RFC 8259 leaves to each reader: a key that stands twice in a group, NaN and Infinity, a
    whole number beyond 2**53 - 1 or another beyond all measure, half a character, a byte order mark, and
    more than 64 levels of groups.

    Args:
        data: the file.
        most: how many values and keys it may hold, where somebody fills it in by hand; None for any number.

    Raises:
        NotText: it is not UTF-8.
        DoubledKey: a key stands twice.
        BadRecord: anything else is wrong.
    """
    if data.startswith(BYTE_ORDER_MARK):
        raise BadRecord(Reason("it begins with a byte order mark, U+FEFF"))
    try:
        record = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_group,
            parse_constant=_no_number,
            parse_int=_whole,
            parse_float=_fraction,
        )
    except UnicodeDecodeError:
        raise NotText(Reason("it is not UTF-8 text")) from None
    except json.JSONDecodeError as problem:
        words = Foreign(problem.msg[0].lower() + problem.msg[1:])
        raise BadRecord(Reason("{words}", words=words), problem.lineno) from None
    except RecursionError:
        raise BadRecord(_TOO_DEEP) from None
    _refuse_depth_and_halves(record, most)
    return record


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) < len(pairs):
        twice = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        raise DoubledKey(
            Reason("the key “{key}” is there twice in one group", key=Text(twice[:_LONGEST_SHOWN]))
        )
    return group


def _no_number(constant: str) -> Any:  # noqa: ANN401 - it never returns
    raise BadRecord(Reason("{constant} is no number in JSON", constant=Text(constant)))


def _whole(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > LARGEST_WHOLE:
        raise BadRecord(_beyond(digits))
    return int(digits)


def _beyond(digits: str) -> Reason:
    largest = Text(str(LARGEST_WHOLE))
    if len(digits) <= 17:
        return Reason(
            "{number} is larger than {largest}: write it as text", number=Text(digits), largest=largest
        )
    return Reason(
        "a number of {count} digits is larger than {largest}: write it as text",
        count=Count(len(digits)),
        largest=largest,
    )


def _fraction(digits: str) -> float:
    number = float(digits)
    if number in {float("inf"), float("-inf")} or len(digits) > 40:
        raise BadRecord(
            Reason(
                "the number {number} is beyond all measure: write it as text",
                number=Text(digits[:_LONGEST_SHOWN]),
            )
        )
    return number


def _refuse_depth_and_halves(record: object, most: int | None = None) -> None:
    """Look at every value without recursion, which would have its own bound."""
    waiting = [(record, 1)]
    seen = 0
    while waiting:
        one, depth = waiting.pop()
        seen += 1
        if depth > DEEPEST:
            raise BadRecord(_TOO_DEEP)
        if most is not None and seen > most:
            raise BadRecord(Reason("it holds more than {count} values", count=Count(most)))
        if isinstance(one, dict):
            waiting += [(below, depth + 1) for pair in one.items() for below in pair]
        elif isinstance(one, list):
            waiting += [(below, depth + 1) for below in one]
        elif isinstance(one, str) and not one.isascii():
            _refuse_halves(one)


def _refuse_halves(text: str) -> None:
    half = next((char for char in text if "\ud800" <= char <= "\udfff"), None)
    if half is not None:
        raise BadRecord(Reason("it holds {character}", character=named(half)))
