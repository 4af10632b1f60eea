"""CONTRIBUTING's recipes for a rule and a verdict, done for real: in a copy of the program, run by itself."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

PACKAGE = ROOT / "tests/golden/package"

#: A rule in one file: kept where even the least favourable figure holds.
FILE = '''
"""Surely: kept where even the least favourable figure keeps the promise."""

from collections.abc import Mapping

from tallystick.assessment.outcome import Outcome
from tallystick.assessment.policies import Answered
from tallystick.assessment.question import Question
from tallystick.assessment.rulebook import RuleName, Ruling, TargetRule
from tallystick.base.reasons import Reason
from tallystick.base.verdicts import MET, TARGET_UNRATED


def cut(_: Question, outcome: Outcome) -> Outcome:
    """The outcome, whatever it rests on."""
    return outcome


def rule(_: Question, answers: Mapping[str, Answered]) -> Mapping[str, Ruling]:
    """The ruling on the default policy, by what is least favourable."""
    worst = answers["least_favourable"].outcome
    if worst.side == "holds":
        return {"default": Ruling(MET, worst.basis, Reason("Even the least favourable figure holds."))}
    return {"default": Ruling(TARGET_UNRATED, "none", Reason("Some figure does not hold."))}


SURELY: RuleName[TargetRule] = RuleName("surely")
VERSION = SURELY.version(1, TargetRule(cut, rule), (MET, TARGET_UNRATED), added=True)
'''
#: A further version of a rule in one file, which leaves the earlier ones alone.
FURTHER = '''
"""The headline, third version: nothing is rated by an earlier figure."""

from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.question import Question
from tallystick.assessment.rulebook import HEADLINE, TargetRule
from tallystick.assessment.rules import headline_2 as headline
from tallystick.base.reasons import Reason


def cut(question: Question, outcome: Outcome) -> Outcome:
    """The outcome, or none where it rests on an earlier figure."""
    if outcome.basis == "earlier":
        return unrated(Reason("Only an earlier figure was found."))
    return headline.RULE.cut(question, outcome)


VERSION = HEADLINE.version(3, TargetRule(cut, headline.rule), headline.GIVES)
'''
_ANSWERS = "        DONE_UNRATED,\n    ),\n)\n"
_ENTRY = """NOT_SEARCHED = Verdict(
    "not_searched", "open", 5, settled=False, word=msgid("Not searched"), added=True
)
#: The answers to *done?* about a deliverable"""


def copy_of_the_program(folder: Path) -> Path:
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "src"


def put(place: Path, old: str, new: str) -> None:
    text = place.read_text()
    assert text.count(old) == 1, f"{place.name} has no such place any more: {old}"
    place.write_text(text.replace(old, new))


def register(source: Path, module: str, text: str) -> None:
    """One file, and its line in the registry with its import."""
    rules = source / "tallystick/assessment/rules"
    (rules / f"{module}.py").write_text(text.lstrip())
    line = "from tallystick.assessment.rules import headline, headline_2\n"
    put(rules / "__init__.py", line, line.replace("headline_2", f"headline_2, {module}"))
    put(rules / "__init__.py", "    DONE.version(1", f"    {module}.VERSION,\n    DONE.version(1")


def python(source: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def assessed(source: Path, out: Path, package: Path = PACKAGE) -> dict[str, bytes]:
    python(source, "-m", "tallystick", "assess", str(package), "--no-site", "--out", str(out))
    return {one.relative_to(out).as_posix(): one.read_bytes() for one in out.rglob("*") if one.is_file()}


def rules(files: dict[str, bytes]) -> dict[str, int]:
    found: dict[str, int] = json.loads(files["assessment.json"])["rules"]
    return found


_AS_BEFORE = """
import json
import sys
from pathlib import Path
from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.record import assessment_record
from tallystick.base.canonical import canonical_bytes
from tallystick.register.files import chosen_method, load_package
package = load_package(sys.argv[1])
rules = REGISTRY.named(json.loads(sys.argv[3]))
found = canonical_bytes(assessment_record(assess(package, chosen_method(package, None), rules)))
print(found == (Path(sys.argv[2]) / "assessment.json").read_bytes())
"""


def as_before(source: Path, out: Path) -> bool:
    """Whether the rules that the assessment there names, run by this program, give it again."""
    named = json.dumps(json.loads((out / "assessment.json").read_bytes())["rules"])
    return python(source, "-c", _AS_BEFORE, str(PACKAGE), str(out), named).strip() == "True"


def rows(files: dict[str, bytes], rule: str) -> list[str]:
    return [one for one in files["tables/verdicts.csv"].decode().splitlines() if f",{rule}," in one]


def test_a_rule_is_one_file_and_one_line(tmp_path: Path) -> None:
    before = assessed(ROOT / "src", tmp_path / "before")
    source = copy_of_the_program(tmp_path)
    register(source, "surely", FILE)
    after = assessed(source, tmp_path / "after")
    assert rules(after) == rules(before) | {"surely": 1}
    assert rows(after, "headline") == rows(before, "headline")
    verdicts = {one.split(",")[0]: one for one in rows(after, "surely") if ",QX,," in one}
    assert ",met,deadline," in verdicts["level.at-least-90"]
    assert ",cannot_be_rated,none," in verdicts["policy.three-kinds"]  # 82, but 79 and 75 by others: 80 asked
    assert before["tables/commitment_verdicts.csv"] == after["tables/commitment_verdicts.csv"]
    assert as_before(source, tmp_path / "before")


def test_a_further_version_is_one_file_and_one_line(tmp_path: Path) -> None:
    before = assessed(ROOT / "src", tmp_path / "before")
    source = copy_of_the_program(tmp_path)
    register(source, "headline_3", FURTHER)
    after = assessed(source, tmp_path / "after")
    assert rules(after) == rules(before) | {"headline": 3}
    assert any(",earlier," in one for one in rows(before, "headline"))
    assert not any(",earlier," in one for one in rows(after, "headline"))
    assert as_before(source, tmp_path / "before")


def with_a_further_answer(folder: Path) -> Path:
    source = copy_of_the_program(folder)
    table = source / "tallystick/base/verdicts.py"
    put(table, "#: The answers to *done?* about a deliverable", _ENTRY)
    put(table, _ANSWERS, _ANSWERS.replace("    ),", "        NOT_SEARCHED,\n    ),"))
    return source


@pytest.mark.parametrize("package", [PACKAGE, ROOT / "plans/china-2021-2025"], ids=lambda one: one.name)
def test_a_further_answer_is_one_entry_and_older_methods_judge_as_before(
    tmp_path: Path, package: Path
) -> None:
    before = assessed(ROOT / "src", tmp_path / "before", package)
    after = assessed(with_a_further_answer(tmp_path), tmp_path / "after", package)
    assert before == after


def test_a_method_may_rank_the_further_answer(tmp_path: Path) -> None:
    source = with_a_further_answer(tmp_path)
    package = Path(shutil.copytree(PACKAGE, tmp_path / "package"))
    for method in (package / "methods").iterdir():
        text = method.read_text()
        assert "weakest_first = [" in text
        method.write_text(text.replace("weakest_first = [", 'weakest_first = ["not_searched", '))
    files = assessed(source, tmp_path / "out", package)
    assert json.loads(files["method.json"])["done"]["weakest_first"][0] == "not_searched"
