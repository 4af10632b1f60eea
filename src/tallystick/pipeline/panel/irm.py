"""A table of codes that the Independent Reporting Mechanism published becomes judgements of a package."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tallystick.base.csv_text import BrokenCsv, lines_of, text_of
from tallystick.base.dates import PartialDate
from tallystick.base.findings import Finding, Problem, Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.base.regular import read_regular
from tallystick.panel.disputes import FIRST
from tallystick.panel.irm import (
    ACTION_PLAN,
    ADDRESS,
    AS_PUBLISHED,
    COLUMNS,
    IDENTIFIER,
    NOT_CODED,
    NUMBER,
    PUBLISHED,
    TITLE,
    IrmCode,
    commitment_number,
    irm_codes,
    own_number,
    review_name,
)
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.model import Package
from tallystick.register.panels import Assessor, Judgement

#: The whole export has some thousand commitments with their full texts.
LARGEST_TABLE = 256 * 1024 * 1024
ASSESSOR = "IRM"
_YEAR = re.compile("20[0-9]{2}")
_NAME = "Independent Reporting Mechanism of the Open Government Partnership"
_NOTE = "Its codes were taken over from its published table; it is in no draw of a panel."
_AS_EXPORTED = Reason("give the CSV file that the partnership exports, with its headings as they are")
_UNKNOWN = Reason("{value} is no value of {column} that is known here")
_UNKNOWN_MEND = Reason("it is left out; the known ones are {known}")
_STANDS = Reason("another code of {criterion} stands there already: {code}")
_STANDS_MEND = Reason("take it out of tables/judgements.csv first, if the table is right")
_NOWHERE = Reason("the package has no commitment of this identifier or number")
_NOWHERE_MEND = Reason(
    "give the commitment the partnership's identifier, or one whose only number is its, and take the table "
    "again"
)


@dataclass(slots=True)
class IrmTaken:
    """What became of a table.

    Attributes:
        rows: how many rows are of the action plan.
        taken: how many codes came into the package, by panel and criterion.
        known: how many stood there already.
        not_coded: how many cells say that nothing was coded.
        findings: what was not taken, each with why.
    """

    rows: int = 0
    taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    known: int = 0
    not_coded: int = 0
    findings: list[Finding] = field(default_factory=list)


def take_irm(package: str, table: str, plan: str, assessor: str = ASSESSOR) -> IrmTaken:
    """Take the codes of one action plan into a package, each once; none that stands there is replaced.

    Args:
        package: the plan package.
        table: the CSV file.
        plan: the action plan's identifier in the table, such as AP_ALB03.
        assessor: the number under which the mechanism stands among the package's assessors.

    Raises:
        Refusal: it is no such table, it has nothing of this plan, or the package can't be used.
    """
    loaded = load_package(package)
    taking = _Taking(loaded, table, plan, assessor)
    for number, cells in _rows(table):
        if cells[ACTION_PLAN].strip() == plan:
            taking.take(number, cells)
    if not taking.done.rows:
        raise Refusal(
            Reason("{path} has no commitment of the plan {plan}", path=Text(table), plan=Text(plan)),
            Reason("name it as the column {column} does; nothing was changed", column=Text(ACTION_PLAN)),
        )
    if taking.fresh:
        save_package(taking.with_codes(), package, {}, expected=package_sha256(loaded))
    return taking.done


def _rows(path: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with their numbers.

    Raises:
        Refusal: it can't be read, or lacks the columns by which a row is known.
    """
    with explained(path):
        data = read_regular(path, LARGEST_TABLE)
    try:
        lines = lines_of(text_of(data))
        _, heading = next(lines, (1, []))
        _refuse_other(path, heading)
        for number, row in lines:
            yield number, dict(zip(heading, [*row, *[""] * (len(heading) - len(row))], strict=False))
    except BrokenCsv as broken:
        found = broken.problem.at(path, broken.row, value=broken.value)
        raise Refusal(Reason("{path} can't be read", path=Text(path)), _AS_EXPORTED, (found,)) from None


def _refuse_other(path: str, heading: Sequence[str]) -> None:
    named = [ACTION_PLAN, IDENTIFIER, NUMBER]
    missing = [one for one in named if one not in heading]
    if not missing and not any(one.name in heading for one in COLUMNS):
        missing = [one.name for one in COLUMNS]
    if missing:
        forms = plural("{path} lacks the column {names}", "{path} lacks {number} columns: {names}")
        told = Reason(forms, path=Text(path), number=Count(len(missing)), names=texts(missing, ","))
        raise Refusal(told, _AS_EXPORTED)


