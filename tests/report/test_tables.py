"""Every number of a table stands under its own heading, on every page, in both languages, wide and narrow."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from tallystick.report.site import draw
from tallystick.voice.catalogues import page_languages
from tests.report import factory

TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
HEAD = re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)</\1>", re.DOTALL)
SPAN = re.compile(r'colspan="?(\d+)')
ASKED = re.compile(r'data-q="([^"]*)"')
TAG = re.compile(r"<svg.*?</svg>|<[^>]*>", re.DOTALL)


@cache
def site(name: str) -> dict[str, str]:
    if name == "zh-Hans":
        drawn = draw(factory.material(factory.reference()), page_languages([name]))
        return {path: page.decode() for path, page in drawn.items() if path.endswith(".html")}
    return factory.reference_site() if name == "reference" else factory.golden_site()


def said(cell: str) -> str:
    return re.sub(r"\s+", " ", TAG.sub("", cell)).strip(" :\uff1a")


def rows(table: str) -> Iterator[list[tuple[str, str, str]]]:
    for row in ROW.findall(table):
        yield [cell for cell in CELL.findall(row) for _ in range(int((SPAN.findall(cell[1]) or ["1"])[0]))]


def faults(page: str) -> Iterator[str]:
    """Rows that are longer or shorter than the head, and cells under another column's name."""
    for table in TABLE.findall(page):
        head = HEAD.search(table)
        if head is None:
            continue
        (names,) = rows(head[1])
        for row in rows(table.replace(head[0], "")):
            if len(row) != len(names):
                yield f"{len(row)} cells under {len(names)} headings: {said(row[0][2])}"
                continue
            for (_, _, name), (_, attributes, cell) in zip(names, row, strict=True):
                asked = ASKED.search(attributes)
                if asked and said(name) and said(asked[1]) != said(name):
                    yield f"“{said(cell)}” stands under “{said(name)}” and is asked for as “{asked[1]}”"


@pytest.mark.parametrize("name", ["reference", "golden", "zh-Hans"])
def test_every_number_stands_under_its_heading(name: str) -> None:
    pages = {path: page for path, page in site(name).items() if path.endswith(".html")}
    assert sum(len(TABLE.findall(page)) for page in pages.values()) > 50
    found = [(path, fault) for path, page in pages.items() for fault in faults(page)]
    assert found[:5] == []


@pytest.mark.parametrize(
    "row",
    [
        '<tr><th>All</th><td data-q="Met">11</td></tr>',
        '<tr><th>All</th><td data-q="Met">11</td><td data-q="Met">37</td></tr>',
    ],
)
def test_a_number_under_another_heading_is_seen(row: str) -> None:
    page = f"<table><thead><tr><th>Who</th><th>Met</th><th>On course</th></tr></thead>{row}</table>"
    assert len(list(faults(page))) == 1
