"""What a reader of a release is told of its panels: whose keys signed, and which interests were told late.

The keys come with the package, so that a reader has to compare them.
"""

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


def late_interests_of(package: Package) -> list[Reason]:
    """For each interest that held when a panel was locked and was declared afterwards, a sentence."""
    return [one.reason for one in PanelRows.of(package).late()] if package.panels else []
