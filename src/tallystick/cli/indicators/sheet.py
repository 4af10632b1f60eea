"""``tallystick indicators sheet PACKAGE --out FILE.xlsx``: the indicators as a spreadsheet for review."""

import shlex
from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.console import refuse, show_json, spoken, tell

_WRITTEN = plural("{number} row written to {out}.", "{number} rows written to {out}.")


def sheet(
    package: Annotated[str, typer.Argument(help="A plan package.")],
    out: Annotated[str, typer.Option(help="The xlsx file to write.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Write a plan's indicators as a spreadsheet, for WPS, LibreOffice or Excel.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.review.sheet import write_sheet

    try:
        rows = write_sheet(package, out, spoken())
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json({"rows": rows, "out": out})
        return
    tell(Reason(_WRITTEN, number=Count(rows), out=Text(out)))
    tell(
        Reason(
            "Hand it back with: tallystick indicators take {out} {package}",
            out=Text(shlex.quote(out)),
            package=Text(shlex.quote(package)),
        )
    )
