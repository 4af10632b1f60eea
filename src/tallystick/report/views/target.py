"""A target on its commitment's page: the answer, the chart, and every figure beneath."""

from dataclasses import dataclass

from tallystick.assessment.model import TargetVerdict
from tallystick.base.marks import BREACHED, HANGS_ON_READING, MARKS, SELF_REPORTED
from tallystick.base.reasons import Listing, Year
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.charts.model import Chart
from tallystick.report.charts.target import target_charts
from tallystick.report.desk import Desk
from tallystick.report.views.figures import (
    FigureRow,
    figure_rows,
    figures_caption,
    figures_path,
    place_rows,
)
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.readings import readings_told
from tallystick.voice import terms
from tallystick.voice.language import msgid
from tallystick.voice.promises import deadline, heading, observed, promise


@dataclass(frozen=True, slots=True)
class PolicyAnswer:
    """The answer when only some sources count."""

    name: str
    mark: Mark
    observed: str
    period: str
    why: str
    other_measure: bool


@dataclass(frozen=True, slots=True)
class TargetBlock:
    """All that a commitment's page says of one target.

    Attributes:
        id: its identifier.
        title: what is counted or measured.
        mark: the answer under the default policy.
        promise: what was promised, in a sentence.
        why: the reason for the answer.
        pair: the least and the most favourable answer.
        answers: the answer under every policy.
        remarks: what a reader must know: contested, self-reported, breaches, notes.
        arithmetic: how figures answer it, in words.
        charts: the charts; none where no figure can be drawn.
        caption: what the rows are.
        rows: the figures shown here, the first ones.
        total: how many figures there are.
        more: the page with all of them, empty where they stand here.
        places: how many areas and groups have an answer of their own.
    """

    id: str
    title: str
    mark: Mark
    promise: str
    why: str
    pair: tuple[PolicyAnswer, ...]
    answers: tuple[PolicyAnswer, ...]
    remarks: tuple[str, ...]
    arithmetic: str
    charts: tuple[Chart, ...]
    caption: str
    rows: tuple[FigureRow, ...]
    total: int
    more: str
    places: int


def target_block(desk: Desk, target: Target) -> TargetBlock:
    """The view of a target."""
    verdicts = desk.book.verdicts
    headline = verdicts[target.id, "default"]
    shown = desk.shown(target.commitment)
    rows, places = figure_rows(desk, target), place_rows(desk, target)
    answers = {name: _answer(desk, target, verdicts[target.id, name]) for name in words.POLICY_ORDER}
    longer = len(rows) > shown or bool(places)
    return TargetBlock(
        id=target.id,
        title=heading(target.quantity),
        mark=target_mark(desk, headline.verdict),
        promise=desk.say(
            msgid("The plan promised {promise} {deadline}."),
            promise=promise(desk.language, target),
            deadline=deadline(desk.language, target.deadline),
        ),
        why=desk.explain(headline.reason),
        pair=(answers["least_favourable"], answers["most_favourable"]),
        answers=tuple(answers.values()),
        remarks=tuple(_remarks(desk, target, headline)),
        arithmetic=desk.say(terms.ARITHMETIC[target.arithmetic]),
        charts=target_charts(desk.book, desk.language, target),
        caption=figures_caption(desk, target),
        rows=rows[:shown],
        total=len(rows),
        more=figures_path(desk, target.id) if longer else "",
        places=len(places),
    )


def _answer(desk: Desk, target: Target, verdict: TargetVerdict) -> PolicyAnswer:
    seen = verdict.observed is not None
    return PolicyAnswer(
        name=desk.say(words.POLICY[verdict.policy]),
        mark=target_mark(desk, verdict.verdict),
        observed=observed(desk.language, target, verdict.observed) if verdict.observed is not None else "",
        period=desk.period(verdict.as_of or verdict.period) if seen else "",
        why="" if seen else desk.explain(verdict.reason),
        other_measure=verdict.other_measure,
    )


_WENT_ABOVE = msgid("The ceiling was broken in {years}.")
_FELL_BELOW = msgid("The floor was broken in {years}.")
#: Marks that a sentence of their own tells.
_OWN_SENTENCE = frozenset({BREACHED, HANGS_ON_READING, SELF_REPORTED})


def _remarks(desk: Desk, target: Target, verdict: TargetVerdict) -> list[str]:
    found = [
        *_dispute(desk, target, verdict),
        *readings_told(desk, target, verdict),
        *_support(desk, verdict),
    ]
    if verdict.base_year is not None:
        found.append(_base(desk, target, verdict, Year(verdict.base_year)))
    if verdict.breaches:
        years = desk.language.value(Listing(tuple(map(Year, verdict.breaches))))
        told = _FELL_BELOW if target.arithmetic == "floor" else _WENT_ABOVE
        found.append(desk.say(told, years=years))
    found += [
        desk.say(msgid("{mark}: {meaning}."), mark=heading(desk.say(one.word)), meaning=desk.say(one.gloss))
        for one in MARKS
        if one.code in verdict.marks and one not in _OWN_SENTENCE
    ]
    if target.note:
        found.append(target.note)
    return found


def _dispute(desk: Desk, target: Target, verdict: TargetVerdict) -> list[str]:
    """Whether it is contested, and why not where the pair looks as if it were."""
    if verdict.contested:
        return [desk.say(msgid("Contested: rated figures stand on both sides of the promise; see below."))]
    if not _apart_in_time(desk, target):
        return []
    told = msgid(
        "The least and the most favourable figure speak of different times, so this is not contested: "
        "time is no disagreement."
    )
    return [desk.say(told)]


def _support(desk: Desk, verdict: TargetVerdict) -> list[str]:
    """Whose figure the answer rests on, and by whose definition."""
    found = []
    if verdict.self_reported:
        resting = desk.say(words.SELF_REPORTED[verdict.self_reported])
        found.append(desk.say(msgid("Self-reported: the answer rests {resting}."), resting=resting))
    elif verdict.tier:
        tier = desk.say(words.TIER[verdict.tier])
        found.append(desk.say(msgid("The answer rests on {tier}."), tier=tier))
    if verdict.other_measure:
        found.append(desk.say(msgid("The figure is by another definition than the plan's.")))
    return found


def _apart_in_time(desk: Desk, target: Target) -> bool:
    """Whether the pair stands on both sides of a promise that nobody contests."""
    pair = (desk.book.verdicts[target.id, name].verdict for name in ("least_favourable", "most_favourable"))
    return {"holds", "short"} <= {TARGET_ANSWERS[code].side for code in pair}


def _base(desk: Desk, target: Target, verdict: TargetVerdict, year: Year) -> str:
    if verdict.base_value is None:
        return desk.say(msgid("The change is counted from {year}."), year=year)
    units = [
        one.observation.unit
        for one in desk.book.sightings.get(target.id, ())
        if one.observation.id in verdict.figures
    ]
    amount = (
        desk.language.quantity(verdict.base_value, units[0])
        if units
        else desk.language.number(verdict.base_value)
    )
    return desk.say(
        msgid("The change is counted from {year}, when it stood at {amount}."),
        year=year,
        amount=amount,
    )
