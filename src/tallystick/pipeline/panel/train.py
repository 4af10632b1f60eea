"""The training round: invented cases coded on a sheet of their own, and what is right told. Never counted."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_file
from tallystick.base.reasons import Reason, Text
from tallystick.panel.rubric import UNDECIDED, Rubric, rubric_sha256
from tallystick.panel.training import TrainedAnswer, trained_answers
from tallystick.pipeline.panel.filled import refuse_filled
from tallystick.pipeline.panel.folder import load_panel
from tallystick.pipeline.review.pages import SheetPage, workbook_bytes
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet
from tallystick.voice.language import ENGLISH, Language

MAKER = "tallystick panel train"
CASES = "cases"
COLUMNS = ("case", "told", "criterion", "question", "codes", "code")
_WHITE = frozenset({"code"})
_WIDTHS = {"told": 60, "question": 40, "codes": 34, "code": 18}
_GUIDE = (
    Reason("Each row asks one thing of an invented case; write a code of codes into code."),
    Reason(
        "Hand the sheet to 'tallystick panel train FOLDER --check SHEET': it says what is right, and why. "
        "Nothing of it is kept or counted; train as often as you like."
    ),
)


def write_training(folder: str, out: str, language: Language = ENGLISH) -> int:
    """Write the training sheet of a panel's rubric.

    Returns:
        How many questions it asks.

    Raises:
        Refusal: there is no panel in the folder, its rubric has no cases, or the file is there
            and somebody's, or can't be written.
    """
    rubric = load_panel(folder).rubric
    rows = list(_rows(rubric))
    if not rows:
        raise Refusal(
            Reason("the rubric {name} has no case to train on", name=Text(rubric.name)),
            Reason("add [[case]] entries to a rubric of your own, and announce a panel with it"),
        )
    refuse_filled(out, CASES, _WHITE, MAKER)
    page = SheetPage(CASES, COLUMNS, _WHITE, rows, _WIDTHS, {}, fixed=1)
    about = {"rubric_sha256": rubric_sha256(rubric)}
    with explained(out):
        replace_file(Path(out), workbook_bytes((page,), about, _GUIDE, language))
    return len(rows)


def _rows(rubric: Rubric) -> Iterator[Mapping[str, str]]:
    for case in rubric.case:
        for one in case.right:
            asked = rubric.asked(one.criterion)
            if asked is not None:
                codes = ", ".join(asked.codes)
                told = (case.name, case.told, asked.name, asked.question, codes, "")
                yield dict(zip(COLUMNS, told, strict=True))


def check_training(folder: str, sheet: str) -> tuple[TrainedAnswer, ...]:
    """Each answer of a training sheet beside the right one, in the order of the rubric.

    Raises:
        Refusal: it is no training sheet of this panel's rubric, or a code is none of its question's.
    """
    rubric = load_panel(folder).rubric
    book = read_workbook(sheet, [CASES], MAKER)
    if book.about.get("rubric_sha256") != rubric_sha256(rubric):
        raise Refusal(
            Reason("{path} was made by another rubric than the panel's", path=Text(sheet)),
            Reason("make a new sheet with 'tallystick panel train'"),
        )
    given = {}
    for number, cells in rows_of_sheet(sheet, book.pages[CASES], COLUMNS):
        given[cells["case"], cells["criterion"]] = _code(rubric, sheet, number, cells)
    return trained_answers(rubric, given)


def _code(rubric: Rubric, path: str, number: int, cells: Mapping[str, str]) -> str:
    asked = rubric.asked(cells["criterion"])
    code = cells["code"]
    if not code or code == UNDECIDED:
        return ""
    if asked is None or code not in asked.codes:
        raise Refusal(
            Reason(
                "{path}, row {row}: {code} is no code of {criterion}",
                path=Text(path),
                row=Text(str(number)),
                code=Text(code),
                criterion=Text(cells["criterion"]),
            ),
            Reason("write one of the codes that stand in codes; nothing was checked"),
        )
    return code
