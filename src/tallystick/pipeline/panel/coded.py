"""A coding sheet that was handed back: whose it is, and what stands in each of its rows."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tallystick.base.findings import Finding, Problem, Refusal
from tallystick.base.reasons import Reason, Text, Unfit, texts
from tallystick.panel.blind import own_order
from tallystick.panel.codings import CodingDesk
from tallystick.panel.disputes import FIRST, SETTLED
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import rubric_sha256
from tallystick.pipeline.panel.sheet import CODES, COLUMNS, EVIDENCE, MAKER, SAID, WRITTEN, codes_told
from tallystick.pipeline.review.workbook import beside_the_columns, read_workbook, rows_of_sheet
from tallystick.register.panels import ROUNDS, Judgement

_PUT_BACK = Reason("put it right in the sheet; the other rows are as they should be")
_TWICE = Reason("an earlier row of the sheet asks the same of the same commitment; keep one")


@dataclass(frozen=True, slots=True)
class CodedSheet:
    """A sheet that belongs to a panel.

    Attributes:
        assessor: whose it is.
        round: of which round it is.
        judgements: what was coded.
        open: how many rows were left open.
        findings: the rows that can't be taken, each with why.
    """

    assessor: str
    round: str
    judgements: tuple[Judgement, ...]
    open: int
    findings: tuple[Finding, ...]


def read_coded(
    path: str, panel: PanelRecord, sources: Collection[str] | None = None, until: str = ""
) -> CodedSheet:
    """Read a coding sheet of any round.

    Args:
        path: the file.
        panel: the panel that it must be of.
        sources: the sources that may be named; None for those on the sheet's own page of evidence.
        until: the day after which no code of it can have been given, YYYY-MM-DD; empty for none.

    Raises:
        Refusal: it is no coding sheet, or one of another panel, of another version, or of another rubric.
    """
    book = read_workbook(path, [CODES, EVIDENCE], MAKER)
    _refuse_other(path, book.about, panel)
    assessor, round_ = book.about.get("assessor", ""), book.about.get("round", FIRST)
    if sources is None:
        evidence = rows_of_sheet(path, book.pages[EVIDENCE], ["source"])
        sources = {cells["source"] for _, cells in evidence if cells["source"]}
    latest = datetime.date.fromisoformat(until) if until else None
    desk = CodingDesk(panel, assessor, round_, sources, latest)
    reading = _Reading(path, desk)
    judgements = [one for one in reading.judged(rows_of_sheet(path, book.pages[CODES], COLUMNS)) if one]
    return CodedSheet(assessor, round_, tuple(judgements), reading.open, tuple(reading.findings))


def _refuse_other(path: str, about: Mapping[str, str], panel: PanelRecord) -> None:
    """Look whether a sheet is of this panel."""
    name = {"path": Text(path), "panel": Text(panel.name)}
    mend = Reason("make a new sheet with 'tallystick panel sheet', or name the folder of the panel it is of")
    if about.get("rubric_sha256") != rubric_sha256(panel.rubric):
        raise Refusal(
            Reason("{path} was made by another rubric than that of the panel {panel}", **name), mend
        )
    if about.get("panel_sha256") != panel.sha256:
        raise Refusal(Reason("{path} is for another panel than {panel}, or another draw of it", **name), mend)
    if about.get("round", FIRST) not in ROUNDS:
        raise Refusal(Reason("{path} is of no round of the panel {panel}", **name), mend)
    if about.get("round") != SETTLED and about.get("assessor", "") not in panel.coders:
        raise Refusal(
            Reason("{path} names no assessor of the panel {panel}", **name),
            Reason("its assessors are {names}", names=texts(sorted(panel.coders))),
        )


class _Reading:
    """The rows of a sheet, one after another."""

    def __init__(self, path: str, desk: CodingDesk) -> None:
        self._path, self._desk = path, desk
        order = own_order(desk.panel, desk.assessor)
        if desk.round == SETTLED:
            order = tuple(one for one in desk.panel.pool.commitments if one not in order)
        self._columns = WRITTEN if desk.round == FIRST else (*WRITTEN, SAID)
        self._positions = {one: place for place, one in enumerate(order, 1)}
        self._seen: set[tuple[str, str]] = set()
        self.open = 0
        self.findings: list[Finding] = []

    def judged(self, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Judgement | None]:
        for number, cells in rows:
            try:
                judgement = self._one(cells)
                self.open += judgement is None
                yield judgement
            except Unfit as problem:
                found = Problem("code-not-taken", problem.reason, _PUT_BACK)
                self.findings.append(found.at(self._path, number, value=cells["code"] or None))

    def _one(self, cells: dict[str, str]) -> Judgement | None:
        beside = beside_the_columns(cells, self._columns)
        if beside:
            raise Unfit(Reason("in no column of the sheet: {names}", names=texts(beside)))
        pair = cells["commitment"], cells["criterion"]
        position = self._positions.get(cells["commitment"])
        if position is None:
            raise Unfit(Reason("{commitment} was not given to you to code", commitment=Text(pair[0])))
        self._refuse_another_question(cells)
        judgement = self._desk.judged(cells, position)
        if judgement is not None and pair in self._seen:
            raise Unfit(_TWICE)
        if judgement is not None:
            self._seen.add(pair)
        return judgement

    def _refuse_another_question(self, cells: Mapping[str, str]) -> None:
        """Look whether a row still asks what the rubric asks: whoever answers another question codes alone.

        Raises:
            Unfit: a grey cell of the rubric was changed.
        """
        asked = self._desk.panel.rubric.asked(cells["criterion"])
        if asked is None:
            return
        for column, words in (("question", asked.question), ("codes", codes_told(asked))):
            if cells[column].split() != words.split():
                raise Unfit(
                    Reason(
                        "the grey cell {column} was changed; all assessors are asked {words}",
                        column=Text(column),
                        words=Text(words),
                    )
                )
