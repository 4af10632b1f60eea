"""``tallystick export``: a package in the forms of other systems."""

from typing import Annotated, Literal

import typer

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.console import refuse, tell

_LEFT_OUT = plural(
    "{number} figure has no place in this form and was left out.",
    "{number} figures have no place in this form and were left out.",
)


def export(
    package: Annotated[str, typer.Argument(help="The plan package.")],
    out: Annotated[str, typer.Argument(help="The file to write; for open-sdg and impact-oss a new folder.")],
    form: Annotated[
        Literal["sdmx-csv", "sdmx-ml", "sdmx-structure", "open-sdg", "impact-oss"],
        typer.Option(
            help="Figures as SDMX-CSV or SDMX-ML, the structure of these, a data repository of Open SDG, or "
            "what IMPACT OSS imports."
        ),
    ] = "sdmx-csv",
) -> None:
    """Write the figures or commitments of a package in the form that another system takes.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.exports.write import write_export

    try:
        _, left_out = write_export(package, out, form)
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    if left_out:
        tell(Reason(_LEFT_OUT, number=Count(left_out)))
    tell(Reason("Written to {out}.", out=Text(out)))
