"""Files behind reports and checks: handed in, given out as a download and nothing else, withdrawn."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.office.check_place import CheckPlace
from tallystick.office.cleaning.kinds import LARGEST, REFUSALS
from tallystick.office.files_apart import address_apart, file_given
from tallystick.office.follow_up_found import CheckThere, FileThere
from tallystick.office.found import DraftThere
from tallystick.office.handed_in import done
from tallystick.office.models.evidence import OF_CHECK, OF_REPORT
from tallystick.office.services import evidence as services
from tallystick.office.visit import Visit


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
    """A file, as a download; from the host for files where there is one."""
    apart = address_apart(there.file.sha256, there.file.name)
    return HttpResponseRedirect(apart) if apart else file_given(there.file.sha256, there.file.name)


def withdraw(visit: Visit, there: FileThere) -> HttpResponse:
    """Withdraw a file."""

    def act() -> str:
        services.withdraw(file=there.file, by=visit.person, now=visit.now)
        return there.back

    return done(visit, act)
