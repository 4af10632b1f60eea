"""A table that only lays a page out is walked cell by cell; one with rows stays a table."""

import io

from tallystick.reading import Draft, draft_register
from tallystick.reading.docx import read_docx
from tallystick.reading.html import read_html
from tests.reading.test_files import docx, paragraph

TITLE = "Water Plan of Norland 2025-2030"
WATER = ("Build 40 pumping stations by 2027.", "Train 600 technicians by 2028.", "Publish the results.")
RIVERS = ("Inspect 300 factories by 2029.", "Close 15 landfills by 2030.")
NUMBERING = (
    "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/>"
    "</w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


def listed(items: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"


def in_word(*rows: tuple[tuple[str, tuple[str, ...]], ...]) -> Draft:
    def cell(head: str, items: tuple[str, ...]) -> str:
        listed = "".join(paragraph(one, listed="0") for one in items)
        return f"<w:tc>{paragraph(head) if head else ''}{listed}</w:tc>"

    table = "".join(f"<w:tr>{''.join(cell(*one) for one in row)}</w:tr>" for row in rows)
    body = f"{paragraph(TITLE)}<w:tbl>{table}</w:tbl>"
    return draft_register(read_docx(io.BytesIO(docx(body, numbering=NUMBERING))), "en")


EACH = [one.rstrip(".") for one in (*WATER, *RIVERS)]


def test_lists_side_by_side_are_lists() -> None:
    assert titles(in_word((("Safe water", WATER), ("Clean rivers", RIVERS)))) == EACH
    page = f"<h1>{TITLE}</h1><table><tr><td>{listed(WATER)}</td><td>{listed(RIVERS)}</td></tr></table>"
    assert titles(draft_register(read_html(page), "en")) == EACH


def test_lists_behind_what_they_are_about_are_lists() -> None:
    assert titles(in_word((("Safe water", ()), ("", WATER)), (("Clean rivers", ()), ("", RIVERS)))) == EACH


def test_a_table_that_says_so_of_itself_lays_out() -> None:
    paragraphs = "".join(f"<p>{at}. {one}</p>" for at, one in enumerate(WATER, 1))
    page = f"<h1>{TITLE}</h1><table role='presentation'><tr><td>Water</td><td>{paragraphs}</td></tr></table>"
    assert titles(draft_register(read_html(page), "en")) == EACH[:3]


def test_a_table_with_heads_keeps_its_rows_whatever_their_cells_hold() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{listed(items)}</td></tr>"
        for name, items in (("Open clinics", WATER), ("Train nurses", RIVERS))
    )
    page = f"<h1>{TITLE}</h1><table><tr><th>Action</th><th>Indicators</th></tr>{rows}</table>"
    draft = draft_register(read_html(page), "en")
    assert titles(draft) == ["Open clinics", "Train nurses"]
    assert {one.unit.rule for one in draft.commitments} == {"layout:row"}
