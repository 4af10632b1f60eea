"""``make bench``: every claim about speed, with its bound; exit code 1 if one does not hold."""

import sys
from pathlib import Path

from benchmarks.agreeing import agreement_is_quick
from benchmarks.assessing import assessing_costs
from benchmarks.cpu import spent
from benchmarks.diff import diffing_is_quick
from benchmarks.edits import editing_is_quick
from benchmarks.evidence import evidence_claims
from benchmarks.figures import figure_claims
from benchmarks.indexing import indexing_claims
from benchmarks.ledger import ledger_claims
from benchmarks.pacing import pacing_claims
from benchmarks.reading import pdf_is_quick, reading_is_quick
from benchmarks.reporting import report_cost
from benchmarks.serving import serving_is_quick
from benchmarks.strange import strange_is_quick
from benchmarks.two_languages import two_languages_cost

PACKAGE = Path("plans/china-2021-2025")
RUNS = 7
_IMPORTS = "import typer, rich"
_POLARS = """
import glob, polars, sys
for name in sorted(glob.glob(sys.argv[1] + "/tables/*.csv")):
    polars.read_csv(name, infer_schema_length=None)
"""


def help_is_quick() -> bool:
    """``tallystick --help`` takes at most twice as long as importing typer and rich."""
    return _beside(
        "tallystick --help",
        [sys.executable, "-m", "tallystick", "--help"],
        "importing typer and rich",
        [sys.executable, "-c", _IMPORTS],
        2,
    )


def checking_is_quick() -> bool:
    """``check`` takes at most twice as long as polars takes to be loaded and to read the tables."""
    return _beside(
        "check",
        [sys.executable, "-m", "tallystick", "check", str(PACKAGE)],
        "polars reading the tables",
        [sys.executable, "-c", _POLARS, str(PACKAGE)],
        2,
    )


def _beside(name: str, ours: list[str], other: str, theirs: list[str], bound: float) -> bool:
    times = [(spent(ours).seconds, spent(theirs).seconds) for _ in range(RUNS)]
    own, floor = (min(side) for side in zip(*times, strict=True))
    told = f"processor time; ratio {own / floor:.2f}, bound {bound}"
    return report((name, own), (other, floor), told, holds=own <= bound * floor)


def report(ours: tuple[str, float], other: tuple[str, float], told: str, *, holds: bool) -> bool:
    """Print one result and pass on whether it holds."""
    times = "; ".join(f"{name}: {seconds:.3f} s" for name, seconds in (ours, other))
    print(f"{'holds' if holds else 'FAILS'}  {times}; {told}")
    return holds


if __name__ == "__main__":
    results = [
        help_is_quick(),
        checking_is_quick(),
        *assessing_costs(PACKAGE),
        two_languages_cost(PACKAGE),
        *(report_cost(PACKAGE, one) for one in ("en", "zh-Hans")),
        diffing_is_quick(),
        editing_is_quick(),
        reading_is_quick(),
        pdf_is_quick(),
        strange_is_quick(),
        serving_is_quick(PACKAGE),
        *ledger_claims(PACKAGE),
        *figure_claims(),
        *pacing_claims(),
        *evidence_claims(),
        indexing_claims(),
        agreement_is_quick(),
    ]
    sys.exit(0 if all(results) else 1)
