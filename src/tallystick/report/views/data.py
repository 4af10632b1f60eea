"""The data page and the dictionary of every table."""

from dataclasses import dataclass

from tallystick.assessment.coded.record import PANEL_TABLES
from tallystick.assessment.composite.record import COMPOSITE_TABLES
from tallystick.assessment.groups.record import GROUP_TABLES
from tallystick.assessment.indicators.record import TABLES as INDICATOR_TABLES
from tallystick.assessment.local.record import LOCAL_TABLES
from tallystick.assessment.record import (
    COMMITMENT_COLUMNS,
    DELIVERABLE_COLUMNS,
    READING_COLUMNS,
    VERDICT_COLUMNS,
)
from tallystick.base.reasons import Template, inside, msgid
from tallystick.register.columns import Column, Table
from tallystick.register.kinds import CELL
from tallystick.register.tables import TABLES
from tallystick.report.api.paths import CSVW, DCAT, INDEX, SCHEMA, SCHEMA_ORG
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.voice.packing import Numbered, numbered, page_path

#: The most tables on a page of the dictionary.
_TABLES = 12
_ABOUT = {
    "index.html": msgid("the pages"),
    "assessment.json": msgid("every verdict with its reason, and all counts"),
    "method.json": msgid("the method's values"),
    "registration.json": msgid("whether this method was registered before, and each later change"),
    "index.json": msgid("the indices that the method asks for"),
    "tables/verdicts.csv": msgid("one row for each target, area, group and source policy"),
    "tables/commitment_verdicts.csv": msgid("the three answers of each commitment"),
    "tables/deliverable_verdicts.csv": msgid("the answer of each deliverable"),
    "package/datapackage.json": msgid("what the package is, and the columns of its tables"),
}

