"""One indicator as a page shows it: its definition, its home, its checks, what it serves, its figures."""

from collections import Counter
from dataclasses import dataclass

from tallystick.assessment.indicators.model import CHECKS, Trend
from tallystick.register.indicators import CommitmentIndicator, Indicator, MissingIndicator
from tallystick.register.model import Observation
from tallystick.report.desk import Desk
from tallystick.report.gauges import Gauges
from tallystick.report.views.said import Origin, origin
from tallystick.voice import indicator_words as words
from tallystick.voice.language import msgid
from tallystick.voice.promises import heading, printed, when


@dataclass(frozen=True, slots=True)
class TrendLine:
    """An observed trend in words, with the sources of its figures."""

    word: str
    who: str
    why: str
    first: str
    last: str
    sources: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class GaugeFigure:
    """A figure of an indicator with its source."""

    when: str
    figure: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class GaugeEntry:
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
    figures: tuple[GaugeFigure, ...]
    figures_path: str


@dataclass(frozen=True, slots=True)
class GaugeRow:
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


@dataclass(frozen=True, slots=True)
class GaugeBlock:
    """A commitment's indicators, and the kinds it has none of."""

    sentence: str
    rows: tuple[GaugeRow, ...]
    reasons: tuple[tuple[str, str], ...]


def gauge_entry(desk: Desk, gauges: Gauges, one: Indicator) -> GaugeEntry:
    """The entry of an indicator."""
    checks = gauges.quality.get(one.id)
    named = [(name, getattr(checks, name)) for name in CHECKS] if checks else []
    target = gauges.target_of.get(one.id)
    has_figures = target is not None and one.id in gauges.figures_of
    return GaugeEntry(
        id=one.id,
        title=heading(one.title),
        kind=desk.say(words.KIND[one.kind]),
        definition=one.definition,
        facts=tuple(_facts(desk, one)),
        home=_home(desk, one),
        passed=tuple(desk.say(words.CHECK[name]) for name, good in named if good),
        failed=tuple(desk.say(words.CHECK[name]) for name, good in named if not good),
        note=one.note or "",
        serves=tuple(_serves(desk, link) for link in gauges.uses.get(one.id, ())),
        trends=_of_indicator(desk, gauges, one.id),
        figures=tuple(_figure(desk, figure) for figure in gauges.shown_figures(one.id)),
        figures_path=desk.target_path(target) if target and has_figures else "",
    )


def gauge_block(desk: Desk, gauges: Gauges, commitment: str) -> GaugeBlock | None:
    """The indicators of a commitment; None where the package has no indicator system."""
    if not gauges.package.commitment_indicators:
        return None
    links = gauges.links_of.get(commitment, [])
    return GaugeBlock(
        sentence=_block_sentence(desk, links),
        rows=tuple(_row(desk, gauges, link) for link in links),
        reasons=tuple(_reason(desk, one) for one in gauges.reasons_of.get(commitment, ())),
    )


def _block_sentence(desk: Desk, links: list[CommitmentIndicator]) -> str:
    if not links:
        return desk.say(msgid("Nobody has defined an indicator for it yet."))
    counts = Counter(one.availability for one in links)
    return desk.say(
        msgid(
            "{total} indicators could show what became of it: values of {published} were read, of {partly} "
            "in part; {unread} stand in public texts that nobody has read yet, and {asked} would have to be "
            "asked for."
        ),
        total=len(links),
        published=counts["published"],
        partly=counts["partly"],
        unread=counts["public_not_read"],
        asked=counts["not_published"],
    )


def _reason(desk: Desk, one: MissingIndicator) -> tuple[str, str]:
    return desk.say(words.KIND[one.kind]), one.reason


def _row(desk: Desk, gauges: Gauges, link: CommitmentIndicator) -> GaugeRow:
    indicator = gauges.indicators[link.indicator]
    return GaugeRow(
        title=heading(indicator.title),
        path=gauges.path(indicator.id),
        kind=desk.say(words.KIND[indicator.kind]),
        question=desk.say(words.QUESTION[link.answers]),
        standing=desk.say(words.STANDING[link.availability]),
        broken_down=broken_down(desk, link),
        who=desk.language.list(link.published_by),
        year=str(link.latest_year or ""),
        origin=origin(desk, desk.book.sources[link.source]) if link.source else None,
        note=heading(link.note or ""),
        trends=tuple(
            trend_line(desk, one)
            for one in gauges.trends_of.get((link.commitment, link.indicator), ())
            if one.area == desk.book.plan.country
        ),
    )


def trend_line(desk: Desk, one: Trend) -> TrendLine:
    """An observed trend in words."""
    figures = desk.book.figures.at(one.indicator, (one.area, one.group))
    observations = {figure.id: figure for figure in figures}
    return TrendLine(
        word=desk.say(words.TREND[one.trend]),
        who=_whose(desk, one),
        why=desk.explain(one.reason),
        first=printed(desk.language, observations[one.figures[0]]) if len(one.figures) > 1 else "",
        last=printed(desk.language, observations[one.figures[-1]]),
        sources=tuple(origin(desk, desk.book.sources[name]) for name in one.sources),
    )


def _whose(desk: Desk, one: Trend) -> str:
    names = [one.issuing_body]
    if one.area != desk.book.plan.country:
        names.insert(0, desk.book.areas[one.area].name)
    if one.group:
        names.insert(0, desk.group(one.group))
    if one.vintage:
        names.append(desk.say(msgid("release {vintage}"), vintage=one.vintage))
    return desk.language.list(names, ",")


def _of_indicator(desk: Desk, gauges: Gauges, indicator: str) -> tuple[TrendLine, ...]:
    """Its trends, once each, whichever commitment they are given for."""
    first = next(
        (found for (_, name), found in gauges.trends_of.items() if name == indicator),
        [],
    )
    return tuple(trend_line(desk, one) for one in first if one.trend != "too_few_years")


def _facts(desk: Desk, one: Indicator) -> list[tuple[str, str]]:
    say = desk.say
    rows = (
        (say(msgid("Counted")), one.numerator),
        (say(msgid("Over")), one.denominator),
        (say(msgid("Unit")), desk.language.unit(one.unit)),
        (say(msgid("Direction")), say(words.DIRECTION[one.direction]) if one.direction else ""),
        (say(msgid("How often")), say(words.FREQUENCY[one.frequency]) if one.frequency else ""),
        (say(msgid("Who should publish it")), one.publisher),
        (say(msgid("Sustainable Development Goal targets")), desk.language.list(one.sdg, ",")),
    )
    return [(name, value) for name, value in rows if value]


def _home(desk: Desk, one: Indicator) -> tuple[str, str, str] | None:
    """Whose indicator it is, its code there, and where the code was read."""
    if one.home_scheme is None:
        return None
    return desk.say(words.HOME[one.home_scheme]), one.home_code or "", one.home_place or ""


def broken_down(desk: Desk, link: CommitmentIndicator) -> str:
    """What the values must be broken down by."""
    known = words.BROKEN_DOWN
    names = [desk.say(known[one]) if one in known else desk.group(one) for one in link.disaggregation]
    return desk.language.list(names, ",")


def _serves(desk: Desk, link: CommitmentIndicator) -> tuple[str, str, str]:
    title = desk.book.commitments[link.commitment].title
    return desk.commitment_path(link.commitment), link.commitment, title


def _figure(desk: Desk, one: Observation) -> GaugeFigure:
    return GaugeFigure(
        when(desk.language, one), printed(desk.language, one), origin(desk, desk.book.sources[one.source])
    )
