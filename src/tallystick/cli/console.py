"""How the commands speak: in the language that was chosen, on a terminal and in a pipe."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NoReturn

import typer

from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Count, Listing, Reason, Text, inside, msgid
from tallystick.base.showing import command, shown, without_secrets
from tallystick.voice.direction import without_marks

if TYPE_CHECKING:
    from tallystick.voice.language import Language

PACKAGE_HAS_ERRORS = 1
CANNOT_BE_DONE = 2
#: What was stopped with Ctrl+C ends as shells have it: 128 and the signal's number.
STOPPED = 130
#: So many findings are printed; who wants all asks for JSON.
MOST_SHOWN = 200
#: Of a longer sentence, in which a file said something without end, only so much is printed.
_LONGEST_SAID = 10_000
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


def tell_next(*words: str, err: bool = False) -> None:
    """Print the command that comes next, as it can be typed; in capitals what only the person knows."""
    tell(Reason("Next: {command}", command=Text(command(*words))), err=err)


def _echo(said: str, indent: int = 0, *, err: bool = False) -> None:
    """Print a line; a terminal sets texts of the other direction apart by itself, or not at all."""
    whole = without_marks(said)
    line = whole if len(whole) <= _LONGEST_SAID else f"{whole[:_LONGEST_SAID]}…"
    typer.echo(" " * indent + line, err=err)


def blank(*, err: bool = False) -> None:
    """Print an empty line."""
    typer.echo(err=err)


def show(data: str, *, end: bool = True, err: bool = False) -> None:
    """Print what is the same in every language, or is said already: a key, a checkpoint, an identifier."""
    typer.echo(data, nl=end, err=err)


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
