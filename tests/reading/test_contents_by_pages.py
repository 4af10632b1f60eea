"""Names of parts with pages that go up, behind a bar or a gap, are a table of contents in any language."""

import pytest

from tallystick.reading import SourceText, draft_register
from tallystick.reading.languages import language_named
from tallystick.reading.layout import layout_of

BODY = "".join(f"\n{number}. The Ministry will open {number} schools by 2027.\n" for number in range(21, 41))
PARTS = ("Our values", "Work for all", "Schools of the north", "Health and care", "What comes next")


@pytest.mark.parametrize("gap", [" | ", "\t", "      "])
def test_pages_of_parts_are_no_numbers(gap: str) -> None:
    contents = "\n".join(f"{name}{gap}{page}" for name, page in zip(PARTS, (4, 16, 22, 40, 58), strict=True))
    draft = draft_register(SourceText(f"National Plan of Norland\n\n{contents}\n{BODY}", "txt"), "en")
    assert len(draft.commitments) == 20
    assert [int(one.value) for one in draft.targets] == list(range(21, 41))


def test_rows_whose_numbers_go_up_and_down_are_no_contents() -> None:
    rows = "\n".join(
        f"Open {name} | {count}" for name, count in zip(PARTS, (40, 16, 22, 90, 58), strict=True)
    )
    text = f"National Plan\n\n{rows}\n{BODY}"
    assert layout_of(SourceText(text, "txt"), language_named("en")).skipped == set()
