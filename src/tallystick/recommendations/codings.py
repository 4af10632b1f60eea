"""What coders wrote becomes links: those that two gave alike stand, the others wait to be settled."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Unfit, texts
from tallystick.recommendations.coding import is_open
from tallystick.register.conflicts import conflicts_of
from tallystick.register.model import Package
from tallystick.register.recommendations import (
    AGAINST,
    ANSWERS,
    CODERS,
    IN_PART,
    NONE,
    Recommendation,
    RecommendationLink,
    stood_by,
)

HOWS = (ANSWERS, IN_PART, AGAINST)
_YES = frozenset({"yes", "true", "x", "1"})


@dataclass(frozen=True, slots=True)
class CodedLinks:
    """What one coder said of one recommendation: each commitment with how it stands, or that none answers."""

    recommendation: str
    coder: str
    links: frozenset[tuple[str, str]]


def own_order(package: Package, coder: str) -> tuple[Recommendation, ...]:
    """What a coder is asked to code, in an order of their own: all that still stands."""

    def place(one: Recommendation) -> bytes:
        told = f"tallystick recommendations order/v1\n{package.descriptor.name}\n{coder}\n{one.id}\n"
        return hashlib.sha256(told.encode()).digest()

    return tuple(sorted((one for one in package.recommendations if one.stands), key=place))


def barred(package: Package, coder: str) -> frozenset[str]:
    """The commitments that an interest of the coder forbids them to judge."""
    return frozenset(commitment for who, commitment in conflicts_of(package) if who == coder)


def coded(
    cells: Mapping[str, str], coder: str, known: frozenset[str], tied: frozenset[str]
) -> CodedLinks | None:
    """What a row of a coder's sheet says; None where it was left open.

    Args:
        cells: the row's cells.
        coder: whose sheet it is.
        known: the plan's commitments.
        tied: those that an interest of the coder forbids.

    Raises:
        Unfit: the row can't be taken; says what would be right.
    """
    links = {(name, how) for how in HOWS for name in _named(cells[how])}
    none = cells[NONE].strip().lower()
    if none not in {"", "no", "false"} | _YES:
        raise Unfit(Reason("none says whether no commitment answers: yes, or nothing"))
    unknown = sorted({name for name, _ in links} - known)
    if unknown:
        raise Unfit(Reason("the plan has no commitment {names}", names=texts(unknown)))
    forbidden = sorted({name for name, _ in links} & tied)
    if forbidden:
        raise Unfit(Reason("an interest of yours forbids you to judge {names}", names=texts(forbidden)))
    twice = sorted(name for name in {name for name, _ in links} if sum(one == name for one, _ in links) > 1)
    if twice:
        raise Unfit(Reason("named twice, in two ways: {names}", names=texts(twice)))
    answering = any(how != AGAINST for _, how in links)
    if none in _YES:
        if answering:
            raise Unfit(Reason("none says that no commitment answers, and the row names one that does"))
        links.add(("", NONE))
    elif links and not answering:
        raise Unfit(
            Reason("say whether a commitment answers it, or write yes into none; against stands beside")
        )
    return CodedLinks(cells["recommendation"], coder, frozenset(links)) if links else None


def _named(cell: str) -> list[str]:
    return [one.strip() for one in cell.replace(",", ";").split(";") if one.strip()]


def links_of(given: Iterable[CodedLinks], suggested: Mapping[str, Sequence[str]]) -> list[RecommendationLink]:
    """The links of recommendations that at least two coders coded, each with who gave it."""
    by_asked: dict[str, list[CodedLinks]] = {}
    for one in given:
        by_asked.setdefault(one.recommendation, []).append(one)
    return [
        link
        for asked, codes in sorted(by_asked.items())
        if len({one.coder for one in codes}) >= CODERS
        for link in _links(asked, codes, suggested.get(asked, ()))
    ]


def _links(asked: str, codes: Sequence[CodedLinks], suggested: Sequence[str]) -> Iterable[RecommendationLink]:
    said: dict[tuple[str, str], set[str]] = {}
    for one in codes:
        for link in one.links:
            said.setdefault(link, set()).add(one.coder)
    for (commitment, how), coders in sorted(said.items()):
        names = tuple(sorted(coders))
        yield RecommendationLink(
            asked,
            how,
            commitment or None,
            proposed_by=names,
            confirmed_by=names if len(names) >= CODERS else (),
            suggested=commitment in suggested if commitment else None,
        )


def open_links(package: Package, by: str) -> tuple[RecommendationLink, ...]:
    """The links on which coders differ and that nobody settled, but for what the one who settles coded.

    What nobody stands by any more after a second round is no difference.
    """
    tied, found = barred(package, by), list[RecommendationLink]()
    people = {one.id: one.person for one in package.assessors}
    own = people.get(by, by)
    for links in by_recommendation(package).values():
        coders = {who for one in links for who in (*one.proposed_by, *one.again_by)}
        if any(people.get(who, who) == own for who in coders):
            continue
        found += [one for one, who in zip(links, stood_by(links), strict=True) if who and is_open(one)]
    return tuple(one for one in found if one.commitment not in tied)


def by_recommendation(package: Package) -> Mapping[str, Sequence[RecommendationLink]]:
    """The links of each recommendation that has any, both in the package's order."""
    found: dict[str, list[RecommendationLink]] = {}
    for one in package.recommendation_links:
        found.setdefault(one.recommendation, []).append(one)
    return found
