"""The public clock: how many cases are open, overdue and over, by phase and province, small ones withheld."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from tallystick.base.reasons import Template, inside, msgid
from tallystick.office.models import CountsMade
from tallystick.office.pages import OfficePage, said
from tallystick.office.plan_texts import as_read
from tallystick.office.selectors.case_counts import last_counts, release_of
from tallystick.office.selectors.duties import phases
from tallystick.office.tell_pages import tell_page
from tallystick.office.views.case_shown import day_of, places_said
from tallystick.office.visit import language_now
from tallystick.pipeline.case_counts import ENDED, LEAST_ON_CLOCK, UNPLACED
from tallystick.suppression.axes import ALL
from tallystick.voice.public_words import WITHHELD
from tallystick.workflow.cases.counted import IN_TIME, OVERDUE

_HEADS: dict[str, Template] = {
    IN_TIME: inside("cases on the clock", "open, in time"),
    OVERDUE: inside("cases on the clock", "overdue"),
    ENDED: inside("cases on the clock", "answered or taken back"),
}


@dataclass(frozen=True, slots=True)
class ClockTable:
    """What the clock shows of a phase: its title, the day of the count, rows of a place with its figures."""

    title: str
    counted: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ClockView:
    """What the page of the clock shows.

    Attributes:
        heads: what is counted, in words.
        tables: the phases, each with its figures.
        least: the smallest number that is shown.
    """

    heads: tuple[str, ...]
    tables: tuple[ClockTable, ...]
    least: int


def clock(request: HttpRequest) -> HttpResponse:
    """The page of the clock, which anybody may read."""
    made, names = last_counts(), dict(places_said())
    shown = [one for one in phases() if one.id in made]
    titles = as_read(language_now(), *(one.title for one in shown))
    tables = tuple(_table(title, made[one.id], names) for one, title in zip(shown, titles, strict=True))
    view = ClockView(tuple(map(said, _HEADS.values())), tables, LEAST_ON_CLOCK)
    title = said(msgid("How many cases wait for an answer"))
    return tell_page(request.path, OfficePage("tell_clock.html", title, view))


def _table(title: str, made: CountsMade, names: Mapping[str, str]) -> ClockTable:
    language = language_now()
    shown = release_of(made).published.shown
    places = {ALL: said(msgid("the whole country")), **{one: names.get(one, one) for one in made.areas}}
    places[UNPLACED] = said(msgid("no province said"))
    rows = tuple(
        (
            name,
            tuple(
                language.whole(shown[place, outcome]) if (place, outcome) in shown else said(WITHHELD)
                for outcome in _HEADS
            ),
        )
        for place, name in places.items()
    )
    return ClockTable(title, language.date(day_of(made.day)), rows)
