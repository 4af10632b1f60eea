"""An index of the plan: what it can't say first, then each number with the verdicts beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tallystick.assessment.composite.model import (
    NO_GOALPOSTS,
    Composite,
    CompositeFigure,
    CompositeUnit,
    LackingIndicator,
)
from tallystick.base.reasons import msgid, plural
from tallystick.register.model import Observation
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.spans import spans
from tallystick.report.views.composite_said import cannot_say, how_made
from tallystick.report.views.marks import Mark, target_mark
from tallystick.voice import indicator_words as words
from tallystick.voice.packing import Numbered, numbered, page_path, plain_names
from tallystick.voice.promises import heading, printed

#: The most rows on a page, and so many of the indicators that would bring a number soonest.
_ROWS, _MOST_LACKING, _MOST_NAMED = 60, 20, 3


#: How the values of an indicator stand that no commitment asks for as its own.
_OF_A_TARGET = msgid("measures a target")


@dataclass(frozen=True, slots=True)
class CompositeRow:
    """A year, area or chapter: its number, or what it lacks, and the verdicts beside it."""

    title: str
    path: str
    score: str
    interval: str
    rank: str
    known: str
    lacks: str
    soonest: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]
    verdicts: tuple[tuple[Mark, int], ...]
    not_due: str


@dataclass(frozen=True, slots=True)
class LackingRow:
    """An indicator that would bring a number."""

    title: str
    path: str
    why: str
    known: str
    standing: str


@dataclass(frozen=True, slots=True)
class ScaledFigure:
    """A figure on its way to a number."""

    unit: str
    title: str
    path: str
    figure: str
    year: str
    source: str
    source_path: str
    worst: str
    best: str
    number: str


@dataclass(frozen=True, slots=True)
class CompositePage:
    """One page of an index; the first says what it can't say."""

    number: int
    pages: Numbered
    cannot: tuple[str, ...]
    how: tuple[str, ...]
    unit: str
    ranked: bool
    units: tuple[CompositeRow, ...]
    lacking: tuple[LackingRow, ...]
    figures: tuple[ScaledFigure, ...]


def composite_paths(context: PageContext) -> tuple[tuple[str, str, Composite], ...]:
    """The path and title of each index that the method asks for."""
    found = context.book.material.indices
    names = plain_names((one.rule.name for one in found), "index")
    said = context.book.texts.said
    return tuple(
        (context.path(f"indices/{names[one.rule.name]}.html"), said(one.rule.title), one) for one in found
    )


