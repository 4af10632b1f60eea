"""``tallystick assess PACKAGE --out DIR``: the assessment, its tables and its site."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.dates import PartialDate
from tallystick.base.marks import MARKS
from tallystick.base.reasons import Count, Listing, Reason, Text, Value, msgid, plural
from tallystick.cli.bar import bar
from tallystick.cli.columns import show_table
from tallystick.cli.console import blank, refuse, show_findings, show_json, tell

if TYPE_CHECKING:
    from tallystick.ledger.verifiers import PublicKey
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
    known_by: Annotated[
        str | None,
        typer.Option(
            help="Up to which day sources count, such as 2026-06-30, where the method does not say so."
        ),
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

    try:
        with bar(out) as progress:
            from tallystick.pipeline.assess import Wanted, run_assessment
            from tallystick.pipeline.dated import parse_day

            day = parse_day("--known-by", known_by) if known_by else None
            ledger = _public(ledger_key) if ledger_key else None
            wanted = Wanted(site, quoted=True, ledger=ledger, known_by=day)
            run = run_assessment(package, out, method, wanted, progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(run, out))
    else:
        _tell(run, out)


def _public(path: str) -> "PublicKey":
    from tallystick.ledger.operations import read_public

    return read_public(path)


def _record(run: "Run", out: str) -> dict[str, object]:
    from tallystick.register.confirming.standing import standings

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
        "second_voice": list(run.assessment.summary.second_voice),
        "marks": {name: list(targets) for name, targets in run.assessment.summary.marks},
        "registration": run.registration,
        "unconfirmed": {one.table: [one.unconfirmed, one.all] for one in standings(run.package)},
        "pages": run.pages,
        "gaps": [one.as_record() for one in run.gaps],
    }


_JUDGED = msgid("{title}: {commitments}, {targets} in {with_targets} of them.")
_COMMITMENTS = plural("{number} commitment", "{number} commitments")
_TARGETS = plural("{number} target", "{number} targets")
_MARKED = msgid("{mark} ({number})")
_WITH_PAGES = plural(
    "Written to {out}, {number} page: tallystick serve {out}",
    "Written to {out}, {number} pages: tallystick serve {out}",
)


def _tell(run: "Run", out: str) -> None:
    from tallystick.pipeline.registration import registration_sentence
    from tallystick.voice.unconfirmed import unconfirmed

    summary = run.assessment.summary
    whole = summary.whole
    # Before the answer, which would else be out of sight above them.
    show_findings(run.gaps)
    tell(
        Reason(
            _JUDGED,
            title=Text(run.package.descriptor.tallystick.plan.title),
            commitments=Reason(_COMMITMENTS, number=Count(whole.commitments)),
            targets=Reason(_TARGETS, number=Count(whole.targets)),
            with_targets=Count(whole.target_commitments),
        )
    )
    said = unconfirmed(run.package)
    if said is not None:
        tell(said)
    days = {"judged_to": run.assessment.judged_to, "known_by": run.assessment.known_by}
    dates = {name: PartialDate.parse(day) for name, day in days.items()}
    tell(Reason("Judged to {judged_to}, by what was known by {known_by}.", **dates))
    blank()
    _tell_policies(summary.policies)
    blank()
    contested = Count(len(summary.contested))
    tell(
        Reason(
            "Contested: {contested} of {targets} targets; two voices could be compared for {compared}.",
            contested=contested,
            targets=Count(whole.targets),
            compared=Count(len(summary.second_voice)),
        )
    )
    counts = dict(whole.marks)
    marked = tuple(
        Reason(_MARKED, mark=Reason(one.word), number=Count(counts[one.code]))
        for one in MARKS
        if counts.get(one.code)
    )
    if marked:
        tell(Reason("Marked: {marks}.", marks=Listing(marked, ",")))
    tell(registration_sentence(run.registration))
    tell(
        Reason(_WITH_PAGES, number=Count(run.pages), out=Text(out))
        if run.pages
        else Reason("Written to {out}; begin with {out}/tables/verdicts.csv", out=Text(out))
    )


def _tell_policies(policies: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> None:
    """How many targets have which verdict, under each source policy."""
    from tallystick.report.words import POLICY_SHORT, TARGET_VERDICT

    heading: list[Value] = [Text(""), *(Reason(TARGET_VERDICT[verdict]) for verdict, _ in policies[0][1])]
    rows: list[list[Value]] = [
        [Reason(POLICY_SHORT[policy]), *(Count(count) for _, count in counts)] for policy, counts in policies
    ]
    show_table([heading, *rows])
