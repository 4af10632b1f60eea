"""A batch of figures taken out of a package again, and what it replaced put back."""

import dataclasses
from dataclasses import dataclass

import polars as pl

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.pipeline.evidence.standing import columns_of, with_observations
from tallystick.register.batches import FigureBatch
from tallystick.register.files import load_version, save_package
from tallystick.register.model import Package
from tallystick.register.tables import TABLES


@dataclass(frozen=True, slots=True)
class UndoneBatch:
    """What was taken out.

    Attributes:
        batch: the batch.
        figures: how many figures.
        restored: how many earlier figures stand as they did before.
        source: the source that went with it; empty where it stays.
    """

    batch: str
    figures: int
    restored: int
    source: str


def undo_batch(path: str, name: str) -> UndoneBatch:
    """Take a batch out of a package's folder, as if its file had never been entered.

    Raises:
        Refusal: there is no such batch, or somebody else has changed the package meanwhile.
    """
    version = load_version(path)
    package = version.package
    batch = next((one for one in package.batches if one.id == name), None)
    if batch is None:
        raise Refusal(
            Reason("the package has no batch {name}", name=Text(name)),
            Reason("its batches are {names}", names=texts([one.id for one in package.batches], ","))
            if package.batches
            else Reason("no file was entered into it"),
        )
    columns = columns_of(package.observations)
    mine = (pl.col("batch") == name).fill_null(value=False)
    replaced = (pl.col("restated_by") == name).fill_null(value=False)
    left = columns.filter(~mine).with_columns(
        pl.when(replaced).then(pl.lit("false")).otherwise("restated").alias("restated"),
        pl.when(replaced).then(None).otherwise("restated_by").alias("restated_by"),
    )
    without = dataclasses.replace(package, batches=tuple(one for one in package.batches if one != batch))
    result, source = _without_source(with_observations(without, left), batch, left)
    save_package(result, path, {}, expected=version, looked_through=True)
    counts = columns.select(mine.sum().alias("mine"), (replaced & ~mine).sum().alias("replaced")).row(0)
    return UndoneBatch(name, int(counts[0]), int(counts[1]), source)


def _without_source(package: Package, batch: FigureBatch, left: pl.DataFrame) -> tuple[Package, str]:
    """The package without the source that came with the batch, unless something else rests on it by now."""
    source = batch.added_source or ""
    if not source or (left["source"] == source).any() or _is_named(package, source):
        return package, ""
    sources = tuple(one for one in package.sources if one.id != source)
    return dataclasses.replace(package, sources=sources), source


def _is_named(package: Package, source: str) -> bool:
    """Whether a row of another table than the observations names a source, or a label means it."""
    if any(one.kind == "source" and one.means == source for one in package.labels):
        return True
    return any(
        source in (getattr(row, name), *(getattr(row, name) if column.many else ()))
        for table in TABLES
        if not table.large
        for name, column in table.columns.items()
        if column.refers == "sources"
        for row in getattr(package, table.name)
    )
