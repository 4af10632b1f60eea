"""``tallystick report PACKAGE OUT``: the assessment on paper, as PDF or DOCX."""

from typing import Annotated, Literal

import typer

from tallystick.base.reasons import Reason, Text
from tallystick.cli.bar import bar
from tallystick.cli.console import refuse, spoken, tell
from tallystick.cli.said import day_said


def report(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    out: Annotated[str, typer.Argument(help="The file to write: .pdf, .docx or .xlsx.")],
    kind: Annotated[
        Literal[
            "assessment", "summary", "chapter", "body", "easy", "treaties", "goals", "review", "next-review"
        ],
        typer.Option(
            help="All of it, its summary, one chapter, what one body has a part in, a leaflet in easy words "
            "for a group, an annex by treaty article or global goal, the table of the periodic review half "
            "way, or what is left of it for the next one."
        ),
    ] = "assessment",
    of: Annotated[str | None, typer.Option(help="Which chapter, body or group, by its identifier.")] = None,
    method: Annotated[
        str | None, typer.Option(help="Which of the package's methods; without it the package's own.")
    ] = None,
    known_by: Annotated[
        str | None,
        typer.Option(help="Up to which day sources count, YYYY-MM-DD, where the method leaves that open."),
    ] = None,
) -> None:
    """Write the assessment as a report: the answer first, how sure it is, every item, every source.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.reports.write import AskedReport, write_report

    day = day_said("--known-by", known_by) if known_by else None
    try:
        with bar(out) as progress:
            write_report(package, out, AskedReport(kind, of, method, day), spoken(), progress)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(Reason("Written to {out}.", out=Text(out)))
