"""Modules and functions stay small enough to read, and each room says what it is."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import SOURCE, name_of, python_files, rooms

MODULE_LINES = 300
FUNCTION_LINES = 50
ROOM_LINES = ("Takes", "Gives", "Never")


def long_module(text: str) -> Iterator[str]:
    lines = len(text.splitlines())
    if lines > MODULE_LINES:
        yield f"has {lines} lines, more than {MODULE_LINES}: split it by what it does"


def long_function(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{node.name} at line {node.lineno} has {lines} lines, more than {FUNCTION_LINES}"


def no_docstring(text: str) -> Iterator[str]:
    if not ast.get_docstring(ast.parse(text)):
        yield "has no module docstring: say in one sentence what it is for"


def silent_room(text: str) -> Iterator[str]:
    lines = (ast.get_docstring(ast.parse(text)) or "").splitlines()
    for word in ROOM_LINES:
        if not any(line.startswith(word) for line in lines):
            yield f"its docstring has no line that starts with {word!r}"


Rule = Callable[[str], Iterator[str]]


def offences(paths: list[Path], *rules: Rule) -> list[str]:
    return [
        f"{name_of(path)} {offence}"
        for path in paths
        for rule in rules
        for offence in rule(path.read_text(encoding="utf-8"))
    ]


def test_every_module_and_function_is_short() -> None:
    assert offences(python_files("src", "tests", "benchmarks"), long_module, long_function) == []


def test_every_module_says_what_it_is_for() -> None:
    assert offences(python_files("src"), no_docstring) == []


def test_every_room_says_takes_gives_never() -> None:
    assert rooms(), f"no rooms under {name_of(SOURCE)}"
    homes = [room / "__init__.py" for room in rooms()]
    assert [name_of(home) for home in homes if not home.is_file()] == []
    assert offences(homes, silent_room) == []


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        (long_module, "x = 1\n" * MODULE_LINES, "x = 1\n" * (MODULE_LINES + 1)),
        (
            long_function,
            "def f():\n" + "    pass\n" * (FUNCTION_LINES - 1),
            "class C:\n  async def f():\n" + "    pass\n" * FUNCTION_LINES,
        ),
        (no_docstring, '"""Says why."""\n', "# says nothing that a tool can read\n"),
        (
            silent_room,
            '"""A room.\n\nTakes: x\nGives: y\nNever: z\n"""',
            '"""Takes x and Gives y, Never z."""',
        ),
    ],
)
def test_each_rule_finds_a_planted_offence(rule: Rule, good: str, bad: str) -> None:
    assert list(rule(good)) == []
    assert list(rule(bad)) != []
