"""Parts with a name and a number, summaries that say a plan twice, and what parts no list."""

from pathlib import Path

from tallystick.reading import SourceText
from tallystick.reading.contents import contents_lines
from tallystick.reading.languages import language_named
from tallystick.reading.layout import layout_of
from tallystick.reading.lines import lines_of
from tallystick.reading.nesting import Nesting
from tallystick.reading.printed_lists import is_numbered_list
from tests.reading.test_pages import Piece, drafted, set_lines

PARTS = """# Green Plan of Norland

### Chapter 1: Rivers and lakes

Goal 1.1 The council wants clean rivers.

### What comes next

### Aim 1.1.1: Locks

- Open two locks.
- Clean the banks.

### Aim 1.1.2: Fish

- Count the fish.
- Buy three nets.

Goal 1.2 The council wants safe lakes.

### Aim 1.2.1: Ice

- Mark the ice.
- Light the shore.

### Chapter 2: Roads

Goal 2.1 The council wants good roads.

### Aim 2.1.1: Passes

- Light the pass.
- Mend the road.
"""


def holders(text: str) -> dict[str, str]:
    """For each named part the label of what it stands in."""
    layout = layout_of(SourceText(text, "md"), language_named("en"))
    blocks = Nesting(layout).blocks()
    labels = [one.label.rstrip(":") or layout.text[one.start : one.body + 4] for one in blocks]
    named = [at for at, one in enumerate(blocks) if one.style.startswith("word:") or one.label]
    return {labels[at]: labels[blocks[at].parent] if blocks[at].parent >= 0 else "" for at in named}


def test_a_part_stands_in_none_with_a_longer_number_and_in_no_bullet() -> None:
    found = holders(PARTS)
    assert found["Aim 1.1.1"] == found["Aim 1.1.2"] == found["Goal 1.2"]
    assert found["Aim 1.2.1"] == "Goal 1.2"
    assert found["Goal 2.1"] == "Chapter 2"
    assert found["Chapter 2"] == found["Aim 1.1.1"]


def lines_between(count: int) -> str:
    return "".join(f"Words about the matter, which is line {at} of it.\n" for at in range(count))


BLOCK = (
    "Aim 1.1: Water\n- Open two locks in the north.\n- Clean the banks of the river.\n"
    "- Count the fish each year.\n"
)


def test_a_summary_that_says_again_what_stands_above_makes_that_no_contents() -> None:
    text = f"Plan of Norland\n{BLOCK}{lines_between(12)}Summary\n{BLOCK}"
    assert contents_lines(lines_of(SourceText(text, "txt")), language_named("en")) == set()
    names = ["Water", "Roads and bridges", "Schools", "Clinics"]
    listed = "\n".join(names)
    parts = "".join(f"{name}\n{lines_between(4)}" for name in names)
    text = f"Plan of Norland\n{listed}\n{parts}"
    assert len(contents_lines(lines_of(SourceText(text, "txt")), language_named("en"))) == len(names)


def test_and_so_on_is_no_line_of_contents() -> None:
    kinds = ("solar heat", "wind", "warm walls")
    text = "".join(f"- Pay for {kind}, good lamps, etc…\n" for kind in kinds) + lines_between(9)
    assert contents_lines(lines_of(SourceText(text, "txt")), language_named("en")) == set()
    text = "".join(f"{kind} …… {at}\n" for at, kind in enumerate(kinds, 3)) + lines_between(9)
    assert len(contents_lines(lines_of(SourceText(text, "txt")), language_named("en"))) == len(kinds)


def test_bullets_beside_a_number_in_the_margin_make_no_table() -> None:
    rows = [["113.", "", "These pledges were made:"], ["", "•", "Open schools"], ["", "•", "Hire clerks"]]
    assert is_numbered_list(rows)
    assert not is_numbered_list([["Open schools", "•", "Ministry"], ["Hire clerks", "•", "Court"]])


def test_a_note_whose_mark_stands_alone_parts_no_list(tmp_path: Path) -> None:
    lead: list[Piece] = [(1, 12.0, 60, 780, "The following initiatives are currently being undertaken:")]
    body = set_lines(
        [(1, 12.0, f"- Support for the {one} of the land") for one in ("rivers", "roads", "lakes")],
        x=60, top=740,
    )  # fmt: skip
    notes: list[Piece] = [
        (1, 6.5, 60, 194, "6"),
        (1, 10.0, 60, 189, "The rivers are those of the north."),
        (1, 6.5, 60, 154, "7"),
        (1, 10.0, 60, 149, "Support is what the county gives: a set of nine rules that all are to keep."),
        (1, 14.0, 290, 32, "1"),
    ]
    after = set_lines(
        [(1, 12.0, f"- Support for the {one} of the land") for one in ("woods", "farms")],
        x=60,
        top=780,
    )
    steps = [(1, 12.0, 60, 700, "Next steps of the council, which it will take soon:")]
    more = set_lines([(1, 12.0, f"- Open a school for {one}") for one in ("smiths", "cooks")], x=60, top=670)
    source, draft = drafted(
        tmp_path, [[*lead, *body, *notes], [*after, *steps, *more, (1, 14.0, 290, 32, "2")]]
    )
    found = [" ".join(source.text[one.unit.start : one.unit.end].split()) for one in draft.commitments]
    assert all("Open a school" in one for one in found), found
    assert len(found) == 2
    assert draft.targets == ()
