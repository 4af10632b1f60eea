"""Sentences, findings and what stands in them as plain JSON, and back: what one run leaves for the next."""

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal

from tallystick.base.canonical import Json
from tallystick.base.dates import PartialDate, Period
from tallystick.base.findings import Finding
from tallystick.base.quantities import Observed, Percent, Quantity, UnitOf
from tallystick.base.reasons import (
    Count,
    Foreign,
    Listing,
    Ordinal,
    Reason,
    RowOf,
    Term,
    Text,
    Wording,
    Year,
)


def set_down(value: object) -> Json:
    """A text, a number, a sentence, a finding, or a frozen record of these, as JSON.

    A tuple is a list; anything else of a class of its own is an object with one key, its class's name.

    Raises:
        TypeError: it holds something else.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case tuple():
            return [set_down(one) for one in value]
        case Decimal():
            return {"Decimal": [str(value)]}
        case PartialDate() | Period():
            return {type(value).__name__: [value.text]}
        case Reason():
            parts = (value.template, value.values, value.because)
            return {"Reason": [set_down(one) for one in parts]}
        case _ if dataclasses.is_dataclass(value):
            fields = (getattr(value, one.name) for one in dataclasses.fields(value))
            return {type(value).__name__: [set_down(one) for one in fields]}
        case _:
            raise TypeError(f"a {type(value).__name__} is not set down")


def taken_up(record: Json, *records: type) -> object:
    """What was set down.

    Args:
        record: it as JSON.
        records: the classes of frozen records that may stand in it beside sentences and findings.

    Raises:
        ValueError: it holds something that was never set down.
        TypeError: so does it.
    """
    makers = _MAKERS | {one.__name__: one for one in records}

    def made(given: Json) -> object:
        match given:
            case None | bool() | int() | str():
                return given
            case list():
                return tuple(map(made, given))
            case Mapping() if len(given) == 1:
                ((name, parts),) = given.items()
                if name in makers and isinstance(parts, list):
                    return makers[name](*map(made, parts))
        raise ValueError("this was never set down")

    return made(record)


_MAKERS: dict[str, Callable[..., object]] = {
    **{
        one.__name__: one
        for one in (
            *(Text, Count, Ordinal, Year, Foreign, RowOf, Term, Listing, Wording),
            *(Quantity, Observed, Percent, UnitOf, Finding, Decimal),
        )
    },
    "PartialDate": PartialDate.parse,
    "Period": Period.parse,
    "Reason": Reason.of,
}
