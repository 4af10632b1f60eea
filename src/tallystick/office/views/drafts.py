"""A report or measure: read, written, sent, taken back, returned, approved."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tallystick.base.reasons import Text, msgid
from tallystick.office.cell_fields import CellField
from tallystick.office.check_place import CheckPlace
from tallystick.office.draft_place import DraftPlace
from tallystick.office.found import DraftThere
from tallystick.office.handed_in import done
from tallystick.office.models import OfficeDraft
from tallystick.office.models.drafts import MEASURES, REPORTS
from tallystick.office.models.evidence import OF_REPORT
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.checks import check_row, report_row
from tallystick.office.selectors.drafts import DraftTold, DutyTold, cells_now, draft_told, duty_told
from tallystick.office.selectors.evidence import FileSeen, files_behind
from tallystick.office.selectors.late import AdmissionSeen, admissions
from tallystick.office.selectors.measures import area_choices, measure_choices
from tallystick.office.services import drafts as services
from tallystick.office.services.once import NewRows
from tallystick.office.views.draft_fields import FieldGroup, more_fields, own_fields
from tallystick.office.visit import Visit
from tallystick.workflow import drafts
from tallystick.workflow import follow_up_acts as f
from tallystick.workflow import permissions as p


@dataclass(frozen=True, slots=True)
class DraftView:
    """What the page of a draft shows.

    Attributes:
        duty: what it is of, in words.
        state: its state and the word for it.
        fields: its cells.
        more: of a measure, its milestones and what its area promises.
        choices: the lists on the page from which cells are chosen, each with its name.
        version: its version, which a form sends along.
        because: why it was returned last.
        path: its own path, to which acts are added; empty where nothing has been written.
        write: where a text is saved; empty for whoever may not write now.
        further: where further duties are chosen that it serves too; empty for a measure, or nothing written.
        may_send: whether it can be sent now.
        may_take_back: whether it can be taken back now.
        may_decide: whether it can be approved or returned now.
        told: its history; None where there is none.
        lock: which lock keeps who asks from writing it; empty for none.
        ask: where the admission of a late report is asked for; empty where there is nothing to ask.
        admissions: what was asked and decided before, of a report.
        check: the page of its check; empty where it is not checked or may not be seen.
        pick: where the report is chosen for a check; empty for whoever may not, and where it is checked.
        names_checker: whether who chooses it names the body that checks.
        report: the path of the report, to which files are added; empty for a measure.
        files: the files behind a report.
    """

    duty: DutyTold
    state: tuple[str, str]
    fields: tuple[CellField, ...]
    more: tuple[FieldGroup, ...]
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    version: int
    because: str
    path: str
    write: str
    further: str
    may_send: bool
    may_take_back: bool
    may_decide: bool
    told: DraftTold | None
    lock: str
    ask: str
    admissions: tuple[AdmissionSeen, ...]
    check: str
    pick: str
    names_checker: bool
    report: str
    files: tuple[FileSeen, ...]


def report(visit: Visit, there: DraftThere) -> HttpResponse:
    """A report or measure by what it is of: its draft, or what stands there without one."""
    if there.draft is not None:
        return HttpResponseRedirect(draft_path(there.draft))
    return draft(visit, there)


def draft(visit: Visit, there: DraftThere) -> HttpResponse:
    """A draft, with whatever who asks may do with it."""
    place, found, language = there.place, there.draft, visit.language
    cells = _shown(visit, there)
    may_write = visit.may(drafts.WRITE, there.acted_on)
    lock = visit.denial(drafts.WRITE, there.acted_on) if visit.bodies(p.OFFICER) else None
    report = CheckPlace(place.phase, place.body, place.commitment) if place.table == REPORTS else None
    view = DraftView(
        duty_told(place, language),
        (there.acted_on.state, language.say(drafts.STATE_WORDS[there.acted_on.state])),
        own_fields(place, cells, language),
        more_fields(place, cells, language),
        _choices(place) if may_write else (),
        found.version if found else 0,
        found.because if found else "",
        draft_path(found) if found else "",
        write_path(there) if may_write else "",
        reverse("further", kwargs={"number": found.pk}) if found and may_write and report else "",
        visit.may(drafts.SEND, there.acted_on),
        visit.may(drafts.TAKE_BACK, there.acted_on),
        visit.may(drafts.APPROVE, there.acted_on),
        draft_told(found, language, is_written=may_write) if found else None,
        language.reason(lock.why) if lock and not lock.is_hidden else "",
        _ask_path(visit, there),
        admissions(language, place) if place.table == REPORTS else (),
        *_check_paths(visit, there),
        names_checker=visit.may(f.DRAW_CHECKS),
        report=reverse("report", kwargs=report.named) if report else "",
        files=files_behind(OF_REPORT, report, language) if report else (),
    )
    words = msgid("Report of {commitment}") if place.table == REPORTS else msgid("Measure under {commitment}")
    title = said(words, commitment=Text(place.commitment))
    may_see = bool(view.duty.trail) and visit.may(p.SEE_DUTIES, there.acted_on)
    trail = ((view.duty.trail, view.duty.body),) if may_see else ()
    return office_page(visit.request, visit, OfficePage("draft.html", title, view, trail=trail))


def _shown(visit: Visit, there: DraftThere) -> dict[str, str]:
    """The cells that the page shows: what is written; of what is approved or not begun, what stands there."""
    place, found = there.place, there.draft
    if found is not None and found.state != drafts.APPROVED:
        return dict(found.cells)
    carried = {"under": visit.request.GET.get("under", "")[:120]} if place.table == MEASURES else {}
    return cells_now(place) or (dict(found.cells) if found else carried)


def _choices(place: DraftPlace) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    if place.table != MEASURES:
        return ()
    return ("areas", area_choices()), ("measures", measure_choices(place.commitment, place.body))


def draft_path(found: OfficeDraft) -> str:
    """The page of a draft."""
    return reverse("draft", kwargs={"number": found.pk})


def _ask_path(visit: Visit, there: DraftThere) -> str:
    place = there.place
    if not (there.acted_on.is_over and visit.may(f.ASK_ADMISSION, there.acted_on)):
        return ""
    named = {"body": place.body, "phase": place.phase, "commitment": place.commitment}
    return reverse("ask_admission", kwargs=named)


def _check_paths(visit: Visit, there: DraftThere) -> tuple[str, str]:
    """The page of the report's check, and where it is chosen for one."""
    place = CheckPlace(there.place.phase, there.place.body, there.place.commitment)
    if there.place.table != REPORTS or report_row(place) is None:
        return "", ""
    if check_row(place) is not None:
        may_see = visit.may(f.SEE_CHECK, there.acted_on)
        return (reverse("check", kwargs=place.named) if may_see else ""), ""
    may_pick = visit.may(f.PICK_CHECK, there.acted_on)
    return "", reverse("pick_check", kwargs=place.named) if may_pick else ""


