"""How often the suggestion is right: ``python -m tests.recommendations.labelled.measure``."""

import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

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


def asked(name: str = "asked.csv") -> tuple[Recommendation, ...]:
    """The drawn recommendations."""
    rows = csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines())
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


class Measured(NamedTuple):
    """Recommendations right and in all, links right and in all, and the recommendations that were missed."""

    right: int
    whole: int
    links: int
    linked: int
    missed: tuple[str, ...]


def seen() -> Mapping[str, set[str]]:
    """What both passes linked to each of the first sixty, on which weights were set."""
    first, second = labels("first.csv"), labels("second.csv")
    return {name: {one for one, _ in first[name]} & {one for one, _ in second[name]} for name in first}


def once(name: str) -> Mapping[str, set[str]]:
    """What one pass linked: in ``kept.csv``, on which weights were set too; in ``last.csv`` none were."""
    return {paragraph: {one for one, _ in said} for paragraph, said in labels(name).items()}


def measured(package: Package, rows: Iterable[Recommendation], right: Mapping[str, set[str]]) -> Measured:
    """How often one of the right commitments is among the first three, of those that have any."""
    suggester = Suggester(package)
    hits = links = linked = 0
    missed = []
    judged = [(one, right[one.id] - {""}) for one in rows if right[one.id] - {""}]
    for one, those in judged:
        shown = suggester.suggest(one)
        linked += len(those)
        links += len(those & {it.commitment for it in shown})
        if first_right(shown, those):
            hits += 1
        else:
            missed.append(one.id)
    return Measured(hits, len(judged), links, linked, tuple(missed))


if __name__ == "__main__":
    plan = load_package(str(PLAN))
    for called, found in (
        ("set on", measured(plan, asked(), seen())),
        ("set on, second round", measured(plan, asked("kept_asked.csv"), once("kept.csv"))),
        ("nothing set on", measured(plan, asked("last_asked.csv"), once("last.csv"))),
    ):
        told = f"recommendations {found.right} of {found.whole}, links {found.links} of {found.linked}"
        sys.stdout.write(f"{called}: {told}\nmissed: {', '.join(found.missed)}\n")
