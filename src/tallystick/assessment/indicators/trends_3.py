"""Trends in their third version: nobody is behind whose figure is a part of the country's own."""

from collections.abc import Collection

from tallystick.assessment.indicators.furthest import furthest_behind_2
from tallystick.assessment.indicators.model import Trend
from tallystick.assessment.indicators.trends_2 import trends_with
from tallystick.register.method import Method
from tallystick.register.model import Package


def observed_trends_3(package: Package, method: Method) -> Collection[Trend]:
    """The trends of version 2; an area or a group is behind only where the country's figure is no total."""
    return trends_with(package, method, furthest_behind_2)
