"""``tallystick preregister METHOD.toml``: commit a method before results are seen."""

from typing import Annotated

import typer

from tallystick.base.reasons import Ordinal, Reason, Text, msgid
from tallystick.base.showing import command
from tallystick.cli.clock import today
from tallystick.cli.console import refuse, tell

_REGISTERED = msgid("{method}: entry {entry}; listed in {path}")
_AGAIN = msgid("{method}: entry {entry} (registered before, unchanged); listed in {path}")


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
    It writes an entry into the ledger, and NAME.registrations.json beside the method's file.

    Ends with exit code 1 where the method has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.preregister import preregister as register

    try:
        done = register(method, ledger, key, day or today())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    said = _AGAIN if done.filed.again else _REGISTERED
    entry = Ordinal(done.filed.sequence)
    tell(Reason(said, method=Text(done.method.name), entry=entry, path=Text(done.path)))
    if done.plan:
        tell(Reason("Registered for the plan {plan}.", plan=Text(done.plan)))
    else:
        tell(Reason("It lies in no package: the entry names no plan, and can be shown beside any."))
    publish = Text(command("ledger", "checkpoint", "--ledger", ledger, "--key", key))
    tell(Reason("Publish the next checkpoint before any result is known: {command}", command=publish))
