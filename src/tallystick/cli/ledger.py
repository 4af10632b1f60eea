"""``tallystick ledger ...``: keep, publish, prove and audit the record that can only grow."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Ordinal, Reason, Text, Value, msgid, plural
from tallystick.cli.bar import bar
from tallystick.cli.clock import today
from tallystick.cli.console import PACKAGE_HAS_ERRORS, blank, refuse, show, show_json, tell, tell_next

if TYPE_CHECKING:
    from tallystick.ledger.audit import Audit
    from tallystick.ledger.papers import Erasure

app = typer.Typer(help="Keep a record that can only grow, and prove it.", no_args_is_help=True)

FolderOption = Annotated[
    str, typer.Option("--ledger", envvar="TALLYSTICK_LEDGER", help="The ledger's folder.")
]
KeyOption = Annotated[
    str, typer.Option("--key", envvar="TALLYSTICK_LEDGER_KEY", help="The file with the ledger's secret key.")
]
DayOption = Annotated[
    str | None, typer.Option("--day", help="The day to name in receipts, YYYY-MM-DD; without it today (UTC).")
]


@app.command()
def start(
    folder: Annotated[str, typer.Argument(help="A new folder for the ledger.")],
    key: KeyOption,
) -> None:
    """Make a new, empty ledger, named as its key."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger import operations

    try:
        public = operations.start(folder, key)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    names = {"folder": Text(folder), "name": Text(public.name), "key": Text(public.vkey)}
    tell(Reason("{folder}: the ledger {name}, empty. Its public key: {key}", **names))
    tell_next("preregister", "METHOD.toml", "--ledger", folder, "--key", key)


@app.command()
def append(
    files: Annotated[
        list[str], typer.Argument(help="Files to file: name, size and hash, not their content.")
    ],
    ledger: FolderOption,
    key: KeyOption,
    day: DayOption = None,
) -> None:
    """File one or more files and write a receipt beside each. Filing the same file twice files it once.

    A receipt that is there already stays as it is; where something else has its name, nothing is filed.
    """
    from tallystick.base.findings import Refusal
    from tallystick.ledger.papers import append_files

    try:
        filed = append_files(ledger, key, files, day or today())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    for path, one in zip(files, filed, strict=True):
        tell(Reason(_AGAIN if one.again else _FILED, path=Text(path), entry=Ordinal(one.sequence)))
    tell_next("ledger", "checkpoint", "--ledger", ledger, "--key", key)


_FILED = msgid("{path}: entry {entry}; receipt in {path}.receipt")
_AGAIN = msgid("{path}: entry {entry}, filed before; receipt in {path}.receipt")


@app.command()
def erase(
    entry: Annotated[int, typer.Argument(min=0, help="The entry's number.")],
    ledger: FolderOption,
) -> None:
    """Delete what an entry stands for, for good: event, salt, and the receipts of it that were written here.

    The entry stays and still proves itself.
    """
    from tallystick.base.findings import Refusal
    from tallystick.ledger.papers import erase_in

    try:
        done = erase_in(ledger, entry)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    for line in _erased(entry, done):
        tell(line)


_ERASED = Reason(
    "entry {entry}: what it stood for is deleted here; erase it from backups and copies of its receipt too"
)
_ERASED_BEFORE = Reason("entry {entry}: it was erased before")
_RECEIPT_DELETED = Reason("{path}: this receipt of it held the salt and is deleted too")
_RECEIPT_HOLDS = Reason("{path}: it still holds the salt; take that out too, or delete the file")
_RECEIPT_GONE = Reason(
    "{path}: a receipt of it was written here and is not here now; whoever has it has the salt"
)
_LIST_UNREADABLE = Reason(
    "{path}: a part of this list of where receipts were written can't be read; whatever receipt of it stood "
    "there holds the salt still"
)

_UNLISTED = Reason(
    "entry {entry}: the ledger has no list of where a receipt of it was written: where one lies, beside what "
    "was filed or in a panel's folder or an office's database, it holds the salt still"
)


def _erased(entry: int, done: "Erasure") -> list[Reason]:
    told = [(_ERASED if done.there else _ERASED_BEFORE).saying(entry=Ordinal(entry))]
    told += [_RECEIPT_DELETED.saying(path=Text(one)) for one in done.receipts]
    told += [_RECEIPT_HOLDS.saying(path=Text(one)) for one in done.holding]
    told += [_RECEIPT_GONE.saying(path=Text(one)) for one in done.missing]
    told += [_LIST_UNREADABLE.saying(path=Text(one)) for one in done.unreadable]
    return told + ([_UNLISTED.saying(entry=Ordinal(entry))] if done.unlisted else [])


