"""A first package: sound as it is, with a row in each table, and never over what somebody has worked on."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.cli.main import app
from tallystick.pipeline.new import make_new
from tallystick.register.check import check_package
from tallystick.register.files import load_package, package_files
from tallystick.register.tables import TABLES


def test_every_table_that_people_fill_in_has_an_example_row(tmp_path: Path) -> None:
    make_new(str(tmp_path / "new"))
    checked = check_package(str(tmp_path / "new"))
    assert checked.findings == ()
    package = checked.package
    assert package
    empty = [table.name for table in TABLES if not getattr(package, table.name)]
    # 'confirm' keeps the first, of drafts that were read; 'panel lock' enters the next; what a text said
    # before is kept by what puts another in its place; cases are counted
    by_panels = ["panels", "rubric_codes", "panel_signatures"]
    before = ["earlier_measures", "earlier_milestones", "earlier_reports", "earlier_paragraphs"]
    assert empty == ["confirmations", "earlier_local_targets", *by_panels, *before, "case_counts"]


def test_it_is_named_as_invented_and_each_row_with_a_text_says_that_it_is_an_example(tmp_path: Path) -> None:
    make_new(str(tmp_path / "new"))
    package = load_package(str(tmp_path / "new"))
    plan = package.descriptor.tallystick.plan
    assert plan.fictional
    assert plan.country == "QX"  # which ISO 3166 leaves to its users
    for table in TABLES:
        for row in getattr(package, table.name):
            texts = [str(getattr(row, name)) for name in table.columns]
            if table.name not in {"links", "target_indicators"}:  # codes alone
                assert any("xample" in one or "invented" in one for one in texts), (table.name, texts)


def test_it_comes_out_as_this_version_writes_packages(tmp_path: Path) -> None:
    make_new(str(tmp_path / "new"))
    files = package_files(load_package(str(tmp_path / "new")))
    assert {name: (tmp_path / "new" / name).read_bytes() for name in files} == files
    make_new(str(tmp_path / "again"))
    first, second = (
        {one.relative_to(tmp_path / name): one.read_bytes() for one in (tmp_path / name).rglob("*.*")}
        for name in ("new", "again")
    )
    assert first == second


@pytest.mark.parametrize("kind", ["a file in it", "a hidden file in it", "a file of that name"])
def test_what_somebody_has_worked_on_is_never_written_over(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "mine"
    if kind != "a file of that name":
        place.mkdir()
    kept = {"a file in it": place / "x.csv", "a hidden file in it": place / ".x"}.get(kind, place)
    kept.write_text("kept", encoding="utf-8")
    with pytest.raises(Refusal):
        make_new(str(place))
    assert kept.read_text(encoding="utf-8") == "kept"
    assert len([one for one in tmp_path.rglob("*") if one.is_file()]) == 1


def test_an_empty_folder_is_taken_and_the_commands_lead_from_one_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new").mkdir()
    answer = CliRunner().invoke(app, ["new", "new"])
    assert answer.exit_code == 0, answer.output
    assert answer.output.splitlines()[-1] == "Next: tallystick check new"
    answer = CliRunner().invoke(app, ["check", "new"])
    assert answer.output.splitlines()[-1] == "Next: tallystick assess new --out DIR"
    answer = CliRunner().invoke(app, ["assess", "new", "--out", "site"])
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "site" / "places" / "QX-01.html").is_file()
    answer = CliRunner().invoke(app, ["new", "new"])
    assert answer.exit_code == 2
    assert "is not empty" in answer.output
