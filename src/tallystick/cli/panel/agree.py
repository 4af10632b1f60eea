"""``tallystick panel agree PACKAGE FOLDER``: how far a panel agreed."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, msgid, plural
from tallystick.cli.console import refuse, tell

if TYPE_CHECKING:
    from tallystick.panel.results import AgreementRow

_ALPHA = msgid("{criterion}: alpha {alpha} ({low} to {high}), {agreeing} of {pairs} pairs alike")
_NO_ALPHA = {
    "no_pair": msgid("{criterion}: no commitment has two codes, so nothing can be said of agreement"),
    "all_alike": msgid(
        "{criterion}: {agreeing} of {pairs} pairs alike; all codes are alike, so alpha is not defined"
    ),
}


def agree(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    folder: Annotated[str, typer.Argument(help="The panel's folder.")],
    out: Annotated[
        str | None, typer.Option(help="A CSV file: by criterion, chapter, pair, and with each left out.")
    ] = None,
    draws: Annotated[int, typer.Option(min=100, help="How often the commitments are drawn anew.")] = 10_000,
) -> None:
    """Say how far a panel agreed in its first round, beyond chance and with its interval.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.agree import agree as work

    try:
        rows = work(package, folder, draws, out)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    for one in rows:
        if one.scope == "all":
            _told(one)
    if out is not None:
        tell(
            Reason(
                plural("{number} row written to {out}.", "{number} rows written to {out}."),
                number=Count(len(rows)),
                out=Text(out),
            )
        )


def _told(one: "AgreementRow") -> None:
    from tallystick.pipeline.panel.agree import cells_of

    cells = {name: Text(cell) for name, cell in cells_of(one).items()}
    places = {name: cells[name] for name in ("criterion", "agreeing", "pairs")}
    if one.undefined:
        template = _NO_ALPHA[one.undefined]
        wanted = ("criterion",) if one.undefined == "no_pair" else tuple(places)
        tell(Reason(template, **{name: places[name] for name in wanted}))
        return
    ends = {"alpha": cells["alpha"], "low": cells["alpha_low"], "high": cells["alpha_high"]}
    tell(Reason(_ALPHA, **places, **ends))
