"""How often the suggestion is right: ``python -m tests.recommendations.labelled.measure``."""

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

from tallystick.recommendations.suggest import Suggester, first_right
from tallystick.register import load_package
from tallystick.register.model import Package
from tallystick.register.recommendations import Recommendation

HERE = Path(__file__).parent
PLAN = HERE.parents[2] / "plans" / "china-2021-2025"


def labels(name: str) -> Mapping[str, set[tuple[str, str]]]:
    """What one pass gave each paragraph: commitments with how they answer."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()):
        found.setdefault(row["paragraph"], set()).add((row["commitment"], row["how"]))
    return found


def asked() -> tuple[Recommendation, ...]:
    """The drawn recommendations."""
    rows = csv.DictReader((HERE / "asked.csv").read_text(encoding="utf-8").splitlines())
    return tuple(_recommendation(row["paragraph"], row["asked"]) for row in rows)


def _recommendation(paragraph: str, words: str) -> Recommendation:
    return Recommendation(
        paragraph,
        "upr",
        "recommendation",
        "A/HRC/25/5",
        words,
        paragraph,
        date=None,
        made_by=(),
        response=None,
        responded=None,
        reason=None,
        source=None,
        response_source=None,
    )


def measured(package: Package) -> tuple[int, int, int, int, list[str]]:
    """Recommendations right and in all, links right and in all, and the recommendations that were missed.

    Right is what both passes linked, however it answers.
    """
    first, second = labels("first.csv"), labels("second.csv")
    suggester = Suggester(package)
    right = whole = links = linked = 0
    missed = []
    for one in asked():
        both = {name for name, _ in first[one.id]} & {name for name, _ in second[one.id]} - {""}
        both -= {""}
        if not both:
            continue
        shown = suggester.suggest(one)
        whole += 1
        hit = first_right(shown, both)
        right += hit
        linked += len(both)
        links += len(both & {it.commitment for it in shown})
        if not hit:
            missed.append(one.id)
    return right, whole, links, linked, missed


if __name__ == "__main__":
    done = measured(load_package(str(PLAN)))
    sys.stdout.write(f"recommendations {done[0]} of {done[1]}, links {done[2]} of {done[3]}\n")
    sys.stdout.write(f"missed: {', '.join(done[4])}\n")
