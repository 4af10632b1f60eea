"""Totals: what a part of the country has is a piece of them, and can't be held against them."""

from tallystick.base.units import ADDED_UP, MAY_ADD_UP
from tallystick.register.indicators import Indicator
from tallystick.register.model import Target


def is_total(indicator: Indicator) -> bool:
    """Whether its figures are totals: counted or measured in all, and over nothing."""
    return indicator.unit in ADDED_UP and indicator.denominator is None


def may_be_total(indicator: Indicator) -> bool:
    """Whether its unit leaves open if its figures are totals or averages, as that of money does."""
    return indicator.unit in MAY_ADD_UP and indicator.denominator is None


def asks_parts(target: Target) -> bool:
    """Whether a part of the country can be held against the country's number, as each can against a share.

    What is counted in all is asked of nobody else, unless the package says that parts make it otherwise than
    by their sum.
    """
    if target.parts_make is not None:
        return target.parts_make != "sum"
    counted = target.arithmetic == "cumulative" or target.unit in ADDED_UP
    return target.arithmetic == "universal" or not counted
