"""``tallystick panel replace PACKAGE FOLDER ASSESSOR``: somebody comes in the place of who resigned."""

from typing import Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.cli.console import refuse, tell


def replace(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    folder: Annotated[str, typer.Argument(help="The panel's folder.")],
    assessor: Annotated[
        str, typer.Argument(help="Who comes; whom they replace stands in tables/assessors.csv.")
    ],
) -> None:
    """Let an assessor code in the place of one who resigned before codes are open.

    They code what was given to the other and no interest keeps them from. The draw and its hash stay.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.panel.replace import replace_assessor

    try:
        came, left = replace_assessor(package, folder, assessor)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    forms = plural(
        "{assessor} codes {number} commitment in the place of {other}.",
        "{assessor} codes {number} commitments in the place of {other}.",
    )
    number = Count(len(came.commitments))
    tell(Reason(forms, assessor=Text(assessor), number=number, other=Text(came.replaces)))
    if left:
        tell(Reason("Left with one assessor fewer: {commitments}", commitments=texts(left, ",")))
    tell(
        Reason(
            "Write their sheet with 'tallystick panel sheet --assessor {assessor}'.", assessor=Text(assessor)
        )
    )
