"""Files behind reports and checks: handed in, given out as a download and nothing else, withdrawn."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from tallystick.base.findings import Refusal
from tallystick.office.check_place import CheckPlace
from tallystick.office.cleaning.kinds import LARGEST, REFUSALS
from tallystick.office.evidence_store import kept
from tallystick.office.follow_up_found import CheckThere, FileThere
from tallystick.office.found import DraftThere
from tallystick.office.handed_in import done
from tallystick.office.models.evidence import OF_CHECK, OF_REPORT
from tallystick.office.services import evidence as services
from tallystick.office.visit import Visit

#: A browser that opens the file all the same runs nothing of it and loads nothing for it.
_LOCKED = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def attach_to_report(visit: Visit, there: DraftThere) -> HttpResponse:
    """Put a file behind a report."""
    place = CheckPlace(there.place.phase, there.place.body, there.place.commitment)
    return _attached(visit, OF_REPORT, place, reverse("report", kwargs=place.named))


def attach_to_check(visit: Visit, there: CheckThere) -> HttpResponse:
    """Put a file behind the answer to a check."""
    return _attached(visit, OF_CHECK, there.place, reverse("check", kwargs=there.place.named))


def _attached(visit: Visit, use: str, place: CheckPlace, back: str) -> HttpResponse:
    given = visit.request.FILES.get("file")
    if not isinstance(given, UploadedFile) or not given.size or given.size > LARGEST:
        raise Refusal(*REFUSALS["too-large"])
    file = services.take_file(given.read(), str(given.name))

    def act() -> str:
        services.attach(use=use, place=place, file=file, by=visit.person, now=visit.now)
        return f"{back}#h-files"

    return done(visit, act)


def file(visit: Visit, there: FileThere) -> HttpResponse:  # noqa: ARG001 - as every view takes it
    """A file, as a download."""
    answer = HttpResponse(kept(there.file.sha256), content_type="application/octet-stream")
    # The name is made of letters, digits, spaces and dashes alone; others than ASCII go by RFC 6266.
    answer.headers["Content-Disposition"] = _disposition(there.file.name)
    answer["Content-Security-Policy"] = _LOCKED
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _disposition(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"


def withdraw(visit: Visit, there: FileThere) -> HttpResponse:
    """Withdraw a file."""

    def act() -> str:
        services.withdraw(file=there.file, by=visit.person, now=visit.now)
        return there.back

    return done(visit, act)
