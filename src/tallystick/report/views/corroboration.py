"""How far the sources carry: what rests on one of them or on none, and where they differ."""

from dataclasses import dataclass

from tallystick.assessment.model import TargetVerdict
from tallystick.base.reasons import msgid, plural
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.statements import Origin, Statement, origin, statement_of_event
from tallystick.voice.promises import deadline, heading, observed, promise

#: What somebody objects, once, and the commitments that it is about: path and title.
Objection = tuple[Statement, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Single:
    """A target and the one source, or the kind of sources, that its answer rests on."""

    title: str
    path: str
    mark: Mark
    resting: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class SinglePage:
    """What rests on little: one source only, official figures only, no figure at all."""

    sentence: str
    single: tuple[Single, ...]
    own: tuple[Single, ...]
    rated: int
    without: tuple[Single, ...]
    targets: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contested target, in words."""

    id: str
    title: str
    path: str
    promise: str
    sides: tuple[tuple[Mark, str, str], ...]


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """Where sources differ, and who objects to what."""

    sentence: str
    conflicts: tuple[Conflict, ...]
    disputes: tuple[Objection, ...]
    concerns: tuple[Objection, ...]


def single_page(context: PageContext) -> SinglePage:
    """What rests on little."""
    summary = context.book.assessment.summary
    rated = [
        (target, context.book.verdicts[target.id, "default"])
        for target in context.book.package.targets
        if TARGET_ANSWERS[context.book.verdicts[target.id, "default"].verdict].rated
    ]
    own = summary.self_reported
    return SinglePage(
        sentence=context.say(
            msgid(
                "{own} of {rated} rated targets rest on the government's own figures alone; {without} of "
                "{targets} targets have no usable figure at all."
            ),
            own=own.official_only,
            rated=own.rated,
            without=len(summary.without_figures),
            targets=summary.whole.targets,
        ),
        single=tuple(
            _single(context, target, one) for target, one in rated if _has_one_source(context, target)
        ),
        own=tuple(_single(context, target, one) for target, one in rated if one.self_reported),
        rated=len(rated),
        without=tuple(
            _single(context, context.book.targets[name], context.book.verdicts[name, "default"])
            for name in summary.without_figures
        ),
        targets=summary.whole.targets,
    )


def _has_one_source(context: PageContext, target: Target) -> bool:
    """Whether all figures of the country, of whatever measure, come from one source."""
    rows = (one for one in context.book.sightings.get(target.id, ()) if one.role != "goal")
    return len({one.source.id for one in rows if one.observation.area == context.book.plan.country}) == 1


def _single(context: PageContext, target: Target, verdict: TargetVerdict) -> Single:
    resting = words.SELF_REPORTED.get(verdict.self_reported) or words.TIER.get(verdict.tier)
    source = verdict.sources[0] if len(verdict.sources) == 1 else ""
    return Single(
        title=heading(target.quantity),
        path=context.target_path(target.id),
        mark=target_mark(context, verdict.verdict),
        resting=context.say(resting) if resting else context.explain(verdict.reason),
        origin=origin(context, context.book.sources[source]) if source else None,
    )


def conflicts_page(context: PageContext) -> ConflictsPage:
    """Where sources differ."""
    contested = context.book.assessment.summary.contested
    forms = plural(
        "{number} of {total} targets is contested: rated figures stand on both sides of it.",
        "{number} of {total} targets are contested: rated figures stand on both sides of them.",
    )
    total = len(context.book.targets)
    return ConflictsPage(
        sentence=context.language.say_many(forms, len(contested), total=total),
        conflicts=tuple(_conflict(context, context.book.targets[name]) for name in contested),
        disputes=_objections(context, "dispute"),
        concerns=_objections(context, "concern"),
    )


def _conflict(context: PageContext, target: Target) -> Conflict:
    sides: dict[tuple[str, str], list[str]] = {}
    for policy in words.POLICY_ORDER:
        one = context.book.verdicts[target.id, policy]
        if one.observed is not None:
            sides.setdefault((one.verdict, _told(context, target, one)), []).append(
                context.say(words.POLICY_SHORT[policy])
            )
    return Conflict(
        id=target.id,
        title=heading(target.quantity),
        path=context.target_path(target.id),
        promise=context.say(
            msgid("The plan promised {promise} {deadline}."),
            promise=promise(context.language, target),
            deadline=deadline(context.language, target.deadline),
        ),
        sides=tuple(
            (target_mark(context, verdict), told, context.language.list(policies))
            for (verdict, told), policies in sides.items()
        ),
    )


def _told(context: PageContext, target: Target, one: TargetVerdict) -> str:
    names = context.language.list(
        dict.fromkeys(context.book.sources[name].issuing_body for name in one.sources)
    )
    figure = context.say(
        msgid("{figure} ({period}), {who}"),
        figure=observed(context.language, target, one.observed) if one.observed is not None else "",
        period=context.period(one.as_of or one.period),
        who=names,
    )
    return (
        context.say(msgid("{figure}, by another definition"), figure=figure) if one.other_measure else figure
    )


def _objections(context: PageContext, kind: str) -> tuple[Objection, ...]:
    about: dict[Statement, list[tuple[str, str]]] = {}
    for one in context.book.commitments.values():
        for event in context.book.events_of_commitment.get(one.id, ()):
            if event.kind == kind:
                on = (context.commitment_path(one.id), one.title)
                about.setdefault(statement_of_event(context, event), []).append(on)
    return tuple((statement, tuple(on)) for statement, on in about.items())
