"""How far the coders of recommendations agree, by the machinery of panels."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tallystick.panel.agreement import DRAWS, Agreement, Redrawing, agreement_of
from tallystick.panel.clustered import CodedWay, clustered_alpha
from tallystick.panel.codes import code_table
from tallystick.recommendations.codings import barred
from tallystick.register.model import Package
from tallystick.register.recommendations import AGAINST, ANSWERS, IN_PART, LINK_HOWS, NONE

#: What a coder said of a recommendation is the strongest of what they said of its links.
_STRONGEST = (ANSWERS, IN_PART, NONE, AGAINST)
STATE, LINK = SCOPES = ("recommendation", "link")
#: How a commitment was linked; empty where it was not.
_VALUES = (*LINK_HOWS, "")
_Said = tuple[set[str], dict[str, dict[str, str]]]


def mapping_agreement(package: Package, draws: int = DRAWS) -> dict[str, Agreement]:
    """How far coders agree on whether a recommendation is answered, and on which commitments answer it.

    Of links the pairs are those that one coder gave at least, where both coded the recommendation. Alpha is
    of every commitment of the plan, linked or not, that no interest keeps a coder from: without those that
    nobody linked, coders seem to differ more than by chance. Its interval draws recommendations anew, each
    with all its commitments. What was settled afterwards counts for nothing: only what each said alone does.
    """
    seed = package.descriptor.name
    states = code_table(_states(package), LINK_HOWS)
    said = _said(package)
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


def _states(package: Package) -> Iterator[tuple[str, str, str]]:
    given: dict[tuple[str, str], set[str]] = {}
    for one in package.recommendation_links:
        for coder in one.proposed_by:
            given.setdefault((one.recommendation, coder), set()).add(one.how)
    for (recommendation, coder), hows in given.items():
        yield recommendation, coder, next(how for how in _STRONGEST if how in hows)


def _said(package: Package) -> Mapping[str, _Said]:
    """Of each recommendation its coders, and of each commitment that one of them linked how each did."""
    found: dict[str, _Said] = {}
    for one in package.recommendation_links:
        coders, links = found.setdefault(one.recommendation, (set(), {}))
        coders.update(one.proposed_by)
        if one.commitment is not None and one.proposed_by:
            told = links.setdefault(one.commitment, {})
            told.update((coder, min(one.how, told.get(coder, one.how))) for coder in one.proposed_by)
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
