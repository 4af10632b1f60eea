"""Contested, third version: within one voice only figures of one period are held against each other."""

from collections.abc import Mapping

from tallystick.assessment.contested import Contest
from tallystick.assessment.contested_2 import contest_by, divided_in_a_year
from tallystick.assessment.hearing import Hearing, Voice
from tallystick.assessment.policies import Answered


def contest_3(hearing: Hearing, _: Mapping[str, Answered]) -> Contest:
    """Compare every voice and measure with every other in the latest time that both speak of.

    A year and its December are two times, and so are changes since two years: one voice that says both does
    not contradict itself. Of what is counted up only the last day matters, however its time is written.
    """
    return contest_by(_divided, hearing)


def _divided(hearing: Hearing, voice: Voice) -> bool:
    counted = hearing.scope.question.target.arithmetic == "cumulative"
    sides: dict[object, set[str]] = {}
    for one in voice.results:
        if one.rated:
            reading = one.decisive
            time = None if counted else (reading.period.first, reading.base_year)
            sides.setdefault(time, set()).add(one.side)
    return any(len(those) > 1 for those in sides.values()) or divided_in_a_year(hearing, voice)
