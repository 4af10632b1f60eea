"""Where one goes on after an act is undone, and what is said to a form that names no row."""

from pathlib import Path

import pytest

from tests.pipeline.confirming.asking import window
from tests.pipeline.confirming.folders import state_of, write_draft


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_draft(tmp_path / "draft")


def test_what_is_undone_is_where_one_goes_on(folder: Path) -> None:
    here = window(folder)
    here.act("confirm", "1.2", order="plan")
    answer = here.ask("act", {"act": "undo", "order": "plan"})
    assert answer.headers["Location"].endswith("/?order=plan&page=1#c-1.2")
    here.act("confirm-all", "")
    assert here.ask("act", {"act": "undo"}).headers["Location"].endswith("/?order=doubt")


@pytest.mark.parametrize("act", ["confirm", "dismiss", "change", "split", "join", "reopen", "add-target"])
def test_a_form_without_its_row_is_refused_in_words(folder: Path, act: str) -> None:
    answer = window(folder).ask("act", {"act": act})
    assert answer.code == 422
    assert "This was not done" in answer.text


@pytest.mark.parametrize("act", ["confirm", "dismiss", "reopen"])
def test_a_button_that_would_lose_what_was_written_is_refused_and_gives_it_back(
    folder: Path, act: str
) -> None:
    here = window(folder)
    cells = {"set-title": "A title of my own", "table": "commitments", "row": "1.2"}
    answer = here.ask("act", {"act": act, **cells})
    assert answer.code == 422
    assert "this button does not take" in answer.text
    assert "A title of my own" in answer.text
    assert state_of(folder, "commitments", "1.2") == "proposed"


def test_words_that_stand_at_several_places_are_added_at_none_unasked(folder: Path) -> None:
    here = window(folder)
    text = (folder / "document.txt").read_text(encoding="utf-8")
    words = next(one for one in text.split() if len(one) > 3 and text.count(one) > 1)
    answer = here.ask("act", {"act": "add", "words": words, "near": "0"})
    assert answer.code == 422
    assert "places of the plan" in answer.text
