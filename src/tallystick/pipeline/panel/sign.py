"""On the assessor's own machine: signing what a panel found, as the package shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal
from tallystick.base.places import write_new
from tallystick.base.reasons import Reason, Text, texts
from tallystick.ledger.operations import public_key, signed_by
from tallystick.pipeline.panel.own_codes import OwnCodes, own_codes
from tallystick.register.files import load_package
from tallystick.register.interest_days import was_signed
from tallystick.register.model import Package
from tallystick.register.panel_locks import DrawnPanel
from tallystick.register.panel_statement import PanelRows, panel_statement


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A panel's statement that an assessor has signed.

    Attributes:
        assessor: who signed.
        out: the file to send.
        codes: how many codes of their own stand under it.
        dissents: the dissents that stand under it, each with whose it is.
        locked: when the panel was locked, as it is signed; None where it doesn't say.
        interests: the interests that stand under it.
        compared: how the codes compare with the assessor's sheets; None where none was named.
    """

    assessor: str
    out: str
    codes: int
    dissents: tuple[tuple[str, str], ...]
    locked: PartialDate | None
    interests: tuple[str, ...]
    compared: OwnCodes | None


def sign_panel(package: str, name: str, key: str, out: str, sheets: Sequence[str] = ()) -> SignedStatement:
    """Sign all that a panel found, as it stands in a package, and write the signature into a new file.

    Args:
        package: the plan package.
        name: the panel.
        key: the file of the assessor's own secret key.
        out: the file to write.
        sheets: the assessor's sheets of all rounds, to hold their codes against; none: not looked at.

    Raises:
        Refusal: the package has errors or no such panel that is ready, the key is of nobody who coded in it,
            a code of theirs is not what stands in their sheet, or the file is there already; nothing was
            written then.
    """
    loaded = load_package(package)
    rows, panel = PanelRows.of(loaded), panel_of(loaded, name)
    vkey = public_key(key).vkey
    coded = rows.coded(name)
    own = next((one.id for one in loaded.assessors if one.id in coded and one.signing_key == vkey), None)
    if own is None:
        raise Refusal(
            Reason("the key is of nobody who has coded in the panel {name}", name=Text(name)),
            Reason("sign with the key whose public line stands in signing_key of tables/assessors.csv"),
        )
    compared = own_codes(loaded, panel, own, sheets) if sheets else None
    write_new(out, signed_by(key, panel_statement(rows, panel)).write().encode())
    mine = sum((one.panel, one.assessor) == (name, own) for one in loaded.judgements)
    against = tuple((one.id, one.assessor) for one in loaded.dissents if one.panel == name)
    ties = tuple(one.id for one in loaded.interests if one.assessor in coded and was_signed(one, panel))
    return SignedStatement(own, out, mine, against, panel.locked, ties, compared)


def panel_of(package: Package, name: str) -> DrawnPanel:
    """The panel of a name whose rounds are over.

    Raises:
        Refusal: the package has none of that name; names those that it has.
    """
    for one in package.panels:
        if one.id == name:
            return one
    known = texts([one.id for one in package.panels], ",") if package.panels else Reason("none")
    raise Refusal(
        Reason("the package has no panel {name} to sign ({known})", name=Text(name), known=known),
        Reason("whoever collects runs 'tallystick panel lock' first, and sends the package that it writes"),
    )
