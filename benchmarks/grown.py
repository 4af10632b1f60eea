"""A package of any size, made from a small one: its plan several times, and figures of invented areas."""

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tallystick.base.identifiers import natural_key
from tallystick.register.columns import Table
from tallystick.register.rules.wholes import WHOLES
from tallystick.register.tables import TABLES

Rows = list[dict[str, str]]
#: Columns whose cells are kept as they are in every copy of the plan, for they name no row of it.
_SHARED = frozenset({"areas", "sources"})
_SOURCE = "invented"
#: Its rows name cells of other tables.
_TRANSLATIONS = "translations"
#: Tables of which every copy of the plan has rows of its own.
_NUMBERED = frozenset(one.name for one in TABLES if "id" in one.columns) - _SHARED
_OBSERVATIONS = next(one for one in TABLES if one.name == "observations")


@dataclass(frozen=True)
class Size:
    """How much larger the package becomes.

    Attributes:
        copies: how often the plan is there.
        areas: how many invented areas are added.
        measures: for how many of the plan's measures each of them has figures.
        years: for how many years.
    """

    copies: int = 1
    areas: int = 0
    measures: int = 32
    years: int = 5

    @property
    def invented(self) -> int:
        """How many figures are added."""
        return self.copies * self.areas * self.measures * self.years


def grow(seed: Path, out: Path, size: Size, *, parquet: bool = False, ordered: bool = True) -> int:
    """Write the package and give the number of its observations.

    Args:
        seed: the small package.
        out: the folder to write.
        size: how large it becomes.
        parquet: whether the observations are written as Parquet.
        ordered: whether they come in their canonical order; else the last measure comes first.
    """
    shutil.copytree(seed, out)
    _without_indices(out)
    tables = {one.name: _read(seed, one) for one in TABLES}
    plan = json.loads((seed / "datapackage.json").read_text(encoding="utf-8"))["tallystick"]["plan"]
    areas = [f"{plan['country']}-T{number:05}" for number in range(1, size.areas + 1)]
    tables["areas"] += [{"id": one, "name": f"Invented {one}", "parent": plan["country"]} for one in areas]
    tables["sources"].append(
        {
            "id": _SOURCE,
            "title": "Invented yearbook",
            "publisher": "Invented office",
            "issuing_body": "Invented office",
            "date": f"{plan['period'][-4:]}-12-31",
            "kind": "official_statistic",
            "access": "original_site",
        }
    )
    for table in TABLES:
        rows = tables[table.name]
        if table.name == _TRANSLATIONS:
            rows = list(_translated(rows, size.copies))
        elif table.name not in _SHARED:
            rows = _copied(table, rows, size.copies)
        if table is _OBSERVATIONS:
            lots: Iterable[pl.DataFrame] = _lots(tables, rows, areas, size, int(plan["period"][-4:]))
            lots = lots if ordered else reversed(list(lots))
            (_as_parquet if parquet else _as_csv)(out, lots)
        elif rows:
            _write(out / table.path, list(table.columns), rows)
    return size.copies * len(tables["observations"]) + size.invented


def _without_indices(out: Path) -> None:
    """Leave out the indices that end a method's file: they name indicators, each of which is several now."""
    for method in (out / "methods").glob("*.toml"):
        text = method.read_text(encoding="utf-8").partition("\n[[index]]")[0]
        method.write_text(text.rstrip() + "\n", encoding="utf-8")


def _read(seed: Path, table: Table) -> Rows:
    place = seed / table.path
    if not place.is_file():
        return []
    with place.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(place: Path, columns: list[str], rows: Rows) -> None:
    with place.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _copied(table: Table, rows: Rows, copies: int) -> Rows:
    """The rows once for each copy of the plan, each copy's identifiers with a number of its own."""
    named = {
        name for name, column in table.columns.items() if column.refers and column.refers not in _SHARED
    } | ({"id"} & table.columns.keys())
    return [
        {
            name: _numbered(cell, copy) if name in named else _own(name, cell, copy)
            for name, cell in row.items()
        }
        for copy in range(1, copies + 1)
        for row in rows
    ]


def _translated(rows: Rows, copies: int) -> Iterator[dict[str, str]]:
    """The translations of each copy's texts; of what all copies share once."""
    for copy in range(1, copies + 1):
        for row in rows:
            if row["table"] in _NUMBERED:
                yield row | {
                    "row": _numbered(row["row"], copy),
                    "original": _own(row["column"], row["original"], copy),
                }
            elif copy == 1:
                yield row


