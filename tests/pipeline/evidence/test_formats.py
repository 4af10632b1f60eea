"""Files in other forms: pages that hide, merge, compute or are locked, ods, SDMX as XML, large Parquet."""

import importlib.util
import json
import struct
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.cli.main import app
from tallystick.register import load_package
from tests.pipeline.evidence.files import HEAD, LONG, enter, figures, package, row, written
from tests.register.packages import fingerprints


def book(folder: Path, *pages: tuple[str, list[list[object]]], hidden: str = "", deep: str = "") -> Path:
    """A workbook with pages of cells, of which one may be hidden, or very hidden."""
    place = folder / "book.xlsx"
    made = xlsxwriter.Workbook(str(place))
    for name, rows in pages:
        page = made.add_worksheet(name)
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                page.write(number, column, cell)
        if name == hidden:
            page.hide()
        if name == deep:
            page.very_hidden()
    made.close()
    return place


# ---------------------------------------------------------------- what a workbook hides, merges, computes


@pytest.mark.parametrize("how", ["hidden", "deep"])
def test_a_hidden_page_is_not_read(tmp_path: Path, how: str) -> None:
    place = package(tmp_path)
    shown, notes = [HEAD, row(2021, 10)], [HEAD, row(2022, 99)]
    added = enter(place, book(tmp_path, ("shown", shown), ("notes", notes), **{how: "notes"}))
    assert added.entered == 1
    assert list(figures(place)) == ["nurses.QX.2021.example-yearbook"]


def test_two_pages_that_are_shown_are_both_read(tmp_path: Path) -> None:
    place = package(tmp_path)
    added = enter(place, book(tmp_path, ("a", [HEAD, row(2021, 10)]), ("b", [HEAD, row(2022, 11)])))
    assert added.entered == 2


def test_a_merged_word_stands_for_every_row_that_it_is_merged_over(tmp_path: Path) -> None:
    place, file = package(tmp_path), tmp_path / "merged.xlsx"
    made = xlsxwriter.Workbook(str(file))
    page = made.add_worksheet("a")
    for column, head in enumerate(HEAD):
        page.write(0, column, head)
    page.merge_range(1, 0, 3, 0, "nurses")
    page.merge_range(1, 1, 3, 1, "QX")
    for number, year in enumerate((2021, 2022, 2023)):
        page.write(1 + number, 2, year)
        page.write(1 + number, 3, 10 + number)
        page.write(1 + number, 4, "persons")
    made.close()
    assert enter(place, file).entered == 3
    assert {name: one[0] for name, one in figures(place).items()} == {
        f"nurses.QX.{year}.example-yearbook": str(10 + number)
        for number, year in enumerate((2021, 2022, 2023))
    }


def test_a_figure_in_merged_cells_is_refused_and_a_word_beside_it_is_not(tmp_path: Path) -> None:
    place, file = package(tmp_path), tmp_path / "merged.xlsx"
    made = xlsxwriter.Workbook(str(file))
    page = made.add_worksheet("a")
    for number, cells in enumerate((HEAD, row(2021, 10), row(2022, 0), row(2023, 12))):
        for column, cell in enumerate(cells):
            page.write(number, column, cell)
    page.merge_range(1, 3, 2, 3, 10, made.add_format())
    made.close()
    added = enter(place, file)
    assert (added.entered, added.refused, added.empty) == (1, 1, 1)
    assert [(one.code, one.row, one.column, one.value) for one in added.found] == [
        ("figure-in-merged-cells", 2, "value", "10")
    ]
    assert list(figures(place)) == ["nurses.QX.2023.example-yearbook"]


