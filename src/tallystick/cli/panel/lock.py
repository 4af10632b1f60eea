"""``tallystick panel lock PACKAGE FOLDER``: the rounds are over; the panel goes into the package, signed."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, tell
from tallystick.cli.said import day_said

if TYPE_CHECKING:
    from tallystick.pipeline.panel.lock import LockedPanel


def lock(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    folder: Annotated[str, typer.Argument(help="The panel's folder.")],
    files: Annotated[
        list[str] | None, typer.Argument(help="Signatures that assessors sent, as 'panel sign' wrote them.")
    ] = None,
    judged_to: Annotated[
        str | None,
        typer.Option(
            help="The day up to which the panel judged, YYYY-MM-DD; without it that of the plan's method."
        ),
    ] = None,
    day: Annotated[
        str | None, typer.Option(help="The day on which its rounds are over, YYYY-MM-DD; without it today.")
    ] = None,
) -> None:
    """Enter the panel and its rubric in the package, and the signatures of its assessors as they come.

    The panel's verdicts count as soon as everybody who has coded or dissented in it has signed.

    Ends with exit code 0 when done, 1 where a signature can't be taken, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.lock import lock_panel

    until = day_said("--judged-to", judged_to).isoformat() if judged_to else None
    try:
        done = lock_panel(package, folder, files or [], until, day_said("--day", day or "").isoformat())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    _tell(done)
    if done.refused:
        raise typer.Exit(PACKAGE_HAS_ERRORS)


def _tell(done: "LockedPanel") -> None:
    for path, why in done.refused:
        tell(Reason("{file}: not taken: {why}", file=Text(path), why=why))
    if done.disputed:
        tell(
            Reason(
                plural(
                    "{number} question stays disputed; its codes are published as they are.",
                    "{number} questions stay disputed; their codes are published as they are.",
                ),
                number=Count(done.disputed),
            )
        )
    if done.awaited:
        tell(
            Reason(
                "{name} waits for the signatures of {names}. Send each the package; they run 'tallystick "
                "panel sign', and what comes back is entered by this command.",
                name=Text(done.name),
                names=texts(done.awaited),
            )
        )
    else:
        tell(
            Reason("{name} is signed by {names}, and counts.", name=Text(done.name), names=texts(done.signed))
        )
