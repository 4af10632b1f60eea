"""``tallystick form PACKAGE --body BODY``: a body's duties as a spreadsheet, and its answers taken back."""

import shlex
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Ordinal, Reason, Text, msgid, plural
from tallystick.cli.console import (
    PACKAGE_HAS_ERRORS,
    refuse,
    show_json,
    spoken,
    tell,
    tell_next,
)
from tallystick.cli.handed_back import tell_rows
from tallystick.cli.said import day_said

if TYPE_CHECKING:
    from tallystick.pipeline.forms.take import FormAnswer, TakenForm

_WRITTEN = plural("{number} duty of {body} written to {out}.", "{number} duties of {body} written to {out}.")
_OUTCOMES = {
    "entered": msgid("{count} entered"),
    "changed": msgid("{count} changed"),
    "already": msgid("{count} already so"),
    "unanswered": msgid("{count} without an answer"),
    "not_taken": msgid("{count} not taken"),
}
_NOT_TAKEN = msgid("row {row}, {body} {commitment}: not taken. {why}")
_WHICH_WAY = Reason("it is not said whether a form is written or taken back")
_ONE_OF_TWO = Reason("give --body and --out to write one, or --take to take one back")


def form(
    package: Annotated[str, typer.Argument(help="The package's folder.")],
    body: Annotated[str, typer.Option(help="The body that is asked, as bodies.csv names it.")] = "",
    phase: Annotated[str, typer.Option(help="The phase; not needed where there is one alone.")] = "",
    out: Annotated[str, typer.Option(help="The xlsx file to write.")] = "",
    take: Annotated[str, typer.Option(help="Take such a file back, row by row.")] = "",
    received: Annotated[
        str, typer.Option(help="With --take, the day on which it came in: YYYY-MM-DD; today, if not said.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Write what a body owes in a phase as a spreadsheet, or take its answers back.

    The spreadsheet has a row for each commitment of which the body is asked to report, with drop-downs and
    instructions; it is filled in offline, in parts if need be. The same file twice changes nothing.

    Ends with exit code 0 when done, 1 where the package has errors or rows were not taken, 2 where it can't
    be done; then nothing was changed.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.forms.form import write_form
    from tallystick.pipeline.forms.take import take_form

    if bool(take) == bool(body and out):
        refuse(Refusal(_WHICH_WAY, _ONE_OF_TWO), as_json=as_json)
    try:
        day = day_said("--received", received)
        if take:
            _tell_taken(take_form(take, package, day), package, as_json=as_json)
        else:
            duties = write_form(package, body, phase, out, day, spoken())
            _tell_written(duties, body, out, package, as_json=as_json)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)


def _tell_written(duties: int, body: str, out: str, package: str, *, as_json: bool) -> None:
    if as_json:
        show_json({"duties": duties, "body": body, "out": out})
        return
    tell(Reason(_WRITTEN, number=Count(duties), body=Text(body), out=Text(out)))
    again = {"out": Text(shlex.quote(out)), "package": Text(shlex.quote(package))}
    tell(Reason("When it comes back: tallystick form {package} --take {out}", **again))


def _tell_taken(taken: "TakenForm", package: str, *, as_json: bool) -> None:
    counts = Counter(one.outcome for one in taken.rows)
    if as_json:
        rows = [_record(one) for one in taken.rows]
        show_json({"older": taken.older, "counts": dict(counts), "rows": rows})
    else:
        wrong = [_named(one) for one in taken.rows if one.outcome == "not_taken" and one.why]
        tell_rows(wrong, counts, _OUTCOMES)
        tell_next("phase", package)
    if counts["not_taken"]:
        raise typer.Exit(PACKAGE_HAS_ERRORS)


def _named(one: "FormAnswer") -> Reason:
    who = {"body": Text(one.body), "commitment": Text(one.commitment)}
    return Reason(_NOT_TAKEN, row=Ordinal(one.row), **who, why=one.why or Text(""))


def _record(one: "FormAnswer") -> dict[str, object]:
    return {
        "row": one.row,
        "body": one.body,
        "commitment": one.commitment,
        "outcome": one.outcome,
        "why": one.why.text if one.why else "",
    }
