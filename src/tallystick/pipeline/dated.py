"""Up to which day sources count, where a method leaves that to whoever assesses."""

import datetime

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal, reason_of
from tallystick.base.reasons import Reason, Text
from tallystick.register.method import NOT_SAID, Method


def dated(method: Method, known_by: datetime.date | None) -> Method:
    """The method with a day up to which sources count.

    Args:
        method: the method as its file says it.
        known_by: the day that was given; None for none.

    Raises:
        Refusal: neither says it, or they say two days.
    """
    name = Text(method.name)
    if method.known_by == NOT_SAID and known_by is None:
        raise Refusal(
            Reason("it is not said up to which day sources count"),
            Reason(
                "add --known-by with a day, such as --known-by 2026-06-30, or write known_by = 2026-06-30 "
                "into methods/{name}.toml: the day stands on every page of an assessment",
                name=name,
            ),
        )
    if known_by is None or known_by == method.known_by:
        return method
    if method.known_by != NOT_SAID:
        raise Refusal(
            Reason(
                "methods/{name}.toml says that sources count up to {day}, and --known-by says another day",
                name=name,
                day=Text(method.known_by.isoformat()),
            ),
            Reason("leave --known-by out, or change the file"),
        )
    return method.model_copy(update={"known_by": known_by})


def dated_file(data: bytes, read: Method, used: Method) -> bytes:
    """A method's file as it says the method that was used: with the day, where it left that open."""
    if read.known_by == used.known_by:
        return data
    return f"known_by = {used.known_by.isoformat()}\n".encode() + data


def parse_day(option: str, text: str) -> datetime.date:
    """A day given on the command line.

    Raises:
        Refusal: it is no date.
    """
    try:
        return PartialDate.parse(text).last
    except ValueError as problem:
        given = {"option": Text(option), "text": Text(text)}
        raise Refusal(
            Reason("{option} {text} can't be read: {why}", **given, why=reason_of(problem)),
            Reason("write it as 2026-06-30, 2026-06 or 2026"),
        ) from None
