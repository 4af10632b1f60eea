"""``tallystick evidence files PACKAGE FOLDER``: evidence files held against the digests that name them."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Listing, Reason, Template, Text, msgid, plural
from tallystick.cli.bar import bar
from tallystick.cli.console import MOST_SHOWN, refuse, show_json, tell

if TYPE_CHECKING:
    from tallystick.pipeline.evidence.held_files import HeldFiles, NamedFile

NOT_WHOLE = 1
_MISSING = msgid("missing: {sha256}, named by {rows}")
_OTHER = msgid("differs: {path} is called by {called} and is {sha256}")
_UNREAD = msgid("unread: {path} ({why})")
_MORE = msgid("more: {path}, which no row names")
_LEFT = plural("and {number} more; --json lists it", "and {number} more; --json lists them")
_COUNTS: dict[str, Template] = {
    "named": plural("{number} file named", "{number} files named"),
    "missing": msgid("{number} missing"),
    "differs": msgid("{number} other than called"),
    "unread": msgid("{number} unread"),
    "more": msgid("{number} that no row names"),
}


def files(
    package: Annotated[str, typer.Argument(help="The package.")],
    folder: Annotated[
        str, typer.Argument(help="The folder of the files, such as 'evidence' in an office's folder.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Hold a folder of evidence files against the SHA-256 by which reports and checks name them.

    Says which files are missing, which differ from the digest that is their name, and which no row names:
    an office also keeps files of what is not approved yet. Files may have any name, at any depth.

    Ends with exit code 0 where every file that is named is there, 1 where one is missing, differs or can't be
    read, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.evidence.held_files import hold_files

    try:
        with bar():
            held = hold_files(package, folder)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(held))
    else:
        _tell(held)
    if not held.is_whole:
        raise typer.Exit(NOT_WHOLE)


def _record(held: "HeldFiles") -> dict[str, object]:
    return {
        "named": held.named,
        "missing": [{"sha256": one.sha256, "rows": [list(row) for row in one.rows]} for one in held.missing],
        "differs": [{"path": one.path, "called": one.called, "sha256": one.sha256} for one in held.other],
        "unread": [{"path": path, "why": why.text} for path, why in held.unread],
        "more": list(held.more),
    }


def _tell(held: "HeldFiles") -> None:
    for lines in (_missing(held), _other(held), _unread(held), _more(held)):
        for line in lines[:MOST_SHOWN]:
            tell(line)
        if len(lines) > MOST_SHOWN:
            tell(Reason(_LEFT, number=Count(len(lines) - MOST_SHOWN)))
    numbers = (held.named, len(held.missing), len(held.other), len(held.unread), len(held.more))
    counted = (
        Reason(words, number=Count(number)) for words, number in zip(_COUNTS.values(), numbers, strict=True)
    )
    tell(Reason("{counts}.", counts=Listing(tuple(counted), ",")))


def _missing(held: "HeldFiles") -> list[Reason]:
    return [Reason(_MISSING, sha256=Text(one.sha256), rows=_rows(one)) for one in held.missing]


def _rows(one: "NamedFile") -> Listing:
    return Listing(tuple(Text(" ".join(row)) for row in one.rows), ",")


def _other(held: "HeldFiles") -> list[Reason]:
    return [
        Reason(_OTHER, path=Text(one.path), called=Text(one.called), sha256=Text(one.sha256))
        for one in held.other
    ]


def _unread(held: "HeldFiles") -> list[Reason]:
    return [Reason(_UNREAD, path=Text(path), why=why) for path, why in held.unread]


def _more(held: "HeldFiles") -> list[Reason]:
    return [Reason(_MORE, path=Text(path)) for path in held.more]
