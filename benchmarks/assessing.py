"""Assessing the reference plan with its pages, against what any program must do for the same files."""

import csv
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.cpu import spent
from benchmarks.two_languages import speaking

#: At most so many times the floor: a first run, one after a cell has changed, one after nothing has.
FIRST, CHANGED, SAME = 3.0, 1.5, 1.5
RUNS = 7
#: Reads the tables, then writes the files of a run in place of what lies there, and the hash of each.
_FLOOR = """
import glob, hashlib, json, os, shutil, sys
import polars
package, files, out = sys.argv[1:]
for name in sorted(glob.glob(package + "/tables/*.csv")):
    polars.read_csv(name, infer_schema_length=None)
found = {}
for folder, _, names in os.walk(files):
    for name in names:
        place = os.path.join(folder, name)
        with open(place, "rb") as file:
            found[os.path.relpath(place, files)] = file.read()
shutil.rmtree(out, ignore_errors=True)
hashes = {}
for name, data in found.items():
    place = os.path.join(out, name)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with open(place, "wb") as file:
        file.write(data)
    hashes[name] = hashlib.sha256(data).hexdigest()
with open(out + "/hashes.json", "w") as file:
    json.dump(hashes, file)
"""


def assessing_costs(package: Path) -> list[bool]:
    """A first run takes at most three times the floor, a second one at most one and a half times."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        changed = folder / "changed"
        speaking(package, changed, ["en"])  # what a second language costs is measured by itself
        rounds = [_round(package, changed, folder, number) for number in range(RUNS)]
    floor, first, after, same = (min(times) for times in zip(*rounds, strict=True))
    return [
        _told("assess for the first time", first, floor, FIRST),
        _told("assess after one cell has changed", after, floor, CHANGED),
        _told("assess after nothing has changed", same, floor, SAME),
    ]


def _round(package: Path, changed: Path, folder: Path, number: int) -> tuple[float, float, float, float]:
    """The seconds of the floor and of three runs, one after another, so that a slow machine slows all."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    first = _assess(changed, out)
    _change(package, changed, f"note {number}")
    after = _assess(changed, out)
    same = _assess(changed, out)
    floor = spent([sys.executable, "-c", _FLOOR, str(changed), str(out), str(folder / "copy")]).seconds
    return floor, first, after, same


def _assess(package: Path, out: Path) -> float:
    return spent([sys.executable, "-m", "tallystick", "assess", str(package), "--out", str(out)]).seconds


def _change(package: Path, changed: Path, text: str) -> None:
    """Write a note beside one figure."""
    name = "tables/observations.csv"
    with (package / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    rows[3][rows[0].index("note")] = text
    with (changed / name).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(rows)


def _told(name: str, seconds: float, floor: float, bound: float) -> bool:
    holds = seconds <= bound * floor
    print(
        f"{'holds' if holds else 'FAILS'}  {name}: {seconds:.3f} s CPU; polars reading the tables, the same "
        f"files written and hashed: {floor:.3f} s CPU; ratio {seconds / floor:.2f}, bound {bound}"
    )
    return holds


if __name__ == "__main__":
    sys.exit(0 if all(assessing_costs(Path("plans/china-2021-2025"))) else 1)
