"""On the assessor's own machine: whether the codes that a package has of them are those of their sheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.base.findings import Finding, Problem, Refusal
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.panel.codings import CodingDesk
from tallystick.panel.disputes import FIRST
from tallystick.panel.published import published_panel
from tallystick.pipeline.panel.sheet import CODES, COLUMNS, MAKER
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet
from tallystick.register.model import Package
from tallystick.register.panel_locks import DrawnPanel
from tallystick.register.panels import Judgement

_ALTERED = Reason("the package has another code, reason or source here than your sheet: {code}")
_ALTERED_MEND = Reason("send nothing, and ask whoever collects for the package with your own words")
_ADDED = Reason("the package has a code of yours on {criterion} of {commitment} that stands in no sheet")
_ADDED_MEND = Reason("name the sheets of all rounds; where you never gave it, send nothing")

#: What there can be one code of an assessor for: the round, the commitment, the question.
_Asked = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class OwnCodes:
    """How the codes that a package has of an assessor compare with their sheets.

    Attributes:
        alike: how many are those of a sheet.
        absent: the commitments and questions on which a sheet has a code and the package none.
    """

    alike: int
    absent: tuple[str, ...]


def own_codes(package: Package, panel: DrawnPanel, assessor: str, sheets: Sequence[str]) -> OwnCodes:
    """Hold what a package has of an assessor in a panel against their sheets of all rounds.

    Raises:
        Refusal: it has another code than a sheet, or one that stands in none; names each. Or a sheet is of
            another panel or assessor.
    """
    there = {
        (one.round, one.commitment, one.criterion): one
        for one in package.judgements
        if (one.panel, one.assessor) == (panel.id, assessor)
    }
    findings: list[Finding] = []
    seen: set[_Asked] = set()
    for path in sheets:
        for number, asked, given in _given(package, panel, assessor, path):
            seen.add(asked)
            other = there.get(asked)
            if other is not None and replace(given, position=other.position) != other:
                problem = Problem("code-altered", _ALTERED.saying(code=Text(other.code)), _ALTERED_MEND)
                findings.append(problem.at(path, number, "code", given.code))
    for _, commitment, criterion in sorted(there.keys() - seen):
        told = _ADDED.saying(commitment=Text(commitment), criterion=Text(criterion))
        findings.append(Problem("code-added", told, _ADDED_MEND).at("tables/judgements.csv"))
    if findings:
        raise Refusal(
            Reason("what the package has of {assessor} is not what they coded", assessor=Text(assessor)),
            Reason("nothing was signed"),
            tuple(findings),
        )
    absent = tuple(f"{commitment} {criterion}" for _, commitment, criterion in sorted(seen - there.keys()))
    return OwnCodes(len(seen & there.keys()), absent)


def _given(
    package: Package, panel: DrawnPanel, assessor: str, path: str
) -> Iterator[tuple[int, _Asked, Judgement]]:
    """The codes of a sheet, each with its row and for what it is."""
    book = read_workbook(path, [CODES], MAKER)
    _refuse_other(path, book.about, panel, assessor)
    round_ = book.about.get("round", FIRST)
    sources = {one.id for one in package.sources}
    desk = CodingDesk(published_panel(package, panel), assessor, round_, sources)
    for number, cells in rows_of_sheet(path, book.pages[CODES], COLUMNS):
        try:
            given = desk.judged(cells, 0)
        except Unfit:
            continue  # it could not be taken in either, and was named then
        if given is not None:
            yield number, (round_, given.commitment, given.criterion), given


def _refuse_other(path: str, about: Mapping[str, str], panel: DrawnPanel, assessor: str) -> None:
    if (about.get("panel_sha256"), about.get("assessor")) != (panel.panel_sha256, assessor):
        raise Refusal(
            Reason(
                "{path} is no sheet of {assessor} in the panel {panel}",
                path=Text(path),
                assessor=Text(assessor),
                panel=Text(panel.id),
            ),
            Reason("name your own sheets, as you committed to them; nothing was signed"),
        )
