"""The circle of a body: itself, who is under it, who took over from these; who came into it, and is above."""

import datetime
import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from tallystick.register.bodies import Body
from tallystick.workflow.cases.model import CaseStanding


@dataclass(frozen=True)
class Bodies:
    """The bodies that cases can go to.

    Attributes:
        known: each by its identifier.
        heirs: by one that was split among several, those that took over a part of it.
    """

    known: Mapping[str, Body]
    heirs: Mapping[str, Collection[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Body]) -> Self:
        """Those of a package."""
        return cls({one.id: one for one in rows})

    def circle(self, named: Collection[str]) -> frozenset[str]:
        """These bodies, all that are under one of them, and all that took over from any of these, or a part.

        Whoever is under a body that is complained of answers to it, and whoever took over from it has its
        people and its files. Whoever was under one that ended is under those that took over from that.
        """
        found, waiting = set(named), list(named)
        while waiting:
            for one in self._next_to.get(waiting.pop(), ()):
                if one not in found:
                    found.add(one)
                    waiting.append(one)
        return frozenset(found)

    def above(self, name: str) -> tuple[str, ...]:
        """The bodies above one, the next first, and whoever took over from these.

        Whoever is above one that took over from it, or from one of these, is above it too.
        """
        own = [name]
        for one in own:  # it grows while it is gone through, and so does what follows
            own += [later for later in self._after(one) if later not in own]
        waiting = list(own)
        for one in waiting:
            known = self.known.get(one)
            parent = [known.parent] if known is not None and known.parent is not None else []
            waiting += [other for other in (*parent, *self._after(one)) if other not in waiting]
        return tuple(waiting[len(own) :])

    def kept_from(self, case: CaseStanding) -> frozenset[str]:
        """The bodies that must not get a case: the circle of those complained of, and who came into it.

        Where who is above these is doubted, they too must not, but nobody else under them.
        """
        asked = case.against, case.doubts_above
        if asked not in self._kept:
            above = (
                {one for named in case.against for one in self.above(named)} if case.doubts_above else set()
            )
            self._kept[asked] = self._with_those_before(self.circle(case.against) | above)
        return self._kept[asked]

    def _with_those_before(self, names: Collection[str]) -> frozenset[str]:
        """These bodies, and those that ended in one of them, whole or in part: their people are there now.

        Others that took over from such a body, and whoever is under these, are none of them.
        """
        found, waiting = set(names), list(names)
        for one in waiting:
            earlier = [before for before in self._before.get(one, ()) if before not in found]
            found.update(earlier)
            waiting += earlier
        return frozenset(found)

    @functools.cached_property
    def _kept(self) -> dict[tuple[frozenset[str], bool], frozenset[str]]:
        """What was asked of these bodies before."""
        return {}

    @functools.cached_property
    def _next_to(self) -> Mapping[str, list[str]]:
        """For each body, those right under it and the one that took over from it."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.known.values():
            over = [] if one.parent is None else [one.parent]
            for above in over:  # it grows while it is gone through
                over += [later for later in self._after(above) if later not in over]
                found[above].append(one.id)
            found[one.id] += self._after(one.id)
        return found

    @functools.cached_property
    def _before(self) -> Mapping[str, list[str]]:
        """For each body, those that it took over from, whole or in part."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.known:
            for later in self._after(one):
                found[later].append(one)
        return found

    def _after(self, name: str) -> list[str]:
        """Who took over from a body, whole or in part."""
        return [one for one in (self.successor(name), *sorted(self.heirs.get(name, ()))) if one]

    def is_there(self, name: str, day: datetime.date) -> bool:
        """Whether there is such a body on a day."""
        one = self.known.get(name)
        return one is not None and (one.until is None or one.until.last >= day)

    def successor(self, name: str) -> str:
        """The body that took over from one; empty where none is named."""
        one = self.known.get(name)
        return (one.successor or "") if one is not None else ""
