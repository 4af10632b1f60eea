"""``tallystick verify FILE [NEW]``: a release checked by the reader, and what changed between two."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Listing, Reason, Text, Value, inside, msgid, plural
from tallystick.cli.bar import bar
from tallystick.cli.console import blank, refuse, show_json, tell
from tallystick.cli.largest import MB, MB_UNASKED, LargestOption

if TYPE_CHECKING:
    from tallystick.pipeline.changes import Changes, VerdictChange
    from tallystick.pipeline.today import Today
    from tallystick.pipeline.verify import CheckedRelease, Trust

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
    largest: LargestOption = MB_UNASKED,
    everything: Annotated[bool, typer.Option("--all", help="List every difference, however many.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Check a release offline: signature, hashes, ledger, and every figure by computing it again.

    With two releases: which verdicts changed, and whether data, plan, method or rules caused it.

    Ends with exit code 0 identical; 1 something differs or changed; 2 can't be read, or is no release; 3
    damaged or not signed; 4 the figures are identical, and the pages were drawn by another version and not
    checked.
    """
    from tallystick.base.findings import Refusal

    try:
        trust = _trust(key, ledger_key, witness_key or [], largest)
        code = (
            _one(file, trust, everything, as_json)
            if new is None
            else _two((file, new), trust, everything, as_json)
        )
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    raise typer.Exit(code)


def _trust(
    key: str | None, ledger_key: str | None, witness_keys: list[str], megabytes: int = MB_UNASKED
) -> "Trust":
    from tallystick.ledger.operations import read_public, read_witness
    from tallystick.pipeline.verify import Trust

    return Trust(
        read_public(key) if key else None,
        read_public(ledger_key) if ledger_key else None,
        tuple(map(read_witness, witness_keys)),
        megabytes * MB,
    )


def _one(file: str, trust: "Trust", everything: bool, as_json: bool) -> int:
    with bar() as progress:
        from tallystick.pipeline.verify import summary, verify_release

        found = verify_release(file, trust, progress)
    if as_json:
        show_json(summary(found))
    else:
        _tell(found, everything)
    return _code(found)


def _two(files: tuple[str, str], trust: "Trust", everything: bool, as_json: bool) -> int:
    with bar() as progress:
        from tallystick.pipeline.changes import changes_record, compare_releases

        found = compare_releases(*files, trust, progress)
    if as_json:
        show_json(changes_record(found))
    else:
        _tell(found.old, everything)
        _tell(found.new, everything)
        if not (found.old.damage or found.new.damage):
            _tell_changes(found, everything)
    codes = {_code(found.old), _code(found.new), IDENTICAL if found.same else DIFFERS}
    return next(code for code in (DAMAGED, DIFFERS, FIGURES_IDENTICAL, IDENTICAL) if code in codes)


def _code(found: "CheckedRelease") -> int:
    codes = {
        "damaged": DAMAGED,
        "differs": DIFFERS,
        "figures_identical": FIGURES_IDENTICAL,
        "identical": IDENTICAL,
    }
    return codes[found.standing]


_IDENTICAL = msgid("{path}: identical. Every figure and page comes out again from the package inside.")
_NO_PAGES = msgid(
    "{path}: identical. Every figure and page comes out again from the package inside. It holds no pages."
)
_FIGURES = msgid(
    "{path}: figures identical, pages not checked. Every figure comes out again from the package inside. "
    "What is listed as not checked was made by version {version}."
)
_UNKNOWN = plural(
    "{path}: figures identical, pages not checked, and {number} table or column that this version does not "
    "know. Every other figure comes out again from the package inside. What is listed as not checked was "
    "made by version {version}.",
    "{path}: figures identical, pages not checked, and {number} tables or columns that this version does not "
    "know. Every other figure comes out again from the package inside. What is listed as not checked was "
    "made by version {version}.",
)
_WRITTEN = msgid(
    "{path}: figures identical, the form of some tables not checked. Every figure and page comes out again "
    "from the package inside. What is listed as not checked was written by another version of the library "
    "for tables."
)
_DIFFERS = msgid("{path}: DIFFERS: {problems}, {differences}.")
_PROBLEMS = plural("{number} problem", "{number} problems")
_DIFFERENCES = plural("{number} cell, value or page", "{number} cells, values or pages")
_PINNED = msgid("Signed with the key that you named: {key}")
_CAME_ALONG = msgid(
    "Signed with the key {key}, which came with the file: anybody can make a key of any name. "
    "Compare it with one that you got in another way, or name that one with --key."
)


_RULE = msgid("{rule}: {old} -> {new}")
_TODAY = plural(
    "No part of the answer: today's rules ({rules}) would give {number} cell otherwise",
    "No part of the answer: today's rules ({rules}) would give {number} cells otherwise",
)
_SAME_TODAY = msgid("No part of the answer: today's rules ({rules}) would give every cell the same")


