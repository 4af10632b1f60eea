"""Checking a release: every byte by its hash, every figure by computing it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tallystick import __version__
from tallystick.base.canonical import Json
from tallystick.base.findings import Finding, Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Count, Listing, Ordinal, Reason, Text, plural
from tallystick.ledger.verifiers import PublicKey
from tallystick.pipeline.assess import Run, make_results
from tallystick.pipeline.beside import told_beside
from tallystick.pipeline.earlier import compare_first_form
from tallystick.pipeline.filed import KIND, FiledPromise, broken_by, promise_of
from tallystick.pipeline.kept_rows import earlier_wordings, kept_otherwise, left_out
from tallystick.pipeline.ledger_part import check_ledger_part
from tallystick.pipeline.panel_keys import keys_of_panels, late_interests_of
from tallystick.pipeline.recompute import compare_later_version, compare_same_version
from tallystick.pipeline.today import Today, by_todays_rules
from tallystick.pipeline.told_editions import claimed_editions
from tallystick.pipeline.versions import EARLIER, rules_named, too_new, wrong_version
from tallystick.pipeline.wanted import Wanted
from tallystick.pipeline.written import WRITER, Written, is_other_writer
from tallystick.register.folder import Held
from tallystick.release.archive import LARGEST, Damage
from tallystick.release.compare import Mismatch
from tallystick.release.files import read_release
from tallystick.release.kept import LEAVES
from tallystick.release.members import PACKAGE, pages_in
from tallystick.release.record import DisclosedEntry, Record
from tallystick.release.seal import ABOUT, Sealed, open_sealed

_HOLD = plural("signature and {number} file hold", "signature and {number} files hold")
_NO_ENTRIES = Reason("it carries no entries of the ledger, so that nobody can tell what is left out")
_SEEN_BEFORE = Reason(
    "the method was first registered as entry {entry}, and the ledger lists releases of this plan before "
    "that: {releases}; what they found could be seen when it was chosen"
)
_CELLS = Reason(
    "{file}: how {writer} wrote it, with bounds and indexes for other tools; its cells were compared one by "
    "one"
)

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
        largest: how many bytes a release may have, whoever sent it.
    """

    key: PublicKey | None = None
    ledger: PublicKey | None = None
    witnesses: tuple[PublicKey, ...] = ()
    largest: int = LARGEST


@dataclass(slots=True)
class CheckedRelease:
    """What was found in a release.

    Attributes:
        path: the file.
        pinned: whether the reader named the key that must have signed it.
        damage: the member that is damaged and how; nothing else was looked at then.
        sealed: the release, if no byte is damaged.
        record: its part of the ledger, if it carries one.
        promise: the receipt beside it, where the ledger that it names gave it for this very file.
        run: the assessment computed again.
        problems: what is wrong with the ledger's part, a registration or the package: the file, a sentence.
        differing: every cell, value or page that differs: as published, as computed.
        drawn_by: the version that drew it, where that is not this one, so that pages are not checked.
        unchecked: members, columns and values that could not be computed here, pages last.
        unknown: how many of them are tables and columns that this version does not know.
        notes: what was checked and holds, and what could not be checked, a sentence each.
        today: what today's rules would give otherwise, where it names others; no part of how it stands.
    """

    path: str
    pinned: bool = False
    damage: Damage | None = None
    sealed: Sealed | None = None
    record: Record | None = None
    promise: FiledPromise | None = None
    run: Run | None = None
    problems: list[tuple[str, Reason]] = field(default_factory=list)
    differing: list[Mismatch] = field(default_factory=list)
    drawn_by: str = ""
    unchecked: list[Reason] = field(default_factory=list)
    unknown: int = 0
    notes: list[Reason] = field(default_factory=list)
    today: Today | None = None

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
    found = CheckedRelease(path, pinned=trust.key is not None)
    progress("hashing", 0, 0)
    try:
        data = read_release(path, trust.largest)
        found.sealed = open_sealed(data, trust.key)
        found.notes.append(Reason(_HOLD, number=Count(len(found.sealed.members))))
        found.notes += told_beside(path, data, found.sealed.key)
    except Damage as damage:
        found.damage = damage
        return found
    part = check_ledger_part(found.sealed.members, trust.ledger, trust.witnesses)
    found.record, found.problems = part.record, part.problems
    found.notes += part.notes
    if found.record is not None:
        _check_promise(found, found.sealed, found.record)
    _recompute(found, found.sealed, progress)
    _check_kept(found, found.sealed)
    found.today = by_todays_rules(found.run) if found.run else None
    _check_shown(found, trust)
    found.notes += claimed_editions(found.run.package) if found.run else []
    found.notes += keys_of_panels(found.run.package) if found.run else []
    found.notes += late_interests_of(found.run.package) if found.run else []
    return found


