"""What was typed into a form, as the office keeps it: a line, a day, a moment, or a word why it is none."""

import datetime

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.register.rules.submissions import tells_who


def one_line(text: str, mend: Reason) -> str:
    """What was typed as one line.

    Args:
        text: what was typed.
        mend: what would be right where nothing was.

    Raises:
        Refusal: nothing was typed.
    """
    line = " ".join(text.split())
    if not line:
        raise Refusal(Reason("Something is not filled in."), mend)
    return line


def of_others(words: str) -> str:
    """What somebody of the office sums up of what the public said, which is published.

    Raises:
        Refusal: an address of mail or a long number stands in it, by which somebody can be found.
    """
    if tells_who(words):
        raise Refusal(
            Reason(
                "An address or a long number stands in what is published of somebody's words: {words}",
                words=Text(words[:60]),
            ),
            Reason("sum it up without anything of who said it; nothing that you wrote is lost"),
        )
    return words


def typed_day(text: str) -> datetime.date:
    """The day that was typed.

    Raises:
        Refusal: it is none.
    """
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        raise Refusal(
            Reason("{day} is no day.", day=Text(text.strip() or "-")),
            Reason("write year, month and day, as 2026-03-31"),
        ) from None


def typed_number(text: str, least: int, most: int) -> int:
    """The whole number that was typed.

    Raises:
        Refusal: it is none between these two.
    """
    line = text.strip()
    if not (line.isascii() and line.isdecimal() and len(line) < 10 and least <= int(line) <= most):
        raise Refusal(
            Reason("{number} is no fitting number.", number=Text(line or "-")),
            Reason("write a whole one from {least} to {most}", least=Text(str(least)), most=Text(str(most))),
        )
    return int(line)
