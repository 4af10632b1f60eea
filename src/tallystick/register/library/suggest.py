"""What the library has for each commitment, and why. It proposes; a person accepts."""

import csv
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

from tallystick.base.identifiers import natural_key
from tallystick.base.reasons import Listing, Reason, msgid, texts
from tallystick.register.indicators import LibraryIndicator
from tallystick.register.model import Commitment, Package

#: How much each reason weighs. A word weighs more the fewer definitions have it, up to this.
_GOAL, _RIGHT, _GROUP, _WORD = 3, 2, 1, 2
#: A word in more definitions than this share of the library tells nothing.
_COMMON = 0.04
_SHORTEST_WORD = 4
EVERYBODY = "general"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An indicator of the library for a commitment.

    Attributes:
        commitment: the commitment.
        indicator: the library's indicator.
        title: its name.
        kind: structural, process or outcome.
        score: how much speaks for it.
        goals: the Sustainable Development Goal targets that both name.
        rights: the rights that the commitment's treaty articles and the indicator have in common.
        groups: the people that both name.
        words: the telling words that both have.
    """

    commitment: str
    indicator: str
    title: str
    kind: str
    score: int
    goals: tuple[str, ...]
    rights: tuple[str, ...]
    groups: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def reason(self) -> Reason:
        """Why it is proposed: what it and the commitment share."""
        parts = {
            msgid("goal target {names}"): self.goals,
            msgid("right {names}"): self.rights,
            msgid("group {names}"): self.groups,
            msgid("words {names}"): self.words,
        }
        shared = (Reason(template, names=texts(found, ",")) for template, found in parts.items() if found)
        return Reason("Both have: {shared}", shared=Listing(tuple(shared)))


def suggest(package: Package, library: Iterable[LibraryIndicator], most: int) -> tuple[Suggestion, ...]:
    """The best proposals for each commitment, in the plan's order; the same for the same input.

    Args:
        package: the plan.
        library: what may be proposed.
        most: how many for a commitment.
    """
    shelf = sorted(library, key=lambda one: natural_key(one.id))
    words = {one.id: _words(f"{one.title} {one.definition}") for one in shelf}
    used = Counter(word for found in words.values() for word in found)
    telling = {word for word, count in used.items() if count <= max(1, _COMMON * len(shelf))}
    goals, rights = _links(package)
    taken = _taken(package)
    found: list[Suggestion] = []
    for commitment in package.commitments:
        about = _words(commitment.title) & telling
        options = [
            _weighed(commitment, one, goals[commitment.id], rights[commitment.id], about & words[one.id])
            for one in shelf
            if one.id not in taken[commitment.id]
        ]
        options = [one for one in options if one.score > 0]
        options.sort(key=lambda one: (-one.score, natural_key(one.indicator)))
        found += options[:most]
    return tuple(found)


def _weighed(
    commitment: Commitment,
    one: LibraryIndicator,
    goals: set[str],
    rights: set[str],
    words: set[str],
) -> Suggestion:
    shared = tuple(sorted(goals & set(one.sdg)))
    common = tuple(sorted(rights & set(one.rights)))
    groups = tuple(sorted(set(commitment.groups) & set(one.groups) - {EVERYBODY}))
    score = (
        _GOAL * min(1, len(shared))
        + _RIGHT * min(1, len(common))
        + _GROUP * min(1, len(groups))
        + _WORD * len(words)
    )
    return Suggestion(
        commitment.id, one.id, one.title, one.kind, score, shared, common, groups, tuple(sorted(words))
    )


def _links(package: Package) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each commitment its goal targets, and the rights of its treaty articles."""
    goals: dict[str, set[str]] = defaultdict(set)
    rights: dict[str, set[str]] = defaultdict(set)
    for one in package.links:
        if one.scheme == "sdg_target":
            goals[one.commitment].add(one.code)
        else:
            rights[one.commitment] |= set(_articles().get(one.code, ()))
    return goals, rights


def _taken(package: Package) -> dict[str, set[str]]:
    """For each commitment what it has from the library already."""
    origin = {one.id: one.library or one.id for one in package.indicators}
    found: dict[str, set[str]] = defaultdict(set)
    for one in package.commitment_indicators:
        found[one.commitment].add(origin[one.indicator])
    return found


@functools.cache
def _articles() -> Mapping[str, tuple[str, ...]]:
    """The rights that each treaty article speaks of, read from ``articles.csv`` beside this file."""
    text = resources.files(__package__).joinpath("articles.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["article"]: tuple(row["rights"].split("; ")) for row in rows}


def _words(text: str) -> set[str]:
    """The longer words of a text, without capitals and plural endings.

    Examples:
        >>> sorted(_words("Jurors drawn by lot, of all jurors"))
        ['drawn', 'juror']
    """
    found = (word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) >= _SHORTEST_WORD)
    return {word[:-1] if word.endswith("s") and not word.endswith("ss") else word for word in found}
