"""The recipes of CONTRIBUTING for a message and for a language, done as they stand there."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from tallystick.base import findings, quantities, reasons
from tallystick.report.gather import sentences
from tallystick.voice.language import ENGLISH
from tests.architecture.tree import ROOT
from tests.voice.disguise import cyrillic

RECIPES = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
#: What the recipes need of the repository.
NEEDED = ("src", "Makefile", "hatch_build.py", "pyproject.toml", "requirements", "tests/golden")


def block(title: str, language: str) -> str:
    """The first block of code of a recipe."""
    recipe = RECIPES[RECIPES.index(f"**{title}.**") :]
    found = re.search(rf"```{language}\n(.*?)```", recipe, re.DOTALL)
    assert found, title
    return found[1]


def test_the_messages_of_the_recipe_are_said_and_gathered(tmp_path: Path) -> None:
    code = block("A message", "python")
    words = {**vars(reasons), **vars(findings), **vars(quantities)}
    refusal, problem, told = (eval(one, words) for one in re.split(r"\n(?=\w)", code))  # noqa: S307
    assert ENGLISH.clause(refusal.title) == "tables/targets.csv has no column unit."
    assert ENGLISH.clause(problem.message) == "1,200 rows are empty."
    assert ENGLISH.clause(problem.fix) == "Delete them, from row 1201 on."
    assert told.text == "I.1.t1: open"
    module = tmp_path / "module.py"
    module.write_text(code, encoding="utf-8")
    with module.open("rb") as file:
        gathered = [text for _, _, text, _ in sentences(file)]
    assert {"{file} has no column {name}", ("a promise", "open"), "{who}: {state}"} <= set(gathered)
    assert ("{number} row is empty", "{number} rows are empty") in gathered


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".tools" / ".ready").exists(), reason="`make setup` was not run here")
def test_a_language_is_a_catalogue_and_nothing_else(tmp_path: Path) -> None:
    copy = copied(tmp_path / "copy")
    begin, edit, compile_, check = block("A language", "sh").strip().splitlines()
    done(begin, copy)
    translate(copy / edit.split()[1])
    done(compile_, copy)
    said = done(check.replace("plans/china-2021-2025", "tests/golden/package"), copy)
    last = cyrillic("no errors, 5 gaps. It can be assessed; the gaps show in the result.")
    assert said.splitlines()[-2] == f"tests/golden/package: {last}"
    assert cyrillic("find out at least the year") in said
    asked = copy / "tests/golden/package/datapackage.json"
    settings = json.loads(asked.read_text(encoding="utf-8"))
    settings["tallystick"]["languages"] = ["en", "eo"]
    asked.write_text(json.dumps(settings), encoding="utf-8")
    done(".venv/bin/tallystick assess tests/golden/package --out out", copy)
    assert (copy / "out/index.html").is_file()
    page = (copy / "out/eo/index.html").read_text(encoding="utf-8")
    assert '<html lang="eo"' in page
    assert cyrillic("Commitments") in page


def copied(place: Path) -> Path:
    """A copy of the program, with the tools of this one."""
    for name in NEEDED:
        origin, target = ROOT / name, place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if origin.is_dir():
            shutil.copytree(origin, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(origin, target)
    for tool in (".venv", ".tools"):
        (place / tool).symlink_to(ROOT / tool)
    return place


def translate(path: Path) -> None:
    """Translate a whole catalogue, as a person would with an editor."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    for one in catalogue:
        if not one.id:
            continue
        if isinstance(one.id, str):
            one.string = cyrillic(one.id)
        else:
            one.string = tuple(map(cyrillic, one.id))
    with path.open("wb") as file:
        write_po(file, catalogue)


def done(line: str, folder: Path) -> str:
    """What a line of the recipe prints."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    answer = subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout
