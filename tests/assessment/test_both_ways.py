"""A package is judged the same in columns as in rows, to the byte, whatever figures are in it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.assessment import assess
from tallystick.assessment.record import assessment_record, verdict_tables
from tallystick.assessment.unkept import Unkept
from tallystick.base.canonical import canonical_bytes
from tallystick.register import Method, Package
from tallystick.register.store import figures, rows
from tests.draws import draws, share
from tests.register.packages import GOLDEN
from tests.register.store.ways import PLACE, PLANS, files_of, in_columns, in_rows


def judged(package: Package, method: Method) -> dict[str, bytes]:
    assessment = assess(package, method)
    return verdict_tables(package, assessment) | {"record": canonical_bytes(assessment_record(assessment))}


def assert_judged_alike(files: dict[str, bytes]) -> None:
    rows, columns = in_rows(files).package, in_columns(files).package
    assert rows is not None
    assert columns is not None
    for method in rows.methods:
        assert judged(columns, method) == judged(rows, method), method.name


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_judged_the_same(name: str) -> None:
    assert_judged_alike(files_of(PLANS[name]))


def test_the_verdicts_of_a_large_package_are_the_same_at_every_pass() -> None:
    package = in_columns(files_of(GOLDEN)).package
    assert package is not None
    verdicts = assess(package, package.methods[0]).verdicts
    assert isinstance(verdicts, Unkept)
    first = list(verdicts)
    assert first
    assert list(verdicts) == first


def golden_rows() -> list[dict[str, str]]:
    text = (GOLDEN / PLACE).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sources() -> list[str]:
    text = (GOLDEN / "tables/sources.csv").read_text(encoding="utf-8")
    return [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def areas() -> list[str]:
    text = (GOLDEN / "tables/areas.csv").read_text(encoding="utf-8")
    return [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))]


#: What a figure of the golden package may be instead of what it is; every such package can be assessed.
OTHERWISE = st.fixed_dictionaries(
    {},
    optional={
        "area": st.sampled_from(areas()),
        "group": st.sampled_from(["", "women", "children"]),
        "period": st.sampled_from(["2019", "2020", "2021", "2023", "2024", "2025", "2026", "2021/2025"]),
        "value_in_target_unit": st.sampled_from(["", "0", "89.9", "90", "90.0", "-12.5", "1000000"]),
        "value": st.sampled_from(["0", "50", "90", "99.99", "007", "+3"]),
        "qualifier": st.sampled_from(["exact", "at_least", "at_most", "approximate"]),
        "rounding": st.sampled_from(["", "0", "0.05", "5"]),
        "accumulation": st.sampled_from(["", "year", "since_start", "stock"]),
        "coverage": st.sampled_from(["", "census", "sample"]),
        "vintage": st.sampled_from(["", "v1", "v2"]),
        "restated": st.sampled_from(["false", "true"]),
        "source": st.sampled_from(sources()),
    },
)


@draws(7)
@given(
    st.lists(st.tuples(st.integers(0, len(golden_rows()) - 1), OTHERWISE), min_size=1, max_size=25),
    st.integers(0, 2**32),
)
def test_whatever_the_figures_are_they_are_judged_the_same(
    changes: list[tuple[int, dict[str, str]]], turned: int
) -> None:
    given_rows = golden_rows()
    for place, cells in changes:
        more = {"as_of": ""} if "period" in cells else {}
        given_rows[place] = given_rows[place] | cells | more
        changed = given_rows[place]
        if changed["value_in_target_unit"]:  # in one unit the two are the same number
            told = cells.get("value_in_target_unit") or changed["value"]
            given_rows[place] = changed | {"value": told, "value_in_target_unit": told}
    start = turned % len(given_rows)
    given_rows = given_rows[start:] + given_rows[:start]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(given_rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(given_rows)
    assert_judged_alike(files_of(GOLDEN) | {PLACE: out.getvalue().encode()})


def test_figures_of_one_measure_larger_than_a_lot_are_found_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(figures, "STRETCH", 0)
    monkeypatch.setattr(figures, "LOT", 3)
    monkeypatch.setattr(figures, "AT_ONCE", 2)
    monkeypatch.setattr(figures, "_FILES_KEPT", 1)
    monkeypatch.setattr(rows, "LOT", 5)
    for place in share(list(PLANS.values()), 2):
        files = files_of(place)
        backwards = files[PLACE].splitlines(keepends=True)
        assert_judged_alike(files | {PLACE: b"".join([backwards[0], *reversed(backwards[1:])])})


@pytest.mark.parametrize("stretch", [4, 9])
def test_figures_that_become_objects_with_their_neighbours_are_found_whole(
    stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Those of up to two figures or up to four; others lie between them.
    monkeypatch.setattr(figures, "STRETCH", stretch)
    monkeypatch.setattr(figures, "_FEW", 2)
    monkeypatch.setattr(figures, "_STRETCHES_KEPT", 1)
    assert_judged_alike(files_of(GOLDEN))
