"""Records of a Parquet file taken apart and put together again otherwise, as a forger does it."""

from dataclasses import dataclass
from typing import Any

#: What a field holds: numbers, bytes, lists or records.
Tree = Any
#: A field by its number: its kind and its value; a list: the kind of its values and these.
Fields = dict[int, tuple[int, Tree]]
TRUE, BYTE, I16, I32, I64, BINARY, LIST, STRUCT = 1, 3, 4, 5, 6, 8, 9, 12


@dataclass
class Reader:
    """Reads records with their kinds, so that they can be written again."""

    data: bytes
    at: int = 0

    def fields(self) -> Fields:
        found: Fields = {}
        last = 0
        while head := self.byte():
            last = last + (head >> 4) if head >> 4 else self.signed()
            found[last] = (head & 15, self.value(head & 15) if head & 15 > 2 else None)
        return found

    def value(self, kind: int) -> Tree:
        if kind in (I16, I32, I64):
            return self.signed()
        if kind == BINARY:
            length = self.unsigned()
            self.at += length
            return self.data[self.at - length : self.at]
        if kind == LIST:
            head = self.byte()
            length = head >> 4 if head >> 4 != 15 else self.unsigned()
            return (head & 15, [self.value(head & 15) for _ in range(length)])
        if kind == STRUCT:
            return self.fields()
        return self.byte()

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def unsigned(self) -> int:
        value = shift = 0
        while (byte := self.byte()) >= 0x80:
            value |= (byte & 0x7F) << shift
            shift += 7
        return value | byte << shift

    def signed(self) -> int:
        value = self.unsigned()
        return (value >> 1) ^ -(value & 1)


def written(fields: Fields) -> bytes:
    """The record, every field with its number in full."""
    return (
        b"".join(bytes([kind]) + signed(number) + of(kind, value) for number, (kind, value) in fields.items())
        + b"\0"
    )


def of(kind: int, value: Tree) -> bytes:
    if kind in (I16, I32, I64):
        return signed(value)
    if kind == BINARY:
        return unsigned(len(value)) + bytes(value)
    if kind == LIST:
        inner, values = value
        return bytes([0xF0 | inner]) + unsigned(len(values)) + b"".join(of(inner, one) for one in values)
    if kind == STRUCT:
        return written(value)
    return b"" if value is None else bytes([int(value)])


def unsigned(value: int) -> bytes:
    out = b""
    while value >= 0x80:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def signed(value: int) -> bytes:
    return unsigned(value << 1 if value >= 0 else (-value << 1) - 1)


def footer_of(data: bytes) -> tuple[bytes, Fields]:
    """What lies before the footer, and the footer."""
    begins = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    return data[:begins], Reader(data, begins).fields()


def with_footer(body: bytes, footer: Fields) -> bytes:
    """The file of these."""
    record = written(footer)
    return body + record + len(record).to_bytes(4, "little") + b"PAR1"
