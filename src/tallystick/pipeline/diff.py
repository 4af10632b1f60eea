"""From two packages on disk to what differs between them."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from tallystick import __version__
from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.dates import Period
from tallystick.base.findings import Finding, Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.base.showing import command
from tallystick.comparison import ComparedPlan, Difference, compare_plans
from tallystick.comparison.record import changes_table, difference_record
from tallystick.pipeline.document import find_document
from tallystick.pipeline.output import refuse_foreign, write_output
from tallystick.pipeline.undrawn import undrawn_of_all
from tallystick.register.check import check_package
from tallystick.register.confirming.standing import standings
from tallystick.register.fingerprint import package_sha256
from tallystick.register.folder import open_folder
from tallystick.register.model import Package
from tallystick.report.difference import draw_difference
from tallystick.voice.unconfirmed import unconfirmed


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a run found.

    Attributes:
        old: the old plan with its text, where that lies beside it.
        new: the new plan.
        difference: all that differs.
        difference_id: the SHA-256 of the two packages, the difference and the version, taken together.
        gaps: what was missing in the packages or beside them, and the languages that no page is drawn in.
    """

    old: ComparedPlan
    new: ComparedPlan
    difference: Difference
    difference_id: str
    gaps: tuple[Finding, ...]


def run_comparison(old_path: str, new_path: str, out: str | None, progress: Progress) -> Comparison:
    """Compare the packages at two paths and, where a folder is named, write the results into it.

    Args:
        old_path: the package of the old plan.
        new_path: that of the new one.
        out: the folder of results; None where nothing is written.
        progress: told how far it is.

    Raises:
        Refusal: a package has errors or can't be read, or the folder can't be written.
    """
    if out is not None:
        refuse_foreign(Path(out))
    progress("reading the plans", 0, 0)
    packages, findings = _load(old_path, new_path)
    old, old_gaps = _with_text(old_path, packages[0])
    new, new_gaps = _with_text(new_path, packages[1])
    progress("comparing", 0, 0)
    difference = compare_plans(old, new)
    comparison = Comparison(
        old,
        new,
        difference,
        _identify(packages, difference),
        (
            *(*findings, *old_gaps, *new_gaps, *_order(new_path, packages)),
            *_unconfirmed(old_path, packages[0]),
            *_unconfirmed(new_path, packages[1]),
            *(undrawn_of_all() if out is not None else ()),
        ),
    )
    if out is not None:
        progress("writing", 0, 0)
        write_output(out, _results(comparison), _about(comparison))
    return comparison


def _load(*paths: str) -> tuple[tuple[Package, ...], tuple[Finding, ...]]:
    """The packages and their gaps; all errors of all of them in one refusal."""
    packages: list[Package] = []
    findings: list[Finding] = []
    for path in paths:
        checked = check_package(path)
        findings += (_of(path, one) for one in checked.findings)
        if checked.package is not None:
            packages.append(checked.package)
    if len(packages) < len(paths):
        count = sum(one.severity == "error" for one in findings)
        raise Refusal(
            Reason(
                plural(
                    "{packages} have {number} error and were not compared",
                    "{packages} have {number} errors and were not compared",
                ),
                packages=texts(paths),
                number=Count(count),
            ),
            Reason("mend what is listed and try again; nothing was written"),
            tuple(findings),
        )
    return tuple(packages), tuple(findings)


def _of(path: str, finding: Finding) -> Finding:
    """The finding with the package in its place, since there are two."""
    return dataclasses.replace(finding, file=f"{path.rstrip('/')}/{finding.file}")


def _with_text(path: str, package: Package) -> tuple[ComparedPlan, tuple[Finding, ...]]:
    with open_folder(path) as folder:
        text, gaps = find_document(folder, package)
    return ComparedPlan(package, text), tuple(_of(path, one) for one in gaps)


def _unconfirmed(path: str, package: Package) -> tuple[Finding, ...]:
    """What of a plan nobody has confirmed, so that what is said of it rests on rules alone."""
    said = unconfirmed(package)
    if said is None or not any(one.unconfirmed for one in standings(package)):
        return ()
    place = f"{path.rstrip('/')}/tables/confirmations.csv"
    mend = Reason("confirm it first: {command}", command=Text(command("confirm", path)))
    return (Finding("unconfirmed-register", "gap", place, said, mend),)


def _order(path: str, packages: tuple[Package, ...]) -> tuple[Finding, ...]:
    old, new = (Period.parse(one.descriptor.tallystick.plan.period) for one in packages)
    if new.last >= old.last:
        return ()
    gap = Finding(
        "older-plan-second",
        "gap",
        path,
        Reason("the plan given as the new one ends before the old one ({new} and {old})", new=new, old=old),
        Reason("name the old plan first, unless that is what you want to see"),
    )
    return (gap,)


def _identify(packages: tuple[Package, ...], difference: Difference) -> str:
    parts = [package_sha256(package) for package in packages]
    whole = {
        "old": parts[0],
        "new": parts[1],
        "difference": sha256(canonical_bytes(difference_record(difference))),
    }
    return sha256(canonical_bytes(whole))


def _results(comparison: Comparison) -> dict[str, bytes]:
    difference, old, new = comparison.difference, comparison.old, comparison.new
    pages = draw_difference(difference, old, new, comparison.difference_id)
    return pages | {
        "diff.json": canonical_bytes(difference_record(difference)) + b"\n",
        "tables/changes.csv": changes_table(difference, old.package, new.package),
    }


def _about(comparison: Comparison) -> dict[str, Json]:
    return {"difference_id": comparison.difference_id, "tallystick": __version__}
