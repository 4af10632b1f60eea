"""What an assessor finds: what was given to them, how far their own codes are, and what stays in dispute.

Until the first round is opened nothing is read or counted here that another assessor wrote.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tallystick.base.reasons import Unfit, msgid
from tallystick.office.models import (
    OfficePanel,
    PanelRemark,
    PanelTask,
    StoredCommitment,
    StoredJudgement,
    TaskCode,
)
from tallystick.office.selectors.panel import (
    CODING,
    DRAWN_FROM,
    known_of,
    known_sources,
    own_tasks,
    part_of_package,
    record_of,
    state_of,
    written,
)
from tallystick.office.selectors.plan import rows_in
from tallystick.panel.blind import ShownEvidence, blind_view
from tallystick.panel.codings import WHITE, CodingDesk
from tallystick.panel.disputes import FIRST, Dispute, as_told, disputes, settled
from tallystick.panel.rubric import UNDECIDED, Criterion
from tallystick.register.conflicts import conflicts_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.panels import Judgement
from tallystick.report.coded_words import code_word, rubric_in
from tallystick.voice.language import Language


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A commitment that an assessor codes: its identifier and title, and how many questions are answered."""

    commitment: str
    title: str
    coded: int
    asked: int


def task_lines(panel: OfficePanel, assessor: str) -> tuple[TaskLine, ...]:
    """What an assessor codes, in their own order."""
    tasks = own_tasks(panel, assessor)
    cells, asked = written(tasks), len(record_of(panel).rubric.criterion)
    titles = titles_of(str(one.commitment_id) for one in tasks)
    coded: dict[int, int] = {}
    for (task, _), told in cells.items():
        coded[task] = coded.get(task, 0) + (told["code"] not in {"", UNDECIDED})
    return tuple(
        TaskLine(str(one.commitment_id), titles[str(one.commitment_id)], coded.get(one.pk, 0), asked)
        for one in tasks
    )


def titles_of(commitments: Iterable[str]) -> dict[str, str]:
    """The title of each of these commitments."""
    found = StoredCommitment.objects.filter(id__in=list(commitments)).values_list("id", "title")
    return {str(id_): str(title) for id_, title in found}


def judgements_of(panel: OfficePanel, commitment: str = "") -> tuple[Judgement, ...]:
    """The codes of a panel that stand in the package, of one commitment or of all."""
    chosen = StoredJudgement.objects.filter(panel=panel.name)
    if commitment:
        chosen = chosen.filter(commitment__id=commitment)
    return tuple(rows_in(BY_NAME["judgements"], chosen))


def open_disputes(panel: OfficePanel, assessor: str) -> tuple[tuple[str, str], ...]:
    """What is in dispute and an assessor could settle: the commitment and its title."""
    own = {str(one.commitment_id) for one in own_tasks(panel, assessor)}
    tied = {what for who, what in conflicts_of(part_of_package(DRAWN_FROM)) if who == assessor}
    found = {one.commitment for one in disputes(judgements_of(panel), record_of(panel))} - own - tied
    titles = titles_of(found)
    return tuple((one, titles[one]) for one in sorted(found))


def own_disputes(panel: OfficePanel, assessor: str) -> frozenset[str]:
    """The commitments on which an assessor and others gave different codes that nobody has settled."""
    return frozenset(
        one.commitment
        for one in disputes(judgements_of(panel), record_of(panel))
        if any(given.assessor == assessor for given in one.given)
    )


