"""A page shows the doubtful first; what it sends means the same rows as the plan's order."""

import re
from pathlib import Path

from tallystick.register import load_package
from tests.pipeline.confirming.asking import window
from tests.pipeline.confirming.folders import write_draft


def test_a_list_goes_at_a_stroke_from_a_page_that_shows_its_last_row_first(tmp_path: Path) -> None:
    folder = write_draft(tmp_path / "draft")
    rows = (folder / "commitments.csv").read_text(encoding="utf-8").splitlines()
    doubts = [",doubt", *(",0.9" if row.startswith("1.2,") else ",0.1" for row in rows[1:])]
    told = "\n".join(map("".join, zip(rows, doubts, strict=True)))
    (folder / "commitments.csv").write_text(told + "\n", encoding="utf-8")
    here = window(folder)
    page = here.ask("").text
    assert page.index('id="c-1.2"') < page.index('id="c-1.1"')
    form = next(one for one in page.split("<form") if "dismiss-list" in one and 'value="1"' in one)
    sent = dict(re.findall(r'name="([a-z]+)" value="([^"]*)"', form.partition("<button")[0]))
    assert here.ask("act", {**sent, "act": "dismiss-list"}).code == 303
    assert [one.id for one in load_package(str(folder)).commitments] == ["2.1"]
    assert here.ask("act", {**sent, "act": "confirm-list"}).code == 422
