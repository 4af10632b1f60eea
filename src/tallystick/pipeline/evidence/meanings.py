"""What a label of a file means in a package: what the package remembers, its own names, common words."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from tallystick.base.identifiers import of_code
from tallystick.base.reasons import Reason, Unfit, texts
from tallystick.pipeline.evidence.words import BRACKETED, UnitLabel, in_two_languages, measured, tidy, words
from tallystick.register.batches import EVERYBODY, FileLabel
from tallystick.register.large import LargeRows
from tallystick.register.model import Package

#: The kinds of label that name rows of the package.
NAMED = ("indicator", "area", "group", "source")
_AMBIGUOUS = Reason("it can mean more than one thing here")


class Meanings:
    """What the labels of files mean in one package."""

    def __init__(self, package: Package, added: Iterable[FileLabel] = ()) -> None:
        """Gather what the package knows, and labels that are told beside it, which lead."""
        told = [*package.labels, *added]
        self._said = {(one.kind, tidy(one.label)): one.means for one in told}
        self._units = {
            tidy(one.label): UnitLabel(one.means, one.factor or Decimal(1))
            for one in told
            if one.kind == "unit"
        }
        self._known: Mapping[str, Mapping[str, set[str]]] = {
            "indicator": _by_name((one.id, (one.id, one.title)) for one in package.indicators),
            "area": _by_name(_areas(package)),
            "source": _by_name((one.id, (one.id, one.title)) for one in package.sources),
            "group": _groups(package),
        }
        self._observations = package.observations
        self._parents = {one.id: one.parent or "" for one in package.areas}

    def column(self, heading: str) -> str:
        """What the column under a heading holds; empty where nothing tells.

        A heading in two languages says what both say; the one over values may have their unit behind it.
        """
        name = tidy(heading)
        known = self._said.get(("column", name)) or words("column").get(name, ("", ""))[0]
        if known:
            return known
        head, unit = self.parted(heading)
        if unit:
            return "value" if self.column(head) == "value" else ""
        told = {words("column").get(one, ("", ""))[0] for one in in_two_languages(name)}
        return told.pop() if len(told) == 1 else ""

    def parted(self, heading: str) -> tuple[str, str]:
        """A heading and the unit that stands in brackets behind it; that is empty where none does."""
        found = BRACKETED.fullmatch(heading.strip())
        return (found[1], found[2]) if found and self.unit(found[2]) is not None else (heading, "")

    def together(self, kind: str, first: str, second: str) -> str:
        """What two labels name together: what both mean, or the one area in the first; empty for nothing."""
        firsts, seconds = (self._found(kind, one) for one in (first, second)) if kind in NAMED else ((), ())
        same = set(firsts) & set(seconds)
        found = same or {one for one in seconds if kind == "area" and self._above(one) & set(firsts)}
        return found.pop() if len(found) == 1 else ""

    def _above(self, area: str) -> set[str]:
        """The areas that an area is a part of."""
        found: set[str] = set()
        while (area := self._parents.get(area, "")) and area not in found:
            found.add(area)
        return found

    def unit(self, label: str) -> UnitLabel | None:
        """The unit and factor of a label; None where it names none."""
        return measured(label, self._units)

    def named(self, kind: str, label: str) -> str:
        """The identifier that a label of this kind means.

        Raises:
            Unfit: it means nothing here, or more than one thing.
        """
        found = self._found(kind, label)
        if len(found) > 1:
            raise Unfit(_AMBIGUOUS if len(found) > 9 else _either(found))
        if not found:
            raise Unfit(_UNKNOWN[kind])
        return next(iter(found))

    def kinds(self, label: str) -> list[str]:
        """The kinds of which a label names something."""
        return [kind for kind in NAMED if kind != "source" and self._found(kind, label)]

    def _found(self, kind: str, label: str) -> set[str]:
        name = tidy(label)
        said = self._said.get((kind, name))
        known = self._known[kind]
        found = {said} if said else known.get(name) or known.get(of_code(name), set())
        return {label} if kind == "group" and not found and self._is_counted(label) else found

    def _is_counted(self, group: str) -> bool:
        """Whether a figure of the package is one of this group, by its identifier."""
        if isinstance(self._observations, LargeRows):
            return next(iter(self._observations.with_value("group", [group])), None) is not None
        return group in self._counted

    @functools.cached_property
    def _counted(self) -> frozenset[str | None]:
        return frozenset(one.group for one in self._observations)


_UNKNOWN = {
    "indicator": Reason("the package has no indicator of this name"),
    "area": Reason("the package has no area of this name"),
    "group": Reason("the package has no group of this name"),
    "source": Reason("the package has no source of this name"),
}


def _either(found: set[str]) -> Reason:
    return Reason("it can mean any of {names}", names=texts(sorted(found), ","))


def _by_name(rows: Iterable[tuple[str, Sequence[str]]]) -> Mapping[str, set[str]]:
    known: defaultdict[str, set[str]] = defaultdict(set)
    for identifier, names in rows:
        for name in names:
            known[tidy(name)].add(identifier)
    return known


def _areas(package: Package) -> Iterator[tuple[str, Sequence[str]]]:
    """Each area, and the country by the name that the plan gives it too."""
    plan = package.descriptor.tallystick.plan
    yield plan.country, (plan.country, plan.country_name)
    yield from ((one.id, (one.id, one.name)) for one in package.areas)


def _groups(package: Package) -> Mapping[str, set[str]]:
    groups = [one.groups for one in package.commitments] + [one.groups for one in package.indicators]
    known = {tidy(name): {name} for names in groups for name in names}
    return known | {word: {EVERYBODY} for word, (means, _) in words("group").items() if means == EVERYBODY}
