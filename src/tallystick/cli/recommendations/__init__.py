"""``tallystick recommendations``: what others asked, read, confirmed, mapped by two coders, and followed."""

import typer

from tallystick.cli.recommendations.code import agree, code, collect, settle
from tallystick.cli.recommendations.commit import commit
from tallystick.cli.recommendations.read import read
from tallystick.cli.recommendations.take import take

app = typer.Typer(
    help="Read what others asked of the State, confirm it, and have two people say what answers it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(take)
app.command()(code)
app.command()(commit)
app.command()(collect)
app.command()(settle)
app.command()(agree)
