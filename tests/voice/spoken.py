"""Commands run in a language that nobody speaks, and what of their answer is neither its nor was given."""

import re
from collections.abc import Iterable
from pathlib import Path

import typer
from typer.testing import CliRunner, Result

from tallystick.cli.console import speaking
from tallystick.cli.main import app
from tests.voice.disguise import MARKED, data, ours
from tests.voice.test_findings_translated import names, text_of

#: What is the same in every language: paths, options, hashes, keys, numbers with a letter, single codes,
#: and the signatures of a signed note.
SAME = re.compile(r"— \S+ [A-Za-z0-9+/=]+|\S*[/_.@:=+*-]\S*|\S*\d\S*|[A-Z]+|[a-z_]+")
#: What only the person knows, and what stands for a file, in a command to copy.
FILLED_IN = re.compile(r"[A-Z]+(?:[-:][A-Z]+)*|\S*[/.]\S*|\w")


def run(words: list[str]) -> Result:
    with speaking(MARKED):
        return CliRunner().invoke(app, words)


def smuggled(output: str, given: Iterable[str]) -> list[str]:
    """The lines with words that no catalogue could change, and the data that nobody gave."""
    known = " ".join(" ".join(given).split())
    known += known.replace(",", " ")  # the first cells of a row, as a difference names it
    lines = [line for line in output.splitlines() if not SAME.fullmatch(line) and line not in known]
    return [line for line in lines if ours(line)] + [one for one in data(output) if not is_given(one, known)]


def content(place: Path) -> str:
    return text_of(place) if place.is_dir() else place.read_text(encoding="utf-8")


def is_given(text: str, given: str) -> bool:
    """Whether a text was given to the command, or is a name that no language changes."""
    bare = text.strip("… ")
    if not re.search("[A-Za-z]", bare) or bare in given or bare in names() or is_command(bare, given):
        return True
    return all(part in given or SAME.fullmatch(part) for part in re.split(r"; |, | -> ", bare))


def is_command(text: str, given: str) -> bool:
    """Whether a text is a command of ours to copy: its own words and options, and what is filled in."""
    first, *words = text.split()
    here = typer.main.get_command(app)
    while words and words[0] in getattr(here, "commands", {}):
        here = here.commands[words.pop(0)]  # type: ignore[attr-defined]
    options = {option for one in here.params for option in one.opts}
    known = set(given.split()) | options
    own = first == "tallystick" and not hasattr(here, "commands")
    return own and all(word in known or FILLED_IN.fullmatch(word) for word in words)
