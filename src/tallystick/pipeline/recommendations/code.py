"""The sheets of coders: each recommendation with what is suggested and why; and of whoever settles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_file
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.pipeline.review.pages import SheetPage, about_package, workbook_bytes
from tallystick.recommendations.codings import HOWS, barred, open_links, own_order
from tallystick.recommendations.suggest import Suggester
from tallystick.register.files import load_package
from tallystick.register.model import Package
from tallystick.register.recommendations import NONE, Recommendation
from tallystick.voice.language import ENGLISH, Language

CODER_MAKER, SETTLE_MAKER = "tallystick recommendations code", "tallystick recommendations settle"
CODES, COMMITMENTS, DIFFERENCES = "codes", "commitments", "differences"
CODE_GREY = ("recommendation", "place", "asked", "made_by", "suggested")
CODE_WHITE = (*HOWS, NONE, "reason")
CODE_COLUMNS = (*CODE_GREY, *CODE_WHITE, "remark")
SETTLE_GREY = ("recommendation", "asked", "commitment", "title", "how", "given_by")
SETTLE_WHITE = ("stands", "reason")
SETTLE_COLUMNS = (*SETTLE_GREY, *SETTLE_WHITE, "remark")
_WIDTHS = {"asked": 60, "suggested": 70, "title": 50, "reason": 44, "made_by": 24}
_WHY = msgid("{commitment} {title} (shares: {why})")
_GUIDE = (
    Reason(
        "Each row asks which commitments of the plan answer a recommendation. Write their identifiers into "
        "answers or in_part, and those that go against it into against, with ; between several. Where no "
        "commitment answers it, write yes into none. A row that you leave empty is not coded."
    ),
    Reason(
        "suggested names up to three commitments with what they share with the recommendation: words, "
        "concepts, people, goals, articles; or recommendations alike to which two coders linked them "
        "before. It is made by a rule and often wrong; the page commitments has them all."
    ),
    Reason("You see nobody else's codes. Please speak with no other coder about it until both are taken in."),
)
_SETTLE_GUIDE = (
    Reason(
        "Each row is a link on which coders differ. Write yes or no into stands, and why into reason; a row "
        "that you leave empty stays open."
    ),
)


def write_code_sheet(package: str, coder: str, out: str, language: Language = ENGLISH) -> int:
    """Write a coder's sheet; how many recommendations it asks of.

    Raises:
        Refusal: the package has errors or no recommendations, or they are no assessor who has accepted.
    """
    loaded = load_package(package)
    _accepted(loaded, coder)
    asked = own_order(loaded, coder)
    if not asked:
        raise Refusal(
            Reason("the package has no recommendation to code"),
            Reason("enter some with 'tallystick recommendations read' and 'take'"),
        )
    suggester = Suggester(loaded)
    tasks = [
        SheetTask(one, tuple((it.commitment, it.why) for it in suggester.suggest(one)), {}) for one in asked
    ]
    _refuse_there(out)
    data = code_sheet(loaded, coder, tasks, {}, language)
    with explained(out):
        replace_file(Path(out), data)
    return len(asked)


@dataclass(frozen=True, slots=True)
class SheetTask:
    """A row of a coder's sheet.

    Attributes:
        asked: the recommendation.
        suggested: the commitments that a rule suggests, each with what it shares.
        cells: what the coder wrote of it before; empty where nothing.
    """

    asked: Recommendation
    suggested: tuple[tuple[str, Sequence[str]], ...]
    cells: Mapping[str, str]


def code_sheet(
    package: Package, coder: str, tasks: Sequence[SheetTask], about: Mapping[str, str], language: Language
) -> bytes:
    """A coder's sheet as a file; of what an interest forbids them nothing is suggested or listed.

    Args:
        package: the package, with its commitments and outline at least.
        coder: whose sheet it is.
        tasks: what they code, in their order.
        about: what the sheet says of itself besides.
        language: the language of what explains it.
    """
    tied = barred(package, coder)
    titles = {one.id: one.title for one in package.commitments if one.id not in tied}
    rows = [_row(one, titles, language) for one in tasks]
    parts = {one.id: one.title for one in package.outline}
    commitments = [
        {"id": one.id, "part": parts[one.section], "title": one.title, "groups": "; ".join(one.groups)}
        for one in package.commitments
        if one.id in titles
    ]
    white = frozenset({*CODE_WHITE, "remark"})
    pages = [
        SheetPage(CODES, CODE_COLUMNS, white, rows, _WIDTHS, {NONE: ("yes",)}, 1),
        SheetPage(COMMITMENTS, ("id", "part", "title", "groups"), frozenset(), commitments, _WIDTHS, {}, 1),
    ]
    return workbook_bytes(pages, about_package(package) | {"coder": coder, **about}, _GUIDE, language)


def _row(task: SheetTask, titles: Mapping[str, str], language: Language) -> dict[str, str]:
    one = task.asked
    shown = [_told_why(name, titles[name], why, language) for name, why in task.suggested if name in titles]
    return (
        dict.fromkeys((*CODE_WHITE, "remark"), "")
        | dict(task.cells)
        | {
            "recommendation": one.id,
            "place": f"{one.document} {one.paragraph or ''}".strip(),
            "asked": one.asked,
            "made_by": "; ".join(one.made_by),
            "suggested": " | ".join(shown),
        }
    )


def _told_why(commitment: str, title: str, why: Sequence[str], language: Language) -> str:
    """A suggestion in words: the commitment, and what it shares."""
    return language.say(_WHY, commitment=commitment, title=title, why=language.list(why, ","))


def write_settle_sheet(package: str, by: str, out: str, language: Language = ENGLISH) -> int:
    """Write the sheet of whoever settles what coders differ on, without their names; how many links.

    Raises:
        Refusal: the package has errors, they are no assessor who has accepted, or nothing is open to them.
    """
    loaded = load_package(package)
    _accepted(loaded, by)
    links = open_links(loaded, by)
    if not links:
        raise Refusal(
            Reason("nothing is left that {by} could settle", by=Text(by)),
            Reason("whoever settles did not code the recommendation, and is not tied to the commitment"),
        )
    titles = {one.id: one.title for one in loaded.commitments}
    asked = {one.id: one.asked for one in loaded.recommendations}
    rows = [
        dict.fromkeys((*SETTLE_WHITE, "remark"), "")
        | {
            "recommendation": one.recommendation,
            "asked": asked[one.recommendation],
            "commitment": one.commitment or "",
            "title": titles.get(one.commitment or "", ""),
            "how": one.how,
            "given_by": str(len(one.proposed_by)),
        }
        for one in links
    ]
    white = frozenset({*SETTLE_WHITE, "remark"})
    page = SheetPage(DIFFERENCES, SETTLE_COLUMNS, white, rows, _WIDTHS, {"stands": ("yes", "no")}, 1)
    _write(out, [page], about_package(loaded) | {"settles": by}, _SETTLE_GUIDE, language)
    return len(rows)


def _accepted(package: Package, name: str) -> None:
    if not any(one.id == name and one.standing == "accepted" for one in package.assessors):
        raise Refusal(
            Reason("{assessor} is no assessor of the package who has accepted", assessor=Text(name)),
            Reason("enter them in tables/assessors.csv, and what ties them in tables/interests.csv"),
        )


def _write(
    out: str,
    pages: Sequence[SheetPage],
    about: Mapping[str, str],
    guide: Sequence[Reason],
    language: Language,
) -> None:
    _refuse_there(out)
    with explained(out):
        replace_file(Path(out), workbook_bytes(pages, about, guide, language))


def _refuse_there(out: str) -> None:
    if Path(out).exists():
        raise Refusal(
            Reason("{out} is there already, perhaps with somebody's work", out=Text(out)),
            Reason("name a new file"),
        )
