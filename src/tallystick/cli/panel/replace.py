"""``tallystick panel replace PACKAGE FOLDER ASSESSOR``: somebody comes in the place of who resigned."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.cli.console import refuse, tell
from tallystick.cli.said import line_said

if TYPE_CHECKING:
    from tallystick.panel.record import Replacement


def replace(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    folder: Annotated[str, typer.Argument(help="The panel's folder.")],
    assessor: Annotated[
        str | None,
        typer.Argument(
            help="Who comes, where they are chosen; whom they replace stands in tables/assessors.csv."
        ),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why they were chosen; it is printed.")] = None,
    resigned: Annotated[
        str | None, typer.Option(help="Who resigned: the panel's seed draws who of its reserves comes.")
    ] = None,
) -> None:
    """Let an assessor code in the place of one who resigned before codes are open: drawn, or chosen.

    They code what was given to the other and no interest keeps them from. The draw and its hash stay.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.replace import choose_replacement, draw_replacement

    try:
        if (assessor is None) == (resigned is None):
            raise Refusal(
                Reason(
                    "who comes is drawn with --resigned, or chosen: then the assessor is named, with --reason"
                ),
                Reason("give one of the two"),
            )
        if resigned is not None:
            came, left = draw_replacement(package, folder, resigned)
        else:
            because = line_said("--reason", reason) if reason is not None else ""
            came, left = choose_replacement(package, folder, assessor or "", because)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    _tell(came, left)


def _tell(came: "Replacement", left: tuple[str, ...]) -> None:
    if came.by == "drawn":
        passed = texts(came.passed_over, ",") if came.passed_over else Reason("nobody")
        told = Reason(
            "{assessor} is drawn. Passed over: {passed}.", assessor=Text(came.assessor), passed=passed
        )
        tell(told)
    forms = plural(
        "{assessor} codes {number} commitment in the place of {other}.",
        "{assessor} codes {number} commitments in the place of {other}.",
    )
    number = Count(len(came.commitments))
    tell(Reason(forms, assessor=Text(came.assessor), number=number, other=Text(came.replaces)))
    if left:
        tell(Reason("Left with one assessor fewer: {commitments}", commitments=texts(left, ",")))
    tell(
        Reason(
            "Write their sheet with 'tallystick panel sheet --assessor {assessor}'.",
            assessor=Text(came.assessor),
        )
    )
