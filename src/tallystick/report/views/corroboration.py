"""How far the sources carry: what rests on one of them or on none, and where they differ."""

from dataclasses import dataclass, replace

from tallystick.assessment.model import TargetVerdict
from tallystick.base.reasons import msgid, plural
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.statements import Origin, Statement, origin, statements_against
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import heading, observed, promised


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


#: What somebody objects, once, and the commitments that it is about: path and title.
Objection = tuple[Statement, tuple[tuple[str, str], ...]]
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


def single_path(context: PageContext, code: str) -> str:
    """Where the targets begin that rest on little in this way."""
    first = _single_first(context)
    pages = _shared(context, _little(context))
    number = next(place for place, page in enumerate(pages, 1) if code in {one for one, _ in page})
    return f"{page_path(first, number)}#{code}"


def single_pages(context: PageContext) -> tuple[tuple[str, SinglePage], ...]:
    """The pages of what rests on little."""
    little = _little(context)
    pages = _shared(context, little)
    sentence, rated = _single_sentence(context), context.book.assessment.summary.self_reported.rated
    titles = [[heading(row[0].quantity) if row else "" for _, row in page] for page in pages]
    names = spans(context.language, titles)
    begun: set[str] = set()
    found = []
    for number, page in enumerate(pages, 1):
        sections = []
        for code, rows in by_heading(page):
            shown = tuple(_single(context, *row) for row in rows)
            sections.append(Resting(code, code in begun, len(little[code]), shown))
            begun.add(code)
        pager = numbered(_single_first(context), names, number)
        view = SinglePage(number, pager, sentence, tuple(sections), rated, len(context.book.targets))
        found.append((page_path(_single_first(context), number), view))
    return tuple(found)


def _single_first(context: PageContext) -> str:
    return context.path("sources/single.html")


def _shared(
    context: PageContext, little: Little
) -> tuple[tuple[tuple[str, tuple[Target, TargetVerdict] | None], ...], ...]:
    listed = [one for code, rows in little.items() for one in under(code, rows)]
    return context.sharing.share(_single_first(context), listed, _TARGETS)


def _little(context: PageContext) -> Little:
    """The targets that rest on little, by the way in which they do."""
    verdicts = context.book.verdicts
    asked = [(target, verdicts[target.id, "default"]) for target in context.book.package.targets]
    rated = [(target, one) for target, one in asked if TARGET_ANSWERS[one.verdict].rated]
    return {
        ONE_SOURCE: [(target, one) for target, one in rated if _has_one_source(context, target)],
        OWN_FIGURES: [(target, one) for target, one in rated if one.self_reported],
        NO_FIGURES: [
            (context.book.targets[name], verdicts[name, "default"])
            for name in context.book.assessment.summary.without_figures
        ],
    }


def _single_sentence(context: PageContext) -> str:
    summary = context.book.assessment.summary
    own = summary.self_reported
    resting = plural(
        "{number} of {all} rated targets rests on the government's own figures alone.",
        "{number} of {all} rated targets rest on the government's own figures alone.",
    )
    lacking = plural(
        "{number} of {all} targets has no figure that can be held against the promise.",
        "{number} of {all} targets have no figure that can be held against the promise.",
    )
    say_many, without = context.language.say_many, len(summary.without_figures)
    if not summary.whole.targets:
        return context.say(msgid("No target is entered here that could rest on anything."))
    rated = say_many(resting, own.official_only, all=own.rated)
    return context.language.sentences(
        (
            rated if own.rated else context.say(msgid("No target is rated.")),
            say_many(lacking, without, all=summary.whole.targets),
        )
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
        resting=context.say(resting) if resting else context.explain_by("default", verdict.reason),
        origin=origin(context, context.book.sources[source]) if source else None,
    )


def conflicts_pages(context: PageContext) -> tuple[tuple[str, ConflictsPage], ...]:
    """The pages of where sources differ: contested targets, then disputes, then concerns."""
    listed: list[tuple[str, Differs | None]] = [
        *under("contested", (_conflict(context, context.book.targets[name]) for name in _contested(context))),
        *under("disputes", _objections(context, "dispute")),
        *under("concerns", _objections(context, "concern")),
    ]
    first = context.path("sources/conflicts.html")
    pages = context.sharing.share(first, listed, _CONFLICTS)
    names = spans(context.language, [[_titled(row) for _, row in page] for page in pages])
    begun: set[str] = set()
    found = []
    for number, page in enumerate(pages, 1):
        shown: tuple[tuple[str, tuple[Differs, ...]], ...] = by_heading(page)
        sections = tuple(_differing(code, code in begun, rows) for code, rows in shown)
        begun |= {code for code, _ in page}
        view = ConflictsPage(number, numbered(first, names, number), _conflicts_sentence(context), sections)
        found.append((page_path(first, number), view))
    return tuple(found)


def _titled(row: Differs | None) -> str:
    match row:
        case None:
            return ""
        case Conflict():
            return row.title
        case statement, _:
            return statement.text


def _contested(context: PageContext) -> tuple[str, ...]:
    return context.book.assessment.summary.contested


def _differing(code: str, continued: bool, rows: tuple[Differs, ...]) -> Differing:
    return Differing(
        code,
        continued,
        tuple(one for one in rows if isinstance(one, Conflict)),
        tuple(one for one in rows if not isinstance(one, Conflict)),
    )


def _conflicts_sentence(context: PageContext) -> str:
    total = len(context.book.targets)
    if not total:
        return context.say(msgid("No target is entered here that could be contested."))
    if total == 1:
        contested = msgid("Its one target is contested: rated figures stand on both sides of it.")
        return context.say(contested if _contested(context) else msgid("Its one target is not contested."))
    forms = plural(
        "{number} of {total} targets is contested: rated figures stand on both sides of it.",
        "{number} of {total} targets are contested: rated figures stand on both sides of them.",
    )
    return context.language.say_many(forms, len(_contested(context)), total=total)


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
        promise=promised(context.language, target),
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
    """The concerns, each followed by the State's replies, or the disputes; each said once."""
    kinds = {kind, "reply"} if kind == "concern" else {kind}
    about: dict[Statement, dict[tuple[str, str], None]] = {}
    first: dict[Statement, Statement] = {}
    for one in context.book.commitments.values():
        on = (context.commitment_path(one.id), one.title)
        for said in statements_against(context, context.book.events_of_commitment.get(one.id, ())):
            if said.code in kinds:
                told = first.setdefault(replace(said, anchor=""), said)
                about.setdefault(told, {})[on] = None
    return tuple((statement, tuple(on)) for statement, on in about.items())
