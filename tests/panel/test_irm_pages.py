"""What a review elsewhere coded stands on the commitment's page as its word, and among no panel's codes."""

from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.assessment import assess
from tallystick.panel.irm import COLUMNS
from tallystick.pipeline.panel.irm import take_irm
from tallystick.register import Package, load_package
from tallystick.register.files import chosen_method
from tallystick.report.coded_words import code_word
from tallystick.report.site import draw
from tallystick.report.views.coded_elsewhere import ASKED
from tallystick.voice.catalogues import language_named
from tallystick.voice.language import ENGLISH
from tests.panel.rounds import Round
from tests.panel.simulated import panelled
from tests.panel.test_irm import CODED, IDS, PLAN, table, taken
from tests.panel.test_panel_pages import words
from tests.register.packages import copy_of_golden, rows_of, write_rows
from tests.report import factory

#: The columns of the table that hold a code.
REVIEWED = frozenset(one.name for one in COLUMNS)
HEADING = "What a review elsewhere coded"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The invented plan with an invented row of the mechanism's table, and a panel of its own."""
    folder = tmp_path_factory.mktemp("irm")
    take_irm(str(copy_of_golden(folder)), str(table(folder, CODED)), PLAN)
    review, ours = (
        load_package(str(next(folder.glob("*/datapackage.json")).parent)),
        panelled(factory.golden()),
    )
    return replace(
        ours,
        assessors=(*ours.assessors, *review.assessors),
        judgements=(*ours.judgements, *review.judgements),
    )


@pytest.fixture(scope="module")
def site(plan: Package) -> dict[str, str]:
    """The words of each page."""
    files = draw(factory.material(plan), (ENGLISH,))
    return {path: words(data.decode()) for path, data in files.items() if path.endswith(".html")}


def test_the_page_says_who_when_by_which_guide_and_what(site: dict[str, str]) -> None:
    told = site[f"commitments/{IDS[0]}.html"].partition(HEADING)[2].partition("enter no answer")[0]
    assert (
        "Completion: substantial Independent Reporting Mechanism of the Open Government Partnership" in told
    )
    assert "when the plan was over, 2019. What the code means, by the partnership's glossary" in told
    assert "Completion (End Of Term): Substantial" in told
    assert "Specificity (older): medium" in told
    assert "while the plan was under way, no day told. No guide was read that says" in told
    assert not [one for one in IDS[1:] if HEADING in site[f"commitments/{one}.html"]]


def test_a_review_changes_no_answer_no_figure_and_no_page_of_a_panel(
    plan: Package, site: dict[str, str]
) -> None:
    ours = panelled(factory.golden())
    alone, beside = (assess(one, chosen_method(one, None)) for one in (ours, plan))
    assert beside.panel is not None
    assert beside == alone
    mechanism = "Independent Reporting Mechanism"
    assert not [path for path, page in site.items() if path.startswith("panel/") and mechanism in page]


def test_every_code_and_question_of_the_mechanism_has_words_in_both_languages() -> None:
    chinese = language_named("zh-Hans")
    assert chinese is not None
    for column in COLUMNS:
        assert chinese.say(ASKED[column.criterion]) != ENGLISH.say(ASKED[column.criterion])
        for code in column.codes.values():
            assert code_word(chinese, column.criterion, code) != code_word(ENGLISH, column.criterion, code)


def test_the_year_of_the_report_is_the_day_and_codes_that_were_taken_without_one_stay(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    assert taken(package, table(tmp_path, CODED))[0] == 0
    days = {(one.panel, str(one.given)) for one in load_package(str(package)).judgements}
    assert days == {(f"irm-{PLAN}-end", "2019"), (f"irm-{PLAN}-progress", "None")}
    path = package / "tables/judgements.csv"
    place = rows_of(path)[0].index("given")
    write_rows(path, [[*row[:place], *row[place + 1 :]] for row in rows_of(path)])
    before = path.read_bytes()
    code, said = taken(package, table(tmp_path, CODED))
    assert code == 0, said
    assert path.read_bytes() == before


def test_no_panel_takes_the_name_of_a_review(tmp_path: Path) -> None:
    here = Round(tmp_path / "round")
    where = (str(here.package), str(here.panel), "--announce", "the lottery")
    assert here("panel", "assign", *where, "--name", f"irm-{PLAN}-end") == 2
    assert "begin the names of the mechanism's reviews" in " ".join(here.said.split())
    assert not here.panel.exists()


def test_codes_of_a_panel_that_is_not_locked_stand_on_no_page_as_a_reviews(plan: Package) -> None:
    working = replace(plan, panels=(), rubric_codes=(), panel_signatures=(), dissents=(), body_replies=())
    pages = draw(factory.material(working), (ENGLISH,))
    with_review = [one for one in IDS if HEADING.encode() in pages[f"commitments/{one}.html"]]
    assert with_review == [IDS[0]]
    told = (
        words(pages[f"commitments/{IDS[0]}.html"].decode()).partition(HEADING)[2].partition("Two halves")[0]
    )
    assert "invented" not in told
    assert told.count("Independent Reporting Mechanism of") == 2 * len([k for k in CODED if k in REVIEWED])
