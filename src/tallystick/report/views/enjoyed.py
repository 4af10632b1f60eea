"""Right enjoyed? on a page: what figures show, by whose figures they are, beside the panel's part."""

from decimal import Decimal

from tallystick.assessment.indicators.model import Enjoyment, Trend
from tallystick.base.quantities import Quantity
from tallystick.base.reasons import Count, msgid
from tallystick.base.verdicts import IMPROVED, WORSENED
from tallystick.report.context import PageContext
from tallystick.voice import indicator_words

_VOICE = {
    "official": msgid("By official figures, {told}."),
    "international": msgid("By figures of international bodies, {told}."),
    "independent": msgid("By independent figures, {told}."),
}
_CONTESTED = msgid("Figures of another voice went the other way.")
_NO_CAUSE = msgid("No cause is claimed.")
#: Series that were long enough for a test, and shorter ones: one, several, and each way that they can go.
_TESTED = (
    msgid("one tested series {told}"),
    msgid("of {count} tested series {told}"),
    {
        IMPROVED.code: (msgid("went the better way"), msgid("{count} went the better way")),
        WORSENED.code: (msgid("went the worse way"), msgid("{count} went the worse way")),
        "steady": (msgid("went no clear way"), msgid("{count} went no clear way")),
    },
)
_SHORTER = (
    msgid("one series too short for a test {told}"),
    msgid("of {count} series too short for a test {told}"),
    {
        "rose": (msgid("rose"), msgid("{count} rose")),
        "fell": (msgid("fell"), msgid("{count} fell")),
        "level": (msgid("did neither"), msgid("{count} did neither")),
    },
)


def figures_show(context: PageContext, commitment: str) -> tuple[str, ...]:
    """What figures show of a commitment's right, a sentence for each voice; by rules that say it."""
    return tuple(_row(context, one) for one in context.book.enjoyment_of.get(commitment, ()))


def _row(context: PageContext, one: Enjoyment) -> str:
    counts = {name: value.number for name, value in one.reason.values if isinstance(value, Count)}
    parts = [_went(context, counts, said) for said in (_TESTED, _SHORTER)]
    told = context.language.list(part for part in parts if part)
    if not one.voice or not told:
        return context.explain(one.reason)
    sentence = context.say(_VOICE[one.voice], told=told)
    contested = context.say(_CONTESTED) if one.contested else ""
    return context.language.sentences([sentence, contested, context.say(_NO_CAUSE)])


def _went(
    context: PageContext, counts: dict[str, int], said: tuple[str, str, dict[str, tuple[str, str]]]
) -> str:
    """How many series of a length went each way; nothing where there are none, and no way that none went."""
    alone, several, ways = said
    went = [(name, counts.get(name, 0)) for name in ways if counts.get(name, 0)]
    total = sum(count for _, count in went)
    if not total:
        return ""
    if total == 1:
        return context.say(alone, told=context.say(ways[went[0][0]][0]))
    told = context.language.list(context.say(ways[name][1], count=count) for name, count in went)
    return context.say(several, count=total, told=told)


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
