"""``tallystick indicators check``: everything that is wrong with the library of indicators."""

import json
from typing import Annotated

import typer

from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, show_findings


def check(
    library: Annotated[str, typer.Option(help="The folder that holds library.csv.")] = "plans/indicators",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Find everything that is wrong with the library.

    Ends with exit code 0 without errors, 1 with errors, 2 where there is no library.
    """
    from tallystick.base.findings import Refusal
    from tallystick.register.library.files import check_library

    try:
        checked = check_library(library)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    errors = sum(one.severity == "error" for one in checked.findings)
    if as_json:
        record = {
            "errors": errors,
            "indicators": len(checked.indicators),
            "findings": [one.as_record() for one in checked.findings],
        }
        typer.echo(json.dumps(record, ensure_ascii=False))
    else:
        show_findings(checked.findings)
        typer.echo(f"{library}: {len(checked.indicators)} indicators, {errors} errors.")
    if errors:
        raise typer.Exit(PACKAGE_HAS_ERRORS)
