"""A cell or line that says all in two languages is read once, and the other language is named."""

import io
from collections.abc import Callable

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.docx import read_docx
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown
from tests.reading.test_files import docx

TITLE = "National Water Plan of Norland 2025-2030"
ROWS = (
    (("Action", "Acción"), ("Responsible", "Encargado"), ("Deadline", "Plazo")),
    (("Build 40 pumping stations in the north of the country", "Construir 40 estaciones en el norte"),
     ("Ministry of Water", "Ministerio del Agua"), ("2027",)),
    (("Train 600 technicians in the care of wells", "Formar a 600 técnicos en el cuidado de los pozos"),
     ("Water Agency", "Agencia del Agua"), ("2028",)),
    (("Publish the results of each test", "Publicar los resultados de cada prueba en la red"),
     ("National Laboratory", "Laboratorio Nacional"), ("2026",)),
)  # fmt: skip
CHINESE = (
    (("任务", "Action"), ("责任单位", "Responsible"), ("时限", "Deadline")),
    (("新建40座泵站。", "Build 40 pumping stations."), ("水利部", "Ministry of Water"), ("2027",)),
    (("培训600名技术人员。", "Train 600 technicians."), ("水务局", "Water Agency"), ("2028",)),
    (("公布每次检测的结果。", "Publish the results."), ("国家实验室", "National Laboratory"), ("2026",)),
)
Rows = tuple[tuple[tuple[str, ...], ...], ...]


def as_markdown(rows: Rows, between: str) -> SourceText:
    lines = [f"| {' | '.join(between.join(cell) for cell in row)} |" for row in rows]
    lines.insert(1, "|---|---|---|")
    return read_markdown(f"# {TITLE}\n\n" + "\n".join(lines) + "\n", (), ())


def with_strokes(rows: Rows) -> SourceText:
    return as_markdown(rows, " / ")


def with_breaks(rows: Rows) -> SourceText:
    return as_markdown(rows, "<br>")


def as_html(rows: Rows) -> SourceText:
    cells = ["".join(f"<td><p>{'</p><p>'.join(cell)}</p></td>" for cell in row) for row in rows]
    return read_html(f"<h1>{TITLE}</h1><table>{''.join(f'<tr>{one}</tr>' for one in cells)}</table>")


def as_docx(rows: Rows) -> SourceText:
    def cell(parts: tuple[str, ...]) -> str:
        return f"<w:tc><w:p><w:r><w:t>{'</w:t><w:br/><w:t>'.join(parts)}</w:t></w:r></w:p></w:tc>"

    body = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    title = f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>"
    return read_docx(io.BytesIO(docx(f"{title}<w:tbl>{body}</w:tbl>")))


def said(draft: Draft) -> list[str]:
    return [str(one) for one in draft.warnings if "again" in str(one)]


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("make", [with_strokes, with_breaks, as_html, as_docx])
def test_each_number_and_body_is_read_once(make: Callable[[Rows], SourceText], side: int) -> None:
    rows = tuple(tuple(cell[:: -1 if side else 1] for cell in row) for row in ROWS)
    draft = draft_register(make(rows), "en")
    assert [one.unit.title for one in draft.commitments] == [row[0][0] for row in ROWS[1:]]
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(40, "2027"), (600, "2028")]
    assert [one.words for one in draft.bodies] == [row[1][0] for row in ROWS[1:]]
    assert len(said(draft)) == 1


@pytest.mark.parametrize("between", ["", " "])
def test_scripts_part_two_languages_by_themselves(between: str) -> None:
    draft = draft_register(as_markdown(CHINESE, between), "zh")
    assert [one.unit.title for one in draft.commitments] == [row[0][0].strip("。") for row in CHINESE[1:]]
    assert [int(one.value) for one in draft.targets] == [40, 600]
    assert [one.words for one in draft.bodies] == [row[1][0] for row in CHINESE[1:]]


def test_two_paragraphs_of_one_language_are_both_read() -> None:
    rows = (
        (("Action",), ("Deadline",)),
        *(((f"Open {at}0 schools in the north of the country.", f"Train {at}5 nurses."), ("2027",))
          for at in (1, 2, 3)),
    )  # fmt: skip
    draft = draft_register(as_html(rows), "en")
    assert [int(one.value) for one in draft.targets] == [10, 15, 20, 25, 30, 35]
    assert said(draft) == []
