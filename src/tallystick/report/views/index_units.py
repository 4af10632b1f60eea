"""The pages of an index's units: the list of all, and of each its profile."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan

from tallystick.base.reasons import Count, Reason, Text, msgid, plural
from tallystick.index.digits import digits
from tallystick.index.said import named_row
from tallystick.index.steps import Index
from tallystick.index.tables import ranks_of
from tallystick.report.spans import spans
from tallystick.report.views.index import rounded
from tallystick.report.views.index_profile import Profiles, ProfileSection
from tallystick.voice.language import Language
from tallystick.voice.packing import Numbered, Sharing, by_heading, numbered, page_path, plain_names, under

#: For so many units each has a page; for more the tables hold what would stand there.
MOST_PROFILES = 300
#: So many rows stand on a page, fewer where it would be too long.
_ROWS = 400
_HEADING, _INTERVAL = (msgid("Unit"), msgid("Index"), msgid("Rank")), msgid("Ranks")


@dataclass(frozen=True, slots=True)
class UnitsPage:
    """A page of the list of units: each with where its profile is, its index, its rank and their interval."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    pages: Numbered


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A page of a unit's profile: on the first one also what it has in a sentence."""

    lead: str
    blocks: tuple[tuple[ProfileSection, tuple[tuple[str, ...], ...]], ...]
    pages: Numbered


class UnitPages:
    """The pages of the units of an index in one language."""

    def __init__(self, index: Index, profiles: Profiles, language: Language, sharing: Sharing) -> None:
        """Name the pages.

        Args:
            index: the index.
            profiles: what stands in the tables of each unit.
            language: the language of the pages.
            sharing: how rows are shared out over pages.
        """
        self.index, self.profiles = index, profiles
        self.language, self.sharing = language, sharing
        self.first = language.folder + "units.html"
        ranks, times = ranks_of(index)[:, -1], index.times
        self.rows = sorted(
            range(len(ranks)),
            key=lambda row: (times[row] if times else 0.0, isnan(ranks[row]), ranks[row], row),
        )
        names = plain_names(map(self._key, range(len(ranks))), other="unit")
        self._paths = {row: f"{language.folder}units/{names[self._key(row)]}.html" for row in self.rows}

    def _key(self, row: int) -> str:
        """What tells a unit from all others; no system has a device that is called like its beginning."""
        when = digits(self.index.times[row]) if self.index.times else ""
        return f"unit {self.index.scores.matrix.units[row]} {when}"

    def name(self, row: int) -> str:
        """What people call a unit."""
        return self.language.value(named_row(self.index, row))

    def listed(self) -> Iterator[tuple[str, UnitsPage]]:
        """The list of all units, the first in rank first, those without a number last."""
        pages = self.sharing.share(self.first, self.rows, _ROWS)
        names = spans(self.language, [[self.name(row) for row in page] for page in pages])
        heading = tuple(map(self.language.say, (*_HEADING, _INTERVAL) if self.profiles.sure else _HEADING))
        for number, page in enumerate(pages, 1):
            rows = tuple((self._paths[row], self.name(row), self._standing(row)) for row in page)
            yield page_path(self.first, number), UnitsPage(heading, rows, numbered(self.first, names, number))

    def _standing(self, row: int) -> tuple[str, ...]:
        scores, ranks = self.index.scores.index, ranks_of(self.index)[:, -1]
        rank = "" if isnan(ranks[row]) else self.language.whole(int(ranks[row]))
        _, between = self.profiles.intervals(row)
        standing = rounded(float(scores[row]), self.language), rank
        return (*standing, between) if self.profiles.sure else standing

    def of_unit(self, row: int) -> Iterator[tuple[str, UnitPage]]:
        """The pages of one unit's profile."""
        first = self._paths[row]
        rows = [
            each for section, found in self.profiles.sections(row) if found for each in under(section, found)
        ]
        pages = self.sharing.share(first, rows, _ROWS)
        names = spans(self.language, [[_named(*one) for one in page] for page in pages])
        for number, page in enumerate(pages, 1):
            lead = self.language.reason(self._lead(row)) if number == 1 else ""
            pager = numbered(first, names, number)
            yield page_path(first, number), UnitPage(lead, by_heading(page), pager)

    def _lead(self, row: int) -> Reason:
        score, ranks = float(self.index.scores.index[row]), ranks_of(self.index)[:, -1]
        if isnan(score):
            return self.profiles.without(row)
        times = self.index.times
        beside = [at for at in self.rows if not times or times[at] == times[row]]
        many = sum(not isnan(ranks[at]) for at in beside)
        said = plural(
            "{unit} has {score}: rank {rank} of {number} unit with a number.",
            "{unit} has {score}: rank {rank} of {number} units with a number.",
        )
        places = {"unit": named_row(self.index, row), "score": Text(rounded(score, self.language))}
        return Reason(said, number=Count(many), rank=Count(int(ranks[row])), **places)


def _named(section: ProfileSection, row: tuple[str, ...] | None) -> str:
    return f"{section.title}: {row[0]}" if row else section.title
