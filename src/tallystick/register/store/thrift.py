"""The compact protocol of Thrift, in which a Parquet file says what it holds.

Source: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
"""

from typing import Any

_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET = range(1, 11)
_STRUCT = 12
#: Deeper than any record of a Parquet file.
_DEEPEST = 16
#: So many pages no column of a table has.
_MOST = 1_000_000
#: A whole number has at most so many bytes.
_LONGEST = 10

#: A record by the numbers of its fields: whole numbers, bytes, truths, lists and records.
Struct = dict[int, Any]


def read_struct(data: bytes, at: int) -> tuple[Struct, int]:
    """The record that begins at a place, and the place behind it.

    Raises:
        ValueError: there is none, or it ends too early.
    """
    reader = _Reader(data, at)
    if at < 0:
        raise ValueError("no record begins before the file")
    try:
        return reader.struct(0), reader.at
    except IndexError:
        raise ValueError("the record ends too early") from None


class _Reader:
    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self.at = at

    def struct(self, depth: int) -> Struct:
        if depth > _DEEPEST:
            raise ValueError("records inside records without end")
        found: Struct = {}
        last = 0
        while head := self._byte():
            last = last + (head >> 4) if head >> 4 else self._signed()
            if last in found:
                raise ValueError("a field stands twice")
            kind = head & 15
            found[last] = kind == _TRUE if kind in (_TRUE, _FALSE) else self._value(kind, depth)
        return found

    def _value(self, kind: int, depth: int) -> Any:  # noqa: ANN401 - what the field's kind says
        if kind in (_I16, _I32, _I64):
            return self._signed()
        if kind == _BINARY:
            return self._bytes(self._unsigned())
        if kind in (_LIST, _SET):
            return self._list(depth)
        if kind == _STRUCT:
            return self.struct(depth + 1)
        if kind in (_TRUE, _FALSE, _BYTE):  # a truth in a list takes a byte
            return self._byte()
        if kind == _DOUBLE:
            return self._bytes(8)
        raise ValueError("a field of no known kind")

    def _list(self, depth: int) -> list[Any]:
        if depth > _DEEPEST:
            raise ValueError("records inside records without end")
        head = self._byte()
        length = head >> 4 if head >> 4 != 15 else self._unsigned()
        if length > _MOST:
            raise ValueError("a list without end")
        return [self._value(head & 15, depth + 1) for _ in range(length)]

    def _byte(self) -> int:
        value = self._data[self.at]
        self.at += 1
        return value

    def _bytes(self, length: int) -> bytes:
        found = self._data[self.at : self.at + length]
        if len(found) < length:
            raise ValueError("the record ends too early")
        self.at += length
        return found

    def _unsigned(self) -> int:
        value = 0
        for place in range(_LONGEST):
            byte = self._byte()
            value |= (byte & 0x7F) << 7 * place
            if byte < 0x80:
                return value
        raise ValueError("a whole number without end")

    def _signed(self) -> int:
        value = self._unsigned()
        return (value >> 1) ^ -(value & 1)
