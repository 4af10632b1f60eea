"""A panel's verdicts, its agreement and the government's rating beside, made as rows of tables."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tallystick.panel.agreement import DRAWS, DrawnInterval
from tallystick.panel.drift import CHANGE, CriterionDrift, drifts
from tallystick.panel.record import PanelRecord
from tallystick.panel.results import AgreementRow, DriftRow, RatingRow, VerdictRow
from tallystick.panel.scopes import SCOPES, AgreementScope, ScopeAgreement, agreements, chapters_of
from tallystick.panel.verdicts import (
    COMPLETION,
    PanelVerdict,
    SelfRating,
    claimed_levels,
    panel_verdicts,
    self_ratings,
)
from tallystick.register.model import Package


def verdict_rows(package: Package, panel: PanelRecord) -> tuple[VerdictRow, ...]:
    """The verdict on each commitment and question that was coded, in order."""
    claimed = claimed_levels(package, panel)
    asked = panel.rubric.asked(COMPLETION)
    levels = asked.levels if asked is not None else ()
    return tuple(
        _verdict(one, claimed.get(one.commitment) if one.criterion == COMPLETION else None, levels)
        for one in panel_verdicts(package, panel)
    )


def _verdict(one: PanelVerdict, claimed: int | None, levels: tuple[str, ...]) -> VerdictRow:
    higher = None if claimed is None or one.halves is None else Decimal(claimed - one.halves) / 2
    government = "" if claimed is None else levels[claimed // 2]
    return VerdictRow(
        one.commitment, one.criterion, one.codes, one.basis, one.given, one.dissents, government, higher
    )


def agreement_rows(
    package: Package,
    panel: PanelRecord,
    draws: int = DRAWS,
    scopes: Iterable[AgreementScope] = SCOPES,
) -> tuple[AgreementRow, ...]:
    """How far the panel agreed in its first round, over the scopes that are asked for."""
    return tuple(map(_agreement, agreements(package, panel, draws, frozenset(scopes))))


def _agreement(one: ScopeAgreement) -> AgreementRow:
    found = one.agreement
    told = zip(one.levels, found.prevalence, strict=True)
    return AgreementRow(
        one.criterion,
        one.scope,
        one.name,
        found.units,
        found.alone,
        found.pairs,
        found.agreeing,
        _six(found.raw),
        *_ends(found.raw_interval),
        _six(found.alpha),
        *_ends(found.alpha_interval),
        undefined=found.undefined,
        undefined_draws=found.alpha_interval.undefined if found.alpha_interval else 0,
        prevalence="; ".join(f"{code} {many}" for code, many in told),
        unranked=one.unranked,
    )


def drift_rows(package: Package, panel: PanelRecord, draws: int = DRAWS) -> tuple[DriftRow, ...]:
    """Agreement by when codes were given: each part of the time, then the last less the first.

    Of a question of which it cannot be told there is one row, which says why.
    """
    return tuple(row for one in drifts(package, panel, draws) for row in _drift(one))


def _drift(one: CriterionDrift) -> Iterator[DriftRow]:
    if one.change is None:
        counts = one.dated, one.undated, 0, 0
        nothing = (None, None, None)
        yield DriftRow(one.criterion, "", "", "", *counts, *nothing, *nothing, one.undefined)
        return
    for part in one.parts:
        found = part.agreement
        yield DriftRow(
            *(one.criterion, part.name, part.first.isoformat(), part.last.isoformat()),
            *(found.units, one.undated, found.pairs, found.agreeing),
            *(_six(found.raw), *_ends(found.raw_interval), _six(found.alpha), *_ends(found.alpha_interval)),
            found.undefined,
        )
    first, last, change = one.parts[0], one.parts[-1], one.change
    many = first.agreement.units + last.agreement.units
    undefined = last.agreement.undefined or first.agreement.undefined
    yield DriftRow(
        *(one.criterion, CHANGE, first.first.isoformat(), last.last.isoformat()),
        *(many, one.undated, 0, 0),
        *(_six(change.raw), *_ends(change.raw_interval), _six(change.alpha), *_ends(change.alpha_interval)),
        undefined,
    )


def rating_rows(package: Package, panel: PanelRecord, draws: int = DRAWS) -> tuple[RatingRow, ...]:
    """The government's rating beside the panel's over all, by chapter, and by the body that leads."""
    groups: dict[str, list[str]] = {"": [one.id for one in package.commitments]}
    for commitment, chapter in chapters_of(package).items():
        groups.setdefault(f"chapter {chapter}", []).append(commitment)
    for one in package.responsibilities:
        if one.role == "lead":
            groups.setdefault(f"body {one.body}", []).append(one.commitment)
    return tuple(map(_rating, self_ratings(package, panel, groups, draws)))


def _rating(one: SelfRating) -> RatingRow:
    return RatingRow(
        one.name, one.rated, one.higher, one.same, one.lower, _six(one.mean), *_ends(one.interval)
    )


def _ends(interval: DrawnInterval | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if interval is None else (_six(interval.low), _six(interval.high))


def _six(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.6f}")
