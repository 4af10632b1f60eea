"""The commands gathered under one name."""

import errno
import gc
import itertools
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from tallystick import __version__
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.showing import looks_secret, shown
from tallystick.base.system import why_refused
from tallystick.cli.assess import assess
from tallystick.cli.check import check
from tallystick.cli.confirm import confirm
from tallystick.cli.console import CANNOT_BE_DONE, STOPPED, explain, show, speaking, tell
from tallystick.cli.diff import diff
from tallystick.cli.escrow import app as escrow
from tallystick.cli.evidence import app as evidence
from tallystick.cli.evidence_files import files
from tallystick.cli.export import export
from tallystick.cli.form import form
from tallystick.cli.help import help_texts, put_into
from tallystick.cli.help_page import use as use_help_page
from tallystick.cli.index import index
from tallystick.cli.indicators import app as indicators
from tallystick.cli.keep import keep
from tallystick.cli.keys import app as keys
from tallystick.cli.ledger import app as ledger
from tallystick.cli.lint import lint
from tallystick.cli.mail_in import mail_in
from tallystick.cli.new import new
from tallystick.cli.office import app as office
from tallystick.cli.one_thread import count_on_one_thread
from tallystick.cli.panel import app as panel
from tallystick.cli.phase import phase
from tallystick.cli.preregister import preregister
from tallystick.cli.read import read
from tallystick.cli.receipt import app as receipt
from tallystick.cli.recommendations import app as recommendations
from tallystick.cli.release import release
from tallystick.cli.report import report
from tallystick.cli.serve import serve
from tallystick.cli.tongue import LANGUAGE, chosen_language
from tallystick.cli.verify import verify
from tallystick.cli.witness import witness
from tallystick.cli.wrongly_called import is_help, tell_what_is_wrong

#: After so many new objects the collector looks for cycles. A command makes very many, and few that hold one
#: another (2,100 in a whole `assess` of the plan that ships): at Python's own 700 a sixth of its time would
#: go into looking, at 20,000 still a twentieth; of a list of 20,000 promises, at 100,000, still a tenth.
_MADE_BETWEEN_LOOKS = 1_000_000


class Commands(TyperGroup):
    """All commands. None begins where a secret key was typed, so none can repeat it; each ends in words."""

    def main(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as typer has it
        """Run a command, unless one of its words is a secret key."""
        gc.set_threshold(_MADE_BETWEEN_LOOKS)
        asked = given[0] if given else named.get("args")
        words = sys.argv[1:] if asked is None else asked
        if any(map(looks_secret, words)):
            tell(
                Reason(
                    "One of the words given is a secret key, which others on this machine may now have read."
                ),
                err=True,
            )
            tell(
                Reason(
                    "Name the file that holds the key instead, and make a new key: tallystick keys make NAME "
                    "--out FILE"
                ),
                indent=2,
                err=True,
            )
            sys.exit(CANNOT_BE_DONE)
        try:
            _refuse_nul(words)
            _refuse_empty(words)
            return super().main(*given, **named)
        except Refusal as refusal:
            explain(refusal)
        except MemoryError:
            explain(
                Refusal(
                    Reason("there is not enough memory for this"),
                    Reason("take a smaller package, or a larger machine"),
                )
            )
        except BrokenPipeError:
            raise
        except OSError as problem:  # of a file that nothing else looked at, such as one with too long a name
            explain(_refused(problem))
        sys.exit(CANNOT_BE_DONE)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as typer has it
        """Run the command that was asked for; stopped where nothing is written by halves, it says so."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            tell(Reason("Stopped."), err=True)
            raise typer.Exit(STOPPED) from None
        except TyperException as problem:
            raise _ended(problem) from None

    def make_context(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as typer has it
        """Read the words before the command."""
        try:
            return super().make_context(*given, **named)
        except TyperException as problem:
            raise _ended(problem) from None


def _ended(problem: TyperException) -> Exception:
    """What ends a call that was wrong, once that is told; a group that was named alone shows its help."""
    if is_help(problem):
        return problem
    tell_what_is_wrong(problem)
    return typer.Exit(CANNOT_BE_DONE)


def _refuse_nul(words: Iterable[str]) -> None:
    """No name holds a NUL; the system's own calls would answer with an error of another kind."""
    for one in words:
        if "\0" in one:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), one)


def _refuse_empty(words: Sequence[str]) -> None:
    """An empty word is a variable that holds nothing: a key that was named so would not be asked for."""
    for before, word in itertools.pairwise(("", *words)):
        option, given, value = word.partition("=")
        if word and not (option.startswith("--") and given and not value):
            continue
        named = option if word else before
        what = Reason("one of the words given is empty")
        if named.startswith("--"):
            what = Reason("nothing is given behind {option}", option=Text(shown(named)))
        raise Refusal(
            what, Reason("give it a value, or leave it out; a variable that should hold it may hold nothing")
        )


def _refused(problem: OSError) -> Refusal:
    why = why_refused(problem)
    what = Reason("the system refused: {why}", why=why)
    if problem.filename is not None:
        name = Text(shown(str(problem.filename)))
        what = Reason("{name} can't be read or written ({why})", name=name, why=why)
    return Refusal(what, Reason("choose a place that this user may use, with room"))


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
use_help_page()
app.command()(new)
app.command()(read)
app.command()(confirm)
app.command()(lint)
app.command()(check)
app.command()(diff)
app.command()(assess)
app.command()(report)
app.command()(export)
app.command()(index)
app.command()(serve)
app.command()(keep)
app.add_typer(indicators, name="indicators")
app.add_typer(escrow, name="escrow")
evidence.command()(files)
app.add_typer(evidence, name="evidence")
app.add_typer(panel, name="panel")
app.add_typer(recommendations, name="recommendations")
app.command()(form)
app.command()(phase)
office.command()(mail_in)
app.add_typer(office, name="office")
app.command()(preregister)
app.command()(release)
app.command()(verify)
app.add_typer(ledger, name="ledger")
app.command()(witness)
app.add_typer(receipt, name="receipt")
app.add_typer(keys, name="keys")


def _version(wanted: bool) -> None:
    if wanted:
        show(" ".join(("tallystick", __version__)))
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
    language: str | None = typer.Option(
        None,
        LANGUAGE,
        help="The language to speak, such as zh-Hans; without it TALLYSTICK_LANGUAGE, then the system's own.",
    ),
) -> None:
    """Follow a government's action plan from its words to its proof."""


def gather(*_: object, **__: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """The help of all commands, for the tool that gathers messages; named in ``locale/babel.cfg``."""
    for text in help_texts(typer.main.get_command(app)):
        yield 1, "gettext", text, []


def main() -> None:
    """Run the command line in the language that was asked for, else in the system's, else in English."""
    # Only this program reads a descriptor, whatever plugins lie beside it; to look for them takes 20 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    count_on_one_thread()
    language = chosen_language(sys.argv[1:], os.environ)
    command = typer.main.get_command(app)
    if language is not None:
        put_into(command, language)
    with speaking(language):
        try:
            command()
        except KeyboardInterrupt:
            tell(Reason("Stopped."), err=True)
            sys.exit(STOPPED)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)
