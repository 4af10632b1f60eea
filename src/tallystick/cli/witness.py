"""``tallystick witness FILE``: cosign a ledger's checkpoint if it goes on from the last one seen."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text
from tallystick.cli.clock import seconds
from tallystick.cli.console import blank, refuse, show, tell


def witness(
    request: Annotated[str, typer.Argument(help="The file that 'tallystick ledger checkpoint --out' wrote.")],
    key: Annotated[str, typer.Option(help="The file with the witness's secret key.")],
    ledger_key: Annotated[str, typer.Option(help="The ledger's public key, a .vkey file.")],
    memory: Annotated[str, typer.Option(help="The folder in which the last checkpoint is remembered.")],
    out: Annotated[str | None, typer.Option(help="The file for the cosigned checkpoint.")] = None,
    first: Annotated[
        bool, typer.Option("--first", help="Believe the first checkpoint of a ledger that is new here.")
    ] = False,
) -> None:
    """Check that a checkpoint goes on from the last one seen, remember it, and only then cosign it.

    The first one of a ledger is believed only with --first: nothing before it can be compared.

    Forks, rollbacks and cut-off ends are refused and explained, with exit code 2; what was signed is kept.
    """
    from tallystick.base.findings import Refusal
    from tallystick.ledger.operations import Watch, cosign_file

    try:
        signed = cosign_file(Watch(request, key, ledger_key, memory, out), seconds(), first=first)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    show(signed.write(), end=False)
    if first:
        blank(err=True)
        tell(_BELIEVED.saying(ledger=Text(signed.origin), count=Count(signed.head.size)), err=True)


_BELIEVED = Reason(
    "The first checkpoint of {ledger} that this witness has seen: its {count} entries are believed as they "
    "are. From now on every other one must go on from it."
)
