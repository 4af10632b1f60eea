"""On the assessor's own machine: looking a coded sheet through, and committing to it."""

import os
from dataclasses import dataclass

from tallystick.base.findings import Refusal
from tallystick.base.places import PRIVATE, explained, write_new
from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.base.regular import read_regular
from tallystick.ledger.operations import public_key, signed_by
from tallystick.panel.sealing import SALT_BYTES, SheetSeal, digest_of, opening_text
from tallystick.pipeline.panel.coded import CodedSheet, read_coded
from tallystick.pipeline.panel.folder import LARGEST_SHEET, load_drawn

COMMITMENT, OPENING = ".commitment", ".opening"


@dataclass(frozen=True, slots=True)
class Committed:
    """A sheet that was committed to.

    Attributes:
        sheet: what stands in it.
        commitment: the file to send.
        opening: the file to keep.
        key: the public key, as it must stand in the package.
    """

    sheet: CodedSheet
    commitment: str
    opening: str
    key: str


def commit(sheet: str, folder: str, key: str, day: str) -> Committed:
    """Commit to a coded sheet: a signed digest to send now, and what opens it to keep.

    Args:
        sheet: the coded sheet.
        folder: the panel's folder.
        key: the file of the assessor's own secret key.
        day: the day on which it is committed to, YYYY-MM-DD.

    Raises:
        Refusal: a row can't be taken, or it was committed to before; nothing was written then.
    """
    panel = load_drawn(folder)
    coded = read_coded(sheet, panel, until=day)
    if coded.findings:
        raise Refusal(
            Reason(
                plural(
                    "{path} has {number} row that can't be taken",
                    "{path} has {number} rows that can't be taken",
                ),
                path=Text(sheet),
                number=Count(len(coded.findings)),
            ),
            Reason("mend them and commit then: a sheet that is committed to can't be mended"),
            coded.findings,
        )
    with explained(sheet):
        data = read_regular(sheet, LARGEST_SHEET)
    salt = os.urandom(SALT_BYTES)
    seal = SheetSeal(panel.sha256, coded.assessor, digest_of(salt, data))
    note = signed_by(key, seal.text)
    write_new(f"{sheet}{OPENING}", opening_text(salt).encode(), PRIVATE)
    write_new(f"{sheet}{COMMITMENT}", note.write().encode())
    return Committed(coded, f"{sheet}{COMMITMENT}", f"{sheet}{OPENING}", public_key(key).vkey)
