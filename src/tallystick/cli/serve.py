"""``tallystick serve [OUT]``: an assessed site, on this machine."""

import contextlib
from typing import Annotated

import typer

from tallystick.base.reasons import Ordinal, Reason, Text
from tallystick.cli.console import refuse, spoken, tell


def serve(
    out: Annotated[str, typer.Argument(help="A folder that 'tallystick assess' wrote.")] = ".",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on 127.0.0.1.")] = 8000,
) -> None:
    """Read an assessed site in the browser.

    It answers on http://127.0.0.1:8000 until it is stopped with Ctrl+C. Nothing is logged of who
    reads what. Ends with exit code 2 where there is no site or the port is taken.
    """
    from tallystick.base.findings import Refusal
    from tallystick.pipeline.server import open_server

    try:
        server = open_server(out, port, spoken())
    except Refusal as refusal:
        refuse(refusal, as_json=False)
    tell(
        Reason(
            "Reading {out} on http://127.0.0.1:{port} - stop with Ctrl+C", out=Text(out), port=Ordinal(port)
        )
    )
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
