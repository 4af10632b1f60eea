"""The public clock: what is overdue, by phase and province; small numbers, and what tells them, withheld."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import pytest
from pytest_django import Settings

from tallystick.office.models import CountsMade, ErasedCount, SealedCase, StoredArea
from tallystick.office.selectors.case_counts import counted_now, lot_of, phase_of, release_of
from tallystick.office.selectors.duties import phases
from tallystick.office.selectors.package import package_now
from tallystick.office.services import case_counts
from tallystick.office.services.case_counts import count_month
from tallystick.pipeline.case_counts import LEAST_ON_CLOCK, clock_plan, clock_release
from tallystick.register.check import check_again
from tallystick.suppression.axes import Name, TablePlan
from tallystick.suppression.model import CountsRelease
from tallystick.suppression.protect import Unprotected
from tests.office.tell.sender import Sender, says, words_of

pytestmark = pytest.mark.django_db
FIRST, LATE = datetime.date(2024, 3, 1), datetime.date(2024, 4, 20)
NORTH, SOUTH, EAST = "QX-01", "QX-02", "QX-03"


def sealed(
    count: int, area: str, day: datetime.date, stage: str = "received", kind: str = "complaint"
) -> None:
    """Put cases into the database as they lie there, without what is under their seals."""
    start = SealedCase.objects.count()
    for number in range(start, start + count):
        name, lookup = f"{number:032x}", f"{number:064x}"
        SealedCase.objects.create(
            name=name, lookup=lookup, day=day, kind=kind, area=area, stage=stage, since=day
        )


@pytest.fixture
def country(plan: object, home: object) -> None:  # noqa: ARG001 - they are to be there first
    whole = StoredArea.objects.get(id="QX")
    for area in (SOUTH, EAST):
        StoredArea.objects.create(id=area, name=f"Province {area} (invented)", parent=whole)


@pytest.mark.usefixtures("country")
def test_overdue_stands_on_the_clock_and_few_do_not() -> None:
    assert says(Sender().get("clock/"), "Nothing was counted yet")
    sealed(40, NORTH, FIRST)
    sealed(30, SOUTH, LATE)
    sealed(3, EAST, FIRST)
    assert count_month(LATE) == 1
    page = words_of(Sender().get("clock/"))
    assert "Counted on 20 April 2024" in page
    assert "Example of a phase: the first half" in page
    row = page.partition("Example Province (invented)")[2].split()[:3]
    assert row[1] == "40" or "withheld" in row
    east = page.partition(f"Province {EAST} (invented)")[2].split()[:3]
    assert "3" not in east
    assert "withheld" in east
    chinese = Sender("zh-hans").get("clock/")
    assert says(chinese, "有多少事项在等待答复", "已逾期", "不予公布")


@pytest.mark.usefixtures("country")
def test_what_is_counted_is_what_is_owed() -> None:
    """The finest counts, which nobody is shown: overdue by the clock of the profile, and erased ones too."""
    sealed(2, NORTH, FIRST)
    sealed(1, NORTH, LATE, kind="question")
    sealed(1, "", FIRST, stage="withdrawn")
    ErasedCount.objects.create(phase="midterm", area=SOUTH, kind="complaint", outcome="upheld", number=3)
    assert counted_now("midterm", LATE) == Counter(
        {
            (NORTH, "complaint", "overdue"): 2,
            (NORTH, "question", "in_time"): 1,
            ("", "complaint", "withdrawn"): 1,
            (SOUTH, "complaint", "upheld"): 3,
        }
    )
    assert counted_now("another", LATE) == Counter()


@pytest.mark.usefixtures("country", "reading")
def test_an_erased_case_is_counted_still() -> None:
    sender = Sender()
    sender.sends(area=NORTH, kind="question")
    sender.post("case/erase/", sure="on")
    (gone,) = ErasedCount.objects.all()
    assert (gone.phase, gone.area, gone.kind, gone.outcome, gone.number) == (
        "midterm", NORTH, "question", "withdrawn", 1,
    )  # fmt: skip
    sender.sends(area=NORTH, kind="question")
    sender.post("case/erase/", sure="on")
    gone.refresh_from_db()
    assert gone.number == 2


def told_by_the_difference() -> set[int]:
    """The small changes that two counts tell apart, a month and one case between them."""
    sealed(40, NORTH, FIRST)
    sealed(40, SOUTH, FIRST)
    assert count_month(datetime.date(2024, 5, 2)) == 1
    sealed(1, NORTH, FIRST)
    assert count_month(datetime.date(2024, 5, 30)) == 0
    assert count_month(datetime.date(2024, 6, 1)) == 1
    first, second = (release_of(one).published.shown for one in CountsMade.objects.order_by("day"))
    changes = {second[name] - first[name] for name in first.keys() & second.keys()}
    return {one for one in changes if 0 < abs(one) < LEAST_ON_CLOCK}


@pytest.mark.usefixtures("country")
def test_it_is_counted_once_a_month_and_no_difference_tells_of_few() -> None:
    assert told_by_the_difference() == set()


@pytest.mark.usefixtures("country")
def test_a_count_that_forgets_the_one_before_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted bug: each count is made as if it were the first."""
    monkeypatch.setattr(case_counts, "clock_release", lambda *told: clock_release(*told[:3]))
    assert told_by_the_difference() == {1}


