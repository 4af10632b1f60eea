"""A report form taken back: each row is taken, stays as it is, or is named with why not."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tallystick.base.dates import PartialDate
from tallystick.base.findings import LONGEST_SHOWN, Finding, Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.pipeline.forms.columns import (
    HEADING,
    MAKER,
    NOTHING_BEGUN,
    OPEN,
    SHEET,
    SHOWN,
    STAMP,
    Begun,
    rows_of,
)
from tallystick.pipeline.review.days import is_day
from tallystick.pipeline.review.untaken import alike, beside_or_grey, plain_cell
from tallystick.pipeline.review.workbook import Workbook, read_workbook, rows_of_sheet
from tallystick.register.columns import cells_of
from tallystick.register.edits import Edited, change, put
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indexed import BY_NAME, Indexed, indexed
from tallystick.register.model import Package
from tallystick.register.phases import EarlierReport, ProgressReport
from tallystick.voice.catalogues import languages
from tallystick.workflow.duties import duties_in

Key = tuple[str, str, str]
ENTERED, CHANGED, ALREADY, UNANSWERED, NOT_TAKEN = "entered", "changed", "already", "unanswered", "not_taken"
#: Written, and no report yet; only where the caller keeps what is begun.
HALF = "half"
OUTCOMES = (ENTERED, CHANGED, ALREADY, UNANSWERED, NOT_TAKEN)
_EARLIER = BY_NAME["earlier_reports"]
#: What a row that is taken says at least.
_NEEDED = ("rating", "said")
_NUMBERS = frozenset({"numerator", "denominator"})


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """What became of a row of the form.

    Attributes:
        row: its number; the heading is row 1.
        body: the body that it names.
        commitment: the commitment.
        outcome: one of `OUTCOMES`, or `HALF`.
        why: why it was not taken, or is no report yet, and what would be right; None otherwise.
        given: the open cells of what is no report yet; empty otherwise.
        phase: the phase that it names.
    """

    row: int
    body: str
    commitment: str
    outcome: str
    why: Reason | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    phase: str = ""


@dataclass(frozen=True, slots=True)
class TakenForm:
    """What became of a form.

    Attributes:
        rows: the answer to each row, in its order.
        older: whether the package has changed since the form was made.
    """

    rows: tuple[FormAnswer, ...]
    older: bool


def take_form(form: str, path: str, received: datetime.date) -> TakenForm:
    """Take what bodies answered in a form into the package's folder, whole or not at all.

    A row that can't be taken is named by itself and the others are taken. The same form twice changes
    nothing. A report that came in after its phase's last day is taken, and counts as late.

    Args:
        form: the xlsx or ods file.
        path: the package's folder.
        received: the day on which the form came in.

    Raises:
        Refusal: the file is no form of this package, the folder can't be written, or somebody else has
            changed it meanwhile.
    """
    package = load_package(path)
    taken, after = taken_rows(form, package, received)
    if after != package:
        save_package(after, path, {}, expected=package_sha256(package))
    return taken


def taken_rows(
    form: str,
    package: Package,
    received: datetime.date,
    begun: Begun | None = None,
    expected: Reason | None = None,
) -> tuple[TakenForm, Package]:
    """What becomes of each row of a form, and the package with those that could be taken.

    Args:
        form: the xlsx or ods file.
        package: the package that it is taken into.
        received: the day on which it came in.
        begun: what is written and is no report yet; None where nobody keeps such a thing, and a row that is
            none is not taken.
        expected: what is said to be handed in instead of a file that is no form of this package; None: what
            the command wrote.

    Raises:
        Refusal: the file is no form of this package.
    """
    book = read_workbook(form, [SHEET], MAKER, expected=expected)
    name = package.descriptor.name
    if book.about.get("package", "") != name:
        raise Refusal(
            Reason("{form} was made from another package than {name}", form=Text(form), name=Text(name)),
            expected or Reason("name the package that it was made from"),
        )
    taking = _Taking(package, received, begun)
    answers = tuple(taking.answers(form, book))
    older = book.about.get("package_sha256") != package_sha256(package)
    return TakenForm(answers, older), taking.within.package


class _Taking:
    """A form on its way back; each row is entered upon what the rows before it left."""

    def __init__(self, package: Package, received: datetime.date, begun: Begun | None) -> None:
        self._keeps_halves, begun = begun is not None, begun or NOTHING_BEGUN
        self._reported = {(one.phase, one.body, one.commitment) for one in package.reports}
        self.within: Indexed = indexed(package)
        self._received = received
        self._phases = {one.id for one in package.phases}
        self._shown: dict[Key, Mapping[str, str]] = {
            (row["phase"], row["body"], row["commitment"]): row
            for phase in package.phases
            for row in rows_of(duties_in(package, phase, datetime.date.max), package, phase, begun=begun)
        }
        #: What helps to read a row stands in the language of whoever wrote the form.
        self._targets = {
            (row["phase"], row["body"], row["commitment"], plain_cell(row["targets"]))
            for language in languages()
            for phase in package.phases
            for row in rows_of(duties_in(package, phase, datetime.date.max), package, phase, language)
        }

    def answers(self, form: str, book: Workbook) -> Iterator[FormAnswer]:
        seen: set[Key] = set()
        for number, cells in rows_of_sheet(form, book.pages[SHEET], HEADING):
            phase, body, commitment = (
                plain_cell(cells.get(name, ""))[:LONGEST_SHOWN] for name in ("phase", "body", "commitment")
            )
            key = phase, body, commitment
            outcome, why = self._answer(key, cells, twice=key in seen)
            seen.add(key)
            given = _given(cells) if outcome == HALF else {}
            yield FormAnswer(number, body, commitment, outcome, why, given, phase)

    def _answer(self, key: Key, cells: Mapping[str, str], *, twice: bool) -> tuple[str, Reason | None]:
        shown = self._shown.get(key)
        if shown is None:
            return NOT_TAKEN, self._unknown(key)
        if twice:
            return NOT_TAKEN, _TWICE
        if (*key, plain_cell(cells.get("targets", ""))) in self._targets:
            shown = {**shown, "targets": cells.get("targets", "")}
        if is_day(cells.get("due", ""), shown["due"]):  # as the person's own program has it
            cells = {**cells, "due": shown["due"]}
        given = _given(cells)
        if all(_same(name, given[name], shown[name]) for name in OPEN):
            untaken = beside_or_grey(cells, shown, HEADING, SHOWN, _NUMBERS)
            same = ALREADY if any(shown[name] for name in OPEN) else UNANSWERED
            return (NOT_TAKEN, untaken) if untaken else (same, None)
        if cells.get(STAMP) != shown[STAMP]:
            return NOT_TAKEN, _MOVED_ON
        untaken = beside_or_grey(cells, shown, HEADING, SHOWN, _NUMBERS)
        return (NOT_TAKEN, untaken) if untaken else self._take(key, given)

    def _take(self, key: Key, given: Mapping[str, str]) -> tuple[str, Reason | None]:
        lacking = _lacking(given)
        if lacking:
            return (HALF if self._keeps_halves else NOT_TAKEN), lacking
        return self._enter(key, given, there=key in self._reported)

    def _unknown(self, key: Key) -> Reason:
        phase, body, commitment = key
        if phase not in self._phases:
            return _NO_PHASE.saying(phase=Text(phase))
        return _NO_DUTY.saying(body=Text(body), commitment=Text(commitment), phase=Text(phase))

    def _enter(self, key: Key, given: Mapping[str, str], *, there: bool) -> tuple[str, Reason | None]:
        phase, body, commitment = key
        named = {"phase": phase, "body": body, "commitment": commitment}
        cells = dict(given) | named
        if there:  # a report that is put right came on the day on which it first came
            done = self._put_right(key, cells)
        else:
            done = put(self.within, "reports", cells | {"sent": self._received.isoformat()})
        if done.edit is None:
            return NOT_TAKEN, _refused(done)
        self.within = done.result
        return (CHANGED if there else ENTERED), None

    def _put_right(self, key: Key, cells: Mapping[str, str]) -> Edited:
        """Put a report right, with what it said before kept as one of its earlier wordings."""
        before = self.within.row("reports", key)
        done = change(self.within, "reports", key, cells)
        if not isinstance(before, ProgressReport) or done.result.row("reports", key) == before:
            return done
        wording = EarlierReport.of(
            before, self._wordings(key) + 1, PartialDate.parse(self._received.isoformat())
        )
        return put(done.result, "earlier_reports", cells_of(_EARLIER, wording))

    def _wordings(self, key: Key) -> int:
        """How many earlier wordings of a report are kept."""
        of_commitment = self.within.with_value("earlier_reports", "commitment", key[2])
        return sum(one[:3] == key for one, _ in of_commitment)


def _given(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: plain_cell(cells.get(name, "")) for name in OPEN}


def _same(name: str, cell: str, other: str) -> bool:
    """Whether two cells say the same: numbers by what they are, words as they stand."""
    return alike(cell, other) if name in _NUMBERS else cell == plain_cell(other)


def _lacking(given: Mapping[str, str]) -> Reason | None:
    lacking = [name for name in _NEEDED if not given[name]]
    if not lacking:
        return None
    return _NEEDS.saying(names=texts(lacking, ","))


def _refused(done: Edited) -> Reason:
    """The first error, and what would be right."""
    first: Finding = next(one for one in done.findings if one.severity == "error")
    if first.column:
        return Reason(
            "{column}: {message}; {mend}", column=Text(first.column), message=first.message, mend=first.fix
        )
    return Reason("{message}; {mend}", message=first.message, mend=first.fix)


_NO_PHASE = Reason("the package has no phase {phase}; make a new form")
_NO_DUTY = Reason("{body} owes no report of {commitment} in {phase}; look at responsibilities.csv")
_TWICE = Reason("an earlier row of the form answers for it already; keep one")
_MOVED_ON = Reason(
    "its report has changed in the package since the form was made; make a new form and look again"
)
_NEEDS = Reason("needed here and empty: {names}; a row without any answer may stay empty")
