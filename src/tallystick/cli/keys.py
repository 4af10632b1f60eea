"""``tallystick keys make NAME --out FILE``: a key pair for a ledger, a release or a witness."""

from typing import Annotated

import typer

from tallystick.base.reasons import Reason, Text
from tallystick.cli.console import refuse, tell

app = typer.Typer(help="Make the keys that ledgers, releases and witnesses sign with.", no_args_is_help=True)


@app.callback()
def _keys() -> None:
    """Make the keys that ledgers, releases and witnesses sign with."""


@app.command()
def make(
    name: Annotated[str, typer.Argument(help="The owner's name without spaces, such as example.org/ledger.")],
    out: Annotated[str, typer.Option(help="The file for the secret key. The public ones lie beside it.")],
) -> None:
    """Make a secret key that only its owner may read, and the public keys to hand out.

    Ends with exit code 2 where a file is there already or can't be written.
    """
    from tallystick.base.findings import Refusal
    from tallystick.ledger.operations import make_key

    try:
        keys = make_key(name, out)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    path, public, cosigner = Text(out), Text(keys.public.vkey), Text(keys.cosigner.vkey)
    tell(
        Reason(
            "{path}: the secret key. Keep a copy where no server is; who has it can sign in your name.",
            path=path,
        )
    )
    tell(Reason("{path}.vkey: {key}", path=path, key=public))
    tell(Reason("{path}.witness.vkey: {key} (only if it is to be a witness)", path=path, key=cosigner))
    tell(Reason("Publish the line that readers need on paper or on a site that is not the server's."))
