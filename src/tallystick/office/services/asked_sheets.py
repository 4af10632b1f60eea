"""A coder's sheet that is filled in on their own machine and handed in: it fills their cells, all or none.

What is handed in is as if it were typed on the pages: nobody else reads it before all have committed.
"""

import datetime

from django.db import transaction

from tallystick.base.findings import Finding, Problem, Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.models import CodingRound
from tallystick.office.scratch import scratch_folder
from tallystick.office.selectors.asked_coding import CODE_CELLS, coded_package, tasks_of, written_codes
from tallystick.office.services.asked_coding import write_code
from tallystick.pipeline.recommendations.code import AGAIN, CODER_MAKER, CODES
from tallystick.pipeline.recommendations.rows import CodedRow, UntakenCode, code_rows, coder_of
from tallystick.pipeline.review.workbook import read_workbook
from tallystick.register.model import Package

_MEND = Reason("put the row right and hand the sheet in again; nothing of it was taken")
_OWN = Reason("hand in the sheet that you took from this page")


def hand_in_codes(*, round_: CodingRound, assessor: str, sheet: bytes, now: datetime.datetime) -> int:
    """Take what a coder wrote in a sheet as what they write here; how many rows hold a code.

    A row that was left empty changes nothing that stands on the pages.

    Raises:
        Refusal: it is no such sheet, or somebody else's, a row of it can't be taken, or the round is over for
            them; nothing was taken then.
    """
    tasks = {str(one.recommendation_id): one for one in tasks_of(round_, assessor)}
    rows = _read(sheet, coded_package(), round_, assessor, frozenset(tasks))
    wrong = [_finding(one) for one in rows if isinstance(one, UntakenCode)]
    if wrong:
        raise Refusal(Reason("Some rows of the sheet can't be taken."), _MEND, tuple(wrong))
    coded = [one for one in rows if isinstance(one, CodedRow) and one.code is not None]
    if not coded:
        raise Refusal(Reason("No row of the sheet is coded."), Reason("code one recommendation at least"))
    before = written_codes(tasks.values())
    with transaction.atomic():
        for one in coded:
            task, cells = tasks[one.recommendation], {name: one.cells[name] for name in CODE_CELLS}
            if before.get(task.pk) != cells:
                write_code(task=task, said=cells, now=now)
    return len(coded)


def _read(
    data: bytes, package: Package, round_: CodingRound, assessor: str, asked: frozenset[str]
) -> list[CodedRow | UntakenCode]:
    name = f"{assessor}.ods" if b"opendocument" in data[:200] else f"{assessor}.xlsx"
    with scratch_folder("codes") as folder:
        place = folder / name
        place.write_bytes(data)
        book = read_workbook(str(place), [CODES], CODER_MAKER, expected=_OWN)
        if coder_of(name, book, package, _OWN) != assessor:
            raise Refusal(Reason("It is the sheet of somebody else."), _OWN)
        # A sheet that was written beside a package names no round: whether it is of the second, it says.
        if bool(book.about.get(AGAIN)) != bool(round_.again):
            raise Refusal(
                Reason("It is a sheet of the first round, and this is the second.")
                if round_.again
                else Reason("It is a sheet of a second round, and this is a first."),
                _OWN,
            )
        if book.about.get("round", str(round_.name)) != str(round_.name):
            raise Refusal(
                Reason("It is the sheet of the round {name}.", name=Text(book.about["round"])), _OWN
            )
        return list(code_rows(name, book, package, assessor, asked))


def _finding(one: UntakenCode) -> Finding:
    return Problem("code-not-taken", one.why, _MEND).at(one.name or CODES, one.row)
