"""The languages' data files are lists that a translator can keep: no phrase holds a list of its own."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import SOURCE, name_of

FILES = sorted(SOURCE.glob("*/languages/*.toml"))
#: The longest phrase is the form of a law's name, 342 characters; lists of 70 words took 1,000.
LONGEST, LONGEST_LINE = 400, 120


def phrases(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from phrases(inner)
    elif isinstance(part, str):
        yield part


def too_long(text: str) -> list[str]:
    """Phrases that hold a list of their own, and lines of several phrases that nobody sees at a glance."""
    long = [one for one in phrases(tomllib.loads(text)) if len(one) > LONGEST]
    crowded = (line for line in text.splitlines() if len(line) > LONGEST_LINE)
    return long + [line for line in crowded if len(list(phrases(_alone(line)))) > 1]


def _alone(line: str) -> object:
    text = line.strip()
    if " = " in text.partition('"')[0]:
        return tomllib.loads(text)
    return tomllib.loads(f"phrases = [{text}]")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_phrase_and_no_line_holds_more_than_can_be_kept(path: Path) -> None:
    assert too_long(path.read_text(encoding="utf-8")) == []


def test_a_planted_alternation_and_a_planted_line_are_found() -> None:
    words = [f"word{number}" for number in range(70)]
    assert len(FILES) == 13
    assert too_long(f'things = ["{"|".join(words)}"]') == ["|".join(words)]
    crowded = "things = [" + ", ".join(f'"{one}"' for one in words) + "]"
    assert too_long(crowded) == [crowded]
    assert too_long("things = [\n" + "\n".join(f'  "{one}",' for one in words) + "\n]") == []
