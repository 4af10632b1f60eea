"""What takes turns is there, is met in some run, and is left out of none that asks for it."""

import ast
from types import SimpleNamespace
from typing import Any

import pytest

from tests.architecture.tree import ROOT
from tests.turns import is_of_all, their_turn, turns


def _tests_of(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def _cases(name: str, many: int) -> list[Any]:
    return [SimpleNamespace(nodeid=f"{name}[{at}]") for at in range(many)]


def test_each_test_that_takes_turns_is_there() -> None:
    parted = [name.split("::") for name in turns()]
    assert [(path, name) for path, name in parted if name not in _tests_of(path)] == []


def test_no_file_is_left_out_whole() -> None:
    """What a run leaves out has a shorter one beside it."""
    listed = turns()
    files = {name.partition("::")[0] for name, of in listed.items() if of == 0}
    alone = [path for path in files if all(listed.get(f"{path}::{one}") == 0 for one in _met_in(path))]
    assert alone == []


def _met_in(path: str) -> list[str]:
    return sorted(one for one in _tests_of(path) if one.startswith("test_"))


def test_of_so_many_cases_one_is_met_and_the_others_are_told_as_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.turns.turns", lambda: {"a.py::test_b": 3, "a.py::test_c": 0})
    items = _cases("a.py::test_b", 7) + _cases("a.py::test_c", 1) + _cases("a.py::test_d", 2)
    met, left = their_turn(items)
    assert [one.nodeid for one in met] == [items[at].nodeid for at in (0, 3, 6, 8, 9)]
    assert {one.nodeid for one in met + left} == {one.nodeid for one in items}


def test_a_run_of_a_file_or_a_test_leaves_nothing_out() -> None:
    assert is_of_all(["src", "tests"])
    assert is_of_all(["tests/office"])
    assert not is_of_all(["tests/office/test_routes.py"])
    assert not is_of_all(["tests/office/test_routes.py::test_a"])
