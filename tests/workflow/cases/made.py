"""Cases and bodies of an invented country, Lorvia, for the tests of cases."""

import datetime

from tallystick.base.dates import PartialDate
from tallystick.register.bodies import Body
from tallystick.workflow.cases.calendar import shipped_calendar
from tallystick.workflow.cases.circle import Bodies
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.profile import SUPERIOR, shipped_profile
from tallystick.workflow.cases.setting import CaseSetting
from tallystick.workflow.cases.stages import COMPLAINT
from tallystick.workflow.cases.steps import after, begun

FIRST = datetime.date(2024, 3, 1)
#: The mines' bureau ended in 2023 and the ministry of energy took over; the river office is under the county.
BODIES = Bodies.of(
    (
        Body("cabinet", "Cabinet Office"),
        Body("desk", "Intake desk", parent="cabinet"),
        Body("labour", "Ministry of Labour"),
        Body("energy", "Ministry of Energy"),
        Body("mines", "Bureau of Mines", until=PartialDate.parse("2023-12-31"), successor="energy"),
        Body("province", "Government of the Lower Province"),
        Body("county", "Government of Lower County", parent="province"),
        Body("rivers", "River Office of Lower County", parent="county"),
        Body("court", "Administrative Court"),
        Body("ombud", "Ombudsman"),
    )
)
CALENDARS = {"petitions-cn": "CN", "whistleblowers-eu": "IE", "information-gb": "GB", "own-terms": "IE"}


def setting(profile: str = "petitions-cn") -> CaseSetting:
    """The bodies, and a profile counted in the working days that go with it."""
    told = shipped_profile(profile).model_copy(update={"other_desks": (SUPERIOR, "ombud")})
    clocks = CaseClocks(told, shipped_calendar(CALENDARS[profile]))
    return CaseSetting(clocks, BODIES, frozenset(BODIES.known))


def complaint(*against: str, kind: str = COMPLAINT, profile: str = "petitions-cn") -> CaseStanding:
    """A complaint that came in on the first day."""
    return begun(kind, "desk", against, FIRST, setting(profile))


def taken(case: CaseStanding, *steps: CaseStep, profile: str = "petitions-cn") -> CaseStanding:
    """The case after these steps."""
    for step in steps:
        case = after(case, step, setting(profile))
    return case


def day(number: int) -> datetime.date:
    """So many days after the first."""
    return FIRST + datetime.timedelta(days=number)
