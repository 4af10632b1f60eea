"""docs/package.md names every table, column, kind, unit, key and finding that there is, and no other."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields

import pytest

from tallystick.base.findings import Finding, Problem
from tallystick.register.descriptor import Descriptor
from tallystick.register.method import Method
from tallystick.register.rules.targets import FITTING
from tallystick.register.tables import TABLES
from tests.architecture.dictionary import PAGE, blocks, named, rewritten
from tests.architecture.tree import python_files

FINDINGS = {Problem.__name__, Finding.__name__}
BROUGHT_UP_TO_DATE = ".venv/bin/python -m tests.architecture.dictionary"


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def codes_in(source: str) -> Iterator[tuple[str, str]]:
    """Give code and severity of every finding that a module can make."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FINDINGS:
            words = [one.value for one in node.args if isinstance(one, ast.Constant)]
            words += [one.value.value for one in node.keywords if isinstance(one.value, ast.Constant)]
            if words:
                yield str(words[0]), "gap" if "gap" in words else "error"


def codes() -> dict[str, str]:
    return {
        code: severity
        for path in python_files("src")
        for code, severity in codes_in(path.read_text(encoding="utf-8"))
    }


def explained(text: str) -> dict[str, str]:
    """Give the codes that the page's table of findings explains, and whether it calls each a gap."""
    part = text.partition("## Findings")[2]
    found: dict[str, str] = {}
    for line in part.splitlines():
        if line.startswith("| `"):
            _, names, wrong, *_ = line.split("|")
            found |= dict.fromkeys(
                re.findall(r"`([a-z0-9-]+)`", names), "gap" if wrong.startswith(" a gap:") else "error"
            )
    return found


def test_the_dictionary_is_up_to_date() -> None:
    assert page() == rewritten(page()), f"{BROUGHT_UP_TO_DATE} brings it up to date"


def test_every_generated_part_is_there_once() -> None:
    assert sorted(named(page())) == sorted(blocks())


def test_every_column_is_named_in_the_part_of_its_table() -> None:
    for table in TABLES:
        part = page().partition(f"\n### {table.name}\n")[2].partition("\n### ")[0]
        assert [name for name in table.columns if f"\n| `{name}` |" not in part] == [], table.name


def test_every_finding_is_explained_and_no_other() -> None:
    assert explained(page()) == codes()


def test_every_comparator_is_explained_with_the_arithmetic_that_it_fits() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| \"[^|]*\| ([^|]*) \|$", page(), re.MULTILINE)
    assert {
        name: set(re.findall(r"`([^`]+)`", fitting)) - {"percent", "percentage_points"}
        for name, fitting in rows
    } == FITTING


def test_the_examples_on_the_page_are_right() -> None:
    (descriptor,) = re.findall(r"```json\n(.*?)```", page(), re.DOTALL)
    (method,) = re.findall(r"```toml\n(.*?)```", page(), re.DOTALL)
    assert Descriptor.model_validate(json.loads(descriptor)).name == "exampla-2021-2025"
    assert Method.model_validate(tomllib.loads(method)).name == "final"


@pytest.mark.parametrize("planted", ["| `strict` |", "| `percent` |", "| `judged_to` |", "| whole number |"])
def test_a_row_that_is_missing_is_noticed(planted: str) -> None:
    text = page()
    line = next(line for line in text.splitlines(keepends=True) if line.startswith(planted))
    without = text.replace(line, "", 1)
    assert without != text
    assert rewritten(without) == text


def test_a_finding_that_is_missing_is_noticed() -> None:
    assert dict(codes_in('Problem("new-code", "wrong", "right")')) == {"new-code": "error"}
    assert dict(codes_in('Problem("old", "wrong", "right", severity="gap")')) == {"old": "gap"}
    assert dict(codes_in('Finding("old", "gap", path, "wrong", "right")')) == {"old": "gap"}
    assert "duplicate" in explained(page())
    assert "duplicate" not in explained(page().replace("| `duplicate` |", "| |"))


def test_a_code_is_what_a_problem_and_a_finding_name_first() -> None:
    assert [fields(one)[0].name for one in (Problem, Finding)] == ["code", "code"]
