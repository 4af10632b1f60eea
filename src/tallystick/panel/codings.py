"""A coded row becomes a judgement, is left open, or is named with what is wrong in it."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import Reason, Text, Unfit, texts
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import UNDECIDED, Criterion
from tallystick.register.kinds import TEXT
from tallystick.register.panels import Judgement

#: The cells that an assessor fills in.
WHITE = ("code", "why", "reason", "independent", "sources", "evidence")
#: The cell for the day on which a code was given; it may stay empty.
GIVEN = "given"
#: The cells that name a row.
NAMES = ("commitment", "criterion")
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class CodingDesk:
    """Where an assessor's rows are read.

    Attributes:
        panel: the panel.
        assessor: who coded.
        round: the round.
        sources: the sources that may be named.
        until: the day after which no code of it can have been given; None where that is not known.
    """

    panel: PanelRecord
    assessor: str
    round: str
    sources: Collection[str]
    until: datetime.date | None = None

    def judged(self, cells: Mapping[str, str], position: int) -> Judgement | None:
        """The judgement of a row; None where it was left open.

        Args:
            cells: the row's cells by column.
            position: which one its commitment is in the assessor's own order.

        Raises:
            Unfit: the row can't be taken; says what would be right.
        """
        code = cells["code"].strip()
        filled = [name for name in WHITE if cells[name].strip()]
        if code in {"", UNDECIDED}:
            if set(filled) - {"code"} and not code:
                raise Unfit(Reason("there is no code; write one, or {undecided}", undecided=Text(UNDECIDED)))
            return None
        asked = self._asked(cells)
        if code not in asked.codes:
            raise Unfit(
                Reason(
                    "{code} is no code of {criterion}; right here: {codes}",
                    code=Text(code),
                    criterion=Text(asked.name),
                    codes=texts(asked.codes, ","),
                )
            )
        sources = self._sources(cells["sources"])
        evidence = cells["evidence"].strip()
        return Judgement(
            panel=self.panel.name,
            round=self.round,
            assessor=self.assessor,
            commitment=cells["commitment"],
            criterion=asked.name,
            code=code,
            why=self._why(cells["why"].strip()),
            reason=_line("reason", cells["reason"].strip()),
            independent=_independent(cells["independent"].strip().lower(), bool(sources or evidence)),
            sources=sources,
            evidence=_line("evidence", evidence) if evidence else None,
            position=position,
            given=self._given(cells.get(GIVEN, "").strip()),
        )

    def _given(self, cell: str) -> PartialDate | None:
        """The day on which a code was given; spreadsheets put midnight behind a day."""
        if not cell:
            return None
        day = _whole_day(cell.removesuffix(" 00:00:00"))
        if day is None:
            raise Unfit(Reason("given is the day on which you gave the code, as 2026-12-08, or empty"))
        if self.until is not None and day.last > self.until:
            raise Unfit(Reason("given names a day that has not come: {day}", day=day))
        return day

    def _asked(self, cells: Mapping[str, str]) -> Criterion:
        asked = self.panel.rubric.asked(cells["criterion"])
        if asked is None:
            raise Unfit(
                Reason(
                    "the rubric asks nothing called {criterion}; the cell must stay as it was",
                    criterion=Text(cells["criterion"]),
                )
            )
        return asked

    def _why(self, why: str) -> str:
        if why not in self.panel.rubric.reasons:
            raise Unfit(
                Reason(
                    "a code needs a reason from the list in why; right here: {reasons}",
                    reasons=texts(self.panel.rubric.reasons, ","),
                )
            )
        return why

    def _sources(self, cell: str) -> tuple[str, ...]:
        named = tuple(one.strip() for one in cell.split(";") if one.strip())
        unknown = [one for one in named if one not in self.sources]
        if unknown:
            raise Unfit(
                Reason(
                    "no source is called {names}; write what has no identifier here into evidence",
                    names=texts(unknown),
                )
            )
        return named


def _whole_day(text: str) -> PartialDate | None:
    try:
        day = PartialDate.parse(text)
    except Unfit:
        return None
    return day if day.first == day.last else None


def _line(name: str, cell: str) -> str:
    if not cell:
        raise Unfit(Reason("a code needs a reason in your own words"))
    try:
        return str(TEXT.read(cell))
    except Unfit as problem:
        raise Unfit(Reason("{name}: {why}", name=Text(name), why=problem.reason)) from None


def _independent(cell: str, named: bool) -> bool:
    told = _TRUTHS.get(cell)
    if told is None:
        raise Unfit(
            Reason(
                "independent says whether a source stands behind it that nobody who carries it out controls: "
                "true or false"
            )
        )
    if told and not named:
        raise Unfit(
            Reason("an independent source is named in sources or in evidence; else independent is false")
        )
    return told
