"""``tallystick witness FILE``: cosign a ledger's checkpoint if it goes on from the last one seen."""

from typing import Annotated

import typer

from tallystick.cli.clock import seconds
from tallystick.cli.console import refuse


def witness(
    request: Annotated[str, typer.Argument(help="The file that 'tallystick ledger checkpoint --out' wrote.")],
    key: Annotated[str, typer.Option(help="The file with the witness's secret key.")],
    ledger_key: Annotated[str, typer.Option(help="The ledger's public key, a .vkey file.")],
    memory: Annotated[str, typer.Option(help="The folder in which the last checkpoint is remembered.")],
    out: Annotated[str | None, typer.Option(help="The file for the cosigned checkpoint.")] = None,
) -> None:
    """Check that a checkpoint goes on from the last one seen, remember it, and only then cosign it.

    Forks, rollbacks and cut-off ends are refused and explained, with exit code 2; what was signed is kept.
    """
    from tallystick.base.findings import Refusal
    from tallystick.ledger.desk import cosign_file, read_public
    from tallystick.ledger.files import replace_file

    try:
        signed = cosign_file(request, key, read_public(ledger_key), memory, seconds())
        if out is not None:
            replace_file(out, signed.write().encode())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    typer.echo(signed.write(), nl=False)
