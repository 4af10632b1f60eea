"""The sheets of coders: each recommendation with what is suggested and why; and of whoever settles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_file
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.pipeline.review.pages import SheetPage, about_package, workbook_bytes
from tallystick.recommendations.codings import HOWS, barred, open_links, own_order
from tallystick.recommendations.second_round import AgainTask, to_code_again
from tallystick.recommendations.suggest import Suggester
from tallystick.register.files import load_package
from tallystick.register.model import Package
from tallystick.register.recommendations import NONE, Recommendation
from tallystick.report.asked_words import LINK
from tallystick.voice.language import ENGLISH, Language

CODER_MAKER, SETTLE_MAKER = "tallystick recommendations code", "tallystick recommendations settle"
CODES, COMMITMENTS, DIFFERENCES = "codes", "commitments", "differences"
CODE_GREY = ("recommendation", "place", "asked", "made_by", "suggested")
CODE_WHITE = (*HOWS, NONE, "reason")
CODE_COLUMNS = (*CODE_GREY, *CODE_WHITE, "remark")
#: What a sheet of the second round shows besides, and what it says of itself.
AGAIN_GREY, AGAIN = ("own", "others"), "again"
SETTLE_GREY = ("recommendation", "asked", "commitment", "title", "how", "given_by")
SETTLE_WHITE = ("stands", "reason")
SETTLE_COLUMNS = (*SETTLE_GREY, *SETTLE_WHITE, "remark")
_WIDTHS = {"asked": 60, "suggested": 70, "title": 50, "reason": 44, "made_by": 24}
_GIVEN = msgid("{commitment} {title}: {how}")
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
_AGAIN_GUIDE = (
    Reason(
        "Each row is a recommendation on which you and others differ. own is what you gave, others what "
        "others gave and you did not, without names. Look at it anew; nobody has to agree."
    ),
    Reason(
        "Where you change your mind, write all that you say now, as in the first round: identifiers into "
        "answers, in_part or against, with ; between several, or yes into none. A row that you leave empty "
        "leaves what you gave. What you gave at first is kept, and agreement is told of both rounds."
    ),
    Reason("Please speak with no other coder about it until this round is taken in."),
)
_SETTLE_GUIDE = (
    Reason(
        "Each row is a link on which coders differ. Write yes or no into stands, and why into reason; a row "
        "that you leave empty stays open."
    ),
)


def write_code_sheet(
    package: str, coder: str, out: str, language: Language = ENGLISH, *, again: bool = False
) -> int:
    """Write a coder's sheet; how many recommendations it asks of.

    Args:
        package: the package.
        coder: whose sheet it is.
        out: the file to write.
        language: the language of what explains it.
        again: whether it is of the second round, of what the coder and others differ on.

    Raises:
        Refusal: the package has errors or nothing to code, or they are no assessor who has accepted.
    """
    loaded = load_package(package)
    _accepted(loaded, coder)
    suggester = Suggester(loaded)

    def task(asked: Recommendation, differs: AgainTask | None = None) -> SheetTask:
        shown = tuple((it.commitment, it.why) for it in suggester.suggest(asked))
        return SheetTask(asked, shown, {}, differs)

    tasks = (
        [task(one.asked, one) for one in to_code_again(loaded, coder)]
        if again
        else [task(one) for one in own_order(loaded, coder)]
    )
    if not tasks:
        raise _nothing(coder, again=again)
    _refuse_there(out)
    data = code_sheet(loaded, coder, tasks, {}, language)
    with explained(out):
        replace_file(Path(out), data)
    return len(tasks)


def _nothing(coder: str, *, again: bool) -> Refusal:
    if again:
        return Refusal(
            Reason("nothing is left that {coder} could code again", coder=Text(coder)),
            Reason("a second round is of what they and others coded differently, once, before it is settled"),
        )
    return Refusal(
        Reason("the package has no recommendation to code"),
        Reason("enter some with 'tallystick recommendations read' and 'take'"),
    )


@dataclass(frozen=True, slots=True)
class SheetTask:
    """A row of a coder's sheet.

    Attributes:
        asked: the recommendation.
        suggested: the commitments that a rule suggests, each with what it shares.
        cells: what the coder wrote of it before; empty where nothing.
        again: in a second round, what the coder and others gave in the first.
    """

    asked: Recommendation
    suggested: tuple[tuple[str, Sequence[str]], ...]
    cells: Mapping[str, str]
    again: AgainTask | None = None


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
    again = any(one.again for one in tasks)
    columns = (*CODE_GREY, *AGAIN_GREY, *CODE_WHITE, "remark") if again else CODE_COLUMNS
    parts = {one.id: one.title for one in package.outline}
    commitments = [
        {"id": one.id, "part": parts[one.section], "title": one.title, "groups": "; ".join(one.groups)}
        for one in package.commitments
        if one.id in titles
    ]
    white = frozenset({*CODE_WHITE, "remark"})
    pages = [
        SheetPage(CODES, columns, white, rows, _WIDTHS, {NONE: ("yes",)}, 1),
        SheetPage(COMMITMENTS, ("id", "part", "title", "groups"), frozenset(), commitments, _WIDTHS, {}, 1),
    ]
    told = about_package(package) | {"coder": coder, **about} | ({AGAIN: "yes"} if again else {})
    return workbook_bytes(pages, told, _AGAIN_GUIDE if again else _GUIDE, language)


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
        | (_shown_again(task.again, titles, language) if task.again else {})
    )


def _shown_again(task: AgainTask, titles: Mapping[str, str], language: Language) -> dict[str, str]:
    return {
        "own": " | ".join(told_link(one, how, titles, language) for one, how in task.own),
        "others": " | ".join(told_link(one, how, titles, language) for one, how in task.others),
    }


def told_link(commitment: str, how: str, titles: Mapping[str, str], language: Language) -> str:
    """What was given of a commitment, or that none answers, in words."""
    if not commitment:
        return language.say(LINK[how])
    title = titles.get(commitment, "")
    return language.say(_GIVEN, commitment=commitment, title=title, how=language.say(LINK[how]))


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
