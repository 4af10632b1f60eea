"""Taking a reviewed sheet back: each row is accepted, refused with a reason, or stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tallystick.base.findings import LONGEST_SHOWN, Refusal
from tallystick.base.reasons import Reason, Text, Unfit, Value, texts
from tallystick.pipeline.review.columns import (
    DECISION,
    DECISIONS,
    HEADING,
    MAKER,
    NUMBERS,
    OPEN,
    REMARK,
    SHEET,
    SHOWN,
    STAMP,
    TABLE,
    open_columns,
    stamp,
)
from tallystick.pipeline.review.sheet import shown_rows
from tallystick.pipeline.review.untaken import beside_or_grey, undecided
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet
from tallystick.register.check import check_again
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indicators import CommitmentIndicator
from tallystick.register.library.accept import IndicatorPair
from tallystick.register.model import Package
from tallystick.register.order import in_order


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What became of a row.

    Attributes:
        row: its number in the spreadsheet; the heading is row 1.
        commitment: the commitment that it names.
        indicator: the indicator.
        outcome: ``changed``, ``confirmed``, ``removed``, ``already``, ``untouched`` or ``not_taken``.
        why: why it was not taken and what would be right, what was changed, or the reviewer's remark.
    """

    row: int
    commitment: str
    indicator: str
    outcome: str
    why: Reason | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a sheet.

    Attributes:
        rows: the answer to each row, in the sheet's order.
        older: whether the package has changed since the sheet was made.
    """

    rows: tuple[RowAnswer, ...]
    older: bool


def take_sheet(sheet: str, path: str) -> Taken:
    """Take what a reviewer decided into the package's folder, whole or not at all.

    A row that can't be taken is refused by itself and the others are taken. Rows without a decision change
    nothing. A row that has changed in the package since the sheet was made is refused.

    Raises:
        Refusal: the file is no review sheet of this package, the folder can't be written, or somebody else
            has changed it meanwhile.
    """
    package = load_package(path)
    book = read_workbook(sheet, [SHEET], MAKER)
    name = book.about.get("package", "")
    if name != package.descriptor.name:
        raise Refusal(_of_another(sheet, name, package), Reason("name the package that it was made from"))
    links = {(one.commitment, one.indicator): one for one in package.commitment_indicators}
    shown = {(row["commitment"], row["indicator"]): row for row in shown_rows(package)}
    records = rows_of_sheet(sheet, book.pages[SHEET], HEADING)
    answers, changes = _decided(records, links, shown)
    refused = _unsound(package, changes)
    good = {pair: one for pair, one in changes.items() if pair not in refused}
    answers = [_after_checking(one, refused) for one in answers]
    if any(links[pair] != one for pair, one in good.items()):
        save_package(_changed(package, good), path, {}, expected=package_sha256(package))
    return Taken(tuple(answers), book.about.get("package_sha256") != package_sha256(package))


def _of_another(sheet: str, name: str, package: Package) -> Reason:
    here = Text(package.descriptor.name)
    if not name:
        return Reason("{sheet} does not say which package it was made from", sheet=Text(sheet))
    return Reason(
        "{sheet} was made from the package {name}, not from {here}",
        sheet=Text(sheet),
        name=Text(name),
        here=here,
    )


def _decided(
    records: list[tuple[int, dict[str, str]]],
    links: Mapping[IndicatorPair, CommitmentIndicator],
    shown: Mapping[IndicatorPair, Mapping[str, str]],
) -> tuple[list[RowAnswer], dict[IndicatorPair, CommitmentIndicator | None]]:
    """The answer to each row as far as the row itself tells, and the links as they would then be."""
    answers: list[RowAnswer] = []
    changes: dict[IndicatorPair, CommitmentIndicator | None] = {}
    for number, cells in records:
        pair = _short(cells.get("commitment", "")), _short(cells.get("indicator", ""))
        link = links.get(pair)
        wrong = _wrong(cells, link, shown.get(pair, {}), twice=pair in changes)
        if _is_so_already(cells, link, shown.get(pair, {})):
            answers.append(RowAnswer(number, *pair, "already"))
        elif wrong is not None or link is None:
            answers.append(RowAnswer(number, *pair, "not_taken", wrong))
        elif not cells.get(DECISION):
            answers.append(RowAnswer(number, *pair, "untouched"))
        elif cells[DECISION] == "refuse":
            changes[pair] = None
            remark = Reason("{remark}", remark=Text(_short(cells[REMARK])))
            answers.append(RowAnswer(number, *pair, "removed", remark))
        else:
            answers.append(_read(number, cells, link, changes))
    return answers, changes


def _short(cell: str) -> str:
    return cell[:LONGEST_SHOWN]


_NO_LINK = Reason(
    "the package has no such commitment with such an indicator; both cells must stay as they were"
)
_NO_DECISION = Reason("decision is “{given}”; right here: accept, refuse, or nothing")
_TWICE = Reason("an earlier row of the sheet decides on it already; keep one")
_MOVED_ON = Reason(
    "the row has changed in the package since the sheet was made; make a new sheet and look again"
)
_NO_REMARK = Reason("it is refused without a reason; write it in remark")


def _is_so_already(
    cells: Mapping[str, str], link: CommitmentIndicator | None, shown: Mapping[str, str]
) -> bool:
    """Whether the row was taken before: it has changed since the sheet was made, to what the sheet says."""
    if link is None or cells.get(DECISION) != "accept" or cells.get(STAMP) == stamp(link):
        return False
    return (
        beside_or_grey(cells, shown, HEADING, SHOWN, NUMBERS) is None
        and undecided(cells, shown, OPEN, NUMBERS) is None
    )


def _wrong(
    cells: Mapping[str, str], link: CommitmentIndicator | None, shown: Mapping[str, str], *, twice: bool
) -> Reason | None:
    """Why a row can't be taken, whatever its cells say; None where it can."""
    decision = cells.get(DECISION, "")
    fresh = link is not None and cells.get(STAMP) == stamp(link)
    found = {
        _NO_LINK: link is None,
        _NO_DECISION.saying(given=Text(_short(decision))): decision not in {"", *DECISIONS},
        _TWICE: twice,
        _MOVED_ON: link is not None and bool(decision) and not fresh,
        _NO_REMARK: decision == "refuse" and not cells.get(REMARK),
    }
    wrong = next((reason for reason, is_so in found.items() if is_so), None)
    if wrong is not None or not fresh:
        return wrong
    untaken = beside_or_grey(cells, shown, HEADING, SHOWN, NUMBERS)
    return untaken or (None if decision else undecided(cells, shown, OPEN, NUMBERS))


