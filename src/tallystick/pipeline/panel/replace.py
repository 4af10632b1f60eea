"""An assessor who resigned in mid-round is replaced: the panel's file says by whom, and what they code."""

from dataclasses import replace

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.panel.record import DRAWN, PanelRecord, Replacement
from tallystick.panel.replacing import chosen, drawn
from tallystick.pipeline.panel.folder import load_panel, received, save_panel
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.model import Package
from tallystick.register.panels import Assessor


def choose_replacement(
    package: str, folder: str, assessor: str, because: str
) -> tuple[Replacement, tuple[str, ...]]:
    """Put an assessor into the place of the one whom the package says that they replace, for a reason.

    Returns:
        What they code, and what of the other's is left without them.

    Raises:
        Refusal: codes are open already, the other has committed to theirs, or they can't come.
    """
    loaded, panel = _coding(package, folder)
    return _replaced(package, folder, loaded, chosen(panel, loaded, assessor, because))


def draw_replacement(package: str, folder: str, resigned: str) -> tuple[Replacement, tuple[str, ...]]:
    """Put the reserve whom the panel's seed draws into the place of an assessor who resigned.

    Returns:
        What they code, and what of the other's is left without them.

    Raises:
        Refusal: codes are open already, the other has committed to theirs, or no reserve can come.
    """
    loaded, panel = _coding(package, folder)
    return _replaced(package, folder, loaded, drawn(panel, loaded, resigned))


def _coding(package: str, folder: str) -> tuple[Package, PanelRecord]:
    loaded, panel = load_package(package), load_panel(folder)
    if any(one.panel == panel.name for one in loaded.judgements):
        raise Refusal(
            Reason("codes of the panel {name} are open already", name=Text(panel.name)),
            Reason("whoever comes now could have read them; nothing was changed"),
        )
    return loaded, panel


def _replaced(
    package: str, folder: str, loaded: Package, done: PanelRecord
) -> tuple[Replacement, tuple[str, ...]]:
    came = done.replacements[-1]
    if any(one.assessor == came.replaces for one in received(folder)):
        raise Refusal(
            Reason("{other} has committed to codes, which stay", other=Text(came.replaces)),
            Reason("nobody needs to come in their place; nothing was changed"),
        )
    told = replace(loaded, assessors=tuple(as_come(one, came) for one in loaded.assessors))
    if told != loaded:
        save_package(told, package, {}, expected=package_sha256(loaded))
    save_panel(done, folder)
    return came, done.left_of(came.replaces)


def as_come(one: Assessor, came: Replacement) -> Assessor:
    """An assessor as the package has them once they have come for another; others as they were."""
    if one.id != came.assessor:
        return one
    standing = "accepted" if came.by == DRAWN else one.standing
    return replace(
        one,
        standing=standing,
        replaces=came.replaces,
        came_by=came.by,
        came_because=came.because or None,
        passed_over=came.passed_over,
    )
