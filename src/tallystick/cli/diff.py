"""``tallystick diff OLD NEW``: what a new plan leaves out, weakens, keeps, strengthens and adds."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.console import refuse, show_findings

if TYPE_CHECKING:
    from tallystick.comparison import Pairing
    from tallystick.pipeline.diff import Comparison

_HEADINGS = {
    "dropped": "Not in the new plan",
    "weakened": "Weakened",
    "merged": "Merged",
    "split": "Split",
    "changed": "Changed in a way that can't be called more or less, or in both",
    "strengthened": "Strengthened",
    "kept": "Kept",
    "new": "New",
}
_MARKS = {"weaker": "-", "stronger": "+", "unclear": "?"}


def diff(
    old: Annotated[str, typer.Argument(help="The package of the old plan: a folder or a zip.")],
    new: Annotated[str, typer.Argument(help="The package of the new plan: a folder or a zip.")],
    out: Annotated[
        str | None,
        typer.Option(
            help="A folder for diff.json, tables/changes.csv and a page. An earlier run's is replaced."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Compare two plans: what is weakened, kept, new or not there any more.

    Each pairing of commitments says why it is thought to be one, and how sure that is. Where the texts of
    both plans lie beside their packages, the plans' own words are compared too.

    Ends with exit code 0 when done, 1 where a package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.diff import run_comparison

    try:
        found = run_comparison(old, new, out)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        typer.echo(json.dumps(_record(found, out), ensure_ascii=False))
    else:
        _tell(found, out)


def _record(found: "Comparison", out: str | None) -> dict[str, object]:
    from tallystick.comparison.record import difference_record

    return {
        "difference_id": found.difference_id,
        "out": out,
        "difference": difference_record(found.difference),
        "gaps": [one.as_record() for one in found.gaps],
    }


def _tell(found: "Comparison", out: str | None) -> None:
    from tallystick.comparison.summary import beside, headline

    difference = found.difference
    typer.echo(f"{difference.old.title} -> {difference.new.title}")
    typer.echo(headline(difference).text)
    typer.echo(beside(difference).text)
    typer.echo(difference.wording_reason.text)
    titles = tuple({one.id: one.title for one in plan.package.commitments} for plan in (found.old, found.new))
    for kind, heading in _HEADINGS.items():
        pairings = difference.of_kind(kind)
        if pairings:
            typer.echo(f"\n{heading} ({len(pairings)})")
        for one in pairings:
            _tell_pairing(one, *titles)
    if found.gaps:
        typer.echo()
        show_findings(found.gaps)
    if out is not None:
        typer.echo(f"\nWritten to {out}: tallystick serve {out}")


def _tell_pairing(one: "Pairing", old: dict[str, str], new: dict[str, str]) -> None:
    names = " -> ".join(", ".join(side) for side in (one.old, one.new) if side)
    titles = (
        [*(old[name] for name in one.old)] if one.relation == "dropped" else [new[name] for name in one.new]
    )
    doubt = "" if one.sureness in {"certain", "sure"} else f"  [{one.sureness}]"
    typer.echo(f"  {names}  {'; '.join(titles)}{doubt}")
    if one.relation in {"dropped", "new"}:
        return
    for change in one.changes:
        if change.way in _MARKS:
            typer.echo(f"      {_MARKS[change.way]} {change.reason.text}")
