"""Rounds in which people code what answers a recommendation: whose turn it is, what each wrote, what differs.

Until a round is opened nothing is read or counted here that another coder wrote.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from tallystick.base.reasons import Unfit
from tallystick.office.models import (
    CodingRound,
    CodingTask,
    RecommendationCode,
    StoredCommitment,
    StoredRecommendation,
)
from tallystick.office.selectors.panel import part_of_package
from tallystick.pipeline.recommendations.code import SheetTask, told_link
from tallystick.recommendations.codings import HOWS, CodedLinks, barred, coded, open_links
from tallystick.recommendations.second_round import given_at_first
from tallystick.register.model import Package
from tallystick.register.recommendations import NONE, RecommendationLink
from tallystick.voice.language import Language

#: What a coder writes of a recommendation.
CODE_CELLS = (*HOWS, NONE)
#: The tables from which tasks are made, and those that say whom a tie bars from what.
_TIES = ("assessors", "interests", "commitments", "outline", "bodies", "responsibilities")
CODED_FROM = ("recommendations", "recommendation_links", *_TIES)
SUGGESTED_FROM = (
    *CODED_FROM,
    *("links", "indicators", "commitment_indicators", "targets", "deliverables", "events"),
)


def coded_package() -> Package:
    """The part of the package that coding is about.

    Raises:
        Refusal: the office has no package.
    """
    return part_of_package(CODED_FROM)


def uncoded(package: Package) -> frozenset[str]:
    """The recommendations that still stand and of which nobody's word stands in the package."""
    linked = {one.recommendation for one in package.recommendation_links}
    return frozenset(one.id for one in package.recommendations if one.stands) - linked


def tasks_of(round_: CodingRound, assessor: str) -> list[CodingTask]:
    """What a coder codes in a round, in their own order."""
    return list(CodingTask.objects.filter(round=round_, assessor__id=assessor).order_by("position"))


def written_codes(tasks: Iterable[CodingTask]) -> dict[int, dict[str, str]]:
    """What a coder wrote last of each task, by the task's number."""
    found = RecommendationCode.objects.filter(task__in=list(tasks)).order_by("pk")
    return {one.task_id: one.cells for one in found}


def sheet_tasks(round_: CodingRound, assessor: str, package: Package) -> list[SheetTask]:
    """What a coder codes in a round as rows of a sheet, with what they wrote so far."""
    tasks = tasks_of(round_, assessor)
    told = written_codes(tasks)
    asked = {one.id: one for one in package.recommendations}
    return [
        SheetTask(
            asked[str(one.recommendation_id)],
            tuple((it["commitment"], it["why"]) for it in one.suggested),
            told.get(one.pk, {}),
            given_at_first(package, assessor, asked[str(one.recommendation_id)]) if round_.again else None,
        )
        for one in tasks
    ]


@dataclass(frozen=True, slots=True)
class WaitingCoding:
    """A round in which a coder has not committed: its name, the desk, and how much is not written of."""

    name: str
    path: str
    left: int
    asked: int


