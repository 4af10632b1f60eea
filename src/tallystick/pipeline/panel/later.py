"""The sheets after the first round: each again after the talk, and a third's on what stayed disputed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_file
from tallystick.base.reasons import Reason, Text
from tallystick.panel.blind import BlindView, blind_view
from tallystick.panel.codings import GIVEN
from tallystick.panel.disputes import SECOND, SETTLED, Dispute, disputes, said
from tallystick.panel.record import PanelRecord
from tallystick.pipeline.panel.agree import refuse_closed
from tallystick.pipeline.panel.filled import refuse_filled
from tallystick.pipeline.panel.folder import load_drawn
from tallystick.pipeline.panel.sheet import (
    CODES,
    MAKER,
    SAID,
    SHEET_WHITE,
    WRITTEN,
    about_sheet,
    sheet_pages,
)
from tallystick.pipeline.review.pages import SheetPage, workbook_bytes
from tallystick.register.conflicts import conflicts_of
from tallystick.register.files import load_package
from tallystick.register.model import Package
from tallystick.voice.language import ENGLISH, Language

_GUIDE = (
    Reason(
        "Each row is a question on which the assessors of a commitment differ. said holds what was given and "
        "why, without a name; your own comes first."
    ),
    Reason(
        "In the second round, fill in a row to change your code or to stand by it with a new reason; an "
        "empty row leaves it as it is. Whoever settles fills in the code that holds, with the reason. What "
        "was given before is kept and printed beside it."
    ),
    Reason("When you are done, commit to the sheet, and send it with the two files that are written then."),
)


def write_second(package: str, folder: str, assessor: str, out: str, language: Language = ENGLISH) -> int:
    """Write an assessor's sheet of the second round: the questions on which others gave another code.

    Returns:
        How many questions it asks.

    Raises:
        Refusal: the first round is not opened, the assessor has resigned or is in no dispute, or the file is
            there and somebody's.
    """
    loaded, panel = _opened(package, folder)
    _refuse_gone(loaded, assessor)
    own = [
        one
        for one in disputes(loaded.judgements, panel)
        if any(given.assessor == assessor for given in one.given)
    ]
    return _write(_Asked(loaded, panel, assessor, SECOND), own, out, language)


def write_settling(package: str, folder: str, by: str, out: str, language: Language = ENGLISH) -> int:
    """Write the sheet of whoever settles disputes: those that they neither coded nor are tied to, no names.

    Returns:
        How many questions it asks.

    Raises:
        Refusal: the first round is not opened, they are no assessor who has accepted, nothing is left, or
            the file is there and somebody's.
    """
    loaded, panel = _opened(package, folder)
    _refuse_gone(loaded, by)
    barred, given = conflicts_of(loaded), frozenset(panel.given_to(by))
    open_to = [
        one
        for one in disputes(loaded.judgements, panel)
        if (by, one.commitment) not in barred and one.commitment not in given
    ]
    return _write(_Asked(loaded, panel, by, SETTLED), open_to, out, language)


def _refuse_gone(package: Package, assessor: str) -> None:
    """Look whether somebody codes: whoever has resigned gets no sheet of a later round.

    Raises:
        Refusal: they have not accepted, or resigned.
    """
    if not any(one.id == assessor and one.standing == "accepted" for one in package.assessors):
        raise Refusal(
            Reason("{assessor} is no assessor of the package who has accepted", assessor=Text(assessor)),
            Reason("enter them in tables/assessors.csv, and what ties them in tables/interests.csv"),
        )


def _opened(package: str, folder: str) -> tuple[Package, PanelRecord]:
    loaded, panel = load_package(package), load_drawn(folder)
    refuse_closed(loaded, panel, folder)
    return loaded, panel


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is asked, of which plan, in which round."""

    package: Package
    panel: PanelRecord
    assessor: str
    round: str


def _write(asked: _Asked, questions: Sequence[Dispute], out: str, language: Language) -> int:
    if not questions:
        raise Refusal(
            Reason("nothing is in dispute that {assessor} could be asked", assessor=Text(asked.assessor)),
            Reason("there is nothing to do; no sheet was written"),
        )
    refuse_filled(out, CODES, SHEET_WHITE, MAKER, [GIVEN])
    view = _view(asked, [one.commitment for one in questions])
    told = {(one.commitment, one.criterion): said(one.given, asked.assessor) for one in questions}
    pages = [_disputed(page, told) if page.name == CODES else page for page in sheet_pages(view)]
    about = about_sheet(asked.panel, asked.assessor, asked.round)
    with explained(out):
        replace_file(Path(out), workbook_bytes(pages, about, _GUIDE, language))
    return len(questions)


def _view(asked: _Asked, commitments: Sequence[str]) -> BlindView:
    """What is known of these commitments, as the first round's sheets show it."""
    return blind_view(asked.package, asked.panel, asked.assessor, tuple(dict.fromkeys(commitments)))


def _disputed(page: SheetPage, told: Mapping[tuple[str, str], str]) -> SheetPage:
    place = WRITTEN.index("codes") + 1
    columns = (*WRITTEN[:place], SAID, *WRITTEN[place:])
    return replace(page, columns=columns, rows=list(_rows(page, told)), widths={**page.widths, SAID: 60})


def _rows(page: SheetPage, told: Mapping[tuple[str, str], str]) -> Iterator[Mapping[str, str]]:
    for row in page.rows:
        what = told.get((row["commitment"], row["criterion"]))
        if what is not None:
            yield {**row, SAID: what}
