"""Right enjoyed? on a page: what figures show, by whose figures they are, beside the panel's part."""

from decimal import Decimal

from tallystick.assessment.indicators.model import Enjoyment, Trend
from tallystick.base.quantities import Quantity
from tallystick.report.desk import Desk
from tallystick.voice import indicator_words
from tallystick.voice.language import msgid

_VOICE = {
    "official": msgid("Official figures: {told}"),
    "international": msgid("Figures of international bodies: {told}"),
    "independent": msgid("Independent figures: {told}"),
}
_CONTESTED = msgid("Figures of another voice went the other way.")


def figures_show(desk: Desk, commitment: str) -> tuple[str, ...]:
    """What figures show of a commitment's right, a sentence for each voice; by rules that say it."""
    return tuple(_row(desk, one) for one in desk.book.enjoyment_of.get(commitment, ()))


def _row(desk: Desk, one: Enjoyment) -> str:
    told = desk.explain(one.reason)
    if one.voice:
        told = desk.say(_VOICE[one.voice], told=told)
    return desk.language.sentences([told, desk.say(_CONTESTED) if one.contested else ""])


def beside(desk: Desk, one: Trend) -> list[str]:
    """What stands beside a trend: before the plan, printed twice, contested, and who is furthest behind."""
    found = []
    if len(one.before_years) > 1:
        before = msgid("Before the plan, from {first} to {last}: {trend}.")
        first, last = (str(year) for year in (one.before_years[0], one.before_years[-1]))
        told = desk.say(indicator_words.TREND[one.before])
        found.append(desk.say(before, first=first, last=last, trend=told))
    if one.repeats:
        found.append(desk.say(msgid("{body} prints the same series: it counts once."), body=one.repeats))
    if one.contested:
        found.append(desk.say(_CONTESTED))
    for name, value in _furthest(desk, one):
        told = desk.language.value(Quantity(value, one.unit))
        found.append(desk.say(msgid("Furthest behind: {who}, {figure}."), who=name, figure=told))
    return found


def _furthest(desk: Desk, one: Trend) -> list[tuple[str, Decimal]]:
    found = []
    if one.furthest_group_value is not None:
        found.append((desk.group(one.furthest_group), one.furthest_group_value))
    if one.furthest_area_value is not None:
        found.append((desk.book.areas[one.furthest_area].name, one.furthest_area_value))
    return found
