"""Level by level: what nobody has taken up, what stands above a body, and whether parts make the whole."""

from decimal import Decimal
from pathlib import Path

import pytest

from tallystick.assessment.local.model import AddingUp
from tallystick.base.reasons import Reason
from tallystick.office.models import (
    StoredArea,
    StoredBody,
    StoredBodyMeasure,
    StoredLocalTarget,
    StoredMilestone,
    StoredTarget,
)
from tallystick.office.selectors.adding import gap_of, targets_over_parts
from tallystick.office.selectors.cascade import cascade
from tallystick.office.selectors.coverage import coverage, tiles_of
from tallystick.office.visit import language_now
from tests.office.conftest import MakePerson, SignIn
from tests.office.writing import BODY, COMMITMENT, SECOND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def measure(id_: str, body: str, commitment: str = COMMITMENT, **more: object) -> None:
    """Put a measure of the tests into the package."""
    StoredBodyMeasure.objects.create(
        id=id_, body_id=body, commitment_id=commitment, title=f"Measure {id_}", **more
    )


@pytest.fixture
def levels(plan: Path) -> Path:
    """Give the plan with a province and a county, bodies at three levels, and measures of each."""
    StoredArea.objects.create(id="QX-02", name="Province 2", parent_id="QX", level="provincial")
    StoredArea.objects.create(id="QX-01-A", name="County A (invented)", parent_id="QX-01", level="county")
    for id_, level, parent in (("P1", "provincial", BODY), ("C1", "county", "P1"), ("C2", "county", "P1")):
        StoredBody.objects.create(id=id_, name=f"Body {id_}", level=level, parent_id=parent, note="n")
    measure("N", BODY)
    measure("P", "P1", area_id="QX-02", under_id="N")
    measure("C", "C1", under_id="P")
    measure("D", "C2", area_id="QX-01-A")
    return plan


@pytest.mark.usefixtures("levels")
def test_a_measure_is_of_the_level_of_its_area_or_else_of_its_body() -> None:
    found = coverage()
    taken = {at: number for (commitment, at), number in found.taken.items() if commitment == COMMITMENT}
    assert taken == {"national": 1, "provincial": 1, "county": 2}
    assert found.taken["I.1.01", "parts"] == 1
    assert found.levels == ("national", "provincial", "county", "parts")
    assert [id_ for id_, _ in found.untaken("county")] == ["I.1.01", SECOND]
    assert [id_ for id_, _ in found.untaken("")] == [SECOND]


@pytest.mark.usefixtures("levels")
def test_a_tile_counts_the_commitments_of_its_own_area() -> None:
    tiles = tiles_of("")
    assert (tiles.area[0], tiles.parts, tiles.above) == ("QX", 2, ())
    assert [(one.code, one.taken, bool(one.path)) for one in tiles.tiles] == [
        ("01", 1, True),
        ("02", 1, False),
    ]
    below = tiles_of("QX-01")
    assert [(one.code, one.taken) for one in below.tiles] == [("01-A", 1)]
    assert below.above == (("?area=QX", "Exampla (invented)"),)
    assert tiles_of("nowhere") == tiles


@pytest.mark.usefixtures("levels")
def test_a_county_sees_the_provinces_measures_and_the_nations_above_its_own() -> None:
    StoredMilestone.objects.create(id="s1", measure_id="P", title="t", due="2024-01-01", reached="2024-01-01")
    StoredMilestone.objects.create(id="s2", measure_id="P", title="u", due="2024-02-01")
    seen = cascade(COMMITMENT, "C1", language_now())
    assert [(one.id, one.steps) for one in seen.above] == [("N", (0, 0)), ("P", (1, 2))]
    assert [(one.id, one.under) for one in seen.own] == [("C", "P")]
    assert [one.id for one in seen.others] == ["D"]
    nation = cascade(COMMITMENT, "", language_now())
    assert ([one.id for one in nation.others], nation.above, nation.own) == (["D", "N", "P", "C"], (), ())


def test_what_an_own_measure_carries_out_stands_above_it_whoever_takes_it() -> None:
    StoredBody.objects.create(id="C1", name="C1", note="n")
    StoredBody.objects.create(id="X", name="X", note="n")
    measure("up", "X")
    measure("own", "C1", under_id="up")
    seen = cascade(COMMITMENT, "C1", language_now())
    assert ([one.id for one in seen.above], [one.id for one in seen.own]) == (["up"], ["own"])


def test_parts_that_fall_short_are_said_with_their_gap() -> None:
    (found,) = targets_over_parts("I.1.01", language_now())
    (whole,) = found.wholes
    assert (whole.area, whole.word, whole.gap, whole.at_least) == (
        "Exampla (invented)",
        "Falls short",
        "2%",
        False,
    )
    assert found.parts == (("Example Province (invented)", "88%"),)


def test_parts_are_added_by_the_kind_of_the_target() -> None:
    StoredArea.objects.create(id="QX-02", name="Second", parent_id="QX")
    StoredLocalTarget.objects.create(
        target_id="I.1.01.t1", area_id="QX-02", value=Decimal(95), unit="percent", weight=Decimal(3000)
    )
    (found,) = targets_over_parts("I.1.01", language_now())
    assert (found.wholes[0].word, found.wholes[0].gap) == ("Adds up", "")
    StoredTarget.objects.update(parts_make="minimum")
    (found,) = targets_over_parts("I.1.01", language_now())
    assert (found.wholes[0].word, found.wholes[0].gap) == ("Falls short", "2%")


@pytest.mark.parametrize(
    ("promised", "low", "high", "answer", "gap"),
    [
        ("100", "60", "80", "falls_short", (Decimal(20), True)),
        ("100", "80", "80", "falls_short", (Decimal(20), False)),
        ("10", "12", "15", "falls_short", (Decimal(2), True)),
        ("100", None, "80", "falls_short", (Decimal(20), True)),
        ("100", "60", "120", "cannot_be_said", (None, False)),
        ("100", "100", "100", "adds_up", (None, False)),
    ],
)
def test_a_gap_is_the_way_to_the_nearest_number_that_parts_may_reach(
    promised: str, low: str | None, high: str | None, answer: str, gap: tuple[Decimal | None, bool]
) -> None:
    ends = (Decimal(low) if low else None, Decimal(high) if high else None)
    found = AddingUp("t", "QX", "sum", Decimal(promised), *ends, 2, (), answer, Reason("because"))
    assert gap_of(found) == gap


@pytest.mark.usefixtures("levels")
def test_the_pages_say_it(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("body_officer@C1"))
    page = client.get(f"/office/levels/{COMMITMENT}/", secure=True).content.decode()
    assert page.index("What the nation has promised") < page.index("Measure N") < page.index("Measure P")
    assert page.index("Measure P") < page.index("Measure C")
    assert client.get("/office/levels/?untaken=county&page=9", secure=True).status_code == 200
