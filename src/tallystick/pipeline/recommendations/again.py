"""Sheets of the second round taken in: what a coder changed stands beside what they gave at first."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.recommendations.code import AGAIN, CODER_MAKER, CODES
from tallystick.pipeline.recommendations.rows import (
    CodedRow,
    UntakenCode,
    code_rows,
    coder_of,
    refuse_strangers,
)
from tallystick.pipeline.recommendations.saving import LINKS, save_links
from tallystick.pipeline.recommendations.sealed import refuse_unsealed
from tallystick.pipeline.review.workbook import Workbook, read_workbook
from tallystick.recommendations.second_round import again_links, to_code_again
from tallystick.recommendations.suggest import Suggester
from tallystick.register.columns import key_of
from tallystick.register.files import load_package
from tallystick.register.model import Package


@dataclass(frozen=True, slots=True)
class CollectedAgain:
    """What became of sheets of the second round.

    Attributes:
        coded: how many recommendations somebody coded again.
        standing: how many links stand now that did not before.
        fallen: how many stood before and do not now.
        untaken: the rows that were not taken.
    """

    coded: int
    standing: int
    fallen: int
    untaken: tuple[UntakenCode, ...]


def collect_again(sheets: Sequence[str], path: str, commitments: str | None = None) -> CollectedAgain:
    """Take sheets of the second round in, of one coder or of several; a row left empty changes nothing.

    Args:
        sheets: the sheets.
        path: the package's folder.
        commitments: the folder with what each coder committed to before; None where nobody was asked to.

    Raises:
        Refusal: a sheet is of another plan, of the first round or not the one that its coder committed to,
            there are two of one coder, or somebody changed the package.
    """
    package = load_package(path)
    books = [(sheet, read_workbook(sheet, [CODES], CODER_MAKER)) for sheet in sheets]
    coders = [coder_of(sheet, book, package) for sheet, book in books]
    for sheet, book in books:
        if not book.about.get(AGAIN):
            raise Refusal(
                Reason("{sheet} is a sheet of the first round", sheet=Text(sheet)),
                Reason("take it in without --again, or give the sheet that 'code --again' wrote"),
            )
    if len(set(coders)) < len(coders):
        raise Refusal(Reason("two sheets are of one coder"), Reason("give the one that counts"))
    refuse_strangers(package, coders)
    if commitments is not None:
        refuse_unsealed(dict(zip(coders, sheets, strict=True)), package, commitments, again=True)
    rows = [
        row
        for (sheet, book), coder in zip(books, coders, strict=True)
        for row in _rows(sheet, book, package, coder)
    ]
    codes = [row.code for row in rows if isinstance(row, CodedRow) and row.code is not None]
    suggester, asked = Suggester(package), {one.id: one for one in package.recommendations}
    named = {one.recommendation for one in codes}
    shown = {name: [it.commitment for it in suggester.suggest(asked[name])] for name in named}
    links = again_links(package, codes, shown)
    if links:
        save_links(package, path, links)
    before = {key_of(LINKS, one) for one in package.recommendation_links if one.confirmed_by}
    touched = {key_of(LINKS, one) for one in links}
    after = {key_of(LINKS, one) for one in links if one.confirmed_by}
    untaken = tuple(row for row in rows if isinstance(row, UntakenCode))
    return CollectedAgain(len(named), len(after - before), len((before & touched) - after), untaken)


def _rows(sheet: str, book: Workbook, package: Package, coder: str) -> list[CodedRow | UntakenCode]:
    """The rows of a sheet; what the coder may not code again is not taken."""
    return list(
        code_rows(sheet, book, package, coder, {one.asked.id for one in to_code_again(package, coder)})
    )
