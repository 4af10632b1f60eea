"""Millions of observations: checked and assessed within bounds, sampled against rows. Run before a release.

    nice .venv/bin/python -m tests.endurance.observations DAY [AREAS]

DAY is written into the result, ``observations.json`` beside this file; no clock is read for it. With 18,800
areas, the default, there are 30 million observations; with 1,880 there
are 3 million; at least 150 are needed. About 4 GB of disk are
needed in the folder for temporary files. Control: the verdicts of a few of the invented areas are made
again from a package of these areas alone, read in rows, and have to be the same.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import polars as pl

from benchmarks.cpu import spent
from benchmarks.grown import Size, grow
from tallystick.assessment import assess
from tallystick.assessment.record import verdict_columns, verdict_names
from tallystick.register import large
from tallystick.register.files import chosen_method, load_package
from tests.architecture.tree import ROOT

SEED = ROOT / "plans" / "china-2021-2025"
COPIES = 10
AREAS = 18_800
#: Up to so many observations, so many seconds of processor time and megabytes for `assess`.
BOUNDS = ((3_100_000, 120, 2_000), (31_000_000, 1_200, 4_000))
RESULT = Path(__file__).with_suffix(".json")
Table = dict[str, list[str]]


def run(areas: int, day: str) -> dict[str, object]:
    """Make the package, check it, assess it, compare a sample with its rows; give what it took."""
    with tempfile.TemporaryDirectory() as scratch:
        package, out = Path(scratch) / "package", Path(scratch) / "out"
        observations = grow(SEED, package, Size(COPIES, areas), parquet=True)
        ours = [sys.executable, "-m", "tallystick"]
        checking = spent([*ours, "check", str(package)])
        assessing = spent([*ours, "assess", str(package), "--no-site", "--out", str(out)])
        verdicts = out / "tables/verdicts.parquet"
        sample = [f"CN-T{number:05}" for number in range(1, areas + 1, max(areas // 3, 1))]
        ours_then = published(verdicts, sample)
        same = ours_then == in_rows(package, Path(scratch) / "sample", sample)
        count = int(pl.scan_parquet(verdicts).select(pl.len()).collect().item())
    seconds, megabytes = next((s, m) for most, s, m in BOUNDS if observations <= most)
    return {
        "day": day,
        "observations": observations,
        "verdicts": count,
        "check": {"cpu_seconds": round(checking.seconds, 1), "megabytes": round(checking.megabytes)},
        "assess": {"cpu_seconds": round(assessing.seconds, 1), "megabytes": round(assessing.megabytes)},
        "bounds_of_assess": {"cpu_seconds": seconds, "megabytes": megabytes},
        "sampled_areas": sample,
        "sample_same_in_rows": same,
        "holds": same and assessing.seconds <= seconds and assessing.megabytes <= megabytes,
    }


def published(verdicts: Path, areas: list[str]) -> Table:
    """The verdicts of some areas as they were written."""
    frame = pl.scan_parquet(verdicts).filter(pl.col("area").is_in(areas)).collect().fill_null("")
    return {name: frame[name].to_list() for name in frame.columns}


def in_rows(package: Path, place: Path, areas: list[str]) -> Table:
    """The verdicts of some areas, from a package of their figures alone that is read in rows."""
    shutil.copytree(package, place, ignore=shutil.ignore_patterns("*.parquet"))
    figures = pl.scan_parquet(package / "tables/observations.parquet")
    figures.filter(pl.col("area").is_in(areas)).collect().write_csv(place / "tables/observations.csv")
    large.LARGE = 1 << 60
    small = load_package(str(place))
    assessment = assess(small, chosen_method(small, None))
    verdicts = [one for one in assessment.verdicts if one.area in areas]
    return verdict_columns(small, verdicts, verdict_names(assessment.rules))


def main(day: str, areas: int = AREAS) -> int:
    """Run, keep the result beside those of other sizes, and say whether it holds."""
    found = run(areas, day)
    results = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.is_file() else {}
    results[str(found["observations"])] = found
    ordered = dict(sorted(results.items(), key=lambda pair: int(pair[0])))
    RESULT.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:3])))
