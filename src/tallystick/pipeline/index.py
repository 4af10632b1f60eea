"""From a table of figures and a method to an index, on disk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tallystick import __version__
from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.base.findings import Finding, Problem, Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import read_regular
from tallystick.base.showing import shown
from tallystick.base.system import why_refused
from tallystick.index.audit.asked import AskedWeights, asked_table, with_weights
from tallystick.index.audit.denominators import denominator_tables
from tallystick.index.audit.tables import audit_tables
from tallystick.index.audit.weighing import prebuilt
from tallystick.index.digits import digits
from tallystick.index.doubt.evaluate import Executor, serially
from tallystick.index.doubt.run import Doubted, doubted
from tallystick.index.doubt.tables import doubt_tables, manifest
from tallystick.index.figures_file import FiguresRead, read_figures
from tallystick.index.method import IndexMethod
from tallystick.index.method_file import STEPS, read_index_method
from tallystick.index.model import Matrix, UnitTable
from tallystick.index.record import index_record
from tallystick.index.snags import CannotRun, Snag
from tallystick.index.steps import Index, index_of
from tallystick.index.tables import tables_of
from tallystick.pipeline.output import refuse_foreign, write_output
from tallystick.pipeline.undrawn import undrawn_of_all
from tallystick.report.index import draw_index

#: A table of 100,000 units by 200 indicators takes some 300 MB.
LARGEST_FIGURES = 1024**3
LARGEST_METHOD = 16 * 1024**2
_MEND_ALL = Reason("mend what is listed; nothing was written")


@dataclass(frozen=True, slots=True)
class IndexRun:
    """What a run made.

    Attributes:
        index: the index.
        doubt: what came of varying it; None where the method doubts nothing.
        index_id: the SHA-256 of the record and the version, which names the results.
        unused: the columns of the table that the method says nothing of.
        asked: the index with the weights that were asked for; None where none were.
        gaps: the languages that the page is not drawn in.
    """

    index: Index
    doubt: Doubted | None
    index_id: str
    unused: tuple[str, ...]
    asked: AskedWeights | None
    gaps: tuple[Finding, ...]


def run_index(
    figures: str,
    method: str,
    out: str,
    progress: Progress,
    execute: Executor = serially,
    weights: Mapping[str, float] = MappingProxyType({}),
) -> IndexRun:
    """Make an index of a table of figures and write it.

    Args:
        figures: a CSV with a row for each unit.
        method: a TOML file, or a table of metadata as COINr has it.
        out: the folder to write.
        progress: told how far it is.
        execute: where replications are made; the numbers are the same wherever that is.
        weights: what if these elements had these weights, all at once; empty where nobody asks.

    Raises:
        Refusal: a file can't be read or something is wrong in it, a step can't be run on the figures, or the
            folder can't be written. Nothing was written then.
    """
    refuse_foreign(Path(out))
    progress("reading the figures", 0, 0)
    how = _method(method, execute)
    read = _figures(figures, how)
    progress("making the index", 0, 0)
    places = _Places(figures, method, how, read)
    index, doubt = _made(read, how, places, progress, execute)
    asked = _asked(_table(read), index, weights, places) if weights else None
    record = index_record(index, read.unused)
    progress("looking back at it", 0, 0)
    moved = prebuilt(_table(read), index)
    tables = tables_of(index) | audit_tables(index, moved) | denominator_tables(_table(read), index)
    if doubt is not None:
        record |= {"doubt": manifest(doubt)}
        tables |= doubt_tables(index, doubt)
    if asked is not None:
        record |= {"what_if": {code: digits(weight) for code, weight in weights.items()}}
        tables |= asked_table(index, asked)
    whole = {"index": sha256(canonical_bytes(record)), "tallystick": __version__}
    made = IndexRun(index, doubt, sha256(canonical_bytes(whole)), read.unused, asked, undrawn_of_all())
    progress("writing", 0, 0)
    tables["index.json"] = canonical_bytes(record) + b"\n"
    files = draw_index(index, doubt, moved, made.index_id) | tables
    write_output(out, files, {"index_id": made.index_id, "tallystick": __version__})
    return made


def _refuse_idle(how: IndexMethod, execute: Executor) -> None:
    """Refuse an executor that has nothing to do, whose address nobody would ever have tried."""
    if how.doubts is None and execute is not serially:
        what = Reason("the method doubts nothing, so that there are no replications for an executor")
        raise Refusal(what, Reason("leave --executor out, or say in the method what is doubted: [doubt]"))


def _method(path: str, execute: Executor) -> IndexMethod:
    folder = Path(path).parent
    read = read_index_method(
        Path(path).name, _bytes(path, LARGEST_METHOD), lambda name: _beside(folder, name)
    )
    if read.method is None:
        title = Reason("{method} is no method of an index", method=Text(shown(path)))
        raise Refusal(title, _MEND_ALL, read.findings)
    _refuse_idle(read.method, execute)
    return read.method


def _beside(folder: Path, name: str) -> bytes | None:
    """The bytes of a file in the folder of the method, and of none elsewhere."""
    place = folder / name
    if Path(name).name != name or not place.is_file():
        return None
    return _bytes(str(place), LARGEST_METHOD)


def _figures(path: str, method: IndexMethod) -> FiguresRead:
    read = read_figures(Path(path).name, _bytes(path, LARGEST_FIGURES), method)
    if read.table is None:
        title = Reason("{figures} is no table for this method", figures=Text(shown(path)))
        raise Refusal(title, _MEND_ALL, read.findings)
    return read


def _bytes(path: str, largest: int) -> bytes:
    try:
        return read_regular(path, largest)
    except OSError as problem:
        what = Reason("{file} can't be read ({why})", file=Text(shown(path)), why=why_refused(problem))
        raise Refusal(what, Reason("name a file that is there and that this user may read")) from None


@dataclass(frozen=True, slots=True)
class _Places:
    """Where what is wrong is looked for: the two files, and the row of each unit."""

    figures: str
    method: str
    how: IndexMethod
    read: FiguresRead

    def findings(self, snags: Iterable[Snag]) -> tuple[Finding, ...]:
        """Snags in their places: the row of the unit and its time, else its column, else the method."""
        figures = _table(self.read).figures
        times = figures.times or (None,) * len(figures.units)
        rows = dict(zip(zip(figures.units, times, strict=True), self.read.rows, strict=True))
        return tuple(self._finding(one, figures, rows) for one in snags)

    def _finding(self, one: Snag, figures: Matrix, rows: Mapping[tuple[str, float | None], int]) -> Finding:
        problem = Problem("step-cannot-run", one.told, one.fix)
        column = one.indicator if one.indicator in figures.codes else None
        if one.unit:
            return problem.at(Path(self.figures).name, rows.get((one.unit, one.time)), column)
        if column:
            return problem.at(Path(self.figures).name, None, column)
        return problem.at(Path(self.method).name, None, self._key(one))

    def _key(self, one: Snag) -> str | None:
        """The group of the method file that the step stands in; none in a table of metadata."""
        step = one.step.partition(":")[0]
        if self.method.lower().endswith(".csv") or step not in STEPS:
            return None
        weighed = step == "weigh" and one.indicator in self.how.weighers
        joined = step == "aggregate" and one.indicator in self.how.aggregators
        return f"{step}.at.{one.indicator}" if weighed or joined else step


def _table(read: FiguresRead) -> UnitTable:
    assert read.table is not None  # noqa: S101 - it was refused otherwise
    return read.table


def _asked(table: UnitTable, index: Index, weights: Mapping[str, float], places: _Places) -> AskedWeights:
    try:
        return with_weights(table, index, weights)
    except CannotRun as stopped:
        title = Reason("the index can't be made with these weights")
        raise Refusal(title, _MEND_ALL, places.findings(stopped.snags)) from None


def _made(
    read: FiguresRead, how: IndexMethod, places: _Places, progress: Progress, execute: Executor
) -> tuple[Index, Doubted | None]:
    try:
        index = index_of(_table(read), how)
        if how.doubts is None:
            return index, None
        return index, doubted(_table(read), index, how.doubts, execute, progress)
    except CannotRun as stopped:
        title = Reason("the index can't be made as the method asks")
        raise Refusal(title, _MEND_ALL, places.findings(stopped.snags)) from None
