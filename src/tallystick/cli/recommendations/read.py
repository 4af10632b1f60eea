"""``tallystick recommendations read DOCUMENT...``: documents of mechanisms become a draft to be confirmed."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Listing, Reason, Text, msgid, plural
from tallystick.base.showing import quoted
from tallystick.cli.bar import bar
from tallystick.cli.console import MOST_SHOWN, refuse, show_json, spoken, tell

if TYPE_CHECKING:
    from tallystick.pipeline.recommendations.read import ReadAsked
    from tallystick.recommendations.model import LeftOut

_ROWS = plural(
    "{number} recommendation written to {out}. None is confirmed.",
    "{number} recommendations written to {out}. None is confirmed.",
)
_ANSWERS = {
    "accepted": msgid("{count} accepted"),
    "accepted_in_part": msgid("{count} accepted in part"),
    "noted": msgid("{count} noted"),
    "rejected": msgid("{count} rejected"),
    "": msgid("{count} without an answer"),
}
_LEFT = msgid("{file}, {place}: {why}")
_MORE = plural(
    "and 1 more: the page left of the sheet has each",
    "and {number} more: the page left of the sheet has each",
)


def read(
    documents: Annotated[
        list[str], typer.Argument(help="Reports, addenda, matrices, observations or exports, together.")
    ],
    package: Annotated[str, typer.Option(help="The plan package that it is for.")],
    out: Annotated[str, typer.Option(help="The xlsx file to write; a new one.")],
    cycle: Annotated[
        int | None,
        typer.Option(min=1, max=20, help="The cycle of the periodic review; by its date, if not said."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Read what others asked into a sheet that a person confirms, each with the State's answer.

    Reads reports of the working group of the periodic review and their addenda, OHCHR's matrices in docx and
    xlsx, treaty bodies' concluding observations, and exports of the Universal Human Rights Index.

    Ends with exit code 0 when done, 1 where something found no place, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.recommendations.read import read_into_sheet

    try:
        with bar(out) as progress:
            done = read_into_sheet(documents, package, out, progress, cycle=cycle, language=spoken())
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(done, out))
    else:
        _tell(done, out)
    if done.matched.left:
        raise typer.Exit(1)


def _record(done: "ReadAsked", out: str) -> dict[str, object]:
    return {
        "out": out,
        "written": done.written,
        "already": done.already,
        "answers": dict(Counter(one.found.response for one in done.matched.rows)),
        "documents": [
            {"file": one.file, "kind": one.read.kind, "symbol": one.read.symbol} for one in done.documents
        ],
        "left": [
            {"file": one.file, "place": one.what.place, "words": one.what.words, "why": one.what.why.text}
            for one in done.matched.left
        ],
    }


def _tell(done: "ReadAsked", out: str) -> None:
    tell(Reason(_ROWS, number=Count(done.written), out=Text(out)))
    if done.already:
        tell(
            Reason(
                plural(
                    "{number} more stands in the package already.",
                    "{number} more stand in the package already.",
                ),
                number=Count(done.already),
            )
        )
    counts = Counter(one.found.response for one in done.matched.rows)
    told = tuple(Reason(words, count=Count(counts[name])) for name, words in _ANSWERS.items() if counts[name])
    tell(Reason("{counts}.", counts=Listing(told, ",")))
    _tell_left(done.matched.left)
    tell(
        Reason(
            "Confirm it there, then: tallystick recommendations take {out} --package PACKAGE --by OFFICE",
            out=Text(quoted(out)),
        )
    )


def _tell_left(left: "tuple[LeftOut, ...]") -> None:
    for one in left[:MOST_SHOWN]:
        tell(Reason(_LEFT, file=Text(one.file), place=Text(str(one.what.place)), why=one.what.why))
    if len(left) > MOST_SHOWN:
        tell(Reason(_MORE, number=Count(len(left) - MOST_SHOWN)))
