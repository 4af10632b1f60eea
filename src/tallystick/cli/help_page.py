"""The page that ``--help`` prints: what the library under the commands writes on it, said by this program."""

import re
from collections.abc import Sequence

from typer._click.core import Context
from typer._click.formatting import HelpFormatter

from tallystick.base.reasons import Reason, Text, inside
from tallystick.cli.console import spoken

_HEADINGS = {
    "Options": Reason(inside("a part of the help", "Options")),
    "Commands": Reason(inside("a part of the help", "Commands")),
    "Arguments": Reason(inside("a part of the help", "Arguments")),
}
_PLACES = {
    "[OPTIONS]": Reason(inside("in a line of usage", "[OPTIONS]")),
    "COMMAND": Reason(inside("in a line of usage", "COMMAND")),
    "[ARGS]": Reason(inside("in a line of usage", "[ARGS]")),
}
_SHOW_AND_EXIT = {"Show this message and exit.": Reason("Show this message and exit.")}
_MARKS = {
    "required": Reason(inside("of an option", "required")),
    "default": Reason("default: {value}"),
    "env var": Reason("variable: {value}"),
}
_BEHIND = re.compile(r"  \[(?P<marks>[^\]]+)\]$")


class HelpPage(HelpFormatter):
    """A page of help in the language that is spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        for word, said in _PLACES.items():
            args = args.replace(word, spoken().reason(said))
        super().write_usage(prog, args, prefix or f"{spoken().reason(Reason('Usage:'))} ")

    def write_heading(self, heading: str) -> None:
        """Write what the rows below are."""
        super().write_heading(spoken().reason(_HEADINGS[heading]) if heading in _HEADINGS else heading)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write rows of options, arguments or commands."""
        super().write_dl([(name, _said(about)) for name, about in rows], col_max, col_spacing)


def _said(about: str) -> str:
    """What stands behind an option, with the library's own marks in brackets."""
    if about in _SHOW_AND_EXIT:
        return spoken().reason(_SHOW_AND_EXIT[about])
    behind = _BEHIND.search(about)
    if behind is None:
        return about
    return f"{about[: behind.start()]}  [{'; '.join(map(_mark, behind['marks'].split('; ')))}]"


def _mark(mark: str) -> str:
    name, _, value = mark.partition(": ")
    if name not in _MARKS or (value and name == "required"):
        return mark
    return spoken().reason(_MARKS[name].saying(value=Text(value)) if value else _MARKS[name])


def use() -> None:
    """Let every command print its help so."""
    Context.formatter_class = HelpPage
