"""Profiles of colours: what tells colours apart stays, what tells whose screen and which day goes."""

_HEAD, _ENTRY, _MARK = 128, 12, slice(36, 40)
#: In the head: who made the profile, on which day, for which machine.
_NOTED = (slice(4, 8), slice(24, 36), slice(40, 44), slice(48, 56), slice(80, 100))
#: The parts that colours are reckoned by.
_RECKONED = frozenset(
    {b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad", b"gamt"}
    | {b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"D2B0", b"D2B1", b"D2B2", b"D2B3"}
    | {b"B2D0", b"B2D1", b"B2D2", b"B2D3"}
)


def bare_profile(data: bytes) -> bytes:
    """A profile of colours (ICC) that names no machine, person or day; nothing at all of what is none."""
    if len(data) < _HEAD + 4 or data[_MARK] != b"acsp":
        return b""
    made = bytearray(len(data))
    made[:_HEAD] = data[:_HEAD]
    for where in _NOTED:
        made[where] = bytes(where.stop - where.start)
    count = int.from_bytes(data[_HEAD : _HEAD + 4], "big")
    end = _HEAD + 4 + count * _ENTRY
    made[_HEAD:end] = data[_HEAD:end]
    for at in range(_HEAD + 4, min(end, len(data)), _ENTRY):
        start, size = (int.from_bytes(data[at + n : at + n + 4], "big") for n in (4, 8))
        kept = size if data[at : at + 4] in _RECKONED else min(size, 8)  # of others what sort they are
        made[start : start + kept] = data[start : start + kept]
    return bytes(made[: len(data)])
