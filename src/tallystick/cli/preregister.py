"""``tallystick preregister METHOD.toml``: commit a method before results are seen."""

from typing import Annotated

import typer

from tallystick.base.showing import command
from tallystick.cli.clock import today
from tallystick.cli.console import refuse


def preregister(
    method: Annotated[str, typer.Argument(help="A method's file, such as methods/final.toml.")],
    ledger: Annotated[str, typer.Option(envvar="TALLYSTICK_LEDGER", help="The ledger's folder.")],
    key: Annotated[
        str, typer.Option(envvar="TALLYSTICK_LEDGER_KEY", help="The file with the ledger's secret key.")
    ],
    day: Annotated[str | None, typer.Option(help="The day to name, YYYY-MM-DD; without it today.")] = None,
) -> None:
    """Commit the dates, thresholds, rules and weights of a method to the ledger before results are seen.

    Each assessment says from then on whether its method is the registered one, and lists each later change.

    Ends with exit code 1 where the method has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.preregister import preregister as register

    try:
        done = register(method, ledger, key, day or today())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    again = " (registered before, unchanged)" if done.filed.again else ""
    typer.echo(f"{done.method.name}: entry {done.filed.sequence}{again}; listed in {done.path}")
    publish = command("ledger", "checkpoint", "--ledger", ledger, "--key", key)
    typer.echo(f"Publish the next checkpoint before any result is known: {publish}")
