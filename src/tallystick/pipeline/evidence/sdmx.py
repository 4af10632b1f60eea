"""SDMX-ML read by pysdmx in a process of its own, as a table of the texts that stand in it."""

import json
import sys

import polars as pl

from tallystick.base.reasons import Foreign, Reason
from tallystick.pipeline.evidence import sdmx_reader
from tallystick.pipeline.evidence.files import GivenFile, unread
from tallystick.pipeline.review.sheet_size import Unmeasurable
from tallystick.pipeline.review.workbook import answer_of

LARGEST_XML = 64 * 1024 * 1024
_NO_READER = Reason(
    "reading SDMX as XML needs pysdmx: install tallystick[sdmx], or give the same data as SDMX-CSV"
)


def sdmx_frame(given: GivenFile) -> pl.DataFrame:
    """Every observation of an SDMX-ML message with its dimensions and attributes, by their names.

    Raises:
        Refusal: it is none, is too large, declares entities, or pysdmx is not installed.
    """
    if len(given.data) > LARGEST_XML:
        raise unread(given.path, Reason("it is larger than any message that is read at once"))
    if b"<!DOCTYPE" in given.data or b"<!ENTITY" in given.data:
        raise unread(given.path, Reason("it declares a document type, which no SDMX message does"))
    try:
        told = json.loads(answer_of([sys.executable, "-P", "-m", sdmx_reader.__name__], given.data))
    except Unmeasurable as problem:
        raise unread(given.path, problem.reason) from None
    if told == sdmx_reader.NOT_THERE:
        raise unread(given.path, _NO_READER)
    if isinstance(told, str):
        raise unread(given.path, Reason("it is no SDMX message: {words}", words=Foreign(told[:200])))
    names: list[str] = told["names"]
    return pl.DataFrame(told["rows"], schema=dict.fromkeys(names, pl.String), orient="row")
