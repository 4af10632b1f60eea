"""How far the sources carry: what rests on one of them or on none, and where they differ."""

from dataclasses import dataclass

from tallystick.assessment.model import TargetVerdict
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.desk import Desk
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.said import Origin, Said, happened, origin
from tallystick.voice.language import msgid, plural
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import deadline, heading, observed, promise


@dataclass(frozen=True, slots=True)
class Single:
    """A target and the one source, or the kind of sources, that its answer rests on."""

    title: str
    path: str
    mark: Mark
    resting: str
    origin: Origin | None


#: What rests on little: one source only, official figures only, no figure at all.
ONE_SOURCE, OWN_FIGURES, NO_FIGURES = "one-source", "self-reported", "without-figures"
Little = dict[str, list[tuple[Target, TargetVerdict]]]
#: The most targets that rest on little on a page, and the most conflicts and objections.
_TARGETS, _CONFLICTS = 100, 20


@dataclass(frozen=True, slots=True)
class Resting:
    """Targets that rest on little in one way, or those of them that a page has room for."""

    code: str
    continued: bool
    count: int
    rows: tuple[Single, ...]


@dataclass(frozen=True, slots=True)
class SinglePage:
    """One page of what rests on little; `rated` and `targets` are how many there are in all."""

    number: int
    pages: Numbered
    sentence: str
    sections: tuple[Resting, ...]
    rated: int
    targets: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contested target, in words."""

    id: str
    title: str
    path: str
    promise: str
    sides: tuple[tuple[Mark, str, str], ...]


Objection = tuple[Said, str, str]
Differs = Conflict | Objection


@dataclass(frozen=True, slots=True)
class Differing:
    """Contested targets, disputes or concerns, or those of them that a page has room for."""

    code: str
    continued: bool
    conflicts: tuple[Conflict, ...]
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    """One page of where sources differ, and who objects to what."""

    number: int
    pages: Numbered
    sentence: str
    sections: tuple[Differing, ...]


def single_path(desk: Desk, code: str) -> str:
    """Where the targets begin that rest on little in this way."""
    first = _single_first(desk)
    pages = _shared(desk, _little(desk))
    number = next(place for place, page in enumerate(pages, 1) if code in {one for one, _ in page})
    return f"{page_path(first, number)}#{code}"


def single_pages(desk: Desk) -> tuple[tuple[str, SinglePage], ...]:
    """The pages of what rests on little."""
    little = _little(desk)
    pages = _shared(desk, little)
    sentence, rated = _single_sentence(desk), desk.book.assessment.summary.self_reported.rated
    begun: set[str] = set()
    found = []
    for number, page in enumerate(pages, 1):
        sections = []
        for code, rows in by_heading(page):
            shown = tuple(_single(desk, *row) for row in rows)
            sections.append(Resting(code, code in begun, len(little[code]), shown))
            begun.add(code)
        pager = numbered(_single_first(desk), len(pages), number)
        view = SinglePage(number, pager, sentence, tuple(sections), rated, len(desk.book.targets))
        found.append((page_path(_single_first(desk), number), view))
    return tuple(found)


def _single_first(desk: Desk) -> str:
    return desk.path("sources/single.html")


def _shared(
    desk: Desk, little: Little
) -> tuple[tuple[tuple[str, tuple[Target, TargetVerdict] | None], ...], ...]:
    listed = [one for code, rows in little.items() for one in under(code, rows)]
    return desk.sharing.share(_single_first(desk), listed, _TARGETS)


def _little(desk: Desk) -> Little:
    """The targets that rest on little, by the way in which they do."""
    verdicts = desk.book.verdicts
    asked = [(target, verdicts[target.id, "default"]) for target in desk.book.package.targets]
    rated = [(target, one) for target, one in asked if TARGET_ANSWERS[one.verdict].rated]
    return {
        ONE_SOURCE: [(target, one) for target, one in rated if _has_one_source(desk, target)],
        OWN_FIGURES: [(target, one) for target, one in rated if one.self_reported],
        NO_FIGURES: [
            (desk.book.targets[name], verdicts[name, "default"])
            for name in desk.book.assessment.summary.without_figures
        ],
    }


def _single_sentence(desk: Desk) -> str:
    summary = desk.book.assessment.summary
    own = summary.self_reported
    return desk.say(
        msgid(
            "{own} of {rated} rated targets rest on the government's own figures alone; {without} of "
            "{targets} targets have no usable figure at all."
        ),
        own=own.official_only,
        rated=own.rated,
        without=len(summary.without_figures),
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


def conflicts_pages(desk: Desk) -> tuple[tuple[str, ConflictsPage], ...]:
    """The pages of where sources differ: contested targets, then disputes, then concerns."""
    listed: list[tuple[str, Differs | None]] = [
        *under("contested", (_conflict(desk, desk.book.targets[name]) for name in _contested(desk))),
        *under("disputes", _objections(desk, "dispute")),
        *under("concerns", _objections(desk, "concern")),
    ]
    first = desk.path("sources/conflicts.html")
    pages = desk.sharing.share(first, listed, _CONFLICTS)
    begun: set[str] = set()
    found = []
    for number, page in enumerate(pages, 1):
        shown: tuple[tuple[str, tuple[Differs, ...]], ...] = by_heading(page)
        sections = tuple(_differing(code, code in begun, rows) for code, rows in shown)
        begun |= {code for code, _ in page}
        view = ConflictsPage(number, numbered(first, len(pages), number), _conflicts_sentence(desk), sections)
        found.append((page_path(first, number), view))
    return tuple(found)


def _contested(desk: Desk) -> tuple[str, ...]:
    return desk.book.assessment.summary.contested


def _differing(code: str, continued: bool, rows: tuple[Differs, ...]) -> Differing:
    return Differing(
        code,
        continued,
        tuple(one for one in rows if isinstance(one, Conflict)),
        tuple(one for one in rows if not isinstance(one, Conflict)),
    )


def _conflicts_sentence(desk: Desk) -> str:
    forms = plural(
        "{number} of {total} targets is contested: rated figures stand on both sides of it.",
        "{number} of {total} targets are contested: rated figures stand on both sides of them.",
    )
    return desk.language.say_many(forms, len(_contested(desk)), total=len(desk.book.targets))


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


def _objections(desk: Desk, kind: str) -> tuple[Objection, ...]:
    return tuple(
        (happened(desk, event), desk.commitment_path(one.id), one.title)
        for one in desk.book.commitments.values()
        for event in desk.book.events_of_commitment.get(one.id, ())
        if event.kind == kind
    )
