"""``tallystick new DIR``: a first package to fill in."""

from typing import Annotated

import typer

from tallystick.base.reasons import Reason, Text
from tallystick.cli.console import refuse, tell, tell_next


def new(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write, new or empty.")],
) -> None:
    """Write a first package: an invented plan with an example row in each table, to be replaced by yours.

    The package is sound and can be assessed as it is. Ends with exit code 2 where the folder holds
    something already; nothing is written over.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.new import make_new

    try:
        make_new(folder)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(
        Reason(
            "{folder}: a package of an invented plan, with an example row in each table. Replace the rows by "
            "yours, and the plan in datapackage.json; delete a table that you don't need.",
            folder=Text(folder),
        )
    )
    tell_next("check", folder)