def _read(
    number: int,
    cells: Mapping[str, str],
    link: CommitmentIndicator,
    changes: dict[IndicatorPair, CommitmentIndicator | None],
) -> RowAnswer:
    """The answer to an accepted row; its new cells go to the changes."""
    values: dict[str, object] = {}
    for name, column in open_columns().items():
        cell = cells.get(name, "")
        try:
            if column.required and not cell:
                raise Unfit(Reason("it is empty"))
            values[name] = column.read(cell)
        except Unfit as problem:
            places: dict[str, Value] = {
                "name": Text(name),
                "cell": Text(_short(cell)),
                "why": problem.reason,
                "right": column.right(),
            }
            why = Reason("{name} is “{cell}”: {why}; right here: {right}", **places)
            return RowAnswer(number, link.commitment, link.indicator, "not_taken", why)
    new = replace(link, **values)  # type: ignore[arg-type]
    changes[link.commitment, link.indicator] = new
    moved = [name for name in values if getattr(new, name) != getattr(link, name)]
    outcome = "changed" if moved else "confirmed"
    return RowAnswer(
        number, link.commitment, link.indicator, outcome, Reason("{names}", names=texts(moved, ","))
    )


def _changed(package: Package, changes: Mapping[IndicatorPair, CommitmentIndicator | None]) -> Package:
    links = {(one.commitment, one.indicator): one for one in package.commitment_indicators}
    rows = [changes.get(pair, one) for pair, one in links.items()]
    return replace(package, commitment_indicators=tuple(one for one in rows if one is not None))


def _unsound(
    package: Package, changes: Mapping[IndicatorPair, CommitmentIndicator | None]
) -> dict[IndicatorPair, Reason]:
    """The rows that the package's own rules refuse, with what they say."""
    changed = _changed(package, changes)
    rows = in_order(TABLE, list(changed.commitment_indicators))
    return {
        (rows[one.row - 2].commitment, rows[one.row - 2].indicator): Reason(
            "{message}; {mend}", message=one.message, mend=one.fix
        )
        for one in check_again(changed)
        if one.severity == "error" and one.row and one.file == TABLE.path
    }


def _after_checking(one: RowAnswer, refused: Mapping[IndicatorPair, Reason]) -> RowAnswer:
    why = refused.get((one.commitment, one.indicator))
    if why is None or one.outcome == "not_taken":
        return one
    return replace(one, outcome="not_taken", why=why)
