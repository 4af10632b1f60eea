"""``tallystick read DOCUMENT --out DIR``: a draft package from a plan's own text."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Listing, Reason, Text, msgid, plural
from tallystick.base.showing import quoted
from tallystick.cli.bar import bar
from tallystick.cli.console import refuse, show_findings, show_json, tell

if TYPE_CHECKING:
    from tallystick.pipeline.drafting import Given
    from tallystick.pipeline.read import ReadPlan


_KNOWN_BY = "Up to which day sources will count, if that is known already; else 'assess' asks for it."


def read(
    document: Annotated[str, typer.Argument(help="The plan: a txt, md, html, docx or pdf file.")],
    out: Annotated[str, typer.Option(help="The folder for the draft package; new or empty.")],
    language: Annotated[
        str | None, typer.Option(help="Its language, such as en; else it is found out.")
    ] = None,
    facts: Annotated[
        list[str] | None,
        typer.Option(
            "--plan",
            metavar="KEY=VALUE",
            help="What the text says not: title, country=CN, period=2021/2025, released=2021-09, issued-by.",
        ),
    ] = None,
    known_by: Annotated[str | None, typer.Option(help=_KNOWN_BY)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Read a plan document into a draft package: outline, commitments, targets, each with its place.

    Nothing in the draft is confirmed. Ends with exit code 0 when done, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal

    try:
        given = _given(language, facts or [], known_by)
        with bar(out) as progress:
            from tallystick.pipeline.read import run_reading

            reading = run_reading(document, out, given, progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(reading, out))
    else:
        _tell(reading, out)


def _given(language: str | None, facts: list[str], known_by: str | None) -> "Given":
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.dated import parse_day
    from tallystick.pipeline.drafting import Given

    told: dict[str, str] = {}
    for one in facts:
        key, sign, value = one.partition("=")
        name = key.strip().replace("-", "_")
        if not sign or name not in {"title", "country", "period", "released", "issued_by"}:
            raise Refusal(
                Reason("--plan {given} can't be read", given=Text(one)),
                Reason("write title=, country=, period=, released= or issued-by=, and the value"),
            )
        told[name] = value.strip()
    day = parse_day("--known-by", known_by) if known_by else None
    return Given(language, known_by=day, **told)


def _record(reading: "ReadPlan", out: str) -> dict[str, object]:
    draft = reading.draft
    return {
        "out": out,
        "title": reading.title,
        "language": draft.language,
        "outline": len(draft.outline),
        "commitments": len(draft.commitments),
        "targets": len(draft.targets),
        "numbers_that_are_no_targets": len(draft.no_targets),
        "deliverables": len(draft.deliverables),
        "confirmed": 0,
        "gaps": [one.as_record() for one in reading.gaps],
    }


_READ = msgid("{title}: {commitments}, {targets}, {deliverables}. None is confirmed.")
_COMMITMENTS = plural("{number} commitment", "{number} commitments")
_TARGETS = plural("{number} target", "{number} targets")
_DELIVERABLES = plural("{number} deliverable", "{number} deliverables")
#: The levels of a plan's own nesting.
LEVELS = {
    "commitment": _COMMITMENTS,
    "sub_commitment": plural("{number} part of a commitment", "{number} parts of commitments"),
    "detail": plural("{number} detail", "{number} details"),
    "detail_2": plural("{number} finer detail", "{number} finer details"),
    "detail_3": plural("{number} finest detail", "{number} finest details"),
    "lead": plural("{number} paragraph that promises a number", "{number} paragraphs that promise a number"),
}


def _tell(reading: "ReadPlan", out: str) -> None:
    draft = reading.draft
    counts = {
        "commitments": Reason(_COMMITMENTS, number=Count(len(draft.commitments))),
        "targets": Reason(_TARGETS, number=Count(len(draft.targets))),
        "deliverables": Reason(_DELIVERABLES, number=Count(len(draft.deliverables))),
    }
    tell(Reason(_READ, title=Text(reading.title), **counts))
    levels = Counter(one.unit.level for one in draft.commitments)
    if len(levels) > 1:
        counted = tuple(Reason(LEVELS[level], number=Count(count)) for level, count in levels.items())
        tell(Reason("By level: {levels}.", levels=Listing(counted, ",")))
    show_findings(reading.gaps)
    tell(
        Reason(
            "Written to {out}. Now confirm it, the doubtful first: tallystick confirm {out}",
            out=Text(quoted(out)),
        )
    )
