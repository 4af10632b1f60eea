"""``tallystick panel annex PACKAGE FOLDER --out DIR``: the reliability annex of a panel."""

from typing import Annotated

import typer

from tallystick.base.reasons import Reason, Text, texts
from tallystick.cli.console import refuse, tell


def annex(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    out: Annotated[str, typer.Option(help="The folder to write the tables into.")],
    folder: Annotated[
        str | None, typer.Argument(help="The panel's folder; not needed once it is locked.")
    ] = None,
    panel: Annotated[str | None, typer.Option(help="The locked panel's name, without a folder.")] = None,
    draws: Annotated[int, typer.Option(min=100, help="How often the commitments are drawn anew.")] = 10_000,
) -> None:
    """Write the reliability annex: agreement, each verdict and its basis, the government's rating beside.

    Of a locked panel anybody makes it again from the package of a release, with --panel, and compares.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.annex import write_annex

    try:
        if (folder is None) == (panel is None):
            raise Refusal(
                Reason("the annex is made from the panel's folder, or with --panel of a locked one"),
                Reason("give one of the two"),
            )
        names = write_annex(package, folder, out, draws, panel or "")
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason("Written into {out}: {names}.", out=Text(out), names=texts(names)))
