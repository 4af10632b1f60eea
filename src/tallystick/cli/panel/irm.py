"""``tallystick panel irm PACKAGE TABLE``: codes that the partnership's mechanism published are taken over."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, show_findings, tell


def irm(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    table: Annotated[
        str, typer.Argument(help="The Open Government Partnership's table of commitments, a CSV file.")
    ],
    plan: Annotated[str, typer.Option(help="The action plan's identifier in the table, such as AP_ALB03.")],
    assessor: Annotated[
        str, typer.Option(help="The number under which the mechanism stands among the assessors.")
    ] = "IRM",
) -> None:
    """Read what the Independent Reporting Mechanism coded of a plan as judgements of the package.

    They count in no verdict: nobody drew or signed a panel for them.

    Ends with exit code 0 when all is taken, 1 where something is not, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.irm import take_irm

    try:
        done = take_irm(package, table, plan, assessor)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    rows = plural(
        "{number} commitment of {plan} is in the table.", "{number} commitments of {plan} are in the table."
    )
    tell(Reason(rows, number=Count(done.rows), plan=Text(plan)))
    for (panel, criterion), many in sorted(done.taken.items()):
        forms = plural(
            "{panel}, {criterion}: {number} code taken", "{panel}, {criterion}: {number} codes taken"
        )
        tell(Reason(forms, panel=Text(panel), criterion=Text(criterion), number=Count(many)), indent=2)
    if done.known:
        forms = plural("{number} code stood there already.", "{number} codes stood there already.")
        tell(Reason(forms, number=Count(done.known)))
    if done.not_coded:
        forms = plural(
            "{number} cell says that nothing was coded: it counts as missing.",
            "{number} cells say that nothing was coded: they count as missing.",
        )
        tell(Reason(forms, number=Count(done.not_coded)))
    show_findings(done.findings)
    if done.findings:
        raise typer.Exit(PACKAGE_HAS_ERRORS)
