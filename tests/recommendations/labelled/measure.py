"""How often the suggestion is right, and how far two coders agree: see the README beside this file.

``python -m tests.recommendations.labelled.measure`` tells it of every round.
"""

import csv
import math
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tallystick.panel.agreement import DRAWS, Agreement
from tallystick.recommendations.agreement import LINK, STATE, mapping_agreement
from tallystick.recommendations.codings import CodedLinks, links_of
from tallystick.recommendations.suggest import Suggester, first_right
from tallystick.register import load_package
from tallystick.register.model import Package
from tallystick.register.recommendations import (
    AGAINST,
    IN_PART,
    NONE,
    Recommendation,
    RecommendationLink,
)

HERE = Path(__file__).parent
PLAN = HERE.parents[2] / "plans" / "china-2021-2025"
Linked = Mapping[str, set[str]]


class Round(NamedTuple):
    """Recommendations that were drawn together: the files with their words, and with each coder's labels."""

    name: str
    asked: str
    first: str
    other: str


SECOND = Round("second round, set on", "kept_asked.csv", "kept.csv", "kept_other.csv")
THIRD = Round("third round", "last_asked.csv", "last.csv", "last_other.csv")
FOURTH = Round("fourth round", "fourth_asked.csv", "fourth.csv", "fourth_other.csv")
ROUNDS = (SECOND, THIRD, FOURTH)


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


def seen() -> Linked:
    """What both passes of the first coder linked to each of the first sixty, on which weights were set."""
    return shared(once("first.csv"), once("second.csv"))


def once(name: str) -> Linked:
    """What one pass linked to each recommendation, in whatever way."""
    return {paragraph: {one for one, _ in said} for paragraph, said in labels(name).items()}


def shared(one: Linked, other: Linked) -> Linked:
    """What both linked to each recommendation."""
    return {name: one[name] & other[name] for name in one}


def either(one: Linked, other: Linked) -> Linked:
    """What one of the two linked to each recommendation, or both."""
    return {name: one[name] | other[name] for name in one}


def measured(package: Package, rows: Iterable[Recommendation], right: Linked) -> Measured:
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


def likely(right: int, whole: int) -> tuple[float, float]:
    """Between what a share lies, 95 times in 100 (Wilson, J. Am. Stat. Assoc. 22:209-212, 1927).

    Examples:
        >>> [round(one, 3) for one in likely(28, 35)]
        [0.641, 0.9]
    """
    z, share = 1.959964, right / whole
    middle, width = (
        share + z * z / (2 * whole),
        z * math.sqrt(share * (1 - share) / whole + (z / 2 / whole) ** 2),
    )
    return (middle - width) / (1 + z * z / whole), (middle + width) / (1 + z * z / whole)


def agreed(package: Package, rounds: Iterable[Round], draws: int = DRAWS) -> Mapping[str, Agreement]:
    """How far the two coders agree, by the program's own reckoning.

    ``which`` is of what answers alone: in full or in part is the same, and against counts as not linked.
    """
    those = tuple(rounds)
    told = [
        CodedLinks(name, coder, frozenset(links))
        for one in those
        for coder, file in (("first", one.first), ("other", one.other))
        for name, links in labels(file).items()
    ]
    bare = [
        replace(
            one, links=frozenset((name, IN_PART) for name, how in one.links if how not in {AGAINST, NONE})
        )
        for one in told
    ]
    bare = [replace(one, links=one.links or frozenset({("", NONE)})) for one in bare]
    words = tuple(row for one in those for row in asked(one.asked))
    of_both, of_bare = (
        mapping_agreement(
            replace(package, recommendations=words, recommendation_links=tuple(links_of(one, {}))), draws
        )
        for one in (told, bare)
    )
    return {STATE: of_both[STATE], LINK: of_both[LINK], "answered": of_bare[STATE], "which": of_bare[LINK]}


def coded_before(package: Package, one: Round) -> Package:
    """A package in which all other rounds were coded, and what both coders linked stands.

    Of the first sixty what both passes of the one coder linked stands instead.
    """
    standing = dict(seen()), *(dict(shared(once(it.first), once(it.other))) for it in ROUNDS if it != one)
    links = tuple(
        RecommendationLink(name, IN_PART, commitment, ("first", "other"), ("first", "other"))
        for linked in standing
        for name, those in linked.items()
        for commitment in sorted(those - {""})
    )
    words = (*asked(), *(row for it in ROUNDS for row in asked(it.asked)))
    return replace(package, recommendations=words, recommendation_links=links)


def _tell_of_suggestion(package: Package, one: Round, before: str) -> None:
    first, other, rows = once(one.first), once(one.other), asked(one.asked)
    for by, right in (
        ("the first coder", first),
        ("the other", other),
        ("either", either(first, other)),
        ("both", shared(first, other)),
    ):
        _tell(f"{one.name}, {before}, by {by}", measured(package, rows, right))


def _tell(called: str, found: Measured) -> None:
    low, high = likely(found.right, found.whole)
    told = f"{found.right} of {found.whole} ({found.right / found.whole:.0%}, {low:.0%} to {high:.0%})"
    sys.stdout.write(f"{called}: {told}; links {found.links} of {found.linked}\n")


def _tell_of_agreement(called: str, of: Mapping[str, Agreement]) -> None:
    for scope, found in of.items():
        ends = found.alpha_interval
        told = f"alpha {found.alpha:.2f} ({ends.low:.2f} to {ends.high:.2f})" if ends else "no alpha"
        sys.stdout.write(f"{called}, {scope}: {found.agreeing} of {found.pairs} alike, {told}\n")


if __name__ == "__main__":
    plan = load_package(str(PLAN))
    _tell("first sixty, set on", measured(plan, asked(), seen()))
    for drawn in ROUNDS:
        _tell_of_suggestion(plan, drawn, "nothing coded before")
        _tell_of_suggestion(coded_before(plan, drawn), drawn, "the other rounds coded before")
        _tell_of_agreement(drawn.name, agreed(plan, [drawn]))
    _tell_of_agreement("all rounds of two coders", agreed(plan, ROUNDS))
