"""``tallystick panel train FOLDER``: invented cases to code, and what is right; never counted."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.console import PACKAGE_HAS_ERRORS, refuse, spoken, tell


def train(
    folder: Annotated[str, typer.Argument(help="The panel's folder, or a copy of it.")],
    out: Annotated[str | None, typer.Option(help="The training sheet to write, an xlsx file.")] = None,
    check: Annotated[
        str | None, typer.Option(help="A training sheet that was filled in: says what is right.")
    ] = None,
) -> None:
    """Train on the rubric's invented cases before the round begins; nothing of it is kept or counted.

    Ends with exit code 0 when done, 1 where answers are not the right ones, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.train import check_training, write_training

    try:
        if (out is None) == (check is None):
            raise Refusal(
                Reason("it is not said what to do"),
                Reason("write a sheet with --out FILE, or have a filled one checked with --check FILE"),
            )
        if out is not None:
            number = Count(write_training(folder, out, spoken()))
            forms = plural(
                "{number} question written to {out}. Fill it in, and let it be checked with --check.",
                "{number} questions written to {out}. Fill them in, and let it be checked with --check.",
            )
            tell(Reason(forms, number=number, out=Text(out)))
            return
        answers = check_training(folder, check or "")
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    for one in answers:
        places = {name: Text(getattr(one, name)) for name in ("case", "criterion", "right", "because")}
        if one.as_it_should_be:
            tell(Reason("{case}, {criterion}: {right} is right. {because}", **places))
        elif one.given:
            given = Text(one.given)
            tell(
                Reason("{case}, {criterion}: {given}, and {right} is right. {because}", given=given, **places)
            )
        else:
            tell(Reason("{case}, {criterion}: left open; {right} is right. {because}", **places))
    right = sum(one.as_it_should_be for one in answers)
    tell(Reason("{right} of {count} are right.", right=Count(right), count=Count(len(answers))))
    if right < len(answers):
        raise typer.Exit(PACKAGE_HAS_ERRORS)
