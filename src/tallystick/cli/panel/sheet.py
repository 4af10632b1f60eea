"""``tallystick panel sheet PACKAGE FOLDER``: the coding sheets of a drawn panel."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, plural
from tallystick.cli.console import refuse, show, spoken, tell


def sheet(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    folder: Annotated[str, typer.Argument(help="The panel's folder.")],
    assessor: Annotated[str | None, typer.Option(help="Only this assessor's.")] = None,
) -> None:
    """Write a coding sheet for each assessor: what they code, what is known of it, what the codes mean.

    It shows no other's code, and nothing that the government says of itself.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.sheet import write_sheets

    try:
        written = write_sheets(package, folder, assessor, spoken())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason(plural("{number} sheet written.", "{number} sheets written."), number=Count(len(written))))
    for one in written:
        show(one)
