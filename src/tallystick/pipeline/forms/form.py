"""A body's report form for a phase, for WPS, LibreOffice or Excel: what it owes, and what it sent so far."""

import datetime
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import replace_file
from tallystick.base.reasons import Reason, Text, texts
from tallystick.base.showing import command
from tallystick.pipeline.forms.columns import (
    HEADING,
    MAKER,
    NOTHING_BEGUN,
    OPEN,
    SHEET,
    SHOWN,
    Begun,
    open_columns,
    rows_of,
)
from tallystick.pipeline.forms.opening import phase_named
from tallystick.pipeline.review.pages import SheetPage, about_package, workbook_bytes
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet
from tallystick.register.files import load_package
from tallystick.register.model import Package
from tallystick.register.phases import PlanPhase
from tallystick.voice.language import ENGLISH, Language
from tallystick.workflow.duties import Duty, duties_in

_WIDTHS = {"promise": 44, "targets": 40, "said": 60, "obstacles": 40, "counted": 30, "record": 40}
_GUIDE = (
    Reason(
        "Each row is one commitment of which your office is asked to report. White cells are yours to fill "
        "in; grey ones help you to read and are protected: a change in one can't be taken, and is named."
    ),
    Reason(
        "rating is what your office says itself: fulfilled, as_planned, delayed, not_begun, stopped or "
        "cannot_say. said is what was done. Both are needed; a row in which all white cells are empty stays "
        "unanswered."
    ),
    Reason(
        "Where you give a number, write it into numerator, of how many into denominator, and into counted "
        "what they count. Digits with a decimal point and nothing else: no unit, comma or percent sign."
    ),
    Reason(
        "record is where the proof lies: a document, a register, an address. It may be asked for. approved "
        "is the office that approved the answer; write no person's name."
    ),
    Reason("Write no formulas: a cell with one is refused. Rows may be answered now and others later."),
    Reason(
        "Send the file back to those who sent it. They take it with 'tallystick form PACKAGE --take FILE', "
        "which says of each row what became of it."
    ),
)


def write_form(
    path: str, body: str, phase: str, out: str, day: datetime.date, language: Language = ENGLISH
) -> int:
    """Write the form of what a body owes in a phase.

    A form in which nobody has answered more than the package knows is replaced when all is written; another
    file is not.

    Args:
        path: the package.
        body: the body's identifier.
        phase: the phase's identifier; empty where the plan has one alone.
        out: the xlsx file to write.
        day: up to when reports that came count as answered.
        language: the language of the page that explains it.

    Returns:
        How many duties it has.

    Raises:
        Refusal: the package has errors or no such body or phase, the body owes nothing, or the file is there
            and somebody's work, or it can't be written.
    """
    package = load_package(path)
    found = phase_named(package, phase)
    duties = _duties(package, body, found, day)
    place = Path(out)
    data = form_bytes(duties, package, found, language)
    if place.exists():
        _refuse_work(out, path, data)
    replace_file(place, data)
    return len(duties)


def form_bytes(
    duties: tuple[Duty, ...],
    package: Package,
    phase: PlanPhase,
    language: Language = ENGLISH,
    begun: Begun = NOTHING_BEGUN,
) -> bytes:
    """The workbook: a row a duty, and a page on how to fill it in."""
    choices = {name: column.allowed for name, column in open_columns().items() if column.allowed}
    page = SheetPage(
        SHEET,
        HEADING,
        frozenset(OPEN),
        rows_of(duties, package, phase, language, begun),
        _WIDTHS,
        choices,
        fixed=len(SHOWN) - 3,
    )
    return workbook_bytes([page], about_package(package), _GUIDE, language)


def _duties(package: Package, body: str, phase: PlanPhase, day: datetime.date) -> tuple[Duty, ...]:
    known = {one.id for one in package.bodies}
    if body not in known:
        raise Refusal(
            Reason("the package has no body {body}", body=Text(body)),
            Reason("write the identifier that bodies.csv has for it"),
        )
    duties = tuple(one for one in duties_in(package, phase, day) if one.body == body)
    if not duties:
        raise Refusal(
            Reason("{body} owes no report in {phase}", body=Text(body), phase=Text(phase.id)),
            Reason("give it a part in responsibilities.csv, as lead or with; who supervises reports nothing"),
        )
    return duties


def _refuse_work(out: str, path: str, new: bytes) -> None:
    """Look whether the file that is there may be replaced.

    Raises:
        Refusal: it is no form, or holds answers that the package does not.
    """
    if Path(out).read_bytes() == new:
        return
    try:
        book = read_workbook(out, [SHEET], MAKER)
        rows = rows_of_sheet(out, book.pages[SHEET], HEADING)
    except Refusal as refusal:
        raise Refusal(
            Reason("{out} is there and is no report form ({why})", out=Text(out), why=refusal.title),
            Reason("name a new file; nothing was changed"),
        ) from None
    answered = [cells["commitment"] for _, cells in rows if any(cells.get(name) for name in OPEN)]
    if answered:
        raise Refusal(
            Reason("{out} is there and holds answers ({rows})", out=Text(out), rows=texts(answered[:5], ",")),
            Reason(
                "take it first: {command}; or name a new file",
                command=Text(command("form", path, "--take", out)),
            ),
        )
