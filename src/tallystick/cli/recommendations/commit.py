"""``tallystick recommendations commit SHEET``: a coder commits to a sheet before anybody may read it."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.console import refuse, show, tell


def commit(
    sheet: Annotated[str, typer.Argument(help="The filled sheet, xlsx or ods.")],
    package: Annotated[str, typer.Option(help="The package that it was made for, or a copy of it.")],
    key: Annotated[str, typer.Option(help="The file with your own secret key; 'keys make' makes one.")],
) -> None:
    """Look a coder's sheet through and commit to it, on your own machine; its codes are sent to nobody.

    Ends with exit code 0 when done, 1 where rows can't be taken, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.recommendations.sealed import seal_codes

    try:
        done = seal_codes(sheet, package, key)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(
        Reason(
            plural(
                "{number} recommendation coded is committed to; {left} left open.",
                "{number} recommendations coded are committed to; {left} left open.",
            ),
            number=Count(done.coded),
            left=Count(done.left),
        )
    )
    tell(Reason("Send {commitment}, and this public key:", commitment=Text(done.commitment)))
    show(done.key)
    tell(
        Reason(
            "Keep the sheet as it is and {opening} until you are asked for both.", opening=Text(done.opening)
        )
    )
