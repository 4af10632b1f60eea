"""``tallystick ledger ...``: keep, publish, prove and audit the record that can only grow."""

import json
from pathlib import Path
from typing import Annotated

import typer

from tallystick.cli.clock import today
from tallystick.cli.console import PACKAGE_HAS_ERRORS, bar, refuse

app = typer.Typer(help="Keep a record that can only grow, and prove it.", no_args_is_help=True)

Folder = Annotated[str, typer.Option("--ledger", envvar="TALLYSTICK_LEDGER", help="The ledger's folder.")]
Key = Annotated[
    str, typer.Option("--key", envvar="TALLYSTICK_LEDGER_KEY", help="The file with the ledger's secret key.")
]
Day = Annotated[
    str | None, typer.Option("--day", help="The day to name in receipts, YYYY-MM-DD; without it today (UTC).")
]


@app.command()
def start(
    folder: Annotated[str, typer.Argument(help="A new folder for the ledger.")],
    key: Key,
) -> None:
    """Make a new, empty ledger, named as its key."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger import desk

    try:
        public = desk.start(folder, key)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    typer.echo(f"{folder}: the ledger {public.name}, empty. Its public key: {public.vkey}")


@app.command()
def append(
    files: Annotated[
        list[str], typer.Argument(help="Files to file: name, size and hash, not their content.")
    ],
    ledger: Folder,
    key: Key,
    day: Day = None,
) -> None:
    """File one or more files and write a receipt beside each. Filing the same file twice files it once."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger.desk import file_event, file_in
    from tallystick.ledger.files import replace_file

    try:
        filed = file_in(ledger, key, "file", [file_event(one) for one in files], day or today())
        for path, one in zip(files, filed, strict=True):
            replace_file(f"{path}.receipt", one.receipt.encode())
            again = ", filed before" if one.again else ""
            typer.echo(f"{path}: entry {one.sequence}{again}; receipt in {path}.receipt")
    except Refusal as refusal:
        refuse(refusal, as_json=False)


@app.command()
def erase(
    entry: Annotated[int, typer.Argument(min=0, help="The entry's number.")],
    ledger: Folder,
) -> None:
    """Delete what an entry stands for, event and salt, for good. The entry stays and still proves itself."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger.folder import LedgerFolder

    try:
        with LedgerFolder(ledger) as opened:
            there = opened.erase(entry)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    gone = "what it stood for is deleted here; erase it from backups too" if there else "it was erased before"
    typer.echo(f"entry {entry}: {gone}")


@app.command()
def checkpoint(
    ledger: Folder,
    key: Key,
    out: Annotated[str | None, typer.Option(help="The file to carry to a witness.")] = None,
    since: Annotated[int | None, typer.Option(min=0, help="The size that the witness saw last.")] = None,
) -> None:
    """Sign the ledger's size and root. Publish what is printed where the server can't change it."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger.desk import publish_in
    from tallystick.ledger.files import replace_file

    try:
        made, request = publish_in(ledger, key, since)
        if out is not None:
            replace_file(out, request.write().encode())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    typer.echo(made.write(), nl=False)
    if out is not None:
        typer.echo(f"\n{out}: for a witness that last saw {request.old} entries", err=True)


@app.command()
def prove(
    receipt: Annotated[str, typer.Argument(help="A receipt's file.")],
    ledger: Folder,
) -> None:
    """Write the proof that a receipt's promise was kept beside it, under the latest checkpoint."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger.desk import not_a
    from tallystick.ledger.files import read_text, replace_file
    from tallystick.ledger.folder import LedgerFolder
    from tallystick.ledger.log import proof_of
    from tallystick.ledger.notes import NoNote
    from tallystick.ledger.receipts import read_receipt

    try:
        held, _ = read_receipt(read_text(receipt))
        with LedgerFolder(ledger) as opened:
            replace_file(f"{receipt}.proof", proof_of(opened, held.entry.sequence).write().encode())
    except NoNote as problem:
        refuse(not_a("receipt", receipt, problem), as_json=False)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    typer.echo(f"{receipt}.proof: entry {held.entry.sequence} and its way to the checkpoint")


@app.command()
def cosign(
    checkpoint: Annotated[str, typer.Argument(help="The file that a witness gave back.")],
    ledger: Folder,
    witness_key: Annotated[str, typer.Option(help="The witness's public key, a .witness.vkey file.")],
) -> None:
    """Keep a witness's cosignature under the latest checkpoint; releases carry it from then on."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger.desk import not_a, read_public
    from tallystick.ledger.files import read_text
    from tallystick.ledger.folder import LedgerFolder
    from tallystick.ledger.log import add_cosignature
    from tallystick.ledger.notes import NoNote, read_note

    try:
        note = read_note(read_text(checkpoint))
        with LedgerFolder(ledger) as opened:
            kept = add_cosignature(opened, note, read_public(witness_key))
    except NoNote as problem:
        refuse(not_a("cosigned checkpoint", checkpoint, problem), as_json=False)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    typer.echo(kept.write(), nl=False)


@app.command()
def audit(
    ledger: Folder,
    ledger_key: Annotated[str, typer.Option(help="The ledger's public key, a .vkey file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Rebuild the whole tree and compare every entry, event and checkpoint.

    Ends with exit code 0 when all is well, 1 with faults, 2 where there is no ledger to read.
    """
    from tallystick.base.findings import Refusal
    from tallystick.ledger.audit import audit as go_through
    from tallystick.ledger.desk import read_public
    from tallystick.ledger.folder import LedgerFolder

    try:
        with LedgerFolder(ledger) as opened, bar() as progress:
            found = go_through(opened, read_public(ledger_key), progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        faults = [{"code": one.code, "entry": one.entry, "message": one.message} for one in found.faults]
        record = {"size": found.head.size, "root": found.head.root.hex(), "erased": found.erased}
        typer.echo(json.dumps(record | {"checkpoints": found.checkpoints, "faults": faults}))
    else:
        for one in found.faults:
            typer.echo(f"{one.code}  {one.message}")
        good = f"{len(found.faults)} faults" if found.faults else "all as it was signed"
        typer.echo(
            f"{Path(ledger).name}: {found.head.size} entries, {found.erased} of them erased, "
            f"{found.checkpoints} checkpoints: {good}"
        )
    if found.faults:
        raise typer.Exit(PACKAGE_HAS_ERRORS)
