"""``tallystick lint DOCUMENT``: what keeps the commitments of a plan from being checked."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.console import bar, refuse

if TYPE_CHECKING:
    from tallystick.lint import Gap, Judged, Lint
    from tallystick.pipeline.lint import Linting

SOMETHING_FOUND = 1


def lint(
    document: Annotated[str, typer.Argument(help="The plan: a txt, md, html, docx or pdf file.")],
    out: Annotated[
        str | None,
        typer.Option(
            help="A folder for lint.json, tables/findings.csv and a page. An earlier run's is replaced."
        ),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Its language, such as en; else it is found out.")
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help="Print the summary only.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Tell a drafter what keeps a plan's commitments from being checked, and what would be right.

    Nothing is confirmed: the commitments are those that 'tallystick read' would find.

    Ends with exit code 0 where nothing was found, 1 where something was, 2 where it can't be read.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.lint import run_lint

    try:
        with bar() as progress:
            found = run_lint(document, language, out, progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        typer.echo(json.dumps(_record(found, out), ensure_ascii=False))
    else:
        _tell_summary(found.lint)
        if not summary:
            _tell_commitments(found.lint)
        if out is not None:
            typer.echo(f"\nWritten to {out}: tallystick serve {out}")
    raise typer.Exit(SOMETHING_FOUND if found.lint.found else 0)


def _record(found: "Linting", out: str | None) -> dict[str, object]:
    from tallystick.lint.record import lint_record

    return {"lint_id": found.lint_id, "out": out, "lint": lint_record(found.lint)}


def _tell_summary(lint: "Lint") -> None:
    from tallystick.lint.rules import BY_ID
    from tallystick.lint.summary import beside, commonest, headline, nearest, standing

    for said in (headline(lint), beside(lint), standing(lint)):
        typer.echo(said.text)
    for warning in lint.warnings:
        typer.echo(f"Note: {warning}.")
    for rule in lint.unchecked:
        typer.echo(f"Not looked for in this language ({lint.language}): {BY_ID[rule].name.lower()}.")
    if common := commonest(lint):
        typer.echo("\nThe commonest gaps")
    for rule, count in common:
        typer.echo(f"  {count} of {len(lint.commitments)}  {BY_ID[rule].name}. {BY_ID[rule].matters}")
    if near := nearest(lint):
        typer.echo("\nNearest to checkable")
    for one in near:
        missing = ", ".join(BY_ID[rule].name.lower() for rule in one.blocking)
        typer.echo(f"  {one.unit.id}  {one.unit.title}: {missing}")


def _tell_commitments(lint: "Lint") -> None:
    typer.echo("\nEach commitment (! keeps it from being checked)")
    for one in lint.commitments:
        _tell(lint, one)


def _tell(lint: "Lint", one: "Judged") -> None:
    from tallystick.lint.summary import place

    where = place(lint, one.unit.start, one.page, one.paragraph).text
    typer.echo(f"\n{one.unit.id}  {one.unit.title}  ({where}{'' if one.confirmed else '; unconfirmed'})")
    if not one.gaps:
        typer.echo("  nothing that was looked for is missing")
    for gap in one.gaps:
        _tell_gap(lint, gap)


def _tell_gap(lint: "Lint", gap: "Gap") -> None:
    from tallystick.lint.rules import BY_ID
    from tallystick.lint.summary import place

    where = place(lint, gap.start, gap.page, gap.paragraph).text
    typer.echo(f"  {'!' if gap.blocks else '-'} {BY_ID[gap.rule].name} ({where}): {gap.found.text}")
    typer.echo(f"      {gap.add.text}{f' Such as: {gap.wording}' if gap.wording else ''}")
