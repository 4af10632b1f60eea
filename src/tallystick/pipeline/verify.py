"""Checking a release: every byte by its hash, every figure by computing it again."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tallystick import __version__
from tallystick.base.canonical import Json, sha256
from tallystick.base.findings import Refusal
from tallystick.base.progress import Progress
from tallystick.ledger.files import explained
from tallystick.ledger.verifiers import PublicKey, cosigned_at
from tallystick.pipeline.assess import Run, Wanted, make_results
from tallystick.pipeline.earlier import compare_first_form
from tallystick.pipeline.recompute import compare_later_version, compare_same_version
from tallystick.pipeline.registration import read_registrations
from tallystick.register.folder import Held
from tallystick.release.archive import Damage
from tallystick.release.compare import Difference
from tallystick.release.files import read_release
from tallystick.release.members import PACKAGE, pages_in
from tallystick.release.minisign import is_signed_file
from tallystick.release.record import LEDGER_KEY, Record, read_record
from tallystick.release.seal import ABOUT, FIRST_FORM, FORM, Sealed, open_sealed

#: The versions before this one that made releases, with the form that each made.
EARLIER = {"0.1.0": FIRST_FORM}
_VERSION = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}")
_OF_THE_RELEASE = "release/"
#: Longer than any signature or hash that lies beside a release.
_LARGEST_BESIDE = 4096
_ASSESSMENT = "assessment.json"

#: How a release stands: everything recomputed and redrawn; only the figures, since another version drew the
#: pages; something is otherwise; bytes are not as they were signed.
Standing = Literal["identical", "figures_identical", "differs", "damaged"]


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
        pinned: whether the reader named the key that must have signed it.
        damage: the member that is damaged and how; nothing else was looked at then.
        sealed: the release, if no byte is damaged.
        record: its part of the ledger, if it carries one.
        run: the assessment computed again.
        problems: what is wrong with the ledger's part, a registration or the package: the file, a sentence.
        differing: every cell, value or page that differs: as published, as computed.
        drawn_by: the version that drew it, where that is not this one, so that pages are not checked.
        unchecked: members, columns and values that could not be computed here.
        notes: what was checked and holds, and what could not be checked, a sentence each.
    """

    path: str
    pinned: bool = False
    damage: Damage | None = None
    sealed: Sealed | None = None
    record: Record | None = None
    run: Run | None = None
    problems: list[tuple[str, str]] = field(default_factory=list)
    differing: list[Difference] = field(default_factory=list)
    drawn_by: str = ""
    unchecked: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def standing(self) -> Standing:
        """How the release stands, in one word."""
        if self.damage is not None:
            return "damaged"
        if self.problems or self.differing:
            return "differs"
        return "figures_identical" if self.drawn_by or self.unchecked else "identical"

    @property
    def identical(self) -> bool:
        """Whether everything was recomputed and redrawn, and holds."""
        return self.standing == "identical"


def verify_release(path: str, trust: Trust, progress: Progress) -> Checked:
    """Check the release in a file. Nothing else is read but the signature and hash beside it.

    Raises:
        Refusal: the file can't be read, is no release, or a later version made it that this one can't judge.
    """
    data = read_release(path)
    found = Checked(path, pinned=trust.key is not None)
    progress("hashing", 0, 1)
    try:
        found.sealed = open_sealed(data, trust.key)
        found.notes.append(f"signature and {len(found.sealed.members)} files hold")
        _check_beside(found, data)
    except Damage as damage:
        found.damage = damage
        return found
    _check_record(found, trust)
    _recompute(found, found.sealed, progress)
    _check_shown(found, trust)
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
        with explained(beside), beside.open("rb") as small:
            text = small.read(_LARGEST_BESIDE).decode("utf-8", "replace")
        signed = key is not None and is_signed_file(text, data, key)
        if not (signed if ending == ".minisig" else text.split(" ")[0].strip() == sha256(data)):
            raise Damage(beside.name, "it belongs to another file")


