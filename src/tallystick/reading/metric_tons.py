"""Metric tons that are written *MT*, as *5,000 MTCO2e*: what is a million tonnes is written *Mt*."""

import re
from dataclasses import replace
from decimal import Decimal

from tallystick.reading.measures import whole
from tallystick.reading.mention import Mention

_METRIC = re.compile(r"\s{0,3}-?MT ?CO")
_MILLION = Decimal(1_000_000)


def in_metric_tons(mentions: list[Mention], text: str) -> list[Mention]:
    """The numbers of a text, those of metric tons as they are printed.

    Args:
        mentions: the numbers, read without regard to capitals.
        text: the words as they stand.
    """
    if "MT" not in text:
        return mentions
    return [_as_printed(one) if _METRIC.match(text, one.end) else one for one in mentions]


def _as_printed(one: Mention) -> Mention:
    """The number without its million; of a range the first may stand without a unit, and has none."""
    if one.high is None:
        return replace(one, value=whole(one.value / _MILLION))
    bare = one.value * _FAR_BELOW < one.high
    return replace(
        one, value=one.value if bare else whole(one.value / _MILLION), high=whole(one.high / _MILLION)
    )


#: No range begins so far below its end.
_FAR_BELOW = 1000
