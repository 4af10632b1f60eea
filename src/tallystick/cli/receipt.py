"""``tallystick receipt check FILE``: how a promise stands, without asking who gave it."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Reason, Text, msgid
from tallystick.base.showing import shown
from tallystick.cli.console import refuse, tell

if TYPE_CHECKING:
    from tallystick.ledger.receipts import Answer

app = typer.Typer(help="Check a receipt, offline.", no_args_is_help=True)

EXIT_CODES = {"kept": 0, "broken": 1, "not_ours": 3, "open": 4, "another": 5}
_SAID = {
    "kept": msgid("The promise was kept: {why}."),
    "broken": msgid("The promise was broken: {why}."),
    "not_ours": msgid("Not our signature: {why}."),
    "open": msgid("The promise is still open: {why}."),
    "another": msgid("The receipt is for something else: {why}."),
}
_RENAMED = Reason(
    "it is for this very file under the name {name}, which it no longer has: call it so again, and check"
)


@app.callback()
def _receipt() -> None:
    """Check a receipt, offline."""


@app.command()
def check(
    receipt: Annotated[str, typer.Argument(help="The receipt's file.")],
    ledger_key: Annotated[str, typer.Option(help="The ledger's public key, a .vkey file.")],
    file: Annotated[str | None, typer.Option(help="The file that was filed.")] = None,
    proof: Annotated[list[str] | None, typer.Option(help="A proof that the ledger gave.")] = None,
    checkpoint: Annotated[list[str] | None, typer.Option(help="A checkpoint seen anywhere.")] = None,
    leaves: Annotated[str | None, typer.Option(help="The ledger's file of entries.")] = None,
) -> None:
    """Say whether a receipt's promise was kept, was broken, is open, or was never the ledger's.

    Ends with exit code 0 kept, 1 broken, 3 not our signature, 4 open, 5 for something else, 2 can't be read.
    """
    from tallystick.base.findings import Refusal

    try:
        answer = _answer(receipt, ledger_key, (file, leaves), (proof or [], checkpoint or []))
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason(_SAID[answer.standing], why=answer.reason))
    raise typer.Exit(EXIT_CODES[answer.standing])


def _answer(
    receipt: str,
    ledger_key: str,
    files: tuple[str | None, str | None],
    notes: tuple[list[str], list[str]],
) -> "Answer":
    from tallystick.base.canonical import canonical_bytes
    from tallystick.ledger.checkpoints import read_checkpoint, read_proof
    from tallystick.ledger.files import open_plain, read_text
    from tallystick.ledger.notes import NoNote
    from tallystick.ledger.operations import CHECKPOINT, PROOF, RECEIPT, not_a, read_public
    from tallystick.ledger.papers import file_event, name_when_filed, spellings
    from tallystick.ledger.receipts import Answer, Gathered, check_receipt, read_receipt

    filed, leaves = files
    reading = (RECEIPT, receipt)
    try:
        proofs = []
        for path in notes[0]:
            reading = (PROOF, path)
            proofs.append(read_proof(read_text(path)))
        checkpoints = []
        for path in notes[1]:
            reading = (CHECKPOINT, path)
            checkpoints.append(read_checkpoint(read_text(path)))
        events = tuple(map(canonical_bytes, spellings(file_event(filed)))) if filed else ()
        reading = (RECEIPT, receipt)
        with open_plain(leaves) if leaves else nullcontext() as entries:
            evidence = Gathered(events, tuple(proofs), tuple(checkpoints), entries)
            text = read_text(receipt)
            answer = check_receipt(text, read_public(ledger_key), evidence)
        name = (
            name_when_filed(read_receipt(text)[0], filed, receipt)
            if filed and answer.standing == "another"
            else None
        )
        return answer if name is None else Answer("another", _RENAMED.saying(name=Text(shown(name))))
    except NoNote as problem:
        raise not_a(*reading, problem) from None
