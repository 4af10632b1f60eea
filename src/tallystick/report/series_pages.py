"""A list that may go on over several pages, as pages of a site."""

from collections.abc import Callable, Iterator
from typing import Protocol

from tallystick.report.context import PageContext
from tallystick.report.spans import titled
from tallystick.voice.frame import Page, Trail
from tallystick.voice.packing import Numbered


class _Paged(Protocol):
    """One page of a series."""

    @property
    def pages(self) -> Numbered: ...


def series_of(
    context: PageContext,
    area: str,
    template: str,
    title: str,
    views: Callable[[PageContext], tuple[tuple[str, _Paged], ...]],
    above: Trail = (),
) -> Iterator[Page]:
    """A list that may go on over several pages, all but the first below the first."""
    first = ""
    for place, (here, view) in enumerate(views(context)):
        first = first or here
        trail = (*above, (first, title)) if place else above
        yield Page(here, template, titled(context.language, title, view.pages), trail, area, view)
