"""How far the coders of recommendations agree, by the machinery of panels."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tallystick.panel.agreement import DRAWS, Agreement, Redrawing, agreement_of
from tallystick.panel.clustered import CodedWay, clustered_alpha
from tallystick.panel.codes import code_table
from tallystick.recommendations.codings import barred, by_recommendation
from tallystick.register.model import Package
from tallystick.register.recommendations import (
    AGAINST,
    ANSWERS,
    IN_PART,
    LINK_HOWS,
    NONE,
    RecommendationLink,
    stood_by,
)

#: What a coder said of a recommendation is the strongest of what they said of its links.
_STRONGEST = (ANSWERS, IN_PART, NONE, AGAINST)
STATE, LINK = SCOPES = ("recommendation", "link")
#: How a commitment was linked; empty where it was not.
_VALUES = (*LINK_HOWS, "")
#: A link, and the coders who gave it.
_Given = tuple[RecommendationLink, Sequence[str]]
_Said = tuple[set[str], dict[str, dict[str, str]]]


def coded_again(package: Package) -> bool:
    """Whether anybody coded in a second round."""
    return any(one.again_by for one in package.recommendation_links)


def mapping_agreement(
    package: Package, draws: int = DRAWS, *, after_both: bool = False
) -> dict[str, Agreement]:
    """How far coders agree on whether a recommendation is answered, and on which commitments answer it.

    Of links the pairs are those that one coder gave at least, where both coded the recommendation. Alpha is
    of every commitment of the plan, linked or not, that no interest keeps a coder from: without those that
    nobody linked, coders seem to differ more than by chance. Its interval draws recommendations anew, each
    with all its commitments. What was settled afterwards counts for nothing: only what each said alone does.

    Args:
        package: the package.
        draws: how many times recommendations are drawn anew.
        after_both: of what each stands by after the second round, in which they saw what others gave; else of
            the first, in which nobody did.
    """
    seed = package.descriptor.name
    given = _given_in_round(package, after_both=after_both)
    states = code_table(_states(given), LINK_HOWS)
    said = _said(given)
    links = agreement_of(
        code_table(_links(said), _VALUES), "nominal", Redrawing(seed, "links that one gave", draws)
    )
    whole = clustered_alpha(
        _held_against(package, said), _VALUES, "nominal", Redrawing(seed, "recommendation links", draws)
    )
    return {
        STATE: agreement_of(states, "nominal", Redrawing(seed, "recommendations", draws)),
        LINK: replace(links, alpha=whole.alpha, undefined=whole.undefined, alpha_interval=whole.interval),
    }


def alike_in_round(package: Package, *, after_both: bool) -> dict[str, tuple[int, int]]:
    """How many pairs of codes were alike, of how many, in a round: quick, without alpha and intervals."""
    given = _given_in_round(package, after_both=after_both)
    tables = {
        STATE: code_table(_states(given), LINK_HOWS),
        LINK: code_table(_links(_said(given)), _VALUES),
    }
    found = {scope: agreement_of(table, "nominal") for scope, table in tables.items()}
    return {scope: (one.agreeing, one.pairs) for scope, one in found.items()}


def _given_in_round(package: Package, *, after_both: bool) -> list[_Given]:
    """Each link with the coders who gave it at first, or who stand by it after both rounds."""
    links = by_recommendation(package).values()
    told = [
        (one, sorted(who) if after_both else one.proposed_by)
        for some in links
        for one, who in zip(some, stood_by(some), strict=True)
    ]
    return [(one, coders) for one, coders in told if coders]


def _states(given: Iterable[_Given]) -> Iterator[tuple[str, str, str]]:
    said: dict[tuple[str, str], set[str]] = {}
    for one, coders in given:
        for coder in coders:
            said.setdefault((one.recommendation, coder), set()).add(one.how)
    for (recommendation, coder), hows in said.items():
        yield recommendation, coder, next(how for how in _STRONGEST if how in hows)


def _said(given: Iterable[_Given]) -> Mapping[str, _Said]:
    """Of each recommendation its coders, and of each commitment that one of them linked how each did."""
    found: dict[str, _Said] = {}
    for one, by in given:
        coders, links = found.setdefault(one.recommendation, (set(), {}))
        coders.update(by)
        if one.commitment is not None:
            told = links.setdefault(one.commitment, {})
            told.update((coder, min(one.how, told.get(coder, one.how))) for coder in by)
    return found


def _links(said: Mapping[str, _Said]) -> Iterator[tuple[str, str, str]]:
    for recommendation, (coders, links) in said.items():
        for commitment, told in links.items():
            for coder in sorted(coders):
                yield f"{recommendation} {commitment}", coder, told.get(coder, "")


def _held_against(package: Package, said: Mapping[str, _Said]) -> Iterator[Mapping[CodedWay, int]]:
    """Of each recommendation, in how many ways its coders held it against the commitments of the plan."""
    every = {one.id for one in package.commitments}
    tied = {coder: barred(package, coder) for coder in {one for coders, _ in said.values() for one in coders}}
    for coders, links in said.values():
        apart = set(links).union(*(tied[coder] for coder in coders)) & every
        counts = Counter(
            _given(links.get(one, {}).get(coder, "") for coder in coders if one not in tied[coder])
            for one in apart
        )
        counts[_given("" for _ in coders)] += len(every) - len(apart)
        yield counts


def _given(hows: Iterable[str]) -> CodedWay:
    told = Counter(hows)
    return tuple(told[value] for value in _VALUES)
