"""A target in one area and for one group, with every figure that was seen there."""

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


def national_scope(question: Question, evidence: Evidence, country: str) -> Scope:
    """The whole country and everybody, whether or not there is a figure."""
    return Scope(question, country, "", evidence.at(question.target.id, (country, "")), evidence)


def other_scopes(question: Question, evidence: Evidence, country: str) -> Iterator[Scope]:
    """Each other area and group with a figure of the plan's time, sorted."""
    for (area, group), sightings in evidence.by_place(question.target.id):
        nation = (area, group) == (country, "")
        if not nation and any(one.observation.period.within(question.plan) for one in sightings):
            yield Scope(question, area, group, sightings, evidence)