def _tell(found: "CheckedRelease", everything: bool) -> None:
    if found.damage is not None:
        tell(Reason("{path}: DAMAGED, or not signed by this key.", path=Text(found.path)))
        tell(found.damage.in_words, indent=2)
        return
    for note in found.notes:
        tell(note, indent=2)
    problems = [Reason("{file}: {why}", file=Text(name), why=why) for name, why in found.problems]
    _lines(problems, everything)
    _lines([one.in_words for one in found.differing], everything)
    _lines([Reason("not checked: {what}", what=one) for one in found.unchecked], everything)
    if found.today is not None:
        _tell_today(found.today, everything)
    tell(_verdict(found))
    key = Text(found.sealed.key.vkey if found.sealed else "")
    tell(Reason(_PINNED if found.pinned else _CAME_ALONG, key=key))


def _tell_today(today: "Today", everything: bool) -> None:
    """A table beside the answer and no part of it: what the latest rules would give otherwise."""
    rules = Listing(
        tuple(
            Reason(_RULE, rule=one.place or Text(one.file), old=one.old, new=one.new) for one in today.rules
        ),
        ",",
    )
    told = Reason(_TODAY if today.cells else _SAME_TODAY, number=Count(len(today.cells)), rules=rules)
    tell(told)
    _lines([one.in_words for one in today.cells], everything)
    for table in today.cut:
        tell(Reason("{file} holds more of them than are told", file=Text(table)), indent=2)


def _verdict(found: "CheckedRelease") -> Reason:
    path = Text(found.path)
    if found.standing == "identical":
        return Reason(_IDENTICAL if found.run is None or found.run.pages else _NO_PAGES, path=path)
    if found.standing == "figures_identical" and not found.drawn_by:
        return Reason(_WRITTEN, path=path)
    if found.standing == "figures_identical":
        version = Text(found.drawn_by)
        if found.unknown:
            return Reason(_UNKNOWN, path=path, version=version, number=Count(found.unknown))
        return Reason(_FIGURES, path=path, version=version)
    return Reason(
        _DIFFERS,
        path=path,
        problems=Reason(_PROBLEMS, number=Count(len(found.problems))),
        differences=Reason(_DIFFERENCES, number=Count(len(found.differing))),
    )


#: What can have changed between two releases, with how many changes there are.
_INPUTS = {
    "data": plural("data: {number} change", "data: {number} changes"),
    "plan": plural("plan: {number} change", "plan: {number} changes"),
    "method": plural("method: {number} change", "method: {number} changes"),
    "rules": plural(
        "rules of the program, each release by its own: {number} change",
        "rules of the program, each release by its own: {number} changes",
    ),
}
_VERDICTS = plural("verdicts: {number} change", "verdicts: {number} changes")
_CAUSES = {
    "data": Reason(inside("what caused a change", "data")),
    "plan": Reason(inside("what caused a change", "plan")),
    "method": Reason(inside("what caused a change", "method")),
    "rules": Reason(inside("what caused a change", "rules")),
}
_BECAUSE = msgid("{table}, {key}: {old} -> {new}, because of {causes}")
_TOGETHER = msgid(
    "{table}, {key}: {old} -> {new}, because of several of data, plan, method and rules together"
)


def _tell_changes(found: "Changes", everything: bool) -> None:
    blank()
    tell(Reason("From the old release to the new one"))
    for note in found.notes:
        tell(note, indent=2)
    _lines(found.breaks, everything)
    for cause, changed in found.inputs.items():
        tell(Reason(_INPUTS[cause], number=Count(len(changed))))
        _lines([one.in_words for one in changed], everything)
    tell(Reason(_VERDICTS, number=Count(len(found.verdicts))))
    _lines(list(map(_verdict_change, found.verdicts)), everything)
    if found.pages:
        tell(Reason("files that differ although nothing they are made from does:"))
        _lines([Reason("{file}", file=Text(one)) for one in found.pages], everything)


def _verdict_change(one: "VerdictChange") -> Reason:
    values: dict[str, Value] = {
        "table": Text(one.table),
        "key": Text(one.key),
        "old": Text(one.old) if one.old else Reason("(none)"),
        "new": Text(one.new) if one.new else Reason("(none)"),
    }
    if not one.causes:
        return Reason(_TOGETHER, **values)
    causes = Listing(tuple(_CAUSES[cause] for cause in one.causes), "or")
    return Reason(_BECAUSE, **values, causes=causes)


def _lines(lines: Sequence[Reason], everything: bool) -> None:
    for line in lines if everything else lines[:SHOWN]:
        tell(line, indent=2)
    if len(lines) > SHOWN and not everything:
        tell(Reason("and {count} more; --all lists them", count=Count(len(lines) - SHOWN)), indent=2)
