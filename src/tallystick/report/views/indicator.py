"""One indicator as a page shows it: its definition, its home, its checks, what it serves, its figures."""

from collections import Counter
from dataclasses import dataclass, replace

from tallystick.assessment.indicators.model import CHECKS, Trend
from tallystick.assessment.indicators.trends_2 import TOO_FEW
from tallystick.base.reasons import msgid, plural
from tallystick.register.indicators import CommitmentIndicator, Indicator, MissingIndicator
from tallystick.register.model import Observation
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.views.enjoyed import beside
from tallystick.report.views.statements import Origin, edition, origin
from tallystick.voice import indicator_words as words
from tallystick.voice.promises import heading, printed, when

#: How many observed trends a commitment's page shows of all its indicators, and at least one of each.
_TRENDS = 8


@dataclass(frozen=True, slots=True)
class TrendLine:
    """An observed trend in words, with its first and last figure and their sources where it is told."""

    word: str
    who: str
    why: str
    first: str
    last: str
    sources: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """A figure of an indicator with its source."""

    when: str
    figure: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator on its shelf."""

    id: str
    title: str
    kind: str
    definition: str
    facts: tuple[tuple[str, str], ...]
    home: tuple[str, str, str] | None
    passed: tuple[str, ...]
    failed: tuple[str, ...]
    note: str
    serves: tuple[tuple[str, str, str], ...]
    trends: tuple[TrendLine, ...]
    figures: tuple[IndicatorFigure, ...]
    figures_path: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator on a commitment's page."""

    title: str
    path: str
    kind: str
    question: str
    standing: str
    broken_down: str
    who: str
    year: str
    origin: Origin | None
    note: str
    trends: tuple[TrendLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class IndicatorBlock:
    """A commitment's indicators, and the kinds it has none of."""

    sentence: str
    rows: tuple[IndicatorRow, ...]
    reasons: tuple[tuple[str, str], ...]


def indicator_entry(context: PageContext, system: IndicatorSystem, one: Indicator) -> IndicatorEntry:
    """The entry of an indicator."""
    checks = system.quality.get(one.id)
    named = [(name, getattr(checks, name)) for name in CHECKS] if checks else []
    target = system.target_of.get(one.id)
    has_figures = target is not None and one.id in system.figures_of
    return IndicatorEntry(
        id=one.id,
        title=heading(one.title),
        kind=context.say(words.KIND[one.kind]),
        definition=one.definition,
        facts=tuple(_facts(context, one)),
        home=_home(context, one),
        passed=tuple(context.say(words.CHECK[name]) for name, good in named if good),
        failed=tuple(context.say(words.CHECK[name]) for name, good in named if not good),
        note=context.noted(one.note),
        serves=tuple(_serves(context, link) for link in system.uses.get(one.id, ())),
        trends=_of_indicator(context, system, one.id),
        figures=tuple(_figure(context, figure) for figure in system.shown_figures(one.id)),
        figures_path=context.target_path(target) if target and has_figures else "",
    )


def indicator_block(context: PageContext, system: IndicatorSystem, commitment: str) -> IndicatorBlock | None:
    """The indicators of a commitment; None where the package has no indicator system."""
    if not system.package.commitment_indicators:
        return None
    links = system.links_of.get(commitment, [])
    rows = tuple(_row(context, system, link) for link in links)
    with_trends = sum(bool(one.trends) for one in rows)
    return IndicatorBlock(
        sentence=_block_sentence(context, links),
        rows=tuple(_with_fewer(one, with_trends) for one in rows),
        reasons=tuple(_reason(context, one) for one in system.reasons_of.get(commitment, ())),
    )


def _with_fewer(row: IndicatorRow, others: int) -> IndicatorRow:
    """A row with as many of its trends as there is room for; the rest stand with the indicator."""
    shown = max(1, _TRENDS // max(1, others))
    return replace(row, trends=row.trends[:shown], more=len(row.trends[shown:]))


def _block_sentence(context: PageContext, links: list[CommitmentIndicator]) -> str:
    if not links:
        return context.say(msgid("Nobody has defined an indicator for it yet."))
    counts = Counter(one.availability for one in links)
    say_many = context.language.say_many
    told = [say_many(forms, counts[code]) for code, forms in _STOOD.items() if counts[code]]
    forms = plural(
        "{number} indicator could show what became of it: {told}.",
        "{number} indicators could show what became of it: {told}.",
    )
    return say_many(forms, len(links), told=context.language.list(told))


#: How many indicators stand how, in a sentence about them.
_STOOD = {
    "published": plural("{number} has published values", "{number} have published values"),
    "partly": plural("{number} is published in part", "{number} are published in part"),
    "public_not_read": plural(
        "{number} stands in a public text that nobody has read yet",
        "{number} stand in public texts that nobody has read yet",
    ),
    "not_published": plural("{number} would have to be asked for", "{number} would have to be asked for"),
}


def _reason(context: PageContext, one: MissingIndicator) -> tuple[str, str]:
    return context.say(words.KIND[one.kind]), one.reason


def _who(context: PageContext, link: CommitmentIndicator) -> tuple[str, ...]:
    """Whose value was read: the body that made the source's figures, where the link names only others.

    The link names who publishes it or should be asked, which need not be whose figure was found.
    """
    if link.source is None:
        return link.published_by
    source = context.book.sources[link.source]
    international = source.kind == "international_estimate"
    named = any(one in source.issuing_body or source.issuing_body in one for one in link.published_by)
    return link.published_by if named or not international else (source.issuing_body,)


def _row(context: PageContext, system: IndicatorSystem, link: CommitmentIndicator) -> IndicatorRow:
    indicator = system.indicators[link.indicator]
    return IndicatorRow(
        title=heading(indicator.title),
        path=system.path(indicator.id),
        kind=context.say(words.KIND[indicator.kind]),
        question=context.say(words.QUESTION[link.answers]),
        standing=context.say(words.STANDING[link.availability]),
        broken_down=broken_down(context, link),
        who=context.language.list(_who(context, link)),
        year=str(link.latest_year or ""),
        origin=origin(context, context.book.sources[link.source]) if link.source else None,
        note=heading(context.noted(link.note)),
        trends=tuple(
            trend_line(context, system, one)
            for one in system.trends_of.get((link.commitment, link.indicator), ())
            # A target's own figures stand with the target and need not be told to be too few; a law is no
            # series.
            if one.area == context.book.plan.country
            and not (
                one.trend == TOO_FEW and (one.indicator in system.target_of or indicator.kind == "structural")
            )
        ),
    )


def trend_line(context: PageContext, system: IndicatorSystem, one: Trend) -> TrendLine:
    """An observed trend in words; of too few years only whose figures there are, which stand elsewhere."""
    figures = context.book.figures.at(one.indicator, (one.area, one.group))
    observations = {figure.id: figure for figure in figures}
    told = one.trend != TOO_FEW
    return TrendLine(
        word=context.say(words.TREND[one.trend]),
        who=_whose(context, system, one),
        why=context.language.sentences([context.explain(one.reason), *beside(context, one)]),
        first=printed(context.language, observations[one.figures[0]]) if told else "",
        last=printed(context.language, observations[one.figures[-1]]) if told else "",
        sources=tuple(origin(context, context.book.sources[name]) for name in one.sources if told),
    )


def _whose(context: PageContext, system: IndicatorSystem, one: Trend) -> str:
    """Whose figures they are, and which edition of them where several have a trend."""
    names = [context.book.texts.said(one.issuing_body)]
    if one.area != context.book.plan.country:
        names.insert(0, context.book.areas[one.area].name)
    if one.group:
        names.insert(0, context.group(one.group))
    if (one.indicator, one.area, one.group, one.issuing_body) in system.told_apart_by_edition:
        names.append(edition(context, context.book.sources[one.sources[-1]]))
    return context.language.list(names, ",")


def _of_indicator(context: PageContext, system: IndicatorSystem, indicator: str) -> tuple[TrendLine, ...]:
    """Its trends, once each, whichever commitment they are given for."""
    first = system.trends_by_indicator.get(indicator, ())
    return tuple(trend_line(context, system, one) for one in first if one.trend != TOO_FEW)


def _facts(context: PageContext, one: Indicator) -> list[tuple[str, str]]:
    say = context.say
    rows = (
        (say(msgid("Counted")), one.numerator),
        (say(msgid("Over")), one.denominator),
        (say(msgid("Unit")), context.language.unit(one.unit)),
        (say(msgid("Direction")), say(words.DIRECTION[one.direction]) if one.direction else ""),
        (say(msgid("How often")), say(words.FREQUENCY[one.frequency]) if one.frequency else ""),
        (say(msgid("Who should publish it")), one.publisher),
        (say(msgid("Sustainable Development Goal targets")), context.language.list(one.sdg, ",")),
    )
    return [(name, value) for name, value in rows if value]


def _home(context: PageContext, one: Indicator) -> tuple[str, str, str] | None:
    """Whose indicator it is, its code there, and where the code was read."""
    if one.home_scheme is None:
        return None
    return context.say(words.HOME[one.home_scheme]), one.home_code or "", one.home_place or ""


def broken_down(context: PageContext, link: CommitmentIndicator) -> str:
    """What the values must be broken down by."""
    known = words.BROKEN_DOWN
    names = [context.say(known[one]) if one in known else context.group(one) for one in link.disaggregation]
    return context.language.list(names, ",")


def _serves(context: PageContext, link: CommitmentIndicator) -> tuple[str, str, str]:
    title = context.book.commitments[link.commitment].title
    return context.commitment_path(link.commitment), link.commitment, title


def _figure(context: PageContext, one: Observation) -> IndicatorFigure:
    return IndicatorFigure(
        when(context.language, one),
        printed(context.language, one),
        origin(context, context.book.sources[one.source]),
    )
