"""What another hotline is told of a case: by Open311 GeoReport v2 its service and whether it is open."""

from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import CLOSED, ERASED, WITHDRAWN

#: The two that GeoReport v2 knows, as the documentation of the package r311 lists them.
OPEN_311, CLOSED_311 = "open", "closed"
FIELDS = ("service_code", "status")


def exchanged(case: CaseStanding) -> dict[str, str]:
    """The record of a case that leaves the system: a service code and a status.

    No identifier, place, time, text or address: with any of them a hotline could find who had written.
    """
    is_over = case.stage in (CLOSED, WITHDRAWN, ERASED)
    return {"service_code": case.kind, "status": CLOSED_311 if is_over else OPEN_311}
