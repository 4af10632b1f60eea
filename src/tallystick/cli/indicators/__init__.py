"""``tallystick indicators``: proposals of the library, the review sheet, and back; one file a command."""

import typer

from tallystick.cli.indicators.check import check
from tallystick.cli.indicators.sheet import sheet
from tallystick.cli.indicators.suggest import suggest
from tallystick.cli.indicators.take import take

app = typer.Typer(
    help="Give commitments their indicators: proposals of the library, a sheet for review, and back.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command()(suggest)
app.command()(sheet)
app.command()(take)
app.command()(check)

__all__ = ["app"]
