"""``tallystick office mail-in``: one message of the public, as a mail server's pipe hands it over."""

import contextlib
import os
import sys
from typing import Annotated

import typer

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, msgid, texts
from tallystick.cli.console import explain, speaking, tell

#: The codes that mail servers read (sysexits.h): it can't ever be taken, and it can't be taken now.
NEVER, LATER = 65, 75
_STOPPED = msgid("Not taken: a program sent it ({why}).")
_PIECE = 1024 * 1024
_FAILED = Refusal(
    Reason("The message could not be taken now."),
    Reason("the mail server keeps it and tries again; look at the office's disk and database"),
)


def mail_in(
    folder: Annotated[str, typer.Argument(help="The office's folder.")],
    kind: Annotated[
        str,
        typer.Option(
            help="What comes to this address: complaint, proposal, question, evidence or retaliation."
        ),
    ] = "complaint",
) -> None:
    """Take one message of the public from standard input, for the pipe of a mail server.

    It becomes a case like one that is sent on the page. Nothing of its sender is stored or logged; the
    variable SENDER, which mail servers set, is read to know a bounce, and to send the receipt where the
    office wants that.

    Ends with exit code 0 where it was taken, or a program sent it, 65 where it can't ever be taken, 75 where
    the mail server should try again; nothing is half done then.
    """
    raw = _message()
    sender = os.environ.pop("SENDER", None)
    try:
        stopped = _taken(
            folder, raw, "<>" if sender is not None and not sender.strip() else sender or "", kind
        )
    except Refusal as refusal:
        explain(refusal)
        raise typer.Exit(LATER) from None
    except typer.Exit:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, it says nothing of the message, which the mail server keeps
        explain(_FAILED)
        raise typer.Exit(LATER) from None
    if stopped:
        tell(Reason(_STOPPED, why=Text(stopped)))


def _taken(folder: str, raw: bytes, sender: str, kind: str) -> str:
    """What shows that a program sent it; empty where it was taken.

    Where it can't ever be taken that is said in each language: the mail server hands these words back.

    Raises:
        Exit: it can't ever be taken.
        Refusal: it can't be taken now.
    """
    from tallystick.office.overwriting import leave_no_core
    from tallystick.office.start import hold_requests_in_memory, open_office, refuse_other_version

    leave_no_core()
    open_office(folder)
    refuse_other_version(folder)
    hold_requests_in_memory()
    from tallystick.office.commands import NotTaken, take_message
    from tallystick.office.sent import KIND_WORDS
    from tallystick.voice.catalogues import page_languages

    if kind not in KIND_WORDS:
        raise Refusal(
            Reason("There is no kind {kind}.", kind=Text(kind)),
            Reason("right here: {right}", right=texts(list(KIND_WORDS), "or")),
        )
    try:
        return take_message(raw, sender, kind)
    except NotTaken as why:
        for language in page_languages():
            with speaking(language):
                explain(why.refusal)
        raise typer.Exit(NEVER) from None


def _message() -> bytes:
    """The message, no more of it than is taken; what is behind that is read too, so that no pipe breaks."""
    from tallystick.office.by_mail.told import MOST_BYTES

    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    with contextlib.suppress(OSError):
        while len(raw) > MOST_BYTES and sys.stdin.buffer.read(_PIECE):
            pass
    return raw
