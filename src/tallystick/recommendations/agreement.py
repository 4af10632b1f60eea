"""How far the coders of recommendations agree, by the machinery of panels."""

from collections.abc import Iterator

from tallystick.panel.agreement import DRAWS, Agreement, Redrawing, agreement_of
from tallystick.panel.codes import code_table
from tallystick.register.model import Package
from tallystick.register.recommendations import AGAINST, ANSWERS, IN_PART, LINK_HOWS, NONE

#: What a coder said of a recommendation is the strongest of what they said of its links.
_STRONGEST = (ANSWERS, IN_PART, NONE, AGAINST)
STATE, LINK = SCOPES = ("recommendation", "link")


def mapping_agreement(package: Package, draws: int = DRAWS) -> dict[str, Agreement]:
    """How far coders agree on whether a recommendation is answered, and on each link that one of them gave.

    A link that one coder gave and another did not is a difference where both coded the recommendation. What
    was settled afterwards counts for nothing: only what each said by themselves does.
    """
    states, links = list(_states(package)), list(_links(package))
    seed = package.descriptor.name
    return {
        STATE: agreement_of(
            code_table(states, LINK_HOWS), "nominal", Redrawing(seed, "recommendations", draws)
        ),
        LINK: agreement_of(
            code_table(links, (*LINK_HOWS, "")), "nominal", Redrawing(seed, "recommendation links", draws)
        ),
    }


def _states(package: Package) -> Iterator[tuple[str, str, str]]:
    given: dict[tuple[str, str], set[str]] = {}
    for one in package.recommendation_links:
        for coder in one.proposed_by:
            given.setdefault((one.recommendation, coder), set()).add(one.how)
    for (recommendation, coder), hows in given.items():
        yield recommendation, coder, next(how for how in _STRONGEST if how in hows)


def _links(package: Package) -> Iterator[tuple[str, str, str]]:
    coders: dict[str, set[str]] = {}
    said: dict[tuple[str, str], dict[str, str]] = {}
    for one in package.recommendation_links:
        coders.setdefault(one.recommendation, set()).update(one.proposed_by)
        if one.commitment is not None and one.proposed_by:
            told = said.setdefault((one.recommendation, one.commitment), {})
            told.update((coder, min(one.how, told.get(coder, one.how))) for coder in one.proposed_by)
    for (recommendation, commitment), told in said.items():
        for coder in sorted(coders[recommendation]):
            yield f"{recommendation} {commitment}", coder, told.get(coder, "")
