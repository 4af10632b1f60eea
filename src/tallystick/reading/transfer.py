"""A text on its way from the process that took it out of a document, as one line."""

import json
from dataclasses import fields
from typing import Any

from tallystick.reading.model import Hint, Place, SourceText
from tallystick.reading.unreadable import Notice


def line_of(record: dict[str, object]) -> bytes:
    """A record as a line that ``record_of`` takes, halves of characters included."""
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def record_of(line: bytes) -> dict[str, Any]:
    """The record in a line.

    Raises:
        ValueError: it is no such line, or a part of one.
    """
    record = json.loads(line.decode("utf-8", "surrogatepass"))
    if not isinstance(record, dict):
        raise ValueError("it is no record")
    return record


def as_record(source: SourceText) -> dict[str, object]:
    """A text as plain values."""
    return {
        "text": source.text,
        "format": source.format,
        "places": [(one.start, one.page, one.paragraph) for one in source.places],
        "hints": [(at, *_plain(one)) for at, one in source.hints.items()],
        "notices": [(one.code, dict(one.places)) for one in source.warnings],
        "seen": source.seen,
        "facts": source.facts,
    }


def as_text(record: dict[str, Any]) -> SourceText:
    """The text that a record holds."""
    hints = {at: _hint(*one) for at, *one in record["hints"]}
    places = tuple(Place(*one) for one in record["places"])
    notices = tuple(Notice(code, values) for code, values in record["notices"])
    return SourceText(
        record["text"], record["format"], places, hints, notices, record["seen"], record["facts"]
    )


def _plain(hint: Hint) -> tuple[object, ...]:
    return tuple(getattr(hint, name) for name in _FIELDS)


_FIELDS = tuple(one.name for one in fields(Hint))


def _hint(*values: object) -> Hint:
    named: dict[str, Any] = dict(zip(_FIELDS, values, strict=True))
    cells = tuple((low, high) for low, high in named["cells"])
    return Hint(
        **{**named, "cells": cells, "covered": tuple(named["covered"]), "breaks": tuple(named["breaks"])}
    )
