"""A target by each reading of its words: what answers it, and whether the answer hangs on the reading."""

import dataclasses
from collections import defaultdict

from tallystick.assessment.admit import Evidence
from tallystick.assessment.model import TargetVerdict
from tallystick.assessment.question import Question
from tallystick.assessment.scope import Scope
from tallystick.base.marks import HANGS_ON_READING, MARKS
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.promises import PromiseReading


def read_scope(question: Question, evidence: Evidence, country: str, way: PromiseReading) -> Scope:
    """The whole country, with the figures that answer this reading.

    A reading that names indicators is answered by these and no others, as by the plan's own measure; one that
    names a group, by the figures of that group.
    """
    sightings = evidence.at(question.target.id, (country, way.group or ""))
    if way.indicators:
        sightings = [
            dataclasses.replace(one, measure="plan_measure")
            for one in sightings
            if one.observation.indicator in way.indicators
        ]
    return Scope(question, country, "", sightings, evidence)


def hung(rows: list[TargetVerdict]) -> list[TargetVerdict]:
    """The verdicts of one target by all its readings, marked where these stand on different sides.

    That one reading can be rated and another can't is a difference too: the rating hangs on the reading.
    """
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in rows:
        sides[one.rule, one.policy].add(TARGET_ANSWERS[one.verdict].side)
    return [_marked(one) if len(sides[one.rule, one.policy]) > 1 else one for one in rows]


def _marked(one: TargetVerdict) -> TargetVerdict:
    there = {*one.marks, HANGS_ON_READING.code}
    return dataclasses.replace(one, marks=tuple(mark.code for mark in MARKS if mark.code in there))
