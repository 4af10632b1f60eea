"""The questions at the end of the course on a plan: made from its register, and always the same."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tallystick.register.model import EVALUABILITY, Package

#: What is asked: what a commitment promises, where it stands, who leads it, its number, by when.
SORT, SECTION, LEAD, NUMBER, DEADLINE = "sort", "section", "lead", "number", "deadline"
KINDS = (SORT, NUMBER, DEADLINE, LEAD, SECTION)
#: So many questions are asked, each with so many answers to choose from; fewer where the register has less.
MOST_QUESTIONS, MOST_OPTIONS = 10, 4


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with its answers.

    Attributes:
        kind: what is asked, one of `KINDS`.
        row: the commitment, or the target, of which it is asked.
        options: what can be chosen: codes of evaluability, dates, or identifiers of parts, bodies, targets.
        right: the one that is right.
    """

    kind: str
    row: str
    options: tuple[str, ...]
    right: str


def quiz_of(package: Package) -> tuple[QuizQuestion, ...]:
    """The questions on a plan, the kinds in turn; the same for everybody, from a hash of the plan's name.

    Args:
        package: the plan, its commitments, targets, parts and who leads.
    """
    seed = package.descriptor.name
    asked: dict[str, list[QuizQuestion]] = {kind: [] for kind in KINDS}
    for kind, row, right, wrong in _candidates(package):
        chosen = _options(f"{seed}\n{kind}\n{row}", right, wrong)
        if len(chosen) > 1:
            asked[kind].append(QuizQuestion(kind, row, chosen, right))
    for kind in KINDS:
        asked[kind].sort(key=lambda one: _hashed(f"{seed}\n{one.kind}\n{one.row}"))
    found: list[QuizQuestion] = []
    while len(found) < MOST_QUESTIONS and any(asked.values()):
        found += [asked[kind].pop(0) for kind in KINDS if asked[kind]]
    return tuple(found[:MOST_QUESTIONS])


def _candidates(package: Package) -> Iterator[tuple[str, str, str, Iterable[str]]]:
    """The kind, the row, the right answer and the wrong ones of each question that could be asked."""
    sections = {one.section for one in package.commitments}
    leads = _leads(package)
    named = {body for bodies in leads.values() for body in bodies}
    for one in package.commitments:
        yield SORT, one.id, one.evaluability, set(EVALUABILITY) - {one.evaluability}
        yield SECTION, one.id, one.section, sections - {one.section}
        if len(leads.get(one.id, ())) == 1:
            (lead,) = leads[one.id]
            yield LEAD, one.id, lead, named - {lead}
    promised = {one.id: (one.comparator, one.value, one.unit, one.arithmetic) for one in package.targets}
    dates = {one.deadline.text for one in package.targets}
    for target in package.targets:
        yield NUMBER, target.id, target.id, _unlike(target.id, promised)
        yield DEADLINE, target.id, target.deadline.text, dates - {target.deadline.text}


def _leads(package: Package) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in package.responsibilities:
        if one.role == "lead" and one.until is None:
            found.setdefault(one.commitment, set()).add(one.body)
    return found


def _unlike(target: str, promised: Mapping[str, tuple[object, ...]]) -> list[str]:
    """Targets of which each promises another number than this one and than the others."""
    seen, found = {promised[target]}, []
    for other in sorted(promised, key=lambda one: _hashed(f"{target}\n{one}")):
        if promised[other] not in seen:
            seen.add(promised[other])
            found.append(other)
    return found


def _options(seed: str, right: str, wrong: Iterable[str]) -> tuple[str, ...]:
    """The right answer among some wrong ones, in an order that tells nothing."""

    def place(option: str) -> str:
        return _hashed(f"{seed}\n{option}")

    chosen = sorted(wrong, key=place)[: MOST_OPTIONS - 1]
    return tuple(sorted([right, *chosen], key=lambda one: place(f"shown {one}")))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def right_in(quiz: Iterable[QuizQuestion], given: Mapping[int, str]) -> tuple[bool, ...]:
    """Whether each answer is right; one that was not given is not.

    Args:
        quiz: the questions.
        given: the chosen option by the question's number, from 0.
    """
    return tuple(given.get(number) == one.right for number, one in enumerate(quiz))


def is_passed(right: int, asked: int) -> bool:
    """Whether so many right answers pass: four of five.

    Examples:
        >>> is_passed(8, 10), is_passed(7, 10), is_passed(3, 3), is_passed(0, 0)
        (True, False, True, False)
    """
    return asked > 0 and 5 * right >= 4 * asked
