"""From the columns of a file to rows of observations: each is sound, empty, or refused with its reason."""

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.pipeline.evidence.cells import SOUND, Sifted
from tallystick.pipeline.evidence.frames import TYPED, LaidOut, strange_column
from tallystick.pipeline.evidence.meanings import Meanings
from tallystick.pipeline.evidence.numerals import is_missing
from tallystick.pipeline.evidence.octobers import january_or_october, without_their_zero
from tallystick.pipeline.evidence.times import order_of, read_time
from tallystick.pipeline.evidence.twice import refuse_twice
from tallystick.pipeline.evidence.values import NOTED, read_units, read_values
from tallystick.pipeline.evidence.wide import MERGED, UNKNOWN
from tallystick.register.batches import EVERYBODY
from tallystick.register.rules.batches import FILE_COLUMNS
from tallystick.register.tables import TABLES

OBSERVATIONS = next(table for table in TABLES if table.name == "observations")
_NEEDED = ("indicator", "area", "period", "source")
_PLAIN_CELLS = ("qualifier", "accumulation", "coverage", "vintage", "note")


@dataclass(frozen=True, slots=True)
class SaidOfAll:
    """What a person says of a file beside what it says itself.

    Attributes:
        fixed: what holds for every figure of it, by column.
        mark: its decimal mark; empty where nobody says so.
        order: whether days or months stand first in its dates; empty where nobody says so.
    """

    fixed: Mapping[str, str]
    mark: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class FileEntries:
    """What came of a page.

    Attributes:
        figures: the sound rows, with the columns of `KEY`, value, unit, qualifier, rounding, source, note.
        found: what is wrong with the others.
        refused: how many those are.
        empty: how many cells say that there is no figure.
        texts: the different texts of columns of the figures, as far as they are known; those of refused rows
            may be among them.
    """

    figures: pl.DataFrame
    found: Sequence[Finding]
    refused: int
    empty: int
    texts: Mapping[str, pl.Series]


def read_entries(
    laid: LaidOut, meanings: Meanings, asked: SaidOfAll, units_of: Mapping[str, str]
) -> FileEntries:
    """Read every figure of a page."""
    sifted, empty = _parted(_whole(laid, asked))
    if laid.strange:
        name, role = next(iter(laid.strange.items()))
        sifted.refuse_where(pl.lit(value=True), name, strange_column(name, role))
    sifted.refuse_where(pl.col(MERGED).is_not_null(), "value", _IN_MERGED)
    sifted.refuse_where(pl.col(UNKNOWN).is_not_null(), UNKNOWN, _unknown_label)
    for kind in ("indicator", "area", "group", "source"):
        sifted.read(kind, _named(meanings, kind))
    _read_times(sifted, asked.order)
    for name in _PLAIN_CELLS:
        sifted.read(name, _cell(name))
    sifted.read("exponent", _exponent)
    _refuse_lacking(sifted)
    read_values(sifted, asked.mark)
    read_units(sifted, meanings, units_of)
    _note_marks(sifted)
    if EVERYBODY in sifted.different("group"):
        sifted.put(pl.when(pl.col("group") != EVERYBODY).then("group").alias("group"))
    _fill(sifted, "qualifier", "exact")
    refuse_twice(sifted)
    figures = sifted.frame if sifted.frame[SOUND].all() else sifted.frame.filter(SOUND)
    found = sorted(sifted.found, key=lambda one: (one.row or 0, one.column or ""))
    return FileEntries(figures, found, len(sifted.frame) - len(figures), empty, sifted.texts)


def _whole(laid: LaidOut, asked: SaidOfAll) -> Sifted:
    """The figures with every column, and what holds for all of them where the file says nothing."""
    frame = laid.figures
    lacking = [name for name in (*FILE_COLUMNS, TYPED, UNKNOWN, MERGED) if name not in frame.columns]
    frame = frame.with_columns(
        *(pl.lit(None, dtype=pl.String).alias(name) for name in lacking), pl.lit(value=True).alias(SOUND)
    )
    sifted = Sifted(laid, frame)
    for name in lacking:
        sifted.texts[name] = pl.Series(dtype=pl.String)
    for name in (*FILE_COLUMNS, UNKNOWN):
        _without_space(sifted, name)
    for name, text in asked.fixed.items():
        _fill(sifted, name, text)
    return sifted


def _without_space(sifted: Sifted, name: str) -> None:
    """Take the space from the ends of a column's cells; one in which nothing is left is empty."""
    different = sifted.different(name)
    if not ((different == different.str.strip_chars()) & (different != "")).all():
        bare = pl.col(name).str.strip_chars()
        sifted.put(pl.when(bare != "").then(bare).alias(name))


def _fill(sifted: Sifted, name: str, text: str) -> None:
    """Write a text into the empty cells of a column."""
    empty, different = sifted.frame[name].null_count(), sifted.different(name)
    if not empty:
        return
    sifted.put(pl.col(name).fill_null(text) if len(different) else pl.lit(text).alias(name))
    sifted.texts[name] = different if text in different else different.extend_constant(text, 1)


def _parted(sifted: Sifted) -> tuple[Sifted, int]:
    """The rows with a figure, and how many say that there is none."""
    frame, different = sifted.frame, sifted.different("value")
    few = different.filter(~different.str.contains("[0-9]"))
    missing = [one for one in few if is_missing(one)]
    if not missing and not frame["value"].null_count():
        return sifted, 0
    there = frame.filter(pl.col("value").is_not_null() & ~pl.col("value").is_in(missing))
    return Sifted(sifted.laid, there), len(frame) - len(there)


