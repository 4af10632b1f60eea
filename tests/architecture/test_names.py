"""A module is named for what is in it."""

import pytest

from tests.architecture.tree import ROOT, python_files

EMPTY_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}


def says_nothing(path: str) -> bool:
    """Tell whether a folder or file on this path has a name that any code would fit."""
    words = {word for part in path.removesuffix(".py").split("/") for word in part.strip("_").split("_")}
    return bool(words & EMPTY_NAMES)


def test_no_module_is_called_after_nothing() -> None:
    paths = [path.relative_to(ROOT).as_posix() for path in python_files("src", "tests", "benchmarks")]
    assert [path for path in paths if says_nothing(path)] == []


@pytest.mark.parametrize(
    "path", ["src/tallystick/utils.py", "src/tallystick/base/text_helpers.py", "misc/x.py"]
)
def test_a_planted_name_is_found(path: str) -> None:
    assert says_nothing(path)


@pytest.mark.parametrize("path", ["src/tallystick/base/dates.py", "src/tallystick/register/miscount.py"])
def test_a_telling_name_is_not(path: str) -> None:
    assert not says_nothing(path)
