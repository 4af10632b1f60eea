"""From a package on disk to every file of results."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick import __version__
from tallystick.assessment import REGISTRY, Assessment, assess
from tallystick.assessment.composite.model import Composite
from tallystick.assessment.composite.record import composite_files
from tallystick.assessment.rulebook import Rules, UnknownRuleError
from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.findings import Finding, Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.pipeline.confirming.what_was_read import written_into
from tallystick.pipeline.dated import dated
from tallystick.pipeline.document import find_document
from tallystick.pipeline.downloads import downloads_of
from tallystick.pipeline.identity import identify
from tallystick.pipeline.package_copy import package_copy
from tallystick.pipeline.registration import (
    registered_before,
    registration_sentence,
    registration_statement,
)
from tallystick.pipeline.tables import ASSESSMENT, PARQUET, VERDICTS, MadeTables, make_tables
from tallystick.pipeline.told_of_run import ToldOfRun
from tallystick.pipeline.undrawn import undrawn
from tallystick.pipeline.wanted import Wanted
from tallystick.pipeline.written import AsWritten, Written, as_written
from tallystick.register.check import check_folder
from tallystick.register.confirming.standing import standings
from tallystick.register.files import chosen_method, large_files
from tallystick.register.folder import Folder, open_folder
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.register.store.scratch import Scratch
from tallystick.report.model import Identity, Material
from tallystick.voice.unconfirmed import unconfirmed

if TYPE_CHECKING:
    from tallystick.voice.keeping import Keeping


@dataclass(frozen=True, slots=True)
class Run:
    """What a run made.

    Attributes:
        package: the package.
        method: the method that it was judged by.
        assessment: its assessment.
        identity: the fingerprints.
        gaps: what was missing in the package or beside it.
        registration: whether the method is the one that was registered, and each later change.
        files: every file of results by name, the pages too, but for large ones.
        large: the tables that are too large for the memory, by name; they lie in a scratch folder.
        scratch: what keeps that folder.
        pages: how many pages there are; 0 without a site.
        written: who wrote the large tables, and those that were taken as another version wrote them.
    """

    package: Package
    method: Method
    assessment: Assessment
    identity: Identity
    gaps: tuple[Finding, ...]
    registration: Mapping[str, Json]
    files: dict[str, bytes]
    large: Mapping[str, Path]
    scratch: Scratch | None
    pages: int
    written: AsWritten

    @property
    def contents(self) -> dict[str, bytes]:
        """Every file of results by name, the large ones read into memory."""
        return self.files | {name: place.read_bytes() for name, place in self.large.items()}

    @property
    def about(self) -> dict[str, Json]:
        """The fingerprints as they stand in the manifest."""
        return {
            "assessment_id": self.identity.assessment_id,
            "package_sha256": self.identity.package_sha256,
            "method_sha256": self.identity.method_sha256,
            "assessment_sha256": self.identity.assessment_sha256,
            "tallystick": self.identity.version,
        }

    @property
    def told(self) -> ToldOfRun:
        """What a person is told of it."""
        assessment, summary = self.assessment, self.assessment.summary
        return ToldOfRun(
            assessment_id=self.identity.assessment_id,
            title=self.package.descriptor.tallystick.plan.title,
            method=assessment.method,
            judged_to=assessment.judged_to,
            known_by=assessment.known_by,
            commitments=summary.whole.commitments,
            targets=summary.whole.targets,
            target_commitments=summary.whole.target_commitments,
            policies=summary.policies,
            contested=summary.contested,
            second_voice=summary.second_voice,
            marks=summary.marks,
            mark_counts=summary.whole.marks,
            registration=canonical_bytes(self.registration).decode(),
            registered=registration_sentence(self.registration),
            standings=tuple((one.table, one.unconfirmed, one.all) for one in standings(self.package)),
            unconfirmed=unconfirmed(self.package),
            gaps=self.gaps,
            pages=self.pages,
            verdicts=PARQUET if PARQUET in self.large else VERDICTS,
        )


def make_results(
    folder: Folder,
    name: str,
    method_name: str | None,
    wanted: Wanted,
    progress: Progress,
    keeping: "Keeping | None" = None,
) -> Run:
    """Assess the package in a folder and give every file of results, written nowhere.

    Args:
        folder: where the package's files are read from.
        name: what the package is called in messages.
        method_name: which of its methods; None for its default.
        wanted: what to make.
        progress: told how far it is.
        keeping: which pages of an earlier run may stay; None where all are drawn.

    Raises:
        Refusal: the package has errors, there is no such method, or no such version of a rule.
    """
    package, findings = _sound(folder, name, progress)
    method = dated(read := chosen_method(package, method_name), wanted.known_by)
    registration = registration_statement(folder, method, package.descriptor, wanted.ledger)
    text, gaps = find_document(folder, package) if wanted.quoted else (None, ())
    assessment, indices = _judged(package, method, _rules(wanted.rules), progress)
    results = make_tables(package, assessment)
    made = identify(package, method, sha256(results.files[ASSESSMENT]), __version__)
    identity = dataclasses.replace(made, registered=registered_before(registration))
    copied, unbelieved = package_copy(folder, package, read, method)
    files = {**results.files, **composite_files(indices), **copied, **_statement(registration)}
    large, written = _large_tables(results.large, package, wanted.written)
    material = Material(package, assessment, identity, text, downloads_of(files, large), indices)
    pages = _pages(material, progress, keeping) if wanted.site else {}
    unspoken = undrawn(package.descriptor.tallystick) if wanted.site else ()
    return Run(
        package=package,
        method=method,
        assessment=assessment,
        identity=identity,
        gaps=findings + gaps + unbelieved + written_into(folder, package) + unspoken,
        registration=registration,
        files=files | pages,
        large=large,
        scratch=results.scratch,
        pages=sum(page.endswith(".html") for page in pages),
        written=written,
    )


def material_of(
    path: str, method_name: str | None, known_by: datetime.date | None, progress: Progress
) -> Material:
    """What a site or a report of the package at a path is drawn from, with no files beside it.

    Raises:
        Refusal: the package has errors, or there is no such method.
    """
    with open_folder(path) as folder:
        wanted = Wanted(site=False, quoted=False, known_by=known_by)
        run = make_results(folder, path, method_name, wanted, progress)
        text, _ = find_document(folder, run.package)
    return Material(run.package, run.assessment, run.identity, text, (), ())


def _statement(registration: Mapping[str, Json]) -> dict[str, bytes]:
    return {"registration.json": canonical_bytes(registration) + b"\n"}


def _judged(
    package: Package, method: Method, rules: Rules, progress: Progress
) -> tuple[Assessment, tuple[Composite, ...]]:
    """The assessment, and the indices that the method asks for."""
    progress("judging", 0, 0)
    assessment = assess(package, method, rules)
    if not method.index:
        return assessment, ()
    from tallystick.assessment.composite.made import (
        composites,
    )  # arrays are loaded only where one is asked for

    progress("making the index", 0, 0)
    return assessment, composites(package, method, assessment, rules)


def _large_tables(
    results: Mapping[str, Path], package: Package, written: Written | None
) -> tuple[Mapping[str, Path], AsWritten]:
    """The large tables of results and package, and who wrote them or is taken to have."""
    made = dict(results) | {f"package/{one}": place for one, place in large_files(package).items()}
    taken = as_written(made, written)
    return made | dict(taken.files), taken


def _sound(folder: Folder, name: str, progress: Progress) -> tuple[Package, tuple[Finding, ...]]:
    """The package in the folder, with the gaps that were found in it."""
    progress("reading the package", 0, 0)
    checked = check_folder(folder)
    if checked.package is None:
        raise Refusal(
            Reason(
                plural(
                    "{name} has {number} error and was not assessed",
                    "{name} has {number} errors and was not assessed",
                ),
                name=Text(name),
                number=Count(len(checked.errors)),
            ),
            Reason("mend what is listed and try again; nothing was written"),
            checked.findings,
        )
    return checked.package, checked.findings


def _rules(versions: tuple[tuple[str, int], ...] | None) -> Rules:
    if versions is None:
        return REGISTRY.latest()
    try:
        return REGISTRY.named(dict(versions))
    except UnknownRuleError as unknown:
        raise Refusal(
            Reason(
                "this version does not know the rules that it was judged by: {names}",
                names=Text(str(unknown)),
            ),
            Reason("use the version that made it, or a later one"),
        ) from None


def versions_of(named: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The version of each rule that an assessment was made by, from those that it names.

    Raises:
        UnknownRuleError: this program has no such rule, or no such version of it.
    """
    return {one.name: one.version for one in REGISTRY.named(dict(named))}


def judged_by_latest(run: Run) -> tuple[tuple[tuple[str, int], ...], MadeTables] | None:
    """What the latest rules name and give of a run's package; None where it was judged by these."""
    latest = REGISTRY.latest()
    named = latest.named_by(run.package, run.method)
    if set(run.assessment.rules) == set(named):
        return None
    return named, make_tables(run.package, assess(run.package, run.method, latest))


def _pages(material: Material, progress: Progress, keeping: "Keeping | None") -> dict[str, bytes]:
    from tallystick.report import build_site  # the templates' engine is slow to load and not always needed

    left = {one.id for one in material.package.commitments}
    everything = len(left)

    def on_page(path: str) -> None:
        left.discard(path.rpartition("commitments/")[2].removesuffix(".html"))
        if left:
            progress("drawing pages of commitments", everything - len(left), everything)
        else:
            progress("drawing lists", 0, 0)

    progress("drawing pages", 0, 0)
    return build_site(material, on_page, keeping)
