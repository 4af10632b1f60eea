"""The plan's phases side by side, where the course foretold the end wrongly, and how each rule did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.assessment.pace.scorecard import Scorecard
from tallystick.assessment.phases import Phase, ends_known, foretold, on_the_way, told_wrongly
from tallystick.base.reasons import Template, msgid
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.method import PACE_NAMES, PaceName
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.marks import Mark, target_mark
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import heading, observed, promise

#: The most targets on a page.
_TARGETS = 30
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
    """One page of the targets by phase; the first says how many there are, and how the rules did.

    Attributes:
        number: which page of them.
        pages: all of them.
        rated: how many targets some phase rated.
        phases: the phases in their order.
        rows: this page's targets.
        unrated: how many targets no phase rated.
        total: how many the plan sets.
        ended: of how many that were rated on the way the end is known.
        unended: of how many it is not.
        wrong: where the course foretold another end than came.
        cards: how each rule did.
    """

    number: int
    pages: Numbered
    rated: int
    phases: tuple[PhaseHead, ...]
    rows: tuple[PhasedTarget, ...]
    unrated: int
    total: int
    ended: int
    unended: int
    wrong: tuple[WronglyTold, ...]
    cards: tuple[RuleCard, ...]


def phases_pages(context: PageContext) -> tuple[tuple[str, PhasesPage], ...]:
    """The pages of phases; none where the package has no method that looks ahead."""
    found = context.book.phases
    if not found:
        return ()
    targets = context.book.targets
    rated = [name for name in targets if any(_rated(one, name) for one in found)]
    rows = [_row(context, found, name) for name in rated]
    first = context.path("phases.html")
    pages = context.sharing.share(first, rows, _TARGETS)
    names = spans(context.language, [[one.title for one in page] for page in pages])
    *earlier, end = found
    ahead = [one for one in earlier if one.method.pace is not None]
    judged = on_the_way(ahead)
    ended = len(ends_known(end, judged))
    heads = tuple(_head(context, one) for one in found)
    wrong, cards = tuple(_wrong(context, ahead, end)), tuple(_cards(context, ahead, end))
    return tuple(
        (
            page_path(first, number),
            PhasesPage(
                number=number,
                pages=numbered(first, names, number),
                rated=len(rows),
                phases=heads,
                rows=page,
                unrated=len(targets) - len(rated),
                total=len(targets),
                ended=ended,
                unended=len(judged) - ended,
                wrong=wrong,
                cards=cards,
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _row(context: PageContext, found: Sequence[Phase], name: str) -> PhasedTarget:
    target = context.book.targets[name]
    return PhasedTarget(
        title=heading(target.quantity),
        path=context.target_path(name),
        promise=promise(context.language, target),
        answers=tuple(_answer(context, one, name) for one in found),
    )


def _wrong(context: PageContext, ahead: Sequence[Phase], end: Phase) -> Iterator[WronglyTold]:
    for one in ahead:
        for name in told_wrongly(one, end):
            yield WronglyTold(
                phase=context.book.texts.said(one.method.title),
                title=heading(context.book.targets[name].quantity),
                path=context.target_path(name),
                before=target_mark(context, one.headlines[name].verdict),
                after=target_mark(context, end.headlines[name].verdict),
            )


def _cards(context: PageContext, ahead: Sequence[Phase], end: Phase) -> Iterator[RuleCard]:
    for one in ahead:
        for rule in PACE_NAMES:
            yield RuleCard(
                phase=context.book.texts.said(one.method.title),
                rule=context.say(PACE_RULE[rule]),
                leading=one.method.pace is not None and one.method.pace.leading == rule,
                card=foretold(one, end, rule),
            )


def _rated(phase: Phase, target: str) -> bool:
    return TARGET_ANSWERS[phase.headlines[target].verdict].rated


def _head(context: PageContext, phase: Phase) -> PhaseHead:
    method = phase.method
    return PhaseHead(
        context.book.texts.said(method.title),
        context.day(method.judged_to.isoformat()),
        context.day(method.known_by.isoformat()),
    )


def _answer(context: PageContext, phase: Phase, target: str) -> tuple[Mark, str]:
    """A phase's answer, with the figure that it rests on and its time."""
    row = phase.headlines[target]
    figure = ""
    if row.observed is not None:
        figure = observed(context.language, context.book.targets[target], row.observed)
    return target_mark(context, row.verdict), figure
