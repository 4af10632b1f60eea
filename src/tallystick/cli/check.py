"""``tallystick check PACKAGE``: everything that is wrong with a package, in one run."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, msgid, plural
from tallystick.base.showing import command
from tallystick.cli.bar import bar
from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, show_findings, show_json, tell, tell_next

if TYPE_CHECKING:
    from tallystick.register.model import Package


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

    try:
        with bar() as progress:
            from tallystick.pipeline.check import check_all

            progress("reading the package", 0, 0)
            checked = check_all(package)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    errors = len(checked.errors)
    gaps = len(checked.findings) - errors
    if as_json:
        findings = [one.as_record() for one in checked.findings]
        show_json({"errors": errors, "gaps": gaps, "findings": findings})
    else:
        show_findings(checked.findings)
        tell(_sentence(package, errors, gaps))
        if checked.package is not None and not errors:
            tell_next(*_next(package, checked.package))
        else:
            tell(Reason("Mend them and look again: {command}", command=Text(command("check", package))))
    if errors:
        raise typer.Exit(PACKAGE_HAS_ERRORS)


def _next(path: str, package: "Package") -> tuple[str, ...]:
    """The words of the command that comes next, with a day where the method leaves that open."""
    from tallystick.register.confirming.standing import standings
    from tallystick.register.files import chosen_method
    from tallystick.register.method import NOT_SAID

    if any(one.unconfirmed for one in standings(package)):
        return "confirm", path
    asked = chosen_method(package, None).known_by == NOT_SAID
    return "assess", path, "--out", "DIR", *(("--known-by", "YYYY-MM-DD") if asked else ())


_ERRORS = plural("{number} error", "{number} errors")
_GAPS = plural("{number} gap", "{number} gaps")
_BROKEN = msgid("{package}: {errors}, {gaps}. It can't be assessed until the errors are mended.")
_WITH_GAPS = msgid("{package}: no errors, {gaps}. It can be assessed; the gaps show in the result.")
_SOUND = msgid("{package}: no errors, no gaps.")


def _sentence(package: str, errors: int, gaps: int) -> Reason:
    named, missing = Text(package), Reason(_GAPS, number=Count(gaps))
    if errors:
        return Reason(_BROKEN, package=named, errors=Reason(_ERRORS, number=Count(errors)), gaps=missing)
    return Reason(_WITH_GAPS, package=named, gaps=missing) if gaps else Reason(_SOUND, package=named)
