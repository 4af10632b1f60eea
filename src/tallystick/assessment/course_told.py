"""A course and what the rules of pace say of it, as an assessment keeps them."""

from decimal import Decimal

from tallystick.assessment.pace.course import PaceCourse
from tallystick.assessment.pace.model import RuleStanding, TargetCourse
from tallystick.assessment.pace.projection import Projection
from tallystick.assessment.pacing import Paced, verdict_of
from tallystick.base.quantities import rounded
from tallystick.register.model import Target


def target_course(target: Target, paced: Paced, course: PaceCourse, projection: Projection) -> TargetCourse:
    """The course with its rules, the leading one first, and its projection."""
    digits = max(2, 2 - int(course.wanted.normalize().as_tuple().exponent))
    latest = course.latest.reading
    body = latest.sightings[-1].source.issuing_body if latest is not None else ""
    names = sorted(paced.answers, key=lambda name: name != paced.leading)
    return TargetCourse(
        target=target.id,
        tier=paced.tier,
        issuing_body=body,
        figures=_figures(course),
        unit=_unit(target, course),
        base_day=course.base.end.isoformat(),
        base_value=rounded(course.base.value, digits),
        latest_day=course.latest.end.isoformat(),
        latest_value=rounded(course.latest.value, digits),
        wanted=rounded(course.wanted, digits),
        deadline=course.deadline.isoformat(),
        base_met=course.base_met,
        rules=tuple(
            RuleStanding(
                rule=name,
                standing=verdict_of(paced.answers[name]).code,
                category=paced.answers[name].category,
                ratio=_to_four(paced.answers[name].ratio),
                replaced=paced.answers[name].replaced,
                reason=paced.answers[name].reason,
            )
            for name in names
        ),
        depends_on_rule=paced.depends_on_rule,
        projected=rounded(projection.value, digits),
        projected_low=_cut(projection.low, digits),
        projected_high=_cut(projection.high, digits),
    )


def _figures(course: PaceCourse) -> tuple[str, ...]:
    readings = [one.reading for one in course.points if one.reading is not None]
    return tuple(dict.fromkeys(sighting.observation.id for one in readings for sighting in one.sightings))


def _unit(target: Target, course: PaceCourse) -> str:
    """The unit in which the values of a course stand."""
    if target.arithmetic != "change":
        return target.unit
    latest = course.latest.reading
    if latest is not None and latest.base_value is not None:
        return latest.sightings[-1].observation.unit
    return target.unit if course.counted else "base_is_100"


def _to_four(ratio: Decimal | None) -> Decimal | None:
    return None if ratio is None else rounded(ratio, 4)


def _cut(value: Decimal | None, digits: int) -> Decimal | None:
    return None if value is None else rounded(value, digits)
