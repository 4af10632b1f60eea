"""What a run of the pipeline must not do twice, and what it must not load at all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tallystick.assessment import Assessment
from tallystick.assessment.record import assessment_record
from tallystick.base.canonical import Json, sha256
from tallystick.pipeline import tables
from tallystick.pipeline.run import run_assessment
from tallystick.pipeline.wanted import Wanted
from tests.register.packages import GOLDEN

#: Slow to load, and of no use to a run that draws no page and has few figures.
HEAVY = ("babel", "jinja2", "polars", "tallystick.assessment", "tallystick.report.site")


def heavy_after(words: list[str]) -> list[str]:
    """The heavy modules that a command has loaded when it is done."""
    code = (
        "import sys\nfrom tallystick.cli.main import main\n"
        f"sys.argv = ['tallystick', *{words!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print('HEAVY', *[one for one in {HEAVY!r} if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, timeout=120, text=True
    )
    return done.stdout.rpartition("HEAVY")[2].split()


def test_a_small_run_without_pages_loads_neither_templates_nor_columns(tmp_path: Path) -> None:
    assert heavy_after(["check", str(GOLDEN)]) == []
    days_in_words = ["babel"]
    out = str(tmp_path / "out")
    words = ["assess", str(GOLDEN), "--out", out, "--no-site"]
    assert heavy_after(words) == [*days_in_words, "tallystick.assessment"]


def test_pages_load_the_templates_but_no_columns(tmp_path: Path) -> None:
    loaded = heavy_after(["assess", str(GOLDEN), "--out", str(tmp_path / "out")])
    assert loaded == ["babel", "jinja2", "tallystick.assessment", "tallystick.report.site"]


def test_where_nothing_changed_nothing_that_judges_or_draws_is_loaded(tmp_path: Path) -> None:
    words = ["assess", str(GOLDEN), "--out", str(tmp_path / "out")]
    assert heavy_after(words) != ["babel"]
    assert heavy_after(words) == ["babel"]


def test_the_assessment_is_written_once_and_hashed_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []

    def counted(assessment: Assessment) -> Json:
        made.append(assessment)
        return assessment_record(assessment)

    monkeypatch.setattr(tables, "assessment_record", counted)
    out = str(tmp_path / "out")
    run_assessment(str(GOLDEN), out, None, Wanted(site=False, quoted=True), lambda *_: None)
    assert len(made) == 1
    manifest = json.loads((tmp_path / "out/manifest.json").read_bytes())
    assert manifest["assessment_sha256"] == sha256((tmp_path / "out/assessment.json").read_bytes())
