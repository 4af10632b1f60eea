"""Two releases, each by its own rules: what changed, which verdicts, and what caused it.

A cause is data, plan or method, which are the package's, or the rules, which are the program's.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Count, Ordinal, Reason, Text
from tallystick.base.records import read_json
from tallystick.pipeline.assess import Run, make_results
from tallystick.pipeline.filed import broken_by
from tallystick.pipeline.keyed import key_of
from tallystick.pipeline.tables import table_rows
from tallystick.pipeline.today import rule_changes
from tallystick.pipeline.told_editions import misquoted
from tallystick.pipeline.verify import CheckedRelease, Trust, difference_record, summary, verify_release
from tallystick.pipeline.wanted import Wanted
from tallystick.register.folder import Held
from tallystick.release.compare import OTHER_FORM, Mismatch, differences
from tallystick.release.members import PACKAGE
from tallystick.release.record import Record, head_record
from tallystick.release.seal import Sealed

#: What of a package can have caused a change, and what of the program.
INPUTS = ("data", "plan", "method")
RULES = "rules"
#: The tables that say what is known; every other one says what was promised.
DATA_TABLES = (
    *("observations", "batches", "sources", "events", "claims", "reports", "measures", "checks"),
    *("earlier_reports", "earlier_measures", "earlier_milestones"),
    *("assessors", "interests", "judgements", "dissents", "body_replies"),
    *("panels", "rubric_codes", "panel_signatures"),
)
#: The tables of which verdicts are compared.
VERDICTS = ("tables/commitment_verdicts.csv", "tables/deliverable_verdicts.csv", "tables/verdicts.csv")
_OTHER_KEY = Reason("signed by another key: {old} before, {new} now")
_ROLLBACK = Reason("a rollback: the ledger had {old} entries in the old release, {new} in the new")
_TWO_TREES = Reason("a fork: two different trees of {count} entries were signed")
_ANOTHER = Reason("entry {entry} of the old release's ledger is another one, or gone, in the new")
_FORK = Reason(
    "a fork: entry {entry} of the new release's ledger lists the old release under another tree than the old "
    "release itself carries, of {count} entries"
)
_GOES_ON = Reason(
    "the ledger in the new release lists the old one as entry {entry}, and is proven to go on from the old "
    "one's checkpoint"
)
_FROM_NOTHING = Reason(
    "the ledger in the new release lists the old one as entry {entry}; that it goes on from the old one's "
    "checkpoint says nothing, for that is of an empty ledger, from which any goes on"
)


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A verdict that is another one in the new release.

    Attributes:
        table: the table it stands in.
        key: what it is about.
        old: the verdict in the old release, computed again by its own rules; empty where it has none.
        new: in the new one, by its own.
        causes: which of data, plan, method and rules alone gives the new verdict; empty where only several
            do.
    """

    table: str
    key: str
    old: str
    new: str
    causes: tuple[str, ...]


