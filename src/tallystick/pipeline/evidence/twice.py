"""Figures that a file gives twice: once too many where they agree, and none of them where they don't."""

import functools
import operator

import polars as pl

from tallystick.base.findings import Problem
from tallystick.base.reasons import Ordinal, Reason
from tallystick.pipeline.evidence.cells import SOUND, Sifted
from tallystick.pipeline.evidence.frames import ROW

#: What tells one figure of a source from another.
KEY = ("indicator", "area", "group", "period", "as_of", "accumulation", "coverage", "vintage")

_AT = "at"
#: A row's place, its number in the file, and its value and unit.
_Said = tuple[int, int, tuple[str, ...]]


def refuse_twice(sifted: Sifted) -> None:
    """Refuse what the file says twice: a second time where both agree, each where they differ."""
    if not _may_repeat(sifted):
        return
    sifted.frame = sifted.frame.with_row_index(_AT)
    problems: dict[int, Problem] = {}
    for group in _groups(sifted):
        agree = len({said for _, _, said in group}) == 1
        for place, (at, _, _) in enumerate(group):
            if place or not agree:
                other = group[0 if place else 1][1]
                problems[at] = _again(other) if agree else _otherwise(other)
    if problems:
        told = iter(problems[at] for at in sorted(problems))
        sifted.refuse_where(pl.col(_AT).is_in(list(problems)), "value", lambda _text: next(told))
    sifted.frame = sifted.frame.drop(_AT)


def _hashed(sifted: Sifted) -> pl.Expr:
    """A number that is the same where all is the same that tells figures apart, and as good as never else."""
    frame = sifted.frame
    telling = [
        name
        for name in (*KEY, "source")
        if len(sifted.different(name)) > 1 or 0 < frame[name].null_count() < len(frame)
    ]
    # Of each column by a seed of its own: thus the same text in two columns doesn't undo itself.
    hashes = [pl.col(name).hash(seed) for seed, name in enumerate(telling)]
    return functools.reduce(operator.xor, hashes, pl.lit(0, dtype=pl.UInt64)).alias("hash")


def _may_repeat(sifted: Sifted) -> bool:
    """Whether two rows may speak of the same figure: as good as never where it is not so."""
    different: int = sifted.frame.select(_hashed(sifted).n_unique()).item()
    return different < len(sifted.frame)


def _groups(sifted: Sifted) -> list[list[_Said]]:
    """The sound rows that speak of the same figure, two or more together: place, row, and what they say."""
    frame = sifted.frame
    hashed = frame.select(_AT, SOUND, _hashed(sifted)).filter(pl.col(SOUND))
    some = hashed.filter(pl.col("hash").is_duplicated())[_AT]
    alike = frame.filter(pl.col(_AT).is_in(some.implode()))
    groups: dict[tuple[str | None, ...], list[_Said]] = {}
    keys = alike.select(*KEY, "source").iter_rows()
    said = alike.select("value", "unit").iter_rows()
    for key, at, row, one in zip(keys, alike[_AT], alike[ROW], said, strict=True):
        groups.setdefault(key, []).append((at, row, one))
    return [group for group in groups.values() if len(group) > 1]


def _again(row: int) -> Problem:
    return Problem(
        "figure-again",
        Reason("row {row} says the same", row=Ordinal(row)),
        Reason("delete the row that is too many"),
    )


def _otherwise(row: int) -> Problem:
    return Problem(
        "figure-otherwise",
        Reason(
            "row {row} gives another figure for the same indicator, area, group and time", row=Ordinal(row)
        ),
        Reason("keep the right one, or say what tells them apart"),
    )
