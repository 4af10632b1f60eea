"""How long work takes is seen on a terminal, and what it left behind is said when somebody stops it."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from tallystick.base.progress import Progress
from tallystick.base.reasons import Listing, Reason, Text
from tallystick.cli.console import STOPPED, spoken, tell

#: What is done sooner shows no bar.
PATIENCE_SECONDS = 1.0
_Mark = tuple[object, ...]


@contextmanager
def bar(*written: str) -> Iterator[Progress]:
    """A function to tell progress to; on a terminal it becomes a bar once a second has passed.

    Args:
        written: the files and folders that the work writes, whole or not at all. When it is stopped, what is
            said of them is looked up, not believed.

    Raises:
        Exit: the work was stopped with Ctrl+C, and it has been said what is written.
    """
    before = [_mark(Path(one)) for one in written]
    try:
        with _shown() as progress:
            yield progress
    except KeyboardInterrupt:
        changed = [one for one, mark in zip(written, before, strict=True) if _mark(Path(one)) != mark]
        stop(changed)


def stop(changed: Iterable[str] = ()) -> None:
    """Say that the work was stopped and what had been written by then, and end.

    Raises:
        Exit: always.
    """
    names = tuple(Text(one) for one in changed)
    if names:
        tell(Reason("Stopped; written before that: {names}.", names=Listing(names, ",")), err=True)
    else:
        tell(Reason("Stopped; nothing was written."), err=True)
    raise typer.Exit(STOPPED)


def _mark(place: Path) -> _Mark | None:
    """What changes with a file or a folder: which it is, when it was written, and what lies in it."""
    try:
        about = place.stat()
        inside = sorted(place.iterdir()) if place.is_dir() else []
        below = [(one.name, one.lstat().st_size, one.lstat().st_mtime_ns) for one in inside]
    except (OSError, ValueError):
        return None
    return (about.st_ino, about.st_size, about.st_mtime_ns, *below)


@contextmanager
def _shown() -> Iterator[Progress]:
    if not sys.stderr.isatty():
        yield lambda _step, _done, _total: None
        return
    from rich.console import Console, RenderableType
    from rich.progress import BarColumn, ProgressColumn, Task, TextColumn
    from rich.progress import Progress as Bar
    from rich.text import Text as Words

    began = time.monotonic()

    class Patient(Bar):
        def get_renderables(self) -> Iterable[RenderableType]:
            late = time.monotonic() - began > PATIENCE_SECONDS
            return super().get_renderables() if late else ()

    class HowMuch(ProgressColumn):
        def render(self, task: Task) -> Words:
            passed = f"{time.monotonic() - began:.0f} s"
            return Words(passed if task.total is None else f"{task.completed:.0f}/{task.total:.0f}  {passed}")

    with Patient(
        TextColumn("{task.description}"), BarColumn(), HowMuch(), console=Console(stderr=True), transient=True
    ) as shown:
        now = shown.add_task("", total=None)

        def tell_step(step: str, done: int, total: int) -> None:
            nonlocal now
            if shown.tasks[0].total != (total or None):  # the library takes None for "as before"
                shown.remove_task(now)
                now = shown.add_task("", total=total or None)
            shown.update(now, description=spoken().say(step), completed=done)

        yield tell_step
