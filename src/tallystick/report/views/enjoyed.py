"""Right enjoyed? on a page: what figures show, by whose figures they are, beside the panel's part."""

from decimal import Decimal

from tallystick.assessment.indicators.model import Enjoyment, Trend
from tallystick.base.quantities import Quantity
from tallystick.base.reasons import msgid
from tallystick.report.context import PageContext
from tallystick.voice import indicator_words

_VOICE = {
    "official": msgid("Official figures: {told}"),
    "international": msgid("Figures of international bodies: {told}"),
    "independent": msgid("Independent figures: {told}"),
}
_CONTESTED = msgid("Figures of another voice went the other way.")


def figures_show(context: PageContext, commitment: str) -> tuple[str, ...]:
    """What figures show of a commitment's right, a sentence for each voice; by rules that say it."""
    return tuple(_row(context, one) for one in context.book.enjoyment_of.get(commitment, ()))


def _row(context: PageContext, one: Enjoyment) -> str:
    told = context.explain(one.reason)
    if one.voice:
        told = context.say(_VOICE[one.voice], told=told)
    return context.language.sentences([told, context.say(_CONTESTED) if one.contested else ""])


def beside(context: PageContext, one: Trend) -> list[str]:
    """What stands beside a trend: before the plan, printed twice, contested, and who is furthest behind."""
    found = []
    if len(one.before_years) > 1:
        before = msgid("Before the plan, from {first} to {last}: {trend}.")
        first, last = (str(year) for year in (one.before_years[0], one.before_years[-1]))
        told = context.say(indicator_words.TREND[one.before])
        found.append(context.say(before, first=first, last=last, trend=told))
    if one.repeats:
        found.append(context.say(msgid("{body} prints the same series: it counts once."), body=one.repeats))
    if one.contested:
        found.append(context.say(_CONTESTED))
    for name, value in _furthest(context, one):
        told = context.language.value(Quantity(value, one.unit))
        found.append(context.say(msgid("Furthest behind: {who}, {figure}."), who=name, figure=told))
    return found


def _furthest(context: PageContext, one: Trend) -> list[tuple[str, Decimal]]:
    found = []
    if one.furthest_group_value is not None:
        found.append((context.group(one.furthest_group), one.furthest_group_value))
    if one.furthest_area_value is not None:
        found.append((context.book.areas[one.furthest_area].name, one.furthest_area_value))
    return found
