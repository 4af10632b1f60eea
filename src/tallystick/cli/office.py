"""``tallystick office``: where the secretariat and the bodies work, on the web."""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.cli.console import CANNOT_BE_DONE, spoken, tell, tell_next
from tallystick.cli.office_opened import explained, opened

if TYPE_CHECKING:
    from tallystick.office.backup import BackedUp

_ABOUT = "Make, serve, fill and empty an office: where the secretariat and the bodies work, on the web."
app = typer.Typer(help=_ABOUT, no_args_is_help=True)
_Folder = Annotated[str, typer.Argument(help="The office's folder.")]
_NOT_OVERWRITTEN = Reason(
    "The memory that this server frees is not overwritten here, so that it may keep what people sent for "
    "longer: that needs glibc's allocator, and Python without -E or -I."
)
_TAKEN = plural("{number} commitment is in the office.", "{number} commitments are in the office.")


@app.callback()
def _office() -> None:
    """Make, serve, fill and empty an office: where the secretariat and the bodies work, on the web."""


@app.command()
def init(
    folder: _Folder,
    email: Annotated[str, typer.Option(help="The address by which the first administrator signs in.")] = "",
    name: Annotated[str, typer.Option(help="The first administrator's name.")] = "",
    address: Annotated[
        str, typer.Option(help="Under which people reach the office; https:// anywhere but on this machine.")
    ] = "http://127.0.0.1:8020",
) -> None:
    """Make an office with its first administrator, or bring one up to this version.

    The password is asked for on the terminal, or read from what is piped in. Ends with exit code 2 where the
    folder can't be written, or the address, the name or the password is unfit.
    """
    with explained():
        from tallystick.office.start import make_office

        is_new = make_office(folder, address)
        from tallystick.office.commands import first_administrator, has_people

        if not has_people():
            if not email or not name:
                tell(Reason("Nobody has an account yet: give --email and --name of the first one."), err=True)
                raise typer.Exit(CANNOT_BE_DONE)
            first_administrator(name, email, _password())
    tell(Reason("The office is in {folder}.", folder=Text(folder)))
    if is_new:
        tell_next("office", "import", folder, "PACKAGE")
    tell_next("office", "serve", folder)


