"""``tallystick recommendations take SHEET``: what a person confirmed goes into the package."""

from collections import Counter
from typing import Annotated

import typer

from tallystick.base.reasons import Ordinal, Reason, Text, msgid
from tallystick.cli.clock import today
from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, show_json, tell_next
from tallystick.cli.handed_back import tell_rows

_OUTCOMES = {
    "entered": msgid("{count} entered"),
    "changed": msgid("{count} changed"),
    "already": msgid("{count} already so"),
    "dismissed": msgid("{count} dismissed"),
    "waiting": msgid("{count} without a decision"),
    "not_taken": msgid("{count} not taken"),
}
_NOT_TAKEN = msgid("row {row}, {name}: not taken. {why}")


def take(
    sheet: Annotated[str, typer.Argument(help="The sheet that 'recommendations read' wrote.")],
    package: Annotated[str, typer.Option(help="The package's folder.")],
    by: Annotated[str, typer.Option(help="Who confirmed: an office or a name.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Take the confirmed rows of a draft into the package; the same sheet twice changes nothing.

    Ends with exit code 0 when done, 1 where the package has errors or rows were not taken, 2 where it can't
    be done; then nothing was changed.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.recommendations.take import take_sheet

    try:
        rows = take_sheet(sheet, package, by, today())
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    counts = Counter(one.outcome for one in rows)
    if as_json:
        told = [
            {"row": one.row, "id": one.id, "outcome": one.outcome, "why": one.why.text if one.why else ""}
            for one in rows
        ]
        show_json({"counts": dict(counts), "rows": told})
    else:
        wrong = [
            Reason(_NOT_TAKEN, row=Ordinal(one.row), name=Text(one.id), why=one.why)
            for one in rows
            if one.why
        ]
        tell_rows(wrong, counts, _OUTCOMES)
        tell_next("check", package)
    if counts["not_taken"]:
        raise typer.Exit(PACKAGE_HAS_ERRORS)
