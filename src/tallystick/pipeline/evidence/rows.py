"""New figures as rows of the package: their identifiers, and their values in their target's unit."""

import hashlib

import polars as pl

from tallystick.pipeline.evidence.standing import SCHEMA
from tallystick.register.model import Package

_LONGEST = 100


def in_target_unit(figures: pl.DataFrame, package: Package) -> pl.DataFrame:
    """Figures with their value in their target's unit, where a target is compared with them in their own."""
    comparable = _comparable(package)
    compared = pl.col("indicator").is_in(comparable) & (pl.col("accumulation").fill_null("") != "stock")
    return figures.with_columns(
        pl.when(compared).then("value").alias("value_in_target_unit"),
        pl.when(compared).then("rounding").alias("rounding"),
    )


def as_observations(new: pl.DataFrame, batch: str, taken: pl.Series) -> pl.DataFrame:
    """New figures, in their target's unit too, as observations: each has an identifier of its own.

    Args:
        new: the figures; ``restated`` says of each whether it is an older edition.
        batch: the batch they came in.
        taken: the identifiers that are there.
    """
    parts = [pl.col(name) for name in ("indicator", "area", "group")]
    parts += [_without_slash(new, name) for name in ("period", "as_of")]
    parts += [pl.col(name) for name in ("accumulation", "coverage", "vintage", "source")]
    rows = new.with_columns(
        pl.concat_str(parts, separator=".", ignore_nulls=True).alias("id"),
        pl.lit("as_printed").alias("derivation"),
        pl.lit(batch).alias("batch"),
        pl.lit(None, dtype=pl.String).alias("restated_by"),
    )
    return _unique(rows, taken).select(list(SCHEMA))


def _without_slash(rows: pl.DataFrame, name: str) -> pl.Expr:
    """A column of times as parts of identifiers; most have no slash, which is found sooner than replaced."""
    slash = rows[name].str.contains("/", literal=True).any()
    return pl.col(name).str.replace_all("/", "_", literal=True) if slash else pl.col(name)


def _unique(rows: pl.DataFrame, taken: pl.Series) -> pl.DataFrame:
    """Rows whose identifiers are short enough and nobody else's, in whatever letters."""
    folded = rows["id"].str.to_lowercase()
    strange = (rows["id"].str.len_bytes() > _LONGEST) | folded.is_in(taken.str.to_lowercase().implode())
    if folded.hash().n_unique() < len(rows):
        strange |= folded.is_duplicated()
    if not strange.any():
        return rows
    frame = rows.with_columns(strange.alias("strange"))
    parts = [
        "indicator",
        "area",
        "group",
        "period",
        "as_of",
        "accumulation",
        "coverage",
        "vintage",
        "source",
        "batch",
    ]
    hit = frame.filter("strange")
    names = [
        f"{name[:_LONGEST].rstrip('.-_')}.{_short(cells)}"
        for name, *cells in hit.select("id", *parts).iter_rows()
    ]
    return pl.concat([frame.filter(~pl.col("strange")), hit.with_columns(pl.Series("id", names))])


def _short(cells: list[str | None]) -> str:
    return hashlib.sha256("\n".join(one or "" for one in cells).encode()).hexdigest()[:12]


def _comparable(package: Package) -> list[str]:
    """The indicators that measure targets, all of them in the indicator's own unit."""
    units = {one.id: one.unit for one in package.targets}
    asked: dict[str, set[str]] = {}
    for one in package.target_indicators:
        if one.role in {"plan_measure", "other_measure"}:
            asked.setdefault(one.indicator, set()).add(units[one.target])
    own = {one.id: one.unit for one in package.indicators}
    return sorted(name for name, found in asked.items() if found == {own[name]})
