"""Phases, measures, reports and checks hang together: nothing is due before its time or checks itself."""

from collections.abc import Iterator, Mapping

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.bodies import Responsibility
from tallystick.register.descriptor import Descriptor
from tallystick.register.phases import BodyMeasure, Milestone, PlanPhase, ProgressReport, SpotCheck
from tallystick.register.rules.model import Tables, each

_Fault = tuple[Problem, str]

_PHASE_EARLY = Problem(
    "phase-due-early",
    Reason("reports would be due before the time begins of which they are to speak"),
    Reason("correct the period or the day on which they are due"),
)
_ASKED_LATE = Problem(
    "asked-after-due",
    Reason("bodies were asked after their reports were due"),
    Reason("correct one of the two days"),
)
_MONEY = Problem(
    "half-a-sum",
    Reason("a sum of money has a number and a currency"),
    Reason("fill in budget and currency, or leave both empty"),
)
_CURRENCY = Problem(
    "no-currency",
    Reason("a currency has three capital letters"),
    Reason("write its ISO 4217 code, such as CNY"),
)
_UNDER_ITSELF = Problem(
    "measure-under-itself",
    Reason("going up from measure to measure leads back to it"),
    Reason("name in under the measure of the higher body"),
)
_STEP_LATE = Problem(
    "milestone-after-measure",
    Reason("it is due after the whole measure is"),
    Reason("correct one of the two days"),
    severity="gap",
)
_HALF_COUNT = Problem(
    "half-a-count",
    Reason("a number says what it counts, and a denominator has a numerator"),
    Reason("fill in numerator and counted, and the denominator of a share; or leave all three empty"),
)
_BELOW_NOUGHT = Problem(
    "count-below-nought",
    Reason("nobody can count fewer than none, or a share of none"),
    Reason("correct the number; where nothing was counted, leave numerator, denominator and counted empty"),
)
_ABOVE_ALL = Problem(
    "more-than-all",
    Reason("more are counted than there are: the share would be above one"),
    Reason("correct one of the two; a goal that was surpassed is told in said, and is no denominator"),
    severity="gap",
)
_OF_THE_FUTURE = Problem(
    "report-of-the-future",
    Reason("it came in before the time began of which the phase is"),
    Reason("correct the day, or name another phase"),
)
_NO_DUTY = Problem(
    "report-without-duty",
    Reason("the body has no part in this commitment"),
    Reason("add its part to responsibilities.csv, or correct the body or the commitment"),
    severity="gap",
)
_NO_REPORT = Problem(
    "check-of-no-report",
    Reason("the body has sent no report of this commitment in this phase"),
    Reason("enter the report, or correct phase, body or commitment"),
)
_ITSELF = Problem(
    "checks-itself",
    Reason("a body that reported does not check its own report"),
    Reason("name the body that checked"),
)
_NOT_TOLD = Problem(
    "check-untold",
    Reason("a check that compared says what the record shows"),
    Reason("write it into found, or leave the result open"),
)
_HALF_ANSWER = Problem(
    "half-an-answer",
    Reason("an answer has its words and its day"),
    Reason("fill in answer and answered, or leave both empty"),
)


_ANSWER_EARLY = Problem(
    "answer-before-question",
    Reason("the body would have answered before it was asked"),
    Reason("correct one of the two days"),
)
_CHECK_EARLY = Problem(
    "check-before-report",
    Reason("the record was asked for before the report came in"),
    Reason("correct one of the two days; a report that is put right keeps the day on which it first came"),
    severity="gap",
)


def phases_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find phases whose reports are due before their time, or were asked for too late."""
    typed = tables["phases"]
    for number, one in each(typed, PlanPhase):
        if one.due.last < one.period.first:
            typed.find(_PHASE_EARLY, number, "due", one.due)
        if one.asked is not None and one.due.last < one.asked.first:
            typed.find(_ASKED_LATE, number, "asked", one.asked)


def measures_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find half sums of money, measures that carry out themselves, and milestones after their measure."""
    typed = tables["measures"]
    rows = {one.id: one for _, one in each(typed, BodyMeasure)}
    for number, one in each(typed, BodyMeasure):
        if (one.budget is None) != (one.currency is None):
            typed.find(_MONEY, number, "currency" if one.currency is None else "budget")
        if one.currency is not None and not _is_currency(one.currency):
            typed.find(_CURRENCY, number, "currency", one.currency)
        if _leads_back(one, rows):
            typed.find(_UNDER_ITSELF, number, "under", one.under)
    steps = tables["milestones"]
    for number, step in each(steps, Milestone):
        whole = rows.get(step.measure)
        if whole is not None and whole.due is not None and whole.due.last < step.due.first:
            steps.find(_STEP_LATE, number, "due", step.due)


def _is_currency(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()


def _leads_back(one: BodyMeasure, rows: Mapping[str, BodyMeasure]) -> bool:
    seen: set[str] = set()
    above = rows.get(one.under or "")
    while above is not None and above.id not in seen:
        if above.id == one.id:
            return True
        seen.add(above.id)
        above = rows.get(above.under or "")
    return False


def reports_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find reports sent before their phase, with half a count, or of a body that has no part."""
    phases = {one.id: one for _, one in each(tables["phases"], PlanPhase)}
    parts = {(one.commitment, one.body) for _, one in each(tables["responsibilities"], Responsibility)}
    typed = tables["reports"]
    for number, one in each(typed, ProgressReport):
        phase = phases.get(one.phase)
        if phase is not None and one.sent.last < phase.period.first:
            typed.find(_OF_THE_FUTURE, number, "sent", one.sent)
        if (one.commitment, one.body) not in parts:
            typed.find(_NO_DUTY, number, "body", one.body)
        for problem, column in _miscounted(one):
            typed.find(problem, number, column, getattr(one, column))


def _miscounted(one: ProgressReport) -> Iterator[_Fault]:
    if _counts_half(one):
        yield _HALF_COUNT, "numerator" if one.numerator is None else "counted"
    if one.numerator is not None and one.numerator < 0:
        yield _BELOW_NOUGHT, "numerator"
    if one.denominator is not None and one.denominator <= 0:
        yield _BELOW_NOUGHT, "denominator"
    elif one.denominator is not None and one.numerator is not None and one.numerator > one.denominator:
        yield _ABOVE_ALL, "numerator"


def _counts_half(one: ProgressReport) -> bool:
    if one.numerator is None:
        return one.denominator is not None or one.counted is not None
    return one.counted is None


def checks_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find checks of what was not reported, of a body by itself, or that do not say what was found."""
    reported = {
        (one.phase, one.body, one.commitment): one.sent for _, one in each(tables["reports"], ProgressReport)
    }
    typed = tables["checks"]
    for number, one in each(typed, SpotCheck):
        sent = reported.get((one.phase, one.body, one.commitment))
        if sent is None:
            typed.find(_NO_REPORT, number, "commitment", one.commitment)
        elif one.asked.last < sent.first:
            typed.find(_CHECK_EARLY, number, "asked", one.asked)
        for problem, column in _faults(one):
            typed.find(problem, number, column, getattr(one, column))


def _faults(one: SpotCheck) -> Iterator[_Fault]:
    if one.checked_by == one.body:
        yield _ITSELF, "checked_by"
    if one.result in {"agrees", "differs"} and one.found is None:
        yield _NOT_TOLD, "found"
    if (one.answer is None) != (one.answered is None):
        yield _HALF_ANSWER, "answer" if one.answer is None else "answered"
    if one.answered is not None and one.answered.last < one.asked.first:
        yield _ANSWER_EARLY, "answered"
