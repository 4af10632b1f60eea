"""Where a file comes part by part, for the script of a draft's page; the plain form needs none of it."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse

from tallystick.base.findings import Refusal
from tallystick.base.wholes import as_place
from tallystick.office.cleaning.kinds import REFUSALS
from tallystick.office.clock import now
from tallystick.office.services import uploads
from tallystick.vault.code_keys import read_code


def have(request: HttpRequest) -> HttpResponse:
    """How many parts of a file are there."""
    secret, typed = read_code(request.POST.get("code", "")), request.POST
    return _told(uploads.parts_there(secret, typed.get("whole", ""), today=now().date()))


def part(request: HttpRequest) -> HttpResponse:
    """Take the next part of a file."""
    secret, typed = read_code(request.POST.get("code", "")), request.POST
    given, number = request.FILES.get("part"), as_place(typed.get("number", ""))
    if not isinstance(given, UploadedFile) or number is None:
        raise Refusal(*REFUSALS["too-large"])
    data, digest = given.read(uploads.PART_BYTES + 1), typed.get("sha256", "")
    there = uploads.take_part(secret, typed.get("whole", ""), number, data, digest, today=now().date())
    return _told(there)


def whole(request: HttpRequest) -> HttpResponse:
    """Put the parts of a file together."""
    secret, typed = read_code(request.POST.get("code", "")), request.POST
    uploads.put_together(secret, typed.get("whole", ""), typed.get("name", ""), today=now().date())
    return _told(0)


def _told(number: int) -> HttpResponse:
    return JsonResponse({"have": number})
