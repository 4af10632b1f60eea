"""``tallystick diff OLD NEW``: what a new plan leaves out, weakens, keeps, strengthens and adds."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, msgid
from tallystick.base.showing import quoted
from tallystick.cli.bar import bar
from tallystick.cli.console import blank, refuse, show_findings, show_json, tell, tell_next

if TYPE_CHECKING:
    from tallystick.comparison import Pairing
    from tallystick.pipeline.diff import Comparison

_HEADINGS = {
    "dropped": msgid("Not in the new plan ({count})"),
    "weakened": msgid("Weakened ({count})"),
    "merged": msgid("Merged ({count})"),
    "split": msgid("Split ({count})"),
    "changed": msgid("Changed in a way that can't be called more or less, or in both ({count})"),
    "strengthened": msgid("Strengthened ({count})"),
    "kept": msgid("Kept ({count})"),
    "new": msgid("New ({count})"),
}
_DOUBTS = {
    "likely": msgid("{names}  {titles}  [likely]"),
    "unsure": msgid("{names}  {titles}  [unsure]"),
}
_SURE = msgid("{names}  {titles}")
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

    try:
        with bar(*([] if out is None else [out])) as progress:
            from tallystick.pipeline.diff import run_comparison

            found = run_comparison(old, new, out, progress)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)
    if as_json:
        show_json(_record(found, out))
    else:
        _tell(found, out)
        if out is None:
            tell_next("diff", old, new, "--out", "DIR")


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
    tell(Reason("{old} -> {new}", old=Text(difference.old.title), new=Text(difference.new.title)))
    for said in (headline(difference), beside(difference), difference.wording_reason):
        tell(said)
    titles = tuple({one.id: one.title for one in plan.package.commitments} for plan in (found.old, found.new))
    for kind, heading in _HEADINGS.items():
        pairings = difference.of_kind(kind)
        if pairings:
            blank()
            tell(Reason(heading, count=Count(len(pairings))))
        for one in pairings:
            _tell_pairing(one, *titles)
    if found.gaps:
        blank()
        show_findings(found.gaps)
    if out is not None:
        blank()
        tell(Reason("Written to {out}: tallystick serve {out}", out=Text(quoted(out))))


def _tell_pairing(one: "Pairing", old: dict[str, str], new: dict[str, str]) -> None:
    names = " -> ".join(", ".join(side) for side in (one.old, one.new) if side)
    titles = [old[name] for name in one.old] if one.relation == "dropped" else [new[name] for name in one.new]
    said = Reason(_DOUBTS.get(one.sureness, _SURE), names=Text(names), titles=Text("; ".join(titles)))
    tell(said, indent=2)
    if one.relation in {"dropped", "new"}:
        return
    for change in one.changes:
        if change.way in _MARKS:
            mark = Text(_MARKS[change.way])
            tell(Reason("{mark} {change}", mark=mark, change=change.reason), indent=6)
