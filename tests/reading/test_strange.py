"""Any characters are read in time that grows with them, whatever stands in them."""

import pytest

from benchmarks import strange
from benchmarks.strange import BOUND_SECONDS, LENGTH, slow_texts, strange_texts
from tallystick.reading import Draft, SourceText, draft_register


def test_they_are_many_and_of_that_length() -> None:
    made = list(strange_texts())
    assert len(made) > 150
    assert {len(text) for _, _, text in made} == {LENGTH}


@pytest.mark.slow
def test_none_takes_much_longer() -> None:
    # The bound itself, for six times the characters, is for `python -m benchmarks`: beside other work two
    # cores take up to half as long again. What grows with the square of a text takes many times as long.
    count, slow = slow_texts(BOUND_SECONDS / 3, LENGTH // 6)
    assert count > 150
    assert slow == []


def test_control_one_that_takes_longer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def squared(source: SourceText, code: str) -> Draft:
        if source.text.startswith("slow"):
            sum(at * other for at in range(3000) for other in range(3000))
        return draft_register(SourceText("We will do it.", "txt"), code)

    monkeypatch.setattr(strange, "draft_register", squared)
    monkeypatch.setattr(strange, "strange_texts", lambda _: [("a", "en", "quick"), ("b", "en", "slow")])
    assert [name for _, name, _ in slow_texts(0.1)[1]] == ["b"]
