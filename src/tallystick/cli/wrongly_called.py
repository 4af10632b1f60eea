"""What is wrong with a command line, in this program's own words and in the reader's language."""

import re
from collections.abc import Sequence
from typing import Any

from typer.exceptions import TyperException

from tallystick.base.reasons import Foreign, Reason, Text, Value, texts
from tallystick.base.showing import command, shown
from tallystick.cli.console import show, tell

_NOT_UNDERSTOOD = Reason("This call is not understood: {why}")
#: How the library under the commands says what is wrong, and how this program does.
_WORDED: Sequence[tuple[str, Reason]] = (
    (
        r"No such command '(?P<name>.*?)'\. Did you mean (?P<near>.+)\?",
        Reason("There is no command {name}. Did you mean {near}?"),
    ),
    (r"No such command '(?P<name>.*)'\.", Reason("There is no command {name}.")),
    (
        r"Missing option '(?P<name>[^']+)' \(env var: '(?P<variable>\w+)'\)\.",
        Reason("{name} is missing; the variable {variable} can hold it too."),
    ),
    (r"Missing (?:option|argument) '(?P<name>[^']+)'\.", Reason("{name} is missing.")),
    (
        r"No such option: (?P<name>\S+) \(Possible options: (?P<near>.+)\)",
        Reason("There is no option {name}. Did you mean {near}?"),
    ),
    (r"No such option: (?P<name>\S+)", Reason("There is no option {name}.")),
    (
        r"Got unexpected extra argument\(s\) \((?P<name>.*)\)",
        Reason("More was given than is asked for: {name}."),
    ),
    (r"Option '(?P<name>[^']+)' requires an argument\.", Reason("Nothing is given behind {name}.")),
    (r"Option '(?P<name>[^']+)' does not take a value\.", Reason("{name} takes no value.")),
    (
        r"Invalid value for '(?P<name>[^']+)'.*: (?:Value error, )?'(?P<value>.*?)' is not one of "
        r"(?P<choices>.+?)\.?",
        Reason("{name} can't be {value}: it is one of {choices}."),
    ),
    (r"Invalid value for '(?P<name>[^']+)'.*: .* valid integer\b.*", Reason("{name} needs a whole number.")),
    (r"Invalid value for '(?P<name>[^']+)'.*: .* valid number\b.*", Reason("{name} needs a number.")),
    (
        r"Invalid value for '(?P<name>[^']+)'.*: .* less than or equal to (?P<bound>\S+)",
        Reason("{name} is {bound} at most."),
    ),
    (
        r"Invalid value for '(?P<name>[^']+)'.*: .* greater than or equal to (?P<bound>\S+)",
        Reason("{name} is {bound} at least."),
    ),
)


def is_help(problem: TyperException) -> bool:
    """Whether nothing is wrong: a group of commands that is named alone shows its help."""
    return type(problem).__name__ == "NoArgsIsHelpError"


def tell_what_is_wrong(problem: TyperException) -> None:
    """Print how the command is called, and what is wrong with how it was."""
    context = getattr(problem, "ctx", None)
    if context is not None:
        show(context.get_usage(), err=True)
    tell(worded(problem.format_message()), err=True)
    if context is not None:
        tell(
            Reason("All that it takes: {command}", command=Text(command(*_names(context), "--help"))),
            indent=2,
            err=True,
        )


def _names(context: Any) -> list[str]:  # noqa: ANN401 - typer hides its classes
    """The command that was asked for, from the outermost group in, without the program's own name."""
    return [*_names(context.parent), context.info_name] if context.parent is not None else []


def _said(name: str, part: str) -> Value:
    """A part of the library's sentence; what one may choose from is a list there, in quotation marks."""
    if name == "choices":
        return texts([one.strip("' ") for one in part.split(",")], ",")
    return Text(shown(part))


def worded(message: str) -> Reason:
    """What the library says, as this program says it.

    Examples:
        >>> worded("Missing argument 'package'.").text
        'package is missing.'
    """
    for pattern, said in _WORDED:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return said.saying(**{name: _said(name, part) for name, part in found.groupdict().items()})
    return _NOT_UNDERSTOOD.saying(why=Foreign(shown(message)))
