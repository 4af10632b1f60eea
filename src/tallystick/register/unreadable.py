"""One file of a package that can't be read, or must not be: it holds a secret key."""

from tallystick.base.findings import Problem, Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.showing import KEY_SIGNS

#: So much of what was read before has to be looked at with what is read next.
LONGEST_SIGN = max(map(len, KEY_SIGNS))
_TAKE_OUT = Reason("take it out of the package; if anybody may have read it, make a new key")


class UnreadableFile(Refusal):
    """One file of a package is there and can't be read.

    Attributes:
        name: which.
        problem: what is wrong with it, for the list of findings.
    """

    def __init__(self, name: str, why: Reason, fix: Reason) -> None:
        """Say which file, why, and what would be right."""
        super().__init__(Reason("{name} can't be read: {why}", name=Text(name), why=why), fix)
        self.name = name
        self.problem = Problem("unreadable-file", Reason("it can't be read: {why}", why=why), fix)


def without_key(name: str, data: bytes) -> bytes:
    """The bytes of a file; of one that holds a secret key no line may come into a message.

    Raises:
        UnreadableFile: it holds one.
    """
    if any(one in data for one in KEY_SIGNS):
        raise UnreadableFile(name, Reason("it holds a secret key, which is not repeated"), _TAKE_OUT)
    return data
