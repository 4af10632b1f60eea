"""``tallystick confirm PACKAGE``: a person confirms a draft, on a page or in a spreadsheet."""

import contextlib
import secrets
import shlex
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Listing, Ordinal, Reason, Text, Value, msgid, plural
from tallystick.cli.bar import bar
from tallystick.cli.clock import today
from tallystick.cli.console import (
    MOST_SHOWN,
    PACKAGE_HAS_ERRORS,
    refuse,
    show_findings,
    show_json,
    spoken,
    tell,
    tell_next,
)
from tallystick.cli.handed_back import tell_rows

if TYPE_CHECKING:
    from tallystick.base.findings import Finding
    from tallystick.pipeline.confirming.another_document import MovedDraft
    from tallystick.pipeline.confirming.signature import SignedBy
    from tallystick.pipeline.confirming.take import DraftAnswer, TakenDraft

_WRITTEN = plural("{number} row written to {out}.", "{number} rows written to {out}.")
_OUTCOMES = {
    "confirmed": msgid("{count} confirmed"),
    "changed": msgid("{count} changed"),
    "dismissed": msgid("{count} dismissed"),
    "reopened": msgid("{count} reopened"),
    "split": msgid("{count} split"),
    "joined": msgid("{count} joined"),
    "added": msgid("{count} added"),
    "already": msgid("{count} already so"),
    "untouched": msgid("{count} without a decision"),
    "not_taken": msgid("{count} not taken"),
}
_NOT_TAKEN = msgid("{page}, row {row} ({id}): not taken. {why}")
_OTHER_PAGE = msgid(
    "{page}: the sheet came without this page, and nothing of it was taken. "
    "Write it into remark or a new row."
)
_NO_NAME = msgid("{page}, row {row}: not taken. {why}")


def confirm(
    package: Annotated[str, typer.Argument(help="A draft that 'tallystick read' wrote.")],
    sheet: Annotated[
        str | None, typer.Option(help="Write the draft as a spreadsheet to this xlsx file, and end.")
    ] = None,
    take: Annotated[
        str | None, typer.Option(help="Take such a spreadsheet back, row by row, and end.")
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(help="Put the draft upon another version of its document, say what moved, and end."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(help="Who confirms: an office or a name. --take needs it; without it the page asks."),
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port of the page on 127.0.0.1.")] = 8010,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Confirm a draft, with the plan's words beside each row and the doubtful first.

    Without --sheet and --take it opens a page of this machine, until it is stopped with Ctrl+C. What is done
    there is saved at once. The page needs no account: its address holds a word that nobody can guess.

    Ends with exit code 0 when done, 1 where the package has errors or rows of a sheet were not taken, 2 where
    it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.confirming.another_document import take_document
    from tallystick.pipeline.confirming.sheet import write_draft_sheet
    from tallystick.pipeline.confirming.take import take_draft_sheet

    try:
        signature = _signature(by)
        if take is not None:
            _tell_taken(take_draft_sheet(take, package, signature.hand()), package, as_json=as_json)
        if sheet is not None:
            written = write_draft_sheet(package, sheet, spoken())
            _tell_written(*written, sheet, package, as_json=as_json)
        if document is not None:
            with bar() as progress:
                moved = take_document(package, document, progress)
            _tell_moved(moved, package, as_json=as_json)
        if take is None and sheet is None and document is None:
            _serve(package, port, signature)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)


def _serve(package: str, port: int, signature: "SignedBy") -> None:
    """Serve the page until it is stopped."""
    from tallystick.pipeline.confirming.served import open_confirming

    server, address = open_confirming(package, port, signature, secrets.token_urlsafe(24), spoken())
    tell(Reason("Confirm {package} on {address}", package=Text(package), address=Text(address)))
    tell(Reason("Whoever has this address can change the draft. Stop with Ctrl+C."))
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
    tell_next("check", package)


def _signature(by: str | None) -> "SignedBy":
    """Who confirms, today; nobody where it is not said.

    Raises:
        Refusal: it is no line of text.
    """
    from tallystick.base.dates import PartialDate
    from tallystick.pipeline.confirming.signature import SignedBy

    return SignedBy(by or "", lambda: PartialDate.parse(today()))


def _tell_written(rows: int, gaps: "tuple[Finding, ...]", out: str, package: str, *, as_json: bool) -> None:
    if as_json:
        show_json({"rows": rows, "out": out, "findings": [one.as_record() for one in gaps]})
        return
    show_findings(gaps)
    tell(Reason(_WRITTEN, number=Count(rows), out=Text(out)))
    again = {"out": Text(shlex.quote(out)), "package": Text(shlex.quote(package))}
    tell(Reason("Hand it back with: tallystick confirm {package} --take {out}", **again))


def _tell_taken(taken: "TakenDraft", package: str, *, as_json: bool) -> None:
    counts = Counter(one.outcome for one in taken.rows)
    if as_json:
        rows = [_record(one) for one in taken.rows]
        others = list(taken.others)
        found = [one.as_record() for one in taken.gaps]
        record = {"older": taken.older, "counts": dict(counts), "rows": rows}
        show_json(record | {"other_pages": others, "findings": found})
    else:
        if taken.older:
            tell(Reason("The sheet is of an older version of the draft; rows that changed are not taken."))
        wrong = [_named(one) for one in taken.rows if one.outcome == "not_taken" and one.why]
        show_findings(taken.gaps)
        wrong += [Reason(_OTHER_PAGE, page=Text(one)) for one in taken.others]
        tell_rows(wrong, counts, _OUTCOMES)
        tell_next("check", package)
    if counts["not_taken"] or taken.others:
        raise typer.Exit(PACKAGE_HAS_ERRORS)


_FATES = {
    "stands": msgid("{count} in their place"),
    "moved": msgid("{count} moved"),
    "reworded": msgid("{count} reworded, to be confirmed again"),
    "gone": msgid("{count} gone"),
    "new": msgid("{count} new"),
}
_FATE = {
    "reworded": msgid("{id}  {title}: reworded; confirm it again"),
    "gone": msgid("{id}  {title}: its words are in the document no longer; dismiss it, or give it others"),
    "new": msgid("{id}  {title}: new; nobody has confirmed it"),
}


def _tell_moved(moved: "MovedDraft", package: str, *, as_json: bool) -> None:
    if as_json:
        show_json({"commitments": dict(moved.fates)})
        return
    listed = [(name, fate) for name, fate in moved.fates.items() if fate in _FATE]
    for name, fate in listed[:MOST_SHOWN]:
        tell(Reason(_FATE[fate], id=Text(name), title=Text(moved.titles[name])))
    counts = Counter(moved.fates.values())
    counted = (Reason(text, count=Count(counts[fate])) for fate, text in _FATES.items())
    tell(Reason("{counts}.", counts=Listing(tuple(counted), ",")))
    tell_next("confirm", package)


def _named(one: "DraftAnswer") -> Reason:
    places: dict[str, Value] = {"page": Text(one.page), "row": Ordinal(one.row), "why": one.why or Text("")}
    return Reason(_NOT_TAKEN, id=Text(one.id), **places) if one.id else Reason(_NO_NAME, **places)


def _record(one: "DraftAnswer") -> dict[str, object]:
    return {
        "page": one.page,
        "row": one.row,
        "id": one.id,
        "outcome": one.outcome,
        "why": one.why.text if one.why else "",
    }
