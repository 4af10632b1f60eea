"""Files of figures made to break their reader: each ends in words, and the package is as it was."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app
from tests.pipeline.evidence.files import package
from tests.register.packages import fingerprints

HEAD = "indicator,area,period,value,unit\n"
#: What each holds, and a word of what is said of it.
FILES = {
    "a quotation mark that is never closed": (f'{HEAD}nurses,QX,2024,"1{"a" * 300_000}', "larger than any"),
    "a cell before the heading that is never closed": (f'"{"a" * 300_000}', "larger than any"),
    "a hundred thousand columns": (",".join(f"c{at}" for at in range(100_000)) + "\n", "no figure stands"),
    "one word": ("none\n", "no figure stands"),
    "a heading and nothing below": (HEAD, "no figure stands"),
    "one column of words": ("word\n" + "other\n" * 50, "no figure stands"),
    "signs of no text": (HEAD + "\0" * 500, "is no text"),
    "a number of 100,000 digits": (f"{HEAD}nurses,QX,2024,{'9' * 100_000},persons\n", "refused"),
    "a number beyond all measure": (f"{HEAD}nurses,QX,2024,1e999999999,persons\n", "refused"),
    "a year of 100,000 digits": (f"{HEAD}nurses,QX,{'2' * 100_000},5,persons\n", "refused"),
    "a word that turns the line": (f"{HEAD}\u202enurses,QX,2024,5,persons\n", "U+202E"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_made_to_break_its_reader_ends_in_words(tmp_path: Path, what: str) -> None:
    place, file = package(tmp_path), tmp_path / "figures.csv"
    text, word = FILES[what]
    file.write_text(text, encoding="utf-8")
    before = fingerprints(place)
    said = CliRunner().invoke(app, ["evidence", "add", str(place), str(file), "--source", "example-yearbook"])
    assert isinstance(said.exception, SystemExit), said.exception
    assert said.exit_code in {1, 2}
    assert word in " ".join(said.output.split())
    assert fingerprints(place) == before
