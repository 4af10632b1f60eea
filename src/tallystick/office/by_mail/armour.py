"""What PGP puts around and between the words of a text.

Signatures and keys name people, and what is sealed says nothing. Only whole
lines count: whoever writes of such a line in a sentence goes on writing.
"""

import re
from dataclasses import dataclass

_EDGE = re.compile(
    r"^[>|\s]*-----(BEGIN|END) PGP (MESSAGE|SIGNED MESSAGE|SIGNATURE|(?:PUBLIC|PRIVATE) KEY BLOCK)"
)
_HEAD = re.compile(r"^[>|\s]*(?:Hash|Version|Comment|Charset|NotDashEscaped|MessageID):", re.IGNORECASE)
_SEALED, _SIGNED = "MESSAGE", "SIGNED MESSAGE"
#: A block that nobody closes ends with the first line that can't be one of it.
_OF_A_BLOCK = re.compile(r"^[>|\s]*(?:[A-Za-z0-9+/=]{0,80}|[A-Za-z]+: .*)\s*$")


@dataclass(frozen=True, slots=True)
class WithoutArmour:
    """A text without what PGP puts into it; whether a part was sealed, and whether one named who signed."""

    text: str
    is_locked: bool
    is_signed: bool


def without_armour(text: str) -> WithoutArmour:
    r"""The words of a text that somebody may have signed or sealed in part.

    Examples:
        >>> without_armour("A\n-----BEGIN PGP MESSAGE-----\n\nabc=\n-----END PGP MESSAGE-----\nB").text
        'A\nB'
    """
    kept: list[str] = []
    block, seen, is_head = "", set[str](), False
    for line in text.split("\n"):
        edge = _EDGE.match(line)
        if edge:
            begins = edge[1] == "BEGIN"
            block, is_head = (edge[2], False) if begins else ("", False)
            if begins:
                seen.add(block)
            if block == _SIGNED:
                block, is_head = "", True
            continue
        if block and _OF_A_BLOCK.match(line):
            continue
        block = ""
        if is_head and (_HEAD.match(line) or not line.strip(">| \t")):
            is_head = bool(line.strip(">| \t"))
            continue
        is_head = False
        kept.append(line)
    return WithoutArmour("\n".join(kept), _SEALED in seen, bool(seen - {_SEALED}))
