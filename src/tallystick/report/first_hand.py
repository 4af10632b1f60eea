"""Whose figure is somebody's own: who repeats one is no second source, and no second mark."""

from collections.abc import Callable, Iterable

from tallystick.register.model import OFFICIAL_KINDS
from tallystick.report.sourced import SourcedFigure


def first_hand(known: Iterable[SourcedFigure]) -> Callable[[SourcedFigure], bool]:
    """Tells whether a figure among those known is somebody's own.

    A medium repeats where anybody else has a figure of the same thing and time; others where an official
    source has the same number, unless they have evidence of their own.
    """
    told = list(known)
    others = {_what(one) for one in told if one.source.kind != "media"}
    official = {(_what(one), one.observation.value) for one in told if one.source.kind in OFFICIAL_KINDS}

    def is_own(one: SourcedFigure) -> bool:
        if one.source.kind in OFFICIAL_KINDS or one.source.own_evidence:
            return True
        if one.source.kind == "media" and _what(one) in others:
            return False
        return (_what(one), one.observation.value) not in official

    return is_own


def _what(one: SourcedFigure) -> tuple[str, str, str | None, str]:
    """What a figure speaks of: the indicator, the area, the people and the time."""
    observation = one.observation
    return observation.indicator, observation.area, observation.group, observation.period.text
