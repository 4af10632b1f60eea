"""Agreement by criterion: over all, by chapter, by pair of assessors, and with each one left out."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tallystick.panel.agreement import DRAWS, Agreement, Redrawing, agreement_of
from tallystick.panel.codes import CodeTable, code_table
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import Criterion
from tallystick.register.model import Package
from tallystick.register.panels import Judgement

AgreementScope = Literal["all", "chapter", "pair", "without"]
SCOPES: tuple[AgreementScope, ...] = ("all", "chapter", "pair", "without")


@dataclass(frozen=True, slots=True)
class ScopeAgreement:
    """How far assessors agree on a criterion, over some of the codes.

    Attributes:
        criterion: the criterion.
        scope: over which codes: ``all``; those of a ``chapter``; of a ``pair`` of assessors alone; of all
            ``without`` one, whose codes stand out where this is much higher.
        name: the chapter, the two assessors, or the one left out; empty for all.
        agreement: the figures.
        levels: the codes of its prevalence.
        unranked: how many codes are no level of the scale and stay out of it.
    """

    criterion: str
    scope: AgreementScope
    name: str
    agreement: Agreement
    levels: tuple[str, ...]
    unranked: int


def agreements(
    package: Package,
    panel: PanelRecord,
    draws: int = DRAWS,
    scopes: frozenset[AgreementScope] = frozenset(SCOPES),
) -> tuple[ScopeAgreement, ...]:
    """The agreement of a panel's first round, in which nobody knew another's codes."""
    coded = [one for one in package.judgements if (one.panel, one.round) == (panel.name, "first")]
    chapters = chapters_of(package)
    named = {one.id for one in package.assessors if one.name is not None}
    return tuple(
        row
        for criterion in panel.rubric.criterion
        for row in _of_criterion(
            criterion, coded, _Where(chapters, frozenset(named), panel.seed, draws, scopes)
        )
    )


@dataclass(frozen=True, slots=True)
class _Where:
    """What the rows of a criterion are made by.

    Attributes:
        chapters: the chapter of each commitment, in the plan's order.
        named: the assessors who are known by name; of others no figure of a pair is given.
        seed: what the draws follow from.
        draws: how many.
        scopes: which are asked for.
    """

    chapters: Mapping[str, str]
    named: frozenset[str]
    seed: str
    draws: int
    scopes: frozenset[AgreementScope]


def _of_criterion(
    criterion: Criterion, coded: Iterable[Judgement], where: _Where
) -> Iterator[ScopeAgreement]:
    given = [one for one in coded if one.criterion == criterion.name]
    ranked = [one for one in given if one.code in criterion.levels]
    table = code_table(((one.commitment, one.assessor, one.code) for one in ranked), criterion.levels)
    for scope, name, part in _parts(table, where):
        if scope not in where.scopes:
            continue
        purpose = "/".join((criterion.name, scope, name))
        found = agreement_of(part, criterion.scale, Redrawing(where.seed, purpose, where.draws))
        unranked = _within(given, part, scope, name, where) - _within(ranked, part, scope, name, where)
        yield ScopeAgreement(criterion.name, scope, name, found, criterion.levels, unranked)


def _within(
    given: Iterable[Judgement], part: CodeTable, scope: AgreementScope, name: str, where: _Where
) -> int:
    """How many of the codes belong to a part."""
    if scope == "chapter":
        return sum(where.chapters.get(one.commitment) == name for one in given)
    if scope == "all":
        return sum(1 for _ in given)
    return sum(one.assessor in part.coders for one in given)


def _parts(table: CodeTable, where: _Where) -> Iterator[tuple[AgreementScope, str, CodeTable]]:
    yield "all", "", table
    for chapter in dict.fromkeys(where.chapters.values()):
        yield "chapter", chapter, table.of_units(one for one in table.units if where.chapters[one] == chapter)
    for pair in itertools.combinations(table.coders, 2):
        if where.named.issuperset(pair):
            yield "pair", " ".join(pair), table.of_coders(pair)
    if len(table.coders) > 2:
        for coder in table.coders:
            if coder in where.named:
                yield "without", coder, table.of_coders(one for one in table.coders if one != coder)


def chapters_of(package: Package) -> Mapping[str, str]:
    """The chapter of each commitment, in the plan's order."""
    parents = {one.id: one.parent for one in package.outline}
    ordered = sorted(package.outline, key=lambda one: (one.position, one.id))
    tops = {one.id: _top(one.id, parents) for one in ordered}
    places = {one: place for place, one in enumerate(tops)}
    known = sorted(package.commitments, key=lambda one: (places[one.section], one.id))
    return {one.id: tops[one.section] for one in known}


def _top(part: str, parents: Mapping[str, str | None]) -> str:
    above = parents[part]
    while above is not None:
        part, above = above, parents[above]
    return part
