"""``tallystick indicators take FILE PACKAGE``: a reviewed spreadsheet back into its package."""

import dataclasses
import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.console import MOST_SHOWN, PACKAGE_HAS_ERRORS, refuse

if TYPE_CHECKING:
    from tallystick.pipeline.review.take import Taken

_WORDS = {
    "changed": "changed",
    "confirmed": "confirmed as it is",
    "removed": "removed",
    "untouched": "without a decision",
    "not_taken": "not taken",
}


def take(
    file: Annotated[str, typer.Argument(help="The xlsx or ods file that was handed back.")],
    package: Annotated[str, typer.Argument(help="The package that it was made from.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Take a reviewed spreadsheet back, and say of each row what became of it.

    Ends with exit code 0 when every row was taken, 1 where some were not, 2 where it can't be done; then
    nothing was changed.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.review.take import take_sheet

    try:
        taken = take_sheet(file, package)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    counts = Counter(one.outcome for one in taken.rows)
    if as_json:
        rows = [dataclasses.asdict(one) for one in taken.rows]
        typer.echo(
            json.dumps({"older": taken.older, "counts": dict(counts), "rows": rows}, ensure_ascii=False)
        )
    else:
        _tell(taken, counts)
    if counts["not_taken"]:
        raise typer.Exit(PACKAGE_HAS_ERRORS)


def _tell(taken: "Taken", counts: Counter[str]) -> None:
    if taken.older:
        typer.echo(
            "The sheet is of an older version of the package; rows that have changed since are not taken."
        )
    moved = [one for one in taken.rows if one.outcome not in {"untouched", "confirmed"}]
    for one in moved[:MOST_SHOWN]:
        typer.echo(f"row {one.row}, {one.commitment} {one.indicator}: {_WORDS[one.outcome]}. {one.why}")
    if len(moved) > MOST_SHOWN:
        typer.echo(f"and {len(moved) - MOST_SHOWN:,} more rows: --json lists each")
    typer.echo("; ".join(f"{counts[name]} {told}" for name, told in _WORDS.items()) + ".")
