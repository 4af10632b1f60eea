"""The plan as a short course: its sections in plain words, the questions at its end, and who has taken it."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Template, inside, msgid
from tallystick.office.models import (
    Appointment,
    StoredBody,
    StoredCommitment,
    StoredDeliverable,
    StoredPart,
    StoredResponsibility,
    StoredTarget,
)
from tallystick.office.selectors.plan import plan_descriptor, rows_in
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import EVALUABILITY, Package, Part
from tallystick.register.order import in_order
from tallystick.report.words import EVALUABILITY_GLOSS
from tallystick.voice.language import Language
from tallystick.voice.promises import deadline, heading, promise
from tallystick.workflow.permissions import BODY_ROLES
from tallystick.workflow.quiz import DEADLINE, LEAD, NUMBER, SECTION, SORT, QuizQuestion

#: A section has no more commitments on its page; how many it has is said.
MOST_SHOWN = 60
SORT_WORDS: dict[str, Template] = {
    "quantified": inside("what a commitment promises", "a number"),
    "event": inside("what a commitment promises", "something that either happens or does not"),
    "directional": inside("what a commitment promises", "a direction, without a number or an end"),
    "statement": inside("what a commitment promises", "nothing to be done: it states a principle"),
}


@dataclass(frozen=True, slots=True)
class CourseSection:
    """A section of the course: its part of the plan, its heading, its page, and how many commitments."""

    id: str
    title: str
    path: str
    commitments: int


def plan_of_course() -> Package:
    """The rows of the plan of which the course and its questions are made.

    Raises:
        Refusal: no package has been brought in.
    """
    descriptor = plan_descriptor()
    if descriptor is None:
        raise Refusal(Reason("The office has no package yet."), Reason("ask the secretariat to bring one in"))
    chosen = {
        "outline": StoredPart.objects.all(),
        "commitments": StoredCommitment.objects.all(),
        "targets": StoredTarget.objects.all(),
        "responsibilities": StoredResponsibility.objects.filter(role="lead"),
    }
    rows = {
        name: in_order(BY_NAME[name], list(rows_in(BY_NAME[name], some))) for name, some in chosen.items()
    }
    return Package(descriptor, (), **rows)


def part_name(part: Part) -> str:
    """The heading of a part of the plan, with its number."""
    return " ".join(filter(None, (part.number, part.title)))


def sections(plan: Package) -> tuple[CourseSection, ...]:
    """The sections of the course, in the plan's order: each part that holds commitments itself."""
    counts = Counter(one.section for one in plan.commitments)
    parts = {one.id: one for one in plan.outline}
    order = dict.fromkeys(one.section for one in plan.commitments)
    return tuple(
        CourseSection(
            id_, part_name(parts[id_]), reverse("course_section", kwargs={"part": id_}), counts[id_]
        )
        for id_ in order
    )


@dataclass(frozen=True, slots=True)
class LessonCommitment:
    """A commitment in the course.

    Attributes:
        id: its identifier.
        title: what is promised.
        sort: what kind of promise that is, in plain words.
        numbers: what is promised in numbers, and by when.
        things: what is to be there, and by when.
        leads: who leads it, by name.
    """

    id: str
    title: str
    sort: str
    numbers: tuple[str, ...]
    things: tuple[str, ...]
    leads: tuple[str, ...]


def lesson(part: str, language: Language) -> tuple[tuple[LessonCommitment, ...], dict[str, int]]:
    """The commitments of a section in plain words, and how many promise what."""
    chosen = StoredCommitment.objects.filter(section__id=part)
    rows = in_order(BY_NAME["commitments"], list(rows_in(BY_NAME["commitments"], chosen)))
    numbers: dict[str, list[str]] = {}
    for one in rows_in(BY_NAME["targets"], StoredTarget.objects.filter(commitment__in=chosen).order_by("id")):
        told = f"{heading(one.quantity)}: {promise(language, one)} {deadline(language, one.deadline)}"
        numbers.setdefault(one.commitment, []).append(told)
    things: dict[str, list[str]] = {}
    for thing in rows_in(
        BY_NAME["deliverables"], StoredDeliverable.objects.filter(commitment__in=chosen).order_by("id")
    ):
        things.setdefault(thing.commitment, []).append(f"{thing.title}, {deadline(language, thing.deadline)}")
    leads: dict[str, list[str]] = {}
    leading = StoredResponsibility.objects.filter(commitment__in=chosen, role="lead", until=None)
    for commitment, name in leading.order_by("body__name").values_list("commitment_id", "body__name"):
        leads.setdefault(str(commitment), []).append(str(name))
    told_rows = tuple(
        LessonCommitment(
            one.id,
            one.title,
            language.say(EVALUABILITY_GLOSS[one.evaluability]),
            tuple(numbers.get(one.id, ())),
            tuple(things.get(one.id, ())),
            tuple(leads.get(one.id, ())),
        )
        for one in rows
    )
    counts = Counter(one.evaluability for one in rows)
    return told_rows, {code: counts[code] for code in EVALUABILITY if counts[code]}


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A question on the page: what is asked, of what, the answers by code and word, where to read it."""

    asked: str
    of: str
    options: tuple[tuple[str, str], ...]
    section: str


_ASKED: dict[str, Template] = {
    SORT: msgid("What does this commitment promise?"),
    NUMBER: msgid("Which number is promised?"),
    DEADLINE: msgid("By when?"),
    LEAD: msgid("Which body leads it?"),
    SECTION: msgid("In which section of the plan does it stand?"),
}


def questions_told(
    quiz: tuple[QuizQuestion, ...], plan: Package, language: Language
) -> tuple[QuestionAsked, ...]:
    """The questions in words."""
    commitments = {one.id: one for one in plan.commitments}
    targets = {one.id: one for one in plan.targets}
    parts = {one.id: part_name(one) for one in plan.outline}
    named = [option for one in quiz if one.kind == LEAD for option in one.options]
    bodies = dict(StoredBody.objects.filter(id__in=named).values_list("id", "name")) if named else {}
    dates = {one.deadline.text: one.deadline for one in plan.targets}

    def word(kind: str, option: str) -> str:
        match kind:
            case "sort":
                return language.say(SORT_WORDS[option])
            case "number":
                return promise(language, targets[option])
            case "deadline":
                return deadline(language, dates[option])
            case "lead":
                return str(bodies[option])
        return parts[option]

    found = []
    for one in quiz:
        target = targets.get(one.row)
        commitment = commitments[target.commitment if target else one.row]
        of = f"{commitment.title}: {heading(target.quantity)}" if target else commitment.title
        options = tuple((option, word(one.kind, option)) for option in one.options)
        section = reverse("course_section", kwargs={"part": commitment.section})
        found.append(QuestionAsked(language.say(_ASKED[one.kind]), of, options, section))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class BodyTrained:
    """A body with how many people have a role in it, and how many of them have taken the course."""

    name: str
    people: int
    taken: int


def bodies_trained(day: datetime.date) -> tuple[BodyTrained, ...]:
    """Each body in which people have a role on a day, those where fewest have taken the course first."""
    there = Q(until=None) | Q(until__gte=day)
    held = Appointment.objects.filter(
        there, role__in=BODY_ROLES, since__lte=day, person__is_active=True
    ).order_by()
    rows = held.values_list("body__id", "body__name").annotate(
        Count("person", distinct=True), Count("person__course", distinct=True)
    )
    found = [BodyTrained(str(name), people, taken) for _, name, people, taken in rows]
    return tuple(sorted(found, key=lambda one: (one.taken / one.people, one.name)))
