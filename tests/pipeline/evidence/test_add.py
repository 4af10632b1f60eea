"""Files entered into a package: what is entered, refused and kept, and that it can all be taken back."""

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.cli.main import app
from tallystick.pipeline.evidence.add import AddedEvidence
from tallystick.pipeline.evidence.asking import NewSource
from tallystick.pipeline.evidence.undo import undo_batch
from tallystick.register import check_package, load_package, package_sha256
from tests.pipeline.evidence.files import LONG, WORDS, enter, figures, newer, package, written, yearbook
from tests.register.packages import fingerprints


def long(*rows: str, head: str = LONG) -> str:
    return "\n".join((head, *rows)) + "\n"


def codes(added: AddedEvidence) -> list[tuple[str, int | None]]:
    return [(one.code, one.row) for one in added.found]


def test_a_yearbook_is_read_with_its_merged_heads_units_marks_and_notes(tmp_path: Path) -> None:
    place = package(tmp_path)
    added = enter(place, yearbook(tmp_path), newer("yb24", "2026-05"), WORDS)
    assert (added.entered, added.refused, added.empty) == (11, 1, 1)
    assert codes(added) == [("label-unknown", 7)]
    held = figures(place)
    assert held["nurses.QX.2024.yb24"] == ("134500", "yb24", False)
    assert held["nurses.QX-01.2022.yb24"] == ("11000", "yb24", False)
    assert held["vaccinated.QX-01.2023.yb24"] == ("82.5", "yb24", False)
    notes = {one.id: one.note for one in load_package(str(place)).observations}
    assert notes["nurses.QX.2024.yb24"] == "① 2024年为快报数。"
    assert check_package(str(place)).errors == ()


def test_what_words_mean_is_remembered_and_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    place, book = package(tmp_path), yearbook(tmp_path)
    enter(place, book, newer("yb24", "2026-05"), WORDS)
    before = fingerprints(place)
    again = enter(place, book, NewSource("yb24", "", "", "", "", ""))
    assert (again.entered, again.already, again.refused) == (0, 11, 1)
    assert fingerprints(place) == before


def test_undo_gives_the_package_back_to_the_byte(tmp_path: Path) -> None:
    place = package(tmp_path)
    enter(place, written(tmp_path, long("nurses;QX;2024;5000;persons")), labels=("area:Land=QX",))
    before = fingerprints(place)
    added = enter(place, written(tmp_path, long("nurses;QX;2024;5100;persons")), newer("later", "2026-06"))
    assert (added.entered, len(added.revised)) == (1, 1)
    assert figures(place) == {
        "nurses.QX.2024.example-yearbook": ("5000", "example-yearbook", True),
        "nurses.QX.2024.later": ("5100", "later", False),
    }
    undone = undo_batch(str(place), added.batch)
    assert (undone.figures, undone.restored, undone.source) == (1, 1, "later")
    assert fingerprints(place) == before


def test_a_figure_of_another_body_is_kept_beside_and_listed(tmp_path: Path) -> None:
    place = package(tmp_path)
    enter(place, written(tmp_path, long("nurses;QX;2024;5000;persons")))
    other = newer("other", "2026-06", "Another Office (invented)")
    added = enter(place, written(tmp_path, long("nurses;QX;2024年;5.2;thousand persons")), other)
    assert (added.entered, len(added.conflicts), len(added.revised)) == (1, 1, 0)
    assert sorted(figures(place).values()) == [
        ("5000", "example-yearbook", False),
        ("5200", "other", False),
    ]


def test_an_older_edition_comes_in_as_restated_and_changes_no_newer_figure(tmp_path: Path) -> None:
    place = package(tmp_path)
    enter(place, written(tmp_path, long("nurses;QX;2024;5000;persons")))
    enter(place, written(tmp_path, long("nurses;QX;2024;4900;persons")), newer("early", "2025-01"))
    assert sorted(figures(place).values()) == [
        ("4900", "early", True),
        ("5000", "example-yearbook", False),
    ]