def test_a_part_that_is_locked_is_refused_and_nothing_is_changed(tmp_path: Path) -> None:
    """The flag of encryption in both records of each part of the file, as programs set it."""
    place = package(tmp_path)
    data = bytearray(book(tmp_path, ("a", [HEAD, row(2021, 10)])).read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = data.find(mark)
        while found >= 0:
            (flags,) = struct.unpack_from("<H", data, found + at)
            struct.pack_into("<H", data, found + at, flags | 1)
            found = data.find(mark, found + 4)
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(bytes(data))
    before = fingerprints(place)
    with pytest.raises(Refusal) as refused:
        enter(place, locked)
    assert "can't be read" in refused.value.title.text
    assert fingerprints(place) == before


# ---------------------------------------------------------------- SDMX as XML

SDMX = """<?xml version="1.0" encoding="UTF-8"?>
<mes:StructureSpecificData xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific"
 xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:ns1="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=EX:DF(1.0):ObsLevelDim:AllDimensions">
<mes:Header><mes:ID>one</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2026-01-01T00:00:00</mes:Prepared>
<mes:Sender id="EX"/>
<mes:Structure structureID="DF" namespace="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=EX:DF(1.0)"
 dimensionAtObservation="AllDimensions"><com:Structure>
<URN>urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=EX:DF(1.0)</URN></com:Structure></mes:Structure>
</mes:Header>
<mes:DataSet ss:structureRef="DF" xsi:type="ns1:DataSetType" ss:dataScope="DataStructure" action="Replace">
<Obs INDICATOR="nurses" REF_AREA="QX" TIME_PERIOD="2021" OBS_VALUE="12" UNIT_MEASURE="persons"/>
<Obs INDICATOR="nurses" REF_AREA="QX" TIME_PERIOD="2022" OBS_VALUE="13" UNIT_MEASURE="persons"/>
</mes:DataSet>
</mes:StructureSpecificData>
"""
_THERE = importlib.util.find_spec("pysdmx") is not None


@pytest.mark.skipif(not _THERE, reason="the extra sdmx (pysdmx) is not installed")
def test_an_sdmx_message_is_read_with_its_dimensions(tmp_path: Path) -> None:
    place = package(tmp_path)
    assert enter(place, written(tmp_path, SDMX, "message.xml")).entered == 2
    assert figures(place)["nurses.QX.2022.example-yearbook"][0] == "13"


@pytest.mark.skipif(_THERE, reason="pysdmx is installed, so that nothing has to be said of how to get it")
def test_without_the_extra_it_is_said_how_to_get_it(tmp_path: Path) -> None:
    place = package(tmp_path)
    with pytest.raises(Refusal) as refused:
        enter(place, written(tmp_path, SDMX, "message.xml"))
    assert "tallystick[sdmx]" in refused.value.title.text


def test_a_message_that_declares_entities_is_refused(tmp_path: Path) -> None:
    place = package(tmp_path)
    text = '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>'
    with pytest.raises(Refusal, match="document type"):
        enter(place, written(tmp_path, text, "message.xml"))


# ---------------------------------------------------------------- many figures


def test_more_than_two_hundred_thousand_figures_of_a_parquet_are_read_and_a_bad_row_is_named(
    tmp_path: Path,
) -> None:
    place, file = package(tmp_path), tmp_path / "many.parquet"
    areas = [f"QX-{number:05}" for number in range(8_040)]
    with (place / "tables/areas.csv").open("a", encoding="utf-8") as out:
        out.writelines(f"{one},Area {one},QX\n" for one in areas)
    years = list(range(2000, 2025))
    count = len(areas) * len(years)
    values = [number % 1000 / 10 for number in range(count)]
    frame = pl.DataFrame(
        {
            "indicator": ["vaccinated"] * count,
            "area": [one for one in areas for _ in years],
            "year": years * len(areas),
            "value": values,
            "unit": ["of nothing" if number == 200_500 else "percent" for number in range(count)],
        }
    )
    frame.write_parquet(file)
    added = enter(place, file, dry=True)
    assert (added.entered, added.refused) == (count - 1, 1)
    (found,) = added.found
    assert (found.row, found.value) == (200_502, "of nothing")  # the heading counts as row 1


# ---------------------------------------------------------------- the command itself


def test_the_command_adds_lists_and_takes_back(tmp_path: Path) -> None:
    place, run = package(tmp_path), CliRunner()
    before = fingerprints(place)
    table = written(tmp_path, "\n".join((LONG, "nurses;QX;2024;5000;persons", "nurses;QX;soon;1;persons")))
    said = run.invoke(
        app,
        [
            *("evidence", "add", str(place), str(table), "--source", "gazette-2025", "--json"),
            *("--title", "A gazette (invented)", "--publisher", "An office (invented)"),
            *("--kind", "official_statistic", "--url", "https://example.org/g", "--day", "2025-03-01"),
        ],
    )
    assert said.exit_code == 1, said.output  # one row was refused
    told = json.loads(said.stdout)
    assert (told["entered"], told["refused"], told["saved"]) == (1, 1, True)
    assert told["findings"][0]["row"] == 3
    assert "gazette-2025" in {one.id for one in load_package(str(place)).sources}
    listed = run.invoke(app, ["evidence", "batches", str(place)])
    assert listed.exit_code == 0
    assert told["batch"] in listed.output
    undone = run.invoke(app, ["evidence", "undo", str(place), told["batch"]])
    assert undone.exit_code == 0, undone.output
    assert fingerprints(place) == before
