"""``tallystick assess PACKAGE --out DIR``: the assessment, its tables and its site."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.cli.console import bar, refuse, show_findings

if TYPE_CHECKING:
    from tallystick.pipeline.assess import Run


def assess(
    package: Annotated[
        str, typer.Argument(help="A plan package: a folder that holds datapackage.json, or a zip.")
    ],
    out: Annotated[
        str, typer.Option(help="The folder of results. What an earlier run wrote there is replaced.")
    ],
    method: Annotated[
        str | None,
        typer.Option(help="Which of the package's methods; without it the one that the package names."),
    ] = None,
    ledger_key: Annotated[
        str | None,
        typer.Option(help="The public key of the ledger that the method was registered in, a .vkey file."),
    ] = None,
    site: Annotated[bool, typer.Option(help="Draw the pages too.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Judge a package: verdicts, tables and a site.

    Writes assessment.json, tables/ and the pages into the folder of results, whole or not at all.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.ledger.desk import read_public
    from tallystick.pipeline.assess import Wanted, run_assessment

    try:
        wanted = Wanted(site, quoted=True, ledger=read_public(ledger_key) if ledger_key else None)
        with bar() as progress:
            run = run_assessment(package, out, method, wanted, progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        typer.echo(json.dumps(_record(run, out), ensure_ascii=False))
    else:
        _tell(run, out)


def _record(run: "Run", out: str) -> dict[str, object]:
    whole = run.assessment.summary.whole
    return {
        "assessment_id": run.identity.assessment_id,
        "out": out,
        "method": run.assessment.method,
        "judged_to": run.assessment.judged_to,
        "known_by": run.assessment.known_by,
        "commitments": whole.commitments,
        "targets": whole.targets,
        "policies": {name: dict(counts) for name, counts in run.assessment.summary.policies},
        "contested": list(run.assessment.summary.contested),
        "registration": run.registration,
        "pages": run.pages,
        "gaps": [one.as_record() for one in run.gaps],
    }


def _tell(run: "Run", out: str) -> None:
    from tallystick.pipeline.registration import registration_sentence

    summary = run.assessment.summary
    whole = summary.whole
    title = run.package.descriptor.tallystick.plan.title
    typer.echo(
        f"{title}: {whole.commitments} commitments, "
        f"{whole.targets} targets in {whole.target_commitments} of them."
    )
    typer.echo(f"Judged to {run.assessment.judged_to}, by what was known by {run.assessment.known_by}.\n")
    names = [name for name, _ in summary.policies[0][1]]
    width = max(len(policy) for policy, _ in summary.policies)
    typer.echo(" " * width + "  " + "  ".join(name.replace("_", " ") for name in names))
    for policy, counts in summary.policies:
        cells = "  ".join(f"{count:>{len(name)}}" for name, count in counts)
        typer.echo(f"{policy.replace('_', ' '):<{width}}  {cells}")
    typer.echo(f"\nContested: {len(summary.contested)} of {whole.targets} targets.")
    typer.echo(registration_sentence(run.registration))
    show_findings(run.gaps)
    typer.echo(f"Written to {out}" + (f", {run.pages} pages: tallystick serve {out}" if run.pages else ""))
