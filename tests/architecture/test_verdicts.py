"""A verdict's code is spelled in the table of verdicts and nowhere else in the program."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, NO_TARGET, TARGET_ANSWERS, VerdictScale
from tests.architecture.tree import SOURCE

TABLE = "verdicts.py"
SCALES = (TARGET_ANSWERS, DONE_ANSWERS, ENJOYED_ANSWERS)
CODES = {NO_TARGET.code, *TARGET_ANSWERS.codes, *DONE_ANSWERS.codes, *ENJOYED_ANSWERS.codes}
#: The same letters for another thing, by the name of the file: how often they stand there.
HOMONYMS = {
    # the question *done?*
    ("rulebook.py", "done"): 1,  # the rule that answers it
    ("coverage.py", "done"): 2,
    ("record.py", "done"): 1,
    ("indicators.py", "done"): 2,  # register and report
    ("accept.py", "done"): 1,
    ("commitment_indicators.py", "done"): 1,
    ("indicator_words.py", "done"): 1,
    ("chapters.py", "done"): 1,
    ("claims.py", "done"): 1,
    ("commitment.py", "done"): 2,
    # how many steps of a publication are behind
    ("0017_outbox.py", "done"): 1,
    # an event of the kind *started*
    ("done.py", "started"): 1,
    ("done_2.py", "started"): 1,
    ("events.py", "started"): 2,
    ("words.py", "started"): 1,
    # what the figures of one indicator did
    ("record.py", "improved"): 1,
    ("record.py", "worsened"): 1,
    # what became of a government's openness, by a mechanism's own scale
    ("irm.py", "worsened"): 1,
    ("coded_words.py", "worsened"): 2,  # its code and its word
    # a figure that has not moved
    ("language.py", "unchanged"): 1,
}


def spelled(source: str) -> Iterator[str]:
    """Every code that a module spells as a text of its own, as part of a list in a text, or compares with."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            quoted = re.findall(r"[\"'](\w+)[\"']", node.value)
            yield from (code for code in (node.value, *quoted) if code in CODES)


def found(files: Iterator[Path]) -> Counter[tuple[str, str]]:
    """How often each file but the table spells each code."""
    return Counter(
        (path.name, code)
        for path in files
        if path.name != TABLE
        for code in spelled(path.read_text(encoding="utf-8"))
    )


def test_nothing_but_the_table_spells_a_code() -> None:
    assert found(SOURCE.rglob("*.py")) == Counter(HOMONYMS)


@pytest.mark.parametrize(
    ("planted", "code"),
    [
        ('if verdict.verdict == "met":\n    pass\n', "met"),
        ("WORST = ('last_figure_falls_short',)\n", "last_figure_falls_short"),
        ("""METHOD = 'complete = ["adopted_not_in_force"]'\n""", "adopted_not_in_force"),
        ('match code:\n    case "done_late":\n        pass\n', "done_late"),
    ],
)
def test_a_planted_code_is_found(tmp_path: Path, planted: str, code: str) -> None:
    (tmp_path / "counts.py").write_text(planted)
    assert found(tmp_path.rglob("*.py")) == {("counts.py", code): 1}


def test_no_template_asks_for_a_code() -> None:
    asked = {
        (path.name, code)
        for path in SOURCE.rglob("*.html")
        for block in re.findall(r"{[{%].*?[}%]}", path.read_text(encoding="utf-8"), re.DOTALL)
        for code in re.findall(r"[\"'](\w+)[\"']", block)
        if code in CODES
    }
    assert asked == set()


def test_every_answer_has_its_shape_and_every_shape_its_answer() -> None:
    marks = next(SOURCE.rglob("parts/marks.html")).read_text(encoding="utf-8")
    drawn = re.findall(r'<symbol id="([tde])-(\w+)"', marks)
    shapes = [("t", NO_TARGET.code)]
    for letter, scale in zip("tde", SCALES, strict=True):
        shapes += [(letter, code) for code in scale.codes]
    assert sorted(drawn) == sorted(shapes)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.question)
def test_no_two_answers_share_a_code_or_a_rank(scale: VerdictScale) -> None:
    assert len({one.code for one in scale}) == len({one.rank for one in scale}) == len(scale.verdicts)
