"""The one place where a clock is read: for what a person does now, never for what is computed."""

import datetime


def seconds() -> int:
    """Seconds since 1970, for a witness's cosignature."""
    return int(datetime.datetime.now(datetime.UTC).timestamp())  # noqa: TID251 - a cosignature says when


def today() -> str:
    """The day, in UTC, for a receipt."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()  # noqa: TID251 - a receipt names its day
