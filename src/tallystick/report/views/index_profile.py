"""What an index says of one unit, in tables: nodes, figures, strengths, groups, and other weights."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tallystick.base.reasons import Count, Reason, Text, msgid
from tallystick.index.audit.group_ranks import group_ranks
from tallystick.index.audit.tables import strength_rows
from tallystick.index.audit.weighing import STEPS, WhatIf
from tallystick.index.digits import digits
from tallystick.index.doubt.run import Doubted
from tallystick.index.gaps import NoNumber
from tallystick.index.said import said_without
from tallystick.index.steps import Index
from tallystick.index.tables import TableCell, figure_rows, score_rows, when_of
from tallystick.report.views.index import rounded
from tallystick.voice.language import Language

ProfileRows = list[tuple[str, ...]]
_BETTER = {1: msgid("more is better"), -1: msgid("less is better")}
_TREATED = {
    "drawn in from above": msgid("drawn in from above, to {figure}"),
    "drawn in from below": msgid("drawn in from below, to {figure}"),
    "transformed": msgid("transformed, to {figure}"),
}
_NODES = (msgid("Part"), msgid("Number"), msgid("Interval"), msgid("Rank"), msgid("Ranks"))
_NODES_ALONE = (msgid("Part"), msgid("Number"), msgid("Rank"))
_FIGURES = (
    *(msgid("Indicator"), msgid("Figure"), msgid("Unit"), msgid("Direction"), msgid("Worst"), msgid("Best")),
    *(msgid("Normalised"), msgid("What was done")),
)
_STANDING = (msgid("Indicator"), msgid("Rank"), msgid("Figure"), msgid("Unit"))
_GROUPS = (msgid("Group"), msgid("Part"), msgid("Rank"), msgid("Of"))
_WEIGHTS = (msgid("Weight of"), msgid("Left out"), msgid("Halved"), msgid("Doubled"))


@dataclass(frozen=True, slots=True)
class ProfileSection:
    """A table of a profile: its name in addresses, its title, how to read it, and its columns."""

    code: str
    title: str
    words: str
    heading: tuple[str, ...]


class Profiles:
    """The tables of each unit in one language, from the rows of the tables of the index."""

    def __init__(
        self,
        index: Index,
        doubt: Doubted | None,
        without: list[NoNumber],
        moved: list[WhatIf],
        language: Language,
    ) -> None:
        """Hold what is known.

        Args:
            index: the index.
            doubt: what came of varying it.
            without: units and nodes without a number.
            moved: what came of other weights.
            language: the language of the tables.
        """
        self.index, self.doubt, self.moved, self.language = index, doubt, moved, language
        self.sure = doubt is not None and doubt.sure
        root = index.method.tree.root.code
        self._without = {one.row: one for one in without if one.code == root}
        self._names = {one.code: one.name for one in index.method.tree.elements}

    def without(self, row: int) -> Reason:
        """Why a unit has no number, and what would bring one."""
        return said_without(self.index, self._without[row])

    def sections(self, row: int) -> Iterator[tuple[ProfileSection, ProfileRows]]:
        """The tables of a unit with their rows."""
        heading = _NODES if self.sure else _NODES_ALONE
        yield self._section("nodes", msgid("Its numbers"), self._about_doubt, heading), self._nodes(row)
        said = msgid("The figure as it was given, between the worst and the best of its scale.")
        yield self._section("figures", msgid("Its figures"), said, _FIGURES), self._figures(row)
        said = msgid("The indicators in which it stands best among all units, by its own figures.")
        title = msgid("Its strengths")
        yield self._section("strengths", title, said, _STANDING), self._standing(row, "strength")
        said = msgid("The indicators in which it stands worst among all units, by its own figures.")
        title = msgid("Its weaknesses")
        yield self._section("weaknesses", title, said, _STANDING), self._standing(row, "weakness")
        said = msgid("Its rank among the units of the same group.")
        yield self._section("groups", msgid("Within its groups"), said, _GROUPS), self._groups(row)
        said = msgid("Its rank in the index where one weight is left out, halved or doubled.")
        yield self._section("what-if", msgid("What if a weight moved"), said, _WEIGHTS), self._weights(row)

    def intervals(self, row: int) -> tuple[str, str]:
        """Between what the score of a unit lies, and its rank; nothing where nobody knows."""
        if self.doubt is None or not self.doubt.units.given[row]:
            return "", ""
        found = self.doubt.units
        low, high = (rounded(float(end[row]), self.language) for end in (found.score_low, found.score_high))
        score = Reason("{low} to {high}", low=Text(low), high=Text(high))
        best, worst = int(found.rank_low[row]), -int(-found.rank_high[row] // 1)
        rank = Reason("{low} to {high}", low=Count(best), high=Count(worst))
        return self.language.reason(score), self.language.reason(rank)

    @property
    def _about_doubt(self) -> str:
        if self.doubt is None:
            return msgid("The method doubts nothing, so nobody knows how sure they are.")
        if not self.sure:
            return msgid("No replication gave a number, so nobody knows how sure they are.")
        return msgid("The doubts of the method were tried on the index: only it has intervals.")

    def _section(self, code: str, title: str, words: str, heading: Sequence[str]) -> ProfileSection:
        say = self.language.say
        return ProfileSection(code, say(title), say(words), tuple(map(say, heading)))

    def _of(self, row: int) -> tuple[str, str]:
        return self.index.scores.matrix.units[row], when_of(self.index, row)

    def _figure(self, cell: TableCell) -> str:
        """A figure as people print it; the tables have ten digits."""
        text = digits(float(cell))
        return self.language.digits(Decimal(text)) if text else ""

    @cached_property
    def _scores(self) -> dict[tuple[str, str], list[Sequence[TableCell]]]:
        return _by_unit((one[0], one[2], *one[3:]) for one in score_rows(self.index))

    def _nodes(self, row: int) -> ProfileRows:
        tree = self.index.method.tree
        found: ProfileRows = []
        nodes = {one.code for one in tree.nodes}
        for _, _, code, _, score, rank, _ in reversed(self._scores[self._of(row)]):
            if code not in nodes:
                continue
            between, ranks = self.intervals(row) if code == tree.root.code else ("", "")
            number = rounded(float(score), self.language)
            name, place = self._names[str(code)], self._place(rank)
            found.append((name, number, between, place, ranks) if self.sure else (name, number, place))
        return found

    def _place(self, rank: TableCell) -> str:
        return "" if rank == "" else self.language.whole(int(rank))

    @cached_property
    def _figure_rows(self) -> dict[tuple[str, str], list[Sequence[TableCell]]]:
        return _by_unit(figure_rows(self.index))

    def _figures(self, row: int) -> ProfileRows:
        found: ProfileRows = []
        for one in self._figure_rows[self._of(row)]:
            _, _, code, raw, unit, direction, *_, worst, best, normalised = one
            found.append(
                (
                    self._names[str(code)],
                    self._figure(raw),
                    str(unit),
                    self.language.say(_BETTER[int(direction)]),
                    self._figure(worst),
                    self._figure(best),
                    rounded(float(normalised), self.language),
                    self.language.list(self._done(one), ","),
                )
            )
        return found

    def _done(self, one: Sequence[TableCell]) -> Iterator[str]:
        """What was done to a figure before it was normalised, each step with what came of it."""
        _, _, _, raw, _, _, used, estimated, treated, treatment, *_ = one
        if estimated:
            yield self.language.reason(Reason("estimated: {figure}", figure=Text(self._figure(used))))
        elif digits(float(used)) != digits(float(raw)):
            yield self.language.reason(Reason("divided: {figure}", figure=Text(self._figure(used))))
        if treatment:
            yield self.language.say(_TREATED[str(treatment)], figure=self._figure(treated))

    @cached_property
    def _strengths(self) -> dict[tuple[str, str], list[Sequence[TableCell]]]:
        return _by_unit(strength_rows(self.index))

    def _standing(self, row: int, which: str) -> ProfileRows:
        return [
            (str(name), self._place(rank), self._figure(raw), str(unit))
            for _, _, kind, _, _, name, rank, raw, unit in self._strengths[self._of(row)]
            if kind == which
        ]

    @cached_property
    def _group_rows(self) -> dict[tuple[str, str], list[Sequence[TableCell]]]:
        return _by_unit(group_ranks(self.index))

    def _groups(self, row: int) -> ProfileRows:
        return [
            (f"{grouping}: {group}", self._names[str(code)], self._place(rank), self._place(known))
            for _, _, grouping, group, code, rank, known in self._group_rows[self._of(row)]
        ]

    def _weights(self, row: int) -> ProfileRows:
        found: dict[str, dict[float, str]] = defaultdict(dict)
        for one in self.moved:
            rank = self._place(int(one.ranks[row]) or "")
            found[one.code][one.factor] = self.language.reason(one.failed) if one.failed else rank
        return [
            (self._names[code], *(ranks.get(step, "") for step in STEPS)) for code, ranks in found.items()
        ]


def _by_unit(rows: Iterable[Sequence[TableCell]]) -> dict[tuple[str, str], list[Sequence[TableCell]]]:
    """Rows by the unit and the time that they begin with."""
    found: dict[tuple[str, str], list[Sequence[TableCell]]] = defaultdict(list)
    for one in rows:
        found[str(one[0]), str(one[1])].append(one)
    return found
