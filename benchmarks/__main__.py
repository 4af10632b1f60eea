"""``make bench``: every claim about speed, with its bound; exit code 1 if one does not hold."""

import sys
import tempfile
from pathlib import Path

from benchmarks.clock import side_by_side
from benchmarks.diff import diffing_is_quick
from benchmarks.edits import editing_is_quick
from benchmarks.figures import figure_claims
from benchmarks.ledger import ledger_claims
from benchmarks.reading import pdf_is_quick, reading_is_quick
from benchmarks.serving import serving_is_quick
from benchmarks.strange import strange_is_quick

PACKAGE = Path("plans/china-2021-2025")
_IMPORTS = "import typer, rich"
_POLARS = """
import glob, polars, sys
for name in sorted(glob.glob(sys.argv[1] + "/tables/*.csv")):
    polars.read_csv(name, infer_schema_length=None)
"""


def help_is_quick() -> bool:
    """``tallystick --help`` takes at most twice as long as importing typer and rich."""
    ours, theirs, ratio = side_by_side(
        [sys.executable, "-m", "tallystick", "--help"], [sys.executable, "-c", _IMPORTS]
    )
    told = f"ratio {ratio:.2f}, bound 2"
    return report(("tallystick --help", ours), ("importing typer and rich", theirs), told, holds=ratio <= 2)


def assessing_is_quick() -> bool:
    """``assess --no-site`` takes at most 1.5 s plus three times what polars takes to read the tables."""
    with tempfile.TemporaryDirectory() as scratch:
        ours, theirs, ratio = side_by_side(
            [
                sys.executable,
                "-m",
                "tallystick",
                "assess",
                str(PACKAGE),
                "--out",
                f"{scratch}/out",
                "--no-site",
            ],
            [sys.executable, "-c", _POLARS, str(PACKAGE)],
        )
    bound = 1.5 + 3 * theirs
    told = f"ratio {ratio:.2f}, bound 1.5 s + 3 x = {bound:.2f} s"
    return report(
        ("assess --no-site", ours), ("polars reading the tables", theirs), told, holds=ours <= bound
    )


def report(ours: tuple[str, float], other: tuple[str, float], told: str, *, holds: bool) -> bool:
    """Print one result and pass on whether it holds."""
    times = "; ".join(f"{name}: {seconds:.3f} s" for name, seconds in (ours, other))
    print(f"{'holds' if holds else 'FAILS'}  {times}; {told}")
    return holds


if __name__ == "__main__":
    results = [
        help_is_quick(),
        assessing_is_quick(),
        diffing_is_quick(),
        editing_is_quick(),
        reading_is_quick(),
        pdf_is_quick(),
        strange_is_quick(),
        serving_is_quick(PACKAGE),
        *ledger_claims(PACKAGE),
        *figure_claims(),
    ]
    sys.exit(0 if all(results) else 1)
