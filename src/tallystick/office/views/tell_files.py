"""Files that come with a form of the public: in memory, bounded, cleaned in a process of its own."""

import hashlib

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from tallystick.base.findings import Refusal
from tallystick.office.cleaning.apart import clean_apart
from tallystick.office.cleaning.kinds import LARGEST, REFUSALS
from tallystick.office.services.cases import Handed
from tallystick.office.tell_pages import is_too_large


def handed_file(request: HttpRequest) -> tuple[bytes, str] | None:
    """The bytes and the name of a file that came with a form; None where none did.

    Raises:
        Refusal: it is empty or too large.
    """
    if is_too_large(request):
        raise Refusal(*REFUSALS["too-large"])
    given = request.FILES.get("file")
    if not isinstance(given, UploadedFile):
        return None
    if not given.size or given.size > LARGEST:
        raise Refusal(*REFUSALS["too-large"])
    return given.read(), str(given.name)


def handed_clean(request: HttpRequest) -> Handed | None:
    """The file that came with a form, cleaned; None where none did.

    Raises:
        Refusal: it does not come in.
    """
    file = handed_file(request)
    if file is None:
        return None
    return Handed(file[1], hashlib.sha256(file[0]).hexdigest(), clean_apart(*file))
