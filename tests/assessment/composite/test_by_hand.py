"""An index of the invented isle, every number worked out by hand from its figures.

Numbers are 100 (20 - x)/20 for suicide and jurors, 100 (150 - x)/100 for courts, x for reading, 100 - x for
pay; chapters are means of what they have, the index is the mean of its chapters.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from tallystick.assessment.composite.model import NO_FIGURE, NO_GOALPOSTS
from tests.assessment.composite.isle import AREAS, CHAPTERS, DOUBT, YEARS, indices_of, isle, units_of


def test_years(tmp_path: Path) -> None:
    found = units_of(isle(tmp_path, YEARS))
    assert list(found) == ["2021", "2022", "2023", "2024", "2025"]
    # 2021: suicide 9.8 -> 51, reading 90 -> A 70.5; jurors 7 -> B 65.
    assert found["2021"].score == Decimal("67.75")
    assert [part.score for part in found["2021"].parts] == [Decimal("70.5"), Decimal(65)]
    # 2022: suicide 9.0 -> 55, reading 90.5, pay 15 -> 85, A 230.5/3; courts 110 -> B 40. Jurors of 2022 are
    # of another edition than those of 2021, which are taken.
    assert found["2022"].score == Decimal("58.41666667")
    assert [part.score for part in found["2022"].parts] == [Decimal("76.83333333"), Decimal(40)]
    assert [(one.known, one.of) for one in found.values()] == [(3, 6), (4, 6), (2, 6), (1, 6), (1, 6)]
    assert {one.rank for one in found.values()} == {None}


def test_below_the_coverage_no_number_is_given_and_what_would_bring_it_is_named(tmp_path: Path) -> None:
    one = units_of(isle(tmp_path, YEARS))["2023"]
    assert (one.score, one.known, one.needed) == (None, 2, 3)
    # Air, pay and courts have figures of two years, jurors of one; air has no goalposts.
    assert one.soonest == ("air.pm25_people", "work.gender_pay_gap", "trial.case_duration", "trial.juror_gap")
    # Chapter A has two of its four, which is enough for the chapter: suicide 9.4 -> 53, reading 90.4.
    assert [part.score for part in one.parts] == [Decimal("71.7"), None]


def test_what_is_lacking_says_why(tmp_path: Path) -> None:
    (found,) = indices_of(isle(tmp_path, YEARS))
    assert [(one.indicator, one.why, one.units) for one in found.lacking][:3] == [
        ("culture.functional_literacy", NO_FIGURE, 3),
        ("health.suicide", NO_FIGURE, 3),
        ("air.pm25_people", NO_GOALPOSTS, 0),
    ]


def test_every_figure_leads_to_its_observation(tmp_path: Path) -> None:
    (found,) = indices_of(isle(tmp_path, YEARS))
    first = next(one for one in found.figures if one.indicator == "health.suicide")
    told = (first.unit, first.observation, first.value, first.worst, first.best, first.number)
    assert told == ("2021", "O002", Decimal("9.8"), Decimal(20), Decimal(0), Decimal(51))
    assert "O007" not in {one.observation for one in found.figures}, "another body's figure is not mixed in"


def test_chapters(tmp_path: Path) -> None:
    found = units_of(isle(tmp_path, CHAPTERS))
    # A: suicide 9.4 of 2023 -> 53, reading 90.4 of 2023, pay 9 of 2025 -> 91; B: courts 130 -> 20, jurors 65.
    assert found["A"].score == Decimal("78.13333333")
    assert found["B"].score == Decimal("42.5")
    assert [(one.rank, one.known, one.of, one.needed) for one in found.values()] == [
        (1, 3, 4, 2),
        (2, 2, 2, 1),
    ]
    assert dict(found["A"].verdicts)["met"] == 1
    assert sum(dict(found["B"].verdicts).values()) == 0


def test_areas(tmp_path: Path) -> None:
    found = units_of(isle(tmp_path, AREAS.replace("0.5", "0.1")))
    # 36 of 100,000 lies beyond the worse goalpost, which is 0; the index is of what is known.
    assert [(one.unit, one.score, one.known, one.rank) for one in found.values()] == [
        ("QY-N", Decimal(0), 1, 1)
    ]
    refused = units_of(isle(tmp_path, AREAS))["QY-N"]
    assert (refused.score, refused.rank, refused.needed) == (None, None, 3)
    assert dict(refused.verdicts)["cannot_be_rated"] == 1


def test_the_verdicts_of_a_year_are_those_of_its_end(tmp_path: Path) -> None:
    found = units_of(isle(tmp_path, YEARS))
    assert dict(found["2025"].verdicts)["met"] == 1
    assert dict(found["2024"].verdicts)["cannot_be_rated"] == 1


def test_weights_and_the_lowest(tmp_path: Path) -> None:
    heavier = YEARS.replace("[index.coverage]", "weights = { A = 3 }\n[index.coverage]")
    assert units_of(isle(tmp_path, heavier))["2021"].score == Decimal("69.125")  # (3 70.5 + 65)/4
    lowest = YEARS.replace("[index.coverage]", 'aggregate = "minimum"\n[index.coverage]')
    assert units_of(isle(tmp_path, lowest))["2021"].score == Decimal(51)


def test_doubt_holds_what_other_bodies_print(tmp_path: Path) -> None:
    only = "\n[index.doubt]\nreplications = 400\nsources = true\n"
    found = units_of(isle(tmp_path, YEARS + only))
    one = found["2021"]
    # The university has 12 where the office has 9.8: suicide from 40 to 51, the index from 65 to 67.75.
    assert one.low is not None
    assert one.high is not None
    assert Decimal(65) < one.low < Decimal("65.6")
    assert Decimal("67.1") < one.high < Decimal("67.75")
    assert found["2022"].low == found["2022"].high == found["2022"].score
    assert (found["2023"].low, found["2023"].high) == (None, None)


def test_chapters_are_ranked_in_each_replication(tmp_path: Path) -> None:
    (found,) = indices_of(isle(tmp_path, CHAPTERS + DOUBT))
    assert found.varied == ("weights", "leave_out")  # nobody else prints a figure of the years that are taken
    # Without its best indicator A is (53 + 90.4)/2 at least; B at most its better one, 65.
    assert [(one.rank_low, one.rank_high) for one in found.units] == [(1, 1), (2, 2)]
    assert found.failed == ()


def test_the_same_twice(tmp_path: Path) -> None:
    package = isle(tmp_path, YEARS + DOUBT, CHAPTERS + DOUBT, AREAS)
    assert indices_of(package) == indices_of(package)


@pytest.mark.parametrize(
    ("index", "why"),
    [
        (YEARS.replace("[index.coverage]", 'aggregate = "geometric"\n[index.coverage]'), None),
        (
            AREAS.replace("0.5", "0.1").replace("[index.cov", 'aggregate = "geometric"\n[index.cov'),
            "geometric",
        ),
        (AREAS.replace("year = 2023", "year = 2030"), "no area below the country"),
        (
            YEARS.replace("[index.coverage]", "weights = { A = 0, B = 0 }\n[index.coverage]"),
            "weights of chapter A and chapter B",
        ),
    ],
)
def test_what_cant_be_made_says_why(tmp_path: Path, index: str, why: str | None) -> None:
    (found,) = indices_of(isle(tmp_path, index))
    told = " ".join(one.text for one in found.refused)
    assert (told == "") if why is None else (why in told and found.units == ())
