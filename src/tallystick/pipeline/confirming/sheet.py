"""The sheet of a draft, for WPS, LibreOffice or Excel: the plan's words beside each row, doubtful first."""

from pathlib import Path

from tallystick.base.findings import Finding, Refusal
from tallystick.base.places import replace_file
from tallystick.base.reasons import Reason, Text
from tallystick.base.showing import command
from tallystick.pipeline.confirming.columns import DECISION, MAKER, PAGES, REMARK, WITH, rows_of
from tallystick.pipeline.confirming.opening import open_draft
from tallystick.pipeline.review.pages import SheetPage, about_package, workbook_bytes
from tallystick.pipeline.review.untouched import is_untouched
from tallystick.pipeline.review.workbook import read_workbook
from tallystick.register.confirming.situation import Situation
from tallystick.register.indexed import BY_NAME
from tallystick.voice.language import ENGLISH, Language

_WIDTHS = {"words": 70, "title": 40, "quantity": 40, "doubt": 28, "with": 24, "remark": 30, "note": 24}
_GUIDE = (
    Reason(
        "Each row is one row of the draft, the most doubtful first. White cells may be changed; grey ones "
        "help you to read and are protected: a change in one can't be taken, and is named."
    ),
    Reason(
        "Write into the column decision: confirm where the row with your changes is right, dismiss where it "
        "promises nothing; reopen to take back what was said. A row without a decision stays."
    ),
    Reason(
        "On the page commitments, split makes two of one: write into with the words with which the second "
        "begins. join makes one of several: write into with the identifiers of the others."
    ),
    Reason(
        "To add what was not read, take an empty row at the end: write add as decision, and into words the "
        "plan's own words; for a target or a deliverable also the commitment, and the white cells."
    ),
    Reason("Several values in a cell have '; ' between them. Write no formulas: a cell with one is refused."),
    Reason(
        "Hand it back with 'tallystick confirm PACKAGE --take FILE': it says of each row what became of it."
    ),
)


def write_draft_sheet(path: str, out: str, language: Language = ENGLISH) -> tuple[int, tuple[Finding, ...]]:
    """Write the sheet of the draft at a path.

    A sheet into which nobody has written anything yet is replaced when all is written; another file is not.

    Returns:
        How many rows it has, and what is missing in the draft or beside it, such as the plan's words.

    Raises:
        Refusal: there is no draft, or the file is there and somebody's work, or it can't be written.
    """
    draft, gaps = open_draft(path)
    place = Path(out)
    if place.exists():
        _refuse_work(out, path)
    replace_file(place, draft_sheet_bytes(draft, language))
    return sum(len(rows_of(page, draft)) for page in PAGES), gaps


def draft_sheet_bytes(draft: Situation, language: Language = ENGLISH) -> bytes:
    """The workbook: a page a table, and one on how to fill them in."""
    pages = []
    for page in PAGES:
        columns = BY_NAME[page.table].columns
        choices = {name: columns[name].allowed for name in page.white if columns[name].allowed}
        choices |= {name: ("true", "false") for name in page.white if name == "strict"}
        pages.append(
            SheetPage(
                name=page.table,
                columns=page.columns,
                white=frozenset({*page.white, DECISION, WITH, REMARK}),
                rows=rows_of(page, draft, language),
                widths=_WIDTHS,
                choices=choices | {DECISION: page.decisions},
                fixed=1,
                blank=page.blank,
            )
        )
    return workbook_bytes(pages, about_package(draft.package), _GUIDE, language)


def _refuse_work(out: str, path: str) -> None:
    """Look whether the file that is there may be replaced.

    Raises:
        Refusal: it is no sheet of a draft, or holds what a person wrote.
    """
    try:
        book = read_workbook(out, [page.table for page in PAGES], MAKER)
    except Refusal as refusal:
        raise Refusal(
            Reason("{out} is there and is no sheet of a draft ({why})", out=Text(out), why=refusal.title),
            Reason("name a new file; nothing was changed"),
        ) from None
    if not is_untouched(book):
        raise Refusal(
            Reason("{out} is there, and somebody has written into it", out=Text(out)),
            Reason(
                "take it back first: {command}; or name a new file",
                command=Text(command("confirm", path, "--take", out)),
            ),
        )
