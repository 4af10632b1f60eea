"""A template that is a table is read down its rows in every format; the lists in its cells stay lists."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.reading import Draft, SourceText, draft_register, read_document
from tallystick.reading.docx import read_docx
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown
from tests.reading.test_files import docx
from tests.reading.test_ruled_cells import ruled

TITLE = "Open Government Plan of Norland 2025-2030"
NAMES = ("Lead implementing agency", "Problem", "Commitment description", "Timeline")
RECORDS = (
    ("Publish the budgets", "Ministry of Finance", "Only 12 of them are printed.",
     "The Ministry will publish the budgets and train 40 clerks.", "January 2026 to June 2027"),
    ("Open the register of land", "Land Agency", "It is closed to 300 villages.",
     "The Agency will open the register to all and train 120 clerks.", "March 2026 to December 2028"),
    ("Hear the towns", "Ministry of the Interior", "Towns learn of laws late.",
     "The Ministry will hold hearings in 30 towns before each law.", "May 2026 to May 2028"),
)  # fmt: skip
Record = tuple[str, ...]


def _cells(*cells: str, across: int = 1) -> str:
    about = f"<w:tcPr><w:gridSpan w:val='{across}'/></w:tcPr>"
    inner = "".join(f"<w:tc>{about}<w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>" for one in cells)
    return f"<w:tr>{inner}</w:tr>"


def as_docx(records: tuple[Record, ...]) -> SourceText:
    tables = [
        "<w:tbl>"
        + _cells(title, across=2)
        + "".join(_cells(name, value) for name, value in zip(NAMES, values, strict=True))
        + "</w:tbl><w:p/>"
        for title, *values in records
    ]
    return read_docx(io.BytesIO(docx(f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>{''.join(tables)}")))


def as_html(records: tuple[Record, ...]) -> SourceText:
    tables = [
        f"<table><tr><th colspan=2>{title}</th></tr>"
        + "".join(
            f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in zip(NAMES, values, strict=True)
        )
        + "</table>"
        for title, *values in records
    ]
    return read_html(f"<h1>{TITLE}</h1>{''.join(tables)}")


def with_headings(records: tuple[Record, ...]) -> SourceText:
    tables = [
        f"## {title}\n\n| {NAMES[0]} | {values[0]} |\n|---|---|\n"
        + "".join(f"| **{name}** | {value} |\n" for name, value in zip(NAMES[1:], values[1:], strict=True))
        for title, *values in records
    ]
    return read_markdown(f"# {TITLE}\n\n" + "\n".join(tables), (), ())


def check(draft: Draft, count: int) -> None:
    whole = [one.unit.title for one in draft.commitments if one.unit.level == "commitment"]
    assert whole == [title for title, *_ in RECORDS[:count]]
    assert [(int(one.value), one.deadline) for one in draft.targets] == [
        (40, "2027-06"),
        (120, "2028-12"),
        (30, "2028-05"),
    ][:count]
    leads = [(one.commitment, one.words) for one in draft.bodies if one.kind == "lead"]
    assert [words for _, words in leads] == [lead for _, lead, *_ in RECORDS[:count]]
    assert len({commitment for commitment, _ in leads}) == count


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("make", [as_docx, as_html, with_headings])
def test_each_table_is_a_commitment(make: Callable[[tuple[Record, ...]], SourceText], count: int) -> None:
    check(draft_register(make(RECORDS[:count]), "en"), count)


def test_the_words_around_a_number_are_those_of_its_own_cell() -> None:
    draft = draft_register(as_html(RECORDS), "en")
    assert next(one.quantity for one in draft.targets).startswith("The Ministry will publish")


def test_a_table_of_bodies_with_the_same_names_in_each_chapter_is_no_template() -> None:
    chapters = "".join(
        f"<h2>{chapter}</h2><table><tr><th>Responsible</th><th>Action</th></tr>"
        f"<tr><td>Ministry of Health</td><td>Open {at}0 clinics by 2027</td></tr>"
        f"<tr><td>Ministry of Water</td><td>Dig {at}5 wells by 2028</td></tr></table>"
        for at, chapter in enumerate(("North", "South", "East"), 1)
    )
    draft = draft_register(read_html(f"<h1>{TITLE}</h1>{chapters}"), "en")
    assert {one.unit.rule for one in draft.commitments} == {"layout:row"}
    assert [int(one.value) for one in draft.targets] == [10, 15, 20, 25, 30, 35]


def test_lists_in_the_cells_of_a_template_are_its_steps() -> None:
    steps = (("Train 40 clerks by 2026", "Open the website"), ("Scan 900 deeds by 2027", "Open 30 counters"))
    tables = "".join(
        f"<h2>{title}</h2><table><tr><th>Lead agency</th><td>{lead}</td></tr><tr><th>Milestones</th><td><ul>"
        + "".join(f"<li>{step}</li>" for step in some)
        + "</ul></td></tr><tr><th>Timeline</th><td>by 2028</td></tr></table>"
        for (title, lead, *_), some in zip(RECORDS, steps, strict=False)
    )
    draft = draft_register(read_html(f"<h1>{TITLE}</h1>{tables}"), "en")
    found = [(one.unit.level, one.unit.title) for one in draft.commitments]
    assert found == [
        (level, title)
        for record, some in zip(RECORDS, steps, strict=False)
        for level, title in [("commitment", record[0]), *(("sub_commitment", step) for step in some)]
    ]


def test_a_ruled_template_of_a_printed_page_is_read_down_its_rows(tmp_path: Path) -> None:
    pieces = [(2, 16.0, 60.0, 800.0, TITLE)]
    drawn: list[str] = []
    top = 770.0
    for title, *values in RECORDS:
        begins = top
        pieces.append((2, 10.0, 64, top - 12, title))
        drawn.append(f"60 {top} 480 0.5 re f")
        top -= 18
        for name, value in zip(NAMES, values, strict=True):
            words = (name.rsplit(" ", 1), value.split(" for ", 1))
            drawn.append(f"60 {top} 480 0.5 re f")
            lines = [*((64, at, one) for at, one in enumerate(words[0]))]
            lines += [(204, at, one) for at, one in enumerate(words[1])]
            pieces += [(1, 10.0, x, top - 12 - 12 * at, one) for x, at, one in lines]
            top -= 12 * max(map(len, words)) + 6
        drawn.append(f"60 {top} 480 0.5 re f")
        drawn += [f"60 {top} 0.5 {begins - top} re f", f"540 {top} 0.5 {begins - top} re f"]
        drawn.append(f"200 {top} 0.5 {begins - 18 - top} re f")
        top -= 20
    place = tmp_path / "plan.pdf"
    place.write_bytes(ruled(pieces, drawn))
    check(draft_register(read_document(str(place), lambda *_: None), "en"), 3)
