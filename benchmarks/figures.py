"""Growth with commitments, areas and observations, half a million of these, and polars on the same work."""

import math
import sys
import tempfile
from pathlib import Path

import polars as pl

from benchmarks.cpu import Spent, least, pace
from benchmarks.grown import Size, grow
from benchmarks.query import official_verdicts
from tallystick.register.large import LARGE

SEED = Path("plans/china-2021-2025")
#: What grows, from which size to which, and how many times as large it is then.
GROWTH = {
    "commitments, x10 to x40": (Size(copies=10), Size(copies=40), 4.0),
    "areas, 10 to 400": (Size(areas=10), Size(areas=400), 40.0),
    "observations, 50 k to 500 k": (Size(copies=10, areas=31), Size(copies=10, areas=310), 10.0),
}
#: Half a million observations, in many copies of the plan or in many areas.
HALF_A_MILLION = (Size(copies=10, areas=310), Size(copies=8, areas=400))
LARGEST_EXPONENT = 1.1
SECONDS = {"check": 5, "assess": 30}
MEGABYTES = 1000
RUNS = 2


def command(work: str, package: Path) -> list[str]:
    """The command that checks a package, or assesses it without pages."""
    ours = [sys.executable, "-m", "tallystick", work, str(package)]
    return ours if work == "check" else [*ours, "--no-site", "--out", f"{package}-{work}"]


def figure_claims() -> list[bool]:
    """All of them; exit code 1 of the whole if one does not hold."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        start = {work: least(command(work, _seed(place)), RUNS).seconds for work in SECONDS}
        found = []
        for name, (small, large, times) in GROWTH.items():
            found += _growth(place, name, (small, large), times, start)
        for size in HALF_A_MILLION:
            found += _half_a_million(place, size)
        return found


def _seed(place: Path) -> Path:
    """The plan as it is, whose cost is that of starting."""
    seed = place / "seed"
    if not seed.exists():
        grow(SEED, seed, Size())
    return seed


def _package(place: Path, size: Size) -> Path:
    package = place / f"k{size.copies}a{size.areas}"
    if not package.exists():
        grow(SEED, package, size, ordered=False)
    return package


def _growth(
    place: Path, name: str, sizes: tuple[Size, Size], times: float, start: dict[str, float]
) -> list[bool]:
    found = []
    for work in SECONDS:
        few, many = (least(command(work, _package(place, size)), RUNS).seconds for size in sizes)
        # What starting takes is taken off, half of the smaller time at the most.
        off = min(start[work], few / 2)
        exponent = math.log((many - off) / (few - off)) / math.log(times)
        told = f"exponent {exponent:.2f}, bound {LARGEST_EXPONENT}; {_held(place, sizes)}"
        found.append(
            _report(f"{work}, {name}: {few:.2f} s to {many:.2f} s", told, exponent <= LARGEST_EXPONENT)
        )
    return found


def _held(place: Path, sizes: tuple[Size, Size]) -> str:
    """How many observations each package has, and which of them are read in columns."""
    counts = [_observations(_package(place, size)) for size in sizes]
    return " and ".join(
        f"{count:,} observations in {'columns' if count >= LARGE else 'rows'}" for count in counts
    )


def _observations(package: Path) -> int:
    with (package / "tables/observations.csv").open("rb") as lines:
        return sum(1 for _ in lines) - 1


def _half_a_million(place: Path, size: Size) -> list[bool]:
    package = _package(place, size)
    slower = pace()
    found = []
    spent: dict[str, Spent] = {}
    for work, seconds in SECONDS.items():
        spent[work] = least(command(work, package), RUNS)
        bound = seconds * max(slower, 1.0)
        told = (
            f"bounds {seconds} s, here {bound:.1f} s since this machine is {slower:.2f} times as slow "
            f"as that of the bound, and {MEGABYTES} MB"
        )
        line = (
            f"{work} of 500,000 observations in {size.areas} areas: {spent[work].seconds:.2f} s, "
            f"{spent[work].megabytes:.0f} MB"
        )
        holds = spent[work].seconds <= bound and spent[work].megabytes <= MEGABYTES
        found.append(_report(line, told, holds))
    return [*found, _beside_polars(package, spent["assess"])]


def _beside_polars(package: Path, ours: Spent) -> bool:
    query = [sys.executable, "-m", "benchmarks.query", str(package)]
    theirs = least(query, RUNS)
    expected = official_verdicts(package)
    known = pl.read_parquet(Path(f"{package}-assess/tables/verdicts.parquet"))
    known = known.filter(pl.col("policy") == "official").select("target", "area", ours="verdict")
    both = expected.join(known, on=["target", "area"], how="left")
    same = both.filter(pl.col("ours") == pl.col("verdict")).height
    told = (
        f"ratio {ours.seconds / theirs.seconds:.0f}; ours gives six policies, reasons, marks and the figures "
        "behind each, checks every cell and reference, keeps decimals exact, hashes and writes all of it"
    )
    line = (
        f"assess of 500,000 observations: {ours.seconds:.2f} s; polars, one policy: {theirs.seconds:.2f} s; "
        f"{same} of {len(both)} verdicts the same"
    )
    return _report(line, told, same == len(both) > 0)


def _report(line: str, told: str, holds: bool) -> bool:
    print(f"{'holds' if holds else 'FAILS'}  {line}; {told}")
    return holds


if __name__ == "__main__":
    sys.exit(0 if all(figure_claims()) else 1)
