"""Who comes into the place of an assessor who resigned, and what of theirs an interest lets them code."""

from dataclasses import replace

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.panel.record import PanelRecord, Replacement
from tallystick.register.conflicts import conflicts_of
from tallystick.register.model import Package
from tallystick.register.panels import Assessor


def replaced(panel: PanelRecord, package: Package, assessor: str) -> PanelRecord:
    """The panel with an assessor in the place of the one whom the package says that they replace.

    They code what was given to the other and no interest keeps them from, up to their budget, in the order of
    the identifiers; what is left stays without that assessor.

    Raises:
        Refusal: the panel is not drawn, they replace nobody who has resigned from it, or nothing is left.
    """
    if not panel.seed:
        raise Refusal(
            Reason("the panel {name} is not drawn yet", name=Text(panel.name)),
            Reason("announce it anew, with everybody who has accepted; nothing was changed"),
        )
    came = _came(panel, package, assessor)
    barred = conflicts_of(package)
    given = panel.given_to(came.replaces or "")
    free = tuple(one for one in sorted(given) if (assessor, one) not in barred)[: came.budget]
    if not free:
        raise Refusal(
            Reason("nothing of what {other} was given is open to {assessor}", **_both(came)),
            Reason("invite somebody whom no interest ties to it; nothing was changed"),
        )
    return replace(
        panel, replacements=(*panel.replacements, Replacement(assessor, came.replaces or "", free))
    )


def _came(panel: PanelRecord, package: Package, assessor: str) -> Assessor:
    """Who comes.

    Raises:
        Refusal: they can't.
    """
    known = {one.id: one for one in package.assessors}
    came = known.get(assessor)
    if came is None or came.standing != "accepted" or came.replaces is None:
        raise Refusal(
            Reason("{assessor} is nobody who has accepted in the place of another", assessor=Text(assessor)),
            Reason("enter them among the assessors, with whom they replace; nothing was changed"),
        )
    if assessor in panel.coders:
        raise Refusal(
            Reason(
                "{assessor} codes in the panel {name} already", assessor=Text(assessor), name=Text(panel.name)
            ),
            Reason("name somebody else; nothing was changed"),
        )
    other = known.get(came.replaces)
    if came.replaces not in panel.coders or other is None or other.standing != "resigned":
        raise Refusal(
            Reason(
                "{other} has not resigned from the panel {name}",
                other=Text(came.replaces),
                name=Text(panel.name),
            ),
            Reason("a place is free when its assessor has resigned; nothing was changed"),
        )
    return came


def _both(came: Assessor) -> dict[str, Text]:
    return {"assessor": Text(came.id), "other": Text(came.replaces or "")}
