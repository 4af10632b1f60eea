"""Whose keys signed what a panel found: they come with its package, so that a reader has to compare them."""

from tallystick.base.reasons import Listing, Reason, Text
from tallystick.panel.published import signed_panels
from tallystick.register.model import Package
from tallystick.register.panel_statement import PanelRows

_KEYS = Reason(
    "the panel {panel} is signed with keys that came with the file, {keys}: compare them with what each "
    "assessor shows"
)


def keys_of_panels(package: Package) -> list[Reason]:
    """For each panel that counts the keys under which it is signed, a sentence."""
    if not package.panels:
        return []
    rows = PanelRows.of(package)
    keys = {one.id: one.signing_key or "" for one in package.assessors}
    return [
        _KEYS.saying(
            panel=Text(one.id), keys=Listing(tuple(Text(keys[who]) for who in rows.coded(one.id)), ",")
        )
        for one in signed_panels(package)
    ]
