"""Coders' sheets taken in together, and what was settled: both become links of the package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.pipeline.recommendations.code import (
    AGAIN,
    CODER_MAKER,
    CODES,
    DIFFERENCES,
    SETTLE_COLUMNS,
    SETTLE_MAKER,
)
from tallystick.pipeline.recommendations.rows import (
    CodedRow,
    UntakenCode,
    code_rows,
    coder_of,
    refuse_strangers,
)
from tallystick.pipeline.recommendations.saving import LINKS, save_links
from tallystick.pipeline.recommendations.sealed import refuse_unsealed
from tallystick.pipeline.review.workbook import Workbook, read_workbook, rows_of_sheet
from tallystick.recommendations.codings import links_of, open_links
from tallystick.recommendations.suggest import Suggester
from tallystick.register.columns import cells_of, key_of
from tallystick.register.edits import change
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indexed import indexed
from tallystick.register.recommendations import CODERS, RecommendationLink


@dataclass(frozen=True, slots=True)
class CollectedCodes:
    """What became of coders' sheets.

    Attributes:
        entered: how many links were entered.
        standing: how many of them two coders gave alike.
        alone: how many recommendations only one of them coded; nothing of those is entered.
        already: how many recommendations had been coded before; they stay as they are.
        untaken: the rows that were not taken.
    """

    entered: int
    standing: int
    alone: int
    already: int
    untaken: tuple[UntakenCode, ...]


def collect_codes(sheets: Sequence[str], path: str, commitments: str | None = None) -> CollectedCodes:
    """Take the sheets of two coders or more in, together, so that nobody's codes lie open before the others'.

    Args:
        sheets: the sheets.
        path: the package's folder.
        commitments: the folder with what each coder committed to before; None where nobody was asked to.

    Raises:
        Refusal: there are fewer than two coders, a sheet is of another plan or not the one that its coder
            committed to, or somebody changed the package.
    """
    package = load_package(path)
    books = [(sheet, read_workbook(sheet, [CODES], CODER_MAKER)) for sheet in sheets]
    coders = [coder_of(sheet, book, package) for sheet, book in books]
    _refuse_mixed(books, coders)
    refuse_strangers(package, coders)
    if commitments is not None:
        refuse_unsealed(dict(zip(coders, sheets, strict=True)), package, commitments)
    read = [
        row
        for (sheet, book), coder in zip(books, coders, strict=True)
        for row in code_rows(sheet, book, package, coder, {one.id for one in package.recommendations})
    ]
    untaken = [row for row in read if isinstance(row, UntakenCode)]
    given = [row.code for row in read if isinstance(row, CodedRow) and row.code is not None]
    before = {one.recommendation for one in package.recommendation_links}
    fresh = [one for one in given if one.recommendation not in before]
    suggester = Suggester(package)
    asked = {one.id: one for one in package.recommendations}
    suggested = {
        name: [it.commitment for it in suggester.suggest(asked[name])]
        for name in {one.recommendation for one in fresh}
    }
    links = links_of(fresh, suggested)
    if links:
        save_links(package, path, links)
    named = {one.recommendation for one in links}
    return CollectedCodes(
        len(links),
        sum(bool(one.confirmed_by) for one in links),
        len({one.recommendation for one in fresh} - named),
        len({one.recommendation for one in given} & before),
        tuple(untaken),
    )


def _refuse_mixed(books: Sequence[tuple[str, Workbook]], coders: Sequence[str]) -> None:
    """Refuse sheets of a second round, and fewer than two coders."""
    second = next((sheet for sheet, book in books if book.about.get(AGAIN)), None)
    if second is not None:
        raise Refusal(
            Reason("{sheet} is a sheet of the second round", sheet=Text(second)),
            Reason("take it in with --again"),
        )
    if len(set(coders)) < max(CODERS, len(coders)):
        raise Refusal(
            Reason("these are not the sheets of two coders or more, each once"),
            Reason("wait until both have coded, and give their sheets together"),
        )


def collect_settled(sheet: str, path: str, by: str) -> tuple[int, tuple[UntakenCode, ...]]:
    """Take in what was settled: how many links, and the rows that were not taken.

    Args:
        sheet: the sheet.
        path: the package's folder.
        by: who settled, as whoever takes it in names them.

    Raises:
        Refusal: it is no such sheet, one of another plan or of somebody else, they are no assessor who has
            accepted, or somebody changed the package.
    """
    package = load_package(path)
    book = read_workbook(sheet, [DIFFERENCES], SETTLE_MAKER)
    coder_of(sheet, book, package)
    whose = book.about.get("settles", "")
    if whose != by:
        raise Refusal(
            Reason(
                "{sheet} is the sheet of {whose}, not of {by}",
                sheet=Text(sheet),
                whose=Text(whose),
                by=Text(by),
            ),
            Reason("name the one who settled, as the sheet does"),
        )
    refuse_strangers(package, [by])
    open_ = {(one.recommendation, one.commitment or "", one.how): one for one in open_links(package, by)}
    within, taken, untaken = indexed(package), 0, list[UntakenCode]()
    for number, cells in rows_of_sheet(sheet, book.pages[DIFFERENCES], SETTLE_COLUMNS):
        try:
            link = _settled(cells, open_, by)
        except Unfit as problem:
            untaken.append(UntakenCode(sheet, number, cells["recommendation"], problem.reason))
            continue
        if link is None:
            continue
        done = change(within, LINKS.name, key_of(LINKS, link), cells_of(LINKS, link))
        if done.edit is None:
            untaken.append(UntakenCode(sheet, number, link.recommendation, done.findings[0].message))
            continue
        within, taken = done.result, taken + 1
    if taken:
        save_package(within.package, path, {}, expected=package_sha256(package))
    return taken, tuple(untaken)


def _settled(
    cells: Mapping[str, str], open_: Mapping[tuple[str, str, str], RecommendationLink], by: str
) -> RecommendationLink | None:
    stands, reason = cells["stands"].strip().lower(), " ".join(cells["reason"].split())
    if not stands and not reason:
        return None
    link = open_.get((cells["recommendation"], cells["commitment"], cells["how"]))
    if link is None:
        raise Unfit(Reason("it is settled already, or nobody gave it"))
    if stands not in {"yes", "no"}:
        raise Unfit(Reason("write yes or no into stands"))
    if not reason:
        raise Unfit(Reason("what is settled needs a reason"))
    return replace(link, confirmed_by=(by,) if stands == "yes" else (), settled_by=by, reason=reason)
