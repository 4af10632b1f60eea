"""An assessor who resigned in mid-round is replaced: the panel's file says by whom, and what they code."""

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.panel.record import Replacement
from tallystick.panel.replacing import replaced
from tallystick.pipeline.panel.folder import load_panel, received, save_panel
from tallystick.register.files import load_package


def replace_assessor(package: str, folder: str, assessor: str) -> tuple[Replacement, tuple[str, ...]]:
    """Put an assessor into the place of the one whom the package says that they replace.

    Returns:
        What they code, and what of the other's is left without them.

    Raises:
        Refusal: codes are open already, the other has committed to theirs, or they can't come.
    """
    loaded, panel = load_package(package), load_panel(folder)
    if any(one.panel == panel.name for one in loaded.judgements):
        raise Refusal(
            Reason("codes of the panel {name} are open already", name=Text(panel.name)),
            Reason("whoever comes now could have read them; nothing was changed"),
        )
    done = replaced(panel, loaded, assessor)
    came = done.replacements[-1]
    if any(one.assessor == came.replaces for one in received(folder)):
        raise Refusal(
            Reason("{other} has committed to codes, which stay", other=Text(came.replaces)),
            Reason("nobody needs to come in their place; nothing was changed"),
        )
    save_panel(done, folder)
    left = tuple(one for one in panel.given_to(came.replaces) if one not in came.commitments)
    return came, left
