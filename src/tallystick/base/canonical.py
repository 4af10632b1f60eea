"""One way to write a record as bytes, so that equal records have equal hashes."""

import functools
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeGuard

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]

#: From here on a number is no longer exact in every reader of JSON (RFC 8785, section 3.1; RFC 7493).
LARGEST_WHOLE = 2**53 - 1
_LOT = 1000
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def canonical_bytes(record: Json) -> bytes:
    """The record as UTF-8 JSON with sorted keys and no white space.

    The same as RFC 8785 for what it accepts: texts, whole numbers up to 2**53 - 1, booleans, null, lists
    and objects. Numbers with a fraction are written as texts by their owners, so that no floating point is
    ever hashed.

    Raises:
        TypeError: the record holds a floating-point number, a key that is no text, or what JSON can't hold.
        ValueError: a whole number is too large, or a text holds half a character.

    Examples:
        >>> canonical_bytes({"b": [1, True, None], "a": "é"}).decode()
        '{"a":"é","b":[1,true,null]}'
    """
    if isinstance(record, Mapping) and any(map(_is_long, record.values())):
        keys = _sorted_keys(tuple(record))
        return b"{" + b",".join([_written(key) + b":" + _part(record[key]) for key in keys]) + b"}"
    return _written(record)


def _part(record: Json) -> bytes:
    """The same of a part of a record; of a long list, so many at a time that no second whole is held."""
    if not _is_long(record):
        return _written(record)
    lots = (record[start : start + _LOT] for start in range(0, len(record), _LOT))
    return b"[" + b",".join([_written(lot)[1:-1] for lot in lots]) + b"]"


def _is_long(record: Json) -> TypeGuard[Sequence[Json]]:
    return isinstance(record, list | tuple) and len(record) > _LOT


def _written(record: object) -> bytes:
    return _WRITER.encode(_in_order(record)).encode()


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, in 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


_AS_THEY_ARE = frozenset({str, bool, type(None)})


def _in_order(record: object) -> object:
    """The record with the keys of every object sorted by their UTF-16 code units, as RFC 8785 asks."""
    kind = type(record)
    if kind in _AS_THEY_ARE:
        return record
    if kind in _USUAL:  # to ask what else is a mapping or a sequence takes longer
        return _USUAL[kind](record)
    match record:
        case None | bool() | str():
            return record
        case int():
            return _exact(record)
        case Mapping():
            return _object_in_order(record)
        case Sequence() if not isinstance(record, bytes | bytearray):
            return _list_in_order([*record])
        case _:
            raise TypeError(f"a canonical record holds no {type(record).__name__}: write it as text")


def _object_in_order(record: Mapping[object, object]) -> dict[object, object]:
    return {
        key: one if type(one := record[key]) in _AS_THEY_ARE else _in_order(one)
        for key in _sorted_keys(tuple(record))
    }


def _list_in_order(record: Sequence[object]) -> Sequence[object]:
    """The same of a list; long lists of texts are many, and need no look at each."""
    return record if _AS_THEY_ARE.issuperset(map(type, record)) else [_in_order(one) for one in record]


_USUAL: Mapping[type, Callable[[Any], object]] = {
    dict: _object_in_order,
    list: _list_in_order,
    tuple: _list_in_order,
}


def _exact(number: int) -> int:
    if abs(number) > LARGEST_WHOLE:
        raise ValueError(f"{number} is too large for a number in JSON: write it as text")
    return number


@functools.lru_cache(maxsize=4096)  # the records of a list have the same keys
def _sorted_keys(keys: tuple[object, ...]) -> tuple[str, ...]:
    texts = [key for key in keys if isinstance(key, str)]
    if len(texts) < len(keys):
        raise TypeError("the keys of a canonical record are texts")
    return tuple(sorted(texts, key=_utf_16))


def _utf_16(key: str) -> bytes:
    return key.encode("utf-16-be")
