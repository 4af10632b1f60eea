"""The server and the worker killed a few times while people hand in; tests/endurance does it 150 times."""

import os

import pytest

from tests.endurance.office_killed import Handing, run, wrong_in

_KILLS = 3


@pytest.mark.slow
def test_what_was_acknowledged_is_there_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in os.environ if one.startswith(("TALLYSTICK", "DJANGO", "DATABASE_URL"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TALLYSTICK_OFFICE_SECOND_FACTOR", "false")
    found = run(_KILLS, wrong_in)
    assert (found["wrong"], found["lost"], found["doubled"]) == ([], 0, 0)


def test_what_is_lost_or_doubled_would_be_seen() -> None:
    found: dict[str, object] = {"said": {"a": 2}, "deeds": 2, "entries_of_deeds": 1, "doubled_entries": 1}
    wrong = wrong_in(found | {"waiting": 1, "events": 3, "ledger": 2}, Handing(["a", "b"]))
    assert len(wrong) == 6
