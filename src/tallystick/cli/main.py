"""The commands gathered under one name."""

import sys
from typing import Any

import typer
from typer.core import TyperGroup

from tallystick import __version__
from tallystick.base.showing import looks_secret
from tallystick.cli.assess import assess
from tallystick.cli.check import check
from tallystick.cli.console import CANNOT_BE_DONE
from tallystick.cli.diff import diff
from tallystick.cli.indicators import app as indicators
from tallystick.cli.keys import app as keys
from tallystick.cli.ledger import app as ledger
from tallystick.cli.lint import lint
from tallystick.cli.preregister import preregister
from tallystick.cli.read import read
from tallystick.cli.receipt import app as receipt
from tallystick.cli.release import release
from tallystick.cli.serve import serve
from tallystick.cli.verify import verify
from tallystick.cli.witness import witness


class Commands(TyperGroup):
    """All commands. None of them begins where a secret key was typed, so none can repeat it."""

    def main(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as typer has it
        """Run a command, unless one of its words is a secret key."""
        words = given[0] if given else named.get("args")
        if any(map(looks_secret, sys.argv[1:] if words is None else words)):
            typer.echo(
                "One of the words given is a secret key, which others on this machine may now have read.\n"
                "  Name the file that holds the key instead, and make a new key: tallystick keys make NAME "
                "--out FILE.",
                err=True,
            )
            sys.exit(CANNOT_BE_DONE)
        return super().main(*given, **named)


app = typer.Typer(
    name="tallystick",
    cls=Commands,
    help="Follow a government's action plan from its words to its proof.",
    epilog="Exit codes: 0 done; 1 a package has errors or lint found gaps; 2 what was asked can't be done.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(lint)
app.command()(check)
app.command()(diff)
app.command()(assess)
app.command()(serve)
app.add_typer(indicators, name="indicators")
app.command()(preregister)
app.command()(release)
app.command()(verify)
app.add_typer(ledger, name="ledger")
app.command()(witness)
app.add_typer(receipt, name="receipt")
app.add_typer(keys, name="keys")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tallystick {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Follow a government's action plan from its words to its proof."""


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KeyboardInterrupt:
        typer.echo("Stopped.", err=True)
        sys.exit(130)
    except MemoryError:
        typer.echo(
            "There is not enough memory for this.\n  Take a smaller package, or a larger machine.", err=True
        )
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
