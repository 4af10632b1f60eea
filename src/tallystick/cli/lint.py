"""``tallystick lint DOCUMENT``: what keeps the commitments of a plan from being checked."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Listing, Reason, Text, msgid
from tallystick.base.showing import quoted
from tallystick.cli.bar import bar
from tallystick.cli.console import blank, refuse, show_findings, show_json, tell, tell_next

if TYPE_CHECKING:
    from tallystick.lint import Gap, Judged, Lint
    from tallystick.pipeline.lint import Linting

SOMETHING_FOUND = 1


def lint(
    document: Annotated[
        str, typer.Argument(help="The plan: a txt, md, html, docx or pdf file, or a draft's folder.")
    ],
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

    Of a document nothing is confirmed: its commitments are those that 'tallystick read' would find. Of a
    draft's folder they are those that stand in it by now, as persons have confirmed, changed or added them.

    Ends with exit code 0 where nothing was found, 1 where something was, 2 where it can't be read.
    """
    from tallystick.base.findings import Refusal

    try:
        with bar(*([] if out is None else [out])) as progress:
            from tallystick.pipeline.lint import run_lint

            found = run_lint(document, language, out, progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(found, out))
    else:
        _tell_summary(found.lint)
        if not summary:
            _tell_commitments(found.lint)
        if out is not None:
            blank()
            show_findings(found.gaps)
            tell(Reason("Written to {out}: tallystick serve {out}", out=Text(quoted(out))))
        else:
            blank()
            tell_next("read", document, "--out", "DIR")
    raise typer.Exit(SOMETHING_FOUND if found.lint.found else 0)


def _record(found: "Linting", out: str | None) -> dict[str, object]:
    from tallystick.lint.record import lint_record

    return {
        "lint_id": found.lint_id,
        "out": out,
        "lint": lint_record(found.lint),
        "gaps": [one.as_record() for one in found.gaps],
    }


def _tell_summary(lint: "Lint") -> None:
    from tallystick.lint.rules import BY_ID
    from tallystick.lint.summary import beside, commonest, headline, nearest, standing

    for said in (headline(lint), beside(lint), standing(lint)):
        tell(said)
    for warning in lint.warnings:
        tell(Reason("Note: {warning}.", warning=warning))
    for rule in lint.unchecked:
        name, language = Reason(BY_ID[rule].name), Text(lint.language)
        tell(Reason("Not looked for in this language ({language}): {rule}.", language=language, rule=name))
    common, near = commonest(lint), nearest(lint)
    if common:
        _tell_heading(msgid("The commonest gaps"))
    for rule, count in common:
        tell(_common(rule, count, len(lint.commitments)), indent=2)
    if near:
        _tell_heading(msgid("Nearest to checkable"))
    for one in near:
        missing = Listing(tuple(Reason(BY_ID[rule].name) for rule in one.blocking), ",")
        tell(Reason("{id}  {title}: {missing}", **_named(one), missing=missing), indent=2)


def _tell_heading(heading: str) -> None:
    blank()
    tell(Reason(heading))


def _common(name: str, count: int, everything: int) -> Reason:
    from tallystick.lint.rules import BY_ID

    return Reason(
        "{count} of {all}  {rule}. {matters}",
        count=Count(count),
        all=Count(everything),
        rule=Reason(BY_ID[name].name),
        matters=Reason(BY_ID[name].matters),
    )


def _named(one: "Judged") -> dict[str, Text]:
    return {"id": Text(one.unit.id), "title": Text(one.unit.title)}


def _tell_commitments(lint: "Lint") -> None:
    _tell_heading(msgid("Each commitment (! keeps it from being checked)"))
    for one in lint.commitments:
        _tell(lint, one)


def _tell(lint: "Lint", one: "Judged") -> None:
    from tallystick.lint.summary import place

    where = place(lint, one.unit.start, one.page, one.paragraph)
    blank()
    heading = (
        msgid("{id}  {title}  ({where})") if one.confirmed else msgid("{id}  {title}  ({where}; unconfirmed)")
    )
    tell(Reason(heading, **_named(one), where=where))
    if not one.gaps:
        tell(Reason("nothing that was looked for is missing"), indent=2)
    for gap in one.gaps:
        _tell_gap(lint, gap)


def _tell_gap(lint: "Lint", gap: "Gap") -> None:
    from tallystick.lint.rules import BY_ID
    from tallystick.lint.summary import place

    found = Reason(
        "{mark} {rule} ({where}): {found}",
        mark=Text("!" if gap.blocks else "-"),
        rule=Reason(BY_ID[gap.rule].name),
        where=place(lint, gap.start, gap.page, gap.paragraph),
        found=gap.found,
    )
    tell(found, indent=2)
    tell(gap.add, indent=6)
    if gap.wording:
        tell(Reason("Such as: {wording}", wording=Text(gap.wording)), indent=6)
