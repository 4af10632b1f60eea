"""Scores a draft against the gold of a fictional plan, as the project's own scorer does against real ones."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tallystick.reading import Draft, SourceText, draft_register, read_document
from tallystick.reading.model import FoundTarget

PLANS = Path(__file__).parent / "plans"
SLACK = 5
SAME = {"cumulative_at_least": ">=", "=": ">=", ">": ">=", "<": "<="}
COUNTED = {"count", "persons", "homes", "cities", "districts", "hospitals"}


@dataclass(frozen=True, slots=True)
class Score:
    commitments: float
    targets: float
    wrong: tuple[str, ...]


def read_plan(name: str) -> tuple[SourceText, Draft, dict[str, Any]]:
    folder = PLANS / name
    source = read_document(str(next(folder.glob("source.*"))), lambda *_: None)
    return source, draft_register(source), gold_of(name)


def gold_of(name: str) -> dict[str, Any]:
    return tomllib.loads((PLANS / name / "gold.toml").read_text(encoding="utf-8"))


def score(source: SourceText, draft: Draft, gold: dict[str, Any]) -> Score:
    """F1 of commitments (ends within five characters, on the best level) and of targets; what is wrong."""
    wanted = spans(source.text, gold["commitments"])
    levels = {one.unit.level for one in draft.commitments}
    drafted = [
        [(u.start, u.end) for u in (o.unit for o in draft.commitments) if u.level == level]
        for level in levels
    ]
    best = max(
        (f1(sum(_near(one, group) for one in wanted), len(group), len(wanted)) for group in drafted),
        default=0.0,
    )
    free = list(draft.targets)
    wrong: list[str] = []
    hits = 0
    for one in gold.get("target", []):
        found = _target(source.text, free, one)
        if found is None:
            wrong.append(f"missed {one['in']}")
            continue
        hits += 1
        free.remove(found)
        wrong += _differences(found, one)
    wrong += [f"spurious {one.value} {one.unit}: {one.quantity}" for one in free]
    return Score(best, f1(hits, len(draft.targets), len(gold.get("target", []))), tuple(wrong))


def spans(text: str, marks: list[str]) -> list[tuple[int, int]]:
    """The stretches of a text given as ``first words ... last words``."""
    found = []
    at = 0
    for mark in marks:
        first, _, last = mark.partition(" ... ")
        start = text.index(first, at)
        end = text.index(last, start) + len(last)
        found.append((start, end))
        at = start + 1
    return found


def f1(hits: int, found: int, asked: int) -> float:
    return 2 * hits / (found + asked) if found + asked else 1.0


def _near(span: tuple[int, int], group: list[tuple[int, int]]) -> bool:
    return any(abs(span[0] - a) <= SLACK and abs(span[1] - b) <= SLACK for a, b in group)


def _target(text: str, free: list[FoundTarget], gold: dict[str, Any]) -> FoundTarget | None:
    start = text.index(gold["in"])
    end = start + len(gold["in"])
    return next(
        (o for o in free if start - SLACK <= o.start <= end and o.value == Decimal(gold["value"])), None
    )


def _differences(found: FoundTarget, gold: dict[str, Any]) -> list[str]:
    pairs = {
        "comparator": (
            SAME.get(found.comparator, found.comparator),
            SAME.get(gold["comparator"], gold["comparator"]),
        ),
        "unit": tuple("count" if unit in COUNTED else unit for unit in (found.unit, gold["unit"])),
        "strict": (found.strict, gold.get("strict", False)),
        "deadline": (found.deadline, gold.get("deadline", found.deadline)),
        "baseline": (found.baseline_year, gold.get("baseline", "")),
    }
    return [
        f"{gold['in']}: {key} {mine!r}, gold {right!r}"
        for key, (mine, right) in pairs.items()
        if mine != right
    ]