def _password() -> str:
    """What is typed twice on a terminal without being shown, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    asked = spoken().reason(Reason("Password"))
    answer: str = typer.prompt(asked, hide_input=True, confirmation_prompt=True)
    return answer


@app.command()
def serve(
    folder: _Folder,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on 127.0.0.1.")] = 8020,
) -> None:
    """Open the office to browsers of this machine, or to a proxy that stands on it.

    Stop it with Ctrl+C. Nothing is logged of who does what but in the office's own history. Ends with exit
    code 2 where there is no office or the port is taken.
    """
    with explained():
        from tallystick.office.overwriting import leave_no_core, overwrite_what_is_freed

        if not overwrite_what_is_freed():
            tell(_NOT_OVERWRITTEN, err=True)
        leave_no_core()
        from tallystick.office.start import address_on, office_server, working_beside

        server = office_server(folder, port, spoken())
    place = Text(address_on(port))
    tell(Reason("The office is open on {place} - stop with Ctrl+C", place=place))
    with server, working_beside(folder), contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


@app.command()
def demo(
    folder: _Folder,
    site: Annotated[str, typer.Option(help="A site that stands beside it, as 'assess' wrote it.")] = "",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on 127.0.0.1.")] = 8000,
) -> None:
    """Try an office out: a fictional country's, with invented people whose password stands on the page.

    It is made where the folder is new, and opens for this machine alone. Stop it with Ctrl+C. Ends with exit
    code 2 where the folder holds another office or the port is taken.
    """
    with explained():
        from tallystick.office.start import address_on, make_demo_office, office_server, working_beside

        make_demo_office(folder, port)
        server = office_server(folder, port, spoken(), site)
    if site:
        top = Text(address_on(port).removesuffix("office/"))
        tell(Reason("Reading {out} on {place}", out=Text(site), place=top))
    tell(Reason("The office is open on {place} - stop with Ctrl+C", place=Text(address_on(port))))
    with server, working_beside(folder), contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


@app.command()
def work(
    folder: _Folder,
    once: Annotated[bool, typer.Option("--once", help="End when nothing waits.")] = False,
) -> None:
    """Append what was done to the ledger, and publish what was asked for; 'serve' does this by itself.

    Ends with exit code 2 where there is no office, another worker is at it, or the ledger can't be had.
    """
    with explained():
        opened(folder)
        from tallystick.office.worker import work

        with contextlib.suppress(KeyboardInterrupt):
            work(once=once)


@app.command(name="import")
def import_(
    folder: _Folder,
    package: Annotated[str, typer.Argument(help="The package's folder or zip.")],
) -> None:
    """Bring a package into the office, or a later version of it while nobody has changed anything there.

    Ends with exit code 0 when done, 1 where the package has errors, 2 where it can't be done.
    """
    with explained():
        opened(folder)
        from tallystick.office.commands import import_package

        done = import_package(package)
    number = Count(len(done.package.commitments))
    if not done.is_new:
        tell(Reason("The office has this version already."))
    tell(Reason(_TAKEN, number=number))


@app.command()
def export(
    folder: _Folder,
    out: Annotated[str, typer.Option(help="The folder to write the package into.")],
) -> None:
    """Take the package out, with all that was approved in the office.

    What was only brought in comes out with the same bytes. Ends with exit code 2 where the office has no
    package, or the folder can't be written.
    """
    with explained():
        opened(folder)
        from tallystick.office.commands import export_package

        package = export_package(out)
    counts = {"reports": Count(len(package.reports)), "measures": Count(len(package.measures))}
    tell(Reason("{out}: {reports} reports and {measures} measures.", out=Text(out), **counts))
    tell_next("check", out)


@app.command()
def remind(folder: _Folder) -> None:
    """Write today's reminders, once a day for each person, and send every letter that waits.

    For a daily job: run it as often as you like. Ends with exit code 1 where letters could not be sent; the
    next run sends them. Nothing is written of who got what.
    """
    with explained():
        opened(folder)
        from tallystick.office.commands import remind as remind_people

        done = remind_people()
    counts = {"written": Count(done.written), "sent": Count(done.sent), "failed": Count(done.failed)}
    tell(Reason("Reminders written: {written}; letters sent: {sent}; not sent: {failed}.", **counts))
    if done.failed:
        tell(Reason("Look at the key mail of office.toml, and run it again: nothing is lost."), err=True)
        raise typer.Exit(1)


@app.command()
def token(
    folder: _Folder,
    body: Annotated[str, typer.Option(help="The body whose token it is.")],
    name: Annotated[str, typer.Option(help="What it is for, such as the system that asks.")] = "",
    writes_as: Annotated[
        str, typer.Option(help="The address of the body's officer in whose name it may write, too.")
    ] = "",
    end: Annotated[bool, typer.Option("--end", help="End every token of the body instead.")] = False,
) -> None:
    """Give another system a token to read a body's data and write its drafts, or end those that were given.

    The token is printed once; the office keeps its digest alone. Ends with exit code 2 where there is no such
    office or body.
    """
    with explained():
        opened(folder)
        from tallystick.office.commands import body_token, no_more_tokens

        if end:
            tell(Reason("Tokens ended: {count}.", count=Count(no_more_tokens(body))))
        else:
            tell(Reason("{token}", token=Text(body_token(body, name, writes_as))))


@app.command()
def take(
    folder: _Folder,
    form: Annotated[str, typer.Argument(help="The spreadsheet that came back by mail, filled in.")],
    body: Annotated[str, typer.Option(help="The body whose form it is.")],
    phase: Annotated[str, typer.Option(help="The phase.")],
    writes_as: Annotated[str, typer.Option(help="The address of the body's officer who answers for it.")],
    send: Annotated[bool, typer.Option("--send", help="Send what is whole for approval at once.")] = False,
) -> None:
    """Take a body's form that came by mail: each row becomes a draft, or is named with why not.

    The same form twice changes nothing. Ends with exit code 1 where rows were not taken, 2 where the file is
    no form of this office, or there is no such phase or officer.
    """
    with explained():
        opened(folder)
        from tallystick.office.commands import take_form

        rows = take_form(form, body, phase, writes_as, is_sent=send)
    for row in rows:
        tell(row.told)
    if any(row.is_refused for row in rows):
        raise typer.Exit(1)


_SHUT = plural(
    "{number} case opens to nobody until its keys are put back in {place}: no backup takes them along.",
    "{number} cases open to nobody until their keys are put back in {place}: no backup takes them along.",
)
_HELD = plural(
    "{out}: {tables} tables and {number} entry of the ledger, with the root {root}.",
    "{out}: {tables} tables and {number} entries of the ledger, with the root {root}.",
)


@app.command()
def backup(
    folder: _Folder,
    out: Annotated[str, typer.Argument(help="The new folder to write into.")],
) -> None:
    """Put the office aside while people work in it: database, ledger, keys and what was published.

    Whoever has the backup has the office: keep it as safe as the office itself. Ends with exit code 2 where
    there is no office, or the folder is not new or can't be written.
    """
    with explained():
        opened(folder)
        from tallystick.office.backup import back_up

        held = back_up(out)
    _tell_held(out, held)


@app.command()
def restore(
    backup: Annotated[str, typer.Argument(help="The folder that 'backup' wrote.")],
    folder: _Folder,
) -> None:
    """Bring a backup back into a new folder, once every byte and every count is as it was.

    Ends with exit code 2 where it is no backup, it was changed, or the folder is not new.
    """
    with explained():
        from tallystick.office.start import cases_without_keys, restore_office, why_none_is_taken

        held = restore_office(backup, folder)
        shut, why = cases_without_keys(held), why_none_is_taken(held, folder)
    _tell_held(folder, held)
    if shut:
        tell(Reason(_SHUT, place=Text(str(Path(folder, "case-keys"))), number=Count(shut)))
    if why:
        tell(why)
    tell_next("office", "serve", folder)


def _tell_held(place: str, held: "BackedUp") -> None:
    counts = {"tables": Count(len(held.rows)), "number": Count(held.entries)}
    tell(Reason(_HELD, out=Text(place), root=Text(held.root), **counts))
