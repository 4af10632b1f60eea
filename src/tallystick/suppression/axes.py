"""What is counted by: axes with their leaves and groups, and the plan of which tables are published."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: The group of all leaves of an axis.
ALL = ""
Name = tuple[str, ...]


@dataclass(frozen=True)
class Axis:
    """One way in which things are counted.

    Attributes:
        name: its name.
        leaves: its finest places.
        groups: those between the leaves and all of them, each with its leaves; published as well.
        growing: the leaves of which a reader knows that what is counted there does not become fewer; `ALL`
            among them where what moves from leaf to leaf does not become fewer together.
    """

    name: str
    leaves: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    growing: frozenset[str] = frozenset()

    def within(self, place: str) -> tuple[str, ...]:
        """The leaves of a place."""
        if place == ALL:
            return self.leaves
        return tuple(self.groups.get(place, (place,)))

    def places(self, *, is_parted: bool) -> tuple[str, ...]:
        """The places of which figures are published: all of them, or only the whole."""
        return (ALL, *self.groups, *self.leaves) if is_parted else (ALL,)


@dataclass(frozen=True)
class TablePlan:
    """The tables that are published, each with all its margins. One plan for all releases of a phase.

    Attributes:
        axes: the axes, in the order of a figure's name.
        tables: for each table the names of the axes that it is parted by.
    """

    axes: tuple[Axis, ...]
    tables: tuple[frozenset[str], ...]

    def leaves(self) -> tuple[Name, ...]:
        """The finest places of all axes together; not all of them need be published."""
        return tuple(itertools.product(*(one.leaves for one in self.axes)))

    def growing(self) -> tuple[bool, ...]:
        """Of each of the finest places, whether a reader knows that it does not become fewer."""
        return tuple(
            any(place in axis.growing for axis, place in zip(self.axes, leaf, strict=True))
            for leaf in self.leaves()
        )

    def growing_sums(self) -> tuple[Name, ...]:
        """The sums over an axis of which a reader knows that they do not become fewer."""
        return tuple(
            name
            for at, axis in enumerate(self.axes)
            if ALL in axis.growing
            for name in itertools.product(
                *((ALL,) if at == other else one.leaves for other, one in enumerate(self.axes))
            )
        )

    def names(self) -> tuple[Name, ...]:
        """The figures that are published, each by its place on every axis, the widest first."""
        found = {name: None for table in self.tables for name in self._names(table)}
        return tuple(sorted(found, key=lambda one: (-self.width(one), one)))

    def width(self, name: Name) -> int:
        """On how many axes a figure speaks of more than a leaf."""
        return sum(place not in axis.leaves for axis, place in zip(self.axes, name, strict=True))

    def under(self, name: Name) -> Iterator[Name]:
        """The finest places that a figure counts."""
        return itertools.product(*(axis.within(place) for axis, place in zip(self.axes, name, strict=True)))

    def margins(self, name: Name) -> Iterator[Name]:
        """The figures that are wider than this one on one axis alone."""
        for at, (axis, place) in enumerate(zip(self.axes, name, strict=True)):
            inner = set(axis.within(place))
            for wider in (ALL, *axis.groups):
                if wider != place and inner < set(axis.within(wider)):
                    yield (*name[:at], wider, *name[at + 1 :])

    def _names(self, table: frozenset[str]) -> Iterator[Name]:
        return itertools.product(*(axis.places(is_parted=axis.name in table) for axis in self.axes))
