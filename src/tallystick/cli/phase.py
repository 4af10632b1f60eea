"""``tallystick phase PACKAGE``: who has reported, what is late or thin, and what is to be checked."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, Value, msgid, plural, texts
from tallystick.cli.columns import show_table
from tallystick.cli.console import MOST_SHOWN, blank, refuse, show_json, tell, tell_next
from tallystick.cli.said import day_said, line_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tallystick.pipeline.forms.standing import PhaseStanding
    from tallystick.register.phases import ProgressReport

_HEADINGS = (
    Reason("body"),
    Reason("asked"),
    Reason("in time"),
    Reason("late"),
    Reason("awaited"),
    Reason("overdue"),
)
_STANDINGS = ("in_time", "late", "awaited", "overdue")
_DRAWN = plural(
    "{number} report was drawn with seed {seed}:", "{number} reports were drawn with seed {seed}:"
)
_ENTERED = plural(
    "{number} of them is entered as a new check by {by}.",
    "{number} of them are entered as new checks by {by}.",
)
_NOBODY = plural(
    "{number} commitment has nobody who is asked: {names}",
    "{number} commitments have nobody who is asked: {names}",
)
_UNOWED = plural(
    "{number} report came that nobody was asked for: {names}",
    "{number} reports came that nobody was asked for: {names}",
)


def phase(
    package: Annotated[str, typer.Argument(help="A plan package; a folder where checks are entered.")],
    name: Annotated[
        str, typer.Option("--phase", help="The phase; not needed where there is one alone.")
    ] = "",
    day: Annotated[str, typer.Option(help="On which day: YYYY-MM-DD; today, if not said.")] = "",
    draw: Annotated[
        int, typer.Option(min=0, help="Draw so many reports for a check, by --seed, instead.")
    ] = 0,
    seed: Annotated[
        str,
        typer.Option(help="The published seed of the draw: what nobody could know before reports were in."),
    ] = "",
    by: Annotated[
        str, typer.Option(help="The body that checks them; each is entered as an open check.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Say who has reported in a phase, whose report is late, overdue or thin, and of what nobody is asked.

    With --draw it draws reports whose record is to be checked. Whoever knows the seed can draw them again:
    they are the first in the order of SHA-256 of the four lines seed, phase, body and commitment.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.forms.standing import draw_checks, standing_of

    try:
        on = day_said("--day", day)
        if draw:
            known = line_said("--seed", seed)
            picked, entered = draw_checks(package, name, on, known, draw, by)
            _tell_drawn(picked, known, as_json=as_json)
            if by and not as_json:
                tell(Reason(_ENTERED, number=Count(entered), by=Text(by)))
        else:
            _tell_standing(standing_of(package, name, on), package, as_json=as_json)
    except Refusal as refusal:
        refuse(refusal, as_json=as_json)


def _tell_drawn(picked: "Sequence[ProgressReport]", seed: str, *, as_json: bool) -> None:
    if as_json:
        rows = [{"phase": one.phase, "body": one.body, "commitment": one.commitment} for one in picked]
        show_json({"seed": seed, "drawn": rows})
        return
    tell(Reason(_DRAWN, number=Count(len(picked)), seed=Text(seed)))
    for one in picked:
        tell(
            Reason(msgid("{body}: {commitment}"), body=Text(one.body), commitment=Text(one.commitment)),
            indent=2,
        )


def _tell_standing(found: "PhaseStanding", package: str, *, as_json: bool) -> None:
    if as_json:
        show_json(_record(found))
        return
    tell(Reason("{title}: reports are due by {due}.", title=Text(found.phase.title), due=found.phase.due))
    blank()
    rows: list[Sequence[Value]] = [_HEADINGS]
    for body, counts in found.by_body.items():
        rows.append((Text(body), Count(counts.total()), *(Count(counts[one]) for one in _STANDINGS)))
    show_table(rows)
    blank()
    for report, lacks in found.thin[:MOST_SHOWN]:
        who = {"body": Text(report.body), "commitment": Text(report.commitment)}
        for why in lacks:
            tell(Reason(msgid("{body}, {commitment}: {why}"), **who, why=why))
    if found.unowed:
        names = texts([f"{one.body} {one.commitment}" for one in found.unowed[:MOST_SHOWN]], ",")
        tell(Reason(_UNOWED, number=Count(len(found.unowed)), names=names))
    if found.nobody:
        names = texts(found.nobody[:MOST_SHOWN], ",")
        tell(Reason(_NOBODY, number=Count(len(found.nobody)), names=names))
    tell_next("assess", package, "--out", "DIR")


def _record(found: "PhaseStanding") -> dict[str, object]:
    return {
        "phase": found.phase.id,
        "due": str(found.phase.due),
        "duties": [
            {
                "body": one.body,
                "commitment": one.commitment,
                "part": one.role,
                "standing": one.standing,
                "days_late": one.days_late,
            }
            for one in found.duties
        ],
        "thin": [
            {"body": one.body, "commitment": one.commitment, "lacks": [why.text for why in lacks]}
            for one, lacks in found.thin
        ],
        "unowed": [{"body": one.body, "commitment": one.commitment} for one in found.unowed],
        "nobody": list(found.nobody),
    }