@dataclass(frozen=True, slots=True)
class GivenCode:
    """A code that was given, without a name: is it the reader's, its word, the reason chosen and told."""

    own: bool
    word: str
    means: str
    reason: str


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the rubric on an assessor's page.

    Attributes:
        asked: the question with its codes.
        codes: each code, its word, what it means, and a case to which it is given.
        cells: what stands in the assessor's own cells; empty ones where it is asked anew.
        wrong: why the code can't be taken as it is; empty where it can.
        earlier: what the assessor wrote before, oldest first: the moment, the code in words, the reason.
        given: what was given, the reader's own first; nothing before the codes are open.
        is_asked: whether it is asked now.
    """

    asked: Criterion
    codes: tuple[tuple[str, str, str, str], ...]
    cells: Mapping[str, str]
    wrong: str
    earlier: tuple[tuple[str, str, str], ...]
    given: tuple[GivenCode, ...]
    is_asked: bool


@dataclass(frozen=True, slots=True)
class CodedPage:
    """What an assessor is shown of a commitment: its words, what is known of it, and the questions."""

    title: str
    part: str
    evidence: tuple[ShownEvidence, ...]
    questions: tuple[AskedQuestion, ...]
    remarks: tuple[str, ...]


def coded_page(panel: OfficePanel, commitment: str, task: PanelTask | None, language: Language) -> CodedPage:
    """The page on which a commitment is coded, in the round that the panel is in."""
    record = record_of(panel)
    shown = blind_view(known_of([commitment]), record, "", (commitment,))
    is_blind = state_of(panel) == CODING
    if is_blind:
        questions = _blind(panel, task, language) if task is not None else ()
    else:
        questions = _again(panel, commitment, str(task.assessor_id) if task is not None else "", language)
    remarks = (
        () if is_blind else PanelRemark.objects.filter(panel=panel, commitment__id=commitment).order_by("pk")
    )
    return CodedPage(
        shown.commitments[0].title,
        shown.parts[0],
        shown.evidence,
        questions,
        tuple(one.said for one in remarks),
    )


def _blind(panel: OfficePanel, task: PanelTask, language: Language) -> tuple[AskedQuestion, ...]:
    record, cells = record_of(panel), written([task])
    desk = CodingDesk(record, str(task.assessor_id), FIRST, known_sources())
    earlier: dict[str, list[tuple[str, str, str]]] = {}
    for one in TaskCode.objects.filter(task=task).order_by("pk"):
        word = _word(str(one.criterion), one.cells["code"], language)
        told = one.at.strftime("%Y-%m-%d %H:%M"), word, one.cells["reason"]
        earlier.setdefault(str(one.criterion), []).append(told)
    found = []
    for asked in rubric_in(language, record.rubric).criterion:
        told_cells = cells.get((task.pk, asked.name), dict.fromkeys(WHITE, ""))
        named = {"commitment": str(task.commitment_id), "criterion": asked.name}
        wrong = _wrong(desk, told_cells | named, task.position, language)
        before = tuple(earlier.get(asked.name, ())[:-1])
        found.append(
            AskedQuestion(asked, _codes(asked, language), told_cells, wrong, before, (), is_asked=True)
        )
    return tuple(found)


def _wrong(desk: CodingDesk, cells: Mapping[str, str], position: int, language: Language) -> str:
    try:
        desk.judged(cells, position)
    except Unfit as problem:
        return language.reason(problem.reason)
    return ""


def _word(criterion: str, code: str, language: Language) -> str:
    """A code as people read it, and what stands for none yet."""
    if code in {"", UNDECIDED}:
        return language.say(msgid("undecided, later")) if code else ""
    return code_word(language, criterion, code)


def _codes(asked: Criterion, language: Language) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (one.code, _word(asked.name, one.code, language), one.means, one.example) for one in asked.code
    )


def _again(panel: OfficePanel, commitment: str, reader: str, language: Language) -> tuple[AskedQuestion, ...]:
    """The questions with what was given; those that are in dispute are asked."""
    record, given = record_of(panel), judgements_of(panel, commitment)
    open_: dict[str, Dispute] = {one.criterion: one for one in disputes(given, record)}
    done = settled(given, record)
    means = {one.code: one.means for one in rubric_in(language, record.rubric).why}
    found = []
    for asked in rubric_in(language, record.rubric).criterion:
        told = [one for one in given if one.criterion == asked.name]
        again = any(one.round == "second" and one.assessor == reader for one in told)
        dispute = open_.get(asked.name)
        stands = done.get((commitment, asked.name))
        shown = as_told(dispute.given if dispute else [stands] if stands else told, reader)
        words = tuple(
            GivenCode(
                one.assessor == reader,
                _word(asked.name, one.code, language),
                means.get(one.why, ""),
                one.reason,
            )
            for one in shown
        )
        is_asked = dispute is not None and not again
        found.append(
            AskedQuestion(asked, _codes(asked, language), dict.fromkeys(WHITE, ""), "", (), words, is_asked)
        )
    return tuple(found)
