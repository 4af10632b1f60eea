"""Which panels there are, who was asked to judge, and what ties them; a panel is announced and drawn."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, msgid
from tallystick.office.cell_fields import CellField, cell_fields
from tallystick.office.handed_in import done
from tallystick.office.models import OfficePanel, StoredAssessor
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.panel import ANNOUNCED, CODING, LOCKED, record_of, state_of
from tallystick.office.selectors.plan import rows_in
from tallystick.office.services import panel_calls as services
from tallystick.office.services.panel_opening import awaited, open_codes
from tallystick.office.services.panel_replacing import draw_replacement, replace_assessor
from tallystick.office.services.research import row_cells
from tallystick.office.visit import Visit
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import LARGEST_RUBRIC, standard_rubric
from tallystick.register.indexed import BY_NAME
from tallystick.register.order import in_order
from tallystick.register.panels import Assessor, Interest
from tallystick.voice.panel_words import PANEL_STATE, STANDING, TIE
from tallystick.workflow import panel_acts as j

_WHOLE_PLAN = msgid("the whole plan")


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A panel in the list.

    Attributes:
        name: its name.
        state: how far it is, in words.
        announced: the public value that was named as its seed.
        sha256: the hash of its announcement.
        seed: the value; empty while it is not known.
        closes: its last day; empty for none.
        desk: where an assessor codes in it; empty for others, and before it is drawn.
        found: where its verdicts stand; empty before it is locked.
        rubric: its rubric, by name and version.
        train: where an assessor trains on its rubric; empty for others, and where it has no case.
        may_draw: whether who asks may draw it now.
        may_come: who has accepted in the place of who resigned from it, for whoever called the panel.
        free: who resigned from it and left something for which its seed can draw a reserve, for the same.
        awaited: how many have not committed yet, for whoever called the panel; None for others.
    """

    name: str
    state: str
    announced: str
    sha256: str
    seed: str
    closes: str
    desk: str
    found: str
    rubric: str
    train: str
    may_draw: bool
    may_come: tuple[str, ...]
    free: tuple[str, ...]
    awaited: int | None


@dataclass(frozen=True, slots=True)
class AssessorLine:
    """An assessor in the list: the number, the name and place, the standing, and what ties them."""

    id: str
    name: str
    standing: str
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelsView:
    """What the page of panels shows.

    Attributes:
        panels: each panel.
        assessors: everybody who was asked to judge.
        invited: the cells of a new assessor; empty for whoever may not invite.
        answer: those of an assessor's own answer; empty for others.
        tie: those of what ties an assessor; empty for others.
    """

    panels: tuple[PanelLine, ...]
    assessors: tuple[AssessorLine, ...]
    invited: tuple[CellField, ...]
    answer: tuple[CellField, ...]
    tie: tuple[CellField, ...]


def panels(visit: Visit, _: object) -> HttpResponse:
    """Every panel, and everybody who was asked to judge."""
    own = visit.assessor
    may_call = visit.may(j.CALL_PANEL)
    view = PanelsView(
        tuple(_line(visit, one) for one in OfficePanel.objects.order_by("pk")),
        tuple(_assessors(visit)),
        _fields(visit, services.ASSESSORS, services.INVITED, {}) if may_call else (),
        _fields(visit, services.ASSESSORS, services.ANSWERED, row_cells(services.ASSESSORS, own))
        if own
        else (),
        _fields(visit, services.INTERESTS, services.DECLARED, {}) if own else (),
    )
    return office_page(
        visit.request, visit, OfficePage("panels.html", said(msgid("Panels")), view, area="panels")
    )


def _fields(
    visit: Visit, table: str, columns: tuple[str, ...], cells: dict[str, str]
) -> tuple[CellField, ...]:
    return cell_fields(table, columns, cells, visit.language)


def _line(visit: Visit, panel: OfficePanel) -> PanelLine:
    state, record = state_of(panel), record_of(panel)
    named = {"panel": record.name}
    may_call = visit.may(j.CALL_PANEL)
    return PanelLine(
        record.name,
        visit.language.say(PANEL_STATE[state]),
        record.announced,
        panel.sha256,
        record.seed,
        record.closes,
        reverse("panel", kwargs=named) if visit.assessor and state != ANNOUNCED else "",
        reverse("panel_verdicts", kwargs=named) if state == LOCKED else "",
        f"{record.rubric.name} {record.rubric.version}",
        reverse("train", kwargs=named) if visit.assessor and record.rubric.case else "",
        may_draw=may_call and state == ANNOUNCED,
        may_come=_coming(record) if may_call and state == CODING else (),
        free=_free(panel, record) if may_call and state == CODING and record.reserves else (),
        awaited=len(awaited(panel)) if may_call and state != ANNOUNCED else None,
    )


