"""``tallystick panel assign PACKAGE FOLDER``: announce a panel, and draw it when its seed is known."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.clock import today
from tallystick.cli.console import refuse, show, tell, tell_next
from tallystick.cli.said import day_said, line_said

if TYPE_CHECKING:
    from tallystick.panel.record import PanelRecord

_GIVEN = plural("{assessor}: {number} commitment", "{assessor}: {number} commitments")


def assign(
    package: Annotated[str, typer.Argument(help="A plan package with its assessors and their interests.")],
    folder: Annotated[str, typer.Argument(help="The panel's folder; a new one to announce it.")],
    announce: Annotated[
        str | None,
        typer.Option(help="The public value that will be the seed, and when it comes to be known."),
    ] = None,
    seed: Annotated[str | None, typer.Option(help="The value, when it is known: draws the panel.")] = None,
    name: Annotated[str, typer.Option(help="The panel's name, for one that is announced.")] = "final",
    each: Annotated[int, typer.Option(min=2, help="How many assessors code each commitment.")] = 2,
    rubric: Annotated[
        str | None, typer.Option(help="The rubric's file; without it the one that ships.")
    ] = None,
    closes: Annotated[str, typer.Option(help="The last day for commitments, YYYY-MM-DD.")] = "",
    ledger: Annotated[
        str | None, typer.Option(envvar="TALLYSTICK_LEDGER", help="A ledger to file the announcement in.")
    ] = None,
    key: Annotated[
        str | None, typer.Option(envvar="TALLYSTICK_LEDGER_KEY", help="The ledger's secret key.")
    ] = None,
) -> None:
    """Announce a panel before its seed is known, or draw it by its seed.

    Nobody codes what an interest ties them to, and all code as many commitments as that allows.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.pipeline.panel import assign as work

    try:
        if (announce is None) == (seed is None):
            raise Refusal(
                Reason("a panel is announced with --announce, and drawn afterwards with --seed"),
                Reason("give one of the two"),
            )
        if seed is not None:
            _told(work.draw(package, folder, line_said("--seed", seed)))
            tell_next("panel", "sheet", package, folder)
            return
        value = line_said("--announce", announce or "")
        asked = work.Announced(line_said("--name", name), value, each, rubric, _closing(closes))
        panel = work.announce(package, folder, asked)
        if ledger and key:
            show(work.file_announcement(panel, ledger, key, today()), end=False)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason("The panel {name} is announced. Publish before the seed is known:", name=Text(name)))
    show(panel.announcement_sha256)
    tell_next("panel", "assign", package, folder, "--seed", "VALUE")


def _closing(said: str) -> str:
    """The last day for commitments; nothing where none is said.

    Raises:
        Refusal: it is no day, or over already.
    """
    day = day_said("--closes", said).isoformat() if said else ""
    if day and day < today():
        raise Refusal(
            Reason("--closes is “{given}”, a day that is over", given=Text(said)),
            Reason("name a day that lies ahead"),
        )
    return day


def _told(panel: "PanelRecord") -> None:
    pairs = panel.assignment()
    tell(
        Reason(
            plural(
                "{number} coding of {commitments} is given out.",
                "{number} codings of {commitments} are given out.",
            ),
            number=Count(len(pairs)),
            commitments=Reason(
                plural("{number} commitment", "{number} commitments"),
                number=Count(len(panel.pool.commitments)),
            ),
        )
    )
    for assessor, many in sorted(Counter(one for _, one in pairs).items()):
        tell(Reason(_GIVEN, assessor=Text(assessor), number=Count(many)), indent=2)
    show(panel.sha256)
