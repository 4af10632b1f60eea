"""Documents of mechanisms become the sheet of a draft: a row for each recommendation, with its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_file
from tallystick.base.progress import Progress
from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.evidence.files import book_pages, csv_rows, csv_text, open_given
from tallystick.pipeline.evidence.page import GivenPage, text_of
from tallystick.pipeline.recommendations.columns import (
    ASKED,
    DECISION,
    DECISIONS,
    GREY,
    HEADING,
    LEFT,
    LEFT_COLUMNS,
    REMARK,
    SOURCE_WHITE,
    SOURCES,
    TABLE,
    WHITE,
    answered_anew,
    asked_rows,
    left_rows,
    source_rows,
)
from tallystick.pipeline.review.pages import SheetPage, about_package, workbook_bytes
from tallystick.reading.asked.documents import read_asked, read_rows
from tallystick.reading.asked.model import AskedDocument
from tallystick.reading.files import read_document
from tallystick.recommendations.matching import matched
from tallystick.recommendations.model import GivenDocument, Matched
from tallystick.register.columns import cells_of
from tallystick.register.files import load_package
from tallystick.register.indexed import BY_NAME
from tallystick.voice.language import ENGLISH, Language

_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".ods"})
_WIDTHS = {
    "words": 60,
    "said": 44,
    "doubt": 36,
    "asked": 60,
    "reason": 44,
    "made_by": 28,
    "theme": 30,
    "note": 30,
}
_GUIDE = (
    Reason(
        "Each row is a recommendation or a concern as it was read. Grey cells show what the document says; "
        "white ones go into the package."
    ),
    Reason(
        "Say what is asked in your own words in asked, and the State's own reason in reason. Then write "
        "confirm or dismiss into decision; a row without a decision stays in the sheet. Fill a decision "
        "down to decide many at once."
    ),
    Reason(
        "alike names near-alike recommendations by the first of them. They stay apart; to follow them "
        "together, give them one name in cluster."
    ),
    Reason(
        "doubt says what to look at. The page left holds what found no place, with why; add a row to the "
        "page recommendations for what is missing."
    ),
    Reason("The page sources holds the documents: complete where each can be read, since a source needs it."),
    Reason("Take it back with 'tallystick recommendations take SHEET --package PACKAGE --by OFFICE'."),
)


@dataclass(frozen=True, slots=True)
class ReadAsked:
    """What became of the documents.

    Attributes:
        documents: what was read, with the names of the files.
        matched: the rows that were put together.
        written: how many rows stand in the sheet.
        already: how many the package has.
    """

    documents: tuple[GivenDocument, ...]
    matched: Matched
    written: int
    already: int


def read_into_sheet(
    documents: Sequence[str],
    package: str,
    out: str,
    progress: Progress,
    *,
    cycle: int | None = None,
    language: Language = ENGLISH,
) -> ReadAsked:
    """Read documents and write the sheet of a draft.

    Args:
        documents: reports, addenda, matrices, observations or exports, of one review or of several.
        package: the package that it is for.
        out: the xlsx file to write.
        progress: told how far it is.
        cycle: the cycle of the review, where a person says it.
        language: the language of the page that explains it.

    Raises:
        Refusal: a document can't be read or asks and answers nothing, the package has errors, or the file
            is there.
    """
    loaded = load_package(package)
    if Path(out).exists():
        raise Refusal(
            Reason("{out} is there already, perhaps with somebody's work", out=Text(out)),
            Reason("take it first with 'tallystick recommendations take', or name a new file"),
        )
    given = tuple(one for path in documents for one in _documents(path, progress))
    found = matched(given, cycle)
    rows = asked_rows(found, language)
    known = {one.id: cells_of(TABLE, one) for one in loaded.recommendations}
    fresh = [row for row in rows if row["id"] not in known]
    fresh += [
        answered_anew(row, known[row["id"]], language)
        for row in rows
        if row["id"] in known and row["response"] not in {"", known[row["id"]]["response"]}
    ]
    sources = source_rows(found, frozenset(one.id for one in loaded.sources))
    data = workbook_bytes(
        _pages(fresh, sources, left_rows(found.left, language)), about_package(loaded), _GUIDE, language
    )
    with explained(out):
        replace_file(Path(out), data)
    return ReadAsked(given, found, len(fresh), len(rows) - len(fresh))


def _pages(
    rows: list[dict[str, str]], sources: list[dict[str, str]], left: list[dict[str, str]]
) -> list[SheetPage]:
    choices = {name: column.allowed for name, column in TABLE.columns.items() if column.allowed}
    of_sources = {name: BY_NAME[SOURCES].columns[name].allowed for name in ("kind", "access")}
    white = frozenset({DECISION, *WHITE, REMARK})
    return [
        SheetPage(ASKED, HEADING, white, rows, _WIDTHS, choices | {DECISION: DECISIONS}, len(GREY) - 3, 20),
        SheetPage(
            SOURCES, SOURCE_WHITE, frozenset(SOURCE_WHITE), sources, {"title": 50, "url": 50}, of_sources, 1
        ),
        SheetPage(LEFT, LEFT_COLUMNS, frozenset(), left, _WIDTHS | {"why": 60}, {}, 2),
    ]


def _documents(path: str, progress: Progress) -> Iterator[GivenDocument]:
    """What a file holds: one document, or a matrix on each page of a spreadsheet that has one."""
    name = Path(path).name
    if Path(path).suffix.lower() in _TABLES:
        read = [one for one in map(_of_page, _table_pages(path)) if one is not None]
    else:
        read = [read_asked(read_document(path, progress))]
    told = [one for one in read if one.found or one.answers]
    if not told:
        raise Refusal(
            Reason("nothing in {path} is known for a recommendation or an answer to one", path=Text(path)),
            Reason(
                "give a report of the working group, an addendum, concluding observations, or a table with "
                "a heading for what was recommended and for the answer or who asked"
            ),
        )
    yield from (GivenDocument(name, one) for one in told)


def _of_page(page: GivenPage) -> AskedDocument | None:
    return read_rows(_filled(page))


def _table_pages(path: str) -> list[GivenPage]:
    given = open_given(path)
    if given.kind != "csv":
        return book_pages(given)
    text = csv_text(given)
    return [GivenPage("", csv_rows(given, text.data.decode(), text.delimiter))]


def _filled(page: GivenPage) -> list[tuple[int, list[str]]]:
    """The rows of a page, what stands in merged cells in each of them."""
    rows = [[text_of(cell) for cell in row] for row in page.rows]
    for top, left, bottom, right in page.merged:
        if top < len(rows) and left < len(rows[top]):
            words = rows[top][left]
            for row in range(top, min(bottom + 1, len(rows))):
                rows[row] += [""] * (right + 1 - len(rows[row]))
                rows[row][left : right + 1] = [words] * (right + 1 - left)
    return [(number, row) for number, row in enumerate(rows, page.first)]
