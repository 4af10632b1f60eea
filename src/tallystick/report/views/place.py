"""The page of an area: the answers there beside the country's, every other figure, and what was not found."""

from dataclasses import dataclass

from tallystick.assessment.model import TargetVerdict
from tallystick.base.reasons import msgid, plural
from tallystick.register.areas import Area
from tallystick.register.model import Observation
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.places import AreaBook, PlaceFigure
from tallystick.report.spans import spans
from tallystick.report.views.composite_here import numbers_here
from tallystick.report.views.figures import figures_path
from tallystick.report.views.local_targets import LocalBook, LocalRow
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.places import answer_counts, measure_path, not_asked, share_of
from tallystick.report.views.statements import Origin, origin
from tallystick.report.views.targets import Latest, latest
from tallystick.report.views.titles import Titles
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import heading, observed, printed, promise, when

#: The most lines on a page of an area: a row with its source is so many, a title without a figure one.
_LINES, _OF_FIGURE = 120, 4
ANSWERED, OWN, FOUND, SILENT = "answered", "own", "found", "silent"


@dataclass(frozen=True, slots=True)
class AnswerHere:
    """A target's answer in an area, beside the country's.

    Attributes:
        title: what is counted or measured.
        path: the figures of all areas.
        group: the people it speaks of; empty for everybody.
        promise: what was promised, for the country.
        figure: the area's figure.
        when: its time.
        mark: the answer that it gives.
        country: the country's latest figure.
        country_mark: the country's answer.
        behind: the year in which the assessment names this area as the one furthest behind.
        origins: where the area's figure was read.
    """

    title: str
    path: str
    group: str
    promise: str
    figure: str
    when: str
    mark: Mark
    country: Latest
    country_mark: Mark
    behind: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class FigureHere:
    """The latest figure of an indicator in an area that answers no target, beside the country's.

    ``others`` is how many further figures of it were found here.
    """

    title: str
    path: str
    group: str
    figure: str
    when: str
    country: str
    country_when: str
    behind: str
    others: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class SilentHere:
    """A target for which no figure was found that answers it in an area."""

    title: str
    path: str


Here = AnswerHere | LocalRow | FigureHere | SilentHere


@dataclass(frozen=True, slots=True)
class PlacePage:
    """One page of an area."""

    number: int
    sentence: str
    empty: str
    answers: tuple[tuple[Mark, int], ...]
    around: tuple[tuple[str, str, str], ...]
    commitments: str
    blocks: tuple[tuple[str, int, tuple[Here, ...]], ...]
    pages: Numbered


