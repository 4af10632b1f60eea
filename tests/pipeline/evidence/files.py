"""Files of figures of an invented country, as offices print them, and a package that takes them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict, Unpack

import xlsxwriter

from tallystick.pipeline.evidence.add import AddedEvidence, add_evidence
from tallystick.pipeline.evidence.asking import NewSource, SaidOfFile, order_from
from tallystick.pipeline.new import make_new
from tallystick.register import Package, load_package

DAY = "2026-11-28"
OLD = NewSource("example-yearbook", "", "", "", "", "")
#: What the words of the yearbook mean.
WORDS = ("area:全国=QX", "area:示例省=QX-01", "indicator:执业护士=nurses", "indicator:儿童接种率=vaccinated")
LONG = "indicator;area;period;value;unit"
HEAD: list[object] = list(LONG.split(";"))


def newer(identifier: str, day: str, publisher: str = "Example Statistics Office (invented)") -> NewSource:
    """A source that the package does not have."""
    url = f"https://example.org/{identifier}"
    return NewSource(identifier, f"Book {identifier}", publisher, "official_statistic", url, day)


def package(folder: Path) -> Path:
    """The package of the invented plan that `tallystick new` writes."""
    place = folder / "package"
    make_new(str(place))
    return place


class Said(TypedDict, total=False):
    """What is typed of a file beside its labels."""

    columns: Sequence[str]
    fixed: Sequence[str]
    decimal: str
    dry: bool


def enter(
    place: Path, file: Path, source: NewSource = OLD, labels: Sequence[str] = (), **said: Unpack[Said]
) -> AddedEvidence:
    """Enter a file as the command does."""
    columns, fixed = said.get("columns", ()), said.get("fixed", ())
    typed = SaidOfFile(columns, labels, fixed, said.get("decimal", ""), dates="", page="")
    order = order_from(typed, source, DAY, dry=said.get("dry", False))
    return add_evidence(str(place), str(file), order, lambda _step, _done, _total: None)


def figures(place: Path) -> dict[str, tuple[str, str, bool]]:
    """The figures that were entered from files, by identifier: value, source, whether restated."""
    held: Package = load_package(str(place))
    return {
        one.id: (format(one.value, "f"), one.source, one.restated)
        for one in held.observations
        if one.batch and one.id[0] != "O"
    }


def written(folder: Path, text: str, name: str = "figures.csv") -> Path:
    """A text file."""
    place = folder / name
    place.write_text(text, encoding="utf-8")
    return place


def yearbook(folder: Path, name: str = "yearbook.xlsx") -> Path:
    """A page as a yearbook prints it: merged heads, a unit above, marks, gaps and notes beneath."""
    place = folder / name
    book = xlsxwriter.Workbook(str(place))
    page = book.add_worksheet("1-1")
    page.merge_range(0, 0, 0, 6, "1-1 各地区护士数和接种率")
    page.write(1, 0, "单位：人")
    page.merge_range(2, 0, 3, 0, "地区")
    page.merge_range(2, 1, 2, 3, "执业护士（万人）")
    page.merge_range(2, 4, 2, 6, "儿童接种率（%）")
    for place_of, year in enumerate((2022, 2023, 2024)):
        page.write(3, 1 + place_of, year)
        page.write(3, 4 + place_of, f"{year}年")
    for row, cells in enumerate(
        (
            ("全国", 12.5, 13.1, "13.45①", 88.2, 90.0, 91.7),
            ("示例省", 1.1, "…", 1.25, 80.5, "82,5", 84),
            ("某县", 0.2),
        )
    ):
        for column, cell in enumerate(cells):
            page.write(4 + row, column, cell)
    page.merge_range(7, 0, 7, 6, "① 2024年为快报数。")
    page.merge_range(8, 0, 8, 6, "注：本表数据由示例统计局提供。")
    book.close()
    return place


def row(year: int, value: float, area: str = "QX") -> list[object]:
    """A row of nurses beneath that head."""
    return ["nurses", area, year, value, "persons"]
