"""The spreadsheet of a body's duties: downloaded, filled in offline, and handed in."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text, msgid
from tallystick.office.found import BodyInPhase
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.scratch import scratch_folder, shown_name
from tallystick.office.selectors.forms import form_of
from tallystick.office.services.forms import OUTCOME_WORDS, TakenRow, take_rows
from tallystick.office.visit import Visit

#: A form with every duty that a body can have, filled in, is far smaller.
LARGEST = 4 * 1024 * 1024
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def form(visit: Visit, found: BodyInPhase) -> HttpResponse:
    """The spreadsheet, with what is written so far."""
    data = form_of(found.body.id, found.phase, visit.today, visit.language)
    answer = HttpResponse(data, content_type=_XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{found.body.id}-{found.phase.id}.xlsx"'
    return answer


@dataclass(frozen=True, slots=True)
class TakenView:
    """What became of a form: each row with its outcome and, where it was not taken, why; and the way back."""

    rows: tuple[tuple[str, str, str, str, str], ...]
    taken: str
    back: str


def take(visit: Visit, found: BodyInPhase) -> HttpResponse:
    """Take a spreadsheet row by row, and say what became of each."""
    given = visit.request.FILES.get("file")
    if not isinstance(given, UploadedFile) or not given.size or given.size > LARGEST:
        raise Refusal(
            Reason("There is no spreadsheet of a fitting size in the form."),
            Reason("choose the file that was downloaded here, filled in"),
        )
    with scratch_folder("form") as folder:
        place = folder / shown_name(str(given.name))
        place.write_bytes(given.read())
        rows = take_rows(
            form=str(place),
            body=found.body.id,
            phase=found.phase,
            is_sent=visit.request.POST.get("then") == "send",
            by=visit.person,
            now=visit.now,
        )
    return office_page(visit.request, visit, _taken(visit, found, rows))


def _taken(visit: Visit, found: BodyInPhase, rows: tuple[TakenRow, ...]) -> OfficePage:
    language = visit.language
    told = tuple(
        (
            str(one.row),
            one.commitment,
            one.outcome,
            language.say(OUTCOME_WORDS[one.outcome]),
            language.reason(one.why) if one.why else "",
        )
        for one in rows
    )
    number = sum(one.outcome in {"saved", "sent"} for one in rows)
    view = TakenView(
        told,
        said(msgid("rows taken: {count}"), count=Count(number)),
        reverse("duties", kwargs={"body": found.body.id, "phase": found.phase.id}),
    )
    title = said(msgid("What became of the form of {body}"), body=Text(found.body.name))
    return OfficePage("taken.html", title, view)
