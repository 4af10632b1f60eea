"""``tallystick indicators sheet PACKAGE --out FILE.xlsx``: the indicators as a spreadsheet for review."""

import json
import shlex
from typing import Annotated

import typer

from tallystick.cli.console import refuse


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
        rows = write_sheet(package, out)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    back = f"tallystick indicators take {shlex.quote(out)} {shlex.quote(package)}"
    told = f"{rows} rows written to {out}. Hand it back with: {back}"
    typer.echo(json.dumps({"rows": rows, "out": out}, ensure_ascii=False) if as_json else told)