def test_the_same_source_can_not_say_two_things(tmp_path: Path) -> None:
    place = package(tmp_path)
    enter(place, written(tmp_path, long("nurses;QX;2024;5000;persons")))
    before = fingerprints(place)
    added = enter(place, written(tmp_path, long("nurses;QX;2024;5001;persons")))
    assert codes(added) == [("source-says-otherwise", 2)]
    assert fingerprints(place) == before


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("nurses;QX-99;2024;5;persons", "label-unknown"),
        ("doctors;QX;2024;5;persons", "label-unknown"),
        ("nurses;QX;44197;5;persons", "time-unread"),
        ("nurses;QX;05/06/2024;5;persons", "time-unread"),
        ("nurses;QX;2024;1.234;persons", "number-unread"),
        ("nurses;QX;2024;many;persons", "number-unread"),
        ("nurses;QX;2024;5;percent", "unit-other"),
        ("nurses;QX;2024;5;", "figure-without-unit"),
        ("nurses;QX;2024;5;stones", "unit-unknown"),
        ("nurses;QX;2024;5万;thousand", "figure-without-unit"),
        ("nurses;QX;2024;5%;persons", "unit-told-twice"),
        ("nurses;QX;;5;persons", "nothing-told"),
        (";QX;2024;5;persons", "nothing-told"),
        ("nurses;;2024;5;persons", "nothing-told"),
        ("vaccinated;QX;2023;101;percent", "share-above-whole"),
    ],
)
def test_a_bad_row_is_refused_by_itself_with_its_row(tmp_path: Path, row: str, code: str) -> None:
    place = package(tmp_path)
    added = enter(place, written(tmp_path, long("nurses;QX;2023;4000;persons", row)))
    assert added.entered == 1
    assert added.refused == 1
    assert [one.code for one in added.found] == [code]
    assert code == "share-above-whole" or added.found[0].row == 3
    assert list(figures(place)) == ["nurses.QX.2023.example-yearbook"]


def test_what_a_file_says_twice_is_entered_once_and_two_figures_for_one_not_at_all(tmp_path: Path) -> None:
    place = package(tmp_path)
    rows = [
        f"nurses;QX;{year};{value};persons" for year, value in ((2021, 7), (2021, 7), (2022, 8), (2022, 9))
    ]
    added = enter(place, written(tmp_path, long(*rows)))
    assert codes(added) == [("figure-again", 3), ("figure-otherwise", 4), ("figure-otherwise", 5)]
    assert list(figures(place)) == ["nurses.QX.2021.example-yearbook"]


def test_decimal_commas_are_read_where_the_column_tells_and_asked_for_where_not(tmp_path: Path) -> None:
    place = package(tmp_path)
    rows = ("vaccinated;QX;2021;88,125;percent", "vaccinated;QX;2022;89,5;percent")
    assert enter(place, written(tmp_path, long(*rows))).entered == 2
    assert figures(place)["vaccinated.QX.2021.example-yearbook"][0] == "88.125"
    only = written(tmp_path, long("nurses;QX;2021;1.234;persons"))
    assert "--decimal" in enter(place, only).found[0].fix.text
    assert enter(place, only, decimal="comma").entered == 1
    assert figures(place)["nurses.QX.2021.example-yearbook"][0] == "1234"


def test_a_column_of_which_nothing_is_known_may_tell_figures_apart(tmp_path: Path) -> None:
    place = package(tmp_path)
    file = written(tmp_path, long("nurses;QX;2021;7;persons;F", head=f"{LONG};SEX"))
    assert codes(enter(place, file)) == [("column-unknown", 2)]
    assert enter(place, file, columns=("SEX=group",), labels=("group:F=women",)).entered == 1
    assert "nurses.QX.women.2021.example-yearbook" in figures(place)


def test_two_columns_that_hold_the_same_are_told_so(tmp_path: Path) -> None:
    head = "indicator;area;period;value;unit;sex;age"
    file = written(tmp_path, long("nurses;QX;2024;5;persons;F;0-14", head=head))
    added = enter(package(tmp_path), file, columns=("sex=group", "age=group"))
    told = next(one for one in added.found if one.code == "column-twice")
    assert (added.entered, told.column) == (0, "age")
    assert "age=left_out" in told.fix.text
    assert "age=group" not in told.fix.text


def test_a_web_page_by_another_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        enter(package(tmp_path), written(tmp_path, "<html><table></table></html>", "figures.xls"))
    assert "it is a web page" in refused.value.title.text


def test_sdmx_csv_keeps_the_digits_that_were_printed(tmp_path: Path) -> None:
    place = package(tmp_path)
    head = "DATAFLOW,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT"
    row = "EX:DF(1.0),A,vaccinated,QX,2024,92.10,PT,0"
    other = "EX:DF(1.0),A,nurses,QX,2024,1.234,persons,3"
    added = enter(place, written(tmp_path, "\n".join((head, row, other)) + "\n"), decimal="point")
    assert added.entered == 2
    assert figures(place)["vaccinated.QX.2024.example-yearbook"][0] == "92.10"
    assert figures(place)["nurses.QX.2024.example-yearbook"][0] == "1234"


def test_parquet_numbers_need_no_decimal_mark(tmp_path: Path) -> None:
    place, file = package(tmp_path), tmp_path / "figures.parquet"
    columns = {"indicator": ["vaccinated"], "area": ["QX"], "year": [2024], "value": [1.234], "unit": ["%"]}
    pl.DataFrame(columns).write_parquet(file)
    assert enter(place, file).entered == 1
    assert figures(place)["vaccinated.QX.2024.example-yearbook"][0] == "1.234"


