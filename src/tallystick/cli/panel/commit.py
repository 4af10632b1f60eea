"""``tallystick panel commit SHEET``: an assessor commits to a coded sheet before anybody may read it."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.clock import today
from tallystick.cli.console import refuse, show, tell

#: What becomes of a row that is left open, by the round of the sheet.
_LEFT = {
    "first": plural(
        "{number} row is open: it counts as missing.", "{number} rows are open: they count as missing."
    ),
    "second": plural(
        "{number} row is open: the code that you gave before stays.",
        "{number} rows are open: the codes that you gave before stay.",
    ),
    "settled": plural(
        "{number} row is open: the question stays disputed.",
        "{number} rows are open: the questions stay disputed.",
    ),
}


def commit(
    sheet: Annotated[str, typer.Argument(help="The coded sheet, xlsx or ods.")],
    panel: Annotated[str, typer.Option(help="The panel's folder, or a copy of it.")],
    key: Annotated[str, typer.Option(help="The file with your own secret key; 'keys make' makes one.")],
) -> None:
    """Look a coded sheet through and commit to it, on your own machine; its codes are sent to nobody.

    Ends with exit code 0 when done, 1 where rows can't be taken, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.commit import commit as work

    try:
        done = work(sheet, panel, key, today())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    codes, left = Count(len(done.sheet.judgements)), Count(done.sheet.open)
    tell(Reason(plural("{number} code is committed to.", "{number} codes are committed to."), number=codes))
    if left.number:
        tell(Reason(_LEFT[done.sheet.round], number=left))
    tell(Reason("Send {commitment}, and this public key:", commitment=Text(done.commitment)))
    show(done.key)
    tell(
        Reason(
            "Keep the sheet as it is and {opening} until you are asked for both.", opening=Text(done.opening)
        )
    )
