"""``tallystick indicators suggest PACKAGE``: what the library has for each commitment, and why."""

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, msgid, plural
from tallystick.cli.console import refuse, show, show_json, tell, tell_next

if TYPE_CHECKING:
    from tallystick.register.library.suggest import Suggestion

_PROPOSED = msgid(
    "{proposals} for {commitments}. Nothing was written: take one with --accept COMMITMENT:INDICATOR."
)
_PROPOSALS = plural("{number} proposal", "{number} proposals")
_COMMITMENTS = plural("{number} commitment", "{number} commitments")


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
            _tell_accepted(count, package, as_json)
            return
        found = suggest_indicators(package, library, most)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        records = [dataclasses.asdict(one) | {"reason": one.reason.text} for one in found]
        show_json({"suggestions": records})
    else:
        _tell(found)
        tell_next("indicators", "suggest", package, "--accept", "COMMITMENT:INDICATOR")


def _tell(found: "tuple[Suggestion, ...]") -> None:
    commitment = ""
    for one in found:
        if one.commitment != commitment:
            commitment = one.commitment
            show(commitment)
        values = {"id": Text(one.indicator), "title": Text(one.title), "kind": Text(one.kind)}
        tell(Reason("{id}  {title} ({kind})", **values), indent=2)
        tell(one.reason, indent=6)
    commitments = len({one.commitment for one in found})
    proposals = Reason(_PROPOSALS, number=Count(len(found)))
    tell(Reason(_PROPOSED, proposals=proposals, commitments=Reason(_COMMITMENTS, number=Count(commitments))))


def _tell_accepted(count: int, package: str, as_json: bool) -> None:
    if as_json:
        show_json({"accepted": count})
    else:
        tell(Reason("{count} taken into {package}.", count=Count(count), package=Text(package)))
        tell_next("check", package)
