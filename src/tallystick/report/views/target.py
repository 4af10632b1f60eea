"""A target on its commitment's page: the answer, the chart, and every figure beneath."""

from dataclasses import dataclass

from tallystick.assessment.model import TargetVerdict
from tallystick.base.marks import BREACHED, HANGS_ON_READING, MARKS, SELF_REPORTED
from tallystick.base.reasons import Listing, Year, msgid
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.charts.model import Chart
from tallystick.report.charts.target import target_charts
from tallystick.report.context import PageContext
from tallystick.report.views.figure_file import figure_path, rows_path
from tallystick.report.views.figures import (
    FigureRow,
    figure_rows,
    figures_caption,
    figures_path,
    place_rows,
)
from tallystick.report.views.local_targets import AddedUp, LocalBook, local_path
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.readings import readings_told
from tallystick.voice import terms
from tallystick.voice.promises import heading, observed, promised

#: Of more figures than this the page shows the chart alone: they stand on pages of their own.
_CROWDED = 60


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
        files: where each chart lies as a file.
        table: where their rows lie as a file.
        caption: what the rows are.
        rows: the figures shown here, the first ones.
        total: how many figures there are.
        beside: whether none of them can answer it: they stand beside it.
        more: the page with all of them, empty where they stand here.
        places: how many areas and groups have an answer of their own.
        parts: whether what parts of the country have promised makes it; None where none has.
        parts_path: where their promises are shown.
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
    files: tuple[str, ...]
    table: str
    caption: str
    rows: tuple[FigureRow, ...]
    total: int
    beside: bool
    more: str
    places: int
    parts: AddedUp | None
    parts_path: str


def target_block(context: PageContext, local: LocalBook, target: Target) -> TargetBlock:
    """The view of a target."""
    verdicts = context.book.verdicts
    headline = verdicts[target.id, "default"]
    rows, places = figure_rows(context, target), place_rows(context, target)
    shown = context.shown(target.commitment) if len(rows) <= _CROWDED else 0
    answers = {name: _answer(context, target, verdicts[target.id, name]) for name in words.POLICY_ORDER}
    longer = len(rows) > shown or bool(places)
    charts = target_charts(context.book, context.language, target)
    return TargetBlock(
        id=target.id,
        title=heading(target.quantity),
        mark=target_mark(context, headline.verdict),
        promise=promised(context.language, target),
        why=context.explain_by("default", headline.reason),
        pair=(answers["least_favourable"], answers["most_favourable"]),
        answers=tuple(answers.values()),
        remarks=tuple(_remarks(context, target, headline)),
        arithmetic=context.say(terms.ARITHMETIC[target.arithmetic]),
        charts=charts,
        files=tuple(figure_path(context, target.id, number) for number in range(1, len(charts) + 1)),
        table=rows_path(target.id),
        caption=figures_caption(context),
        rows=rows[:shown],
        total=len(rows),
        beside=all(one.is_beside for one in rows),
        more=figures_path(context, target.id) if longer else "",
        places=len(places),
        parts=local.added(target.id, context.book.plan.country),
        parts_path=local_path(context),
    )


def _answer(context: PageContext, target: Target, verdict: TargetVerdict) -> PolicyAnswer:
    seen = verdict.observed is not None
    return PolicyAnswer(
        name=context.say(words.POLICY[verdict.policy]),
        mark=target_mark(context, verdict.verdict),
        observed=observed(context.language, target, verdict.observed) if verdict.observed is not None else "",
        period=context.period(verdict.as_of or verdict.period) if seen else "",
        why="" if seen else context.explain_by(verdict.policy, verdict.reason),
        other_measure=verdict.other_measure,
    )


_WENT_ABOVE = msgid("The ceiling was broken in {years}.")
_FELL_BELOW = msgid("The floor was broken in {years}.")
#: Marks that a sentence of their own tells.
_OWN_SENTENCE = frozenset({BREACHED, HANGS_ON_READING, SELF_REPORTED})


def _remarks(context: PageContext, target: Target, verdict: TargetVerdict) -> list[str]:
    found = [
        *_dispute(context, target, verdict),
        *readings_told(context, target, verdict),
        *_support(context, verdict),
    ]
    if verdict.base_year is not None:
        found.append(_base(context, target, verdict, Year(verdict.base_year)))
    if verdict.breaches:
        years = context.language.value(Listing(tuple(map(Year, verdict.breaches))))
        told = _FELL_BELOW if target.arithmetic == "floor" else _WENT_ABOVE
        found.append(context.say(told, years=years))
    found += [
        context.say(
            msgid("{mark}: {meaning}."), mark=heading(context.say(one.word)), meaning=context.say(one.gloss)
        )
        for one in MARKS
        if one.code in verdict.marks and one not in _OWN_SENTENCE
    ]
    if target.note:
        found.append(context.noted(target.note))
    return found


def _dispute(context: PageContext, target: Target, verdict: TargetVerdict) -> list[str]:
    """Whether it is contested, and why not where the pair looks as if it were."""
    if verdict.contested:
        return [context.say(msgid("Contested: rated figures stand on both sides of the promise; see below."))]
    if not _apart_in_time(context, target):
        return []
    told = msgid(
        "The least and the most favourable figure speak of different times, so this is not contested: "
        "time is no disagreement."
    )
    return [context.say(told)]


def _support(context: PageContext, verdict: TargetVerdict) -> list[str]:
    """Whose figure the answer rests on, and by whose definition."""
    found = []
    if verdict.self_reported:
        resting = context.say(words.SELF_REPORTED[verdict.self_reported])
        found.append(context.say(msgid("Self-reported: the answer rests {resting}."), resting=resting))
    elif verdict.tier:
        tier = context.say(words.TIER[verdict.tier])
        found.append(context.say(msgid("The answer rests on {tier}."), tier=tier))
    if verdict.other_measure:
        found.append(context.say(msgid("The figure is by another definition than the plan's.")))
    return found


def _apart_in_time(context: PageContext, target: Target) -> bool:
    """Whether the pair stands on both sides of a promise that nobody contests."""
    pair = (
        context.book.verdicts[target.id, name].verdict for name in ("least_favourable", "most_favourable")
    )
    return {"holds", "short"} <= {TARGET_ANSWERS[code].side for code in pair}


def _base(context: PageContext, target: Target, verdict: TargetVerdict, year: Year) -> str:
    if verdict.base_value is None:
        return context.say(msgid("The change is counted from {year}."), year=year)
    units = [
        one.observation.unit
        for one in context.book.sightings.get(target.id, ())
        if one.observation.id in verdict.figures
    ]
    amount = (
        context.language.quantity(verdict.base_value, units[0])
        if units
        else context.language.number(verdict.base_value)
    )
    return context.say(
        msgid("The change is counted from {year}, when it stood at {amount}."),
        year=year,
        amount=amount,
    )
