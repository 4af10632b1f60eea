"""What rests on little: targets with one source, official figures only, a mark of doubt, or no figure."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tallystick.assessment.model import TargetVerdict
from tallystick.base.marks import MARKS, SELF_REPORTED
from tallystick.base.reasons import Template, msgid, plural
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.statements import Origin, origin
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import heading

#: The ways of resting on little that every assessment tells; beside them stand the marks of targets.
ONE_SOURCE, OWN_FIGURES, NO_FIGURES = "one-source", "self-reported", "without-figures"
TWO_VOICES = "second-voice"
#: The most targets on a page.
_TARGETS = 100


@dataclass(frozen=True, slots=True)
class Single:
    """A target, its answer, and the one source or the kind of sources that this rests on."""

    title: str
    path: str
    mark: Mark | None
    resting: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Resting:
    """Targets that rest on little in one way, or those of them that a page has room for.

    Attributes:
        code: the way.
        title: the way in words.
        about: what it means.
        of: of how many targets they are so many, in words; empty where there is none.
        continued: whether it began on an earlier page.
        rows: the targets.
    """

    code: str
    title: str
    about: str
    of: str
    continued: bool
    rows: tuple[Single, ...]


@dataclass(frozen=True, slots=True)
class SinglePage:
    """One page of what rests on little."""

    number: int
    pages: Numbered
    sentence: str
    sections: tuple[Resting, ...]


_Asked = tuple[Target, TargetVerdict]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of resting on little: its words, its targets, and how each of them is told."""

    title: Template
    about: Template
    of_rated: bool
    targets: tuple[_Asked, ...]
    told: Callable[[PageContext, _Asked], Single]


def single_path(context: PageContext, code: str) -> str:
    """Where the targets begin that rest on little in this way."""
    first = _first(context)
    pages = _shared(context, _ways(context))
    number = next(place for place, page in enumerate(pages, 1) if code in {one for one, _ in page})
    return f"{page_path(first, number)}#{code}"


def single_pages(context: PageContext) -> tuple[tuple[str, SinglePage], ...]:
    """The pages of what rests on little."""
    ways = _ways(context)
    pages = _shared(context, ways)
    sentence = _sentence(context)
    titles = [[heading(row[0].quantity) if row else "" for _, row in page] for page in pages]
    names = spans(context.language, titles)
    begun: set[str] = set()
    found = []
    for number, page in enumerate(pages, 1):
        sections = []
        for code, rows in by_heading(page):
            sections.append(replace(_section(context, code, ways[code], rows), continued=code in begun))
            begun.add(code)
        view = SinglePage(number, numbered(_first(context), names, number), sentence, tuple(sections))
        found.append((page_path(_first(context), number), view))
    return tuple(found)


def _first(context: PageContext) -> str:
    return context.path("sources/single.html")


def _shared(context: PageContext, ways: dict[str, _Way]) -> tuple[tuple[tuple[str, _Asked | None], ...], ...]:
    listed = [one for code, way in ways.items() for one in under(code, way.targets)]
    return context.sharing.share(_first(context), listed, _TARGETS)


def _ways(context: PageContext) -> dict[str, _Way]:
    """The ways of resting on little, each with its targets."""
    verdicts, summary = context.book.verdicts, context.book.assessment.summary
    asked = [(target, verdicts[target.id, "default"]) for target in context.book.package.targets]
    rated = [one for one in asked if TARGET_ANSWERS[one[1].verdict].rated]

    def named(names: tuple[str, ...]) -> tuple[_Asked, ...]:
        return tuple((context.book.targets[name], verdicts[name, "default"]) for name in names)

    marked = dict(summary.marks)
    two_voices = _Way(_TWO_VOICES, _COMPARED, of_rated=False, targets=named(summary.second_voice), told=_bare)
    marks = {
        one.code: _Way(one.word, one.gloss, of_rated=False, targets=named(marked[one.code]), told=_bare)
        for one in MARKS
        if one is not SELF_REPORTED and marked.get(one.code)
    }
    return {
        ONE_SOURCE: _Way(
            msgid("One source only"),
            msgid("Every figure of the country, by whatever measure, comes from one publication."),
            of_rated=True,
            targets=tuple(one for one in rated if _has_one_source(context, one[0])),
            told=_cited,
        ),
        OWN_FIGURES: _Way(
            msgid("Official figures only"),
            msgid(
                "The answer rests on the government's own word. That does not make it wrong: it means that "
                "no figure of anybody else decides."
            ),
            of_rated=True,
            targets=tuple(one for one in rated if one[1].self_reported),
            told=_on_what,
        ),
        **({TWO_VOICES: two_voices} if summary.marks else {}),
        **marks,
        NO_FIGURES: _Way(
            msgid("Without figures"),
            msgid("No figure was found that can be held against the promise, by any measure or source."),
            of_rated=False,
            targets=named(summary.without_figures),
            told=_why,
        ),
    }