@pytest.mark.usefixtures("country")
def test_where_what_was_shown_gives_it_away_nothing_new_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def unprotected(*_: object) -> None:
        raise Unprotected

    monkeypatch.setattr(case_counts, "clock_release", unprotected)
    assert count_month(LATE) == 0
    assert CountsMade.objects.count() == 0


@pytest.mark.usefixtures("country")
def test_a_case_belongs_to_the_phase_that_was_not_over() -> None:
    asked = phases()
    assert phase_of(FIRST, asked) == phase_of(datetime.date(2022, 1, 1), asked) == "midterm"
    assert phase_of(FIRST, ()) == ""


@pytest.mark.usefixtures("country")
def test_the_package_says_what_the_clock_shows_and_nothing_else() -> None:
    """One reckoning: every figure of the package stands on the clock, and what is withheld there is here."""
    sealed(40, NORTH, FIRST)
    sealed(30, SOUTH, LATE)
    sealed(3, EAST, FIRST)
    sealed(2, "", FIRST)
    assert count_month(LATE) == 1
    package = package_now()
    (made,) = CountsMade.objects.all()
    shown = {(area or "QX", outcome or "all"): number for area, outcome, number in made.shown}
    rows = {(one.area, one.outcome): one.number for one in package.case_counts}
    assert {name: number for name, number in rows.items() if number is not None}.items() <= shown.items()
    assert any(number is None for number in rows.values())
    assert {area for area, _ in rows} == {"QX", NORTH, SOUTH, EAST}
    assert {outcome for _, outcome in rows} == {"all", "open", "in_time", "overdue", "ended"}
    assert [one for one in check_again(package) if one.severity == "error"] == []


@pytest.mark.usefixtures("country")
def test_each_count_reckons_with_all_that_were_shown_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of them can give away together what neither does with the last one alone."""
    reckoned: list[int] = []

    def release(
        counts: Mapping[Name, int],
        plan: TablePlan,
        lot: Callable[[Name], float],
        earlier: Iterable[CountsRelease] = (),
    ) -> CountsRelease:
        before = [*earlier]
        reckoned.append(len(before))
        return clock_release(counts, plan, lot, before)

    monkeypatch.setattr(case_counts, "clock_release", release)
    sealed(40, NORTH, FIRST)
    for month in (4, 5, 6):
        assert count_month(datetime.date(2024, month, 20)) == 1
    assert reckoned == [0, 1, 2]


def test_the_lot_hangs_on_the_office_and_the_phase_and_stays(settings: Settings) -> None:
    """The same each month, else what one month withholds the next would tell; nobody outside can draw it."""
    names = clock_plan([NORTH, SOUTH]).names()

    def drawn(phase: str) -> list[float]:
        return [lot_of(phase)(name) for name in names]

    first = drawn("midterm")
    assert first == drawn("midterm")
    assert all(0 <= one < 1 for one in first)
    assert len(set(first)) == len(names)
    assert not set(first) & set(drawn("final"))
    settings.SECRET_KEY = settings.SECRET_KEY[::-1]
    assert not set(first) & set(drawn("midterm"))
