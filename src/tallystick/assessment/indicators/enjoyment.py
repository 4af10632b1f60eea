"""Right enjoyed? The part that figures show: how many series of each voice went which way."""

from collections import Counter
from collections.abc import Iterable

from tallystick.assessment.indicators.model import VOICES, Enjoyment, Trend
from tallystick.assessment.indicators.trends_2 import FELL, ROSE, STEADY, TESTED_FROM, TOO_FEW
from tallystick.base.reasons import Count, Reason
from tallystick.base.verdicts import IMPROVED, NOT_YET_CODED, WORSENED
from tallystick.register.method import Method
from tallystick.register.model import Package

_WAYS = (IMPROVED.code, WORSENED.code, STEADY, ROSE, FELL)
_ANSWERS = frozenset({"right_enjoyed", "target_met"})
_NOTHING = Reason("No indicator of what people live through has figures of years enough; nothing is shown.")
_SHOWN = Reason(
    "{series} series: {improved} improved, {worsened} worsened, {steady} without clear change "
    "({tested} tested); shorter ones: {rose} rose, {fell} fell, {level} neither. No cause is claimed."
)


def enjoyment(package: Package, _: Method, trends: Iterable[Trend]) -> tuple[Enjoyment, ...]:
    """What figures show of every commitment, in the package's order, a row for each voice that has a series.

    Only the country's series of outcome indicators count, each once though several bodies print it.
    """
    country = package.descriptor.tallystick.plan.country
    kinds = {one.id: one.kind for one in package.indicators}
    answers = {(one.commitment, one.indicator): one.answers for one in package.commitment_indicators}
    of: dict[str, list[Trend]] = {one.id: [] for one in package.commitments}
    for one in trends:
        outcome = kinds[one.indicator] == "outcome" and answers[one.commitment, one.indicator] in _ANSWERS
        counted = not one.repeats and one.trend != TOO_FEW and (one.area, one.group) == (country, "")
        if outcome and counted:
            of[one.commitment].append(one)
    return tuple(row for name, those in of.items() for row in _rows(name, those))


def tested_series(trends: Iterable[Trend]) -> int:
    """How many series were tested, each once, whichever commitments it serves and bodies print it."""
    return len(
        {
            (one.indicator, one.area, one.group, one.issuing_body, one.vintage)
            for one in trends
            if one.p is not None and not one.repeats
        }
    )


def _rows(commitment: str, trends: list[Trend]) -> list[Enjoyment]:
    panel = NOT_YET_CODED.code
    if not trends:
        return [Enjoyment(commitment, "", tuple((name, 0) for name in _WAYS), 0, False, panel, _NOTHING)]
    return [
        _row(commitment, voice, [one for one in trends if one.voice == voice])
        for voice in VOICES
        if any(one.voice == voice for one in trends)
    ]


def _row(commitment: str, voice: str, trends: list[Trend]) -> Enjoyment:
    counts = Counter(one.trend for one in trends)
    tested = [one for one in trends if len(one.years) >= TESTED_FROM]
    steady = sum(one.trend == STEADY for one in tested)
    return Enjoyment(
        commitment=commitment,
        voice=voice,
        shown=tuple((name, counts[name]) for name in _WAYS),
        tested=len(tested),
        contested=any(one.contested for one in trends),
        panel=NOT_YET_CODED.code,
        reason=_SHOWN.saying(
            series=Count(len(trends)),
            improved=Count(counts[IMPROVED.code]),
            worsened=Count(counts[WORSENED.code]),
            steady=Count(steady),
            tested=Count(len(tested)),
            rose=Count(counts[ROSE]),
            fell=Count(counts[FELL]),
            level=Count(counts[STEADY] - steady),
        ),
    )
