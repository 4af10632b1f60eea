"""``tallystick indicators suggest PACKAGE``: what the library has for each commitment, and why."""

import dataclasses
import json
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.console import refuse

if TYPE_CHECKING:
    from tallystick.register.library.suggest import Suggestion


def suggest(
    package: Annotated[str, typer.Argument(help="A plan package.")],
    library: Annotated[str, typer.Option(help="The folder that holds library.csv.")] = "plans/indicators",
    most: Annotated[int, typer.Option(min=1, help="At most so many for each commitment.")] = 5,
    accept: Annotated[
        list[str] | None,
        typer.Option(help="Take COMMITMENT:INDICATOR into the package; may be given several times."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Propose indicators of the library for each commitment, with the reason.

    Writes nothing, unless a person accepts with --accept. Ends with exit code 0 when done, 1 where the
    package or the library has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.library import accept_indicators, suggest_indicators

    try:
        if accept:
            count = accept_indicators(package, library, accept)
            typer.echo(json.dumps({"accepted": count}) if as_json else f"{count} taken into {package}.")
            return
        found = suggest_indicators(package, library, most)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        records = [dataclasses.asdict(one) | {"reason": one.reason} for one in found]
        typer.echo(json.dumps({"suggestions": records}, ensure_ascii=False))
    else:
        _tell(found)


def _tell(found: "tuple[Suggestion, ...]") -> None:
    commitment = ""
    for one in found:
        if one.commitment != commitment:
            commitment = one.commitment
            typer.echo(commitment)
        typer.echo(f"  {one.indicator}  {one.title} ({one.kind})\n      {one.reason}")
    commitments = len({one.commitment for one in found})
    typer.echo(
        f"{len(found)} proposals for {commitments} commitments. Nothing was written: take one with "
        "--accept COMMITMENT:INDICATOR."
    )
