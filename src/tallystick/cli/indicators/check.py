"""``tallystick indicators check``: everything that is wrong with the library of indicators."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, msgid, plural
from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, show_findings, show_json, tell

_CHECKED = msgid("{library}: {indicators}, {errors}.")
_INDICATORS = plural("{number} indicator", "{number} indicators")
_ERRORS = plural("{number} error", "{number} errors")


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
        show_json(record)
    else:
        show_findings(checked.findings)
        counts = {
            "indicators": Reason(_INDICATORS, number=Count(len(checked.indicators))),
            "errors": Reason(_ERRORS, number=Count(errors)),
        }
        tell(Reason(_CHECKED, library=Text(library), **counts))
    if errors:
        raise typer.Exit(PACKAGE_HAS_ERRORS)
