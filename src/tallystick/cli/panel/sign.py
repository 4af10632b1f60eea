"""``tallystick panel sign PACKAGE``: an assessor signs what the panel found, dissents among it."""

from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.cli.console import refuse, tell

if TYPE_CHECKING:
    from tallystick.pipeline.panel.sign import SignedStatement


def sign(
    package: Annotated[str, typer.Argument(help="The plan package, as it is to be published.")],
    panel: Annotated[str, typer.Option(help="The panel, by its name.")],
    key: Annotated[str, typer.Option(help="The file with your own secret key.")],
    out: Annotated[str, typer.Option(help="The file to write, which is sent to whoever collects.")],
    sheet: Annotated[
        list[str] | None,
        typer.Option(help="Each of your sheets: what stands of you is held against it before you sign."),
    ] = None,
) -> None:
    """Sign all that the panel found, on your own machine; look first whether your dissents stand there.

    Ends with exit code 0 when done, 1 where the package has errors or other codes than your sheets, 2
    where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.sign import sign_panel

    try:
        done = sign_panel(package, panel, key, out, sheet or ())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    _tell(done)


def _tell(done: "SignedStatement") -> None:
    tell(
        Reason(
            plural(
                "Signed as {assessor}: {number} code of yours stands under it, and these dissents:",
                "Signed as {assessor}: {number} codes of yours stand under it, and these dissents:",
            ),
            assessor=Text(done.assessor),
            number=Count(done.codes),
        )
    )
    for name, whose in done.dissents:
        tell(Reason("  {dissent}, of {assessor}", dissent=Text(name), assessor=Text(whose)))
    if not done.dissents:
        tell(Reason("  none"))
    if done.locked is not None:
        tell(
            Reason(
                "The panel was locked on {day}; of what ties assessors this stands under it: {interests}.",
                day=done.locked,
                interests=texts(done.interests, ",") if done.interests else Reason("nothing"),
            )
        )
    _tell_compared(done)
    tell(Reason("Send {out}. If a dissent or a code of yours is missing, send nothing.", out=Text(done.out)))


def _tell_compared(done: "SignedStatement") -> None:
    """Say how the codes compare with the assessor's sheets."""
    if done.compared is None:
        tell(Reason("Nothing was compared with what you coded: name your sheets with --sheet."))
    else:
        forms = plural(
            "{number} code is that of your sheets.", "All {number} codes are those of your sheets."
        )
        tell(Reason(forms, number=Count(done.compared.alike)))
        if done.compared.absent:
            absent = texts(done.compared.absent, ",")
            tell(Reason("In your sheets and not in the package: {questions}", questions=absent))
