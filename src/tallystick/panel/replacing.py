"""Who comes into the place of an assessor who resigned, and what of theirs an interest lets them code.

They are drawn by the panel's seed from the reserves that were announced with it, or chosen for a reason,
which is printed. Whoever is drawn is the first of those reserves who still may come and to whom something is
open, by the SHA-256 of the UTF-8 text ``tallystick panel replacement/v1``, line feed, the seed, line feed,
who resigned, line feed, the reserve, line feed.
"""

from dataclasses import replace

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.panel.record import CHOSEN, DRAWN, PanelRecord, Replacement
from tallystick.register.conflicts import conflicts_of
from tallystick.register.model import Package
from tallystick.register.panels import Assessor

RESERVE = "reserve"


def reserves_of(package: Package) -> tuple[str, ...]:
    """The assessors of a package who come where somebody resigns, in order."""
    return tuple(sorted(one.id for one in package.assessors if one.standing == RESERVE))


def chosen(panel: PanelRecord, package: Package, assessor: str, because: str) -> PanelRecord:
    """The panel with an assessor in the place of the one whom the package says that they replace.

    They code what was given to the other and no interest keeps them from, up to their budget, in the order of
    the identifiers; what is left stays without that assessor.

    Raises:
        Refusal: the panel is not drawn, no reason is given, they replace nobody who has resigned from it, or
            nothing is left.
    """
    _refuse_undrawn(panel)
    if not because:
        raise Refusal(
            Reason("nothing says why {assessor} was chosen", assessor=Text(assessor)),
            Reason("give the reason, which is printed, or have somebody drawn from the panel's reserves"),
        )
    came = _came(panel, package, assessor)
    resigned = came.replaces or ""
    _refuse_taken(panel, package, resigned)
    free = _open_to(panel, package, came, resigned)
    if not free:
        raise Refusal(
            Reason(
                "nothing of what {other} was given is open to {assessor}",
                assessor=Text(assessor),
                other=Text(resigned),
            ),
            Reason("invite somebody whom no interest ties to it; nothing was changed"),
        )
    return _with(panel, Replacement(assessor, resigned, free, CHOSEN, because))


def drawn(panel: PanelRecord, package: Package, resigned: str) -> PanelRecord:
    """The panel with the reserve whom its seed draws in the place of somebody who resigned.

    Raises:
        Refusal: the panel is not drawn or has no reserves, the place is not free, or no reserve can come.
    """
    _refuse_undrawn(panel)
    if not panel.reserves:
        raise Refusal(
            Reason("the panel {name} was announced without reserves", name=Text(panel.name)),
            Reason(
                "choose somebody, and say why; before the next panel is announced enter reserves among the "
                "assessors, with the standing {standing}",
                standing=Text(RESERVE),
            ),
        )
    _refuse_taken(panel, package, resigned)
    known = {one.id: one for one in package.assessors}
    passed: list[str] = []
    for one in panel.reserves_for(resigned):
        came = known.get(one)
        free = _open_to(panel, package, came, resigned) if came and _may_come(panel, came, resigned) else ()
        if free:
            return _with(panel, Replacement(one, resigned, free, DRAWN, passed_over=tuple(passed)))
        passed.append(one)
    raise Refusal(
        Reason(
            "no reserve can come in the place of {other}: {names}", other=Text(resigned), names=texts(passed)
        ),
        Reason("each codes already, has resigned, or is tied to all of it; choose somebody, and say why"),
    )


def _may_come(panel: PanelRecord, one: Assessor, resigned: str) -> bool:
    """Whether a reserve is still one, or was made the replacement of this very assessor before."""
    waits = one.standing == RESERVE or (one.standing == "accepted" and one.replaces == resigned)
    return waits and one.id not in panel.coders


def _open_to(panel: PanelRecord, package: Package, came: Assessor, resigned: str) -> tuple[str, ...]:
    barred = conflicts_of(package)
    return tuple(one for one in panel.left_of(resigned) if (came.id, one) not in barred)[: came.budget]


def _with(panel: PanelRecord, one: Replacement) -> PanelRecord:
    return replace(panel, replacements=(*panel.replacements, one))


def _refuse_undrawn(panel: PanelRecord) -> None:
    if not panel.seed:
        raise Refusal(
            Reason("the panel {name} is not drawn yet", name=Text(panel.name)),
            Reason("announce it anew, with everybody who has accepted; nothing was changed"),
        )


def _refuse_taken(panel: PanelRecord, package: Package, resigned: str) -> None:
    """Look whether a place is free: whoever had it has resigned, and something of theirs is left.

    Raises:
        Refusal: it is not.
    """
    other = next((one for one in package.assessors if one.id == resigned), None)
    if resigned not in panel.coders or other is None or other.standing != "resigned":
        raise Refusal(
            Reason(
                "{other} has not resigned from the panel {name}", other=Text(resigned), name=Text(panel.name)
            ),
            Reason("a place is free when its assessor has resigned; nothing was changed"),
        )
    if not panel.left_of(resigned):
        raise Refusal(
            Reason("nothing of what {other} was given is left without an assessor", other=Text(resigned)),
            Reason("nobody else is needed; nothing was changed"),
        )


def _came(panel: PanelRecord, package: Package, assessor: str) -> Assessor:
    """Who comes.

    Raises:
        Refusal: they can't.
    """
    came = next((one for one in package.assessors if one.id == assessor), None)
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
    return came
