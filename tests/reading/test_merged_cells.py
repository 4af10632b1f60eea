"""A cell that reaches over several rows or columns moves nothing that stands beside it."""

import io
from pathlib import Path

import pytest

from tallystick.reading import draft_register, read_document
from tallystick.reading.docx import read_docx
from tallystick.reading.html import read_html
from tallystick.reading.model import SourceText
from tests.reading.test_files import docx

HEAD = ("Objective", "Action", "Targets", "", "Responsible", "Deadline")
#: Cells with how many columns and rows they reach over; a cell of None goes on from the row above.
Cell = tuple[str, int, int] | None
ROWS: list[list[Cell]] = [
    [("Objective", 1, 1), ("Action", 1, 1), ("Targets", 2, 1), ("Responsible", 1, 1), ("Deadline", 1, 1)],
    [("Pillar one: health for everyone in the country", 6, 1)],
    [
        ("Better health", 1, 3),
        ("Open clinics in the north of the country", 1, 2),
        ("40 clinics", 1, 1),
        ("all regions", 1, 1),
        ("Ministry of Health", 1, 3),
        ("2027", 1, 1),
    ],
    [None, None, ("200 midwives", 1, 1), ("north", 1, 1), None, ("2026", 1, 1)],
    [
        None,
        ("Train the nurses of every clinic anew", 1, 1),
        ("600 nurses", 1, 1),
        ("south", 1, 1),
        None,
        ("2028", 1, 1),
    ],
    [
        ("Water", 1, 1),
        ("Dig wells for villages without water", 1, 1),
        ("90 wells", 1, 1),
        ("east", 1, 1),
        ("Ministry of Water", 1, 1),
        ("2028", 1, 1),
    ],
]


def as_html() -> SourceText:
    rows = "".join(
        "<tr>" + "".join(f"<td colspan='{c[1]}' rowspan={c[2]}>{c[0]}</td>" for c in row if c) + "</tr>"
        for row in ROWS
    )
    return read_html(f"<h1>Plan of Norland 2025-2028</h1><table>{rows}</table>")


def as_docx() -> SourceText:
    def cell(one: Cell) -> str:
        words, across, down = one or ("", 1, 0)
        merged = "" if down == 1 else "<w:vMerge/>" if down == 0 else "<w:vMerge w:val='restart'/>"
        about = f"<w:tcPr><w:gridSpan w:val='{across}'/>{merged}</w:tcPr>"
        return f"<w:tc>{about}<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"

    rows = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in ROWS)
    title = "<w:p><w:r><w:t>Plan of Norland 2025-2028</w:t></w:r></w:p>"
    return read_docx(io.BytesIO(docx(f"{title}<w:tbl>{rows}</w:tbl>")))


@pytest.mark.parametrize("read", [as_html, as_docx])
def test_merged_cells_leave_every_other_cell_in_its_column(read: object) -> None:
    source = read()  # type: ignore[operator]
    draft = draft_register(source, "en")
    assert [one.unit.title for one in draft.commitments] == [
        "Open clinics in the north of the country",
        "Train the nurses of every clinic anew",
        "Dig wells for villages without water",
    ]
    assert [(one.commitment, int(one.value), one.deadline) for one in draft.targets] == [
        ("01", 40, "2027"),
        ("01", 200, "2026"),
        ("02", 600, "2028"),
        ("03", 90, "2028"),
    ]
    assert [(one.commitment, one.words) for one in draft.bodies] == [
        ("01", "Ministry of Health"),
        ("02", "Ministry of Health"),
        ("03", "Ministry of Water"),
    ]
    assert {source.text[one.start : one.end] for one in draft.bodies[:2]} == {"Ministry of Health"}


def test_an_empty_cell_that_nothing_reaches_down_to_names_nobody() -> None:
    rows = "".join(
        f"<tr><td>{action}</td><td>{lead}</td></tr>"
        for action, lead in (("Action", "Lead"), ("Open clinics", "Ministry"), ("Train nurses", ""))
    )
    draft = draft_register(read_html(f"<h1>Plan of Norland 2025-2028</h1><table>{rows}</table>"), "en")
    assert [(one.commitment, one.words) for one in draft.bodies] == [("01", "Ministry")]


@pytest.mark.parametrize("reach", ["0", "-1", "x", "", "999999999", "100000"])
def test_a_reach_that_no_table_has_takes_neither_memory_nor_cells(tmp_path: Path, reach: str) -> None:
    rows = f"<tr><td colspan='{reach}' rowspan='{reach}'>One</td><td>Two</td></tr>" * 300
    place = tmp_path / "plan.html"
    place.write_text(f"<p>Plan of Norland</p><table>{rows}</table>", encoding="utf-8")
    text = read_document(str(place), lambda *_: None).text
    assert text.count("One") == text.count("Two") == 300
    assert len(text) < 100 * len(rows)


def test_a_second_line_of_a_head_parts_a_column_that_the_first_names() -> None:
    page = (
        "<html><body><h1>Action plan 2025-2028</h1><table><tr><th>Goal</th><th>Action</th><th>Shown by</th>"
        '<th colspan="2">Value</th><th>Lead</th></tr><tr><th></th><th></th><th></th><th>Baseline</th>'
        "<th>Target</th><th></th></tr>"
        "<tr><td>Health</td><td>Train nurses</td><td>Nurses</td><td>100</td><td>400</td><td>Council</td></tr>"
        "<tr><td>Health</td><td>Open clinics</td><td>Clinics</td><td>3</td><td>9</td><td>Ministry</td></tr>"
        "</table></body></html>"
    )
    draft = draft_register(read_html(page), "en")
    assert [one.unit.rule for one in draft.commitments] == ["layout:row"] * 2
    assert [(int(one.value), int(one.baseline_value or 0)) for one in draft.targets] == [(400, 100), (9, 3)]
