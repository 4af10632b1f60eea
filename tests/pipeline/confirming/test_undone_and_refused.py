"""Where one goes on after an act is undone, and what is said to a form that names no row."""

from pathlib import Path

import pytest

from tests.pipeline.confirming.asking import window
from tests.pipeline.confirming.folders import write_draft


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
