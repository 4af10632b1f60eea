"""Drift: whether assessors agree on what was coded late as they agree on what was coded early.

A commitment belongs to the day on which the last of its codes on a question was given. The days are cut into
three parts with about as many commitments each, and no day is cut: with n commitments, one of a day before
which b lie and on which d lie belongs to part floor(3 (b + d/2) / n). The change is the last part less the
first, with the interval in which 95 of 100 lie when the commitments of each are drawn anew.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.panel.agreement import Agreement, DrawnInterval, Redrawing, agreement_of, middle_of, redrawn
from tallystick.panel.codes import CodeTable, code_table
from tallystick.panel.disputes import FIRST
from tallystick.panel.distances import Floats
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import Criterion
from tallystick.register.model import Package
from tallystick.register.panels import Judgement

PARTS = ("early", "middle", "late")
CHANGE = "change"
#: Why nothing can be told of a question: no commitment has two codes, none has two with a day, or all fall
#: into one part.
NO_PAIR, NO_DAY, ONE_DAY = "no_pair", "no_day", "one_day"


@dataclass(frozen=True, slots=True)
class DatedPart:
    """The commitments of a part of the time, and how far assessors agree on them.

    Attributes:
        name: which part.
        first: its first day.
        last: its last one.
        agreement: the figures.
        raws: raw agreement in each draw.
        alphas: alpha in each draw.
    """

    name: str
    first: datetime.date
    last: datetime.date
    agreement: Agreement
    raws: Floats
    alphas: Floats


@dataclass(frozen=True, slots=True)
class AgreementChange:
    """How much more assessors agree on the last part than on the first, with intervals.

    Attributes:
        raw: the difference of the shares of pairs that are alike.
        raw_interval: where it lies.
        alpha: the difference of the alphas; None where one of the two is not defined.
        alpha_interval: where it lies.
    """

    raw: float
    raw_interval: DrawnInterval | None
    alpha: float | None
    alpha_interval: DrawnInterval | None


@dataclass(frozen=True, slots=True)
class CriterionDrift:
    """What can be told of a question's drift.

    Attributes:
        criterion: the question.
        parts: the parts that have commitments, from the earliest on; none where nothing can be told.
        change: the last of them less the first.
        dated: how many commitments with two codes have a day.
        undated: how many have none.
        undefined: why nothing can be told; empty where it can.
    """

    criterion: str
    parts: tuple[DatedPart, ...]
    change: AgreementChange | None
    dated: int
    undated: int
    undefined: str


def drifts(package: Package, panel: PanelRecord, draws: int) -> tuple[CriterionDrift, ...]:
    """The drift of each question of a panel, by the days of the codes of its first round."""
    coded = [one for one in package.judgements if (one.panel, one.round) == (panel.name, FIRST)]
    return tuple(_drift(one, coded, Redrawing(panel.seed, "drift", draws)) for one in panel.rubric.criterion)


def _drift(asked: Criterion, coded: Sequence[Judgement], redrawing: Redrawing) -> CriterionDrift:
    ranked = [one for one in coded if one.criterion == asked.name and one.code in asked.levels]
    table = code_table(((one.commitment, one.assessor, one.code) for one in ranked), asked.levels)
    days = _days(ranked)
    paired = [one for one, many in zip(table.units, table.counts().sum(axis=1), strict=True) if many > 1]
    dated = {one: days[one] for one in paired if one in days}
    undated = len(paired) - len(dated)
    parts = tuple(_parts(asked, table, dated, redrawing))
    if len(parts) < 2:
        why = ONE_DAY if dated else NO_DAY if paired else NO_PAIR
        return CriterionDrift(asked.name, (), None, len(dated), undated, why)
    return CriterionDrift(asked.name, parts, _change(parts[0], parts[-1]), len(dated), undated, "")


def _days(given: Sequence[Judgement]) -> Mapping[str, datetime.date]:
    """The day of the last code of each commitment; none of one with a code whose day is not known."""
    found: dict[str, datetime.date] = {}
    unknown: set[str] = set()
    for one in given:
        if one.given is None or one.given.first != one.given.last:
            unknown.add(one.commitment)
        else:
            found[one.commitment] = max(one.given.last, found.get(one.commitment, one.given.last))
    return {unit: day for unit, day in found.items() if unit not in unknown}


def _parts(
    asked: Criterion, table: CodeTable, dated: Mapping[str, datetime.date], redrawing: Redrawing
) -> Iterator[DatedPart]:
    placed = parts_of(list(dated.values()))
    for place, name in enumerate(PARTS):
        units = [one for one, day in dated.items() if placed[day] == place]
        part = table.of_units(units)
        by = replace(redrawing, purpose=f"{redrawing.purpose}/{asked.name}/{name}")
        draws = redrawn(part, asked.scale, by)
        if draws is not None:
            days = [dated[one] for one in units]
            yield DatedPart(name, min(days), max(days), agreement_of(part, asked.scale, by), *draws)


def parts_of(days: Sequence[datetime.date]) -> Mapping[datetime.date, int]:
    """Into which of three parts each day falls; as many units lie in each as days that are not cut allow.

    Examples:
        >>> one, two = datetime.date(2026, 12, 1), datetime.date(2026, 12, 2)
        >>> list(parts_of([one, one, two, two]).values())
        [0, 2]
        >>> list(parts_of([one, one]).values())
        [1]
    """
    found, before = {}, 0
    for day, many in sorted(Counter(days).items()):
        found[day] = len(PARTS) * (2 * before + many) // (2 * len(days))
        before += many
    return found


def _change(first: DatedPart, last: DatedPart) -> AgreementChange:
    alphas = last.agreement.alpha, first.agreement.alpha
    defined = alphas[0] is not None and alphas[1] is not None
    return AgreementChange(
        raw=(last.agreement.raw or 0) - (first.agreement.raw or 0),
        raw_interval=middle_of(last.raws - first.raws),
        alpha=(alphas[0] or 0) - (alphas[1] or 0) if defined else None,
        alpha_interval=middle_of(last.alphas - first.alphas) if defined else None,
    )
