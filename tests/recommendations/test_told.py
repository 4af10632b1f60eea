"""What others asked, on pages and on paper: the review half way, the next one's list, what is left out."""

import dataclasses
import io
from pathlib import Path

import docx
import pytest
import python_calamine

from tallystick.pipeline.reports.write import set_report
from tallystick.recommendations.coding import for_next_review, mapped, of_latest_review
from tallystick.register import Package, load_package
from tallystick.report.document.kinds import make_document
from tallystick.report.document.model import PaperReport, ReportHeading, ReportTable, ReportWords
from tallystick.report.site import draw
from tallystick.voice.catalogues import language_named
from tallystick.voice.language import ENGLISH
from tests.recommendations.cycle import mapped_cycle
from tests.report import factory


@pytest.fixture(scope="module")
def cycle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mapped_cycle(tmp_path_factory.mktemp("cycle"))


@pytest.fixture(scope="module")
def package(cycle: Path) -> Package:
    return load_package(str(cycle))


@pytest.fixture(scope="module")
def site(package: Package) -> dict[str, str]:
    return {path: data.decode() for path, data in draw(factory.material(package), (ENGLISH,)).items()}


def paper(package: Package, kind: str) -> PaperReport:
    return make_document(factory.material(package), ENGLISH, kind, None)


def tables(made: PaperReport) -> dict[str, ReportTable]:
    return {one.caption: one for one in made.blocks if isinstance(one, ReportTable)}


def numbers(grid: ReportTable) -> list[str]:
    return [row[0].partition(" ")[0].removeprefix("upr4-") for row in grid.rows]


def test_the_midterm_table_has_each_recommendation_once_with_the_answers_of_its_commitments(
    package: Package,
) -> None:
    found = tables(paper(package, "review"))
    accepted, others = found["Accepted recommendations"], found["Other recommendations"]
    assert numbers(accepted) == ["28.1", "28.2", "28.3", "28.4", "28.5", "28.7", "28.13"]
    assert numbers(others) == ["28.6", "28.8", "28.9", "28.10", "28.11", "28.12"]  # 28.14 was merged
    (third,) = [row for row in accepted.rows if row[0].startswith("upr4-28.3 ")]
    assert third[3].startswith("answered in part: II.2.04 ")
    assert third[4].startswith("II.2.04: done? ")
    (eighth,) = [row for row in others.rows if row[0].startswith("upr4-28.8 ")]
    assert "The wall has to be paid for." in eighth[2]
    assert eighth[3:] == ("no commitment answers it", "")


def test_the_list_for_the_next_review_is_what_was_accepted_and_is_not_answered_in_full(
    package: Package,
) -> None:
    found = tables(paper(package, "next-review"))
    assert numbers(found["Answered in part"]) == ["28.3"]
    assert numbers(found["Not answered, or not known"]) == ["28.4"]


def test_only_the_latest_cycle_counts(package: Package) -> None:
    old = [dataclasses.replace(one, id=f"old-{one.id}", cycle=3) for one in package.recommendations]
    both = dataclasses.replace(package, recommendations=(*old, *package.recommendations))
    assert of_latest_review(mapped(both)) == of_latest_review(mapped(package))
    assert for_next_review(mapped(both)) == for_next_review(mapped(package))


def test_a_report_says_what_was_asked_and_left_out_with_its_doubt(package: Package) -> None:
    made = paper(package, "assessment")
    heads = [one.text for one in made.blocks if isinstance(one, ReportHeading)]
    assert "What others asked, and the plan leaves out" in heads
    words = " ".join(one.text for one in made.blocks if isinstance(one, ReportWords))
    assert "By the word of two people no commitment of the plan answers 3 of them." in words
    assert "It may be up to 6, for coders differ on 1 and 2 are not yet coded by two." in words
    assert "CEDAW 7" in words
    found = tables(made)
    assert numbers(found["What no commitment answers"]) == ["28.8", "28.9", "28.11"]
    against = found["Commitments that go against a recommendation"]
    assert [(row[0], row[3][:7]) for row in against.rows] == [("upr4-28.8", "II.2.03")]
    counts = {row[0]: row[1:4] for row in found["How many, by mechanism, theme and group"].rows}
    assert counts["By mechanism: Universal Periodic Review"] == ("13", "3", "5")
    assert counts["By mechanism: Treaty bodies"] == ("1", "not yet coded", "1")


def test_a_report_of_a_plan_of_which_nobody_asked_anything_has_no_such_part() -> None:
    heads = [
        one.text for one in paper(factory.golden(), "assessment").blocks if isinstance(one, ReportHeading)
    ]
    assert "What others asked, and the plan leaves out" not in heads


def test_a_list_says_how_many_of_it_stand_no_more(site: dict[str, str]) -> None:
    """28.14 was merged into 28.2: lists have it, counts don't."""
    said = "1 of them was withdrawn or merged into another."
    listed = {path for path, page in site.items() if path.startswith("recommendations/") and said in page}
    of_all = {"mechanism/upr", "cycle/4", "state/ostland", "theme/bridges-and-wells", "group/women"}
    assert listed == {f"recommendations/{one}.html" for one in of_all}


def test_pages_say_the_same_as_paper(site: dict[str, str]) -> None:
    index = site["recommendations/index.html"]
    for path in ("recommendations/review.html", "recommendations/next-review.html"):
        assert path.removeprefix("recommendations/") in index
    review, left = site["recommendations/review.html"], site["recommendations/next-review.html"]
    assert "The State accepted, in full or in part, 7 of the 13 recommendations of this cycle" in review
    assert "What the State answered to 2 was not found, or not looked for." in review
    assert review.index("upr4-28.13") < review.index("upr4-28.6")  # accepted ones first
    assert "upr4-28.4" in left
    assert "upr4-28.1<" not in left


def test_where_all_is_answered_the_next_list_says_so_and_of_what(package: Package) -> None:
    keep = {"upr4-28.1", "upr4-28.2"}
    few = dataclasses.replace(
        package,
        recommendations=tuple(one for one in package.recommendations if one.id in keep),
        recommendation_links=tuple(one for one in package.recommendation_links if one.recommendation in keep),
    )
    page = draw(factory.material(few), (ENGLISH,))["recommendations/next-review.html"].decode()
    assert "A commitment answers every accepted recommendation of the latest cycle in full." in page
    noted = tuple(dataclasses.replace(one, response="noted") for one in few.recommendations)
    none = dataclasses.replace(few, recommendations=noted)
    page = draw(factory.material(none), (ENGLISH,))["recommendations/next-review.html"].decode()
    assert "accepted, in full or in part, 0 of the" in page


@pytest.mark.parametrize(("tongue", "said"), [("en", "answered in part"), ("zh-Hans", "部分对应")])
@pytest.mark.parametrize("kind", ["review", "next-review"])
def test_the_tables_are_written_as_docx_and_xlsx_in_both_languages(
    package: Package, kind: str, tongue: str, said: str
) -> None:
    language = language_named(tongue)
    assert language is not None
    made = make_document(factory.material(package), language, kind, None)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(set_report(made, ".xlsx")))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    assert any(said in str(cell) for row in rows for cell in row)
    text = docx.Document(io.BytesIO(set_report(made, ".docx")))
    assert any(said in cell.text for one in text.tables for row in one.rows for cell in row.cells)


def test_a_sheet_is_named_by_whole_words(package: Package) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(
        io.BytesIO(set_report(paper(package, "review"), ".xlsx"))
    )
    assert book.sheet_names[:2] == ["What was done about the", "Recommendations that were not"]
