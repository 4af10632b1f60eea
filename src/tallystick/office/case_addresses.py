"""The addresses of whoever reads what the public sends."""

from tallystick.office.found import the_one
from tallystick.office.models import CaseReader, SealedCase
from tallystick.office.routes import NamedThing, Route
from tallystick.office.views import cases
from tallystick.office.visit import Visit
from tallystick.workflow import submission_acts as s
from tallystick.workflow.permissions import NOTHING


def case_numbered(_: Visit, number: int) -> NamedThing:
    """A case, by number."""
    return the_one(SealedCase.objects.filter(pk=number)), NOTHING


def reader_numbered(_: Visit, number: int) -> NamedThing:
    """A reader, by number."""
    return the_one(CaseReader.objects.filter(pk=number)), NOTHING


CASE_ROUTES: tuple[Route, ...] = (
    Route("see_cases", "cases/", s.SEE_CASES, cases.see_cases),
    Route("open_cases", "cases/open/", s.OPEN_CASES, cases.open_cases, changes=True),
    Route("make_reader_key", "cases/key/", s.SEE_CASES, cases.make_key, changes=True),
    *(
        Route(name, f"cases/<int:number>/{path}/", act, view, case_numbered, changes=True)
        for name, path, act, view in (
            ("open_case", "open", s.OPEN_CASES, cases.open_case),
            ("answer_case", "answer", s.ANSWER_CASE, cases.answer_case),
            ("case_file", "file", s.OPEN_CASES, cases.case_file),
        )
    ),
    *(
        Route(
            name, f"cases/readers/<int:number>/{path}/", s.KEEP_READERS, view, reader_numbered, changes=True
        )
        for name, path, view in (
            ("let_reader_in", "let-in", cases.let_in),
            ("take_reader_out", "take-out", cases.take_out),
        )
    ),
)
