"""A coder's sheet committed to before anybody else may read it, by the seals of panels.

Each coder sends what commits to their sheet, signed, before any of them sends the sheet. Whoever collects
holds each sheet against it: so that nobody has coded by what another wrote.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Problem, Refusal
from tallystick.base.places import PRIVATE, explained, write_new
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.base.regular import read_regular
from tallystick.ledger.notes import Note, read_note
from tallystick.ledger.operations import public_key, signed_by
from tallystick.ledger.verifiers import PublicKey, is_signed
from tallystick.panel.sealing import SALT_BYTES, SheetSeal, digest_of, opening_text, read_opening, read_seal
from tallystick.pipeline.panel.commit import COMMITMENT, OPENING
from tallystick.pipeline.panel.folder import LARGEST_NOTE, LARGEST_SHEET
from tallystick.pipeline.recommendations.code import AGAIN, CODER_MAKER, CODES
from tallystick.pipeline.recommendations.rows import CodedRow, UntakenCode, code_rows, coder_of
from tallystick.pipeline.review.workbook import read_workbook
from tallystick.register.files import load_package
from tallystick.register.model import Package

_MEND = Reason("mend it and commit then: a sheet that is committed to can't be mended")
_AGAIN = Reason(
    "let them commit again with 'tallystick recommendations commit', and send the sheet after that"
)


@dataclass(frozen=True, slots=True)
class SealedCodes:
    """A coder's sheet that was committed to.

    Attributes:
        coded: how many recommendations it codes.
        left: how many it leaves open.
        commitment: the file to send now.
        opening: the file to keep, and to send with the sheet.
        key: the public key, as it must stand in the package.
    """

    coded: int
    left: int
    commitment: str
    opening: str
    key: str


def seal_codes(sheet: str, path: str, key: str) -> SealedCodes:
    """Commit to a filled sheet: a signed digest to send now, and what opens it to keep.

    Args:
        sheet: the coder's sheet.
        path: the package that it was made for, or a copy of it.
        key: the file with the coder's own secret key.

    Raises:
        Refusal: a row can't be taken, nothing is coded, or it was committed to before; nothing was written.
    """
    package = load_package(path)
    book = read_workbook(sheet, [CODES], CODER_MAKER)
    coder = coder_of(sheet, book, package)
    rows = list(code_rows(sheet, book, package, coder, {one.id for one in package.recommendations}))
    wrong = [one for one in rows if isinstance(one, UntakenCode)]
    coded = sum(isinstance(one, CodedRow) and one.code is not None for one in rows)
    if wrong or not coded:
        findings = tuple(Problem("code-not-taken", one.why, _MEND).at(one.sheet, one.row) for one in wrong)
        mend = _MEND if wrong else Reason("code one recommendation at least")
        raise Refusal(Reason("{path} can't be committed to as it is", path=Text(sheet)), mend, findings)
    with explained(sheet):
        data = read_regular(sheet, LARGEST_SHEET)
    salt = os.urandom(SALT_BYTES)
    note = signed_by(
        key, SheetSeal(_round(package, again=AGAIN in book.about), coder, digest_of(salt, data)).text
    )
    write_new(f"{sheet}{OPENING}", opening_text(salt).encode(), PRIVATE)
    write_new(f"{sheet}{COMMITMENT}", note.write().encode())
    return SealedCodes(
        coded, len(rows) - coded, f"{sheet}{COMMITMENT}", f"{sheet}{OPENING}", public_key(key).vkey
    )


def _round(package: Package, *, again: bool) -> str:
    """What a commitment is to, in the place where that of a panel names its panel."""
    told = f"tallystick recommendations round/v1\n{package.descriptor.name}\n" + ("second\n" if again else "")
    return hashlib.sha256(told.encode()).hexdigest()


def refuse_unsealed(sheets: Mapping[str, str], package: Package, folder: str, *, again: bool = False) -> None:
    """Hold sheets against what their coders committed to.

    Args:
        sheets: the sheet of each coder; what opens its commitment lies beside it.
        package: the package, whose assessors have the keys.
        folder: where the commitments lie that came before any sheet.
        again: whether they are of the second round.

    Raises:
        Refusal: a coder has not committed, by the key of the package, to the sheet as it is.
    """
    keys = {one.id: one.signing_key for one in package.assessors}
    seals = _seals(folder)
    for coder, sheet in sheets.items():
        told = (coder, _round(package, again=again))
        own = [(note, seal) for note, seal in seals if (seal.assessor, seal.panel) == told]
        if not own:
            raise Refusal(
                Reason(
                    "no file in {folder} commits {coder} to a sheet", folder=Text(folder), coder=Text(coder)
                ),
                _AGAIN,
            )
        key = keys.get(coder)
        signed = [seal for note, seal in own if key and is_signed(note, PublicKey.parse(key))]
        if not signed:
            raise Refusal(
                Reason("what commits {coder} is not signed by their key in the package", coder=Text(coder)),
                Reason(
                    "enter the line of their .vkey file as signing_key in tables/assessors.csv, if it lacks"
                ),
            )
        digest = _digest(sheet)
        if digest not in {seal.digest for seal in signed}:
            raise Refusal(
                Reason(
                    "{sheet} is not the sheet that {coder} committed to", sheet=Text(sheet), coder=Text(coder)
                ),
                _AGAIN,
            )


def _digest(sheet: str) -> str:
    """The digest of a sheet under the salt that lies beside it."""
    with explained(sheet):
        data = read_regular(sheet, LARGEST_SHEET)
    opening = f"{sheet}{OPENING}"
    with explained(opening):
        text = read_regular(opening, LARGEST_NOTE).decode("utf-8", "replace")
    try:
        return digest_of(read_opening(text), data)
    except Unfit as problem:
        raise Refusal(Reason("{path}: {why}", path=Text(opening), why=problem.reason), _AGAIN) from None


def _seals(folder: str) -> list[tuple[Note, SheetSeal]]:
    """Every commitment that lies in a folder; other files in it are none."""
    place = Path(folder)
    if not place.is_dir():
        raise Refusal(
            Reason("there is no folder {folder}", folder=Text(folder)),
            Reason("name the folder with the files that end in .commitment"),
        )
    return list(_read(sorted(place.glob(f"*{COMMITMENT}"))))


def _read(files: Iterable[Path]) -> Iterator[tuple[Note, SheetSeal]]:
    for file in files:
        with explained(str(file)):
            text = read_regular(str(file), LARGEST_NOTE).decode("utf-8", "replace")
        try:
            note = read_note(text)
            yield note, read_seal(note.text)
        except Unfit as problem:
            raise Refusal(Reason("{path}: {why}", path=Text(str(file)), why=problem.reason), _AGAIN) from None
