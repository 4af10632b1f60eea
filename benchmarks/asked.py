"""What others asked: a matrix of 428 read, matched and proposed links for; pages of 3,000 recommendations."""

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import xlsxwriter

from benchmarks.cpu import least_seconds, spent
from tallystick.pipeline.recommendations.read import read_into_sheet
from tallystick.recommendations.suggest import Suggester
from tallystick.register import load_package
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.recommendations import Recommendation

PLAN = Path("plans/china-2021-2025")
#: Seconds of the processor, and bytes of a page (the design's limit of the site).
BOUND, LARGEST_PAGE = 10, 50_000
MATRIX, MANY = 428, 3_000
_STATES = ("Norland", "Westia", "Ostland", "Sudland", "Norland (Kingdom of)", "Isles of Exampla")
_ANSWERS = ("Supported", "Noted", "Supported", "Partially supported", "Not accepted")
_HEAD = (
    "Theme",
    "Recommendation and recommending State",
    "Position of the State under review",
    "Affected persons",
)


def asked_of(plan: Path, number: int) -> list[str]:
    """So many invented recommendations, in words of the plan's own titles, no two alike."""
    titles = [one.title for one in load_package(str(plan)).commitments]
    return [
        f"Take further measures in district {place}: {titles[place % len(titles)].lower()}; report on it"
        for place in range(number)
    ]


def matrix(path: Path, words: list[str]) -> None:
    """A matrix as OHCHR lays it out, with a theme merged over ten rows each."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Matrix")
        page.write_row(0, 0, _HEAD)
        for row, said in enumerate(words, 1):
            state = _STATES[row % len(_STATES)]
            page.write_row(row, 1, (f"28.{row} {said} ({state});", _ANSWERS[row % len(_ANSWERS)], "Children"))
        for first in range(1, len(words), 10):
            last = min(first + 9, len(words))
            if last > first:
                page.merge_range(first, 0, last, 0, f"Theme {first}")


def matrix_is_quick(scratch: Path) -> bool:
    """From the spreadsheet to the written sheet, and three suggestions for each: 10 s of the processor."""
    path = scratch / "matrix.xlsx"
    matrix(path, asked_of(PLAN, MATRIX))
    done: list[int] = []

    def work() -> None:
        out = scratch / f"draft{len(done)}.xlsx"
        done.append(read_into_sheet([str(path)], str(PLAN), str(out), lambda *_: None, cycle=4).written)
        package = load_package(str(PLAN))
        suggester = Suggester(package)
        for one in invented(asked_of(PLAN, MATRIX)):
            suggester.suggest(one)

    seconds = least_seconds(work, runs=3)
    whole = set(done) == {MATRIX}
    told = f"{done[0]} recommendations of a matrix: {seconds:.2f} s CPU, bound {BOUND}"
    return _told(told, holds=whole and seconds <= BOUND)


def invented(words: list[str]) -> list[Recommendation]:
    """These as rows of a package, of three invented reviews."""
    return [
        Recommendation(
            f"x{place}",
            "upr",
            "recommendation",
            "A/HRC/90/5",
            said,
            f"28.{place}",
            None,
            (_STATES[place % len(_STATES)],),
            ("accepted", "noted", "rejected")[place % 3],
            None,
            None,
            None,
            None,
            cycle=2 + place % 3,
            theme=(f"Theme {place % 40}",),
            groups=("children", "women", "elderly")[place % 3 : place % 3 + 1],
        )
        for place, said in enumerate(words)
    ]


def pages_are_small(scratch: Path) -> bool:
    """No page of a site with 3,000 recommendations has more than 50,000 bytes."""
    package = load_package(str(PLAN))
    place = scratch / "plan"
    shutil.copytree(PLAN, place)
    more = replace(package, recommendations=(*package.recommendations, *invented(asked_of(PLAN, MANY))))
    save_package(more, str(place), {}, expected=package_sha256(package))
    out = scratch / "site"
    took = spent([sys.executable, "-m", "tallystick", "assess", str(place), "--out", str(out)])
    pages = {one: one.stat().st_size for one in out.rglob("recommendations/**/*.html")}
    largest = max(pages, key=lambda one: pages[one])
    told = (
        f"{len(pages)} pages of {MANY} recommendations, the largest {pages[largest]} bytes "
        f"({largest.relative_to(out)}), bound {LARGEST_PAGE}; the whole run {took.seconds:.1f} s CPU, "
        f"{took.megabytes:.0f} MB"
    )
    return _told(told, holds=pages[largest] <= LARGEST_PAGE)


def _told(said: str, *, holds: bool) -> bool:
    print(f"{'holds' if holds else 'FAILS'}  {said}")
    return holds


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        results = [matrix_is_quick(Path(folder)), pages_are_small(Path(folder))]
    sys.exit(0 if all(results) else 1)
