"""The addresses of whoever reads what the public sends."""

from tallystick.office.found import the_one
from tallystick.office.models import CaseReader, SealedCase
from tallystick.office.routes import NamedThing, NothingThere, Route
from tallystick.office.selectors.submissions import is_sealed_to, reader_of_person
from tallystick.office.selectors.summaries import is_handed_to, summary_of
from tallystick.office.views import case_acts, cases, summaries
from tallystick.office.visit import Visit
from tallystick.workflow import submission_acts as s
from tallystick.workflow.permissions import NOTHING, ActedOn


def case_numbered(visit: Visit, number: int) -> NamedThing:
    """A case, by number; it is a body's for whoever reads there, where it is sealed to them."""
    case = the_one(SealedCase.objects.filter(pk=number))
    reader = reader_of_person(visit.person)
    is_theirs = reader is not None and reader.body and is_sealed_to(case, reader)
    return case, ActedOn(body=reader.body) if reader is not None and is_theirs else NOTHING


def reader_numbered(_: Visit, number: int) -> NamedThing:
    """A reader, by number."""
    return the_one(CaseReader.objects.filter(pk=number)), NOTHING


def summary_marked(visit: Visit, mark: str) -> NamedThing:
    """A summary, by its mark, for a reader of the body that it was handed to."""
    row = summary_of(mark)
    if row is None:
        raise NothingThere
    reader = reader_of_person(visit.person)
    is_theirs = reader is not None and is_handed_to(row, reader)
    return row, ActedOn(body=reader.body) if reader is not None and is_theirs else NOTHING


CASE_ROUTES: tuple[Route, ...] = (
    Route("see_cases", "cases/", s.SEE_CASES, cases.see_cases),
    Route("open_cases", "cases/open/", s.SEE_CASES, cases.open_cases, changes=True),
    Route("make_reader_key", "cases/key/", s.SEE_CASES, cases.make_key, changes=True),
    Route("see_summaries", "summaries/", s.SEE_SUMMARIES, summaries.see_summaries),
    *(
        Route(
            f"{path}_summary",
            f"summaries/<str:mark>/{path}/",
            s.ANSWER_SUMMARIES,
            view,
            summary_marked,
            changes=True,
        )
        for path, view in (("open", summaries.open_summary), ("answer", summaries.answer))
    ),
    *(
        Route(name, f"cases/<int:number>/{path}/", s.OPEN_CASES, view, case_numbered, changes=True)
        for name, path, view in (
            ("open_case", "open", case_acts.open_case),
            ("case_file", "file", case_acts.case_file),
        )
    ),
    Route(
        "place_point",
        "cases/<int:number>/place-point/",
        s.PLACE_POINT,
        case_acts.place_point,
        case_numbered,
        changes=True,
    ),
    *(
        Route(
            name,
            f"cases/<int:number>/{act.replace('_', '-')}/",
            name,
            case_acts.acting(act),
            case_numbered,
            changes=True,
        )
        for act, name in s.OFFICE_ACTS.items()
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
