"""The second round: who differed sees without names what others gave, and may give another code.

What each gave at first is kept beside it, and agreement is told of both rounds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.recommendations.codings import CodedLinks, barred, by_recommendation, own_order
from tallystick.register.model import Package
from tallystick.register.recommendations import CODERS, Recommendation, RecommendationLink, stood_by

GivenLink = tuple[str, str]


@dataclass(frozen=True, slots=True)
class AgainTask:
    """A recommendation on which a coder and others differ.

    Attributes:
        asked: the recommendation.
        own: what the coder gave at first: each commitment, empty where none answers, and how.
        others: what others gave at first and the coder did not, without a name.
    """

    asked: Recommendation
    own: tuple[GivenLink, ...]
    others: tuple[GivenLink, ...]


def to_code_again(package: Package, coder: str) -> tuple[AgainTask, ...]:
    """What a coder may code again, in their own order: what others coded otherwise, and nobody settled.

    What others gave in the second round is never in it, so that it may be asked for one after another.
    """
    tied, links = barred(package, coder), by_recommendation(package)
    found = []
    for asked in own_order(package, coder):
        given = links.get(asked.id, ())
        if any(coder in one.again_by for one in given) or not _differ(given, coder):
            continue
        found.append(_at_first(asked, given, coder, tied))
    return tuple(found)


def given_at_first(package: Package, coder: str, asked: Recommendation) -> AgainTask:
    """What a coder and others gave of a recommendation in the first round, whatever came after it."""
    given = by_recommendation(package).get(asked.id, ())
    return _at_first(asked, given, coder, barred(package, coder))


def _at_first(
    asked: Recommendation, given: Sequence[RecommendationLink], coder: str, tied: frozenset[str]
) -> AgainTask:
    own = tuple((one.commitment or "", one.how) for one in given if coder in one.proposed_by)
    others = tuple(
        (one.commitment or "", one.how)
        for one in given
        if one.proposed_by and coder not in one.proposed_by and one.commitment not in tied
    )
    return AgainTask(asked, own, others)


def coders_who_differ(package: Package) -> Mapping[str, tuple[AgainTask, ...]]:
    """What each coder may code again, who has accepted and differs from others in something."""
    accepted = sorted(one.id for one in package.assessors if one.standing == "accepted")
    tasks = {coder: to_code_again(package, coder) for coder in accepted}
    return {coder: some for coder, some in tasks.items() if some}


def _differ(given: Sequence[RecommendationLink], coder: str) -> bool:
    """Whether a coder coded a recommendation at first, another coded it otherwise, and nobody settled it."""
    coders = {name for one in given for name in one.proposed_by}
    alike = all(set(one.proposed_by) == coders for one in given if one.proposed_by)
    return coder in coders and not alike and all(one.settled_by is None for one in given)


def again_links(
    package: Package, codes: Iterable[CodedLinks], suggested: Mapping[str, Sequence[str]]
) -> tuple[RecommendationLink, ...]:
    """The links of recommendations that were coded again, old and new, each with who gave it when.

    A link stands where two coders stand by it; what one alone stands by waits to be settled.

    Args:
        package: the package with the first round's links.
        codes: what each coder gave again.
        suggested: what had been suggested for each recommendation.
    """
    links, found = by_recommendation(package), list[RecommendationLink]()
    again: dict[str, list[CodedLinks]] = {}
    for one in codes:
        again.setdefault(one.recommendation, []).append(one)
    for name, given in again.items():
        rows = {(one.commitment or "", one.how): one for one in links.get(name, ())}
        for code in given:
            for commitment, how in sorted(code.links):
                shown = commitment in suggested.get(name, ()) if commitment else None
                fresh = RecommendationLink(name, how, commitment or None, (), (), suggested=shown)
                row = rows.get((commitment, how), fresh)
                rows[commitment, how] = replace(row, again_by=tuple(sorted({*row.again_by, code.coder})))
        together = tuple(rows.values())
        found += [
            replace(one, confirmed_by=tuple(sorted(who)) if len(who) >= CODERS else ())
            for one, who in zip(together, stood_by(together), strict=True)
        ]
    return tuple(found)


def in_steps(package: Package, links: Sequence[RecommendationLink]) -> Iterator[RecommendationLink]:
    """Links in an order in which each can be written, so that none stands without those who gave it.

    First nothing of these recommendations stands, then it is written who gave what, then what stands.
    """
    named = {one.recommendation for one in links}
    for one in package.recommendation_links:
        if one.recommendation in named and one.confirmed_by and one.settled_by is None:
            yield replace(one, confirmed_by=())
    yield from (replace(one, confirmed_by=()) for one in links)
    yield from (one for one in links if one.confirmed_by)
