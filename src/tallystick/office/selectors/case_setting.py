"""What the office's cases are held against: the deadlines, the working days, the bodies, the desk."""

import datetime
import functools
from pathlib import Path

from django.conf import settings

from tallystick.base.findings import Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Reason, Text, texts
from tallystick.office.models import CaseReader
from tallystick.office.selectors.duties import body_rows
from tallystick.office.selectors.succession import heirs_of_parts
from tallystick.workflow.cases.calendar import WorkingCalendar, shipped_calendar
from tallystick.workflow.cases.circle import Bodies
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.profile import SHIPPED, Profile, read_profile, shipped_profile
from tallystick.workflow.cases.setting import CaseSetting

#: What the office's desk is called among bodies where it is none of them.
NO_BODY = "desk-of-the-office"
_SATURDAY, _SUNDAY = 5, 6
#: Where nobody has said whose holidays count: weekends alone, and each last day is marked provisional.
_WEEKENDS = WorkingCalendar(
    "", datetime.date(1, 1, 1), 1, 0, frozenset({_SATURDAY, _SUNDAY}), {}, frozenset()
)


def desk_now() -> str:
    """The body whose desk takes what the public sends."""
    return str(settings.CONFIGURATION.case_desk or NO_BODY)


def clocks_now() -> CaseClocks:
    """The deadlines of the office that is open."""
    told = settings.CONFIGURATION
    return _clocks(Path(told.folder), told.case_profile, told.case_calendar)


def setting_now() -> CaseSetting:
    """The deadlines, the bodies that there are, and those in which somebody reads."""
    bodies = Bodies(body_rows(), heirs_of_parts())
    return CaseSetting(clocks_now(), bodies, frozenset(bodies_that_read()))


def is_kept_from(case: CaseStanding, reader: CaseReader) -> bool:
    """Whether the body that somebody reads for is complained of, and must not get a case any more."""
    return (reader.body or desk_now()) in setting_now().bodies.kept_from(case)


def bodies_that_read() -> tuple[str, ...]:
    """The bodies in which somebody can open what is passed to them, sorted."""
    reading = CaseReader.objects.filter(until=None).exclude(since=None).exclude(body="")
    return tuple(sorted(set(reading.values_list("body", flat=True))))


@functools.cache
def _clocks(folder: Path, profile: str, calendar: str) -> CaseClocks:
    """Read once; a file that is changed counts from the next start on."""
    found = profile_named(folder, profile)
    return CaseClocks(found, calendar_named(found.jurisdiction or calendar))


def profile_named(folder: Path, name: str) -> Profile:
    """A profile that ships, or that a file in the office's folder says.

    Raises:
        Refusal: there is none of this name, or the file is none.
    """
    if name in SHIPPED:
        return shipped_profile(name)
    place = folder / name
    if not name.endswith(".toml") or place.parent != folder or not place.is_file():
        raise Refusal(
            Reason("There is no profile of time limits {name}.", name=Text(name)),
            Reason("name one of {names}, or a file .toml in the office's folder", names=texts(SHIPPED, ",")),
        )
    with explained(place):
        profile, found = read_profile(name, place.read_bytes())
    if profile is None:
        raise Refusal(found[0].message, found[0].fix)
    return profile


def calendar_named(jurisdiction: str) -> WorkingCalendar:
    """The working days of a jurisdiction; weekends alone where none is named.

    Raises:
        Refusal: no calendar of it ships.
    """
    if not jurisdiction:
        return _WEEKENDS
    try:
        return shipped_calendar(jurisdiction)
    except KeyError:
        raise Refusal(
            Reason("There is no calendar of {name}.", name=Text(jurisdiction)),
            Reason("name a country that has one, such as CN, GB or IE, or none"),
        ) from None
