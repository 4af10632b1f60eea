"""Coding on one's own machine: what one takes along, what commits to it, and the sheet at the end."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.handed_in import done
from tallystick.office.models import OfficePanel
from tallystick.office.routes import NothingThere
from tallystick.office.selectors.panel import known_of, own_tasks, record_of
from tallystick.office.services.panel_sheets import commit_sheet, hand_in_sheet
from tallystick.office.visit import Visit
from tallystick.panel.blind import blind_view
from tallystick.panel.record import panel_bytes
from tallystick.pipeline.panel.folder import PANEL
from tallystick.pipeline.panel.sheet import sheet_bytes

#: A sheet of a whole plan, filled in, is far smaller; a note has a few lines.
LARGEST, _LARGEST_NOTE = 4 * 1024 * 1024, 100_000
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """The coding sheet of whoever asks, with what is known of what they code."""
    own = tuple(str(one.commitment_id) for one in own_tasks(panel, visit.assessor))
    if not own:
        raise NothingThere
    view = blind_view(known_of(own), record_of(panel), visit.assessor, own)
    return _file(sheet_bytes(view, visit.language), f"{visit.assessor}.xlsx", _XLSX)


def record(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """The panel's own file, against which a sheet is looked through before it is committed to."""
    if not own_tasks(panel, visit.assessor):
        raise NothingThere
    return _file(panel_bytes(record_of(panel)), PANEL, "application/json")


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def commit(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """Commit to a sheet by what its assessor signed."""
    note = _given(visit, "commitment", _LARGEST_NOTE).decode("utf-8", "replace")

    def act() -> str:
        commit_sheet(panel=panel, assessor=visit.assessor, note=note, by=visit.person, now=visit.now)
        return reverse("panel", kwargs={"panel": panel.name})

    return done(visit, act)


def hand_in(visit: Visit, panel: OfficePanel) -> HttpResponse:
    """Hand in the sheet and what opens it."""
    data = _given(visit, "sheet", LARGEST)
    opening = _given(visit, "opening", _LARGEST_NOTE).decode("utf-8", "replace")

    def act() -> str:
        hand_in_sheet(
            panel=panel,
            assessor=visit.assessor,
            sheet=data,
            opening=opening,
            by=visit.person,
            now=visit.now,
        )
        return reverse("panel", kwargs={"panel": panel.name})

    return done(visit, act)


def _given(visit: Visit, name: str, largest: int) -> bytes:
    """A file of the form.

    Raises:
        Refusal: there is none, or it is too large for what it should be.
    """
    given = visit.request.FILES.get(name)
    if not isinstance(given, UploadedFile) or not given.size or given.size > largest:
        raise Refusal(
            Reason("A file of a fitting size is missing in the form."),
            Reason("choose what 'tallystick panel commit' wrote, and the sheet beside it"),
        )
    return bytes(given.read())
