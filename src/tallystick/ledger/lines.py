"""How a folder writes what opens an entry: one line an entry, whole or visibly not."""

import re
import zlib

from tallystick.base.reasons import Reason, Unfit
from tallystick.base.wholes import as_place
from tallystick.ledger.model import SALT_BYTES, Opening

ERASED = b"-"
#: An event is a few names, hashes and counts.
LARGEST_EVENT = 64_000
#: Beside the event a line holds a checksum, a sequence, a type, a salt and a key.
LARGEST_LINE = LARGEST_EVENT + 256
_BEGINNING = re.compile(rb"[0-9a-f]{8} [0-9]{1,20} (?:- - - -\n|[a-z-]{1,16} [0-9a-f]{64} [^ \n]+ )")


def write_line(sequence: int, opening: Opening | None) -> bytes:
    """The line of an entry; without an opening, the line that stays when it is erased."""
    if opening is None:
        body = b"%d - - - -" % sequence
    else:
        body = b"%d %s %s %s %s" % (
            sequence,
            opening.type.encode(),
            opening.salt.hex().encode(),
            opening.key.encode() or b"-",
            opening.event,
        )
    return b"%08x %s\n" % (zlib.crc32(body), body)


class Torn(Unfit):
    """A line is not as it was written."""


def read_line(line: bytes, sequence: int) -> Opening | None:
    """What a line says of an entry; None where it was erased.

    Raises:
        Torn: the line was cut, changed, or belongs elsewhere.
    """
    body = line[9:-1]
    if line[-1:] != b"\n" or line[:9] != b"%08x " % zlib.crc32(body):
        raise Torn(Reason("its checksum is wrong"))
    number, kind, salt, key, event = body.split(b" ", 4)
    if number != b"%d" % sequence:
        raise Torn(Reason("it is the line of another entry"))
    if kind == ERASED:
        return None
    opened = Opening(kind.decode(), bytes.fromhex(salt.decode()), event, "" if key == b"-" else key.decode())
    if len(opened.salt) != SALT_BYTES:
        raise Torn(Reason("its salt is cut"))
    return opened


def line_number(line: bytes) -> int | None:
    """The sequence that a whole line speaks of, erased or not; None where the line is not whole."""
    body = line[9:-1]
    number = body.partition(b" ")[0]
    whole = line[-1:] == b"\n" and line[:9] == b"%08x " % zlib.crc32(body)
    return as_place(number.decode("ascii", "replace")) if whole else None


def numbers_in(data: bytes) -> list[int]:
    """The sequences of all whole lines in some bytes, wherever a line begins: behind zeros, behind noise."""
    found = []
    for beginning in _BEGINNING.finditer(data):
        start = beginning.start()
        stop = data.find(b"\n", beginning.end() - 1, start + LARGEST_LINE)
        number = line_number(data[start : stop + 1])
        if number is not None:
            found.append(number)
    return found
