"""A panel's rounds end: its rubric goes into the package, and then each assessor's signature."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal, reason_of
from tallystick.base.places import explained
from tallystick.base.reasons import Reason, Unfit
from tallystick.base.regular import read_regular
from tallystick.ledger.notes import Note, read_note
from tallystick.ledger.verifiers import PublicKey, is_signed
from tallystick.panel.disputes import disputes
from tallystick.panel.published import code_rows, drawn_row
from tallystick.pipeline.panel.agree import refuse_closed
from tallystick.pipeline.panel.folder import LARGEST_NOTE, load_drawn, received
from tallystick.register.files import chosen_method, load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.model import Package
from tallystick.register.panel_locks import DrawnPanel, PanelSignature
from tallystick.register.panel_statement import PanelRows, panel_statement, signature_text, unsigned
from tallystick.register.panels import Assessor


@dataclass(frozen=True, slots=True)
class LockedPanel:
    """How far a panel is locked.

    Attributes:
        name: the panel.
        signed: who has signed.
        awaited: who has coded or dissented and not signed yet.
        disputed: how many questions nobody has settled.
        refused: each file that could not be taken, and why.
    """

    name: str
    signed: tuple[str, ...]
    awaited: tuple[str, ...]
    disputed: int
    refused: tuple[tuple[str, Reason], ...]


def lock_panel(
    package: str, folder: str, files: Sequence[str], judged_to: str | None, day: str
) -> LockedPanel:
    """Enter a panel that is drawn and opened in its package, and the signatures that came.

    Args:
        package: the plan package.
        folder: the panel's folder.
        files: signed statements, as 'panel sign' writes them; none to enter the panel alone.
        judged_to: the day up to which the panel judged; None for that of the package's own method.
        day: the day on which its rounds are over, YYYY-MM-DD; one that stands there already stays.

    Raises:
        Refusal: the first round is not opened, a commitment came after that day, the package has errors, or
            somebody changes it meanwhile.
    """
    loaded, panel = load_package(package), load_drawn(folder)
    refuse_closed(loaded, panel, folder)
    before = package_sha256(loaded)
    until = PartialDate.parse(judged_to or chosen_method(loaded, None).judged_to.isoformat())
    there = next((one for one in loaded.panels if one.id == panel.name), None)
    fresh = there or drawn_row(panel, until, PartialDate.parse(day))
    if there is None:
        _refuse_early(folder, day)
        loaded = replace(
            loaded,
            panels=(*loaded.panels, fresh),
            rubric_codes=(*loaded.rubric_codes, *code_rows(panel)),
        )
    taken, refused = _signatures(loaded, fresh, files)
    known = {one.assessor for one in taken}
    kept = [one for one in loaded.panel_signatures if one.panel != panel.name or one.assessor not in known]
    loaded = replace(loaded, panel_signatures=(*kept, *taken))
    if package_sha256(loaded) != before:
        save_package(loaded, package, {}, expected=before)
    rows = PanelRows.of(loaded)
    awaited = unsigned(rows, fresh, loaded.panel_signatures)
    signed = tuple(one for one in rows.coded(panel.name) if one not in awaited)
    return LockedPanel(panel.name, signed, awaited, len(disputes(loaded.judgements, panel)), tuple(refused))


def _refuse_early(folder: str, day: str) -> None:
    """Look whether rounds can have been over on a day: not before the last commitment came.

    Raises:
        Refusal: they can't.
    """
    last = max((one.day for one in received(folder)), default="")
    if day < last:
        raise Refusal(
            Reason(
                "the rounds were not over on {day}, for a commitment came on {last}",
                day=PartialDate.parse(day),
                last=PartialDate.parse(last),
            ),
            Reason("name the day on which they were, with --day; nothing was changed"),
        )


def _signatures(
    package: Package, panel: DrawnPanel, files: Sequence[str]
) -> tuple[list[PanelSignature], list[tuple[str, Reason]]]:
    statement = panel_statement(PanelRows.of(package), panel)
    taken, refused = [], []
    for path in files:
        try:
            with explained(path):
                note = read_note(read_regular(path, LARGEST_NOTE).decode("utf-8", "replace"))
            taken.append(signature_of(package, panel, statement, note))
        except (Refusal, Unfit) as problem:
            refused.append((path, reason_of(problem)))
    return taken, refused


def signature_of(package: Package, panel: DrawnPanel, statement: str, note: Note) -> PanelSignature:
    """The signature under a panel's statement, as the package keeps it.

    Raises:
        Unfit: something else is signed, or by no key that the package has.
    """
    if note.text != statement:
        raise Unfit(
            Reason(
                "it signs something else than what stands in the package now: it is of another panel, or a "
                "judgement, a dissent or an interest came or went since; let them sign again"
            )
        )
    for one in package.assessors:
        key = _key(one)
        if key is not None and is_signed(note, key):
            blob = next(of for of in note.signatures if (of.name, of.key_id) == (key.name, key.key_id))
            return PanelSignature(panel.id, one.id, signature_text(blob.key_id + blob.blob))
    raise Unfit(
        Reason("it is signed by no key that stands in signing_key of tables/assessors.csv; enter it there")
    )


def _key(assessor: Assessor) -> PublicKey | None:
    """The assessor's key; None where none stands there, or something that is no key."""
    try:
        return PublicKey.parse(assessor.signing_key or "")
    except Refusal:
        return None
