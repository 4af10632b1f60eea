"""Further duties that an answer serves too: chosen from those that nobody has begun to answer."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tallystick.base.reasons import Text, msgid
from tallystick.office.cell_fields import CellField
from tallystick.office.found import DraftThere
from tallystick.office.handed_in import done
from tallystick.office.models import OfficeDraft
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.duties import phase_row, unanswered
from tallystick.office.services.serving import serve_further
from tallystick.office.views.draft_fields import own_fields
from tallystick.office.views.drafts import draft_path
from tallystick.office.visit import Visit
from tallystick.register.phases import PlanPhase

#: Of more duties the first stand there; when these are begun, the next ones do.
_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class FurtherView:
    """What the page shows.

    Attributes:
        fields: what the answer says.
        duties: those that nobody has begun, each with its commitment and what is promised.
        all: how many there are.
        write: where those that are chosen are begun.
        back: the answer's own page.
    """

    fields: tuple[CellField, ...]
    duties: tuple[tuple[str, str], ...]
    all: int
    write: str
    back: str


def further(visit: Visit, there: DraftThere) -> HttpResponse:
    """The duties that an answer may serve too."""
    found, phase = _report(there)
    if found is None or phase is None:
        return HttpResponseRedirect(reverse("start"))
    open_ones = unanswered(there.place.body, phase, visit.today)
    view = FurtherView(
        tuple(one for one in own_fields(there.place, found.cells, visit.language) if one.value),
        tuple((one.duty.commitment, one.title) for one in open_ones[:_MOST_SHOWN]),
        len(open_ones),
        reverse("serve_further", kwargs={"number": found.pk}),
        draft_path(found),
    )
    title = said(msgid("What the report of {commitment} serves too"), commitment=Text(there.place.commitment))
    return office_page(visit.request, visit, OfficePage("further.html", title, view))


def _report(there: DraftThere) -> tuple[OfficeDraft | None, PlanPhase | None]:
    """The report and its phase; of a measure neither."""
    phase = phase_row(there.place.phase) if there.place.phase else None
    return (there.draft, phase) if phase else (None, None)


def serve(visit: Visit, there: DraftThere) -> HttpResponse:
    """Begin the reports of the duties that are chosen."""
    found, phase = _report(there)
    if found is None or phase is None:
        return HttpResponseRedirect(reverse("start"))
    chosen = visit.request.POST.getlist("duty")

    def act() -> str:
        serve_further(draft=found, phase=phase, commitments=chosen, by=visit.person, now=visit.now)
        return reverse("duties", kwargs={"body": there.place.body, "phase": phase.id})

    return done(visit, act)
