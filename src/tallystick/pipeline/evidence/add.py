"""A file of figures entered into a package: whole or not at all, and every row answered for."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from tallystick.base.dates import PartialDate
from tallystick.base.findings import MOST_FINDINGS, Finding, Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.pipeline.evidence.against import EarlierFigure, HeldAgainst, compare_figures, restated_rows
from tallystick.pipeline.evidence.by_rules import held_against_rules
from tallystick.pipeline.evidence.entries import SaidOfAll, read_entries
from tallystick.pipeline.evidence.files import GivenFile, open_given, unread
from tallystick.pipeline.evidence.frames import LaidOut, laid_out_figures
from tallystick.pipeline.evidence.meanings import Meanings
from tallystick.pipeline.evidence.rows import as_observations, in_target_unit
from tallystick.pipeline.evidence.standing import columns_of, with_observations
from tallystick.register.batches import FigureBatch, FileLabel
from tallystick.register.files import load_version, save_package
from tallystick.register.model import Package, Source

_STEPS = (
    msgid("Reading the package"),
    msgid("Reading the file"),
    msgid("Comparing its figures with those that are there"),
    msgid("Checking and saving"),
)


@dataclass(frozen=True, slots=True)
class EvidenceOrder:
    """What a person asks for when a file is entered.

    Attributes:
        asked: what they say of the file.
        day: the day on which it is entered.
        labels: what words of it mean, to be remembered.
        source: a source that the package does not have and that is to be entered with it.
        page: the page to read; empty for all.
        dry: whether nothing is to be saved.
    """

    asked: SaidOfAll
    day: str
    labels: Sequence[FileLabel] = ()
    source: Source | None = None
    page: str = ""
    dry: bool = False


@dataclass(frozen=True, slots=True)
class AddedEvidence:
    """What became of a file.

    Attributes:
        batch: the batch under which its figures were entered; empty where none were.
        entered: how many figures were entered.
        already: how many were there already.
        refused: how many rows or cells were refused.
        empty: how many cells say that there is no figure.
        found: why rows were refused, as much as a person goes through.
        revised: earlier figures that their own body has replaced.
        conflicts: earlier figures of others that are different.
        conflict_count: how many of these there are.
        unsaved: whether nothing was saved because nobody asked for it.
    """

    batch: str
    entered: int
    already: int
    refused: int
    empty: int
    found: tuple[Finding, ...]
    revised: tuple[EarlierFigure, ...]
    conflicts: tuple[EarlierFigure, ...]
    conflict_count: int
    unsaved: bool


def add_evidence(path: str, file: str, order: EvidenceOrder, progress: Progress) -> AddedEvidence:
    """Enter the figures of a file into a package's folder.

    A row that can't be entered is refused by itself, with its reason. Figures that are there already change
    nothing; a figure that its own body has revised is marked and kept.

    Raises:
        Refusal: the file can't be read, the package has errors, or somebody else has changed it meanwhile.
    """
    progress(_STEPS[0], 0, len(_STEPS))
    version = load_version(path)
    given = open_given(file)
    package = _prepared(version.package, order)
    progress(_STEPS[1], 1, len(_STEPS))
    meanings = Meanings(package)
    pages = laid_out_figures(given, meanings, order.page)
    entries = _Entering(package, given, order, meanings)
    for page in pages:
        entries.read(page)
    if not entries.seen:
        raise unread(file, Reason("no figure stands in it, and no cell that says there is none"))
    progress(_STEPS[2], 2, len(_STEPS))
    entered, result = entries.result()
    progress(_STEPS[3], 3, len(_STEPS))
    if (entered.entered or package.labels != version.package.labels) and not order.dry:
        save_package(result, path, {}, expected=version, looked_through=True)
    return entered


def _prepared(package: Package, order: EvidenceOrder) -> Package:
    """The package with what a person said of the file's words and source.

    Raises:
        Refusal: a label means something else already, or the source is there with other cells.
    """
    known = {(one.kind, one.label): one for one in package.labels}
    for one in order.labels:
        there = known.setdefault((one.kind, one.label), one)
        if there != one:
            raise Refusal(
                Reason(
                    "the label {label} means {means} in this package already",
                    label=Text(one.label),
                    means=Text(there.means),
                ),
                Reason("change it in tables/labels.csv if that was wrong"),
            )
    sources = package.sources
    if order.source is not None:
        if any(one.id == order.source.id for one in sources):
            raise Refusal(
                Reason("the package has a source {id} already", id=Text(order.source.id)),
                Reason("name it with --source alone, or give the new one another identifier"),
            )
        sources = (*sources, order.source)
    return dataclasses.replace(package, labels=tuple(known.values()), sources=sources)


class _Entering:
    """The figures of a file while they are entered, page by page."""

    def __init__(self, package: Package, given: GivenFile, order: EvidenceOrder, meanings: Meanings) -> None:
        self._package = package
        self._given = given
        self._order = order
        self._meanings = meanings
        self._units = {one.id: one.unit for one in package.indicators}
        self._sources: Mapping[str, Source] = {one.id: one for one in package.sources}
        self._standing = columns_of(package.observations)
        self._batch = _batch_name(package, given)
        self._compared: list[HeldAgainst] = []
        self._found: list[Finding] = []
        self._refused = self._empty = self._entered = self._taken_over = 0

    def read(self, page: LaidOut) -> None:
        """Read a page and hold it against what is there, the pages before it included."""
        self._take_over()
        entries = read_entries(page, self._meanings, self._order.asked, self._units)
        figures = in_target_unit(entries.figures, self._package)
        ruled = held_against_rules(page, figures, self._package, self._standing, entries.texts)
        compared = compare_figures(ruled.figures, self._standing, self._sources, page.where)
        self._found += [*entries.found, *ruled.found, *compared.found]
        self._refused += entries.refused + ruled.refused + compared.refused
        self._empty += entries.empty
        self._entered += len(compared.new)
        self._compared.append(compared)

    def _take_over(self) -> None:
        """Let what came of the pages so far stand with what was there."""
        for one in self._compared[self._taken_over :]:
            standing = restated_rows(self._standing, one.revised, self._batch)
            self._standing = pl.concat([standing, as_observations(one.new, self._batch, standing["id"])])
            one.new = one.new.clear()
        self._taken_over = len(self._compared)

    @property
    def seen(self) -> int:
        """How many rows or cells of the file were taken for figures, entered or not."""
        told = self._told()
        return told.entered + told.already + told.refused + told.empty

    def result(self) -> tuple[AddedEvidence, Package]:
        """What became of the file, and the package after it."""
        told = self._told()
        return told, self._package if self._order.dry else self._package_now()

    def _told(self) -> AddedEvidence:
        entered = self._entered
        return AddedEvidence(
            self._batch if entered else "",
            entered,
            sum(one.already for one in self._compared),
            self._refused,
            self._empty,
            tuple(self._found[:MOST_FINDINGS]),
            tuple(one for compared in self._compared for one in compared.revised),
            tuple(one for compared in self._compared for one in compared.conflicts)[:MOST_FINDINGS],
            sum(one.conflict_count for one in self._compared),
            self._order.dry,
        )

    def _package_now(self) -> Package:
        """The package with the sound figures, and the batch if there are any."""
        self._take_over()
        entered = self._entered
        if not entered:
            return dataclasses.replace(
                self._package,
                sources=tuple(one for one in self._package.sources if one != self._order.source),
            )
        source = self._order.source
        batch = FigureBatch(
            self._batch,
            self._given.name,
            self._given.sha256,
            PartialDate.parse(self._order.day),
            entered,
            self._refused,
            source.id if source else None,
        )
        package = dataclasses.replace(self._package, batches=(*self._package.batches, batch))
        return with_observations(package, self._standing)


def _batch_name(package: Package, given: GivenFile) -> str:
    """The batch's identifier: the file's SHA-256, cut, and a number where the file was entered before."""
    name = f"b{given.sha256[:12]}"
    taken = {one.id for one in package.batches}
    number = 2
    result = name
    while result in taken:
        result, number = f"{name}-{number}", number + 1
    return result
