"""``tallystick panel collect PACKAGE FOLDER FILES``: commitments and sheets are taken in."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, show_findings, tell
from tallystick.cli.said import day_said

if TYPE_CHECKING:
    from tallystick.pipeline.panel.collected import Collected

_OPENED = plural("{file}: opened, {number} code taken", "{file}: opened, {number} codes taken")
_KNOWN = plural(
    "{file}: opened before; its {number} code stands there already",
    "{file}: opened before; its {number} codes stand there already",
)


def collect(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    folder: Annotated[str, typer.Argument(help="The panel's folder.")],
    files: Annotated[
        list[str], typer.Argument(help="Commitments, or sheets with their .opening beside them.")
    ],
    day: Annotated[
        str | None, typer.Option(help="The day on which they came, YYYY-MM-DD; without it today.")
    ] = None,
    ledger: Annotated[
        str | None, typer.Option(envvar="TALLYSTICK_LEDGER", help="A ledger to file commitments in.")
    ] = None,
    key: Annotated[
        str | None, typer.Option(envvar="TALLYSTICK_LEDGER_KEY", help="The ledger's secret key.")
    ] = None,
) -> None:
    """Take in what assessors sent: commitments first, and their sheets when all have committed.

    A copy of each file is kept, whatever becomes of it.

    Ends with exit code 0 when all is taken, 1 where something is not, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.collect import collect as work
    from tallystick.pipeline.panel.collected import LedgerAt

    at = LedgerAt(ledger, key) if ledger and key else None
    try:
        answers = work(package, folder, files, day_said("--day", day or "").isoformat(), at)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    for one in answers:
        _told(one)
    if any(one.whys or one.findings for one in answers):
        raise typer.Exit(PACKAGE_HAS_ERRORS)


def _told(one: "Collected") -> None:
    file = Text(one.file)
    if one.outcome == "committed":
        tell(Reason("{file}: committed, by {assessor}", file=file, assessor=Text(one.assessor)))
    elif one.outcome == "opened" and one.known and not one.judgements:
        tell(Reason(_KNOWN, file=file, number=Count(one.known)))
    elif one.outcome == "opened":
        tell(Reason(_OPENED, file=file, number=Count(one.judgements)))
    else:
        tell(Reason("{file}: not taken", file=file))
    for why in one.whys:
        tell(why, indent=2)
    if one.outcome == "not_taken" and one.kept:
        tell(Reason("A copy is kept as late/{name} in the panel's folder.", name=Text(one.kept)), indent=2)
    show_findings(one.findings)
