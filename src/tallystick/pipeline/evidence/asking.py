"""What a person said of a file on the command line, as an order."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tallystick.base.findings import Problem, Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.pipeline.evidence.add import EvidenceOrder
from tallystick.pipeline.evidence.entries import SaidOfAll
from tallystick.pipeline.evidence.numerals import COMMA, POINT
from tallystick.pipeline.evidence.times import DAY_FIRST, MONTH_FIRST
from tallystick.register.batches import LABEL_KINDS, FileLabel
from tallystick.register.cells import cell_reader, read_cells
from tallystick.register.model import Source
from tallystick.register.rows import RawTable
from tallystick.register.rules.batches import FILE_COLUMNS
from tallystick.register.tables import TABLES

_MARKS = {"": "", "point": POINT, "comma": COMMA}
_ORDERS = {"": "", DAY_FIRST: DAY_FIRST, MONTH_FIRST: MONTH_FIRST}
_TABLES = {table.name: table for table in TABLES}


@dataclass(frozen=True, slots=True)
class SaidOfFile:
    """What was typed of a file.

    Attributes:
        columns: what columns hold, each ``HEADING=what``.
        labels: what words mean, each ``kind:word=identifier``.
        fixed: what holds for all figures, each ``column=value``.
        decimal: ``point``, ``comma`` or nothing.
        dates: ``dmy``, ``mdy`` or nothing.
        page: the page to read, or nothing.
    """

    columns: Sequence[str]
    labels: Sequence[str]
    fixed: Sequence[str]
    decimal: str
    dates: str
    page: str


@dataclass(frozen=True, slots=True)
class NewSource:
    """What was typed of the source; with a title it is a new one."""

    id: str
    title: str
    publisher: str
    kind: str
    url: str
    day: str


def order_from(said: SaidOfFile, source: NewSource, day: str, *, dry: bool) -> EvidenceOrder:
    """The order that was typed.

    Raises:
        Refusal: a part of it can't be understood; says which, and what would be right.
    """
    fixed = dict(_pair(one, Reason("write it as COLUMN=VALUE")) for one in said.fixed)
    for name in fixed:
        if name not in FILE_COLUMNS:
            raise Refusal(
                Reason("{name} is nothing that is said of a figure", name=Text(name)),
                Reason("right here: {names}", names=texts(FILE_COLUMNS, ",")),
            )
    if source.id:
        fixed["source"] = source.id
    mark, order = _one_of("--decimal", said.decimal, _MARKS), _one_of("--dates", said.dates, _ORDERS)
    labels = [_column(one) for one in said.columns] + [_label(one) for one in said.labels]
    return EvidenceOrder(SaidOfAll(fixed, mark, order), day, labels, _source(source, day), said.page, dry)


def _one_of(option: str, given: str, known: dict[str, str]) -> str:
    if given not in known:
        raise Refusal(
            Reason("{option} can't be {given}", option=Text(option), given=Text(given)),
            Reason("choose one of: {known}", known=texts([one for one in known if one], ",")),
        )
    return known[given]


def _pair(typed: str, mend: Reason) -> tuple[str, str]:
    left, sign, right = typed.rpartition("=")
    if not sign or not left.strip() or not right.strip():
        raise Refusal(Reason("{typed} says nothing", typed=Text(typed)), mend)
    return left.strip(), right.strip()


def _column(typed: str) -> FileLabel:
    heading, means = _pair(typed, Reason("write it as HEADING=COLUMN"))
    return _read({"kind": "column", "label": heading, "means": means}, typed)


def _label(typed: str) -> FileLabel:
    named, means = _pair(typed, _LABELS)
    kind, _, word = named.partition(":")
    if kind not in LABEL_KINDS or not word.strip():
        raise Refusal(Reason("{typed} does not say of what kind the word is", typed=Text(typed)), _LABELS)
    unit, _, factor = means.partition("*")
    return _read({"kind": kind, "label": word.strip(), "means": unit, "factor": factor}, typed)


_LABELS = Reason(
    "write it as indicator:WORD=ID, area:WORD=ID, group:WORD=ID, source:WORD=ID or unit:WORD=UNIT*FACTOR"
)


def _read(cells: dict[str, str], typed: str) -> FileLabel:
    table = _TABLES["labels"]
    read = {name: cell_reader(name, column)(cells.get(name, "")) for name, column in table.columns.items()}
    for one in read.values():
        if isinstance(one, Problem):
            raise Refusal(
                Reason("{typed} can't be remembered: {why}", typed=Text(typed), why=one.message), one.fix
            )
    factor = read["factor"]
    return FileLabel(
        str(read["kind"]),
        str(read["label"]),
        str(read["means"]),
        factor if isinstance(factor, Decimal) else None,
    )


def _source(typed: NewSource, day: str) -> Source | None:
    """The new source; None where it is one that the package has."""
    if not typed.title:
        return None
    table = _TABLES["sources"]
    cells = dict.fromkeys(table.columns, "") | {
        "id": typed.id,
        "title": typed.title,
        "publisher": typed.publisher,
        "issuing_body": typed.publisher,
        "date": typed.day,
        "kind": typed.kind,
        "access": "original_site" if typed.url else "third_party_copy",
        "url": typed.url,
        "read": day,
    }
    read = read_cells(RawTable(table, rows=[(2, cells)]))
    rows = [row for _, row in read.rows if isinstance(row, Source)]
    if not rows:
        raise Refusal(
            Reason("the new source is not told whole"),
            Reason(
                "give --source, --title, --publisher and --kind, and --url and --day where they are known"
            ),
            tuple(read.findings),
        )
    return rows[0]