@app.command()
def checkpoint(
    ledger: FolderOption,
    key: KeyOption,
    out: Annotated[str | None, typer.Option(help="The file to carry to a witness.")] = None,
    since: Annotated[int | None, typer.Option(min=0, help="The size that the witness saw last.")] = None,
) -> None:
    """Sign the ledger's size and root. Publish what is printed where the server can't change it."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger.operations import publish_in

    try:
        made, request = publish_in(ledger, key, since, out)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    show(made.write(), end=False)
    if out is not None:
        blank(err=True)
        seen = Count(request.old)
        tell(
            Reason("{path}: for a witness that last saw {count} entries", path=Text(out), count=seen),
            err=True,
        )
        given = ("--key", "WITNESS-KEY", "--ledger-key", "LEDGER.vkey", "--memory", "DIR")
        tell_next("witness", out, *given, err=True)


@app.command()
def prove(
    receipt: Annotated[str, typer.Argument(help="A receipt's file.")],
    ledger: FolderOption,
) -> None:
    """Write the proof that a receipt's promise was kept beside it, under the latest checkpoint."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger.papers import prove_receipt

    try:
        entry, out = prove_receipt(ledger, receipt)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason("{path}: entry {entry} and its way to the checkpoint", path=Text(out), entry=Ordinal(entry)))
    tell_next("receipt", "check", receipt, "--proof", out, "--ledger-key", "LEDGER.vkey")


@app.command()
def cosign(
    checkpoint: Annotated[str, typer.Argument(help="The file that a witness gave back.")],
    ledger: FolderOption,
    witness_key: Annotated[str, typer.Option(help="The witness's public key, a .witness.vkey file.")],
) -> None:
    """Keep a witness's cosignature under the latest checkpoint; releases carry it from then on."""
    from tallystick.base.findings import Refusal
    from tallystick.ledger.operations import keep_cosigned

    try:
        kept = keep_cosigned(ledger, checkpoint, witness_key)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    show(kept.write(), end=False)


@app.command()
def audit(
    ledger: FolderOption,
    ledger_key: Annotated[str, typer.Option(help="The ledger's public key, a .vkey file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Rebuild the whole tree and compare every entry, event and checkpoint. Not a byte is changed.

    Ends with exit code 0 when all is well, 1 with faults, 2 where there is no ledger to read.
    """
    from tallystick.base.findings import Refusal
    from tallystick.ledger.audit import audit as go_through
    from tallystick.ledger.copy import LedgerCopy
    from tallystick.ledger.operations import read_public

    try:
        key = read_public(ledger_key)
        with LedgerCopy(ledger) as opened, bar() as progress:
            found = go_through(opened, key, progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(found))
    else:
        _tell(ledger, found)
    if found.faults:
        raise typer.Exit(PACKAGE_HAS_ERRORS)


def _record(found: "Audit") -> dict[str, object]:
    return {
        "size": found.head.size,
        "root": found.head.root.hex(),
        "erased": found.erased,
        "checkpoints": found.checkpoints,
        "faults": [
            {"code": one.code, "entry": one.entry, "message": one.message.text} for one in found.faults
        ],
        "notes": [one.text for one in found.notes],
    }


_AUDITED = msgid("{ledger}: {entries}, {erased} of them erased, {checkpoints}: {faults}")
_ENTRIES = plural("{number} entry", "{number} entries")
_CHECKPOINTS = plural("{number} checkpoint", "{number} checkpoints")
_FAULTS = plural("{number} fault", "{number} faults")
_SOUND = Reason("all as it was signed")


def _tell(ledger: str, found: "Audit") -> None:
    for one in found.faults:
        tell(Reason("{code}  {message}", code=Text(one.code), message=one.message))
    for note in found.notes:
        tell(Reason("note  {note}", note=note))
    counts: dict[str, Value] = {
        "entries": Reason(_ENTRIES, number=Count(found.head.size)),
        "erased": Count(found.erased),
        "checkpoints": Reason(_CHECKPOINTS, number=Count(found.checkpoints)),
        "faults": Reason(_FAULTS, number=Count(len(found.faults))) if found.faults else _SOUND,
    }
    tell(Reason(_AUDITED, ledger=Text(ledger), **counts))
