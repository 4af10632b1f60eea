"""Checking a release: every byte by its hash, every figure by computing it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tallystick import __version__
from tallystick.base.canonical import Json, sha256
from tallystick.base.findings import Refusal
from tallystick.ledger.files import explained
from tallystick.ledger.verifiers import PublicKey, cosigned_at
from tallystick.pipeline.assess import Progress, Run, Wanted, make_results
from tallystick.pipeline.output import MANIFEST, manifest_of
from tallystick.pipeline.registration import read_registrations
from tallystick.register.folder import Held
from tallystick.release.archive import Damage
from tallystick.release.compare import Difference, differences
from tallystick.release.minisign import is_signed_file
from tallystick.release.record import LEDGER_KEY, Record, read_record
from tallystick.release.seal import Sealed, open_sealed

PACKAGE = "package/"
_OF_THE_RELEASE = "release/"


@dataclass(frozen=True, slots=True)
class Trust:
    """What the reader holds from elsewhere; each part may be missing.

    Attributes:
        key: the key that must have signed the release.
        ledger: the ledger's key.
        witnesses: keys of witnesses who must have cosigned the checkpoint.
    """

    key: PublicKey | None = None
    ledger: PublicKey | None = None
    witnesses: tuple[PublicKey, ...] = ()


@dataclass(slots=True)
class Checked:
    """What was found in a release.

    Attributes:
        path: the file.
        damage: the member that is damaged and how; nothing else was looked at then.
        sealed: the release, if no byte is damaged.
        record: its part of the ledger, if it carries one.
        run: the assessment computed again.
        problems: what is wrong with the ledger's part, a registration or the package: the file, a sentence.
        differing: every cell, value or page that differs: as published, as computed.
        notes: what was checked and holds, and what could not be checked, a sentence each.
    """

    path: str
    damage: Damage | None = None
    sealed: Sealed | None = None
    record: Record | None = None
    run: Run | None = None
    problems: list[tuple[str, str]] = field(default_factory=list)
    differing: list[Difference] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def identical(self) -> bool:
        """Whether everything holds."""
        return self.damage is None and not self.problems and not self.differing


def verify_release(path: str, trust: Trust, progress: Progress) -> Checked:
    """Check the release in a file. Nothing else is read but the signature and hash beside it.

    Raises:
        Refusal: the file can't be read.
    """
    with explained(path):
        data = Path(path).read_bytes()
    found = Checked(path)
    progress("hashing", 0, 1)
    try:
        found.sealed = open_sealed(data, trust.key)
        found.notes.append(
            f"signature and {len(found.sealed.members)} files hold, signed by {found.sealed.key.vkey}"
        )
        _check_beside(found, data)
    except Damage as damage:
        found.damage = damage
        return found
    _check_record(found, trust)
    _recompute(found, found.sealed, progress)
    return found


def _check_beside(found: Checked, data: bytes) -> None:
    """Look at the signature and the hash that lie beside the file, where they do."""
    place = Path(found.path)
    key = found.sealed.key if found.sealed else None
    for ending in (".minisig", ".sha256"):
        beside = place.with_name(place.name + ending)
        if not beside.is_file():
            found.notes.append(f"{beside.name} does not lie beside it; the release is signed inside as well")
            continue
        text = beside.read_text(encoding="utf-8", errors="replace")
        signed = key is not None and is_signed_file(text, data, key)
        if not (signed if ending == ".minisig" else text.split(" ")[0].strip() == sha256(data)):
            raise Damage(beside.name, "it belongs to another file")


def _check_record(found: Checked, trust: Trust) -> None:
    members = found.sealed.members if found.sealed else {}
    try:
        record = found.record = read_record(members)
    except Refusal as refusal:
        found.problems.append((_OF_THE_RELEASE, refusal.title.text))
        return
    if record is None:
        if trust.ledger is not None or trust.witnesses:
            found.problems.append((_OF_THE_RELEASE, "it carries no checkpoint"))
        found.notes.append("it carries no checkpoint: nothing ties it to other releases")
        return
    found.problems += record.problems
    if trust.ledger is not None and trust.ledger != record.key:
        found.problems.append((LEDGER_KEY, f"it names {record.key.vkey}, not {trust.ledger.vkey}"))
    for witness in trust.witnesses:
        if cosigned_at(record.checkpoint.note, witness) is None:
            found.problems.append(("release/checkpoint.txt", f"{witness.name} did not cosign it"))
    names = {one.name for one in record.checkpoint.note.signatures} - {record.key.name}
    seen = f"; it names as witnesses {', '.join(sorted(names))}" if names else "; it names no witness"
    found.notes.append(
        f"ledger {record.key.name}: {record.checkpoint.head.size} entries, {len(record.told)} of them told "
        f"and proven{seen}; its key is {record.key.vkey}"
    )
    _check_registrations(found, members, record)


def _check_registrations(found: Checked, members: Mapping[str, bytes], record: Record) -> None:
    """Every registration beside a method must stand in the ledger."""
    known = {(one.entry.sequence, one.entry.digest) for one in record.told}
    for name in sorted(one for one in members if one.endswith(".registrations.json")):
        try:
            listed = read_registrations(name, members[name])
        except Refusal as refusal:
            found.problems.append((name, refusal.title.text))
            continue
        for one in listed:
            entry = one.receipt.entry
            if (entry.sequence, entry.digest) not in known or one.receipt.origin != record.key.name:
                found.problems.append(
                    (name, f"entry {entry.sequence} is not in the ledger as it is told here")
                )


def _recompute(found: Checked, sealed: Sealed, progress: Progress) -> None:
    made_by = str(sealed.about.get("tallystick"))
    pages = bool(sealed.about.get("pages"))
    redrawn = pages and made_by == __version__
    method = str(sealed.about.get("method"))
    held = Held(sealed.members, PACKAGE)
    try:
        run = make_results(held, found.path, method, Wanted(redrawn, quoted=False), progress)
    except Refusal as refusal:
        found.problems.append((PACKAGE, f"it can't be assessed: {refusal.title.text}"))
        found.problems += [(PACKAGE + one.place.text, one.message.text) for one in refusal.findings]
        return
    found.run = run
    found.differing = compare_with(sealed, run, redrawn=redrawn)
    if made_by != __version__:
        found.notes.append(
            f"made by version {made_by}, computed again by {__version__}: a difference may be the program's"
        )
    if pages and not redrawn:
        found.notes.append("pages were checked by hash and not drawn again")


def compare_with(sealed: Sealed, run: Run, *, redrawn: bool) -> list[Difference]:
    """Every file of a release beside the same file made again: as published, as computed.

    Args:
        sealed: the release.
        run: the assessment of the package in it, made again.
        redrawn: whether the run drew the pages too; if not, they are only known by their hashes.
    """
    published = {name: data for name, data in sealed.members.items() if not name.startswith(_OF_THE_RELEASE)}
    computed = dict(run.files)
    if not redrawn:
        computed |= {name: data for name, data in published.items() if name not in computed}
    computed.pop(MANIFEST, None)
    about = run.about | {"tallystick": sealed.about.get("tallystick")}
    manifest = manifest_of(computed, about)
    names = sorted({*published, *computed} - {MANIFEST})
    found = [one for name in names for one in differences(name, published.get(name), computed.get(name))]
    # The manifest follows from the others, so it is told only when they agree.
    return found or differences(MANIFEST, published.get(MANIFEST), manifest)


def summary(found: Checked) -> dict[str, Json]:
    """What was found, as a plain record."""
    return {
        "file": found.path,
        "identical": found.identical,
        "damaged": {"file": found.damage.member, "reason": found.damage.reason} if found.damage else None,
        "problems": [{"file": name, "problem": text} for name, text in found.problems],
        "differences": [difference_record(one) for one in found.differing],
        "notes": list(found.notes),
        "sha256": found.sealed.sha256 if found.sealed else None,
        "assessment_id": str(found.sealed.about.get("assessment_id")) if found.sealed else None,
    }


def difference_record(one: Difference) -> dict[str, Json]:
    """A difference as a plain record."""
    return {
        "file": one.file,
        "place": one.place,
        "row": one.row,
        "column": one.column,
        "key": one.key,
        "old": one.old,
        "new": one.new,
    }
