"""``tallystick indicators take FILE PACKAGE``: a reviewed spreadsheet back into its package."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Ordinal, Reason, Text, msgid
from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, show_json, tell, tell_next
from tallystick.cli.handed_back import tell_rows

if TYPE_CHECKING:
    from tallystick.pipeline.review.take import RowAnswer, Taken

_WORDS = {
    "changed": msgid("{count} changed"),
    "confirmed": msgid("{count} confirmed as it is"),
    "removed": msgid("{count} removed"),
    "already": msgid("{count} already so"),
    "untouched": msgid("{count} without a decision"),
    "not_taken": msgid("{count} not taken"),
}
_ROWS = {
    "changed": msgid("row {row}, {commitment} {indicator}: changed. {why}"),
    "removed": msgid("row {row}, {commitment} {indicator}: removed. {why}"),
    "not_taken": msgid("row {row}, {commitment} {indicator}: not taken. {why}"),
}


def take(
    file: Annotated[str, typer.Argument(help="The xlsx or ods file that was handed back.")],
    package: Annotated[str, typer.Argument(help="The package that it was made from.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Take a reviewed spreadsheet back, and say of each row what became of it.

    Ends with exit code 0 when every row was taken, 1 where some were not, 2 where it can't be done; then
    nothing was changed.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.review.take import take_sheet

    try:
        taken = take_sheet(file, package)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    counts = Counter(one.outcome for one in taken.rows)
    if as_json:
        rows = [_record(one) for one in taken.rows]
        show_json({"older": taken.older, "counts": dict(counts), "rows": rows})
    else:
        _tell(taken, counts, package)
    if counts["not_taken"]:
        raise typer.Exit(PACKAGE_HAS_ERRORS)


def _record(one: "RowAnswer") -> dict[str, object]:
    return {
        "row": one.row,
        "commitment": one.commitment,
        "indicator": one.indicator,
        "outcome": one.outcome,
        "why": one.why.text if one.why else "",
    }


def _told(one: "RowAnswer", why: Reason) -> Reason:
    names = {"commitment": Text(one.commitment), "indicator": Text(one.indicator)}
    return Reason(_ROWS[one.outcome], row=Ordinal(one.row), **names, why=why)


def _tell(taken: "Taken", counts: Counter[str], package: str) -> None:
    if taken.older:
        tell(
            Reason(
                "The sheet is of an older version of the package; rows that have changed since are not taken."
            )
        )
    tell_rows([_told(one, one.why) for one in taken.rows if one.outcome in _ROWS and one.why], counts, _WORDS)
    tell_next("check", package)
