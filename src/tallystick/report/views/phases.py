"""The plan's phases side by side, where the course foretold the end wrongly, and how each rule did."""

from dataclasses import dataclass

from tallystick.assessment.pace.scorecard import Scorecard
from tallystick.assessment.phases import Phase, foretold, told_wrongly
from tallystick.base.reasons import Template, msgid
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.method import PACE_NAMES, PaceName
from tallystick.report.context import PageContext
from tallystick.report.views.marks import Mark, target_mark
from tallystick.voice.promises import heading, observed, promise

PACE_RULE: dict[PaceName, Template] = {
    "linear": msgid("an even pace"),
    "growth": msgid("required growth"),
    "extrapolated": msgid("growth carried on"),
}


@dataclass(frozen=True, slots=True)
class PhaseHead:
    """A phase's title and its two days."""

    title: str
    judged_to: str
    known_by: str


@dataclass(frozen=True, slots=True)
class PhasedTarget:
    """A target with its answer in each phase."""

    title: str
    path: str
    promise: str
    answers: tuple[tuple[Mark, str], ...]


@dataclass(frozen=True, slots=True)
class RuleCard:
    """How one rule of pace did in one phase, against how it ended."""

    phase: str
    rule: str
    leading: bool
    card: Scorecard


@dataclass(frozen=True, slots=True)
class WronglyTold:
    """A target whose course foretold another end."""

    phase: str
    title: str
    path: str
    before: Mark
    after: Mark


@dataclass(frozen=True, slots=True)
class PhasesPage:
    """The page."""

    phases: tuple[PhaseHead, ...]
    rows: tuple[PhasedTarget, ...]
    unrated: int
    total: int
    wrong: tuple[WronglyTold, ...]
    cards: tuple[RuleCard, ...]


def phases_page(context: PageContext) -> PhasesPage | None:
    """The page of phases; None where the package has no method that looks ahead."""
    found = context.book.phases
    if not found:
        return None
    *earlier, end = found
    ahead = [one for one in earlier if one.method.pace is not None]
    targets = context.book.targets
    rated = [name for name in targets if any(_rated(one, name) for one in found)]
    return PhasesPage(
        phases=tuple(_head(context, one) for one in found),
        rows=tuple(
            PhasedTarget(
                title=heading(targets[name].quantity),
                path=context.target_path(name),
                promise=promise(context.language, targets[name]),
                answers=tuple(_answer(context, one, name) for one in found),
            )
            for name in rated
        ),
        unrated=len(targets) - len(rated),
        total=len(targets),
        wrong=tuple(
            WronglyTold(
                phase=one.method.title,
                title=heading(targets[name].quantity),
                path=context.target_path(name),
                before=target_mark(context, one.headlines[name].verdict),
                after=target_mark(context, end.headlines[name].verdict),
            )
            for one in ahead
            for name in told_wrongly(one, end)
        ),
        cards=tuple(
            RuleCard(
                phase=one.method.title,
                rule=context.say(PACE_RULE[rule]),
                leading=one.method.pace is not None and one.method.pace.leading == rule,
                card=foretold(one, end, rule),
            )
            for one in ahead
            for rule in PACE_NAMES
        ),
    )


def _rated(phase: Phase, target: str) -> bool:
    return TARGET_ANSWERS[phase.headlines[target].verdict].rated


def _head(context: PageContext, phase: Phase) -> PhaseHead:
    method = phase.method
    return PhaseHead(
        method.title, context.day(method.judged_to.isoformat()), context.day(method.known_by.isoformat())
    )


def _answer(context: PageContext, phase: Phase, target: str) -> tuple[Mark, str]:
    """A phase's answer, with the figure that it rests on and its time."""
    row = phase.headlines[target]
    figure = ""
    if row.observed is not None:
        figure = observed(context.language, context.book.targets[target], row.observed)
    return target_mark(context, row.verdict), figure
