"""A composite index in words and pictures: what it can't say first, then each picture with its table."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import isnan

from tallystick.base.reasons import Count, Ordinal, Reason, Text, msgid, plural
from tallystick.index.audit.correlations import correlation
from tallystick.index.audit.weighing import WhatIf, most_moved
from tallystick.index.digits import digits
from tallystick.index.doubt.run import Doubted
from tallystick.index.effective import effective_weights
from tallystick.index.gaps import NoNumber
from tallystick.index.said import VARIED, how_sure, in_numbers, named_row, said_without, what_is_missing
from tallystick.index.steps import Index
from tallystick.index.tables import parts_add_up, parts_of, ranks_of
from tallystick.report.views.index_picture import Picture, PictureBar, PictureRow
from tallystick.voice.language import Language

#: So many units are drawn; the tables hold all.
_MOST_UNITS = 20
#: The smallest probability that four decimals show.
_LEAST_SHOWN = 0.0001
_NO_PARTS = msgid(
    "The index is no arithmetic mean of its parts, so nobody can say how much of it each part adds."
)


@dataclass(frozen=True, slots=True)
class IndexPage:
    """What the page of an index shows."""

    lead: str
    cannot: tuple[str, ...]
    pictures: tuple[Picture, ...]
    profiles: str


def rounded(value: float, language: Language, places: int = 2) -> str:
    """A number with so many decimals; nothing where there is none."""
    return "" if isnan(value) else language.digits(Decimal(f"{value:.{places}f}"))


def index_page(
    index: Index,
    doubt: Doubted | None,
    without: list[NoNumber],
    moved: list[WhatIf],
    language: Language,
    profiles: str,
) -> IndexPage:
    """The page of an index in a language; `profiles` is where its units are listed, if they have pages."""
    says = _Says(index, doubt, language)
    pictures = [says.ranks(), *says.contributions(), says.correlations(), says.what_if(moved)]
    if doubt is not None and doubt.factors is not None:
        pictures.append(says.sensitivity())
    return IndexPage(says.lead(), tuple(says.cannot(without, moved)), tuple(pictures), profiles)


class _Says:
    def __init__(self, index: Index, doubt: Doubted | None, language: Language) -> None:
        self.index, self.doubt, self.language = index, doubt, language
        self.sure = doubt is not None and doubt.sure
        self.scores, self.place = index.scores.index, ranks_of(index)[:, -1]
        self.order = sorted(
            (row for row in range(len(self.scores)) if not isnan(self.scores[row])),
            key=lambda row: (index.times[row] if index.times else 0.0, -self.scores[row]),
        )

    def say(self, text: str) -> str:
        return self.language.say(text)

    def number(self, value: float, places: int = 2) -> str:
        """A number with so many decimals; nothing where there is none."""
        return rounded(value, self.language, places)

    def probability(self, p: float) -> str:
        """A probability with four decimals, or that it is smaller than they show."""
        if p >= _LEAST_SHOWN or isnan(p):
            return self.number(p, 4)
        return self.language.reason(Reason("below {least}", least=Text(self.number(_LEAST_SHOWN, 4))))

    def name(self, row: int) -> str:
        return self.language.value(named_row(self.index, row))

    def lead(self) -> str:
        return self.language.reason(in_numbers(self.index))

    def cannot(self, without: list[NoNumber], moved: list[WhatIf]) -> Iterator[str]:
        """What the index can't say."""
        root = self.index.method.tree.root.code
        for one in [each for each in without if each.code == root][:_MOST_UNITS]:
            yield self.language.reason(said_without(self.index, one))
        yield from map(self.language.reason, what_is_missing(self.index))
        if not self._adds_up:
            yield self.say(_NO_PARTS)
        lost = sum(one.failed is not None for one in moved)
        if lost:
            said = plural(
                "With {number} of the other weights that were tried the index can't be made; "
                "the table of them says why.",
                "With {number} of the other weights that were tried the index can't be made; "
                "the table of them says why.",
            )
            yield self.language.reason(Reason(said, number=Count(lost)))
        if self.doubt is None:
            yield self.say(msgid("The method doubts nothing, so nobody knows how sure the order is."))
            return
        yield from map(self.language.reason, how_sure(self.doubt))

    def ranks(self) -> Picture:
        """The rank of each unit, and the interval that holds it."""
        most = max((int(self.place[row]) for row in self.order), default=1)
        rows = tuple(self._rank(row, most) for row in self.order[:_MOST_UNITS])
        heading = [msgid("Unit"), msgid("Index"), msgid("Rank")]
        if self.sure:
            title = msgid("Ranks, and how sure they are")
            said = msgid("The dot is the rank, the first at the left; the bar is where most have it.")
            heading.append(msgid("Ranks"))
        else:
            title, said = msgid("Ranks"), msgid("The dot is the rank, the first at the left.")
        return Picture(
            "ranks",
            self.say(title),
            self.say(said),
            tuple(map(self.say, heading)),
            rows,
            "tables/doubt.csv" if self.sure else "tables/scores.csv",
        )

    def _rank(self, row: int, most: int) -> PictureRow:
        place = int(self.place[row])

        def across(rank: float) -> float:
            return round(100 * (rank - 1) / max(most - 1, 1), 1)

        bars: tuple[PictureBar, ...] = ()
        interval = ""
        if self.doubt is not None and self.doubt.units.given[row]:
            low, high = float(self.doubt.units.rank_low[row]), float(self.doubt.units.rank_high[row])
            bars = (PictureBar(across(low), max(across(high) - across(low), 0.5), 0.5),)
            ends = Reason("{low} to {high}", low=Count(int(low)), high=Count(-int(-high // 1)))
            interval = self.language.reason(ends)
        cells = (self.number(float(self.scores[row])), self.language.whole(place))
        return PictureRow(self.name(row), bars, across(place), (*cells, interval) if self.sure else cells)

    @property
    def _adds_up(self) -> bool:
        return parts_add_up(self.index, self.index.method.tree.root.code)

    def contributions(self) -> Iterator[Picture]:
        """What each part adds to the index, by its weight; nothing where the index is no sum of them."""
        if not self._adds_up:
            return
        tree = self.index.method.tree
        parts = tree.below()[tree.root.code]
        shared = parts_of(self.index, tree.root.code)
        most = max((float(abs(self.scores[row])) for row in self.order), default=1.0) or 1.0
        rows = []
        for row in self.order[:_MOST_UNITS]:
            start, bars, cells = 0.0, [], []
            for place in range(len(parts)):
                added = float(shared[row, place])
                cells.append(self.number(added))
                width = max(0.0, 100 * added / most)
                if not isnan(width):
                    shade = round(1 - 0.7 * place / max(len(parts), 1), 2)
                    bars.append(PictureBar(round(start, 1), round(width, 1), shade))
                    start += width
            rows.append(PictureRow(self.name(row), tuple(bars), None, tuple(cells)))
        yield Picture(
            "contributions",
            self.say(msgid("What the index is made of")),
            self.say(msgid("Weight times number of each part, the first part darkest.")),
            (self.say(msgid("Unit")), *(one.name for one in parts)),
            tuple(rows),
            "tables/contributions.csv",
        )

    def correlations(self) -> Picture:
        """How each node goes together with the index, beside how much it weighs."""
        tree, matrix = self.index.method.tree, self.index.scores.matrix
        effective = effective_weights(tree, self.index.scores.weights)
        rows = []
        for one in [*tree.nodes[:-1]][-_MOST_UNITS:] or [*tree.leaves][:_MOST_UNITS]:
            column = matrix.values[:, matrix.codes.index(one.code)]
            found = correlation(column, self.scores, "pearson")
            value = 0.0 if isnan(found.value) else found.value
            start = 50.0 if value >= 0 else 50 + 50 * value
            bar = PictureBar(round(start, 1), round(max(abs(50 * value), 0.3), 1), 0.8)
            cells = (self.number(found.value), self.probability(found.p), self.number(effective[one.code], 3))
            rows.append(PictureRow(one.name, (bar,), None, cells))
        return Picture(
            "correlations",
            self.say(msgid("What goes together with the index")),
            self.say(
                msgid("Pearson's correlation, from -1 at the left to 1, and its probability by chance.")
            ),
            (
                self.say(msgid("Part")),
                self.say(msgid("Correlation")),
                self.say(msgid("Probability")),
                self.say(msgid("Weight")),
            ),
            tuple(rows),
            "tables/correlations.csv",
        )

    def what_if(self, moved: list[WhatIf]) -> Picture:
        """Which weights move ranks most, by prebuilt steps."""
        names = {one.code: one.name for one in self.index.method.tree.elements}
        ordered = sorted(
            (one for one in moved if not isnan(one.mean_change)),
            key=lambda one: (-one.mean_change, one.code, one.factor),
        )[:_MOST_UNITS]
        most = max((one.mean_change for one in ordered), default=1.0) or 1.0
        rows = tuple(
            PictureRow(
                names[one.code],
                (PictureBar(0.0, round(100 * one.mean_change / most, 1), 0.8),),
                None,
                (digits(one.factor), self.number(one.mean_change), self._mover(one)),
            )
            for one in ordered
        )
        return Picture(
            "what-if",
            self.say(msgid("What if a weight moved")),
            self.say(msgid("The mean change of ranks where one weight is left out, halved or doubled.")),
            (
                self.say(msgid("Weight of")),
                self.say(msgid("Times")),
                self.say(msgid("Ranks moved by")),
                self.say(msgid("Moves most")),
            ),
            rows,
            "tables/what_if.csv",
        )

    def _mover(self, one: WhatIf) -> str:
        """The unit whose rank moves furthest, from where and to where; nothing where none moves."""
        most = most_moved(self.index, one)
        if most is None:
            return ""
        row, before, then = most
        said = Reason(
            "{unit}, from {before} to {then}",
            unit=named_row(self.index, row),
            before=Ordinal(before),
            then=Ordinal(then),
        )
        return self.language.reason(said)

    def sensitivity(self) -> Picture:
        """What accounts for the change of ranks."""
        assert self.doubt is not None  # noqa: S101 - asked by the caller
        assert self.doubt.factors is not None  # noqa: S101 - asked by the caller
        told = self.doubt.factors.sensitivity
        rows = []
        for at, name in enumerate(self.doubt.factors.names):
            first, total = float(told.first[at, -1]), float(told.total[at, -1])
            bars = tuple(
                PictureBar(0.0, round(100 * min(max(value, 0.0), 1.0), 1), shade)
                for value, shade in ((total, 0.4), (first, 1.0))
            )
            cells = (self.number(first), self.number(total))
            rows.append(PictureRow(self.language.reason(VARIED[name]), bars, None, cells))
        return Picture(
            "sensitivity",
            self.say(msgid("Where the doubt comes from")),
            self.say(msgid("The share of the change of ranks of each: by itself dark, with others light.")),
            (self.say(msgid("Varied")), self.say(msgid("By itself")), self.say(msgid("In all"))),
            tuple(rows),
            "tables/sensitivity.csv",
        )