def _coming(record: PanelRecord) -> tuple[str, ...]:
    """Who has accepted in the place of somebody who has resigned from a panel."""
    gone = StoredAssessor.objects.filter(id__in=record.coders, standing="resigned").values_list(
        "id", flat=True
    )
    came = StoredAssessor.objects.filter(standing="accepted", replaces__id__in=list(gone)).exclude(
        id__in=record.coders
    )
    return tuple(sorted(map(str, came.values_list("id", flat=True))))


def _free(panel: OfficePanel, record: PanelRecord) -> tuple[str, ...]:
    """Who resigned from a panel without having committed, and left something that nobody codes."""
    gone = StoredAssessor.objects.filter(id__in=record.coders, standing="resigned").exclude(
        id__in=panel.seals.values_list("assessor__id", flat=True)
    )
    return tuple(sorted(one for one in map(str, gone.values_list("id", flat=True)) if record.left_of(one)))


def _assessors(visit: Visit) -> list[AssessorLine]:
    ties: dict[str, list[str]] = {}
    interests: tuple[Interest, ...] = in_order(BY_NAME["interests"], list(rows_in(BY_NAME["interests"])))
    for one in interests:
        ties.setdefault(one.assessor, []).append(_tie(visit, one))
    rows: tuple[Assessor, ...] = in_order(BY_NAME["assessors"], list(rows_in(BY_NAME["assessors"])))
    return [
        AssessorLine(
            one.id,
            ", ".join(filter(None, (one.name, one.organisation))),
            visit.language.say(STANDING[one.standing]),
            tuple(ties.get(one.id, ())),
        )
        for one in rows
    ]


def _tie(visit: Visit, one: Interest) -> str:
    to = ", ".join(filter(None, (one.body, one.section, one.commitment)))
    words = visit.language.say(TIE[one.kind])
    return ": ".join(filter(None, (words, to or visit.language.say(_WHOLE_PLAN), one.note)))


def invite(visit: Visit, _: object) -> HttpResponse:
    """Invite an assessor, or put right what stands of one."""
    cells = _posted(visit, services.INVITED)

    def act() -> str:
        services.invite(cells=cells, by=visit.person, now=visit.now)
        return reverse("panels")

    return done(visit, act)


def answer_call(visit: Visit, _: object) -> HttpResponse:
    """Accept, decline or resign."""
    cells = _posted(visit, services.ANSWERED)

    def act() -> str:
        services.answer_call(assessor=visit.assessor, cells=cells, by=visit.person, now=visit.now)
        return reverse("panels")

    return done(visit, act)


def declare(visit: Visit, _: object) -> HttpResponse:
    """Declare what ties one."""
    cells = _posted(visit, services.DECLARED)

    def act() -> str:
        services.declare(assessor=visit.assessor, cells=cells, by=visit.person, now=visit.now)
        return reverse("panels")

    return done(visit, act)


def announce(visit: Visit, _: object) -> HttpResponse:
    """Announce a panel."""
    cells = _posted(visit, ("name", "value", "each", "closes"))
    given = visit.request.FILES.get("rubric")
    rubric = given.read(LARGEST_RUBRIC + 1) if isinstance(given, UploadedFile) else b""
    if len(rubric) > LARGEST_RUBRIC:
        raise Refusal(
            Reason("The rubric is larger than any that a person reads."), Reason("give a smaller one")
        )

    def act() -> str:
        services.announce(said=cells, by=visit.person, now=visit.now, rubric=rubric)
        return reverse("panels")

    return done(visit, act)


def draw(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """Draw a panel by its seed."""
    seed = visit.request.POST.get("seed", "")

    def act() -> str:
        services.draw(panel=panel, seed=seed, by=visit.person, now=visit.now)
        return reverse("panels")

    return done(visit, act)


def replace(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """Let somebody code in the place of who resigned: by the seed, or chosen for a reason."""
    cells = _posted(visit, ("assessor", "because", "resigned"))

    def act() -> str:
        by, now = visit.person, visit.now
        if cells["resigned"]:
            draw_replacement(panel=panel, resigned=cells["resigned"], by=by, now=now)
        else:
            replace_assessor(
                panel=panel, assessor=cells["assessor"], because=cells["because"], by=by, now=now
            )
        return reverse("panels")

    return done(visit, act)


def rubric_that_ships(_: Visit, __: object) -> HttpResponse:
    """The rubric that ships, as the file from which one makes one's own."""
    answer = HttpResponse(standard_rubric(), content_type="application/toml")
    answer["Content-Disposition"] = 'attachment; filename="rubric.toml"'
    return answer


def open_round(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """Open the codes of a panel."""

    def act() -> str:
        open_codes(panel=panel, by=visit.person, now=visit.now)
        return reverse("panel", kwargs={"panel": panel.name})

    return done(visit, act)


def _posted(visit: Visit, names: tuple[str, ...]) -> dict[str, str]:
    return {name: visit.request.POST.get(name, "") for name in names}
