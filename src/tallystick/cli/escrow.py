"""``tallystick escrow ...``: a key that opens what the public sent, and that nobody holds alone."""

import contextlib
import importlib.util
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from tallystick.base.reasons import Count, Ordinal, Reason, Text, Unfit, plural
from tallystick.cli.console import refuse, show, spoken, tell

app = typer.Typer(
    help="Keep a key in escrow for what the public sends, on paper in three shares.", no_args_is_help=True
)
_Folder = Annotated[str, typer.Argument(help="The office's folder.")]
_OPENED = plural(
    "{number} case is sealed to {email} too now.", "{number} cases are sealed to {email} too now."
)


@app.command()
def make(folder: _Folder) -> None:
    """Make a key in escrow and print its three shares, once; any two of them give it back.

    Write each down on a paper of its own and give it to somebody else: no machine keeps them. Then let the
    key in on the page of what was sent. Ends with exit code 2 where there is no office.
    """
    with _explained():
        from tallystick.office.start import open_office

        open_office(folder)
        from tallystick.office.commands import escrow_key

        shares = escrow_key()
    for at, one in enumerate(shares, 1):
        tell(Reason("Share {number} of 3:", number=Ordinal(at)))
        show(one)
    tell(Reason("Now let the key in, on the page of what the public has sent."), err=True)


@app.command(name="open")
def open_(
    folder: _Folder,
    email: Annotated[
        str, typer.Option(help="Who is to read from now on, by their address; they made a key.")
    ],
) -> None:
    """Have every case sealed to somebody else too, by two of the three shares.

    Each share is typed on a line of its own. Ends with exit code 2 where the shares are no two of this
    office's key, or the person has no key.
    """
    with _explained():
        from tallystick.office.start import open_office

        open_office(folder)
        from tallystick.office.commands import open_by_escrow

        number = open_by_escrow((_share(1), _share(2)), email)
    tell(Reason(_OPENED, number=Count(number), email=Text(email)))


def _share(number: int) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    asked = spoken().reason(Reason("Share {number}", number=Ordinal(number)))
    answer: str = typer.prompt(asked, hide_input=True)
    return answer


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Say why something can't be done; that the office's libraries lack, before any is asked for."""
    from tallystick.base.findings import Refusal

    try:
        if importlib.util.find_spec("django") is None or importlib.util.find_spec("nacl") is None:
            raise Refusal(
                Reason("the office needs programs that are not installed here"),
                Reason("install them: pip install 'tallystick[office]'"),
            )
        yield
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    except Unfit as unfit:
        refuse(
            Refusal(unfit.reason, Reason("type two of the three shares as they were printed")), as_json=False
        )
