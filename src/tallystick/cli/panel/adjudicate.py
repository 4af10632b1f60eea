"""``tallystick panel adjudicate PACKAGE FOLDER``: the sheets for what assessors differ on."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.console import refuse, spoken, tell

_WRITTEN = plural(
    "{number} question on which codes differ is written to {out}.",
    "{number} questions on which codes differ are written to {out}.",
)


def adjudicate(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    folder: Annotated[str, typer.Argument(help="The panel's folder.")],
    out: Annotated[str, typer.Option(help="The xlsx file to write.")],
    again: Annotated[
        str | None, typer.Option(help="The second round: an assessor who may change their own codes.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="The end: an assessor who settles what they did not code.")
    ] = None,
) -> None:
    """Write a sheet of what assessors differ on, with what each gave and why, and nobody's name.

    It comes back by commit and collect. What was given before is kept; what is settled stays settled.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.later import write_second, write_settling

    try:
        if (again is None) == (by is None):
            raise Refusal(
                Reason("who is asked is named with --again or with --by"), Reason("give one of the two")
            )
        if again is not None:
            number = write_second(package, folder, again, out, spoken())
        else:
            number = write_settling(package, folder, by or "", out, spoken())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason(_WRITTEN, number=Count(number), out=Text(out)))