#: What is there for programs: what its form is called, where it begins, and what it is.
_PROGRAMS: tuple[tuple[str, str, Template], ...] = (
    (
        "API",
        INDEX,
        msgid("every commitment, target, indicator and source as a small file of JSON, from this index on"),
    ),
    ("JSON Schema", SCHEMA, msgid("what each of these files holds; keys are added and never taken away")),
    ("Data Package", "package/datapackage.json", msgid("the package's tables, for Frictionless and R")),
    ("CSV on the Web", CSVW, msgid("every table in CSV with the kind of each column")),
    ("DCAT", DCAT, msgid("the same for catalogues of open data")),
    ("schema.org", SCHEMA_ORG, msgid("the same for search engines")),
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file to download."""

    path: str
    about: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the data page shows."""

    files: tuple[FileRow, ...]
    programs: tuple[tuple[str, str, str], ...]
    hashes: tuple[tuple[str, str], ...]
    licences: tuple[tuple[str, str, str], ...]
    citation: str
    command: str
    version: str
    dictionary: str
    proof: str


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of a table: what it says, the kind of its cells, whose row they name, the codes they take."""

    name: str
    about: str
    kind: str = ""
    refers: str = ""
    many: bool = False
    codes: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table of the dictionary; its path is empty where there is no such file, since nothing is in it."""

    name: str
    path: str
    about: str
    columns: tuple[ColumnRow, ...]


@dataclass(frozen=True, slots=True)
class DictionaryPage:
    """One page of the dictionary."""

    blocks: tuple[TableBlock, ...]
    pages: Numbered


def data_page(context: PageContext) -> DataPage:
    """The data page's view."""
    identity, package = context.book.material.identity, context.book.package
    descriptor = package.descriptor
    return DataPage(
        files=tuple(_files(context)),
        programs=tuple((name, path, context.say(about)) for name, path, about in _PROGRAMS),
        hashes=(
            (context.say(msgid("Assessment (the three below together)")), identity.assessment_id),
            (context.say(msgid("Package")), identity.package_sha256),
            (context.say(msgid("Method")), identity.method_sha256),
            (context.say(msgid("Results")), identity.assessment_sha256),
        ),
        licences=tuple(
            (context.own_words(one.title), one.name, one.path or "") for one in descriptor.licenses
        ),
        citation=context.say(
            msgid(
                "{title}, assessed by the method “{method}” to {judged_to} with sources known by {known_by}; "
                "Tallystick {version}, assessment {assessment}."
            ),
            title=context.book.plan.title,
            method=context.book.assessment.method,
            judged_to=context.day(context.book.assessment.judged_to),
            known_by=context.day(context.book.assessment.known_by),
            version=identity.version,
            assessment=identity.assessment_id,
        ),
        command=f"tallystick assess package --method {context.book.assessment.method} --out again",
        version=identity.version,
        dictionary=context.path("dictionary.html"),
        proof=context.path("proof.html"),
    )


def _files(context: PageContext) -> list[FileRow]:
    tables = {f"package/{table.path}": table.about for table in TABLES}
    of_results = {**INDICATOR_TABLES, **GROUP_TABLES, **LOCAL_TABLES, **PANEL_TABLES, **COMPOSITE_TABLES}
    tables |= {f"tables/{name}.csv": about for name, (about, _) in of_results.items()}
    found = []
    for one in context.book.material.downloads:
        path = one.path.replace(".parquet", ".csv")  # a table is the same in either form
        known = _ABOUT.get(path) or tables.get(path)
        about = context.say(known) if known else one.about
        if not about and one.path.startswith("package/methods/"):
            about = context.say(msgid("a method: dates, thresholds and orders"))
        found.append(FileRow(one.path, about, _size(context, one.size), one.sha256))
    return found


def _size(context: PageContext, size: int) -> str:
    if size < 1000:
        return context.say(msgid("{size} bytes"), size=size)
    return context.say(msgid("{size} kB"), size=round(size / 1000))


def dictionary_pages(context: PageContext) -> tuple[tuple[str, DictionaryPage], ...]:
    """The pages of the dictionary: the package's tables, then the verdicts'."""
    blocks = [_table(context, table) for table in TABLES] + _verdict_blocks(context)
    first = context.path("dictionary.html")
    pages = context.sharing.share(first, blocks, _TABLES)
    names = spans(context.language, [[one.about for one in page] for page in pages])
    return tuple(
        (page_path(first, number), DictionaryPage(page, numbered(first, names, number)))
        for number, page in enumerate(pages, 1)
    )


def _table(context: PageContext, table: Table) -> TableBlock:
    columns = tuple(_column(context, name, one) for name, one in table.columns.items())
    path = _written(context, f"package/{table.path}")
    return TableBlock(table.name, path, context.say(table.about), columns)


def _written(context: PageContext, path: str) -> str:
    """Where a table lies, of which the path as CSV is given; empty where it is not written."""
    either = (path, path.replace(".csv", ".parquet"))
    return next((one.path for one in context.book.material.downloads if one.path in either), "")


def _column(context: PageContext, name: str, column: Column) -> ColumnRow:
    kind = "" if column.allowed else context.say(inside(CELL, column.kind.name))
    refers = "" if column.allowed else column.refers or ""
    many = column.many and not column.allowed
    return ColumnRow(name, context.say(column.about), kind, refers, many, column.allowed, column.required)


def _verdict_blocks(context: PageContext) -> list[TableBlock]:
    indices = COMPOSITE_TABLES if context.book.material.indices else {}
    local = LOCAL_TABLES if context.book.package.local_targets else {}
    panel = PANEL_TABLES if context.book.assessment.panel is not None else {}
    of_indicators = {**INDICATOR_TABLES, **GROUP_TABLES, **local, **panel, **indices}
    tables = (
        (
            "verdicts",
            msgid("one row for each target, area, group and source policy"),
            VERDICT_COLUMNS | READING_COLUMNS,
        ),
        ("commitment_verdicts", msgid("the three answers of each commitment"), COMMITMENT_COLUMNS),
        ("deliverable_verdicts", msgid("the answer of each deliverable"), DELIVERABLE_COLUMNS),
        *((name, about, told) for name, (about, told) in of_indicators.items()),
    )
    return [
        TableBlock(
            name,
            _written(context, f"tables/{name}.csv"),
            context.say(about),
            tuple(ColumnRow(column, context.say(told)) for column, told in columns.items()),
        )
        for name, about, columns in tables
    ]
