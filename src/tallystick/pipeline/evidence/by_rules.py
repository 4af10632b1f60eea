"""New figures held against the rules of the package before they are in it: what a rule refuses stays out."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from tallystick.base.findings import MOST_FINDINGS, Finding
from tallystick.pipeline.evidence.entries import OBSERVATIONS
from tallystick.pipeline.evidence.frames import CELL, ROW, LaidOut
from tallystick.register.model import Package
from tallystick.register.rules.spelled import SPELLED_COLUMNS, spelled_otherwise
from tallystick.register.store.arriving import look_through
from tallystick.register.store.lines import NUMBER


@dataclass(frozen=True, slots=True)
class RuledFigures:
    """What the rules left of a page's figures.

    Attributes:
        figures: those in which they find no error.
        found: what is wrong with the others, and what is a gap in these, each with its row in the file.
        refused: how many the others are.
    """

    figures: pl.DataFrame
    found: Sequence[Finding]
    refused: int


def held_against_rules(
    page: LaidOut,
    figures: pl.DataFrame,
    package: Package,
    standing: pl.DataFrame,
    texts: Mapping[str, pl.Series],
) -> RuledFigures:
    """Take out the figures in which a check of the package would find an error, each by itself.

    Args:
        page: the page that they stand on.
        figures: the figures, in their target's unit too.
        package: the package that they are to come into.
        standing: the figures that are there.
        texts: the different texts of columns, as far as they are known; others may be among them.
    """
    if figures.is_empty():
        return RuledFigures(figures, (), 0)
    numbered = figures.with_row_index(NUMBER)
    columns = [name for name in OBSERVATIONS.columns if name in figures.columns]
    looked = look_through(package, OBSERVATIONS, numbered.select(NUMBER, *columns), page.where, texts)
    refused, otherwise = _spelled_otherwise(page, numbered, standing)
    refused |= looked.refused
    found = [_in_the_file(one, page, figures) for one in (*looked.findings, *otherwise)]
    if not refused:
        return RuledFigures(figures, found, 0)
    left = numbered.filter(~pl.col(NUMBER).is_in(list(refused))).drop(NUMBER)
    return RuledFigures(left, found, len(refused))


def _spelled_otherwise(
    page: LaidOut, numbered: pl.DataFrame, standing: pl.DataFrame
) -> tuple[set[int], list[Finding]]:
    """The figures whose group or edition is there in other capital letters, and what is wrong with them."""
    refused: set[int] = set()
    found: list[Finding] = []
    for column in SPELLED_COLUMNS:
        if numbered[column].null_count() == len(numbered):
            continue
        names = pl.concat([one.select("indicator", column).drop_nulls() for one in (standing, numbered)])
        wrong = spelled_otherwise(names.unique(maintain_order=True).iter_rows())
        for (indicator, name), problem in wrong.items():
            hit = numbered.filter((pl.col("indicator") == indicator) & (pl.col(column) == name))[NUMBER]
            refused |= set(hit)
            found += [problem.at(page.where, number, column, name) for number in hit.head(MOST_FINDINGS)]
    return refused, found


def _in_the_file(one: Finding, page: LaidOut, figures: pl.DataFrame) -> Finding:
    """A finding with the row and the column, or the cell, that the file has it in."""
    if one.row is None:
        return one
    at, name = one.row, one.column or ""
    cell = figures[CELL][at] if CELL in figures.columns else None
    return dataclasses.replace(one, row=figures[ROW][at], column=cell or page.headings.get(name, name))
