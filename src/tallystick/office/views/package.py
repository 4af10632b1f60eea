"""The package, taken out on the web."""

from django.http import HttpResponse

from tallystick.office.services.plan import packed_out
from tallystick.office.visit import Visit


def package(visit: Visit, _: object) -> HttpResponse:
    """The package with all that was approved, as a zip."""
    name, data = packed_out(by=visit.person, now=visit.now)
    answer = HttpResponse(data, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return answer
