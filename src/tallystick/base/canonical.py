"""One way to write a record as bytes, so that equal records have equal hashes."""

import hashlib
import json
from collections.abc import Mapping, Sequence

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical_bytes(record: Json) -> bytes:
    """The record as UTF-8 JSON with sorted keys and no white space.

    The same as RFC 8785 for what it accepts: texts, whole numbers below 2**53, booleans, null, lists and
    objects whose keys are ASCII. Numbers with a fraction are written as texts by their owners, so that no
    floating point is ever hashed.

    Raises:
        TypeError: the record holds a floating-point number or an object that JSON does not know.
    """
    _refuse_floats(record)
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, in 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _refuse_floats(record: object) -> None:
    if isinstance(record, float):
        raise TypeError("a canonical record holds no floating-point number: write it as text")
    if isinstance(record, Mapping):
        for value in record.values():
            _refuse_floats(value)
    elif isinstance(record, Sequence) and not isinstance(record, str):
        for value in record:
            _refuse_floats(value)
