"""Whose name stands under what is done to a draft: an office or a name that a person has given."""

from collections.abc import Callable

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal, reason_of
from tallystick.base.reasons import Reason, Text
from tallystick.register.confirming.doing import Hand
from tallystick.register.kinds import TEXT

_LIKE = Reason("give an office or a name in one line, such as 'Ministry of Justice'")


class SignedBy:
    """Who confirms. Nothing is taken from the machine: until somebody says who, nothing is signed.

    Attributes:
        by: the office or name; empty until one is given.
    """

    def __init__(self, by: str, day: Callable[[], PartialDate]) -> None:
        """Begin with a name, or with none.

        Args:
            by: the office or name; empty for none.
            day: the day on which it is asked.

        Raises:
            Refusal: the name is no line of text.
        """
        self.by, self._day = "", day
        if by:
            self.sign(by)

    def sign(self, by: str) -> None:
        """Say who confirms from now on.

        Raises:
            Refusal: it is empty, or no line of text.
        """
        name = " ".join(by.split())
        try:
            TEXT.read(name)
        except ValueError as problem:
            raise Refusal(
                Reason("{name} can't stand for who confirms: {why}", name=Text(name), why=reason_of(problem)),
                _LIKE,
            ) from None
        if not name:
            raise _unsaid()
        self.by = name

    def hand(self) -> Hand:
        """Who confirms, today.

        Raises:
            Refusal: nobody has said who.
        """
        if not self.by:
            raise _unsaid()
        return Hand(self.by, self._day())


def _unsaid() -> Refusal:
    return Refusal(
        Reason("it is not said who confirms, and nothing was done"),
        Reason(
            "give an office or a name: in the field “Who confirms” at the head of each page, or with --by "
            "'Ministry of Justice'"
        ),
    )
