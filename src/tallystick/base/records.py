"""The one reader of JSON: what two readers could understand in two ways is refused, and named."""

import json
from typing import Any

from tallystick.base.canonical import LARGEST_WHOLE
from tallystick.base.characters import named

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
DEEPEST = 64
_LONGEST_SHOWN = 60


class BadRecord(ValueError):
    """What is wrong with a file of JSON, in words.

    Attributes:
        row: the line, where the reader knows it.
    """

    def __init__(self, why: str, row: int | None = None) -> None:
        """Say why, and in which line."""
        super().__init__(why)
        self.row = row


class NotText(BadRecord):
    """The file is no UTF-8 text."""


class DoubledKey(BadRecord):
    """A key stands twice in one group: one reader takes the first value, another the last."""


def read_json(data: bytes) -> Any:  # noqa: ANN401 - the caller looks at what it is
    """The values in a file of JSON.

    Refused is what RFC 8259 leaves to each reader: a key that stands twice in a group, NaN and Infinity, a
    whole number beyond 2**53 - 1 or another beyond all measure, half a character, a byte order mark, and
    more than 64 levels of groups.

    Raises:
        NotText: it is not UTF-8.
        DoubledKey: a key stands twice.
        BadRecord: anything else is wrong.
    """
    if data.startswith(BYTE_ORDER_MARK):
        raise BadRecord("it begins with a byte order mark, U+FEFF")
    try:
        record = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_group,
            parse_constant=_no_number,
            parse_int=_whole,
            parse_float=_fraction,
        )
    except UnicodeDecodeError:
        raise NotText("it is not UTF-8 text") from None
    except json.JSONDecodeError as problem:
        raise BadRecord(problem.msg[0].lower() + problem.msg[1:], problem.lineno) from None
    except RecursionError:
        raise BadRecord(f"it is nested deeper than {DEEPEST} levels") from None
    _refuse_depth_and_halves(record)
    return record


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise DoubledKey(f"the key {twice[:_LONGEST_SHOWN]!r} is there twice in one group")
    return group


def _no_number(constant: str) -> Any:  # noqa: ANN401 - it never returns
    raise BadRecord(f"{constant} is no number in JSON")


def _whole(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > LARGEST_WHOLE:
        told = f"a number of {len(digits)} digits" if len(digits) > 17 else digits
        raise BadRecord(f"{told} is larger than {LARGEST_WHOLE}: write it as text")
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if number in {float("inf"), float("-inf")} or len(digits) > 40:
        raise BadRecord(f"the number {digits[:_LONGEST_SHOWN]} is beyond all measure: write it as text")
    return number


def _refuse_depth_and_halves(record: object) -> None:
    """Look at every value without recursion, which would have its own bound."""
    waiting = [(record, 1)]
    while waiting:
        one, depth = waiting.pop()
        if depth > DEEPEST:
            raise BadRecord(f"it is nested deeper than {DEEPEST} levels")
        if isinstance(one, dict):
            waiting += [(below, depth + 1) for pair in one.items() for below in pair]
        elif isinstance(one, list):
            waiting += [(below, depth + 1) for below in one]
        elif isinstance(one, str) and not one.isascii():
            _refuse_halves(one)


def _refuse_halves(text: str) -> None:
    half = next((char for char in text if "\ud800" <= char <= "\udfff"), None)
    if half is not None:
        raise BadRecord(f"it holds {named(half)}")
