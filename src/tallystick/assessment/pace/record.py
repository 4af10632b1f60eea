"""The table of courses that lies beside the verdicts."""

from collections.abc import Mapping

from tallystick.assessment.pace.model import TargetCourse
from tallystick.base.reasons import msgid

COURSE_COLUMNS = {
    "target": msgid("the target"),
    "tier": msgid("whose figures: official, international or independent"),
    "issuing_body": msgid("the body whose series it is"),
    "figures": msgid("the observations on it, from the base on"),
    "unit": msgid("the unit of its values; base_is_100 where only changes are known"),
    "base_day": msgid("the last day of the base"),
    "base_value": msgid("where it begins"),
    "base_met": msgid("whether the base already kept the promise"),
    "latest_day": msgid("the last day of the latest figure"),
    "latest_value": msgid("where it stands"),
    "wanted": msgid("the number that is to be reached"),
    "deadline": msgid("the last day by which it is to be"),
    "projected": msgid("where it would stand at the deadline by the median slope of its figures"),
    "projected_low": msgid("the lower end of the band of 95 %; empty below five figures"),
    "projected_high": msgid("its upper end"),
    "depends_on_rule": msgid("whether the rules of pace differ"),
    "rule": msgid("the rule of pace: growth, extrapolated or linear"),
    "leading": msgid("whether its answer is the verdict"),
    "standing": msgid("the verdict it comes to"),
    "category": msgid("the rule's own word for it"),
    "ratio": msgid("what it compares with its thresholds"),
    "replaced": msgid("what was 0 and counted as 0.001: base or target"),
    "reason": msgid("why, in words"),
}


def course_rows(course: TargetCourse) -> list[Mapping[str, object]]:
    """The rows of a course: one for each rule of pace."""
    shared = {name: getattr(course, name, None) for name in COURSE_COLUMNS}
    return [
        shared
        | {
            "rule": one.rule,
            "leading": one is course.rules[0],
            "standing": one.standing,
            "category": one.category,
            "ratio": one.ratio,
            "replaced": one.replaced,
            "reason": one.reason,
        }
        for one in course.rules
    ]
