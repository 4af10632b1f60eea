"""How far the sources carry: what rests on one of them or on none, and where they differ."""

from dataclasses import dataclass

from tallystick.assessment.model import TargetVerdict
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.desk import Desk
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.said import Origin, Said, objected, origin
from tallystick.voice.language import msgid, plural
from tallystick.voice.promises import deadline, heading, observed, promise


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
    disputes: tuple[tuple[Said, str, str], ...]
    concerns: tuple[tuple[Said, str, str], ...]


def single_page(desk: Desk) -> SinglePage:
    """What rests on little."""
    summary = desk.book.assessment.summary
    rated = [
        (target, desk.book.verdicts[target.id, "default"])
        for target in desk.book.package.targets
        if TARGET_ANSWERS[desk.book.verdicts[target.id, "default"].verdict].rated
    ]
    own = summary.self_reported
    return SinglePage(
        sentence=desk.say(
            msgid(
                "{own} of {rated} rated targets rest on the government's own figures alone; {without} of "
                "{targets} targets have no usable figure at all."
            ),
            own=own.official_only,
            rated=own.rated,
            without=len(summary.without_figures),
            targets=summary.whole.targets,
        ),
        single=tuple(_single(desk, target, one) for target, one in rated if _has_one_source(desk, target)),
        own=tuple(_single(desk, target, one) for target, one in rated if one.self_reported),
        rated=len(rated),
        without=tuple(
            _single(desk, desk.book.targets[name], desk.book.verdicts[name, "default"])
            for name in summary.without_figures
        ),
        targets=summary.whole.targets,
    )


def _has_one_source(desk: Desk, target: Target) -> bool:
    """Whether all figures of the country, of whatever measure, come from one source."""
    rows = (one for one in desk.book.sightings.get(target.id, ()) if one.role != "goal")
    return len({one.source.id for one in rows if one.observation.area == desk.book.plan.country}) == 1


def _single(desk: Desk, target: Target, verdict: TargetVerdict) -> Single:
    resting = words.SELF_REPORTED.get(verdict.self_reported) or words.TIER.get(verdict.tier)
    source = verdict.sources[0] if len(verdict.sources) == 1 else ""
    return Single(
        title=heading(target.quantity),
        path=desk.target_path(target.id),
        mark=target_mark(desk, verdict.verdict),
        resting=desk.say(resting) if resting else desk.explain(verdict.reason),
        origin=origin(desk, desk.book.sources[source]) if source else None,
    )


def conflicts_page(desk: Desk) -> ConflictsPage:
    """Where sources differ."""
    contested = desk.book.assessment.summary.contested
    forms = plural(
        "{number} of {total} targets is contested: rated figures stand on both sides of it.",
        "{number} of {total} targets are contested: rated figures stand on both sides of them.",
    )
    total = len(desk.book.targets)
    return ConflictsPage(
        sentence=desk.language.say_many(forms, len(contested), total=total),
        conflicts=tuple(_conflict(desk, desk.book.targets[name]) for name in contested),
        disputes=_objections(desk, "dispute"),
        concerns=_objections(desk, "concern"),
    )


def _conflict(desk: Desk, target: Target) -> Conflict:
    sides: dict[tuple[str, str], list[str]] = {}
    for policy in words.POLICY_ORDER:
        one = desk.book.verdicts[target.id, policy]
        if one.observed is not None:
            sides.setdefault((one.verdict, _told(desk, target, one)), []).append(
                desk.say(words.POLICY_SHORT[policy])
            )
    return Conflict(
        id=target.id,
        title=heading(target.quantity),
        path=desk.target_path(target.id),
        promise=desk.say(
            msgid("The plan promised {promise} {deadline}."),
            promise=promise(desk.language, target),
            deadline=deadline(desk.language, target.deadline),
        ),
        sides=tuple(
            (target_mark(desk, verdict), told, desk.language.list(policies))
            for (verdict, told), policies in sides.items()
        ),
    )


def _told(desk: Desk, target: Target, one: TargetVerdict) -> str:
    names = desk.language.list(dict.fromkeys(desk.book.sources[name].issuing_body for name in one.sources))
    figure = desk.say(
        msgid("{figure} ({period}), {who}"),
        figure=observed(desk.language, target, one.observed) if one.observed is not None else "",
        period=desk.period(one.as_of or one.period),
        who=names,
    )
    return desk.say(msgid("{figure}, by another definition"), figure=figure) if one.other_measure else figure


def _objections(desk: Desk, kind: str) -> tuple[tuple[Said, str, str], ...]:
    """The concerns, each followed by the State's replies, or the disputes."""
    kinds = {kind, "reply"} if kind == "concern" else {kind}
    return tuple(
        (said, desk.commitment_path(one.id), one.title)
        for one in desk.book.commitments.values()
        for said in objected(desk, desk.book.events_of_commitment.get(one.id, ()))
        if said.code in kinds
    )
