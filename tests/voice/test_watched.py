"""What watches the sentences of the program finds one that no catalogue has, and one without its value."""

import pytest

from tallystick.base.dates import Period
from tallystick.base.reasons import Reason, Text, Unfit
from tests.voice import watched
from tests.voice.watched import fault, watching

A_FILE = Reason("{target} is a file", target=Text("out"))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("{TARGET} IS A FILE", TARGET=Text("out")), "not in the catalogue"),
        (Reason("{target} is a file"), "lacks a value"),
        (A_FILE.saying(target=None), "lacks a value"),  # type: ignore[arg-type]
        (A_FILE, ""),
    ],
)
def test_a_sentence_is_known_and_whole(reason: Reason, said: str) -> None:
    assert fault(reason).startswith(said)
    assert bool(fault(reason)) == bool(said)


def test_only_what_the_program_says_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched, "known", frozenset)
    with watching() as faults:
        Reason("said by a test")
        assert faults == []
        with pytest.raises(Unfit):
            Period.parse("2030-2020")
    assert len(faults) == 1
    assert "dates.py: not in the catalogue" in faults[0]
