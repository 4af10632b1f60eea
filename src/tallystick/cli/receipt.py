"""``tallystick receipt check FILE``: how a promise stands, without asking who gave it."""

from typing import Annotated

import typer

from tallystick.base.reasons import Reason, msgid
from tallystick.cli.console import refuse, tell

app = typer.Typer(help="Check a receipt, offline.", no_args_is_help=True)

EXIT_CODES = {
    "kept": 0,
    "broken": 1,
    "not_ours": 3,
    "open": 4,
    "another": 5,
    "erased": 6,
    "erased_by_term": 7,
}
_SAID = {
    "kept": msgid("The promise was kept: {why}."),
    "broken": msgid("The promise was broken: {why}."),
    "not_ours": msgid("Not our signature: {why}."),
    "open": msgid("The promise is still open: {why}."),
    "another": msgid("The receipt is for something else: {why}."),
    "erased": msgid("Erased by its holder: {why}."),
    "erased_by_term": msgid("Erased by term: {why}."),
}


@app.callback()
def _receipt() -> None:
    """Check a receipt, offline."""


@app.command()
def check(
    receipt: Annotated[str, typer.Argument(help="The receipt's file, or the proof that an office gave.")],
    ledger_key: Annotated[str, typer.Option(help="The ledger's public key, a .vkey file.")],
    file: Annotated[str | None, typer.Option(help="The file that was filed.")] = None,
    proof: Annotated[list[str] | None, typer.Option(help="A proof that the ledger gave.")] = None,
    checkpoint: Annotated[list[str] | None, typer.Option(help="A checkpoint seen anywhere.")] = None,
    leaves: Annotated[str | None, typer.Option(help="The ledger's file of entries.")] = None,
    ledger: Annotated[str | None, typer.Option(help="A copy of the ledger: its zip, or a folder.")] = None,
    held: Annotated[list[str] | None, typer.Option(help="The office's signed list of what it holds.")] = None,
) -> None:
    """Say whether a receipt's promise was kept, was broken, is open, or was never the ledger's.

    Ends with exit code 0 kept, 1 broken, 3 not our signature, 4 open, 5 for something else, 6 erased by its
    holder, 7 erased by term, 2 can't be read.
    """
    from tallystick.base.findings import Refusal
    from tallystick.cli.clock import today
    from tallystick.ledger.answering import HolderFiles, answer_for

    lists = tuple(proof or ()), tuple(checkpoint or ()), tuple(held or ())
    has = HolderFiles(receipt, ledger_key, file, lists[0], lists[1], leaves, ledger, lists[2])
    try:
        answer = answer_for(has, today())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason(_SAID[answer.standing], why=answer.reason))
    raise typer.Exit(EXIT_CODES[answer.standing])
