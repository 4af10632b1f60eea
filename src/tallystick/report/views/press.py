"""What a newsroom gets of an edition: one page, three figures with their rows, and whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.base.reasons import plural
from tallystick.register.descriptor import Contact
from tallystick.report.api.paths import INDEX
from tallystick.report.charts.bar import evaluability_bar
from tallystick.report.context import PageContext
from tallystick.report.views.counts import plain_lead
from tallystick.report.views.marks import Tally, done_tallies, target_tallies
from tallystick.report.views.shares import Share, shares_of_doubt
from tallystick.voice.widths import lines

#: How many letters of a row's name and of a heading fit beside one another, and how high a line is.
_NAME, _HEADING, _LINE = 34, 52, 18
#: So many of the doubts stand on the page, the gravest: it is to be one page of paper.
_DOUBTS = 3
#: How wide the longest bar is.
_WIDEST = 330
_ABOVE, _ROW, _BELOW = 24, 16, 48


@dataclass(frozen=True, slots=True)
class PressBar:
    """A row of a figure: its code, its name in lines, its count, and its bar."""

    code: str
    name: str
    lines: tuple[str, ...]
    count: int
    width: float
    top: int


@dataclass(frozen=True, slots=True)
class PressFigure:
    """A figure for print: bars beneath one another, the longest as wide as there is room.

    Attributes:
        title: what it shows, with the whole.
        heading: the same in lines.
        bars: its rows.
        total: of how many.
        height: how high the drawing is.
        drawing: where it lies as a file.
        rows: where its rows lie as a file.
    """

    title: str
    heading: tuple[str, ...]
    bars: tuple[PressBar, ...]
    total: int
    height: int
    drawing: str
    rows: str


@dataclass(frozen=True, slots=True)
class PressPage:
    """What the page for newsrooms shows."""

    lead: str
    figures: tuple[PressFigure, ...]
    doubts: tuple[Share, ...]
    contact: Contact | None
    licences: tuple[tuple[str, str], ...]
    api: str
    proof: str
    data: str


def press_page(context: PageContext) -> PressPage:
    """The page's view."""
    descriptor = context.book.package.descriptor
    return PressPage(
        lead=plain_lead(context),
        figures=press_figures(context),
        doubts=shares_of_doubt(context)[:_DOUBTS],
        contact=descriptor.tallystick.contact,
        licences=tuple((context.own_words(one.title), one.path or "") for one in descriptor.licenses),
        api=INDEX,
        proof=context.path("proof.html"),
        data=context.path("data.html"),
    )


def press_figures(context: PageContext) -> tuple[PressFigure, ...]:
    """How targets and dated things stand, and how much can be checked at all; no figure of nothing."""
    whole = context.book.assessment.summary.whole
    say_many = context.language.say_many
    targets = say_many(plural("The one target by answer", "The {number} targets by answer"), whole.targets)
    done = say_many(
        plural("The one deliverable by answer", "The {number} deliverables by answer"),
        sum(dict(whole.deliverables).values()),
    )
    classes = say_many(
        plural(
            "The one commitment, by what could show whether it was kept",
            "The {number} commitments, by what could show whether they were kept",
        ),
        whole.commitments,
    )
    pieces = [(one.code, one.name, one.count) for one in evaluability_bar(context, whole).pieces]
    figures = (
        _figure(context, "targets", targets, _rows(target_tallies(context, whole.headline))),
        _figure(context, "deliverables", done, _rows(done_tallies(context, whole.deliverables))),
        _figure(context, "commitments", classes, pieces),
    )
    return tuple(one for one in figures if one.total)


def _rows(tallies: Sequence[Tally]) -> list[tuple[str, str, int]]:
    return [(one.mark.code, one.mark.word, one.count) for one in tallies]


def _figure(context: PageContext, name: str, title: str, rows: Sequence[tuple[str, str, int]]) -> PressFigure:
    heading = tuple(lines(title, _HEADING))
    longest = max([count for _, _, count in rows], default=0) or 1
    bars: list[PressBar] = []
    top = _ABOVE + 22 * len(heading)
    for code, word, count in rows:
        named = tuple(lines(word, _NAME))
        bars.append(PressBar(code, word, named, count, round(_WIDEST * count / longest, 1), top))
        top += _LINE * len(named) + _ROW
    return PressFigure(
        title=title,
        heading=heading,
        bars=tuple(bars),
        total=sum(count for _, _, count in rows),
        height=top + _BELOW,
        drawing=context.path(f"press/{name}.svg"),
        rows=context.path(f"press/{name}.csv"),
    )
