"""The columns of the tables on indicators that lie beside the verdicts."""

from collections.abc import Mapping

from tallystick.base.reasons import msgid

TREND_COLUMNS = {
    "commitment": msgid("the commitment"),
    "indicator": msgid("the indicator"),
    "area": msgid("the area"),
    "group": msgid("the group of people; empty for everybody"),
    "issuing_body": msgid("whose figures they are"),
    "vintage": msgid("which edition of them, where there are several"),
    "trend": msgid(
        "where they went: improved, worsened or no_clear_change from five years on, else rose, fell or "
        "too_few_years; never a verdict on a target"
    ),
    "direction": msgid("which way is better"),
    "years": msgid("the years that have a figure"),
    "first_value": msgid("the figure of the first of them"),
    "last_value": msgid("the figure of the last"),
    "unit": msgid("their unit"),
    "slope": msgid("the median of the yearly changes between all pairs of years"),
    "yearly_change": msgid("the slope in percent of the median figure"),
    "figures": msgid("the observations it rests on"),
    "sources": msgid("where they were read"),
    "reason": msgid("why, in words"),
}
#: The columns that came with the second version of the rule, after the others.
LATER_TREND_COLUMNS = {
    "voice": msgid("whose word the figures are: official, international or independent"),
    "change_unit": msgid("what the yearly change is in: percent of the median figure, or points of a share"),
    "score": msgid("of all pairs of years, those that rise less those that fall"),
    "p": msgid("how often a random order of the figures would have a score as far from 0"),
    "before": msgid("where the figures went up to the last year before the plan"),
    "before_years": msgid("the years of these figures"),
    "repeats": msgid("the body whose series this one prints again, so that it is not counted"),
    "contested": msgid("whether the figures of another voice went the other way"),
    "furthest_group": msgid("the group that is furthest behind in the last year"),
    "furthest_group_value": msgid("its figure"),
    "furthest_area": msgid("the area that is furthest behind in the last year"),
    "furthest_area_value": msgid("its figure"),
}
ENJOYMENT_COLUMNS = {
    "commitment": msgid("the commitment"),
    "voice": msgid("whose figures: official, international or independent; empty where nothing is shown"),
    "improved": msgid("how many series of five years or more improved"),
    "worsened": msgid("how many worsened"),
    "no_clear_change": msgid("how many showed no clear change"),
    "rose": msgid("how many shorter ones rose"),
    "fell": msgid("how many shorter ones fell"),
    "tested": msgid("how many series were tested"),
    "contested": msgid("whether figures of another voice went the other way"),
    "panel": msgid("what the panel coded, which never merges with what figures show"),
    "reason": msgid("why, in words"),
}
_STANDING = msgid(
    "published, partly, public_not_read, not_published, explained (why there is none) or missing"
)
_PUBLISHED = msgid("how many of them are published, at least in part")
COVERAGE_COLUMNS = {
    "commitment": msgid("the commitment"),
    "structural": _STANDING,
    "process": _STANDING,
    "outcome": _STANDING,
    "done": msgid("how many indicators would answer “done?”"),
    "done_published": _PUBLISHED,
    "target_met": msgid("how many would answer “target met?”"),
    "target_met_published": _PUBLISHED,
    "right_enjoyed": msgid("how many would answer “right enjoyed?”"),
    "right_enjoyed_published": _PUBLISHED,
    "to_ask": msgid("how many values would have to be asked for, wholly or in part"),
}
QUALITY_COLUMNS = {
    "indicator": msgid("the indicator"),
    "specific": msgid("whether it could be computed in one way only: its words, and both parts of a ratio"),
    "measurable": msgid("whether it has a unit, a direction and a frequency"),
    "relevant": msgid("whether it answers a question about some commitment"),
    "sourced": msgid("whether its values were read somewhere"),
    "dated": msgid("whether the latest of them is of the plan's time"),
}
#: For each table its columns and what a row of it is.
TABLES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "trends": (
        msgid("where the figures of each commitment's indicators went"),
        TREND_COLUMNS | LATER_TREND_COLUMNS,
    ),
    "right_enjoyed": (msgid("what figures show of each right, by whose figures they are"), ENJOYMENT_COLUMNS),
    "indicator_coverage": (msgid("what the indicators of each commitment could say"), COVERAGE_COLUMNS),
    "indicator_quality": (msgid("the five checks of each indicator"), QUALITY_COLUMNS),
}
