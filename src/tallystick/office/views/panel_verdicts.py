"""What a panel that is locked found: signed by its assessors, answered by bodies, each in full."""

from dataclasses import dataclass, replace

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.found_panels import BodyAnswering, CodedCommitment, CorrectionAsked
from tallystick.office.handed_in import done
from tallystick.office.models import OfficePanel
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.routes import NothingThere
from tallystick.office.selectors.package import packed_now
from tallystick.office.selectors.panel import LOCKED, record_of, state_of
from tallystick.office.selectors.panel_verdicts import (
    CommitmentFound,
    PanelFound,
    commitment_found,
    panel_found,
)
from tallystick.office.services import panel_verdicts as services
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.visit import Visit
from tallystick.report.coded_words import code_word, rubric_in
from tallystick.workflow import panel_acts as j
from tallystick.workflow.permissions import HEAD, ActedOn

_LARGEST_SIGNATURE = 1_000_000
#: So many commitments with the codes of each question fit on a page of 50 kB.
_VERDICTS = 40
_PAGE = "page"


@dataclass(frozen=True, slots=True)
class VerdictsView:
    """What the page of a panel's verdicts shows.

    Attributes:
        path: its address.
        panel: the panel's own address, for its assessors; empty for others.
        found: what the panel found, the verdicts of one page alone.
        turns: the pages of verdicts before and after this one.
        may_sign: whether who asks is awaited to sign.
    """

    path: str
    panel: str
    found: PanelFound
    turns: Turns
    may_sign: bool


def verdicts(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """All that a panel found, and who has signed it."""
    if state_of(panel) != LOCKED:
        raise NothingThere
    found, named = panel_found(panel, visit.language), {"panel": panel.name}
    page = page_asked(visit.request, _PAGE)
    lines = found.lines[(page - 1) * _VERDICTS :]
    view = VerdictsView(
        reverse("panel_verdicts", kwargs=named),
        reverse("panel", kwargs=named) if visit.assessor else "",
        replace(found, lines=lines[:_VERDICTS]),
        turned(page, len(lines) > _VERDICTS, _PAGE),
        may_sign=visit.assessor in found.awaited,
    )
    trail = ((visit.language.folder + "office/panels/", said(msgid("Panels"))),)
    told = OfficePage("panel_verdicts.html", str(panel.name), view, "panels", trail)
    return office_page(visit.request, visit, told)


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What the page of a panel's verdict on a commitment shows.

    Attributes:
        found: codes, dissents and replies.
        questions: each question of the rubric by its name.
        words: the word of each code by the question and the code.
        replies: where each body in which who asks is head may reply: the body and the address.
        decide: where the panel decides on a correction begins; empty for others.
    """

    found: CommitmentFound
    questions: dict[str, str]
    words: dict[tuple[str, str], str]
    replies: tuple[tuple[str, str], ...]
    decide: str


def verdict(visit: Visit, there: CodedCommitment) -> HttpResponse:
    """What a panel found of a commitment, with dissents and replies in full beside it."""
    named = {"panel": str(there.panel.name), "commitment": there.commitment}
    found = commitment_found(there.panel, there.commitment)
    own = [one for one in visit.bodies(HEAD) if one in found.bodies]
    rubric = rubric_in(visit.language, record_of(there.panel).rubric)
    view = VerdictView(
        found,
        {one.name: one.question for one in rubric.criterion},
        {
            (one.name, code): code_word(visit.language, one.name, code)
            for one in rubric.criterion
            for code in one.codes
        },
        tuple(
            (one, reverse("reply_panel", kwargs=named | {"body": one}))
            for one in own
            if visit.may(j.REPLY_PANEL, ActedOn(one))
        ),
        reverse("panel", kwargs={"panel": there.panel.name}) if visit.assessor else "",
    )
    trail = (
        (visit.language.folder + "office/panels/", said(msgid("Panels"))),
        (
            reverse("panel_verdicts", kwargs={"panel": there.panel.name}).removeprefix("/"),
            str(there.panel.name),
        ),
    )
    page = OfficePage("panel_verdict.html", there.commitment, view, "panels", trail)
    return office_page(visit.request, visit, page)


def reply(visit: Visit, there: BodyAnswering) -> HttpResponse:
    """Reply for the body."""
    cells = {name: visit.request.POST.get(name, "") for name in ("statement", "corrects")}

    def act() -> str:
        services.reply(
            panel=there.panel,
            body=there.body,
            cells=cells | {"commitment": there.commitment},
            by=visit.person,
            now=visit.now,
        )
        return _verdict_path(there.panel, there.commitment)

    return done(visit, act)


def _verdict_path(panel: OfficePanel, commitment: str) -> str:
    return reverse("panel_verdict", kwargs={"panel": panel.name, "commitment": commitment})


def decide(visit: Visit, there: CorrectionAsked) -> HttpResponse:
    """Decide on a correction of fact."""
    decided = visit.request.POST.get("decided", "")

    def act() -> str:
        services.decide_correction(
            panel=there.panel, id_=there.reply, decided=decided, by=visit.person, now=visit.now
        )
        return _verdict_path(there.panel, there.commitment)

    return done(visit, act)


def package(_: Visit, panel: OfficePanel) -> HttpResponse:
    """The package with what the panel found, to be looked at and signed on one's own machine."""
    if state_of(panel) != LOCKED:
        raise NothingThere
    found, data = packed_now()
    answer = HttpResponse(data, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{found.descriptor.name}.zip"'
    return answer


def sign(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """Take an assessor's signature in."""
    given = visit.request.FILES.get("signature")
    text = ""
    if isinstance(given, UploadedFile) and given.size and given.size <= _LARGEST_SIGNATURE:
        text = given.read().decode("utf-8", "replace")

    def act() -> str:
        services.sign(panel=panel, assessor=visit.assessor, signature=text, by=visit.person, now=visit.now)
        return reverse("panel_verdicts", kwargs={"panel": panel.name})

    return done(visit, act)
