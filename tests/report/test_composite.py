"""The page of a plan's index: first what it can't say, then each number with its verdicts and its figures."""

from pathlib import Path

import pytest

from tallystick.register.files import load_package
from tallystick.voice.packing import LONGEST
from tests.assessment.composite.isle import CHAPTERS, YEARS, isle
from tests.report import factory
from tests.report.test_indicators import plain


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    package = isle(tmp_path_factory.mktemp("indexed"), YEARS, CHAPTERS)
    return factory.site(factory.material(load_package(str(package))))


def test_it_says_first_what_it_cant_say(pages: dict[str, str]) -> None:
    text = pages["indices/years.html"]
    assert text.index("What it can") < text.index("The numbers, and the verdicts beside them")
    said = plain(text)
    assert "For 3 of 5 no number is given: below 50% of the indicators have a figure" in said
    assert "The method doubts nothing, so nobody knows how sure the numbers are." in said


def test_a_number_stands_beside_the_verdicts(pages: dict[str, str]) -> None:
    said = plain(pages["indices/chapters.html"])
    assert "78.1 1 3 of 4 have a figure Met 1" in said
    said = plain(pages["indices/years.html"])
    assert "67.8" in said  # 67.75, half to even
    assert "2 of 6 have a figure; 3 are needed, 1 more" in said


def test_below_the_coverage_no_number_stands_there(pages: dict[str, str]) -> None:
    row = pages["indices/years.html"].split('<th scope="row">2023</th>')[1].split("</tr>")[0]
    assert "no number" in row
    assert "<b>" not in row
    assert "indicators/" in row, "the indicators that would bring one are linked"


def test_every_figure_leads_to_its_source(pages: dict[str, str]) -> None:
    text = pages["indices/years.html"].split('id="h-figures"')[1]
    rows = text.split("<tbody>")[1].split("</tbody>")[0].split("</tr>")[:-1]
    assert len(rows) == 11
    assert all("sources/" in row and "indicators/" in row for row in rows)


def test_the_reference_plan_is_refused_and_each_page_is_short() -> None:
    site = factory.reference_site()
    found = {path: text for path, text in site.items() if path.startswith("indices/")}
    assert {"indices/years.html", "indices/chapters.html", "indices/provinces.html"} <= found.keys()
    style = len(site["style.css"].encode())
    assert max(len(text.encode()) + style for text in found.values()) < LONGEST
    assert "For 5 of 5 no number is given" in plain(found["indices/years.html"])
    assert "What would bring a number soonest" in plain(found["indices/years.html"])
    listed = site["indicators/index.html"]
    assert all(f'href="../{path}"' in listed for path in found if path.count("/") == 1)


def test_an_index_that_cant_be_made_says_why_on_its_page(tmp_path: Path) -> None:
    lone = CHAPTERS.replace("years_back = 4\n", 'aggregate = "geometric"\nweights = { A = 0, B = 0 }\n')
    lone = lone.replace('units = "chapters"', 'units = "years"')
    site = factory.site(factory.material(load_package(str(isle(tmp_path, lone)))))
    said = plain(site["indices/chapters.html"])
    assert "be made: step weigh" in said, said
    assert "The numbers, and the verdicts beside them" not in said


def test_chapter_and_area_lead_to_their_number_and_back(pages: dict[str, str]) -> None:
    chapter = pages["chapters/A.html"]
    assert 'href="../indices/chapters.html"' in chapter
    assert "78.1 of 100, rank 1" in plain(chapter)
    site = factory.reference_site()
    area = site["places/CN-SH.html"]
    assert 'href="../indices/provinces.html"' in area
    assert "no number: a figure for 0 of 330 indicators" in plain(area)
    assert 'href="../places/CN-SH.html"' in site["indices/provinces.html"]
