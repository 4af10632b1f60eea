"""An assessor's desk in a panel: coding by themselves, committing, the talk, dissents, the signature."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.found_panels import CodedCommitment
from tallystick.office.handed_in import done
from tallystick.office.models import OfficePanel, PanelReveal, PanelSeal
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.routes import NothingThere
from tallystick.office.selectors.panel import CODING, OPENED, record_of, state_of
from tallystick.office.selectors.panel_desk import (
    CodedPage,
    TaskLine,
    coded_page,
    open_disputes,
    own_disputes,
    task_lines,
)
from tallystick.office.services.panel_codes import commit_codes, write_codes
from tallystick.office.services.panel_opening import is_over, may_be_opened, uncommitted
from tallystick.office.services.panel_talk import CodedAgain, code_again, dissent, finish, remark
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.visit import Visit
from tallystick.panel.codings import WHITE
from tallystick.panel.disputes import SECOND, SETTLED
from tallystick.panel.rubric import UNDECIDED, ListedReason
from tallystick.report.coded_words import rubric_in
from tallystick.voice.panel_words import PANEL_STATE

#: So many commitments stand on a page of an assessor's desk.
_TASKS = 60
_PAGE = "page"


@dataclass(frozen=True, slots=True)
class PanelDeskView:
    """What an assessor finds in a panel.

    Attributes:
        path: the page's own address.
        own: the assessor's number.
        state: how far the panel is.
        state_said: the same in words.
        closes: its last day; empty for none.
        tasks: what was given to them, each with whether it is in dispute; those of one page.
        turns: the pages of tasks before and after this one.
        digest: the digest that they have committed to; empty before.
        receipt: whether the ledger has given its receipt for it.
        may_open: whether nobody's commitment is awaited any more.
        is_offline: whether it is a sheet that they code on their own machine.
        may_hand_in: whether everybody has committed, so that their sheet is asked for.
        to_settle: what they could settle: the commitment and its title.
        criteria: the questions, for a dissent.
        has_finished: whether they have said that their rounds are over.
    """

    path: str
    own: str
    state: str
    state_said: str
    closes: str
    tasks: tuple[tuple[TaskLine, bool], ...]
    turns: Turns
    digest: str
    receipt: bool
    may_open: bool
    is_offline: bool
    may_hand_in: bool
    to_settle: tuple[tuple[str, str], ...]
    criteria: tuple[tuple[str, str], ...]
    has_finished: bool


def panel_desk(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """What was given to whoever asks, and how far it is."""
    own, state = visit.assessor, state_of(panel)
    seal = PanelSeal.objects.select_related("entry").filter(panel=panel, assessor__id=own).first()
    asked = page_asked(visit.request, _PAGE)
    tasks = task_lines(panel, own)[(asked - 1) * _TASKS :]
    disputed = own_disputes(panel, own) if state == OPENED else frozenset()
    view = PanelDeskView(
        reverse("panel", kwargs={"panel": panel.name}),
        own,
        state,
        visit.language.say(PANEL_STATE[state]),
        record_of(panel).closes,
        tuple((one, one.commitment in disputed) for one in tasks[:_TASKS]),
        turned(asked, len(tasks) > _TASKS, _PAGE),
        seal.digest if seal else "",
        receipt=bool(seal and seal.entry.receipt),
        may_open=seal is not None and may_be_opened(panel, visit.now),
        is_offline=seal is not None and bool(seal.note),
        may_hand_in=seal is not None and _is_awaited(panel, seal, visit),
        to_settle=open_disputes(panel, own) if state == OPENED else (),
        criteria=tuple(
            (one.name, one.question) for one in rubric_in(visit.language, record_of(panel).rubric).criterion
        ),
        has_finished=panel.finished.filter(assessor__id=own).exists(),
    )
    page = OfficePage("panel_desk.html", record_of(panel).name, view, "panels", _trail(visit))
    return office_page(visit.request, visit, page)


def _is_awaited(panel: OfficePanel, seal: PanelSeal, visit: Visit) -> bool:
    """Whether the sheet that somebody has committed to is asked for now."""
    if not seal.note or PanelReveal.objects.filter(seal=seal).exists():
        return False
    return state_of(panel) == OPENED or is_over(panel, visit.now) or not uncommitted(panel)


def _trail(visit: Visit, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((visit.language.folder + "office/panels/", said(msgid("Panels"))), *more)


@dataclass(frozen=True, slots=True)
class TaskView:
    """What the page of a commitment shows to whoever codes it.

    Attributes:
        path: the panel's own page.
        write: where the form goes; empty where nothing is asked now.
        commitment: the commitment's identifier.
        shown: its words, what is known of it, and the questions.
        reasons: the reasons from which one is chosen.
        undecided: what is written by whoever comes back to it later.
        may_remark: whether they may say something to the others.
    """

    path: str
    write: str
    commitment: str
    shown: CodedPage
    reasons: tuple[ListedReason, ...]
    undecided: str
    may_remark: bool


def task(visit: Visit, there: CodedCommitment) -> HttpResponse:
    """A commitment that was given to whoever asks: coded, or looked at again when the codes are open."""
    state = state_of(there.panel)
    sealed = PanelSeal.objects.filter(panel=there.panel, assessor__id=visit.assessor).exists()
    route = {CODING: "" if sealed else "write_codes", OPENED: "code_again"}.get(state, "")
    return _task_page(visit, there, route, may_remark=state == OPENED)


def settling(visit: Visit, there: CodedCommitment) -> HttpResponse:
    """What is in dispute, for a third."""
    return _task_page(visit, there, "settle", may_remark=False)


def _task_page(visit: Visit, there: CodedCommitment, route: str, *, may_remark: bool) -> HttpResponse:
    record = record_of(there.panel)
    named = {"panel": record.name, "commitment": there.commitment}
    path = reverse("panel", kwargs={"panel": record.name})
    view = TaskView(
        path,
        reverse(route, kwargs=named) if route else "",
        there.commitment,
        coded_page(there.panel, there.commitment, there.task, visit.language),
        rubric_in(visit.language, record.rubric).why,
        UNDECIDED,
        may_remark=may_remark,
    )
    trail = _trail(visit, (path.removeprefix("/"), record.name))
    page = OfficePage("panel_task.html", there.commitment, view, "panels", trail)
    return office_page(visit.request, visit, page)


def _cells(visit: Visit, panel: OfficePanel) -> dict[str, dict[str, str]]:
    """What was filled in, by criterion."""
    fields = visit.request.POST
    return {
        asked.name: {name: fields.get(f"{asked.name}.{name}", "") for name in WHITE}
        for asked in record_of(panel).rubric.criterion
    }


def write(visit: Visit, there: CodedCommitment) -> HttpResponse:
    """Save what was coded, right or not."""
    if there.task is None:
        raise NothingThere
    task_, cells = there.task, _cells(visit, there.panel)

    def act() -> str:
        write_codes(task=task_, said=cells, now=visit.now)
        named = {"panel": there.panel.name, "commitment": there.commitment}
        return reverse("task", kwargs=named)

    return done(visit, act)


def _coded_again(visit: Visit, there: CodedCommitment, round_: str) -> HttpResponse:
    cells = _cells(visit, there.panel)

    def act() -> str:
        code_again(
            place=CodedAgain(there.panel, visit.assessor, there.commitment, round_),
            said=cells,
            by=visit.person,
            now=visit.now,
        )
        return reverse("panel", kwargs={"panel": there.panel.name})

    return done(visit, act)


def again(visit: Visit, there: CodedCommitment) -> HttpResponse:
    """Change one's code after the talk, or stand by it with a new reason."""
    return _coded_again(visit, there, SECOND)


