"""Targets in a report: the promise, the answer and why, the chart, and beside it the table of its figures."""

from collections.abc import Iterable, Iterator

from tallystick.base.reasons import msgid
from tallystick.register.model import Target
from tallystick.report.context import PageContext
from tallystick.report.document.model import (
    ReportHeading,
    ReportPicture,
    ReportPiece,
    ReportPoints,
    ReportTable,
    ReportWords,
)
from tallystick.report.document.typst_source import HAN
from tallystick.report.site import edition_of
from tallystick.report.views.figure_file import figure_file
from tallystick.report.views.figures import FigureRow, figure_rows
from tallystick.report.views.local_targets import LocalBook
from tallystick.report.views.target import TargetBlock, target_block
from tallystick.voice.frame import Drawing, Page

#: Of more figures than this the table says where the rest can be found.
_MOST = 40


def targets(
    context: PageContext, local: LocalBook, found: Iterable[Target], *, level: int = 2
) -> Iterator[ReportPiece]:
    """Each target with its chart and the table of what the chart is drawn from."""
    drawing = Drawing(edition_of(context), "tallystick.report")
    for target in found:
        block = target_block(context, local, target)
        yield ReportHeading(level, block.title)
        yield ReportWords(block.promise)
        yield ReportWords(
            context.say(msgid("{answer}. {why}"), answer=block.mark.word, why=block.why), "lead"
        )
        if block.remarks:
            yield ReportPoints(block.remarks)
        yield from _pictures(context, drawing, block)
        yield from _figures(context, target, block)


def _pictures(context: PageContext, drawing: Drawing, block: TargetBlock) -> Iterator[ReportPicture]:
    says = context.say(msgid("{answer}. {why}"), answer=block.title, why=block.promise)
    for path, chart in zip(block.files, block.charts, strict=True):
        view = figure_file(block.title, block.promise, chart)
        svg = drawing.draw(Page(path, "figure_file.html", block.title, (), "", view))
        yield ReportPicture(path.replace("/", "-"), _on_paper(svg, context.language.code), says)


def _on_paper(svg: bytes, language: str) -> bytes:
    """A drawing whose Han characters are of a font for Chinese.

    A browser goes by the language of the page. What sets a drawing on paper takes the first font that has the
    character, which may draw it as Japanese does.
    """
    if not language.startswith("zh"):
        return svg
    return svg.replace(b"Georgia,serif", f"'{HAN[0]}'".encode()).replace(
        b"sans-serif", f"'{HAN[1]}'".encode()
    )


def _figures(context: PageContext, target: Target, block: TargetBlock) -> Iterator[ReportPiece]:
    say, rows = context.say, figure_rows(context, target)
    if not rows:
        yield ReportWords(say(msgid("No figure was found.")), "note")
        return
    head = (
        say(msgid("When")),
        say(msgid("Figure")),
        say(msgid("What was measured")),
        say(msgid("Source")),
    )
    told = tuple(_row(context, one) for one in rows[:_MOST])
    yield ReportTable(block.caption, head, told, (3, 3, 5, 6))
    if len(rows) > _MOST:
        more = msgid("{count} more figures are in the data: tables/observations.csv.")
        yield ReportWords(say(more, count=len(rows) - _MOST), "note")


def _row(context: PageContext, one: FigureRow) -> tuple[str, str, str, str]:
    say = context.say
    when = say(msgid("{period}, {place}"), period=one.period, place=one.place) if one.place else one.period
    source = say(msgid("{title} ({date})"), title=one.origin.title, date=one.origin.date)
    return when, one.figure, one.indicator, source
