"""What a package's files answered, and whether they answer the same still."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tallystick.register.answered import AskedFolder, still_answers
from tallystick.register.folder import Held, open_folder
from tallystick.register.unreadable import UnreadableFile
from tests.register.packages import GOLDEN

OBSERVATIONS = "tables/observations.csv"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN, tmp_path / "package"))


def all_asked(package: Path, names: tuple[str, ...] = ("datapackage.json", "nothing.txt")) -> dict[str, str]:
    """The answers of a folder that was asked each kind of question."""
    with open_folder(str(package)) as folder:
        asked = AskedFolder(folder)
        for name in names:
            with suppress(UnreadableFile):
                asked.read(name)
        asked.place(OBSERVATIONS)
        asked.place("tables/observations.parquet")
        asked.names("tables")
        asked.strays()
        answers = asked.answers()
    assert answers is not None
    return dict(answers)


def same(package: Path, answers: dict[str, str]) -> bool:
    with open_folder(str(package)) as folder:
        return still_answers(folder, answers)


def test_the_same_folder_answers_the_same(package: Path) -> None:
    answers = all_asked(package)
    assert len(answers) == 6
    assert same(package, answers)
    (package / "nobody-asked.txt").write_text("?", encoding="utf-8")
    assert same(package, answers)


CHANGED: dict[str, Callable[[Path], object]] = {
    "a byte": lambda package: (package / "datapackage.json").write_bytes(b"{}"),
    "a file that was not there": lambda package: (package / "nothing.txt").write_bytes(b""),
    "a file that was": lambda package: (package / "datapackage.json").unlink(),
    "a table read where it lies": lambda package: (package / OBSERVATIONS).write_bytes(b"id\n"),
    "no such table": lambda package: (package / OBSERVATIONS).unlink(),
    "another form of it": lambda package: (package / "tables/observations.parquet").write_bytes(b""),
    "a name": lambda package: (package / "tables/notes.txt").write_bytes(b""),
    "a pipe": lambda package: os.mkfifo(package / "pipe"),
    "no folder": lambda package: shutil.rmtree(package / "tables"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_whatever_was_asked_for_is_asked_again(package: Path, what: str) -> None:
    answers = all_asked(package)
    CHANGED[what](package)
    assert not same(package, answers)


def test_that_a_file_can_t_be_read_is_an_answer_too(package: Path) -> None:
    names = ("methods", "linked.txt")
    (package / "linked.txt").symlink_to("/etc/hostname")
    answers = all_asked(package, names)
    assert same(package, answers)
    (package / "linked.txt").unlink()
    assert not same(package, answers)


def test_a_file_that_changes_while_it_is_read_gives_no_answers(package: Path) -> None:
    with open_folder(str(package)) as folder:
        asked = AskedFolder(folder)
        place = asked.place(OBSERVATIONS)
        assert place is not None
        place.write_bytes(b"id\n")
        assert asked.answers() is None
        asked = AskedFolder(folder)
        asked.read(OBSERVATIONS)
        place.write_bytes(b"id,value\n")
        asked.read(OBSERVATIONS)
        assert asked.answers() is None


def test_what_is_held_in_memory_answers_as_the_folder_it_was_read_from() -> None:
    held = Held({"datapackage.json": b"{}"})
    asked = AskedFolder(held)
    assert asked.read("datapackage.json") == b"{}"
    assert asked.place("datapackage.json") is None
    assert asked.names("") == ["datapackage.json"]
    answers = asked.answers()
    assert answers is not None
    assert still_answers(held, answers)
    assert not still_answers(Held({"datapackage.json": b"[]"}), answers)


@pytest.mark.parametrize("question", ["", "who knows", "file", "read datapackage.json"])
def test_a_question_that_nobody_asks_has_no_answer(package: Path, question: str) -> None:
    assert not same(package, {question: ""})
