"""The training round of a panel's rubric: invented cases, and what is right. Nothing of it is kept."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import Count, msgid
from tallystick.office.models import OfficePanel
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.routes import NothingThere
from tallystick.office.selectors.panel import record_of
from tallystick.office.visit import Visit
from tallystick.panel.rubric import Criterion, Rubric
from tallystick.panel.training import TrainedAnswer, trained_answers
from tallystick.report.coded_words import code_word, rubric_in


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question to a case.

    Attributes:
        name: its name in the form.
        question: what is asked.
        codes: the codes from which one is chosen: each with its word and what it means.
        given: the code that was given; empty for none.
        right: the word of the right code; empty before it was checked.
        because: why it is right.
        is_right: whether it was given.
    """

    name: str
    question: str
    codes: tuple[tuple[str, str, str], ...]
    given: str
    right: str
    because: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class TrainingCase:
    """An invented case: its name, what was promised and is known, and the questions to it."""

    name: str
    told: str
    questions: tuple[TrainingQuestion, ...]


@dataclass(frozen=True, slots=True)
class TrainingView:
    """The training round: where it is checked, the cases, and how many answers are right; empty before."""

    check: str
    cases: tuple[TrainingCase, ...]
    score: str


def train(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """The cases, to be coded."""
    return _page(visit, panel, {}, is_checked=False)


def check(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """The cases with what is right; nothing is kept."""
    fields = visit.request.POST
    given = {
        (case.name, one.criterion): fields.get(f"{case.name}.{one.criterion}", "")
        for case in record_of(panel).rubric.case
        for one in case.right
    }
    return _page(visit, panel, given, is_checked=True)


def _page(
    visit: Visit, panel: OfficePanel, given: dict[tuple[str, str], str], *, is_checked: bool
) -> HttpResponse:
    rubric = rubric_in(visit.language, record_of(panel).rubric)
    if not rubric.case:
        raise NothingThere
    answers = trained_answers(rubric, given)
    right = sum(one.as_it_should_be for one in answers)
    told = said(msgid("{right} of {count} are right."), right=Count(right), count=Count(len(answers)))
    view = TrainingView(
        reverse("check_training", kwargs={"panel": panel.name}),
        _cases(visit, rubric, answers, is_checked=is_checked),
        told if is_checked else "",
    )
    trail = ((visit.language.folder + "office/panels/", said(msgid("Panels"))),)
    page = OfficePage("panel_training.html", said(msgid("Train on invented cases")), view, "panels", trail)
    return office_page(visit.request, visit, page)


def _cases(
    visit: Visit, rubric: Rubric, answers: tuple[TrainedAnswer, ...], *, is_checked: bool
) -> tuple[TrainingCase, ...]:
    asked = {one.name: one for one in rubric.criterion}
    questions: dict[str, list[TrainingQuestion]] = {}
    for one in answers:
        made = _question(visit, asked[one.criterion], one, is_checked=is_checked)
        questions.setdefault(one.case, []).append(made)
    return tuple(
        TrainingCase(case.name, case.told, tuple(questions.get(case.name, ()))) for case in rubric.case
    )


def _question(visit: Visit, asked: Criterion, one: TrainedAnswer, *, is_checked: bool) -> TrainingQuestion:
    return TrainingQuestion(
        f"{one.case}.{one.criterion}",
        asked.question,
        tuple(
            (code.code, code_word(visit.language, asked.name, code.code), code.means) for code in asked.code
        ),
        one.given,
        code_word(visit.language, asked.name, one.right) if is_checked else "",
        one.because,
        is_right=one.as_it_should_be,
    )
