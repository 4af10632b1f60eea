"""``tallystick index DATA METHOD --out DIR``: a composite index and how far it can be relied on."""

from math import ceil, floor, isfinite
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Listing, Reason, Text, Value, plural, texts
from tallystick.base.showing import quoted
from tallystick.cli.bar import bar
from tallystick.cli.columns import show_table
from tallystick.cli.console import blank, refuse, show_findings, show_json, tell

if TYPE_CHECKING:
    from tallystick.index.audit.asked import AskedWeights
    from tallystick.index.doubt.run import Doubted
    from tallystick.index.steps import Index
    from tallystick.pipeline.index import IndexRun

#: So many units are printed, the best first; the tables hold all.
_MOST_UNITS = 20


def index(
    data: Annotated[str, typer.Argument(help="The figures: a CSV with a row for each unit.")],
    method: Annotated[
        str, typer.Argument(help="How the index is made: a TOML file, or a table of metadata (iMeta.csv).")
    ],
    out: Annotated[
        str, typer.Option(help="The folder of results. What an earlier run wrote there is replaced.")
    ],
    executor: Annotated[
        str, typer.Option(help="Where replications are made: serial, pool (processes here) or dask.")
    ] = "serial",
    workers: Annotated[int | None, typer.Option(help="How many processes a pool has.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="The address of a dask scheduler, such as tcp://127.0.0.1:8786.")
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            help="NAME=WEIGHT: what would come of another weight; several times for several at once."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Make a composite index of a table of figures.

    Writes index.json, tables/ and a page into the folder of results, whole or not at all.

    Ends with exit code 0 when done, 1 where figures or method have errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal

    try:
        with bar(out) as progress:
            from tallystick.pipeline.executors import executor_of
            from tallystick.pipeline.index import run_index

            execute = executor_of(executor, workers, scheduler)
            run = run_index(data, method, out, progress, execute, _weights(what_if or []))
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        gaps = [one.as_record() for one in run.gaps]
        show_json({"index_id": run.index_id, "out": out, "columns_not_used": list(run.unused), "gaps": gaps})
    else:
        show_findings(run.gaps)
        _tell(run)
        if run.asked is not None:
            _tell_asked(run.index, run.asked)
        tell(Reason("Written to {out}: tallystick serve {out}", out=Text(quoted(out))))


def _weights(asked: list[str]) -> dict[str, float]:
    """The weights that are asked for.

    Raises:
        Refusal: one is no weight, or an element is named twice.
    """
    from tallystick.base.findings import Refusal
    from tallystick.index.digits import beyond

    found: dict[str, float] = {}
    for text in asked:
        name, _, number = text.rpartition("=")
        try:
            weight = float(number)
        except ValueError:
            weight = -1.0
        if not name or not isfinite(weight) or weight < 0 or beyond(weight):
            raise Refusal(
                Reason("{text} is no name with a weight", text=Text(text)),
                Reason("write a name, = and a number of zero or more, such as health=2"),
            )
        if name in found:
            raise Refusal(
                Reason("{name} is given two weights", name=Text(name)), Reason("name each weight once")
            )
        found[name] = weight
    return found


def _tell(run: "IndexRun") -> None:
    from tallystick.index.digits import digits
    from tallystick.index.said import in_numbers, named_row
    from tallystick.index.tables import ranks_of

    made = run.index
    scores, ranks = made.scores.index, ranks_of(made)[:, -1]
    there = [row for row in range(len(scores)) if scores[row] == scores[row]]
    tell(in_numbers(made))
    _tell_missing(run, len(scores) - len(there))
    blank()
    order = sorted(there, key=lambda row: (made.times[row] if made.times else 0.0, ranks[row]))
    heading: list[Value] = [Reason("Unit"), Reason("Rank"), Reason("Index")]
    rows: list[list[Value]] = [
        [named_row(made, row), Count(int(ranks[row])), Text(digits(round(float(scores[row]), 4)))]
        for row in order[:_MOST_UNITS]
    ]
    if run.doubt is not None and run.doubt.sure:
        heading += [Reason("Ranks"), Reason("Class")]
        rows = [[*cells, *_doubt_of(run.doubt, row)] for cells, row in zip(rows, order, strict=False)]
    if rows:
        show_table([heading, *rows])
    if len(order) > _MOST_UNITS:
        more = plural("and {number} more in tables/scores.csv", "and {number} more in tables/scores.csv")
        tell(Reason(more, number=Count(len(order) - _MOST_UNITS)))
    if run.doubt is not None:
        _tell_doubt(run.doubt)


def _tell_asked(made: "Index", asked: "AskedWeights") -> None:
    """What other weights change: the units that move most, then all that move in the table."""
    from tallystick.index.digits import digits
    from tallystick.index.said import named_row
    from tallystick.index.tables import ranks_of

    before, after = ranks_of(made)[:, -1], ranks_of(asked.index)[:, -1]
    named = tuple(f"{code} = {digits(weight)}" for code, weight in asked.weights.items())
    blank()
    tell(Reason("What if {weights}?", weights=texts(named, ",")))
    moved = [row for row in range(len(before)) if before[row] == before[row] and before[row] != after[row]]
    if not moved:
        tell(Reason("No unit changes its rank."))
        return
    moved.sort(key=lambda row: (-abs(after[row] - before[row]), after[row]))
    heading: list[Value] = [Reason("Unit"), Reason("Rank"), Reason("Rank then"), Reason("Index then")]
    rows: list[list[Value]] = [
        [
            named_row(made, row),
            Count(int(before[row])),
            Count(int(after[row])) if after[row] == after[row] else Text(""),
            Text(digits(round(float(asked.index.scores.index[row]), 4))),
        ]
        for row in moved[:_MOST_UNITS]
    ]
    show_table([heading, *rows])
    tell(Reason("All units are in tables/what_if_asked.csv."))


def _doubt_of(doubt: "Doubted", row: int) -> list[Value]:
    """The interval of a unit's rank, and its class."""
    units = doubt.units
    if not units.given[row]:
        return [Text(""), Text("")]
    low, high = Count(floor(units.rank_low[row])), Count(ceil(units.rank_high[row]))
    return [Reason("{low} to {high}", low=low, high=high), Count(doubt.classes[row])]


def _tell_doubt(doubt: "Doubted") -> None:
    from tallystick.index.said import VARIED, design_left_out, not_made_anew

    factors = Listing(tuple(VARIED[name] for name in doubt.doubts.factors))
    if doubt.doubts.replications:
        said = plural(
            "Made anew {number} time, varying {factors}.", "Made anew {number} times, varying {factors}."
        )
        tell(Reason(said, number=Count(doubt.doubts.replications), factors=factors))
    else:
        tell(not_made_anew())
    failed = len(doubt.evaluated.failures)
    if failed:
        said = plural(
            "{number} of them failed: tables/replications.csv says why.",
            "{number} of them failed: tables/replications.csv says why.",
        )
        tell(Reason(said, number=Count(failed)))
    if doubt.factors is not None:
        said = plural(
            "A design of {number} row tells how much {factors} account for: tables/sensitivity.csv.",
            "A design of {number} rows tells how much {factors} account for: tables/sensitivity.csv.",
        )
        tell(Reason(said, number=Count(doubt.factors.asked), factors=factors))
        for one in design_left_out(doubt.factors):
            tell(one)
    if any(doubt.classes):
        tell(Reason("Units of one class can't be told apart from the first of it."))


def _tell_missing(run: "IndexRun", without: int) -> None:
    from tallystick.index.said import what_is_missing

    for one in what_is_missing(run.index):
        tell(one)
    if without:
        said = plural(
            "{number} unit has no number: tables/without_number.csv says why.",
            "{number} units have no number: tables/without_number.csv says why.",
        )
        tell(Reason(said, number=Count(without)))
    if run.unused:
        tell(Reason("Columns that the method says nothing of: {columns}.", columns=texts(run.unused, ",")))
