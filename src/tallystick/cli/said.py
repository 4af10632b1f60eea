"""What a person types after an option, as the day or the line that it must be."""

import datetime
import re

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.cli.clock import today

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_said(option: str, said: str) -> datetime.date:
    """The day after an option; today where none is said.

    Raises:
        Refusal: it is no day.
    """
    try:
        if said and not _DAY.fullmatch(said):
            raise ValueError(said)
        return datetime.date.fromisoformat(said or today())
    except ValueError:
        raise Refusal(
            Reason("{option} is “{given}”, which is no day", option=Text(option), given=Text(said)),
            Reason("write YYYY-MM-DD"),
        ) from None


def line_said(option: str, said: str) -> str:
    """The line after an option that a table or a published text will hold.

    Raises:
        Refusal: it is empty, or no line that a table can hold.
    """
    from tallystick.register.kinds import TEXT

    try:
        TEXT.read(said.strip())
    except Unfit as problem:
        raise Refusal(
            Reason("{option} can't be used: {why}", option=Text(option), why=problem.reason),
            Reason("write one line of plain text"),
        ) from None
    if not said.strip():
        raise Refusal(
            Reason("{option} is empty", option=Text(option)), Reason("write one line of plain text")
        )
    return said.strip()