def waiting_coding(assessor: str) -> tuple[WaitingCoding, ...]:
    """The rounds that wait for an assessor's codes, and how far these are."""
    found = []
    for round_ in CodingRound.objects.filter(opened_at=None).order_by("pk"):
        tasks = tasks_of(round_, assessor)
        if tasks and not round_.seals.filter(assessor__id=assessor).exists():
            written = sum(any(cells.values()) for cells in written_codes(tasks).values())
            path = reverse("coding", kwargs={"round_": round_.name})
            found.append(WaitingCoding(str(round_.name), path, len(tasks) - written, len(tasks)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CodingLine:
    """A recommendation on a coder's desk: its identifier, what is asked, and whether they wrote of it."""

    recommendation: str
    asked: str
    is_written: bool


def coding_lines(round_: CodingRound, assessor: str) -> tuple[CodingLine, ...]:
    """What a coder codes, each with whether something is written."""
    tasks = tasks_of(round_, assessor)
    told = written_codes(tasks)
    named = [str(one.recommendation_id) for one in tasks]
    asked = StoredRecommendation.objects.filter(id__in=named).values_list("id", "asked")
    words = {str(id_): str(text) for id_, text in asked}
    return tuple(
        CodingLine(name, words[name], any(told.get(one.pk, {}).values()))
        for name, one in zip(named, tasks, strict=True)
    )


@dataclass(frozen=True, slots=True)
class SuggestedLine:
    """A commitment that was suggested: its identifier and title, and why it was thought of."""

    commitment: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class CodingPage:
    """What a coder is shown of a recommendation.

    Attributes:
        asked: what is asked.
        place: the document and paragraph.
        made_by: who asked it.
        suggested: what a rule suggests; no word of another coder.
        cells: what stands in the coder's own cells.
        wrong: why it can't be taken as it is; empty where it can, or nothing is written.
        commitments: every commitment that no tie bars the coder from: identifier and title.
        own: in a second round, what the coder gave in the first, in words.
        others: what others gave in it and the coder did not, in words and without a name.
    """

    asked: str
    place: str
    made_by: str
    suggested: tuple[SuggestedLine, ...]
    cells: Mapping[str, str]
    wrong: str
    commitments: tuple[tuple[str, str], ...]
    own: tuple[str, ...]
    others: tuple[str, ...]


def coding_page(task: CodingTask, language: Language) -> CodingPage:
    """The page on which a recommendation is coded."""
    row = StoredRecommendation.objects.get(id=task.recommendation_id)
    cells = written_codes([task]).get(task.pk, dict.fromkeys(CODE_CELLS, ""))
    package = coded_package()
    tied = barred(package, str(task.assessor_id))
    titles = {str(id_): str(title) for id_, title in StoredCommitment.objects.values_list("id", "title")}
    wrong = ""
    try:
        read_code(task, cells, frozenset(titles), tied)
    except Unfit as problem:
        wrong = language.reason(problem.reason)
    return CodingPage(
        str(row.asked),
        f"{row.document} {row.paragraph or ''}".strip(),
        language.list(list(row.made_by), ",") if row.made_by else "",
        tuple(
            SuggestedLine(one["commitment"], titles[one["commitment"]], language.list(one["why"], ","))
            for one in task.suggested
            if one["commitment"] in titles
        ),
        cells,
        wrong,
        tuple(sorted((id_, title) for id_, title in titles.items() if id_ not in tied)),
        *_first_round(task, package, titles, language),
    )


def _first_round(
    task: CodingTask, package: Package, titles: Mapping[str, str], language: Language
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a coder and others gave in the first round, in words; nothing in a first round."""
    if not task.round.again:
        return (), ()
    asked = next(one for one in package.recommendations if one.id == str(task.recommendation_id))
    found = given_at_first(package, str(task.assessor_id), asked)
    own = tuple(told_link(one, how, titles, language) for one, how in found.own)
    return own, tuple(told_link(one, how, titles, language) for one, how in found.others)


def read_code(
    task: CodingTask, cells: Mapping[str, str], known: frozenset[str], tied: frozenset[str]
) -> CodedLinks | None:
    """What a coder said of a recommendation; None where they left it open.

    Raises:
        Unfit: it can't be taken as it is; says what would be right.
    """
    named = {"recommendation": str(task.recommendation_id)}
    return coded(dict(cells) | named, str(task.assessor_id), known, tied)


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link on which coders differ, as whoever settles sees it: without a name.

    Attributes:
        link: the row of the package.
        asked: what is asked.
        title: the commitment's title; empty where the word is that none answers.
    """

    link: RecommendationLink
    asked: str
    title: str


def links_to_settle(assessor: str) -> tuple[OpenLink, ...]:
    """What coders differ on, and an assessor could settle who coded none of it and is not tied to it.

    What coders code again at present waits for them.
    """
    package = coded_package()
    if not any(one.id == assessor and one.standing == "accepted" for one in package.assessors):
        return ()
    titles = {one.id: one.title for one in package.commitments}
    asked = {one.id: one.asked for one in package.recommendations}
    again = CodingTask.objects.filter(round__opened_at=None, round__again=True)
    waiting = set(map(str, again.values_list("recommendation_id", flat=True)))
    return tuple(
        OpenLink(one, asked[one.recommendation], titles.get(one.commitment or "", ""))
        for one in open_links(package, assessor)
        if one.recommendation not in waiting
    )


def awaited_coders(round_: CodingRound) -> tuple[str, ...]:
    """Who codes in a round and has not committed yet; whoever has resigned is not waited for."""
    coding = round_.tasks.exclude(assessor__standing="resigned").values_list("assessor_id", flat=True)
    there = set(map(str, round_.seals.values_list("assessor_id", flat=True)))
    return tuple(sorted(set(map(str, coding)) - there))
