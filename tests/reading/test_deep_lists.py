"""However deep lists nest, each item has a name of its own that a package takes."""

import pytest

from tallystick.base.identifiers import is_identifier
from tallystick.reading import draft_register
from tallystick.reading.markdown import read_markdown

PROMISE = "The Ministry will open 40 schools and set up an office by 2027."


@pytest.mark.parametrize("depth", [25, 38])
def test_names_of_deep_items_are_short_enough_and_differ(depth: int) -> None:
    lines = ["   " * at + f"- {PROMISE}" for at in range(depth) for _ in range(2)]
    draft = draft_register(read_markdown("# Plan of Norland\n\n" + "\n".join(lines) + "\n", (), ()), "en")
    named = [one.unit.id for one in draft.commitments]
    assert len(named) == len(set(named)) == 2 * depth
    assert max(map(len, named)) > 2 * depth
    assert all(map(is_identifier, [*named, *(one.id for one in draft.targets)]))
    assert all(is_identifier(f"{one}.t9999") for one in named)
