"""Coding what others asked on one's own machine: the sheet that one takes along, and handing it in."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.handed_in import done
from tallystick.office.models import CodingRound
from tallystick.office.selectors.asked_coding import CODED_FROM, sheet_tasks
from tallystick.office.selectors.panel import part_of_package
from tallystick.office.services.asked_sheets import hand_in_codes
from tallystick.office.visit import Visit
from tallystick.pipeline.recommendations.code import code_sheet

#: A sheet of thousands of recommendations, filled in, is far smaller.
LARGEST = 8 * 1024 * 1024
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(visit: Visit, round_: CodingRound) -> HttpResponse:
    """The sheet of whoever asks, with what is suggested and what they wrote so far; of nobody else."""
    package = part_of_package(CODED_FROM)
    tasks = sheet_tasks(round_, visit.assessor, package)
    data = code_sheet(package, visit.assessor, tasks, {"round": str(round_.name)}, visit.language)
    answer = HttpResponse(data, content_type=_XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{visit.assessor}.xlsx"'
    return answer


def hand_in(visit: Visit, round_: CodingRound) -> HttpResponse:
    """Take a sheet that was filled in."""
    given = visit.request.FILES.get("sheet")
    if not isinstance(given, UploadedFile) or not given.size or given.size > LARGEST:
        raise Refusal(
            Reason("A file of a fitting size is missing in the form."),
            Reason("choose the sheet that you filled in"),
        )
    data = bytes(given.read())

    def act() -> str:
        hand_in_codes(round_=round_, assessor=visit.assessor, sheet=data, now=visit.now)
        return reverse("coding", kwargs={"round_": round_.name})

    return done(visit, act)