class _Taking:
    """The rows of a table, one after another."""

    def __init__(self, package: Package, table: str, plan: str, assessor: str) -> None:
        self._package, self._table, self._plan, self._assessor = package, table, plan, assessor
        self._there = {
            (one.panel, one.commitment, one.criterion): one
            for one in package.judgements
            if (one.round, one.assessor) == (FIRST, assessor)
        }
        self._by_name = {one.id.casefold(): one.id for one in package.commitments}
        ends = Counter(own_number(one.id) for one in package.commitments)
        self._by_end = {
            own_number(one.id): one.id for one in package.commitments if ends[own_number(one.id)] == 1
        }
        self.done = IrmTaken()
        self.fresh: list[Judgement] = []

    def take(self, number: int, cells: Mapping[str, str]) -> None:
        """Take the codes of a row."""
        self.done.rows += 1
        commitment = self._commitment(cells)
        if commitment is None:
            told = f"{cells[IDENTIFIER]} {cells.get(TITLE, '')}".strip()
            self._find(Problem("irm-no-commitment", _NOWHERE, _NOWHERE_MEND), number, NUMBER, told)
            return
        self.done.not_coded += sum(
            cells[one.name].strip() in NOT_CODED for one in COLUMNS if one.name in cells
        )
        for one in irm_codes(cells):
            if one.code is None:
                known = texts(tuple(one.column.codes), ",")
                what = _UNKNOWN.saying(value=Text(one.value), column=Text(one.column.name))
                mend = _UNKNOWN_MEND.saying(known=known)
                self._find(Problem("irm-unknown-value", what, mend), number, one.column.name, one.value)
            else:
                self._put(number, self._judgement(commitment, one, one.code, cells))

    def _commitment(self, cells: Mapping[str, str]) -> str | None:
        number = commitment_number(cells[NUMBER])
        named = (cells[IDENTIFIER].strip().casefold(), number.casefold())
        whole = next((self._by_name[one] for one in named if one in self._by_name), None)
        return whole or (self._by_end.get(number) if number.isdecimal() else None)

    def _judgement(self, commitment: str, one: IrmCode, code: str, cells: Mapping[str, str]) -> Judgement:
        year = cells.get(PUBLISHED[one.column.review], "").strip()
        address = " ".join(cells.get(ADDRESS, "").split())
        told = [_NAME, f"report published in {year}" if _YEAR.fullmatch(year) else "", address]
        return Judgement(
            panel=review_name(self._plan, one.column.review),
            round=FIRST,
            assessor=self._assessor,
            commitment=commitment,
            criterion=one.column.criterion,
            code=code,
            why=AS_PUBLISHED,
            reason=f"{one.column.name}: {one.value}",
            independent=True,
            evidence=", ".join(filter(None, told)),
            given=PartialDate.parse(year) if _YEAR.fullmatch(year) else None,
        )

    def _put(self, number: int, judged: Judgement) -> None:
        key = judged.panel, judged.commitment, judged.criterion
        before = self._there.setdefault(key, judged)
        if before is judged:
            self.fresh.append(judged)
            self.done.taken[judged.panel, judged.criterion] += 1
        elif before.code == judged.code:
            self.done.known += 1
        else:
            what = _STANDS.saying(criterion=Text(judged.criterion), code=Text(before.code))
            self._find(Problem("irm-code-stands", what, _STANDS_MEND), number, IDENTIFIER, judged.commitment)

    def _find(self, problem: Problem, row: int, column: str, value: str) -> None:
        self.done.findings.append(problem.at(self._table, row, column, value))

    def with_codes(self) -> Package:
        """The package with the codes, and with the mechanism among its assessors."""
        assessors = self._package.assessors
        if all(one.id != self._assessor for one in assessors):
            # Whoever has accepted is drawn into panels; whoever codes no more is not.
            assessors = (*assessors, Assessor(self._assessor, "resigned", name=_NAME, note=_NOTE))
        judgements = (*self._package.judgements, *self.fresh)
        return replace(self._package, assessors=assessors, judgements=judgements)