def _named(meanings: Meanings, kind: str) -> Callable[[str], str | Problem]:
    def read(text: str) -> str | Problem:
        try:
            return meanings.named(kind, text)
        except Unfit as problem:
            return Problem(
                "label-unknown", problem.reason, _LABEL_MENDS[kind].saying(label=_told(kind, text))
            )

    return read


def _told(kind: str, text: str) -> Text:
    return Text(shlex.quote(f"{kind}:{text}=ID"))


_LABEL_MENDS = {
    "indicator": Reason("say what it means: --label {label}; or add the indicator to tables/indicators.csv"),
    "area": Reason("say what it means: --label {label}; or add the area to tables/areas.csv"),
    "group": Reason("say what it means: --label {label}; everybody in the place of ID: no group of its own"),
    "source": Reason(
        "say what it means: --label {label}; or add it: --source ID --title TITLE --publisher BODY "
        "--kind KIND --url ADDRESS --day DAY"
    ),
}
_IN_MERGED = Problem(
    "figure-in-merged-cells",
    Reason("the figure stands in cells that are merged, so that nothing tells of which row or column it is"),
    Reason("part the cells, and write the figure where it belongs"),
)


def _unknown_label(text: str) -> Problem:
    return Problem(
        "label-unknown",
        Reason(
            "{label} names no indicator, area, group, time or unit here, or one of another",
            label=Text(f"“{text}”"),
        ),
        Reason(
            "say what it means: --label {label}, with area, group or unit in the place of indicator if it is "
            "that",
            label=_told("indicator", text),
        ),
    )


def _read_times(sifted: Sifted, order: str) -> None:
    told = sifted.different("period")
    order = order or order_of(told)
    days: dict[str, str] = {}
    before = sifted.frame["period"]
    sifted.read("period", _time(told, order, days))
    sifted.read("as_of", _time(sifted.different("as_of"), order, {}))
    if days:
        said = before.replace_strict(list(days), list(days.values()), default=None, return_dtype=pl.String)
        sifted.put(pl.coalesce("as_of", said.alias("day")).alias("as_of"))


_TIME_MEND = Reason(
    "write it as 2025, 2025-06 or 2025-06-30, or as two of these with a slash; --dates dmy or --dates mdy "
    "says whether the day or the month stands first"
)


def _time(told: Iterable[str], order: str, days: dict[str, str]) -> Callable[[str], str | Problem]:
    """A reader of the times of a column.

    Args:
        told: the different texts in it.
        order: whether the day or the month stands first.
        days: where it puts the day that a text means inside its time, by the text.
    """
    either = without_their_zero(told)

    def read(text: str) -> str | Problem:
        if text in either:
            return Problem("time-unread", january_or_october(text), _TIME_MEND)
        try:
            when = read_time(text, order)
        except Unfit as problem:
            return Problem("time-unread", problem.reason, _TIME_MEND)
        if when.as_of:
            days[text] = when.as_of
        return when.period

    return read


def _cell(name: str) -> Callable[[str], str | Problem]:
    """A reader of a cell that the package holds as it stands."""
    column = OBSERVATIONS.columns[name]

    def read(text: str) -> str | Problem:
        line = " ".join(text.split())
        try:
            return column.write(column.read(line))
        except Unfit as problem:
            return Problem("cell-unread", problem.reason, Reason("right here: {right}", right=column.right()))

    return read


def _exponent(text: str) -> str | Problem:
    bare = text.removesuffix(".0")
    if bare.removeprefix("-").isdecimal() and len(bare) < 4:
        return bare
    why = Reason("it is no power of ten by which the value is multiplied")
    return Problem("exponent-unread", why, Reason("write a whole number, such as 3 for thousands"))


def _refuse_lacking(sifted: Sifted) -> None:
    """Refuse rows of which something is not told that every figure needs."""
    for name in _NEEDED:
        lacking = pl.col(name).is_null() & pl.col(SOUND)
        sifted.refuse_where(lacking, name, _LACKING[name])


_LACKING = {
    "indicator": Problem(
        "nothing-told",
        Reason("nothing tells its indicator"),
        Reason("say it for the whole file: --set indicator=ID, or add a column indicator"),
    ),
    "area": Problem(
        "nothing-told",
        Reason("nothing tells its area"),
        Reason("say it for the whole file: --set area=ID, or add a column area"),
    ),
    "period": Problem(
        "nothing-told",
        Reason("nothing tells its time"),
        Reason("say it for the whole file: --set period=2025, or add a column period"),
    ),
    "source": Problem(
        "nothing-told",
        Reason("nothing tells in which source it was read"),
        Reason("say it for the whole file: --source ID"),
    ),
}


def _note_marks(sifted: Sifted) -> None:
    """Put the footnote that a sign points to into the note of its figure."""
    notes = sifted.laid.notes
    marks = sifted.different(NOTED)
    if marks.is_empty():
        return
    said = {one: f"{one} {notes[one]}" if one in notes else f"marked {one}" for one in marks}
    noted = sifted.frame[NOTED].replace_strict(
        list(said), list(said.values()), default=None, return_dtype=pl.String
    )
    sifted.put(pl.coalesce("note", noted.alias("noted")).alias("note"))
