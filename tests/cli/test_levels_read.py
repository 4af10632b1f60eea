"""Every level that a draft may have is said in words, paragraphs that promise a number beside items too."""

from pathlib import Path

from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.cli.read import LEVELS
from tallystick.reading.units import COMMITMENT_LEVELS

PLAN = (
    "# National Action Plan of Norland 2025-2030\n\n## Health\n\n"
    "The Ministry of Health will bring clean water to 90 percent of all villages by 2030.\n\n"
    "- Open 40 clinics by 2027\n- Train 300 midwives by 2028\n- Publish the list of clinics\n"
)


def test_a_plan_with_a_promise_between_its_items_is_told_by_level(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    answer = CliRunner().invoke(app, ["read", str(tmp_path / "plan.md"), "--out", str(tmp_path / "draft")])
    assert answer.exception is None or isinstance(answer.exception, SystemExit)
    assert "1 paragraph that promises a number" in answer.output


def test_each_level_has_words() -> None:
    assert {*COMMITMENT_LEVELS, "lead"} <= LEVELS.keys()
