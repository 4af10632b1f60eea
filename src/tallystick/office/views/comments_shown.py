"""Comments as those see them who draw them together, each with the wording of its paragraph that it is on."""

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.office.selectors.consultations import CommentTold
from tallystick.office.turning import Turns
from tallystick.office.views.case_shown import day_of
from tallystick.office.visit import language_now


@dataclass(frozen=True, slots=True)
class CommentsView:
    """What the page of comments shows.

    Attributes:
        path: the address of the text.
        waiting: whether those are shown that were drawn to no point yet.
        comments: the comments of this page.
        points: each point that they can be drawn to: its identifier and what it says.
        turns: the pages before and after.
        may_draw: whether who asks may draw them together.
        until: by comment that is on an earlier wording, until which day that stood.
    """

    path: str
    waiting: bool
    comments: tuple[CommentTold, ...]
    points: tuple[tuple[str, str], ...]
    turns: Turns
    may_draw: bool
    until: dict[int, tuple[str, ...]]


def wordings_said(comments: Iterable[CommentTold]) -> dict[int, tuple[str, ...]]:
    """By comment, until which day the wording stood that it is on; none where that stands still."""
    say = language_now().date
    return {
        one.number: tuple(dict.fromkeys(say(day_of(was.until)) for was in one.spoke_of)) for one in comments
    }