def _numbered(cell: str, copy: int) -> str:
    return "; ".join(f"{one.strip()}.k{copy}" for one in cell.split(";")) if cell else ""


def _own(name: str, cell: str, copy: int) -> str:
    """No definition may stand there twice."""
    return f"{cell} (copy {copy})" if name == "definition" and copy > 1 else cell


def _lots(
    tables: dict[str, Rows], rows: Rows, areas: list[str], size: Size, last: int
) -> Iterator[pl.DataFrame]:
    """The observations: those of the plan in each copy, then the invented ones, measure by measure."""
    columns = list(_OBSERVATIONS.columns)
    rows = sorted(rows, key=lambda row: natural_key(row["id"]))
    yield pl.DataFrame(
        {name: [row.get(name) or None for row in rows] for name in columns},
        schema=dict.fromkeys(columns, pl.String),
    )
    measures = _measures(tables, size.measures)
    for copy in range(1, size.copies + 1):
        for place, (indicator, target) in enumerate(measures, 1):
            yield _invented(f"zz.{copy}.{place}", f"{indicator}.k{copy}", target, areas, size, last)


def _measures(tables: dict[str, Rows], count: int) -> list[tuple[str, dict[str, str]]]:
    targets = {one["id"]: one for one in tables["targets"]}
    found: dict[str, dict[str, str]] = {}
    for link in tables["target_indicators"]:
        if link["role"] == "plan_measure":
            found.setdefault(link["indicator"], targets[link["target"]])
    return list(found.items())[:count]


def _invented(
    name: str, indicator: str, target: dict[str, str], areas: list[str], size: Size, last: int
) -> pl.DataFrame:
    """The figures of one measure for every invented area and year, from below the target to above it."""
    whole = max(int(float(target["value"])), 10)
    years = pl.DataFrame({"year": range(last - size.years + 1, last + 1)})
    grid = pl.DataFrame({"area": areas}).with_row_index("n").join(years, how="cross")
    spread = (pl.col("n") * 7 + pl.col("year") * 13) % 41
    tenths = whole * (80 + spread.cast(pl.Int64)) // 10
    if target["unit"] in WHOLES:
        tenths = pl.min_horizontal(tenths, pl.lit(int(WHOLES[target["unit"]]) * 10))
    value = (tenths // 10).cast(pl.String) + pl.lit(".") + (tenths % 10).cast(pl.String)
    cells: dict[str, pl.Expr] = {
        "id": pl.format(
            f"{name}.{{}}.{{}}", (pl.col("n") + 1).cast(pl.String), pl.col("year").cast(pl.String)
        ),
        "indicator": pl.lit(indicator),
        "area": pl.col("area"),
        "period": pl.col("year").cast(pl.String),
        "value": value,
        "unit": pl.lit(target["unit"]),
        "value_in_target_unit": value,
        "qualifier": pl.lit("exact"),
        "rounding": pl.lit("0.05"),
        "derivation": pl.lit("as_printed"),
        "accumulation": pl.lit("year" if target["arithmetic"] == "cumulative" else None, dtype=pl.String),
        "restated": pl.lit("false"),
        "source": pl.lit(_SOURCE),
    }
    empty = pl.lit(None, dtype=pl.String)
    return grid.select(cells.get(column, empty).alias(column) for column in _OBSERVATIONS.columns)


def _as_csv(out: Path, lots: Iterable[pl.DataFrame]) -> None:
    with (out / _OBSERVATIONS.path).open("wb") as file:
        file.write((",".join(_OBSERVATIONS.columns) + "\n").encode())
        for lot in lots:
            lot.write_csv(file, include_header=False)


def _as_parquet(out: Path, lots: Iterable[pl.DataFrame]) -> None:
    (out / _OBSERVATIONS.path).unlink()
    scratch = out / "lots"
    scratch.mkdir()
    places: list[Path] = []
    for number, lot in enumerate(lots):
        places.append(scratch / f"{number:06}.parquet")
        lot.write_parquet(places[-1], compression="lz4")
    pl.scan_parquet(places, glob=False).sink_parquet(out / _OBSERVATIONS.parquet, row_group_size=1 << 18)
    shutil.rmtree(scratch)


if __name__ == "__main__":
    seed, out, copies, areas = sys.argv[1:5]
    size = Size(int(copies), int(areas))
    more = sys.argv[5:]
    print(grow(Path(seed), Path(out), size, parquet="parquet" in more, ordered="unordered" not in more))
