"""``tallystick assess PACKAGE --out DIR``: the assessment, its tables and its site."""

import datetime
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.dates import PartialDate
from tallystick.base.marks import MARKS
from tallystick.base.reasons import Count, Listing, Reason, Text, Value, msgid, plural
from tallystick.base.showing import quoted
from tallystick.cli.bar import bar
from tallystick.cli.columns import show_table
from tallystick.cli.console import blank, refuse, show_findings, show_json, tell

if TYPE_CHECKING:
    from tallystick.ledger.verifiers import PublicKey
    from tallystick.pipeline.told_of_run import ToldOfRun


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
            from tallystick.pipeline.run import run_assessment
            from tallystick.pipeline.wanted import Wanted

            day = _day(known_by) if known_by else None
            ledger = _public(ledger_key) if ledger_key else None
            wanted = Wanted(site, quoted=True, ledger=ledger, known_by=day)
            told = run_assessment(package, out, method, wanted, progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(told, out))
    else:
        _tell(told, out)


def _day(text: str) -> datetime.date:
    from tallystick.pipeline.dated import parse_day

    return parse_day("--known-by", text)


def _public(path: str) -> "PublicKey":
    from tallystick.ledger.operations import read_public

    return read_public(path)


def _record(told: "ToldOfRun", out: str) -> dict[str, object]:
    return {
        "assessment_id": told.assessment_id,
        "out": out,
        "method": told.method,
        "judged_to": told.judged_to,
        "known_by": told.known_by,
        "commitments": told.commitments,
        "targets": told.targets,
        "policies": {name: dict(counts) for name, counts in told.policies},
        "contested": list(told.contested),
        "second_voice": list(told.second_voice),
        "marks": {name: list(targets) for name, targets in told.marks},
        "registration": json.loads(told.registration),
        "unconfirmed": {table: [unconfirmed, every] for table, unconfirmed, every in told.standings},
        "pages": told.pages,
        "gaps": [one.as_record() for one in told.gaps],
    }


_JUDGED = msgid("{title}: {commitments}, {targets} in {with_targets} of them.")
_NO_TARGET = msgid("{title}: {commitments}, and no target is entered.")
_COMMITMENTS = plural("{number} commitment", "{number} commitments")
_TARGETS = plural("{number} target", "{number} targets")
_MARKED = msgid("{mark} ({number})")
_WITH_PAGES = plural(
    "Written to {out}, {number} page: tallystick serve {out}",
    "Written to {out}, {number} pages: tallystick serve {out}",
)


def _tell(told: "ToldOfRun", out: str) -> None:
    # Before the answer, which would else be out of sight above them.
    show_findings(told.gaps)
    commitments = Reason(_COMMITMENTS, number=Count(told.commitments))
    judged = Reason(_NO_TARGET, title=Text(told.title), commitments=commitments)
    if told.targets:
        judged = Reason(
            _JUDGED,
            title=Text(told.title),
            commitments=commitments,
            targets=Reason(_TARGETS, number=Count(told.targets)),
            with_targets=Count(told.target_commitments),
        )
    tell(judged)
    if told.unconfirmed is not None:
        tell(told.unconfirmed)
    days = {"judged_to": told.judged_to, "known_by": told.known_by}
    dates = {name: PartialDate.parse(day) for name, day in days.items()}
    tell(Reason("Judged to {judged_to}, by what was known by {known_by}.", **dates))
    if told.targets:
        _tell_targets(told)
    tell(told.registered)
    tell(
        Reason(_WITH_PAGES, number=Count(told.pages), out=Text(quoted(out)))
        if told.pages
        else Reason("Written to {out}; begin with {file}", out=Text(out), file=Text(f"{out}/{told.verdicts}"))
    )


def _tell_targets(told: "ToldOfRun") -> None:
    """How the targets stand: by policy, how many are contested, how many carry which mark."""
    blank()
    _tell_policies(told.policies)
    blank()
    contested = Count(len(told.contested))
    tell(
        Reason(
            plural(
                "Contested: {contested} of {number} target; two voices could be compared for {compared}.",
                "Contested: {contested} of {number} targets; two voices could be compared for {compared}.",
            ),
            contested=contested,
            number=Count(told.targets),
            compared=Count(len(told.second_voice)),
        )
    )
    counts = dict(told.mark_counts)
    marked = tuple(
        Reason(_MARKED, mark=Reason(one.word), number=Count(counts[one.code]))
        for one in MARKS
        if counts.get(one.code)
    )
    if marked:
        tell(Reason("Marked: {marks}.", marks=Listing(marked, ",")))


def _tell_policies(policies: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> None:
    """How many targets have which verdict, under each source policy."""
    from tallystick.report.words import POLICY_SHORT, TARGET_VERDICT

    heading: list[Value] = [Text(""), *(Reason(TARGET_VERDICT[verdict]) for verdict, _ in policies[0][1])]
    rows: list[list[Value]] = [
        [Reason(POLICY_SHORT[policy]), *(Count(count) for _, count in counts)] for policy, counts in policies
    ]
    show_table([heading, *rows])
