"""The phase that is meant."""

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.register.model import Package
from tallystick.register.phases import PlanPhase


def phase_named(package: Package, name: str) -> PlanPhase:
    """The phase of this name; the only one where none is named.

    Raises:
        Refusal: there is none, or it has to be said which.
    """
    if not package.phases:
        raise Refusal(
            Reason("the package has no phases"),
            Reason("add one to tables/phases.csv: its period, and the day on which reports are due"),
        )
    names = [one.id for one in package.phases]
    found = [one for one in package.phases if one.id == name or (not name and len(names) == 1)]
    if not found:
        told = Reason("the package has no phase {name}", name=Text(name))
        raise Refusal(
            told if name else Reason("the package has several phases"),
            Reason("name one with --phase: {names}", names=texts(names, ",")),
        )
    return found[0]
