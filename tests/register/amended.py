"""What was changed in the reference plan's register after it was labelled, each change with its reason."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.tree import ROOT

CHANGES = ROOT / "plans" / "changes" / "china-2021-2025.csv"


@dataclass(frozen=True)
class Amendment:
    """A cell that is another one than it was; empty: a new row, or one that is gone."""

    table: str
    id: str
    column: str
    was: str
    now: str
    why: str


def amendments(table: str | None = None) -> list[Amendment]:
    with CHANGES.open(encoding="utf-8", newline="") as file:
        rows = [Amendment(**row) for row in csv.DictReader(file)]
    return [one for one in rows if table in {None, one.table}]


def amended(table: str, name: str, column: str, labelled: str) -> str:
    """The labelled value, or what it was changed to."""
    found = [one for one in amendments(table) if (one.id, one.column) == (name, column)]
    for one in found:
        assert one.was == labelled, one
        labelled = one.now
    return labelled


def added(table: str) -> set[str]:
    """The rows that were added to a table after it was labelled."""
    return {one.id for one in amendments(table) if not one.was}


def amended_links(labelled: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """The labelled links without those that were taken away and with those that were added."""
    return (labelled | set(_links("now"))) - set(_links("was"))


def _links(side: str) -> Iterator[tuple[str, str, str]]:
    for one in amendments("links"):
        if code := getattr(one, side):
            yield one.id, one.column, code
