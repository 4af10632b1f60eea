"""The sheet of a draft taken back: each row is taken, stays as it is, or is named with why not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tallystick.base.findings import LONGEST_SHOWN, Finding, Refusal
from tallystick.base.quantities import parse_number
from tallystick.base.reasons import Reason, Text, texts
from tallystick.pipeline.confirming.columns import (
    ADD,
    CONFIRM,
    DECISION,
    DISMISS,
    JOIN,
    MAKER,
    PAGES,
    REMARK,
    REOPEN,
    SPLIT,
    STAMP,
    WITH,
    WORKED_OUT,
    DraftPage,
    rows_of,
)
from tallystick.pipeline.confirming.decided import OUTCOMES, DecidedRow, do, names_in
from tallystick.pipeline.confirming.opening import open_draft
from tallystick.pipeline.review.untaken import (
    beside_or_grey,
    plain_cell,
    same_cell,
    undecided,
    words_of,
)
from tallystick.pipeline.review.workbook import Workbook, read_workbook, rows_of_sheet
from tallystick.register.confirmations import CHANGED, CONFIRMED, DISMISSED, PROPOSED
from tallystick.register.confirming.doing import Hand
from tallystick.register.confirming.situation import Situation
from tallystick.register.edits import Cells
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indexed import Indexed, indexed
from tallystick.register.model import Commitment


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """What became of a row of the sheet.

    Attributes:
        page: the page it stands on.
        row: its number there; the heading is row 1.
        id: the row of the draft that it names; empty for one that was to be added.
        outcome: ``confirmed``, ``changed``, ``dismissed``, ``reopened``, ``split``, ``joined``, ``added``,
            ``already``, ``untouched`` or ``not_taken``.
        why: why it was not taken and what would be right; what was changed; None otherwise.
    """

    page: str
    row: int
    id: str
    outcome: str
    why: Reason | None = None


@dataclass(frozen=True, slots=True)
class TakenDraft:
    """What became of a sheet.

    Attributes:
        rows: the answer to each row, page by page.
        older: whether the package has changed since the sheet was made.
        others: pages that the sheet didn't come with, of which nothing was taken.
        gaps: what is missing in the draft or beside it, and what was written where nobody reads it.
    """

    rows: tuple[DraftAnswer, ...]
    older: bool
    others: tuple[str, ...] = ()
    gaps: tuple[Finding, ...] = ()


def take_draft_sheet(sheet: str, path: str, hand: Hand) -> TakenDraft:
    """Take what was decided in a sheet into the draft's folder, whole or not at all.

    A row that can't be taken is named by itself and the others are taken.

    Args:
        sheet: the xlsx or ods file.
        path: the package's folder.
        hand: who decided.

    Raises:
        Refusal: the file is no sheet of this draft, the folder can't be written, or somebody else has
            changed it meanwhile.
    """
    draft, gaps = open_draft(path)
    book = read_workbook(sheet, [page.table for page in PAGES], MAKER)
    name = draft.package.descriptor.name
    if book.about.get("package", "") != name:
        unsaid = Reason("{sheet} does not say which package it was made from", sheet=Text(sheet))
        other = Reason(
            "{sheet} was made from another package than {name}", sheet=Text(sheet), name=Text(name)
        )
        raise Refusal(
            other if book.about.get("package") else unsaid, Reason("name the package that it was made from")
        )
    sha = package_sha256(draft.package)
    taking = _Taking(draft, hand, older=book.about.get("package_sha256") != sha)
    answers = tuple(taking.answers(sheet, book))
    if taking.within.package != draft.package:
        save_package(taking.within.package, path, {}, expected=sha)
    return TakenDraft(answers, taking.older, book.others, gaps)


class _Taking:
    """A sheet on its way back; each row is done upon what the rows before it left."""

    def __init__(self, draft: Situation, hand: Hand, *, older: bool) -> None:
        self._draft = draft
        self._hand = hand
        self.older = older
        self.within: Indexed = indexed(draft.package)

    def answers(self, sheet: str, book: Workbook) -> Iterator[DraftAnswer]:
        for page in PAGES:
            shown = {row["id"]: row for row in rows_of(page, self._draft)}
            decided: set[str] = set()
            for number, cells in rows_of_sheet(sheet, book.pages[page.table], page.columns):
                name = plain_cell(cells.get("id", ""))[:LONGEST_SHOWN]
                outcome, why = self._answer(page, name, cells, shown.get(name), twice=name in decided)
                if name and cells.get(DECISION):
                    decided.add(name)
                yield DraftAnswer(page.table, number, name, outcome, why)

    def _answer(
        self, page: DraftPage, name: str, cells: Cells, shown: Cells | None, *, twice: bool
    ) -> tuple[str, Reason | None]:
        decision = plain_cell(cells.get(DECISION, "")).lower()
        wrong = _wrong(page, name, decision, shown, twice=twice)
        if wrong is not None:
            return "not_taken", wrong
        if shown is None:
            return self._done(page, name, cells, {}, decision)
        fresh = cells.get(STAMP) == shown[STAMP]
        if decision and not fresh:
            already = self._is_so(page, cells, shown, decision)
            return ("already", None) if already else ("not_taken", _MOVED_ON)
        grey = [one for one in page.grey if one not in WORKED_OUT or not self.older]
        untaken = beside_or_grey(cells, shown, page.columns, grey, page.numbers) if fresh else None
        open_ = (*page.white, WITH, REMARK)
        untaken = untaken or (None if decision or not fresh else undecided(cells, shown, open_, page.numbers))
        if untaken is not None:
            return "not_taken", untaken
        return self._done(page, name, cells, shown, decision) if decision else ("untouched", None)

    def _done(
        self, page: DraftPage, name: str, cells: Cells, shown: Cells, decision: str
    ) -> tuple[str, Reason | None]:
        """Do what was decided of a row."""
        given = {one: cells.get(one, "") for one in page.white}
        changed = {
            one: plain_cell(cell) if one in page.numbers else words_of(cell)
            for one, cell in given.items()
            if not same_cell(one, cell, shown.get(one, ""), page.numbers)
        }
        if _in_hundredths(cells, shown):
            return "not_taken", _HUNDREDTHS.saying(cell=Text(plain_cell(cells["value"])[:LONGEST_SHOWN]))
        hand = replace(self._hand, remark=plain_cell(cells.get(REMARK, "")))
        if decision not in {CONFIRM, ADD} and changed:
            return "not_taken", _ONLY_CONFIRMED.saying(names=texts(list(changed)))
        try:
            deed = do(decision, DecidedRow(self.within, self._draft.text, page, name, cells, changed, hand))
        except Refusal as refusal:
            return "not_taken", Reason("{what}; {mend}", what=refusal.title, mend=refusal.fix)
        if deed is None or not deed.edits:
            return "already", None
        self.within = deed.result
        outcome = "changed" if decision == CONFIRM and changed else OUTCOMES[decision]
        return outcome, Reason("{names}", names=texts(list(changed), ",")) if changed else None

    def _is_so(self, page: DraftPage, cells: Cells, shown: Cells, decision: str) -> bool:
        """Whether a row that has changed since the sheet was made is as the sheet decided."""
        state = shown["state"]
        if decision == CONFIRM:
            return state in {CONFIRMED, CHANGED} and undecided(cells, shown, page.white, page.numbers) is None
        if decision == SPLIT:
            return any(self._begins(one, cells.get(WITH, "")) for one in self._draft.package.commitments)
        if decision == JOIN:
            others = [("commitments", one) for one in names_in(cells)]
            gone = [self._draft.state(one) == DISMISSED for one in others]
            return bool(gone) and (all(gone) or state == DISMISSED)
        return state == {DISMISS: DISMISSED, REOPEN: PROPOSED}.get(decision)

    def _begins(self, one: Commitment, words: str) -> bool:
        """Whether a commitment begins with these words."""
        begun = " ".join(self._draft.words(one.start, one.end).split())
        return bool(words) and begun.startswith(" ".join(words.split()))


def _in_hundredths(cells: Cells, shown: Cells) -> bool:
    """Whether a cell in percent may hold hundredths: a spreadsheet makes 0.55 of *55%*."""
    if shown.get("unit") != "percent" or cells.get("unit", "percent") != "percent":
        return False
    try:
        before, now = (parse_number(plain_cell(one.get("value", ""))) for one in (shown, cells))
    except ValueError:
        return False
    return 0 < now <= 1 < before


def _wrong(page: DraftPage, name: str, decision: str, shown: Cells | None, *, twice: bool) -> Reason | None:
    """Why a row can't be taken, whatever its other cells say."""
    if decision and decision not in page.decisions:
        return _NO_DECISION.saying(given=Text(decision[:LONGEST_SHOWN]), right=texts(page.decisions, ","))
    if name and shown is None:
        return _NO_ROW.saying(id=Text(name))
    if not name and decision != ADD:
        return _NOT_ADDED
    if name and decision == ADD:
        return _THERE.saying(id=Text(name))
    return _TWICE if twice and decision else None


_NO_DECISION = Reason("decision is “{given}”; right here: {right}, or nothing")
_NO_ROW = Reason("the draft has no {id} here; the cell id must stay as it was")
_NOT_ADDED = Reason("the row names nothing; write add as decision, or its identifier into id")
_THERE = Reason("{id} is there already; leave id empty to add another")
_HUNDREDTHS = Reason(
    "value is {cell} in percent, as spreadsheets keep what is typed with a percent sign; write the number "
    "alone, 55 for 55%, or confirm it on the page if so little is meant"
)
_TWICE = Reason("an earlier row of the sheet decides on it already; keep one")
_MOVED_ON = Reason(
    "the row has changed in the package since the sheet was made; make a new sheet and look again"
)
_ONLY_CONFIRMED = Reason(
    "{names} can be changed only where decision is confirm; put the cells back, or decide so"
)