_TWO_VOICES = msgid("A second voice")
_COMPARED = msgid("Figures of two voices speak of one time, so that they could be compared at all.")


def _section(context: PageContext, code: str, way: _Way, rows: tuple[_Asked, ...]) -> Resting:
    summary, count = context.book.assessment.summary, context.language.whole(len(way.targets))
    of_rated = plural("{count} of {number} rated target", "{count} of {number} rated targets")
    of_all = plural("{count} of {number} target", "{count} of {number} targets")
    total = summary.self_reported.rated if way.of_rated else summary.whole.targets
    of = context.language.say_many(of_rated if way.of_rated else of_all, total, count=count)
    return Resting(
        code=code,
        title=heading(context.say(way.title)),
        about=heading(context.say(way.about)),
        of=of if total else "",
        continued=False,
        rows=tuple(way.told(context, one) for one in rows),
    )


def _sentence(context: PageContext) -> str:
    summary = context.book.assessment.summary
    own = summary.self_reported
    resting = plural(
        "The government's own figures alone carry {own} of {number} rated target.",
        "The government's own figures alone carry {own} of {number} rated targets.",
    )
    lacking = plural(
        "For {without} of {number} target no figure can be held against the promise.",
        "For {without} of {number} targets no figure can be held against the promise.",
    )
    say_many, without = context.language.say_many, len(summary.without_figures)
    if not summary.whole.targets:
        return context.say(msgid("No target is entered here that could rest on anything."))
    rated = say_many(resting, own.rated, own=own.official_only)
    return context.language.sentences(
        (
            rated if own.rated else context.say(msgid("No target is rated.")),
            say_many(lacking, summary.whole.targets, without=without),
        )
    )


def _has_one_source(context: PageContext, target: Target) -> bool:
    """Whether all figures of the country, of whatever measure, come from one source."""
    rows = (one for one in context.book.sightings.get(target.id, ()) if one.role != "goal")
    return len({one.source.id for one in rows if one.observation.area == context.book.plan.country}) == 1


def _bare(context: PageContext, asked: _Asked) -> Single:
    """A target with its answer alone."""
    target, verdict = asked
    return Single(
        title=heading(target.quantity),
        path=context.target_path(target.id),
        mark=target_mark(context, verdict.verdict),
        resting="",
        origin=None,
    )


def _on_what(context: PageContext, asked: _Asked) -> Single:
    """A target with the kind of figures that its answer rests on."""
    verdict = asked[1]
    resting = words.SELF_REPORTED.get(verdict.self_reported) or words.TIER.get(verdict.tier)
    told = context.say(resting) if resting else context.explain_by("default", verdict.reason)
    return replace(_bare(context, asked), resting=told)


def _cited(context: PageContext, asked: _Asked) -> Single:
    """A target with the one source that it rests on."""
    sources = asked[1].sources
    if len(sources) != 1:
        return _on_what(context, asked)
    return replace(_bare(context, asked), origin=origin(context, context.book.sources[sources[0]]))


def _why(context: PageContext, asked: _Asked) -> Single:
    """A target with why nothing can be held against its promise."""
    return replace(_on_what(context, asked), mark=None)
