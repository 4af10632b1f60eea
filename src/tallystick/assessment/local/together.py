"""What the promises of parts come to: as a sum, as a mean by weight, or as the weakest of them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from tallystick.assessment.compare import Side, Span, side
from tallystick.base.quantities import EXACT, rounded


class PartPromise(NamedTuple):
    """What a part promises, as the numbers it can mean, and what it weighs, where that is known."""

    possible: Span
    weight: Decimal | None


class PromisedTogether(NamedTuple):
    """What parts promise together, and where that stands to the promise of the whole."""

    low: Decimal | None
    high: Decimal | None
    side: Side


def as_sum(parts: Sequence[PartPromise], promised: Span) -> PromisedTogether:
    """The sum of what is promised; without end where one of them has none.

    Examples:
        >>> two = [PartPromise(Span.only(Decimal(one)), None) for one in (120, 70)]
        >>> as_sum(two, Span(Decimal(200), None))
        PromisedTogether(low=Decimal('190'), high=Decimal('190'), side='short')
    """
    low = _added([one.possible.low for one in parts])
    high = _added([one.possible.high for one in parts])
    return PromisedTogether(low, high, side(Span(low, high), promised))


def as_mean(parts: Sequence[PartPromise], promised: Span) -> PromisedTogether | None:
    """The mean of what is promised, each by its weight; None where a weight is not known.

    It is compared without a division, so that no digit is lost.

    Examples:
        >>> two = [PartPromise(Span.only(Decimal(v)), Decimal(w)) for v, w in ((92, 60), (85, 40))]
        >>> as_mean(two, Span(Decimal(90), None))
        PromisedTogether(low=Decimal('89.2'), high=Decimal('89.2'), side='short')
    """
    weights = [one.weight for one in parts if one.weight is not None]
    if len(weights) < len(parts) or not parts:
        return None
    whole = sum(weights, Decimal(0))
    lows = [_times(one.possible.low, weight) for one, weight in zip(parts, weights, strict=True)]
    highs = [_times(one.possible.high, weight) for one, weight in zip(parts, weights, strict=True)]
    low, high = _added(lows), _added(highs)
    wanted = Span(_times(promised.low, whole), _times(promised.high, whole))
    return PromisedTogether(_over(low, whole), _over(high, whole), side(Span(low, high), wanted))


def as_weakest(parts: Sequence[PartPromise], promised: Span) -> PromisedTogether:
    """What the weakest part promises, where every part has to keep the promise of the whole.

    Examples:
        >>> two = [PartPromise(Span.only(Decimal(one)), None) for one in ("4.5", "5.5")]
        >>> as_weakest(two, Span(None, Decimal(5)))
        PromisedTogether(low=Decimal('5.5'), high=Decimal('5.5'), side='short')
    """
    sides = [side(one.possible, promised) for one in parts]
    low, high = (
        _ended([one.possible.low for one in parts], up=promised.low is not None),
        _ended([one.possible.high for one in parts], up=promised.low is not None),
    )
    if "short" in sides:
        return PromisedTogether(low, high, "short")
    return PromisedTogether(low, high, "open" if "open" in sides else "holds")


def _added(ends: Sequence[Decimal | None]) -> Decimal | None:
    known = [one for one in ends if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(ends) else None


def _times(end: Decimal | None, weight: Decimal) -> Decimal | None:
    return None if end is None else EXACT.multiply(end, weight)


def _over(end: Decimal | None, whole: Decimal) -> Decimal | None:
    return None if end is None else rounded(EXACT.divide(end, whole), 2)


def _ended(ends: Sequence[Decimal | None], *, up: bool) -> Decimal | None:
    """The weakest of some ends: the lowest where more is better, else the highest; of those known."""
    known = [one for one in ends if one is not None]
    if not known:
        return None
    return min(known) if up else max(known)