def _check_record(found: Checked, trust: Trust) -> None:
    members = found.sealed.members if found.sealed else {}
    try:
        record = found.record = read_record(members)
    except Refusal as refusal:
        found.problems.append((_OF_THE_RELEASE, refusal.title))
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
    unseen = sorted(names - {one.name for one in trust.witnesses})
    seen = f"; witnesses that it names and nobody checked: {', '.join(unseen)}" if unseen else ""
    seen += "" if names else "; it names no witness"
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
            found.problems.append((name, refusal.title))
            continue
        for one in listed:
            entry = one.receipt.entry
            if (entry.sequence, entry.digest) not in known or one.receipt.origin != record.key.name:
                found.problems.append(
                    (name, f"entry {entry.sequence} is not in the ledger as it is told here")
                )


def _recompute(found: Checked, sealed: Sealed, progress: Progress) -> None:
    version = sealed.about.get("tallystick")
    wrong = _wrong_version(version, sealed.about.get("form"))
    if wrong:
        found.problems.append((ABOUT, wrong))
        return
    same = version == __version__
    site = same and bool(pages_in(sealed.members))
    wanted = Wanted(
        site,
        quoted=False,
        ledger=found.record.key if found.record else None,
        rules=None if same else _rules_named(sealed),
    )
    try:
        run = make_results(
            Held(sealed.members, PACKAGE), found.path, str(sealed.about.get("method")), wanted, progress
        )
    except Refusal as refusal:
        if not same and version not in EARLIER:
            raise _too_new(found.path, version, refusal) from None
        found.problems.append((PACKAGE, f"it can't be assessed: {refusal.title}"))
        found.problems += [(PACKAGE + one.place, one.message) for one in refusal.findings]
        return
    found.run = run
    if same:
        compared = compare_same_version(sealed, run)
    elif version in EARLIER:
        compared = compare_first_form(sealed, run)
    else:
        compared = compare_later_version(sealed, run)
    found.drawn_by = "" if same else str(version)
    found.differing, found.unchecked = compared.differing, compared.unchecked


def _rules_named(sealed: Sealed) -> tuple[tuple[str, int], ...]:
    """The versions of rules that a release of another version was judged by; 0.1.0 named none."""
    try:
        record = json.loads(sealed.members[_ASSESSMENT])
        rules = record.get("rules", {}).items() if sealed.about["tallystick"] not in EARLIER else ()
    except (KeyError, ValueError, AttributeError, RecursionError):
        return ()
    return tuple((name, version) for name, version in rules if type(version) is int)


def _wrong_version(version: Json, form: Json) -> str:
    """What is wrong with the version that a release names, if anything is."""
    if not isinstance(version, str) or _VERSION.fullmatch(version) is None:
        return f"it names no version of this program as its maker: {version!r}"
    if _order(version) < _order(__version__) and version not in EARLIER:
        return f"there was no version {version} before {__version__}"
    wanted = EARLIER.get(version, FORM)
    return "" if form == wanted else f"version {version} makes releases of the form {wanted}, not {form}"


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _too_new(path: str, version: Json, refusal: Refusal) -> Refusal:
    return Refusal(
        f"{path} says that version {version} made it, and {__version__} can't assess it: {refusal.title}",
        f"verify it with version {version} or a later one; until then nothing of it is checked",
        refusal.findings,
    )


def _check_shown(found: Checked, trust: Trust) -> None:
    """Say whether a registration is shown or only claimed."""
    if found.run is None or found.run.registration["standing"] == "not_registered":
        return
    if "shown_by" not in found.run.registration:
        found.notes.append("the method's registration is claimed, not shown: no receipt of it was checked")
    elif trust.ledger is None:
        found.notes.append(
            "the method's registration is shown by a key that came with the file: name the ledger's own "
            "with --ledger-key"
        )
    else:
        found.notes.append("the method's registration is shown: its receipts are signed by the ledger's key")


def summary(found: Checked) -> dict[str, Json]:
    """What was found, as a plain record."""
    return {
        "file": found.path,
        "standing": found.standing,
        "identical": found.identical,
        "drawn_by": found.drawn_by or None,
        "unchecked": list(found.unchecked),
        "signed_by": found.sealed.key.vkey if found.sealed else None,
        "key_was_pinned": found.pinned,
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