def settle(visit: Visit, there: CodedCommitment) -> HttpResponse:
    """Settle what stays in dispute."""
    return _coded_again(visit, there, SETTLED)


def commit(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """Commit to one's codes."""

    def act() -> str:
        commit_codes(panel=panel, assessor=visit.assessor, by=visit.person, now=visit.now)
        return reverse("panel", kwargs={"panel": panel.name})

    return done(visit, act)


def say(visit: Visit, there: CodedCommitment) -> HttpResponse:
    """Say something to the others who code a commitment."""
    words = visit.request.POST.get("said", "")

    def act() -> str:
        remark(
            panel=there.panel,
            assessor=visit.assessor,
            commitment=there.commitment,
            said=words,
            by=visit.person,
            now=visit.now,
        )
        return reverse("task", kwargs={"panel": there.panel.name, "commitment": there.commitment})

    return done(visit, act)


def write_dissent(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """Write a dissent."""
    cells = {name: visit.request.POST.get(name, "") for name in ("commitment", "criterion", "statement")}

    def act() -> str:
        dissent(panel=panel, assessor=visit.assessor, cells=cells, by=visit.person, now=visit.now)
        return reverse("panel", kwargs={"panel": panel.name})

    return done(visit, act)


def end_rounds(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """Say that one's rounds are over."""

    def act() -> str:
        finish(panel=panel, assessor=visit.assessor, by=visit.person, now=visit.now)
        return reverse("panel", kwargs={"panel": panel.name})

    return done(visit, act)


def own_sheet(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """What one has committed to, with the salt: whoever has both can make the digest again."""
    seal = PanelSeal.objects.filter(panel=panel, assessor__id=visit.assessor).first()
    if seal is None:
        raise NothingThere
    told = seal.note or f"digest {seal.digest}\nsalt {seal.salt}\n"
    text = f"{told}{seal.entry.receipt}\n\n{seal.sheet}"
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{visit.assessor}.txt"'
    return answer
