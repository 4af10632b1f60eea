"""Assessing the reference plan with pages in English and Chinese, against English alone."""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.cpu import spent
from tallystick.voice.catalogues import page_languages

#: At most so many times what one language takes.
BOUND = 2.1
RUNS = 5


def speaking(package: Path, place: Path, languages: list[str]) -> Path:
    """A copy of a package whose pages are drawn in these languages."""
    shutil.copytree(package, place)
    descriptor = place / "datapackage.json"
    settings = json.loads(descriptor.read_text(encoding="utf-8"))
    settings["tallystick"]["languages"] = languages
    descriptor.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    return place


def two_languages_cost(package: Path) -> bool:
    """A site in two languages takes at most 2.1 times what one takes, everything else of the run included."""
    if len(page_languages(["en", "zh-Hans"])) < 2:
        print("not measured  a site in two languages: no catalogue has every text of the pages")
        return True
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        one = speaking(package, folder / "one", ["en"])
        two = speaking(package, folder / "two", ["en", "zh-Hans"])
        rounds = [[_assess(each, folder / "out") for each in (one, two)] for _ in range(RUNS)]
    alone, both = (min(times) for times in zip(*rounds, strict=True))
    holds = both <= BOUND * alone
    print(
        f"{'holds' if holds else 'FAILS'}  assess with pages in two languages: {both:.3f} s CPU; in one: "
        f"{alone:.3f} s CPU; ratio {both / alone:.2f}, bound {BOUND}"
    )
    return holds


def _assess(package: Path, out: Path) -> float:
    shutil.rmtree(out, ignore_errors=True)
    return spent([sys.executable, "-m", "tallystick", "assess", str(package), "--out", str(out)]).seconds


if __name__ == "__main__":
    sys.exit(0 if two_languages_cost(Path("plans/china-2021-2025")) else 1)
