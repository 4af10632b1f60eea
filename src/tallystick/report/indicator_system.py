"""The indicator system, opened at any row: which indicator serves what, and on which page each stands."""

from collections import defaultdict
from functools import cached_property, partial

from tallystick.assessment.groups.model import Breakdown, GroupGap
from tallystick.assessment.indicators.model import Coverage, IndicatorQuality, Trend
from tallystick.register.indicators import CommitmentIndicator, Indicator, MissingIndicator
from tallystick.register.model import Observation
from tallystick.report.context import PageContext
from tallystick.report.grouped import many
from tallystick.voice.cell import original_of
from tallystick.voice.packing import page_path, plain_names

#: The shelf of the indicators that serve no commitment.
OTHERS = "others"
#: The most lines on a page of a shelf; fewer where it would be too long. A figure is one line, and as long as
#: so many are what is said of each indicator and of each trend.
_LINES, _OF_ENTRY, _OF_TREND = 52, 4, 8
#: How many figures of an indicator its entry shows.
MOST_FIGURES = 24


class IndicatorSystem:
    """Rows of the indicator system by what they belong to. Nothing is computed here."""

    def __init__(self, context: PageContext) -> None:
        """Open the package of a page's context."""
        self.context = context
        self.package = context.book.package

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator."""
        return {one.id: one for one in self.package.indicators}

    @cached_property
    def links_of(self) -> dict[str, list[CommitmentIndicator]]:
        """The indicators of a commitment: structural, process, outcome."""
        found: dict[str, list[CommitmentIndicator]] = defaultdict(list)
        kinds = ("structural", "process", "outcome")
        for one in self.package.commitment_indicators:
            found[one.commitment].append(one)
        for rows in found.values():
            rows.sort(key=lambda one: kinds.index(self.indicators[one.indicator].kind))
        return dict(found)

    @cached_property
    def uses(self) -> dict[str, list[CommitmentIndicator]]:
        """The commitments that an indicator serves, in the plan's order."""
        found: dict[str, list[CommitmentIndicator]] = defaultdict(list)
        for one in self.package.commitment_indicators:
            found[one.indicator].append(one)
        return dict(found)

    @cached_property
    def reasons_of(self) -> dict[str, list[MissingIndicator]]:
        """The kinds that a commitment lacks, with the reason."""
        found: dict[str, list[MissingIndicator]] = defaultdict(list)
        for one in self.package.missing_indicators:
            found[one.commitment].append(one)
        return dict(found)

    @cached_property
    def coverage(self) -> dict[str, Coverage]:
        """What the indicators of each commitment could say."""
        return {one.commitment: one for one in self.context.book.assessment.coverage}

    @cached_property
    def breakdowns_of(self) -> dict[str, list[Breakdown]]:
        """The breakdowns that a commitment calls for."""
        return many(self.context.book.assessment.breakdowns, lambda one: one.commitment)

    @cached_property
    def gaps_of(self) -> dict[str, list[GroupGap]]:
        """The gaps of groups to the average of an indicator."""
        return many(self.context.book.assessment.gaps, lambda one: one.indicator)

    @cached_property
    def quality(self) -> dict[str, IndicatorQuality]:
        """The checks of each indicator that serves a commitment."""
        return {one.indicator: one for one in self.context.book.assessment.quality}

    @cached_property
    def trends_of(self) -> dict[tuple[str, str], list[Trend]]:
        """The observed trends by commitment and indicator, the country's first."""
        found: dict[tuple[str, str], list[Trend]] = defaultdict(list)
        for one in self.context.book.assessment.trends:
            found[one.commitment, one.indicator].append(one)
        return dict(found)

    @cached_property
    def trends_by_indicator(self) -> dict[str, list[Trend]]:
        """The observed trends of an indicator, as they are given for the first commitment that it serves."""
        found: dict[str, list[Trend]] = {}
        for (_, indicator), rows in self.trends_of.items():
            found.setdefault(indicator, rows)
        return found

    @cached_property
    def told_apart_by_edition(self) -> set[tuple[str, str, str, str]]:
        """Indicator, area, group and body of each series of which more than one edition has a trend."""
        editions: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
        for one in self.context.book.assessment.trends:
            editions[one.indicator, one.area, one.group, one.issuing_body].add(one.vintage)
        return {key for key, names in editions.items() if len(names) > 1}

    @cached_property
    def figures_of(self) -> dict[str, list[Observation]]:
        """The country's figures of an indicator, the latest first."""
        book = self.context.book
        country = (book.plan.country, "")
        held = {one.id: book.figures.at(one.id, country) for one in self.package.indicators}
        return {
            indicator: sorted(rows, key=lambda one: (-one.period.last.toordinal(), one.id))
            for indicator, rows in held.items()
            if rows
        }

    @cached_property
    def target_of(self) -> dict[str, str]:
        """The target that an indicator speaks of, where all its figures are shown."""
        found: dict[str, str] = {}
        for one in self.package.target_indicators:
            found.setdefault(one.indicator, one.target)
        return found

    # ------------------------------------------------------------ where each is shown

    @cached_property
    def shelves(self) -> dict[str, list[Indicator]]:
        """For each chapter the indicators whose first commitment is in it; then the others. None is empty."""
        book = self.context.book
        rows: dict[str, list[Indicator]] = {one.id: [] for one in book.chapters}
        placed: set[str] = set()
        for commitment in book.commitments.values():
            chapter = book.chapter_of(commitment.section).id
            for link in self.links_of.get(commitment.id, ()):
                if link.indicator not in placed:
                    placed.add(link.indicator)
                    rows[chapter].append(self.indicators[link.indicator])
        rows[OTHERS] = [one for one in self.package.indicators if one.id not in placed]
        return {name: some for name, some in rows.items() if some}

    def shelf_pages(self, shelf: str) -> tuple[tuple[Indicator, ...], ...]:
        """The pages of a shelf."""
        return self.context.sharing.share(self.shelf_path(shelf), self.shelves[shelf], _LINES, self._lines)

    def _lines(self, indicator: Indicator) -> int:
        """How many lines the entry of an indicator takes."""
        trends = len(self.trends_by_indicator.get(indicator.id, ()))
        return _OF_ENTRY + _OF_TREND * trends + len(self.shown_figures(indicator.id))

    def shelf_path(self, shelf: str, number: int = 1) -> str:
        """A page of a shelf."""
        return self.context.path(page_path(f"indicators/{shelf}.html", number))

    def path(self, indicator: str) -> str:
        """Where an indicator is described."""
        shelf = self._shelf_of[indicator]
        key, shelved = ("indicators", self.shelf_path(shelf)), partial(self._shelved, shelf)
        return f"{self.context.sharing.known(key, shelved)[indicator]}#{indicator}"

    @cached_property
    def _shelf_of(self) -> dict[str, str]:
        return {one.id: shelf for shelf, rows in self.shelves.items() for one in rows}

    def _shelved(self, shelf: str) -> dict[str, str]:
        """On which page of a shelf each indicator is described."""
        return {
            one.id: self.shelf_path(shelf, number)
            for number, page in enumerate(self.shelf_pages(shelf), 1)
            for one in page
        }

    def shown_figures(self, indicator: str) -> list[Observation]:
        """The figures that an indicator's entry lists: none where a target's page has them all."""
        if indicator in self.target_of:
            return []
        return self.figures_of.get(indicator, [])[:MOST_FIGURES]

    # ------------------------------------------------------------ who should know

    @cached_property
    def asked(self) -> dict[str, list[CommitmentIndicator]]:
        """For each body the values that it would have to be asked for, in the plan's order."""
        found: dict[str, list[CommitmentIndicator]] = defaultdict(list)
        for one in self.package.commitment_indicators:
            if one.availability in {"partly", "not_published"}:
                for body in one.published_by:
                    found[body].append(one)
        return {body: found[body] for body in sorted(found, key=self.context.language.sort_key)}

    @cached_property
    def _letters(self) -> dict[str, str]:
        """A name for each body's pages, from the letters of the package where they are plain."""
        ordered = sorted(self.asked, key=lambda one: (original_of(one).casefold(), original_of(one)))
        names = plain_names(map(original_of, ordered), other="body")
        return {one: names[original_of(one)] for one in ordered}

    def letter_path(self, body: str, number: int = 1) -> str:
        """A page of the letter to a body."""
        return self.context.path(page_path(f"questions/{self._letters[body]}.html", number))
