"""The coding sheet of an assessor: what they code, what is known of it, and what the codes mean."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_file
from tallystick.base.reasons import Reason, Text, texts
from tallystick.panel.blind import BlindView, ShownEvidence, blind_view
from tallystick.panel.codings import GIVEN, NAMES, WHITE
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import UNDECIDED, Criterion, Rubric, rubric_sha256
from tallystick.pipeline.panel.filled import refuse_filled
from tallystick.pipeline.panel.folder import SHEETS, load_drawn
from tallystick.pipeline.review.pages import SheetPage, workbook_bytes
from tallystick.register.files import load_package
from tallystick.voice.language import ENGLISH, Language

MAKER = "tallystick panel sheet"
CODES, EVIDENCE, CRITERIA = "codes", "evidence", "criteria"
GREY = ("commitment", "title", "part", "criterion", "question", "codes")
#: What an assessor fills in.
SHEET_WHITE = frozenset({*WHITE, "remark"})
COLUMNS = (*GREY, *WHITE, "remark")
#: The columns of a sheet that is written; those of earlier versions lack the last one.
WRITTEN = (*COLUMNS, GIVEN)
#: What others gave and why, on the sheets after the first round.
SAID = "said"
_KNOWN = ("commitment", "kind", "when", "what", "source", "whose", "address")
_MEANING = ("criterion", "code", "means", "example")
_WIDTHS = {"title": 40, "question": 34, "codes": 30, "reason": 50, "evidence": 34, "remark": 24}
_WIDE = {"what": 70, "whose": 40, "address": 40, "means": 60, "example": 60}
_GUIDE = (
    Reason(
        "Each row of the page codes asks one thing of one commitment. White cells are yours; grey ones help "
        "you to read. The page evidence says what is known, and by whose word; the page criteria what each "
        "code means."
    ),
    Reason(
        "A code needs a reason from the list in why, and your own words in reason. independent is true where "
        "a source stands behind it that nobody who carries the commitment out controls: name it in sources "
        "by its identifier, or in evidence with where it can be found."
    ),
    Reason(
        "given is the day on which you gave the code, as 2026-12-08. It may stay empty; where all fill it "
        "in, it is reckoned how agreement changed with time. Nobody sees it before the codes are open."
    ),
    Reason(
        "A row that you want to come back to is undecided; a row that stays so, or empty, is no code and is "
        "counted as missing."
    ),
    Reason(
        "You see no other assessor's codes, and not what the government says of itself; please look for "
        "neither, and speak with no assessor about a commitment until all sheets are opened."
    ),
    Reason(
        "When you are done, run 'tallystick panel commit SHEET --panel FOLDER --key YOUR-KEY'. Send the file "
        "that ends in .commitment, and keep the sheet and the file that ends in .opening until you are asked "
        "for them. A sheet that is changed afterwards can't be opened any more."
    ),
)


def write_sheets(package: str, folder: str, only: str | None, language: Language = ENGLISH) -> list[str]:
    """Write the coding sheets of a drawn panel into its folder: of everybody, or of one assessor.

    Returns:
        The files, in the order of the assessors.

    Raises:
        Refusal: the panel is not drawn, the assessor is none of it, the package is another plan's, or a
            sheet that is there is somebody's work; none is written then.
    """
    panel = load_drawn(folder)
    loaded = load_package(package)
    if loaded.descriptor.name != panel.plan:
        raise Refusal(
            Reason("the panel {name} is of the plan {plan}", name=Text(panel.name), plan=Text(panel.plan)),
            Reason("name the package that it was drawn from"),
        )
    if only is not None and only not in panel.coders:
        raise Refusal(
            Reason("{assessor} is not in the panel {name}", assessor=Text(only), name=Text(panel.name)),
            Reason("its assessors are {names}", names=texts(sorted(panel.coders))),
        )
    place = Path(folder) / SHEETS
    written = []
    with explained(place):
        place.mkdir(exist_ok=True)
        assessors = [only] if only else sorted(panel.coders)
        for assessor in assessors:
            refuse_filled(place / f"{assessor}.xlsx", CODES, SHEET_WHITE, MAKER, [GIVEN])
        for assessor in assessors:
            data = sheet_bytes(blind_view(loaded, panel, assessor), language)
            replace_file(place / f"{assessor}.xlsx", data)
            written.append(str(place / f"{assessor}.xlsx"))
    return written


def sheet_bytes(view: BlindView, language: Language = ENGLISH) -> bytes:
    """The workbook of an assessor; it follows from what they are shown alone."""
    return workbook_bytes(sheet_pages(view), about_sheet(view.panel, view.assessor), _GUIDE, language)


def sheet_pages(view: BlindView) -> tuple[SheetPage, ...]:
    """The pages of an assessor's sheet: what to code, what is known, what the codes mean."""
    rubric = view.panel.rubric
    reasons = {"why": rubric.reasons, "independent": ("true", "false")}
    return (
        _page(CODES, WRITTEN, list(_asked(view)), _WIDTHS, reasons),
        _page(EVIDENCE, _KNOWN, [_known(one) for one in view.evidence], _WIDE, {}),
        _page(CRITERIA, _MEANING, list(_meanings(rubric)), _WIDE, {}),
    )


def about_sheet(panel: PanelRecord, assessor: str, round_: str = "first") -> dict[str, str]:
    """What a sheet says of itself, by which it is known again."""
    return {
        "panel": panel.name,
        "panel_sha256": panel.sha256,
        "rubric": f"{panel.rubric.name} {panel.rubric.version}",
        "rubric_sha256": rubric_sha256(panel.rubric),
        "assessor": assessor,
        "round": round_,
    }


def _page(
    name: str,
    columns: tuple[str, ...],
    rows: list[Mapping[str, str]],
    widths: Mapping[str, int],
    choices: Mapping[str, tuple[str, ...]],
) -> SheetPage:
    white = SHEET_WHITE | {GIVEN} if name == CODES else frozenset()
    return SheetPage(name, columns, white, rows, widths, choices, fixed=len(NAMES) - 1)


def _asked(view: BlindView) -> Iterator[Mapping[str, str]]:
    empty = dict.fromkeys((*WHITE, "remark", GIVEN), "")
    for commitment, part in zip(view.commitments, view.parts, strict=True):
        for one in view.panel.rubric.criterion:
            named = (commitment.id, commitment.title, part, one.name, one.question, codes_told(one))
            yield dict(zip(GREY, named, strict=True)) | empty


def codes_told(asked: Criterion) -> str:
    """The codes of a question, as the grey cell beside it has them."""
    return ", ".join((*asked.codes, UNDECIDED))


def _known(one: ShownEvidence) -> Mapping[str, str]:
    return {name: getattr(one, name) for name in _KNOWN}


def _meanings(rubric: Rubric) -> Iterator[Mapping[str, str]]:
    for one in rubric.criterion:
        for code in one.code:
            yield dict(zip(_MEANING, (one.name, code.code, code.means, code.example), strict=True))
    for why in rubric.why:
        yield dict(zip(_MEANING, ("why", why.code, why.means, ""), strict=True))