def _check_promise(found: CheckedRelease, sealed: Sealed, record: Record) -> None:
    """Say whether the ledger promised to list this release, and whether that holds by what is in it."""
    found.promise, told = promise_of(found.path, sealed, record)
    found.notes.append(told)
    if found.promise is not None:
        found.problems += [(found.promise.file, why) for why in broken_by(found.promise, (record,))]


def _check_kept(found: CheckedRelease, sealed: Sealed) -> None:
    """Say what the package leaves out of what the ledger keeps; releases of 0.1.0 carried no entries."""
    version = sealed.about.get("tallystick")
    if found.record is None or (isinstance(version, str) and version in EARLIER):
        return
    if not found.record.has_entries:
        found.problems.append((LEAVES, _NO_ENTRIES))
    if found.run is not None:
        found.problems += left_out(found.record.kept, found.run.package)
    wordings = earlier_wordings(found.run.package) if found.run is not None else ()
    found.notes += kept_otherwise(found.record.kept, wordings)


def _recompute(found: CheckedRelease, sealed: Sealed, progress: Progress) -> None:
    version = sealed.about.get("tallystick")
    wrong = wrong_version(version, sealed.about.get("form"))
    if wrong is not None:
        found.problems.append((ABOUT, wrong))
        return
    same, writer = version == __version__, sealed.about.get(WRITER)
    site = same and bool(pages_in(sealed.members))
    wanted = Wanted(
        site,
        quoted=False,
        ledger=found.record.key if found.record else None,
        rules=None if same else rules_named(sealed),
        written=Written(str(writer), sealed.members) if is_other_writer(writer) else None,
    )
    try:
        run = make_results(
            Held(sealed.members, PACKAGE), found.path, str(sealed.about.get("method")), wanted, progress
        )
    except Refusal as refusal:
        if not same and version not in EARLIER:
            raise too_new(found.path, version, refusal) from None
        found.problems.append((PACKAGE, Reason("it can't be assessed: {why}", why=refusal.title)))
        errors = (one for one in refusal.findings if one.severity == "error")
        found.problems += [(PACKAGE + one.file, _as_found(one)) for one in errors]
        return
    found.run = run
    first, others = compare_first_form, compare_same_version if same else compare_later_version
    compared = (first if version in EARLIER else others)(sealed, run)
    found.drawn_by = "" if same else str(version)
    found.differing, found.unknown = compared.differing, len(compared.unknown)
    written = [
        _CELLS.saying(file=Text(one), writer=Text(run.written.by)) for one in sorted(run.written.files)
    ]
    found.unchecked = [*written, *compared.unknown, *compared.unchecked]


def _as_found(finding: Finding) -> Reason:
    return Reason("{place}: {message}", place=finding.place, message=finding.message)


def _check_shown(found: CheckedRelease, trust: Trust) -> None:
    """Say whether a registration is shown or only claimed."""
    if found.run is None or found.run.registration["standing"] == "not_registered":
        return
    if any("plan" not in one for one in _listed(found.run.registration)):
        found.notes.append(
            Reason("the method's registration names no plan: the same values can be shown beside any")
        )
    found.notes += _released_before(found, _listed(found.run.registration))
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


def _released_before(found: CheckedRelease, listed: list[Mapping[str, Json]]) -> list[Reason]:
    """That results of this plan were released before its method was registered, where the ledger tells so."""
    package = found.sealed.about.get("package") if found.sealed else None
    told = found.record.disclosed if found.record else ()
    releases = [one.entry.sequence for one in told if one.event and _is_release_of(one, package)]
    first = min((int(str(one["entry"])) for one in listed), default=0)
    earlier = [Ordinal(one) for one in releases if one < first]
    if not earlier:
        return []
    return [_SEEN_BEFORE.saying(entry=Ordinal(first), releases=Listing(tuple(earlier), ","))]


def _is_release_of(one: DisclosedEntry, package: object) -> bool:
    return one.entry.type == KIND and one.event is not None and one.event.get("package") == package


def _listed(registration: Mapping[str, Json]) -> list[Mapping[str, Json]]:
    listed = registration["registrations"]
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []


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
        "todays_rules": _today_record(found.today) if found.today else None,
        "sha256": found.sealed.sha256 if found.sealed else None,
        "assessment_id": str(found.sealed.about.get("assessment_id")) if found.sealed else None,
    }


def _today_record(today: Today) -> dict[str, Json]:
    return {
        "part_of_the_answer": False,
        "rules": [difference_record(one) for one in today.rules],
        "cells": [difference_record(one) for one in today.cells],
        "more_in": list(today.cut),
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