def place_pages(
    context: PageContext, titles: Titles, local: LocalBook, area: Area
) -> tuple[tuple[str, PlacePage], ...]:
    """The pages of an area for which a figure was found."""
    places, ways = titles.places, titles.ways
    view = _Place(context, places, titles.system, area)
    own = local.rows_at(area.id)
    listed: list[tuple[str, Here | None]] = [
        *(under(ANSWERED, view.answered) if view.answered else ()),
        *(under(OWN, own) if own else ()),
        *(under(FOUND, view.found) if view.found else ()),
        *(under(SILENT, view.silent) if view.silent else ()),
    ]
    totals = {ANSWERED: len(view.answered), OWN: len(own), FOUND: len(view.found), SILENT: len(view.silent)}
    first = places.path(area.id)
    pages = context.sharing.share(first, listed, _LINES, _lines)
    names = spans(context.language, [[_titled(row) for _, row in page if row] for page in pages])
    return tuple(
        (
            page_path(first, number),
            PlacePage(
                number,
                view.sentence,
                view.empty,
                answer_counts(context, places.answers.get(area.id, [])),
                view.around,
                ways.place(ways.places, area.id) if places.commitments.get(area.id) else "",
                tuple((kind, totals[kind], rows) for kind, rows in _blocks(page)),
                numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _blocks(page: tuple[tuple[str, Here | None], ...]) -> tuple[tuple[str, tuple[Here, ...]], ...]:
    return by_heading(page)


def _titled(row: Here) -> str:
    return row.name if isinstance(row, LocalRow) else row.title


def _lines(row: tuple[str, Here | None]) -> int:
    return 1 if isinstance(row[1], SilentHere) else _OF_FIGURE


class _Place:
    """What is known of one area."""

    def __init__(self, context: PageContext, places: AreaBook, system: IndicatorSystem, area: Area) -> None:
        self.context = context
        self.book = context.book
        self.places = places
        self.system = system
        self.area = area
        rows = places.answers.get(area.id, [])
        resting = [one for one in rows if one.observed is not None]
        self.answered = [self._answer(one) for one in resting]
        self.found = [self._figure(one) for one in places.apart(area.id)]
        known = places.answered.get(area.id, set())
        self.silent = [
            SilentHere(heading(one.quantity), context.target_path(one.id))
            for one in places.targets
            if one.id not in known
        ]

    @property
    def sentence(self) -> str:
        """How many of the targets a figure answers here."""
        found = len(self.places.answered.get(self.area.id, ()))
        forms = plural(
            "For {found} of the plan's {number} target a figure of {area} was found that answers it.",
            "For {found} of the plan's {number} targets a figure of {area} was found that answers it.",
        )
        total = len(self.places.targets)
        if total < len(self.book.package.targets):
            forms = plural(
                "For {found} of the {number} target that a part can be held against, a figure of {area} was "
                "found that answers it.",
                "For {found} of the {number} targets that a part can be held against, a figure of {area} was "
                "found that answers it.",
            )
        elif total == 1:
            only = msgid("A figure of {area} was found that answers the plan's one target.")
            none = msgid("No figure of {area} was found that answers the plan's one target.")
            return self.context.say(only if found else none, area=self.area.name)
        return self.context.language.say_many(forms, total, found=found, area=self.area.name)

    @property
    def empty(self) -> str:
        """How many are empty, and what the targets were set for."""
        total = len(self.places.targets)
        if not total:
            return not_asked(self.context, self.places)
        share = share_of(self.context, len(self.silent), total)
        forms = plural(
            "{number} cell is empty ({share}). The targets were set for the country; areas are measured "
            "against them by the same rules.",
            "{number} cells are empty ({share}). The targets were set for the country; areas are measured "
            "against them by the same rules.",
        )
        told = self.context.language.say_many(forms, len(self.silent), share=share)
        return self.context.language.sentences(
            [one for one in (told, not_asked(self.context, self.places)) if one]
        )

    @property
    def around(self) -> tuple[tuple[str, str, str], ...]:
        """What the area is a part of, what its own parts are, and what each index says of it."""
        found, shown = [], {one.id for one in self.places.shown}
        parent = self.book.areas.get(self.area.parent or "")
        if parent is not None:
            above = self.places.path(parent.id) if parent.id in shown else self.context.path("places.html")
            found.append((self.context.say(msgid("Part of")), parent.name, above))
        inner = [one for one in self.places.shown if one.parent == self.area.id]
        found += [(self.context.say(msgid("Has in it")), one.name, self.places.path(one.id)) for one in inner]
        after = self.book.areas.get(self.area.successor or "")
        if after is not None and after.id in shown:
            found.append((self.context.say(msgid("Went on as")), after.name, self.places.path(after.id)))
        before = [one for one in self.places.shown if one.successor == self.area.id]
        found += [
            (self.context.say(msgid("Was before")), one.name, self.places.path(one.id)) for one in before
        ]
        here = numbers_here(self.context, "areas", self.area.id)
        return (*found, *((one.title, one.said, one.path) for one in here))

    def _answer(self, one: TargetVerdict) -> AnswerHere:
        target = self.book.targets[one.target]
        return AnswerHere(
            title=heading(target.quantity),
            path=figures_path(self.context, one.target),
            group=self.context.group(one.group) if one.group else "",
            promise=promise(self.context.language, target),
            figure="" if one.observed is None else observed(self.context.language, target, one.observed),
            when=self.context.period(one.as_of or one.period),
            mark=target_mark(self.context, one.verdict),
            country=latest(self.context, target),
            country_mark=target_mark(self.context, self.book.verdicts[one.target, "default"].verdict),
            behind="" if one.group else self.places.behind(self.area.id, one.target),
            origins=tuple(origin(self.context, self.book.sources[name]) for name in one.sources),
        )

    def _figure(self, one: PlaceFigure) -> FigureHere:
        beside, language = self._country(one), self.context.language
        return FigureHere(
            title=heading(one.indicator.title),
            path=self._measure(one),
            group=self.context.group(one.group) if one.group else "",
            figure=printed(language, one.latest),
            when=when(language, one.latest),
            country=printed(language, beside) if beside else "",
            country_when=when(language, beside) if beside else "",
            behind="" if one.group else self.places.behind(self.area.id, one.indicator.id),
            others=one.others,
            origin=origin(self.context, self.book.sources[one.latest.source]),
        )

    def _measure(self, one: PlaceFigure) -> str:
        """Where the figures of all areas stand, or else the indicator."""
        target = self.system.target_of.get(one.indicator.id)
        if not one.group and one.indicator.id in self.places.without_target:
            return measure_path(self.context, one.indicator.id)
        return figures_path(self.context, target) if target else self.system.path(one.indicator.id)

    def _country(self, one: PlaceFigure) -> Observation | None:
        """The country's figure of the same time, else its latest, for the same people."""
        rows = self.book.figures.at(one.indicator.id, (self.places.country, one.group))
        same = [row for row in rows if row.period == one.latest.period]
        return max(same or rows, key=lambda row: (row.period.last, not row.restated, row.id), default=None)
