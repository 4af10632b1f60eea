"""New figures held against the rules of the package: a row that one refuses stays out, the rest comes in."""

from pathlib import Path

import pytest

from tallystick.pipeline.evidence.add import AddedEvidence
from tallystick.register import check_package
from tallystick.register.rules import FIGURE_RULES, RULES
from tallystick.register.rules.looks import LOOKS
from tests.pipeline.evidence.files import LONG, enter, figures, newer, package, written
from tests.register.packages import fingerprints
from tests.register.store.ways import size_from_which_columns_are_used

SHARES = ("vaccinated;QX;2023;191,5;%", "vaccinated;QX;2024;91,5;%", "vaccinated;QX;2022;-0,1;%")


def long(*rows: str) -> str:
    return "\n".join((LONG, *rows)) + "\n"


def places(added: AddedEvidence) -> list[tuple[str, str, int | None, str | None]]:
    return [(one.code, one.file, one.row, one.column) for one in added.found]


@pytest.mark.parametrize("size", [0, 50_000])
def test_a_row_that_a_rule_refuses_is_named_by_its_row_in_the_file(tmp_path: Path, size: int) -> None:
    with size_from_which_columns_are_used(size):
        place, file = package(tmp_path), written(tmp_path, long(*SHARES))
        dry = enter(place, file, dry=True)
        added = enter(place, file)
        assert (added.entered, added.refused) == (dry.entered, dry.refused) == (1, 2)
        assert places(added) == places(dry)
        assert places(added) == [
            ("share-above-whole", "figures.csv", 2, "value"),
            ("share-above-whole", "figures.csv", 4, "value"),
        ]
        assert list(figures(place)) == ["vaccinated.QX.2024.example-yearbook"]
        assert check_package(str(place)).errors == ()


def test_more_rows_are_refused_than_are_told(tmp_path: Path) -> None:
    place = package(tmp_path)
    months = [
        f"vaccinated;QX;{year}-{month:02};123;%" for year in range(1900, 2000) for month in range(1, 13)
    ]
    added = enter(place, written(tmp_path, long(*months, SHARES[1])))
    assert (added.entered, added.refused) == (1, 1200)


def test_a_refused_row_replaces_no_earlier_figure(tmp_path: Path) -> None:
    place = package(tmp_path)
    enter(place, written(tmp_path, long(SHARES[1])))
    before = fingerprints(place)
    added = enter(place, written(tmp_path, long("vaccinated;QX;2024;191,5;%")), newer("later", "2026-06"))
    assert (added.entered, added.refused, added.revised) == (0, 1, ())
    assert fingerprints(place) == before


def test_what_is_a_gap_is_told_at_once_and_comes_in(tmp_path: Path) -> None:
    place = package(tmp_path)
    areas = place / "tables/areas.csv"
    areas.write_text(
        "id,name,parent,level,since,until,successor\nQX,Exampla (invented),,national,,,\n"
        "QX-01,Example Province (invented),QX,provincial,,2022-06,QX-02\n"
        "QX-02,New Province (invented),QX,provincial,2022-07,,\n"
    )
    added = enter(
        place, written(tmp_path, long("nurses;QX-01;2024;5;persons", "nurses;QX-02;2021;5;persons"))
    )
    assert (added.entered, added.refused) == (2, 0)
    assert places(added) == [
        ("figure-after-area", "figures.csv", 2, "area"),
        ("figure-before-area", "figures.csv", 3, "area"),
    ]


@pytest.mark.parametrize("size", [0, 50_000])
def test_an_edition_that_is_there_in_other_capitals_is_refused_by_its_rows(tmp_path: Path, size: int) -> None:
    with size_from_which_columns_are_used(size):
        place = package(tmp_path)
        head = "indicator;area;period;value;unit;vintage\n"
        rows = (
            "nurses;QX;2024;6;persons;Final\nnurses;QX;2023;7;persons;final\nnurses;QX;2022;7;persons;final\n"
        )
        added = enter(place, written(tmp_path, head + rows))
        assert (added.entered, added.refused) == (1, 2)
        assert [one[2] for one in places(added)] == [3, 4]
        later = enter(place, written(tmp_path, f"{head}nurses;QX;2020;6;persons;FINAL\n"))
        assert (later.entered, places(later)) == (
            0,
            [("same-but-for-capitals", "figures.csv", 2, "vintage")],
        )
        assert check_package(str(place)).errors == ()


def test_new_figures_are_held_against_every_rule_that_needs_no_other_figure() -> None:
    """Whoever adds such a rule adds it to these: else an import lets in what a check refuses."""
    beside = {
        rule for rule, paths in LOOKS.items() for path in paths if path and path[0].here == "observations"
    }
    alike = {
        rule for rule, paths in LOOKS.items() for path in paths if path and path[0].there == "observations"
    }
    assert beside - alike <= set(FIGURE_RULES) <= set(RULES)
    assert not alike & set(FIGURE_RULES)
