"""``tallystick check PACKAGE``: everything that is wrong with a package, in one run."""

import json
from typing import Annotated

import typer

from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, show_findings


def check(
    package: Annotated[
        str, typer.Argument(help="A plan package: a folder that holds datapackage.json, or a zip.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Find everything that is wrong with a package.

    Names file, row, column, value and what would be right, all in one run. Ends with exit code 0
    without errors, 1 with errors, 2 where there is no package to read.
    """
    from tallystick.base.findings import Refusal
    from tallystick.register.check import check_package

    try:
        checked = check_package(package)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    errors = len(checked.errors)
    gaps = len(checked.findings) - errors
    if as_json:
        findings = [one.as_record() for one in checked.findings]
        typer.echo(json.dumps({"errors": errors, "gaps": gaps, "findings": findings}, ensure_ascii=False))
    else:
        show_findings(checked.findings)
        typer.echo(_sentence(package, errors, gaps))
    if errors:
        raise typer.Exit(PACKAGE_HAS_ERRORS)


def _sentence(package: str, errors: int, gaps: int) -> str:
    if errors:
        found = f"{_many(errors, 'error')}, {_many(gaps, 'gap')}"
        return f"{package}: {found}. It can't be assessed until the errors are mended."
    if gaps:
        return f"{package}: no errors, {_many(gaps, 'gap')}. It can be assessed; the gaps show in the result."
    return f"{package}: no errors, no gaps."


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
