"""Each commitment has each kind of indicator or a reason, and each indicator can answer what it is asked."""

from collections import Counter
from collections.abc import Iterator

from tallystick.base.findings import Problem
from tallystick.base.reasons import Count, Reason, RowOf, texts
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.indicators import (
    COMPARED_ROLES,
    INDICATOR_KINDS,
    READ,
    CommitmentIndicator,
    Indicator,
    MissingIndicator,
    TargetIndicator,
)
from tallystick.register.model import Commitment, Target
from tallystick.register.rules.definitions import WITHOUT_DIRECTION
from tallystick.register.rules.model import Tables, each

#: One definition that serves more commitments than this says little of any of them.
MOST_COMMITMENTS = 5

_UNDIRECTED = Problem(
    "answers-without-direction",
    Reason("its indicator has no direction, so no value of it could answer a question"),
    Reason("write context, or give the indicator a direction in indicators.csv"),
)
_NO_OUTCOME = Problem(
    "enjoyment-without-outcome",
    Reason("only an outcome indicator shows whether people enjoy a right"),
    Reason("write done, target_met or context; or correct the indicator's kind"),
)
_OUTCOME_OF_DOING = Problem(
    "done-from-outcome",
    Reason("an outcome shows what people have, not whether a thing was done"),
    Reason("write right_enjoyed or context; or correct the indicator's kind"),
)
_NO_TARGET = Problem(
    "answers-no-target",
    Reason("it is linked to no target of this commitment, so it can't say whether one was met"),
    Reason("link it in target_indicators.csv, or write done, right_enjoyed or context"),
)
_UNSOURCED = Problem(
    "published-without-source",
    Reason("what is published was read somewhere and speaks of a year"),
    Reason("give source and latest_year, or write public_not_read or not_published"),
)
_SOURCED = Problem(
    "unpublished-with-source",
    Reason("what is not published, or not read, has neither a source nor a latest year"),
    Reason("leave both empty, or write published or partly"),
)
_BOTH = Problem(
    "missing-and-there",
    Reason("the commitment has an indicator of this kind"),
    Reason("delete this row, or the indicator in commitment_indicators.csv"),
)


def commitments_without_indicators(tables: Tables, _: Descriptor | None) -> None:
    """Find kinds that are neither given nor explained; nothing where the package has no indicator system."""
    typed = tables["commitment_indicators"]
    links = list(each(typed, CommitmentIndicator))
    kinds = {one.id: one.kind for _, one in each(tables["indicators"], Indicator)}
    given = {(one.commitment, kinds.get(one.indicator, "")) for _, one in links}
    reasons = tables["missing_indicators"]
    explained = set()
    for number, one in each(reasons, MissingIndicator):
        explained.add((one.commitment, one.kind))
        if (one.commitment, one.kind) in given:
            reasons.find(_BOTH, number, "kind", one.kind)
    if not links or typed.lost:
        return
    known = given | explained
    for number, commitment in each(tables["commitments"], Commitment):
        lacking = [kind for kind in INDICATOR_KINDS if (commitment.id, kind) not in known]
        if lacking:
            tables["commitments"].find(_lacking(lacking), number, "id", commitment.id)


def _lacking(kinds: list[str]) -> Problem:
    return Problem(
        "indicator-missing",
        Reason("it has no {kinds} indicator, and no reason why", kinds=texts(kinds, "or")),
        Reason("add one to commitment_indicators.csv, or the reason to missing_indicators.csv"),
        severity="gap",
    )


def indicators_that_cannot_answer(tables: Tables, _: Descriptor | None) -> None:
    """Find links whose indicator can't answer the question, is over-used, or whose source doesn't fit."""
    typed = tables["commitment_indicators"]
    indicators = {one.id: one for _, one in each(tables["indicators"], Indicator)}
    measured = _measured(tables)
    for number, one in each(typed, CommitmentIndicator):
        indicator = indicators.get(one.indicator)
        if indicator is not None:
            for problem in _unfit(one, indicator, measured):
                typed.find(problem, number, "answers", one.answers)
        sourced = one.source is not None, one.latest_year is not None
        if one.availability not in READ and any(sourced):
            typed.find(_SOURCED, number, "availability", one.availability)
        elif one.availability in READ and not all(sourced):
            typed.find(_UNSOURCED, number, "availability", one.availability)
    _over_used(typed)


def _measured(tables: Tables) -> set[tuple[str, str]]:
    """Commitments and the indicators that measure one of their targets."""
    commitments = {one.id: one.commitment for _, one in each(tables["targets"], Target)}
    return {
        (commitments.get(one.target, ""), one.indicator)
        for _, one in each(tables["target_indicators"], TargetIndicator)
        if one.role in COMPARED_ROLES
    }


def _unfit(
    one: CommitmentIndicator, indicator: Indicator, measured: set[tuple[str, str]]
) -> Iterator[Problem]:
    asked = one.answers != "context"
    if asked and indicator.direction is None and indicator.unit not in WITHOUT_DIRECTION:
        yield _UNDIRECTED
    if one.answers == "right_enjoyed" and indicator.kind != "outcome":
        yield _NO_OUTCOME
    if one.answers == "done" and indicator.kind == "outcome":
        yield _OUTCOME_OF_DOING
    if one.answers == "target_met" and (one.commitment, one.indicator) not in measured:
        yield _NO_TARGET


def _over_used(typed: TypedTable) -> None:
    used: Counter[str] = Counter()
    for number, one in each(typed, CommitmentIndicator):
        used[one.indicator] += 1
        if used[one.indicator] > MOST_COMMITMENTS:
            problem = Problem(
                "over-used",
                Reason(
                    "{indicator} serves more than {most} commitments already",
                    indicator=RowOf("indicators", one.indicator),
                    most=Count(MOST_COMMITMENTS),
                ),
                Reason("choose or define one that speaks of this commitment"),
            )
            typed.find(problem, number, "indicator", one.indicator)
