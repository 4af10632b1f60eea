"""The worker sees to each day once: not to the day before again, nor by half where a database is away."""

import datetime
import os
from typing import Protocol

import pytest
from django.db import OperationalError

from tallystick.office import worker
from tallystick.office.ledger_home import LedgerHome
from tests.office.conftest import NOW

MIDNIGHT = datetime.datetime(2024, 3, 26, tzinfo=datetime.UTC)
SECOND, DAY = datetime.timedelta(seconds=1), datetime.timedelta(days=1)


class Rounds(Protocol):
    """Goes round once for each moment; gives the days that were seen to."""

    def __call__(self, *moments: datetime.datetime, faults: int = 0) -> list[datetime.date]:
        """So often the database is away first."""


@pytest.fixture
def rounds(home: LedgerHome, monkeypatch: pytest.MonkeyPatch) -> Rounds:
    monkeypatch.setattr(worker, "_PAUSE_SECONDS", 0)
    for name in ("empty_write_ahead", "drop_ended_sessions", "level_times", "close_old_connections"):
        monkeypatch.setattr(worker, name, lambda *_: 0)
    monkeypatch.setattr(worker, "publish_next", lambda **_: 0)

    def go(*moments: datetime.datetime, faults: int = 0) -> list[datetime.date]:
        left, tried, days = iter(moments), iter([True] * faults), list[datetime.date]()
        state = {"now": moments[0]}

        def begin(**_: object) -> int:
            """Each round begins with what waits for the ledger."""
            state["now"] = next(left)
            if state["now"] is moments[-1]:  # whoever started the worker has ended
                monkeypatch.setattr(os, "getppid", lambda: -1)
            return 0

        def see(*, home: LedgerHome, today: datetime.date) -> int:  # noqa: ARG001
            if next(tried, False):
                raise OperationalError
            days.append(today)
            return 1

        for name, act in (("deliver", begin), ("see_to", see), ("now", lambda: state["now"])):
            monkeypatch.setattr(worker, name, act)
        worker._rounds(home, once=False)
        return days

    return go


def test_each_day_is_seen_to_once(rounds: Rounds) -> None:
    assert rounds(NOW, NOW + SECOND, NOW + DAY, NOW + 2 * DAY) == [
        (NOW + one * DAY).date() for one in range(3)
    ]


def test_a_clock_that_is_put_right_at_midnight_signs_no_copy_of_the_day_before(rounds: Rounds) -> None:
    seen = rounds(MIDNIGHT - SECOND, MIDNIGHT, MIDNIGHT - 2 * SECOND, MIDNIGHT + SECOND)
    assert seen == [(MIDNIGHT - DAY).date(), MIDNIGHT.date()]


def test_a_clock_that_was_wrong_by_days_is_followed_once_it_is_right(rounds: Rounds) -> None:
    assert rounds(NOW + 400 * DAY, NOW) == [(NOW + 400 * DAY).date(), NOW.date()]


def test_a_day_on_which_the_database_was_away_is_seen_to_when_it_is_back(rounds: Rounds) -> None:
    assert rounds(NOW, NOW + SECOND, faults=1) == [NOW.date()]
