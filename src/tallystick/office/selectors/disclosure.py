"""What bodies must publish, line by line, with what was challenged and by whom it was entered."""

from tallystick.office.models import DutyChallenge, DutyEntered, Person
from tallystick.office.selectors.plan import model_of, rows_in
from tallystick.register.indexed import BY_NAME
from tallystick.register.public import CHALLENGE_STATES, DUTY_KINDS, DisclosureDuty

LISTS = "disclosures"
OPEN_CHALLENGE = CHALLENGE_STATES[0]


def duties_in_order() -> list[DisclosureDuty]:
    """Every line of the checklists, by kind, body and identifier, as the site has them."""
    return sorted(rows_in(BY_NAME[LISTS]), key=lambda one: (DUTY_KINDS.index(one.kind), one.body, one.id))


def duty_named(name: str) -> DisclosureDuty | None:
    """A line of a checklist, by its identifier; None where there is none."""
    return next(rows_in(BY_NAME[LISTS], model_of(BY_NAME[LISTS])._default_manager.filter(id=name)), None)


def open_challenges() -> list[DutyChallenge]:
    """The challenges that nobody has settled, the oldest first; what looks like a program's last."""
    return list(DutyChallenge.objects.filter(settled=OPEN_CHALLENGE).order_by("is_trapped", "pk"))


def was_entered_by(duty: str, person: Person) -> bool:
    """Whether somebody has ever entered what was found of a line."""
    return DutyEntered.objects.filter(duty__id=duty, by=person).exists()
