"""Cases of an invented country are counted, withheld, and stand in a package that check finds sound."""

import datetime
from dataclasses import replace

import numpy as np

from tallystick.base.dates import PartialDate, Period
from tallystick.pipeline.case_counts import count_rows, counted_release, plan_of
from tallystick.register import load_package
from tallystick.register.areas import Area
from tallystick.register.check import check_again
from tallystick.register.phases import PlanPhase
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.counted import OUTCOME_LEAVES, PlacedCase, became_of
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tests.register.packages import GOLDEN
from tests.suppression.attack import Attacker
from tests.suppression.test_withhold import lot
from tests.workflow.cases.made import complaint, day, setting, taken

PLACES = ("LV-1", "LV-2", "LV-3", "LV-4")
COUNTED = day(60)


def standing(kind: str, became: str) -> CaseStanding:
    """A case of a kind that ends as is asked."""
    case = complaint(kind=kind)
    told = taken(case, CaseStep(s.ACKNOWLEDGE, s.DESK, day(1), "desk"))
    if became == "overdue":
        return case
    if became == "withdrawn":
        return taken(case, CaseStep(s.WITHDRAW, s.SENDER, day(2)))
    work = taken(told, CaseStep(s.TAKE_UP, s.HOLDER, day(2), "desk"))
    if became == "in_time":
        return work
    return taken(work, CaseStep(s.ANSWER, s.HOLDER, day(9), "desk", outcome=became, has_reason=True))


def cases(more: float) -> list[PlacedCase]:
    chance = np.random.default_rng(4)
    found = []
    for area in PLACES:
        for kind in s.KINDS:
            for became in OUTCOME_LEAVES:
                number = int(chance.poisson(chance.gamma(0.4, 20)) * more)
                found += [PlacedCase(standing(kind, became), area)] * number
    return found


def test_each_case_ends_as_asked() -> None:
    clocks = setting().clocks
    assert [became_of(standing(s.COMPLAINT, one), clocks, COUNTED) for one in OUTCOME_LEAVES] == list(
        OUTCOME_LEAVES
    )


def test_counts_of_two_days_are_published_and_nothing_comes_back() -> None:
    clocks, plan = setting().clocks, plan_of(PLACES)
    first = counted_release(cases(1.0), clocks, COUNTED, plan, lot)
    second = counted_release(cases(1.3), clocks, COUNTED, plan, lot, (first,))
    later = COUNTED + datetime.timedelta(days=30)
    rows = (*count_rows(first, "QX", "mid", COUNTED), *count_rows(second, "QX", "mid", later))
    golden = load_package(str(GOLDEN))
    known = {one.id for one in golden.areas}
    areas = [Area(one, one, None) for one in ("QX", *PLACES) if one not in known]
    phase = PlanPhase(
        "mid", "midterm", "Half way", Period.parse("2021/2023"), PartialDate.parse("2024-03-31")
    )
    package = replace(golden, areas=(*golden.areas, *areas), phases=(phase,), case_counts=rows)
    assert [one for one in check_again(package) if "case_counts" in str(one.file)] == []
    numbers = [one.number for one in rows]
    assert 0 < numbers.count(None) < len(numbers)
    assert any(one.outcome == "overdue" and one.area == "QX" and one.number for one in rows)
    attacker = Attacker([first.published, second.published], grows=True)
    for at, release in enumerate((first.published, second.published)):
        for name in release.withheld[:: max(1, len(release.withheld) // 15)]:
            low, high = attacker.interval(attacker.row(name, at), whole=False)
            assert high - low >= max(5, release.least[name]), name
