"""The library is sound, names no country, is drawn on by two plans, and is proposed with reasons."""

import csv
import re
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import Package, load_package
from tallystick.register.indicators import LibraryIndicator
from tallystick.register.library.accept import accepted, read_pair
from tallystick.register.library.files import TABLE, check_library, load_library
from tallystick.register.library.suggest import suggest
from tests.architecture.tree import ROOT
from tests.register.packages import GOLDEN, rows_of, write_rows

LIBRARY = ROOT / "plans" / "indicators"
ISLE = load_package(str(GOLDEN.parent / "isle"))
REFERENCE = load_package(str(ROOT / "plans" / "china-2021-2025"))
SHELF = load_library(str(LIBRARY))


def broken(folder: Path, column: str, value: str) -> list[str]:
    rows = rows_of(LIBRARY / "library.csv")
    rows[1][rows[0].index(column)] = value
    write_rows(folder / "library.csv", rows)
    return [one.code for one in check_library(str(folder)).findings if one.row == 2]


def test_it_has_no_error_and_its_rows_are_in_order() -> None:
    assert check_library(str(LIBRARY)).findings == ()
    assert len(SHELF) > 800
    assert rows_of(LIBRARY / "library.csv")[0] == list(TABLE.columns)
    assert len({one.id for one in SHELF}) == len(SHELF)


def test_it_names_no_country_and_no_plan() -> None:
    named = re.compile(r"\b(China|Chinese|Beijing|Xinjiang|Tibet|Hukou|yuan)\b", re.IGNORECASE)
    told = [(one.id, one.title, one.definition, one.numerator, one.denominator) for one in SHELF]
    assert [one for one in told if named.search(" ".join(text for text in one if text))] == []


def test_every_indicator_can_be_found_by_right_goal_and_kind() -> None:
    assert all(one.rights and one.sdg for one in SHELF)
    assert {one.kind for one in SHELF} == {"structural", "process", "outcome"}


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("unit", "", "missing-value"),
        ("unit", "furlongs", "wrong-value"),
        ("rights", "", "missing-value"),
        ("home_scheme", "sdg", "home-without-place"),
        ("frequency", "now and then", "wrong-value"),
        ("denominator", "nobody", "half-a-ratio"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, column: str, value: str, code: str) -> None:
    assert broken(tmp_path, column, value) == [code]


def test_a_missing_direction_needs_a_reason(tmp_path: Path) -> None:
    rows = rows_of(LIBRARY / "library.csv")
    heading = rows[0]
    place = next(n for n, row in enumerate(rows) if row[heading.index("unit")] == "percent")
    rows[place][heading.index("direction")] = rows[place][heading.index("note")] = ""
    write_rows(tmp_path / "library.csv", rows)
    found = check_library(str(tmp_path)).findings
    assert [(one.code, one.row) for one in found] == [("no-direction", place + 1)]


def test_no_library_is_refused_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"library\.csv can't be read") as refusal:
        load_library(str(tmp_path))
    assert "--library DIR" in refusal.value.fix.text


@pytest.mark.parametrize("package", [REFERENCE, ISLE], ids=["reference", "isle"])
def test_both_plans_draw_on_it_and_keep_unit_and_kind(package: Package) -> None:
    shelf = {one.id: one for one in SHELF}
    drawn = [one for one in package.indicators if one.library]
    assert drawn
    for one in drawn:
        origin = shelf[one.library or ""]
        if one.id == one.library:
            assert (one.definition, one.direction) == (origin.definition, origin.direction)
        assert one.kind == origin.kind, one.id


def test_proposals_are_the_same_whatever_order_the_library_comes_in() -> None:
    found = suggest(ISLE, SHELF, 4)
    assert found == suggest(ISLE, tuple(reversed(SHELF)), 4)
    assert found[0].commitment == "A.1"


def test_each_proposal_has_a_reason_and_none_is_there_already() -> None:
    taken = {(one.commitment, one.indicator) for one in ISLE.commitment_indicators}
    found = suggest(ISLE, SHELF, 50)
    assert all(one.reason.text for one in found)
    assert not {(one.commitment, one.indicator) for one in found} & taken
    assert "B.2" not in {one.commitment for one in found if one.goals or one.rights}


def test_a_reason_names_goal_right_group_and_words() -> None:
    one = next(one for one in suggest(ISLE, SHELF, 60) if one.commitment == "A.3" and one.groups)
    assert one.goals == ("8.5",)
    assert "women" in one.groups
    assert "goal target 8.5" in one.reason.text
    assert "group women" in one.reason.text


def test_what_was_chosen_by_hand_is_mostly_among_the_first_proposals() -> None:
    """Take the reference plan's own choice away and ask: most find one of it in ten."""
    chosen: dict[str, set[str]] = {}
    origin = {one.id: one.library for one in REFERENCE.indicators}
    for link in REFERENCE.commitment_indicators:
        chosen.setdefault(link.commitment, set()).add(origin[link.indicator] or "")
    bare = accepted(REFERENCE, (), ())
    bare = type(bare)(
        **{name: getattr(bare, name) for name in bare.__slots__} | {"commitment_indicators": ()}
    )
    found: dict[str, set[str]] = {}
    for one in suggest(bare, SHELF, 10):
        found.setdefault(one.commitment, set()).add(one.indicator)
    hit = sum(bool(found.get(name, set()) & wanted) for name, wanted in chosen.items())
    assert hit > 0.6 * len(chosen), f"{hit} of {len(chosen)}"


def test_accepting_copies_the_definition_and_asks_the_office() -> None:
    package = accepted(ISLE, SHELF, [("B.2", "scrutiny.bribery_experienced")])
    taken = next(one for one in package.indicators if one.id == "scrutiny.bribery_experienced")
    origin = next(one for one in SHELF if one.id == taken.id)
    assert (taken.definition, taken.library) == (origin.definition, origin.id)
    link = next(one for one in package.commitment_indicators if one.indicator == taken.id)
    assert (link.answers, link.availability, link.published_by) == (
        "right_enjoyed",
        "not_published",
        tuple(origin.publisher.split("; ")),
    )


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        (("Z.9", "health.suicide"), "no commitment Z.9"),
        (("A.2", "health.nothing"), "no indicator health.nothing"),
        (("A.1", "health.suicide"), "has health.suicide already"),
    ],
)
def test_what_cannot_be_accepted_is_refused(pair: tuple[str, str], told: str) -> None:
    with pytest.raises(Refusal, match=told):
        accepted(ISLE, SHELF, [pair])


@pytest.mark.parametrize("text", ["", "A.1", "A.1:", ":health.suicide"])
def test_a_pair_without_both_parts_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="names no commitment and indicator"):
        read_pair(text)


def test_an_indicator_without_direction_is_taken_as_context() -> None:
    one = next(one for one in SHELF if one.direction is None and one.unit == "percent")
    assert isinstance(one, LibraryIndicator)
    link = next(
        link
        for link in accepted(ISLE, SHELF, [("A.1", one.id)]).commitment_indicators
        if link.indicator == one.id
    )
    assert link.answers == "context"


def test_the_articles_name_rights_that_the_library_has() -> None:
    path = ROOT / "src/tallystick/register/library/articles.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        named = {right for row in csv.DictReader(lines) for right in row["rights"].split("; ")}
    assert named - {right for one in SHELF for right in one.rights} == set()
