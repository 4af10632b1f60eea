"""What is known of a commitment that can tell whether another one promises the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from tallystick.base.identifiers import natural_key
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.comparison.texts import Terms, plain_text, terms
from tallystick.register.model import Commitment, Deliverable, Package, Target

#: The group that stands for no group in particular.
EVERYBODY = "general"
_SCHEMES = {
    "sdg_target": msgid("SDG {code}"),
    "treaty_article": msgid("{code}"),
    "ilo_convention": msgid("ILO {code}"),
}
RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Facts:
    """A commitment with all that belongs to it.

    Attributes:
        id: its identifier.
        row: the commitment.
        place: its place in the plan, counted from 0.
        targets: its targets.
        deliverables: its deliverables.
        passage: its own words in the plan, where the plan's text is present, else empty.
        title: the terms of its title.
        words: the terms of its own words.
        promises: the terms of what its targets measure and its deliverables are.
        all_terms: every term that speaks of this commitment alone.
        heading: the terms of the heading it stands under.
        groups: the people it names; everybody is nobody in particular.
        instruments: the means it names.
        links: the goals and treaty articles it answers to.
        sameness: its title as it is compared for being the same.
    """

    id: str
    row: Commitment
    place: int
    targets: tuple[Target, ...]
    deliverables: tuple[Deliverable, ...]
    passage: str
    title: Terms
    words: Terms
    promises: Terms
    all_terms: Terms
    heading: Terms
    groups: frozenset[str]
    instruments: frozenset[str]
    links: frozenset[str]
    sameness: str


def gather(package: Package, text: str | None, *, in_one_language: bool) -> tuple[Facts, ...]:
    """The facts of each commitment of a plan, in the plan's order.

    Args:
        package: the plan.
        text: the plan's own text, where it is present.
        in_one_language: whether the other plan's text is in the same language, so that words can be compared.
    """
    targets = _by(package.targets, lambda one: one.commitment)
    deliverables = _by(package.deliverables, lambda one: one.commitment)
    links = _by(package.links, lambda one: one.commitment)
    headings = {part.id: terms(part.title) for part in package.outline}
    order = {part.id: part.position for part in package.outline}
    rows = sorted(package.commitments, key=lambda one: (order[one.section], natural_key(one.id)))

    def facts(place: int, row: Commitment) -> Facts:
        title, passage = terms(row.title), _passage(row, text)
        words: Terms = terms(passage) if in_one_language else frozenset()
        promises = _promises(targets[row.id], deliverables[row.id])
        return Facts(
            id=row.id,
            row=row,
            place=place,
            targets=tuple(targets[row.id]),
            deliverables=tuple(deliverables[row.id]),
            passage=passage,
            title=title,
            words=words,
            promises=promises,
            all_terms=title | words | promises,
            heading=headings[row.section],
            groups=frozenset(row.groups) - {EVERYBODY},
            instruments=frozenset(row.instruments),
            links=frozenset(f"{one.scheme} {one.code}" for one in links[row.id]),
            sameness=plain_text(row.title),
        )

    return tuple(facts(place, row) for place, row in enumerate(rows))


def goal(link: str) -> Reason:
    """A goal or treaty article that commitments answer to, as people name it."""
    scheme, _, code = link.partition(" ")
    return Reason(_SCHEMES[scheme], code=Text(code))


def _passage(row: Commitment, text: str | None) -> str:
    return text[row.start : row.end] if text is not None and row.start is not None else ""


def _promises(targets: Iterable[Target], deliverables: Iterable[Deliverable]) -> Terms:
    spoken = [terms(one.quantity) for one in targets] + [terms(one.title) for one in deliverables]
    return frozenset[str]().union(*spoken)


def _by(rows: Iterable[RowT], key: Callable[[RowT], str]) -> defaultdict[str, list[RowT]]:
    found: defaultdict[str, list[RowT]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
