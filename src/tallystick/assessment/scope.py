"""A target in one area and for one group, with every figure that was seen there."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.assessment.admit import Evidence, Sighting
from tallystick.assessment.question import Question


@dataclass(frozen=True, slots=True)
class Scope:
    """What is judged by itself: a target's question, somewhere and for somebody.

    Attributes:
        question: the target asked about.
        area: the area; the plan's country for the headline.
        group: the group of people; empty for everybody.
        sightings: the figures of that area and group, of every measure and source.
        evidence: every figure there is.
    """

    question: Question
    area: str
    group: str
    sightings: list[Sighting]
    evidence: Evidence


def scopes_of(question: Question, evidence: Evidence, country: str) -> Iterator[Scope]:
    """The country first, then each area and group with a figure of the plan's time, sorted."""
    plan = question.plan
    seen: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    in_plan = set()
    for sighting in evidence.sightings(question.target.id):
        figure = sighting.observation
        place = figure.area, figure.group or ""
        seen[place].append(sighting)
        if figure.period.within(plan):
            in_plan.add(place)
    for area, group in ((country, ""), *sorted(in_plan - {(country, "")})):
        yield Scope(question, area, group, seen[area, group], evidence)
