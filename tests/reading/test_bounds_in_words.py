"""Whether a bound takes in its own number, and on which side it lies, in each language that is read.

Each line of ``bounds/*.txt`` is a sentence and, behind a bar, the comparator and number of its one target; a
size of change that has to be passed and not only reached is followed by *strict*.
"""

from pathlib import Path

import pytest

from tallystick.reading import SourceText, draft_register
from tallystick.reading.languages import languages

FILES = sorted((Path(__file__).parent / "bounds").glob("*.txt"))
IN_CHINESE = "诺兰国计划（2025—2030年）\n\n2025年10月\n\n一、{0}\n二、部门将采取行动。\n"
PLAN = "Plan of Norland 2025-2030\n\nOctober 2025\n\n1. {0}\n2. The Ministry will act.\n"
PASSED = frozenset({">", "<"})


def read(sentence: str, code: str) -> str:
    plan = (IN_CHINESE if code == "zh" else PLAN).format(sentence)
    told = (
        f"{one.comparator} {one.value}"
        + (" strict" if one.strict and one.comparator not in PASSED else "")
        + ("" if one.strict or one.comparator not in PASSED else " not strict")
        for one in draft_register(SourceText(plan, "txt"), code).targets
    )
    return ", ".join(told)


def test_every_language_has_its_bounds() -> None:
    assert {one.stem for one in FILES} == set(languages())


@pytest.mark.parametrize("path", FILES, ids=lambda one: one.stem)
def test_a_bound_is_read_on_its_side_and_with_or_without_its_number(path: Path) -> None:
    lines = [one.rsplit(" | ", 1) for one in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 10
    assert {line: read(line, path.stem) for line, _ in lines} == dict(lines)
