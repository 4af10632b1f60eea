"""How the commands speak: findings, refusals and progress, on a terminal and in a pipe."""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

import typer

from tallystick.base.findings import Finding, Refusal
from tallystick.base.showing import shown

PACKAGE_HAS_ERRORS = 1
CANNOT_BE_DONE = 2
#: So many findings are printed; who wants all asks for JSON.
MOST_SHOWN = 200
#: A bar is shown only for what takes longer than this.
PATIENCE_SECONDS = 2.0


def refuse(refusal: Refusal, *, as_json: bool) -> NoReturn:
    """Say why something can't be done and what would be right, and end with the exit code for it."""
    has_errors = any(one.severity == "error" for one in refusal.findings)
    code = PACKAGE_HAS_ERRORS if has_errors else CANNOT_BE_DONE
    if as_json:
        record = {
            "refused": shown(str(refusal)),
            "fix": shown(refusal.fix),
            "findings": [one.as_record() for one in refusal.findings],
        }
        typer.echo(json.dumps(record, ensure_ascii=False))
    else:
        show_findings(refusal.findings, err=True)
        fix = shown(refusal.fix)
        typer.echo(f"{shown(refusal.title)}.\n  {fix[0].upper()}{fix[1:]}.", err=True)
    raise typer.Exit(code)


def show_findings(findings: Sequence[Finding], *, err: bool = False) -> None:
    """Print the first findings: where, what is wrong, the value, and what would be right; count the rest."""
    for one in findings[:MOST_SHOWN]:
        mark = "error" if one.severity == "error" else "gap"
        value = f": {one.value!r}" if one.value else ""
        typer.echo(shown(f"{mark}  {one.place}{value}\n       {one.message}\n       -> {one.fix}"), err=err)
    left_out = Counter(one.file for one in findings[MOST_SHOWN:])
    if left_out:
        files = ", ".join(f"{count:,} in {file}" for file, count in left_out.items())
        told = f"and {left_out.total():,} more: {files}. Mend these first, or list all with --json."
        typer.echo(told, err=err)


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

        def tell(step: str, done: int, total: int) -> None:
            late = time.monotonic() - began > PATIENCE_SECONDS
            progress.update(task, description=step, completed=done, total=total, visible=late)

        yield tell
