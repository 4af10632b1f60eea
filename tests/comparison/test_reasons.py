"""Every reason a difference gives is a sentence that translators will find."""

import ast

import pytest

from tallystick.base.reasons import Reason
from tallystick.comparison.summary import beside, headline
from tests.architecture.tree import SOURCE
from tests.comparison.pairs import PAIRS, compared


def marked() -> set[str]:
    """The texts that stand in ``msgid(...)`` in the rooms that give reasons of a difference."""
    found = set()
    for path in sorted((SOURCE / "comparison").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "msgid":
                (text,) = node.args
                assert isinstance(text, ast.Constant), f"{path.name}: a text is put together inside msgid"
                found.add(str(text.value))
    return found


def given_reasons(pair: str) -> list[Reason]:
    difference = compared(pair)
    inside = [reason for one in difference.pairings for reason in one.reasons]
    inside += [change.reason for one in difference.pairings for change in one.changes]
    return [headline(difference), beside(difference), difference.wording_reason, *inside]


@pytest.mark.parametrize("pair", PAIRS)
def test_every_reason_is_marked_for_translation(pair: str) -> None:
    assert {one.template for one in given_reasons(pair)} - marked() == set()
    assert len(given_reasons(pair)) > 30


def test_the_headline_can_be_printed() -> None:
    assert headline(compared("english")).text == (
        "Of the 35 commitments of the old plan, 5 are not in the new plan and 12 are weakened there; "
        "4 are strengthened and 10 kept."
    )
