"""Cases and bodies of an invented country, Lorvia, for the tests of cases."""

import datetime

from tallystick.base.dates import PartialDate
from tallystick.register.bodies import Body
from tallystick.workflow.cases.calendar import shipped_calendar
from tallystick.workflow.cases.circle import Bodies
from tallystick.workflow.cases.clocks import Clocks
from tallystick.workflow.cases.guards import Setting
from tallystick.workflow.cases.model import Case, Step
from tallystick.workflow.cases.profile import shipped_profile
from tallystick.workflow.cases.stages import COMPLAINT
from tallystick.workflow.cases.steps import after, begun

FIRST = datetime.date(2024, 3, 1)
#: The mines' bureau ended in 2023 and the ministry of energy took over; the river office is under the county.
BODIES = Bodies.of(
    (
        Body("desk", "Intake desk"),
        Body("labour", "Ministry of Labour"),
        Body("energy", "Ministry of Energy"),
        Body("mines", "Bureau of Mines", until=PartialDate.parse("2023-12-31"), successor="energy"),
        Body("county", "Government of Lower County"),
        Body("rivers", "River Office of Lower County", parent="county"),
        Body("court", "Administrative Court"),
        Body("ombud", "Ombudsman"),
    )
)
CALENDARS = {"petitions-cn": "CN", "whistleblowers-eu": "IE", "information-gb": "GB"}


def setting(profile: str = "petitions-cn") -> Setting:
    """The bodies, and a profile counted in the working days that go with it."""
    return Setting(Clocks(shipped_profile(profile), shipped_calendar(CALENDARS[profile])), BODIES)


def complaint(*against: str, kind: str = COMPLAINT, profile: str = "petitions-cn") -> Case:
    """A complaint that came in on the first day."""
    return begun(kind, "desk", against, FIRST, setting(profile))


def taken(case: Case, *steps: Step, profile: str = "petitions-cn") -> Case:
    """The case after these steps."""
    for step in steps:
        case = after(case, step, setting(profile))
    return case


def day(number: int) -> datetime.date:
    """So many days after the first."""
    return FIRST + datetime.timedelta(days=number)
