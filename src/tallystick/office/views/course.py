"""The plan as a short course: sections, questions, a certificate, and how many of each body have taken it."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.handed_in import done
from tallystick.office.models import CourseTaken
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors import course as selectors
from tallystick.office.selectors.plan import plan_settings
from tallystick.office.services.course import pass_course
from tallystick.office.visit import Visit
from tallystick.register.model import Part
from tallystick.voice.frame import Trail
from tallystick.workflow import permissions as p
from tallystick.workflow.quiz import is_passed, quiz_of, right_in


@dataclass(frozen=True, slots=True)
class CourseView:
    """What the first page of the course shows.

    Attributes:
        sections: its sections, in the plan's order.
        questions: how many questions stand at its end.
        passed: the page of one's certificate; empty for whoever has none yet.
        trained: the page of how many of each body have taken it; empty for whoever may not see it.
    """

    sections: tuple[selectors.CourseSection, ...]
    questions: int
    passed: str
    trained: str


def course(visit: Visit, _: object) -> HttpResponse:
    """The sections of the course."""
    plan = selectors.plan_of_course()
    has_passed = CourseTaken.objects.filter(person=visit.person).exists()
    view = CourseView(
        selectors.sections(plan),
        len(quiz_of(plan)),
        reverse("certificate") if has_passed else "",
        reverse("trained") if visit.may(p.SEE_TRAINED) else "",
    )
    page = OfficePage("course.html", said(msgid("The plan as a short course")), view, area="course")
    return office_page(visit.request, visit, page)


def _trail() -> Trail:
    return ((reverse("course").removeprefix("/"), said(msgid("Course"))),)


@dataclass(frozen=True, slots=True)
class SectionView:
    """What the page of a section shows.

    Attributes:
        sorts: how many of its commitments promise what, in plain words.
        commitments: its commitments; at most `MOST_SHOWN`.
        all: how many it has.
        onward: the next section, its page and heading; None after the last.
    """

    sorts: tuple[tuple[str, int], ...]
    commitments: tuple[selectors.LessonCommitment, ...]
    all: int
    onward: tuple[str, str] | None


def section(visit: Visit, part: Part) -> HttpResponse:
    """A section in plain words."""
    rows, sorts = selectors.lesson(part.id, visit.language)
    listed = selectors.sections(selectors.plan_of_course())
    places = [one.id for one in listed]
    after = listed[places.index(part.id) + 1 :] if part.id in places else ()
    view = SectionView(
        tuple((said(selectors.SORT_WORDS[code]), count) for code, count in sorts.items()),
        rows[: selectors.MOST_SHOWN],
        len(rows),
        (after[0].path, after[0].title) if after else None,
    )
    page = OfficePage("lesson.html", selectors.part_name(part), view, area="course", trail=_trail())
    return office_page(visit.request, visit, page)


@dataclass(frozen=True, slots=True)
class QuizView:
    """What the page of the questions shows.

    Attributes:
        questions: the questions.
        given: what was chosen, by number; empty before anything was.
        wrong: the numbers of those that were not right; None before anything was answered.
    """

    questions: tuple[selectors.QuestionAsked, ...]
    given: dict[int, str]
    wrong: tuple[int, ...] | None


def questions(visit: Visit, _: object) -> HttpResponse:
    """The questions at the end of the course."""
    plan = selectors.plan_of_course()
    view = QuizView(selectors.questions_told(quiz_of(plan), plan, visit.language), {}, None)
    return _quiz(visit, view)


def _quiz(visit: Visit, view: QuizView) -> HttpResponse:
    title = said(msgid("Questions on the plan"))
    page = OfficePage("quiz.html", title, view, area="course", trail=_trail())
    return office_page(visit.request, visit, page)


def answer(visit: Visit, _: object) -> HttpResponse:
    """Look at the answers: enough lead to the certificate; else those that are wrong are named."""
    plan = selectors.plan_of_course()
    quiz = quiz_of(plan)
    given = {number: visit.request.POST.get(f"q{number}", "") for number in range(len(quiz))}
    marks = right_in(quiz, given)
    if is_passed(sum(marks), len(marks)):

        def act() -> str:
            pass_course(right=sum(marks), asked=len(marks), by=visit.person, now=visit.now)
            return reverse("certificate")

        return done(visit, act)
    wrong = tuple(number for number, is_right in enumerate(marks) if not is_right)
    return _quiz(visit, QuizView(selectors.questions_told(quiz, plan, visit.language), given, wrong))


@dataclass(frozen=True, slots=True)
class CertificateView:
    """What a certificate says: whose it is, of which plan, on which day, and how many answers were right."""

    name: str
    plan: str
    day: str
    right: int
    asked: int


def certificate(visit: Visit, _: object) -> HttpResponse:
    """One's own certificate, to be printed; the course for whoever has none yet."""
    taken = CourseTaken.objects.filter(person=visit.person).first()
    if taken is None:
        return HttpResponseRedirect(reverse("course"))
    settings = plan_settings()
    view = CertificateView(
        visit.person.name,
        settings.title if settings else "",
        visit.language.day(taken.at.date()),
        taken.right,
        taken.asked,
    )
    page = OfficePage("certificate.html", said(msgid("Certificate")), view, area="course", trail=_trail())
    return office_page(visit.request, visit, page)


@dataclass(frozen=True, slots=True)
class TrainedView:
    """What the page shows of how many have taken the course: each body, and all together."""

    bodies: tuple[selectors.BodyTrained, ...]


def trained(visit: Visit, _: object) -> HttpResponse:
    """How many of each body have taken the course."""
    view = TrainedView(selectors.bodies_trained(visit.today))
    title = said(msgid("Who has taken the course, by body"))
    page = OfficePage("trained.html", title, view, area="course", trail=_trail())
    return office_page(visit.request, visit, page)
