"""Every reason a difference gives is a sentence that translators will find."""

import ast
import dataclasses

import pytest

from tallystick.base.reasons import Reason, Wording
from tallystick.comparison.summary import beside, headline
from tests.architecture.tree import SOURCE
from tests.comparison.pairs import PAIRS, compared

_MARKING = {"msgid", "plural"}


def marked() -> set[str]:
    """The texts that are marked in the room that gives reasons of a difference."""
    found = set()
    for path in sorted((SOURCE / "comparison").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKING:
                for text in node.args:
                    assert isinstance(text, ast.Constant), f"{path.name}: a text is put together"
                    found.add(str(text.value))
    return found


def given_reasons(pair: str) -> list[Reason]:
    difference = compared(pair)
    inside = [reason for one in difference.pairings for reason in one.reasons]
    inside += [change.reason for one in difference.pairings for change in one.changes]
    return [headline(difference), beside(difference), difference.wording_reason, *inside]


@pytest.mark.parametrize("pair", PAIRS)
def test_every_reason_is_marked_for_translation(pair: str) -> None:
    told = (one.template for one in given_reasons(pair))
    assert {one.text if isinstance(one, Wording) else one for one in told} - marked() == set()
    assert len(given_reasons(pair)) > 30


def test_the_headline_can_be_printed() -> None:
    assert headline(compared("english")).text == (
        "Of the 35 commitments of the old plan, 5 are not in the new plan, 12 are weakened there, "
        "4 are strengthened, 4 are changed in a way that can't be called more or less and 10 are kept."
    )


def test_what_became_of_none_is_not_counted() -> None:
    """Two plans that are alike: no count of what changed, and no nought but those that stand beside."""
    plan = compared("english")
    kept = tuple(one for one in plan.pairings if one.kind == "kept" and not one.changes)
    one = dataclasses.replace(plan, pairings=kept[:1], old=dataclasses.replace(plan.old, commitments=1))
    assert headline(one).text == (
        "The new plan makes the same 1 commitment as the old one; nothing in it differs."
    )
    weaker = next(each for each in plan.pairings if each.direction == "weakened" and len(each.old) == 1)
    one = dataclasses.replace(one, pairings=(weaker,))
    assert headline(one).text == "The one commitment of the old plan is in the new plan: 1 is weakened there."
