"""``tallystick verify FILE [NEW]``: a release checked by the reader, and what changed between two."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.console import bar, refuse

if TYPE_CHECKING:
    from tallystick.pipeline.changes import Changes
    from tallystick.pipeline.verify import Checked, Trust
    from tallystick.release.compare import Difference

IDENTICAL, DIFFERS, DAMAGED, FIGURES_IDENTICAL = 0, 1, 3, 4
#: So many lines of each kind are shown unless all are asked for.
SHOWN = 40


def verify(
    file: Annotated[str, typer.Argument(help="A release; with a second one, the older of the two.")],
    new: Annotated[str | None, typer.Argument(help="A newer release to compare with.")] = None,
    key: Annotated[
        str | None, typer.Option(help="The public key that must have signed, a .vkey file.")
    ] = None,
    ledger_key: Annotated[str | None, typer.Option(help="The ledger's public key, a .vkey file.")] = None,
    witness_key: Annotated[
        list[str] | None, typer.Option(help="A witness who must have cosigned, a .witness.vkey file.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="List every difference, however many.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Check a release offline: signature, hashes, ledger, and every figure by computing it again.

    With two releases: which verdicts changed, and whether data, plan or method caused it.

    Ends with exit code 0 identical; 1 something differs or changed; 2 can't be read, or is no release; 3
    damaged or not signed; 4 the figures are identical, and the pages were drawn by another version and not
    checked.
    """
    from tallystick.base.findings import Refusal

    try:
        trust = _trust(key, ledger_key, witness_key or [])
        code = (
            _one(file, trust, everything, as_json)
            if new is None
            else _two((file, new), trust, everything, as_json)
        )
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    raise typer.Exit(code)


def _trust(key: str | None, ledger_key: str | None, witness_keys: list[str]) -> "Trust":
    from tallystick.ledger.desk import read_public
    from tallystick.pipeline.verify import Trust

    return Trust(
        read_public(key) if key else None,
        read_public(ledger_key) if ledger_key else None,
        tuple(read_public(one) for one in witness_keys),
    )


def _one(file: str, trust: "Trust", everything: bool, as_json: bool) -> int:
    from tallystick.pipeline.verify import summary, verify_release

    with bar() as progress:
        found = verify_release(file, trust, progress)
    if as_json:
        typer.echo(json.dumps(summary(found), ensure_ascii=False))
    else:
        _tell(found, everything)
    return _code(found)


def _two(files: tuple[str, str], trust: "Trust", everything: bool, as_json: bool) -> int:
    from tallystick.pipeline.changes import changes_record, compare_releases

    with bar() as progress:
        found = compare_releases(*files, trust, progress)
    if as_json:
        typer.echo(json.dumps(changes_record(found), ensure_ascii=False))
    else:
        _tell(found.old, everything)
        _tell(found.new, everything)
        if not (found.old.damage or found.new.damage):
            _tell_changes(found, everything)
    codes = {_code(found.old), _code(found.new), IDENTICAL if found.same else DIFFERS}
    return next(code for code in (DAMAGED, DIFFERS, FIGURES_IDENTICAL, IDENTICAL) if code in codes)


def _code(found: "Checked") -> int:
    codes = {
        "damaged": DAMAGED,
        "differs": DIFFERS,
        "figures_identical": FIGURES_IDENTICAL,
        "identical": IDENTICAL,
    }
    return codes[found.standing]


def _tell(found: "Checked", everything: bool) -> None:
    if found.damage is not None:
        typer.echo(f"{found.path}: DAMAGED, or not signed by this key.\n  {found.damage}")
        return
    for note in found.notes:
        typer.echo(f"  {note}")
    _lines((f"{name}: {text}" for name, text in found.problems), everything)
    _lines(map(_difference, found.differing), everything)
    _lines((f"not checked: {one}" for one in found.unchecked), everything)
    typer.echo(f"{found.path}: {_verdict(found)}")
    typer.echo(_signer(found))


def _verdict(found: "Checked") -> str:
    if found.standing == "identical":
        pages = "" if found.run is None or found.run.pages else " It holds no pages."
        return f"identical. Every figure and page comes out again from the package inside.{pages}"
    if found.standing == "figures_identical":
        return (
            "figures identical, pages not checked. Every figure comes out again from the package inside. "
            f"What is listed as not checked was made by version {found.drawn_by}."
        )
    return f"DIFFERS: {len(found.problems)} problems, {len(found.differing)} cells, values or pages."


def _signer(found: "Checked") -> str:
    """The last line: whose key it is, and how far that can be trusted."""
    key = found.sealed.key.vkey if found.sealed else ""
    if found.pinned:
        return f"Signed with the key that you named: {key}"
    return (
        f"Signed with the key {key}, which came with the file: anybody can make a key of any name. "
        "Compare it with one that you got in another way, or name that one with --key."
    )


def _difference(one: "Difference") -> str:
    place = f", {one.place}" if one.place else ""
    about = f" ({one.key})" if one.key else ""
    return f"{one.file}{place}{about}: {one.old!r} -> {one.new!r}"


def _tell_changes(found: "Changes", everything: bool) -> None:
    typer.echo("\nFrom the old release to the new one")
    for note in found.notes:
        typer.echo(f"  {note}")
    _lines(found.breaks, everything)
    for cause, changed in found.inputs.items():
        typer.echo(f"{cause}: {len(changed)} changes")
        _lines(map(_difference, changed), everything)
    typer.echo(f"verdicts: {len(found.verdicts)} changes")
    _lines(
        (
            f"{one.table}, {one.key}: {one.old} -> {one.new}, because of "
            + (" or ".join(one.causes) if one.causes else "several of data, plan and method together")
            for one in found.verdicts
        ),
        everything,
    )
    if found.pages:
        typer.echo("files that differ although nothing they are made from does:")
        _lines(found.pages, everything)


def _lines(lines: Iterable[str], everything: bool) -> None:
    listed = list(lines)
    for line in listed if everything else listed[:SHOWN]:
        typer.echo(f"  {line}")
    if len(listed) > SHOWN and not everything:
        typer.echo(f"  and {len(listed) - SHOWN} more; --all lists them")
