"""Who says what of a target in one place: each voice by each measure, with all that it says."""

import dataclasses
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tallystick.assessment.admit import Sighting
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.scope import Scope
from tallystick.register.method import Policies

#: The answer of some figures under some kinds of source, in order of precedence.
Ask = Callable[[list[Sighting], tuple[str, ...]], Outcome]
#: What an outcome is worth under the rule that judges: the same, or none and why.
Cut = Callable[[Outcome], Outcome]
#: Kinds of reckoning whose answer speaks of every year at once, so that no later year overtakes it.
_OF_ALL_YEARS = frozenset({"annual", "average"})


@dataclass(frozen=True, slots=True)
class Voice:
    """What one side says of a target by one measure.

    Attributes:
        name: official, international, independent or media.
        measure: the other measure's indicator; empty for the plan's own measure.
        results: what it comes to: every figure of its latest period, or each answer of all years; what it has
            itself overtaken by a later period is not among them.
        told: what each of its figures of every period answers.
        breaches: the years in which it says that a ceiling or floor was breached.
    """

    name: str
    measure: str
    results: tuple[Outcome, ...]
    told: tuple[Outcome, ...]
    breaches: tuple[int, ...]


class Hearing:
    """A target in one area and for one group, and how to ask about it."""

    def __init__(self, scope: Scope, policies: Policies, ask: Ask, cut: Cut) -> None:
        """Take what is judged, the method's source policies, and how a question is put and cut."""
        self.scope = scope
        self.policies = policies
        self.ask = ask
        self.cut = cut
        self.tiers: dict[str, tuple[str, ...]] = {
            "official": policies.official,
            "international": policies.international,
            "independent": policies.independent,
        }

    @functools.cached_property
    def own(self) -> list[Sighting]:
        """The figures by the plan's own definition."""
        return [one for one in self.scope.sightings if one.measure == "plan_measure"]

    @functools.cached_property
    def own_kinds(self) -> frozenset[str]:
        """The kinds of source that give a figure by the plan's own definition."""
        return frozenset([one.source.kind for one in self.own])

    @functools.cached_property
    def kinds_of_others(self) -> frozenset[str]:
        """The kinds of source that give a figure by another definition."""
        if len(self.own) == len(self.scope.sightings):
            return frozenset()
        return frozenset([one.source.kind for one in self.scope.sightings if one.measure != "plan_measure"])

    @functools.cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Each voice by each measure that has a figure, the plan's own measure first."""
        return tuple(self._voices())

    def end(self, outcome: Outcome) -> date:
        """The last day of which a reading speaks: for a count its own day, else its period's end."""
        reading = outcome.decisive
        counted = self.scope.question.target.arithmetic == "cumulative"
        return reading.end if counted else reading.period.last

    def _voices(self) -> Iterator[Voice]:
        for figures, measure in self._by_measure():
            there = {one.source.kind for one in figures}
            for name, kinds in (*self.tiers.items(), ("media", ("media",))):
                heard = [kind for kind in kinds if kind in there]
                if heard:
                    yield self._voice(name, measure, figures, tuple(heard))

    def _voice(self, name: str, measure: str, figures: list[Sighting], kinds: tuple[str, ...]) -> Voice:
        """A voice; where an answer takes several figures, each kind of source is asked by itself too."""
        together = self.ask(figures, kinds)
        alone = [self.ask(figures, (kind,)) for kind in kinds] if len(kinds) > 1 else []
        told = _once(single for one in (together, *alone) for single in one.told)
        if self.scope.question.target.arithmetic in _OF_ALL_YEARS:
            results = _once(one for one in (together, *alone) if one.reading is not None)
        else:
            last = max(map(self.end, told), default=None)
            results = tuple(
                dataclasses.replace(worth, breaches=together.breaches) if together.breaches else worth
                for worth in (self.cut(one) for one in told if self.end(one) == last)
                if worth.reading is not None
            )
        return Voice(name, measure, results, told, together.breaches)

    def _by_measure(self) -> Iterator[tuple[list[Sighting], str]]:
        sightings = self.scope.sightings
        yield self.own, ""
        for name in sorted(
            {one.observation.indicator for one in sightings if one.measure == "other_measure"}
        ):
            yield [one for one in sightings if one.observation.indicator == name], name


def _once(outcomes: Iterator[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes, of those that rest on the same figures the first."""
    found: dict[tuple[str, ...], Outcome] = {}
    for one in outcomes:
        figures = tuple([sighting.observation.id for sighting in one.decisive.sightings])
        found.setdefault(figures, one)
    return tuple(found.values())