@dataclass(slots=True)
class Changes:
    """Two releases side by side.

    Attributes:
        old: the old one, checked.
        new: the new one, checked.
        inputs: for each of data, plan and method, every cell or value that is another one; for the rules,
            every rule of which the two name different versions.
        verdicts: the verdicts that changed.
        pages: pages that differ although nothing that they are drawn from does.
        breaks: where the new release does not go on from the old one: a sentence each.
        notes: where it does.
    """

    old: CheckedRelease
    new: CheckedRelease
    inputs: dict[str, list[Mismatch]] = field(default_factory=dict)
    verdicts: list[VerdictChange] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    breaks: list[Reason] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether nothing at all changed that a reader would care about."""
        return not (self.verdicts or self.pages or self.breaks or any(self.inputs.values()))


def compare_releases(old: str, new: str, trust: Trust, progress: Progress) -> Changes:
    """Check two releases and say what changed from one to the other.

    Raises:
        Refusal: a file can't be read.
    """
    found = Changes(verify_release(old, trust, progress), verify_release(new, trust, progress))
    before, after = found.old.sealed, found.new.sealed
    if before is None or after is None or found.old.damage or found.new.damage:
        return found
    _compare_ledgers(found, before, after)
    found.inputs = {cause: _inputs(before.members, after.members, cause) for cause in INPUTS}
    found.inputs[RULES] = []
    if before.about.get("assessment_id") == after.about.get("assessment_id"):
        names = {*before.members, *after.members}
        pages = [one for one in sorted(names) if not one.startswith(("release/", PACKAGE))]
        found.pages = [one for one in pages if before.members.get(one) != after.members.get(one)]
    if found.new.run is not None and not found.old.differing:
        wrong, right = misquoted(before, found.new.run.package)
        found.breaks += wrong
        found.notes += right
    if found.old.run is not None and found.new.run is not None:
        runs = (found.old.run, found.new.run)
        found.inputs[RULES] = rule_changes(*(one.assessment.rules for one in runs))
        found.verdicts = _verdict_changes(before, after, runs, progress)
    return found


def _compare_ledgers(found: Changes, before: Sealed, after: Sealed) -> None:
    if before.key != after.key:
        found.breaks.append(_OTHER_KEY.saying(old=Text(before.key.vkey), new=Text(after.key.vkey)))
    if before.sha256 == after.sha256:
        found.notes.append(Reason("the two files are the same"))
        return
    old, new = found.old.record, found.new.record
    if old is None:
        found.notes.append(
            Reason("the old release carries no checkpoint: nothing shows whether the new one goes on from it")
        )
        return
    if new is None or new.key != old.key:
        found.breaks.append(Reason("the new release does not speak of the ledger that the old one names"))
        return
    head, later = old.checkpoint.head, new.checkpoint.head
    if later.size < head.size:
        found.breaks.append(_ROLLBACK.saying(old=Count(head.size), new=Count(later.size)))
    elif later.size == head.size and later.root != head.root:
        found.breaks.append(_TWO_TREES.saying(count=Count(head.size)))
    _compare_listing(found, before.sha256, old, new)
    if found.old.promise is not None:
        found.breaks += broken_by(found.old.promise, (new,))
    missing = [
        one.entry.sequence
        for one in old.disclosed
        if one.entry not in {other.entry for other in new.disclosed}
    ]
    found.breaks += [_ANOTHER.saying(entry=Ordinal(one)) for one in missing]


def _compare_listing(found: Changes, sha256: str, old: Record, new: Record) -> None:
    """The new ledger must list the old release under the old release's own checkpoint, and go on from there.

    A ledger written anew under the same key can list the old release too, but only under a tree of its own.
    That each listed checkpoint is one that the new tree goes on from is checked with the record.
    """
    head = head_record(old.checkpoint.head)
    listed = [told for told in new.disclosed if told.event and told.event.get("sha256") == sha256]
    own = [told for told in listed if told.event and told.event.get("checkpoint") == head]
    if not listed:
        found.breaks.append(Reason("the ledger in the new release does not list the old one"))
    elif len(own) < len(listed):
        place = next(told.entry.sequence for told in listed if told not in own)
        size = old.checkpoint.head.size
        found.breaks.append(_FORK.saying(entry=Ordinal(place), count=Count(size)))
    elif not new.problems:
        goes_on = _GOES_ON if old.checkpoint.head.size else _FROM_NOTHING
        found.notes.append(goes_on.saying(entry=Ordinal(own[0].entry.sequence)))


def _inputs(old: Mapping[str, bytes], new: Mapping[str, bytes], cause: str) -> list[Mismatch]:
    names = sorted(name for name in {*old, *new} if name.startswith(PACKAGE) and _cause_of(name) == cause)
    found = (one for name in names for one in differences(name, old.get(name), new.get(name)))
    return [one for one in found if one.old != OTHER_FORM]


def _cause_of(name: str) -> str:
    """Which of data, plan and method a file of the package belongs to."""
    if name.startswith(f"{PACKAGE}methods/"):
        return "method"
    table = name.removeprefix(f"{PACKAGE}tables/").rpartition(".")[0]
    return "data" if table in DATA_TABLES else "plan"


def _verdict_changes(
    before: Sealed, after: Sealed, runs: tuple[Run, Run], progress: Progress
) -> list[VerdictChange]:
    swapped = _swapped(before, after, runs, progress)
    found = []
    for table in VERDICTS:
        old, new = (_verdicts(run, table) for run in runs)
        alone = {cause: _verdicts(run, table) for cause, run in swapped.items()}
        for key in sorted({*old, *new}):
            was, now = old.get(key, ""), new.get(key, "")
            if was != now:
                causes = tuple(cause for cause in alone if alone[cause].get(key, "") == now)
                found.append(VerdictChange(table, " ".join(part for part in key if part), was, now, causes))
    return found


def _swapped(before: Sealed, after: Sealed, runs: tuple[Run, Run], progress: Progress) -> dict[str, Run]:
    """The old release with each part of the new one by itself, where the parts fit together.

    With a part of the package it is judged by its own rules, with the new one's rules as it is.
    """
    own, later = (run.assessment.rules for run in runs)
    made = {cause: _with_part(before, after, cause, own, progress) for cause in INPUTS}
    if own != later:
        made[RULES] = _with_part(before, after, RULES, later, progress)
    return {cause: run for cause, run in made.items() if run is not None}


def _with_part(
    before: Sealed, after: Sealed, cause: str, rules: tuple[tuple[str, int], ...], progress: Progress
) -> Run | None:
    """The old release with one part of the new, by these rules; None where the parts don't fit together."""
    files = {name: data for name, data in before.members.items() if _cause_of(name) != cause}
    files |= {name: data for name, data in after.members.items() if _cause_of(name) == cause}
    package = {name: data for name, data in files.items() if name.startswith(PACKAGE)}
    method = str((after if cause == "method" else before).about.get("method"))
    place = f"{PACKAGE}datapackage.json"
    descriptor = read_json(package[place])
    descriptor["tallystick"]["method"] = method
    package[place] = json.dumps(descriptor).encode()
    wanted = Wanted(site=False, quoted=False, rules=rules)
    try:
        return make_results(Held(package, PACKAGE), cause, method, wanted, progress)
    except Refusal:
        return None


def _verdicts(run: Run, table: str) -> dict[tuple[str, ...], str]:
    rows = table_rows(run.files, run.large, table)
    return {key_of(table, row): row["verdict"] for row in rows}


def changes_record(found: Changes) -> dict[str, Json]:
    """What changed, as a plain record."""
    return {
        "old": summary(found.old),
        "new": summary(found.new),
        "breaks": [one.text for one in found.breaks],
        "notes": [one.text for one in found.notes],
        "inputs": {
            cause: [difference_record(one) for one in listed] for cause, listed in found.inputs.items()
        },
        "verdicts": [
            {"table": one.table, "key": one.key, "old": one.old, "new": one.new, "causes": list(one.causes)}
            for one in found.verdicts
        ],
        "pages": list(found.pages),
    }
