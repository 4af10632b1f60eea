"""How the commands speak: in the language that was chosen, on a terminal and in a pipe."""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NoReturn

import typer

from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Count, Listing, Reason, Text, Value, inside, msgid
from tallystick.base.showing import shown, without_secrets
from tallystick.voice.direction import without_marks

if TYPE_CHECKING:
    from tallystick.voice.language import Language

PACKAGE_HAS_ERRORS = 1
CANNOT_BE_DONE = 2
#: So many findings are printed; who wants all asks for JSON.
MOST_SHOWN = 200
#: Of a longer sentence, in which a file said something without end, only so much is printed.
_LONGEST_SAID = 10_000
#: A bar is shown only for what takes longer than this.
PATIENCE_SECONDS = 2.0
_SEVERITIES = {
    "error": Reason(inside("what kind of finding", "error")),
    "gap": Reason(inside("what kind of finding", "gap")),
}
_SPOKEN: ContextVar["Language | None"] = ContextVar("spoken", default=None)


@contextmanager
def speaking(language: "Language | None") -> Iterator[None]:
    """Let the commands speak this language; None is English, loaded only when something is said."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken() -> "Language":
    """The language that the commands speak; English where none was chosen."""
    from tallystick.voice.language import ENGLISH

    return _SPOKEN.get() or ENGLISH


def tell(sentence: Reason, *, indent: int = 0, err: bool = False) -> None:
    """Print a sentence in the reader's language."""
    _echo(spoken().reason(sentence), indent, err=err)


def _echo(said: str, indent: int = 0, *, err: bool = False) -> None:
    """Print a line; a terminal sets texts of the other direction apart by itself, or not at all."""
    whole = without_marks(said)
    line = whole if len(whole) <= _LONGEST_SAID else f"{whole[:_LONGEST_SAID]}…"
    typer.echo(" " * indent + line, err=err)


def blank(*, err: bool = False) -> None:
    """Print an empty line."""
    typer.echo(err=err)


def show(data: str, *, end: bool = True) -> None:
    """Print what is the same in every language: a key, a checkpoint, an identifier."""
    typer.echo(data, nl=end)


def show_table(rows: Sequence[Sequence[Value]]) -> None:
    """Print values in columns, the first of them to the left and numbers to the right."""
    from rich.cells import cell_len

    said = [[without_marks(spoken().value(cell)) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*said, strict=True)]
    for first, *others in said:
        cells = [first + " " * (widths[0] - cell_len(first))]
        cells += [
            " " * (width - cell_len(cell)) + cell for cell, width in zip(others, widths[1:], strict=True)
        ]
        typer.echo("  ".join(cells))


def show_json(record: object) -> None:
    """Print a record as one JSON object, with secret keys left out of every text in it."""
    typer.echo(json.dumps(_open_to_all(record), ensure_ascii=False))


def _open_to_all(record: object) -> object:
    if isinstance(record, str):
        return without_secrets(record)
    if isinstance(record, Mapping):
        return {_open_to_all(name): _open_to_all(one) for name, one in record.items()}
    if isinstance(record, list | tuple):
        return [_open_to_all(one) for one in record]
    return record


def refuse(refusal: Refusal, *, as_json: bool) -> NoReturn:
    """Say why something can't be done and what would be right, and end with the exit code for it."""
    has_errors = any(one.severity == "error" for one in refusal.findings)
    code = PACKAGE_HAS_ERRORS if has_errors else CANNOT_BE_DONE
    if as_json:
        show_json(
            {
                "refused": shown(refusal.title.text),
                "fix": shown(refusal.fix.text),
                "findings": [one.as_record() for one in refusal.findings],
            }
        )
    else:
        explain(refusal)
    raise typer.Exit(code)


def explain(refusal: Refusal) -> None:
    """Print why something can't be done and what would be right."""
    show_findings(refusal.findings, err=True)
    _echo(spoken().clause(refusal.title), err=True)
    _echo(spoken().clause(refusal.fix), 2, err=True)


def show_findings(findings: Sequence[Finding], *, err: bool = False) -> None:
    """Print the first findings: where, what is wrong, the value, and what would be right; count the rest."""
    for one in findings[:MOST_SHOWN]:
        places = {"mark": _SEVERITIES[one.severity], "place": one.place}
        if one.value:
            tell(Reason(msgid("{mark}  {place}: “{value}”"), **places, value=Text(one.value)), err=err)
        else:
            tell(Reason(msgid("{mark}  {place}"), **places), err=err)
        tell(one.message, indent=7, err=err)
        tell(Reason(msgid("-> {mend}"), mend=one.fix), indent=7, err=err)
    left_out = Counter(one.file for one in findings[MOST_SHOWN:])
    if left_out:
        files = [
            Reason(msgid("{count} in {file}"), count=Count(count), file=Text(file))
            for file, count in left_out.items()
        ]
        told = Reason(
            msgid("and {number} more: {files}. Mend these first, or list all with --json."),
            number=Count(left_out.total()),
            files=Listing(tuple(files), ","),
        )
        tell(told, err=err)


@contextmanager
def bar() -> Iterator[Callable[[str, int, int], None]]:
    """A function to tell progress to; on a terminal it becomes a bar once two seconds have passed."""
    if not sys.stderr.isatty():
        yield lambda _step, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    began = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=False) as progress:
        task = progress.add_task("", total=1, visible=False)

        def tell_step(step: str, done: int, total: int) -> None:
            late = time.monotonic() - began > PATIENCE_SECONDS
            progress.update(task, description=spoken().say(step), completed=done, total=total, visible=late)

        yield tell_step
