"""Signatures under a panel's statement, by keys that follow from the assessors' names."""

import hashlib
from dataclasses import replace

from tallystick.ledger.keys import SigningKey
from tallystick.register import Package
from tallystick.register.panel_locks import DrawnPanel, PanelSignature
from tallystick.register.panel_statement import PanelRows, panel_statement, signature_text


def key_of(assessor: str) -> SigningKey:
    """The key of an invented assessor."""
    return SigningKey.from_seed(assessor, hashlib.sha256(assessor.encode()).digest())


def signature(package: Package, panel: DrawnPanel, assessor: str) -> PanelSignature:
    """An assessor's signature under what a panel found."""
    key = key_of(assessor)
    statement = panel_statement(PanelRows.of(package), panel).encode()
    return PanelSignature(panel.id, assessor, signature_text(key.public.key_id + key.sign(statement)))


def signed(package: Package, *assessors: str) -> Package:
    """The package with each assessor's key, and these assessors' signatures under its only panel."""
    (panel,) = package.panels
    keyed = tuple(
        one if one.signing_key else replace(one, signing_key=key_of(one.id).public.vkey)
        for one in package.assessors
    )
    package = replace(package, assessors=keyed)
    signatures = tuple(signature(package, panel, one) for one in sorted(assessors))
    return replace(package, panel_signatures=signatures)
