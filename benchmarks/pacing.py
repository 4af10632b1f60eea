"""What the rules of pace add to an assessment: the method of half way with them and without."""

import sys
import tempfile
from pathlib import Path

from benchmarks.cpu import spent
from benchmarks.grown import Size, grow

SEED = Path("plans/china-2021-2025")
METHOD, WITHOUT = "midterm", "midterm-without-pace"
#: The plan as it is, and ten times over.
SIZES = {"the plan": Size(), "the plan ten times": Size(copies=10)}
BOUND = 1.2
RUNS = 5


def pacing_claims() -> list[bool]:
    """Rules of pace add at most a fifth to ``assess --no-site`` by the method of half way."""
    with tempfile.TemporaryDirectory() as scratch:
        return [_one(name, _package(Path(scratch) / str(size.copies), size)) for name, size in SIZES.items()]


def _package(place: Path, size: Size) -> Path:
    """The package with a second method, which is the first without its group of pace."""
    grow(SEED, place, size)
    text = (place / "methods" / f"{METHOD}.toml").read_text(encoding="utf-8")
    rest, group, _ = text.partition("[pace]")
    if not group:
        raise ValueError(f"the method {METHOD} has no rules of pace to be left out")
    named = rest.replace(f'name = "{METHOD}"', f'name = "{WITHOUT}"')
    (place / "methods" / f"{WITHOUT}.toml").write_text(named, encoding="utf-8")
    return place


def _one(name: str, package: Path) -> bool:
    commands = [
        [*_assess(package), "--method", method, "--out", f"{package}-{method}"]
        for method in (METHOD, WITHOUT)
    ]
    # In turns, so that what else the machine does falls on both.
    times = [[spent(command).seconds for command in commands] for _ in range(RUNS)]
    ours, without = (min(side) for side in zip(*times, strict=True))
    holds = ours <= BOUND * without
    print(
        f"{'holds' if holds else 'FAILS'}  assess --no-site of {name} with rules of pace: {ours:.3f} s; "
        f"without: {without:.3f} s; processor time; ratio {ours / without:.3f}, bound {BOUND}"
    )
    return holds


def _assess(package: Path) -> list[str]:
    return [sys.executable, "-m", "tallystick", "assess", str(package), "--no-site"]


if __name__ == "__main__":
    sys.exit(0 if all(pacing_claims()) else 1)