def composite_pages(
    context: PageContext, system: IndicatorSystem, first: str, one: Composite
) -> tuple[tuple[str, CompositePage], ...]:
    """The pages of an index."""
    says = _Says(context, system, one)
    rows: list[CompositeRow | LackingRow | ScaledFigure] = [*says.units(), *says.lacking(), *says.figures()]
    pages = context.sharing.share(first, rows, _ROWS)
    names = spans(context.language, [[each.title for each in page] for page in pages])
    cannot, how = tuple(cannot_say(context, one)), tuple(how_made(context, one.rule, one.varied))
    return tuple(
        (
            page_path(first, number),
            CompositePage(
                number=number,
                pages=numbered(first, names, number),
                cannot=cannot if number == 1 else (),
                how=how if number == 1 else (),
                unit=says.unit_word(),
                ranked=one.rule.units != "years",
                units=tuple(each for each in page if isinstance(each, CompositeRow)),
                lacking=tuple(each for each in page if isinstance(each, LackingRow)),
                figures=tuple(each for each in page if isinstance(each, ScaledFigure)),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


class _Says:
    def __init__(self, context: PageContext, system: IndicatorSystem, one: Composite) -> None:
        self.context, self.system, self.one = context, system, one

    def unit_word(self) -> str:
        """What its units are called."""
        known = {"years": msgid("Year"), "areas": msgid("Area"), "chapters": msgid("Chapter")}
        return self.context.say(known[self.one.rule.units])

    def units(self) -> Iterator[CompositeRow]:
        """The rows of years, areas or chapters."""
        for unit in self.one.units:
            title, path = self._named(unit.unit)
            yield CompositeRow(
                title=title,
                path=path,
                score=self._number(unit.score),
                interval=self._between(self._number(unit.low), self._number(unit.high)),
                rank=self._rank(unit),
                known=self.context.language.say_many(
                    plural("{number} of {all} has a figure", "{number} of {all} have a figure"),
                    unit.known,
                    all=unit.of,
                ),
                lacks=self._lacks(unit),
                soonest=tuple(self._indicator(name) for name in unit.soonest[:_MOST_NAMED])
                if unit.score is None
                else (),
                parts=tuple(self._parts(unit)),
                verdicts=tuple((target_mark(self.context, code), many) for code, many in unit.verdicts),
                not_due=self._not_due(unit),
            )

    def _not_due(self, unit: CompositeUnit) -> str:
        """Of a year, how many targets had their deadline still ahead: nothing could be said of them."""
        if self.one.rule.units != "years":
            return ""
        targets = self.context.book.package.targets
        ahead = sum(one.deadline.last.year > int(unit.unit) for one in targets)
        said = plural(
            "{ahead} of {number} target not due by then", "{ahead} of {number} targets not due by then"
        )
        return self.context.language.say_many(said, len(targets), ahead=ahead) if ahead else ""

    def _named(self, unit: str) -> tuple[str, str]:
        """What a unit is called, and where it is shown."""
        if self.one.rule.units == "years":
            return self.context.day(unit), ""
        if self.one.rule.units == "areas":
            return self.context.book.areas[unit].name, self.context.path(f"places/{unit}.html")
        return self.context.part_title(unit), self.context.part_path(unit)

    def _rank(self, unit: CompositeUnit) -> str:
        if unit.rank is None:
            return ""
        rank = self.context.language.whole(unit.rank)
        if unit.rank_low is None or unit.rank_high is None:
            return rank
        low, high = (self.context.language.whole(end) for end in (unit.rank_low, unit.rank_high))
        return self.context.say(msgid("{rank} ({between})"), rank=rank, between=self._between(low, high))

    def _between(self, low: str, high: str) -> str:
        return self.context.say(msgid("{low} to {high}"), low=low, high=high) if low and high else ""

    def _lacks(self, unit: CompositeUnit) -> str:
        """What coverage would be needed, where there is no number."""
        if unit.score is not None:
            return ""
        more = unit.needed - unit.known
        if more <= 0:
            return self.context.say(msgid("too few chapters have a number"))
        said = plural("{number} is needed, {more} more", "{number} are needed, {more} more")
        return self.context.language.say_many(said, unit.needed, more=more)

    def _parts(self, unit: CompositeUnit) -> Iterator[str]:
        """The numbers of chapters, those that have one."""
        for part in unit.parts:
            if part.score is not None:
                yield self.context.say(
                    msgid("{chapter}: {score}"),
                    chapter=self.context.part_title(part.chapter),
                    score=self._number(part.score),
                )

    def lacking(self) -> Iterator[LackingRow]:
        """The indicators that would bring a number soonest."""
        if all(unit.score is not None for unit in self.one.units):
            return
        for one in self.one.lacking[:_MOST_LACKING]:
            yield self._lacking(one)

    def _lacking(self, one: LackingIndicator) -> LackingRow:
        say = self.context.say
        title, path = self._indicator(one.indicator)
        no_scale = msgid("the method names no goalposts for it")
        return LackingRow(
            title,
            path,
            say(no_scale if one.why == NO_GOALPOSTS else msgid("no figure")),
            say(msgid("{known} of {all}"), known=one.units, all=len(self.one.units)),
            say(words.STANDING[one.availability] if one.availability else _OF_A_TARGET),
        )

    def figures(self) -> Iterator[ScaledFigure]:
        """The figures in it, each with its source."""
        indicators = self.system.indicators
        for one in self.one.figures:
            title, path = self._indicator(one.indicator)
            observation = self._observation(one)
            source = self.context.book.sources[observation.source]
            worst, best = self._ends(one, indicators[one.indicator].unit)
            yield ScaledFigure(
                self._named(one.unit)[0],
                title,
                path,
                printed(self.context.language, observation),
                self.context.day(str(one.year)),
                source.issuing_body,
                self.context.source_path(source.id),
                worst,
                best,
                self._number(one.number),
            )

    def _observation(self, one: CompositeFigure) -> Observation:
        area = one.unit if self.one.rule.units == "areas" else self.context.book.plan.country
        held = self.context.book.figures.at(one.indicator, (area, ""))
        return next(each for each in held if each.id == one.observation)

    def _ends(self, one: CompositeFigure, unit: str) -> tuple[str, str]:
        language = self.context.language
        return language.quantity(one.worst, unit), language.quantity(one.best, unit)

    def _indicator(self, name: str) -> tuple[str, str]:
        return heading(self.system.indicators[name].title), self.system.path(name)

    def _number(self, number: Decimal | None) -> str:
        return "" if number is None else self.context.language.digits(round(number, 1))
