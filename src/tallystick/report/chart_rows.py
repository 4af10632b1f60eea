"""The rows beneath a chart as a file: the country's figures of a target, each with its source."""

import csv
import io
from collections.abc import Iterator

from tallystick.base.formulas import shown_as_text
from tallystick.base.quantities import plain
from tallystick.register.model import Target
from tallystick.report.book import Book
from tallystick.report.sourced import SourcedFigure

COLUMNS = (
    "observation",
    "period",
    "as_of",
    "value",
    "unit",
    "value_in_target_unit",
    "target_unit",
    "qualifier",
    "indicator",
    "role",
    "source_kind",
    "issuing_body",
    "publisher",
    "source_title",
    "source_date",
    "url",
    "note",
)


def chart_rows(book: Book, target: Target) -> bytes:
    """The file: one row for each figure of the country for everybody, in the order of its page.

    Its values are those of the package's tables; no cell of it runs in a spreadsheet.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in book.sightings.get(target.id, ()):
        if one.observation.area == book.plan.country and one.observation.group is None:
            writer.writerow(shown_as_text(cell) for cell in _cells(target, one))
    return text.getvalue().encode()


def _cells(target: Target, one: SourcedFigure) -> Iterator[str]:
    observation, source = one.observation, one.source
    given = observation.value_in_target_unit
    yield from (observation.id, observation.period.text, observation.as_of.text if observation.as_of else "")
    yield from (plain(observation.value), observation.unit)
    yield from ("" if given is None else plain(given), target.unit, observation.qualifier)
    yield from (one.indicator.title, one.role, source.kind, source.issuing_body, source.publisher)
    yield from (source.title, source.date.text if source.date else "")
    yield "" if source.access == "third_party_copy" else source.url or ""
    yield observation.note or ""
