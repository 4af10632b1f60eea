"""``tallystick evidence``: figures of others' files entered, listed and taken back."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Listing, Ordinal, Reason, Template, Text, msgid, plural
from tallystick.base.showing import quoted
from tallystick.cli.bar import bar
from tallystick.cli.clock import today
from tallystick.cli.console import (
    MOST_SHOWN,
    PACKAGE_HAS_ERRORS,
    refuse,
    show_findings,
    show_json,
    tell,
    tell_next,
)

if TYPE_CHECKING:
    from tallystick.base.findings import Finding
    from tallystick.pipeline.evidence.add import AddedEvidence

app = typer.Typer(
    help="Enter figures from a yearbook, a spreadsheet or SDMX, take them back; look after evidence files.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_COUNTS: dict[str, Template] = {
    "entered": plural("{number} figure entered", "{number} figures entered"),
    "would": plural("{number} figure would be entered", "{number} figures would be entered"),
    "already": msgid("{number} there already"),
    "refused": msgid("{number} refused"),
    "empty": msgid("{number} without a figure"),
}
_REVISED = msgid(
    "row {row}, {figure}: {value} in {source} is revised to {new}; the old figure is kept, as restated"
)
_CONFLICT = msgid("row {row}, {figure}: {new} here, {value} in {source}; both are kept")

_Title = Annotated[str, typer.Option(help="Of a new source: its title.")]
_Publisher = Annotated[str, typer.Option(help="Of a new source: who published it.")]
_KindOfSource = Annotated[str, typer.Option(help="Of a new source: its kind, such as official_statistic.")]
_Address = Annotated[str, typer.Option(help="Of a new source: where it can be read.")]
_Published = Annotated[str, typer.Option(help="Of a new source: when it was published.")]
_Columns = Annotated[list[str] | None, typer.Option(help="What a column holds: HEADING=period. Remembered.")]
_Labels = Annotated[
    list[str] | None,
    typer.Option(
        help="What a word means: indicator:WORD=ID, area:, group:, unit:WORD=persons*10000. Remembered."
    ),
]
_Fixed = Annotated[list[str] | None, typer.Option("--set", help="What holds for every figure: unit=persons.")]


@app.command()
def add(
    package: Annotated[str, typer.Argument(help="The package, a folder.")],
    file: Annotated[str, typer.Argument(help="A CSV, xlsx, ods, Parquet or SDMX file.")],
    source: Annotated[
        str, typer.Option(help="The source in which every figure was read; with --title it is entered anew.")
    ] = "",
    title: _Title = "",
    publisher: _Publisher = "",
    kind: _KindOfSource = "",
    url: _Address = "",
    day: _Published = "",
    column: _Columns = None,
    label: _Labels = None,
    fixed: _Fixed = None,
    page: Annotated[str, typer.Option(help="The page of a spreadsheet to read; without it all.")] = "",
    decimal: Annotated[str, typer.Option(help="The decimal mark of its numbers: point or comma.")] = "",
    dates: Annotated[str, typer.Option(help="What stands first in its dates: dmy or mdy.")] = "",
    dry: Annotated[bool, typer.Option("--dry-run", help="Save nothing; say what would be entered.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Enter the figures of a file, and say of each row that was refused why, and what would be right.

    It reads tables with a row for each figure and tables of yearbooks, with years or indicators side by side.
    What a column or a word means is remembered in the package. The same file twice changes nothing.

    Ends with exit code 0 when every row was entered, 1 where some were refused or the package has errors, 2
    where it can't be done; then nothing was changed.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.evidence.add import add_evidence
    from tallystick.pipeline.evidence.asking import NewSource, SaidOfFile, order_from

    said = SaidOfFile(column or (), label or (), fixed or (), decimal, dates, page)
    new = NewSource(source, title, publisher, kind, url, day)
    try:
        order = order_from(said, new, today(), dry=dry)
        with bar(package) as progress:
            added = add_evidence(package, file, order, progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(added))
    else:
        _tell(added, package)
    if added.refused:
        raise typer.Exit(PACKAGE_HAS_ERRORS)


def _record(added: "AddedEvidence") -> dict[str, object]:
    return {
        "batch": added.batch,
        "entered": added.entered,
        "already": added.already,
        "refused": added.refused,
        "empty": added.empty,
        "saved": bool(added.entered) and not added.unsaved,
        "findings": [one.as_record() for one in added.found],
        "revised": [asdict(one) for one in added.revised],
        "conflicts": [asdict(one) for one in added.conflicts],
        "conflict_count": added.conflict_count,
    }


_ALIKE = plural(
    "and {number} cell more for a reason that stands above; --json lists it",
    "and {number} cells more for reasons that stand above; --json lists them",
)


def _first_of_each(found: Sequence["Finding"]) -> list["Finding"]:
    """The findings, of those that say the same of the same value the first: one word, one mend."""
    kept: dict[tuple[str, str, str | None], Finding] = {}
    for one in found:
        kept.setdefault((one.code, one.message.text, one.value), one)
    return list(kept.values())


def _tell(added: "AddedEvidence", package: str) -> None:
    shown = _first_of_each(added.found)
    show_findings(shown)
    if alike := len(added.found) - len(shown):
        tell(Reason(_ALIKE, number=Count(alike)))
    for template, rows in ((_REVISED, added.revised), (_CONFLICT, added.conflicts)):
        for one in rows[:MOST_SHOWN]:
            places = {
                "figure": Text(one.figure),
                "value": Text(one.value),
                "source": Text(one.source),
                "new": Text(one.new),
            }
            tell(Reason(template, row=Ordinal(one.row), **places))
    numbers = {
        "would" if added.unsaved else "entered": added.entered,
        "already": added.already,
        "refused": added.refused,
        "empty": added.empty,
    }
    counted = (Reason(_COUNTS[name], number=Count(number)) for name, number in numbers.items())
    tell(Reason("{counts}.", counts=Listing(tuple(counted), ",")))
    if added.batch and not added.unsaved:
        tell(
            Reason(
                "Take it back with: tallystick evidence undo {package} {batch}",
                package=Text(quoted(package)),
                batch=Text(quoted(added.batch)),
            )
        )
    if added.entered and not added.unsaved:
        tell_next("check", package)


_LINE = plural(
    "{batch}: {file}, entered {day}, {number} figure", "{batch}: {file}, entered {day}, {number} figures"
)


@app.command()
def batches(
    package: Annotated[str, typer.Argument(help="The package.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """List the batches of figures that were entered from files.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be read.
    """
    from tallystick.base.findings import Refusal
    from tallystick.register.columns import cells_of
    from tallystick.register.files import load_package
    from tallystick.register.tables import TABLES

    try:
        held = load_package(package).batches
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        table = next(one for one in TABLES if one.name == "batches")
        show_json({"batches": [cells_of(table, one) for one in held]})
        return
    for one in held:
        file, count = Text(one.file), Count(one.figures)
        tell(Reason(_LINE, batch=Text(one.id), file=file, day=one.entered, number=count))
    if not held:
        tell(Reason("No file was entered into {package}.", package=Text(package)))


@app.command()
def undo(
    package: Annotated[str, typer.Argument(help="The package.")],
    batch: Annotated[str, typer.Argument(help="The batch, as 'tallystick evidence batches' lists it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Take the figures of a batch out again, and let what they replaced stand as before.

    What the package remembers of the file's words stays: it is in tables/labels.csv.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.evidence.undo import undo_batch

    try:
        with bar(package):
            undone = undo_batch(package, batch)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(
            {
                "batch": undone.batch,
                "figures": undone.figures,
                "restored": undone.restored,
                "source": undone.source,
            }
        )
        return
    out = plural(
        "{number} figure of batch {batch} taken out.", "{number} figures of batch {batch} taken out."
    )
    tell(Reason(out, number=Count(undone.figures), batch=Text(undone.batch)))
    if undone.restored:
        again = plural("{number} earlier figure stands again.", "{number} earlier figures stand again.")
        tell(Reason(again, number=Count(undone.restored)))
    if undone.source:
        tell(Reason("The source {source} came with it and went with it.", source=Text(undone.source)))
    tell_next("check", package)
