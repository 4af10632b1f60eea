"""The tables of groups that lie beside the verdicts."""

from collections.abc import Mapping

from tallystick.assessment.groups.model import Breakdown, GapRatio, GroupGap
from tallystick.base.reasons import msgid

GAP_COLUMNS = {
    "indicator": msgid("the indicator"),
    "group": msgid("the group of people"),
    "issuing_body": msgid("whose figures they are, of the group and of everybody"),
    "vintage": msgid("which edition of them, where there are several"),
    "unit": msgid("the unit of both"),
    "worse": msgid("whether the group stands worse than the average; empty where no direction is better"),
    "year": msgid("the last year of which both are known"),
    "group_value": msgid("the group's figure"),
    "average": msgid("everybody's"),
    "ratio": msgid("the one by the other"),
    "low": msgid("the least that it can be, given the digits that were printed; empty where not known"),
    "high": msgid("the most"),
    "base_year": msgid("the last year before the plan, else the first of both"),
    "base_group_value": msgid("the group's figure then"),
    "base_average": msgid("everybody's then"),
    "base_ratio": msgid("the one by the other then"),
    "base_low": msgid("the least that it can be"),
    "base_high": msgid("the most"),
    "change": msgid("what became of the gap: narrower, wider or no_clear_change"),
    "figures": msgid("the observations it rests on"),
}
BREAKDOWN_COLUMNS = {
    "commitment": msgid("the commitment"),
    "indicator": msgid("the indicator to be broken down; empty where the plan itself names the people"),
    "by": msgid("the group, or what it is to be broken down by"),
    "figures": msgid(
        "how many groups or areas, or of people the plan names how many indicators, have a figure"
    ),
    "missing": msgid("whether nobody published it"),
}
#: By name of its file, what each table is and its columns.
GROUP_TABLES = {
    "group_gaps": (msgid("each group beside the average, now and when the plan began"), GAP_COLUMNS),
    "breakdowns": (
        msgid("the breakdowns that are called for, and which nobody published"),
        BREAKDOWN_COLUMNS,
    ),
}
_OF_RATIO = ("group_value", "average", "ratio", "low", "high")


def gap_row(gap: GroupGap) -> Mapping[str, object]:
    """The row of a gap."""
    then = gap.base.figures if gap.base is not None else ()
    return {
        **{name: getattr(gap, name, None) for name in GAP_COLUMNS},
        "year": gap.now.year,
        "figures": (*gap.now.figures, *then),
        **_ratio("", gap.now),
        "base_year": gap.base.year if gap.base is not None else None,
        **_ratio("base_", gap.base),
    }


def _ratio(prefix: str, ratio: GapRatio | None) -> dict[str, object]:
    return {f"{prefix}{name}": getattr(ratio, name, None) for name in _OF_RATIO}


def breakdown_row(one: Breakdown) -> Mapping[str, object]:
    """The row of a breakdown."""
    return {name: getattr(one, name) for name in BREAKDOWN_COLUMNS}
