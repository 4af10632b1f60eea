"""The headline verdicts of the invented areas under one source policy, as a polars query would give them."""

import json
import sys
from pathlib import Path

import polars as pl

from tallystick.base.units import ADDED_UP

_SHORT = "last_figure_falls_short"


def official_verdicts(package: Path) -> pl.DataFrame:
    """Target, area and verdict under ``official``, of level and ceiling targets; parts are asked of no count.

    Only for what `grown` invents: exact figures of whole years, one a year, of one statistic; of the plan's
    measures; with the method of the reference plan. Binary fractions, no reasons, no other policies.
    """
    plan = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["tallystick"]["plan"]
    first, last = (int(year) for year in plan["period"].split("/"))
    tables = package / "tables"
    wanted = (
        pl.scan_csv(tables / "targets.csv", infer_schema=False)
        .filter(~pl.col("unit").is_in(list(ADDED_UP)))
        .select("id", "arithmetic", "comparator", "strict", N=pl.col("value").cast(pl.Float64),
                deadline=pl.col("deadline").str.slice(0, 4).cast(pl.Int32))
        .rename({"id": "target"})
    )  # fmt: skip
    links = (
        pl.scan_csv(tables / "target_indicators.csv", infer_schema=False)
        .filter(pl.col("role") == "plan_measure")
        .select("target", "indicator")
    )
    figures = (
        pl.scan_csv(tables / "observations.csv", infer_schema=False)
        .filter((pl.col("source") == "invented") & (pl.col("restated") == "false"))
        .select("indicator", "area", year=pl.col("period").cast(pl.Int32),
                value=pl.col("value_in_target_unit").cast(pl.Float64))
        .filter(pl.col("year").is_between(first, last))
    )  # fmt: skip
    seen = figures.join(links, on="indicator").join(wanted, on="target")
    seen = seen.filter(pl.col("year") <= pl.col("deadline")).collect()
    return _levels(seen)


def _levels(seen: pl.DataFrame) -> pl.DataFrame:
    latest = (
        seen.filter(pl.col("arithmetic").is_in(["level", "ceiling"]))
        .filter(pl.col("comparator").is_in([">=", ">", "<=", "<"]))
        .filter(pl.col("year") == pl.col("year").max().over("target", "area"))
    )
    strict = (pl.col("strict") == "true") | pl.col("comparator").is_in([">", "<"])
    above = pl.col("comparator").is_in([">=", ">"])
    apart = pl.when(above).then(pl.col("value") - pl.col("N")).otherwise(pl.col("N") - pl.col("value"))
    holds = pl.when(strict).then(apart > 0).otherwise(apart >= 0)
    due = pl.col("year") == pl.col("deadline")
    verdict = (
        pl.when(holds & due).then(pl.lit("met"))
        .when(due).then(pl.lit("not_met"))
        .when(holds).then(pl.lit("last_figure_meets"))
        .otherwise(pl.lit(_SHORT))
    )  # fmt: skip
    return latest.select("target", "area", verdict=verdict)


if __name__ == "__main__":
    print(len(official_verdicts(Path(sys.argv[1]))))
