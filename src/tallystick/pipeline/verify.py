"""Checking a release: every byte by its hash, every figure by computing it again."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tallystick import __version__
from tallystick.base.canonical import Json, sha256
from tallystick.base.findings import Finding, Refusal
from tallystick.base.places import explained
from tallystick.base.progress import Progress
from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.ledger.verifiers import PublicKey
from tallystick.pipeline.assess import Run, Wanted, make_results
from tallystick.pipeline.earlier import compare_first_form
from tallystick.pipeline.ledger_part import check_ledger_part
from tallystick.pipeline.recompute import compare_later_version, compare_same_version
from tallystick.register.folder import Held
from tallystick.release.archive import Damage
from tallystick.release.compare import Mismatch
from tallystick.release.files import read_release
from tallystick.release.members import PACKAGE, pages_in
from tallystick.release.minisign import is_signed_file
from tallystick.release.record import Record
from tallystick.release.seal import ABOUT, FIRST_FORM, FORM, Sealed, open_sealed

#: The versions before this one that made releases, with the form that each made.
EARLIER = {"0.1.0": FIRST_FORM}
_VERSION = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}")
#: Longer than any signature or hash that lies beside a release.
_LARGEST_BESIDE = 4096
_HOLD = plural("signature and {number} file hold", "signature and {number} files hold")
_NOT_BESIDE = Reason("{file} does not lie beside it; the release is signed inside as well")
_ASSESSMENT = "assessment.json"

#: How a release stands: everything recomputed and redrawn; only the figures, since another version drew the
#: pages; something is otherwise; bytes are not as they were signed.
ReleaseStanding = Literal["identical", "figures_identical", "differs", "damaged"]


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
class CheckedRelease:
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
    problems: list[tuple[str, Reason]] = field(default_factory=list)
    differing: list[Mismatch] = field(default_factory=list)
    drawn_by: str = ""
    unchecked: list[Reason] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)

    @property
    def standing(self) -> ReleaseStanding:
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


def verify_release(path: str, trust: Trust, progress: Progress) -> CheckedRelease:
    """Check the release in a file. Nothing else is read but the signature and hash beside it.

    Raises:
        Refusal: the file can't be read, is no release, or a later version made it that this one can't judge.
    """
    data = read_release(path)
    found = CheckedRelease(path, pinned=trust.key is not None)
    progress("hashing", 0, 1)
    try:
        found.sealed = open_sealed(data, trust.key)
        found.notes.append(Reason(_HOLD, number=Count(len(found.sealed.members))))
        _check_beside(found, data)
    except Damage as damage:
        found.damage = damage
        return found
    part = check_ledger_part(found.sealed.members, trust.ledger, trust.witnesses)
    found.record, found.problems = part.record, part.problems
    found.notes += part.notes
    _recompute(found, found.sealed, progress)
    _check_shown(found, trust)
    return found


def _check_beside(found: CheckedRelease, data: bytes) -> None:
    """Look at the signature and the hash that lie beside the file, where they do."""
    place = Path(found.path)
    key = found.sealed.key if found.sealed else None
    for ending in (".minisig", ".sha256"):
        beside = place.with_name(place.name + ending)
        if not beside.is_file():
            found.notes.append(_NOT_BESIDE.saying(file=Text(beside.name)))
            continue
        with explained(beside), beside.open("rb") as small:
            text = small.read(_LARGEST_BESIDE).decode("utf-8", "replace")
        signed = key is not None and is_signed_file(text, data, key)
        if not (signed if ending == ".minisig" else text.split(" ")[0].strip() == sha256(data)):
            raise Damage(beside.name, Reason("it belongs to another file"))


def _recompute(found: CheckedRelease, sealed: Sealed, progress: Progress) -> None:
    version = sealed.about.get("tallystick")
    wrong = _wrong_version(version, sealed.about.get("form"))
    if wrong is not None:
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
        found.problems.append((PACKAGE, Reason("it can't be assessed: {why}", why=refusal.title)))
        found.problems += [(PACKAGE + one.file, _as_found(one)) for one in refusal.findings]
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


def _as_found(finding: Finding) -> Reason:
    return Reason("{place}: {message}", place=finding.place, message=finding.message)


def _rules_named(sealed: Sealed) -> tuple[tuple[str, int], ...]:
    """The versions of rules that a release of another version was judged by; 0.1.0 named none."""
    try:
        record = json.loads(sealed.members[_ASSESSMENT])
        rules = record.get("rules", {}).items() if sealed.about["tallystick"] not in EARLIER else ()
    except (KeyError, ValueError, AttributeError, RecursionError):
        return ()
    return tuple((name, version) for name, version in rules if type(version) is int)


def _wrong_version(version: Json, form: Json) -> Reason | None:
    """What is wrong with the version that a release names, if anything is."""
    named = Text(str(version))
    if not isinstance(version, str) or _VERSION.fullmatch(version) is None:
        return Reason("it names no version of this program as its maker: “{version}”", version=named)
    if _order(version) < _order(__version__) and version not in EARLIER:
        return Reason("there was no version {version} before {this}", version=named, this=Text(__version__))
    wanted = EARLIER.get(version, FORM)
    if form == wanted:
        return None
    return Reason(
        "version {version} makes releases of the form {wanted}, not {form}",
        version=named,
        wanted=Text(wanted),
        form=Text(str(form)),
    )


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _too_new(path: str, version: Json, refusal: Refusal) -> Refusal:
    return Refusal(
        Reason(
            "{path} says that version {version} made it, and {this} can't assess it: {why}",
            path=Text(path),
            version=Text(str(version)),
            this=Text(__version__),
            why=refusal.title,
        ),
        Reason(
            "verify it with version {version} or a later one; until then nothing of it is checked",
            version=Text(str(version)),
        ),
        refusal.findings,
    )


def _check_shown(found: CheckedRelease, trust: Trust) -> None:
    """Say whether a registration is shown or only claimed."""
    if found.run is None or found.run.registration["standing"] == "not_registered":
        return
    if "shown_by" not in found.run.registration:
        found.notes.append(
            Reason("the method's registration is claimed, not shown: no receipt of it was checked")
        )
    elif trust.ledger is None:
        found.notes.append(
            Reason(
                "the method's registration is shown by a key that came with the file: name the ledger's own "
                "with --ledger-key"
            )
        )
    else:
        found.notes.append(
            Reason("the method's registration is shown: its receipts are signed by the ledger's key")
        )


def summary(found: CheckedRelease) -> dict[str, Json]:
    """What was found, as a plain record."""
    return {
        "file": found.path,
        "standing": found.standing,
        "identical": found.identical,
        "drawn_by": found.drawn_by or None,
        "unchecked": [one.text for one in found.unchecked],
        "signed_by": found.sealed.key.vkey if found.sealed else None,
        "key_was_pinned": found.pinned,
        "damaged": {"file": found.damage.member, "reason": found.damage.reason.text}
        if found.damage
        else None,
        "problems": [{"file": name, "problem": told.text} for name, told in found.problems],
        "differences": [difference_record(one) for one in found.differing],
        "notes": [one.text for one in found.notes],
        "sha256": found.sealed.sha256 if found.sealed else None,
        "assessment_id": str(found.sealed.about.get("assessment_id")) if found.sealed else None,
    }


def difference_record(one: Mismatch) -> dict[str, Json]:
    """A difference as a plain record."""
    return {
        "file": one.file,
        "place": one.place.text if one.place else "",
        "row": one.row,
        "column": one.column,
        "key": one.key,
        "old": one.old.text,
        "new": one.new.text,
    }