def write_path(there: DraftThere) -> str:
    """Where a text of a draft is saved."""
    place = there.place
    if there.draft is not None:
        return reverse("write_draft", kwargs={"number": there.draft.pk})
    if place.table == REPORTS:
        named = {"body": place.body, "phase": place.phase, "commitment": place.commitment}
        return reverse("write_report", kwargs=named)
    if place.row:
        return reverse("change_measure", kwargs={"body": place.body, "measure": place.row})
    return reverse("write_measure", kwargs={"body": place.body, "commitment": place.commitment})


def write(visit: Visit, there: DraftThere) -> HttpResponse:
    """Save what was typed, and send it where that was asked for."""

    def act() -> str:
        saved = _saved(visit, there.place, there.draft)
        if saved.aside is not None:
            return reverse("beside", kwargs={"number": saved.draft.pk, "text": saved.aside.pk})
        if visit.request.POST.get("then") == "send":
            services.send_draft(
                draft=saved.draft, version=saved.draft.version, by=visit.person, now=visit.now
            )
        return draft_path(saved.draft)

    def new() -> NewRows:
        rows = services.first_rows(place=there.place, cells=_typed(visit), by=visit.person, now=visit.now)
        return rows, reverse("draft", kwargs={"number": rows[0].pk}) if rows else ""

    is_first = there.draft is None and visit.request.POST.get("then") != "send"
    return done(visit, act, new if is_first else None)


def _typed(visit: Visit) -> dict[str, str]:
    return {name: visit.request.POST.get(name, "") for name in visit.request.POST}


def _saved(visit: Visit, place: DraftPlace, found: OfficeDraft | None) -> services.SavedDraft:
    cells = _typed(visit)
    if found is None:
        return services.begin_draft(place=place, cells=cells, by=visit.person, now=visit.now)
    return services.save_draft(
        draft=found, version=_version(visit), cells=cells, by=visit.person, now=visit.now
    )


def _version(visit: Visit) -> int:
    """The version that was open when the form was filled in; one that nobody had where it says none."""
    told = visit.request.POST.get("version", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 9 else 0


def _acting(visit: Visit, there: DraftThere, act: Callable[[OfficeDraft], object]) -> HttpResponse:
    found = there.draft
    if found is None:
        return HttpResponseRedirect(reverse("start"))

    def acting() -> str:
        act(found)
        return draft_path(found)

    return done(visit, acting)


def send(visit: Visit, there: DraftThere) -> HttpResponse:
    """Send it for approval."""
    version = _version(visit)
    return _acting(
        visit,
        there,
        lambda one: services.send_draft(draft=one, version=version, by=visit.person, now=visit.now),
    )


def take_back(visit: Visit, there: DraftThere) -> HttpResponse:
    """Take it back."""
    version = _version(visit)
    return _acting(
        visit,
        there,
        lambda one: services.take_back(draft=one, version=version, by=visit.person, now=visit.now),
    )


def give_back(visit: Visit, there: DraftThere) -> HttpResponse:
    """Return it with the reason."""
    version, because = _version(visit), visit.request.POST.get("because", "")
    return _acting(
        visit,
        there,
        lambda one: services.return_draft(
            draft=one, version=version, because=because, by=visit.person, now=visit.now
        ),
    )


def approve(visit: Visit, there: DraftThere) -> HttpResponse:
    """Approve it."""
    version = _version(visit)
    return _acting(
        visit,
        there,
        lambda one: services.approve_draft(draft=one, version=version, by=visit.person, now=visit.now),
    )