def test_a_parquet_of_single_precision_says_what_was_put_in(tmp_path: Path) -> None:
    place, file = package(tmp_path), tmp_path / "figures.parquet"
    years = [2021, 2022, 2023, 2024]
    values = pl.Series([84.1, 5.0, 0.0000001, float("nan")], dtype=pl.Float32)
    columns = {"indicator": ["nurses"] * 4, "area": ["QX"] * 4, "year": years, "value": values}
    pl.DataFrame(columns).write_parquet(file)
    added = enter(place, file, fixed=("unit=persons",))
    assert (added.entered, added.empty) == (3, 1)
    assert [one[0] for one in figures(place).values()] == ["84.1", "5", "0.0000001"]


def test_an_unknown_source_is_refused_with_how_to_add_it(tmp_path: Path) -> None:
    place = package(tmp_path)
    before = package_sha256(load_package(str(place)))
    unknown = newer("nobody", "2026")
    unknown = type(unknown)(unknown.id, "", "", "", "", "")
    added = enter(place, written(tmp_path, long("nurses;QX;2021;7;persons")), unknown)
    assert [one.code for one in added.found] == ["label-unknown"]
    assert "--title" in added.found[0].fix.text
    assert package_sha256(load_package(str(place))) == before


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    place = package(tmp_path)
    before = fingerprints(place)
    added = enter(place, yearbook(tmp_path), newer("yb24", "2026-05"), WORDS, dry=True)
    assert (added.entered, added.refused) == (11, 1)
    assert fingerprints(place) == before


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("empty.csv", b" \n", "empty"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "password"),
        ("broken.xlsx", b"PK\x03\x04broken", "can't be read"),
        ("broken.parquet", b"PAR1broken", "can't be read"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    place, file = package(tmp_path), tmp_path / name
    file.write_bytes(data)
    before = fingerprints(place)
    with pytest.raises(Refusal) as refused:
        enter(place, file)
    assert word in refused.value.title.text
    assert fingerprints(place) == before


def test_figures_with_a_decimal_comma_under_years_are_no_heads(tmp_path: Path) -> None:
    place = package(tmp_path)
    country = load_package(str(place)).descriptor.tallystick.plan.country_name
    rows = ("Indicator;Area;2023;2024", f"of nobody;{country};88,1;89,7", f"nurses;{country};4100,5;4200,5")
    added = enter(place, written(tmp_path, "\n".join(rows) + "\n"), fixed=("unit=persons",))
    assert (added.entered, added.refused) == (2, 2)
    assert codes(added) == [("label-unknown", 2), ("label-unknown", 2)]


def test_a_word_that_nobody_knows_is_told_once(tmp_path: Path) -> None:
    place = package(tmp_path)
    table = written(tmp_path, long(*(f"of nobody;QX;{year};5;persons" for year in range(2015, 2025))))
    said = CliRunner().invoke(
        app, ["evidence", "add", str(place), str(table), "--source", "example-yearbook"]
    )
    assert said.exit_code == 1
    assert said.output.count("no indicator of this name") == 1
    assert "and 9 cells more for reasons that stand above" in said.output


@pytest.mark.parametrize("name", ["README.md", "plan.docx", "page.html", "figures.json", "chart.PNG"])
def test_what_is_no_table_by_its_name_is_not_looked_through_for_one(tmp_path: Path, name: str) -> None:
    place = package(tmp_path)
    before = fingerprints(place)
    file = tmp_path / name
    file.write_text(long("nurses;QX;2024;5000;persons"), encoding="utf-8")
    with pytest.raises(Refusal, match="no table of figures"):
        enter(place, file)
    assert fingerprints(place) == before


def test_a_row_without_a_cell_is_no_figure_and_the_rows_after_it_keep_their_numbers(tmp_path: Path) -> None:
    place, file = package(tmp_path), tmp_path / "gaps.csv"
    rows = ["nurses,QX,2021,10,persons", "", ',,"",,', "nurses,QX,2022,many,persons", "", ""]
    file.write_text("\n".join([LONG.replace(";", ","), *rows]), encoding="utf-8")
    added = enter(place, file)
    assert (added.entered, added.refused, added.empty) == (1, 1, 0)
    assert [(one.row, one.value) for one in added.found] == [(5, "many")]


def test_what_nobody_knows_of_a_column_refuses_every_row_of_it(tmp_path: Path) -> None:
    place, file = package(tmp_path), tmp_path / "strange.csv"
    rows = [f"?{LONG.replace(';', ',')}", *(f"nurses,QX,{year},{year},persons" for year in range(2015, 2024))]
    file.write_text("\n".join(rows), encoding="utf-8")
    added = enter(place, file)
    assert (added.entered, added.refused) == (0, 9)
    assert "column-unknown" in {one.code for one in added.found}
