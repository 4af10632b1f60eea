"""What each row of a coder's sheet says, and whose sheet it is."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.pipeline.recommendations.code import CODE_COLUMNS, CODE_WHITE, CODES
from tallystick.pipeline.review.untaken import plain_cell
from tallystick.pipeline.review.workbook import Workbook, rows_of_sheet
from tallystick.recommendations.codings import CodedLinks, barred, coded
from tallystick.register.model import Package

_ITS_OWN = Reason("name the package that it was made for")
_WORDS_ALONE = Reason("it has words and no code: name commitments, or write yes into none")


@dataclass(frozen=True, slots=True)
class UntakenCode:
    """A row of a sheet that was not taken, and why."""

    sheet: str
    row: int
    name: str
    why: Reason


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A row of a coder's sheet that can be taken.

    Attributes:
        recommendation: what it is about.
        cells: what the coder wrote.
        code: what it says; None where it was left open.
    """

    recommendation: str
    cells: Mapping[str, str]
    code: CodedLinks | None


def coder_of(sheet: str, book: Workbook, package: Package, expected: Reason = _ITS_OWN) -> str:
    """Whose sheet it is.

    Args:
        sheet: its file.
        book: what stands in it.
        package: the package that is coded.
        expected: what is said to be right where it was made for another one.

    Raises:
        Refusal: it was made for another package.
    """
    if book.about.get("package", "") != package.descriptor.name:
        raise Refusal(
            Reason(
                "{sheet} was made for another package than {name}",
                sheet=Text(sheet),
                name=Text(package.descriptor.name),
            ),
            expected,
        )
    return book.about.get("coder", "")


def refuse_strangers(package: Package, coders: Collection[str]) -> None:
    """Refuse sheets of people who never accepted, and two of one person.

    Raises:
        Refusal: one of them is no assessor who has accepted, or two are assessors of one name.
    """
    people: dict[str, str] = {}
    known = {one.id: one for one in package.assessors if one.standing in {"accepted", "resigned"}}
    for coder in coders:
        if coder not in known:
            raise Refusal(
                Reason("{assessor} is no assessor of the package who has accepted", assessor=Text(coder)),
                Reason("enter them in tables/assessors.csv, and what ties them in tables/interests.csv"),
            )
        other = people.setdefault(known[coder].person, coder)
        if other != coder:
            raise Refusal(
                Reason(
                    "{one} and {other} are assessors of one name, and one person is not two",
                    one=Text(other),
                    other=Text(coder),
                ),
                Reason("have a second person code; where two people have one name, tell them apart in name"),
            )


def code_rows(
    sheet: str, book: Workbook, package: Package, coder: str, asked: Collection[str]
) -> Iterator[CodedRow | UntakenCode]:
    """What each row of a coder's sheet says, or why it can't be taken.

    Args:
        sheet: the name of the file.
        book: what stands in it.
        package: the package, with its commitments and what ties its assessors at least.
        coder: whose sheet it is.
        asked: the recommendations that they were asked to code.
    """
    known, tied = frozenset(one.id for one in package.commitments), barred(package, coder)
    seen: set[str] = set()
    for number, cells in rows_of_sheet(sheet, book.pages[CODES], CODE_COLUMNS):
        name = cells["recommendation"]
        told = {one: plain_cell(cells[one]) for one in CODE_WHITE}
        try:
            if name not in asked or name in seen:
                raise Unfit(
                    Reason("{name} is no recommendation here, or an earlier row has it", name=Text(name))
                )
            code = coded(told | {"recommendation": name}, coder, known, tied)
            if code is None and any(plain_cell(cells[one]) for one in ("reason", "remark")):
                raise Unfit(_WORDS_ALONE)
        except Unfit as problem:
            yield UntakenCode(sheet, number, name, problem.reason)
            continue
        if code is not None:
            seen.add(name)
        yield CodedRow(name, told, code)
