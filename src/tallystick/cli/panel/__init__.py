"""``tallystick panel``: a third party's assessment with files alone; one file a command."""

import typer

from tallystick.cli.panel.adjudicate import adjudicate
from tallystick.cli.panel.agree import agree
from tallystick.cli.panel.annex import annex
from tallystick.cli.panel.assign import assign
from tallystick.cli.panel.collect import collect
from tallystick.cli.panel.commit import commit
from tallystick.cli.panel.irm import irm
from tallystick.cli.panel.lock import lock
from tallystick.cli.panel.replace import replace
from tallystick.cli.panel.sheet import sheet
from tallystick.cli.panel.sign import sign
from tallystick.cli.panel.train import train

app = typer.Typer(
    help="A third party's assessment: drawn, coded blind, opened together, and how far it agreed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command()(assign)
app.command()(train)
app.command()(sheet)
app.command()(replace)
app.command()(commit)
app.command()(collect)
app.command()(agree)
app.command()(adjudicate)
app.command()(lock)
app.command()(sign)
app.command()(annex)
app.command()(irm)

__all__ = ["app"]
