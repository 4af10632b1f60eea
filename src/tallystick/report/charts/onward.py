"""How the figures of a drawing would go on to the deadline, and which of them are not judged."""

from dataclasses import dataclass

from tallystick.assessment.pace.model import TargetCourse
from tallystick.report.book import Book
from tallystick.report.charts.points import DrawnFigures, Point
from tallystick.report.sourced import SourcedFigure


@dataclass(frozen=True, slots=True)
class Onward:
    """The projection of a course, in the unit of its drawing.

    Attributes:
        course: what the assessment says of it.
        last: the latest figure on it, from which it goes on.
    """

    course: TargetCourse
    last: Point


def onward_of(book: Book, target: str, figures: DrawnFigures) -> Onward | None:
    """The projection that can be drawn: of a course whose latest figure is drawn with its number.

    Of several kinds of source the one that is asked first; None where the method looks at no deadline ahead.
    """
    drawn = {one.sighting.observation.id: one for one in figures.points}
    for course in book.assessment.courses:
        last = drawn.get(course.figures[-1]) if course.target == target and course.figures else None
        if last is not None and last.number == course.latest_value:
            return Onward(course, last)
    return None


def is_later(book: Book, one: SourcedFigure) -> bool:
    """Whether a measured figure speaks of, or was published in, a time that the method doesn't look at."""
    if one.role == "goal":
        return False
    assessment, published = book.assessment, one.source.date
    beyond = one.observation.period.last.isoformat() > assessment.judged_to
    return beyond or (published is not None and published.last.isoformat() > assessment.known_by)
