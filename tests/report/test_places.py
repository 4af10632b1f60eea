"""Places: what was found for each part of the country, what was not, and who is furthest behind."""

import dataclasses
import re
from decimal import Decimal

import pytest

from tallystick.base.dates import PartialDate
from tallystick.register import Package
from tallystick.register.areas import Area
from tallystick.register.totals import asks_parts
from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.places import AreaBook, furthest_first
from tallystick.report.views.places import share_of
from tallystick.voice.language import ENGLISH
from tests.report import factory
from tests.report.markup import read


def words(page: str) -> str:
    return " ".join(" ".join(text for _, text in read(page).texts).split())


def test_each_area_with_a_figure_has_a_page_and_each_without_says_so() -> None:
    package, site = factory.reference(), factory.reference_site()
    country = package.descriptor.tallystick.plan.country
    found = {one.area for one in package.observations} - {country}
    pages = {path for path in site if re.fullmatch(r"places/[^/]+\.html", path)}
    assert pages == {f"places/{area}.html" for area in found}
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>\s*<td[^>]*>(.*?)</td>', site["places.html"], re.DOTALL)
    told = {re.sub("<.*?>", "", name): (name, figure) for name, figure in rows}
    for area in package.areas:
        if area.id not in {*found, country}:
            name, figure = told[area.name]
            assert "<a" not in name
            assert "no figure found" in figure


def test_empty_cells_are_counted_as_the_tables_have_them() -> None:
    """Of the reference plan's targets that parts can be held against, in 31 areas, by the headlines."""
    given = factory.material(factory.reference())
    rated = {
        (one.target, one.area)
        for one in given.assessment.verdicts
        if one.rule.startswith("headline") and one.policy == "default" and one.leads and not one.group
        if one.area != "CN" and one.observed is not None
    }
    cells = (len(given.package.areas) - 1) * sum(map(asks_parts, given.package.targets))
    told = words(factory.reference_site()["places.html"])
    assert f"Of {cells:,} cells" in told
    assert f"{cells - len(rated):,} are empty" in told


def test_an_area_shows_its_answers_beside_the_countrys_with_their_sources() -> None:
    page = factory.reference_site()["places/CN-JS.html"]
    told = words(page)
    assert "Not met" in told  # 50.2 percent of wetlands protected, of 55 promised
    assert "50.2%" in told
    wetlands = page.split("<tbody>")[1].split("</tr>")[0]
    assert 'href="../figures/III.5.01.t1.html"' in wetlands
    assert 'class="cite"' in wetlands
    assert "Whole country" in page


@pytest.mark.parametrize("which", ["golden", "reference"])
def test_every_figure_of_an_area_stands_on_its_page(which: str) -> None:
    package, site = getattr(factory, which)(), getattr(factory, f"{which}_site")()
    country = package.descriptor.tallystick.plan.country
    titles = {one.id: one.title for one in package.sources}
    latest: dict[tuple[str, str, str], object] = {}
    for one in sorted(package.observations, key=lambda row: row.period.last):
        if one.area != country:
            latest[one.area, one.indicator, one.group or ""] = one
    for one in latest.values():
        area = one.area  # type: ignore[attr-defined]
        pages = [text for path, text in site.items() if re.fullmatch(rf"places/{area}(/\d+)?\.html", path)]
        source = titles[one.source]  # type: ignore[attr-defined]
        assert any(source in words(text) for text in pages), one


def test_the_furthest_behind_are_those_that_the_assessment_names() -> None:
    given, site = factory.material(factory.reference()), factory.reference_site()
    named = {
        (one.indicator, one.furthest_area)
        for one in given.assessment.trends
        if one.furthest_area or one.furthest_group
    }
    told = words(site["furthest.html"])
    areas = {one.id: one.name for one in given.package.areas}
    titles = {one.id: one.title for one in given.package.indicators}
    for indicator, area in named:
        assert titles[indicator][1:] in told
        assert not area or areas[area] in told
    assert "Yunnan 0.5" in told
    assert "furthest behind" in words(site["places/CN-YN.html"])
    assert "furthest behind" not in words(site["places/CN-BJ.html"])
    assert 'href="furthest.html"' in site["places.html"]


def test_areas_stand_in_the_order_of_how_far_from_the_promise_they_are() -> None:
    site = factory.reference_site()
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th><td><b>([\d.]+)%', site["figures/I.1.04.t2.html"])
    figures = [Decimal(value) for _, value in rows]
    assert len(figures) == 9
    assert figures == sorted(figures)
    assert rows[0][0] == "Liaoning"


def test_a_ceiling_puts_the_highest_first_and_an_equal_the_farthest() -> None:
    given = factory.material(factory.reference())
    target = given.package.targets[0]
    some = next(one for one in given.assessment.verdicts if one.observed is not None)
    rows = [
        dataclasses.replace(some, area=area, observed=Decimal(value)) for area, value in (("a", 3), ("b", 9))
    ]
    order = {}
    for comparator in ("<=", ">=", "=", "decrease_by", "increase_by"):
        asked = dataclasses.replace(target, comparator=comparator, value=Decimal(8))
        order[comparator] = [one.area for one in furthest_first(asked, rows)]
    assert order == {
        "<=": ["b", "a"], ">=": ["a", "b"], "=": ["a", "b"],
        "decrease_by": ["b", "a"], "increase_by": ["a", "b"],
    }  # fmt: skip


def test_a_share_is_never_rounded_to_all_or_nothing() -> None:
    context = PageContext(Book(factory.material(factory.golden())), ENGLISH)
    assert [share_of(context, count, 1000) for count in (0, 1, 996, 1000)] == ["0%", "1%", "99%", "100%"]


def test_a_package_that_names_no_part_of_its_country_says_so() -> None:
    package = factory.golden()
    country = package.descriptor.tallystick.plan.country
    alone = dataclasses.replace(
        package,
        areas=tuple(one for one in package.areas if one.id == country),
        observations=tuple(one for one in package.observations if one.area == country),
    )
    site = factory.site(factory.material(alone))
    assert "names no part of the country" in words(site["places.html"])
    assert "furthest.html" not in site or "By area" not in site["places.html"]


def test_an_area_in_an_area_leads_to_it_and_back() -> None:
    package = factory.reference()
    inner = Area("CN-JS-NJ", "Nanjing", "CN-JS")
    some = next(one for one in package.observations if one.area == "CN-JS")
    more = dataclasses.replace(some, id="inner", area=inner.id)
    grown = dataclasses.replace(
        package, areas=(*package.areas, inner), observations=(*package.observations, more)
    )
    site = factory.site(factory.material(grown))
    assert 'href="../places/CN-JS-NJ.html"' in site["places/CN-JS.html"]
    assert 'href="../places/CN-JS.html"' in site["places/CN-JS-NJ.html"]


def test_the_list_by_place_holds_the_commitments_that_an_areas_figures_speak_of() -> None:
    places = AreaBook(PageContext(Book(factory.material(factory.reference())), ENGLISH))
    assert "I.1.04" in places.commitments["CN-LN"]
    site = factory.reference_site()
    assert 'id="CN-LN"' in "".join(text for path, text in site.items() if path.startswith("lists/places"))


def test_whoever_was_furthest_behind_has_its_later_figure_beside() -> None:
    """Yunnan had 0.5 childcare places per 1,000 people in 2020, and the most of eight provinces in 2025."""
    page = words(factory.reference_site()["furthest.html"])
    assert "Yunnan 0.5 per 1,000 since then 4.8 per 1,000 (2025)" in page
    assert "Liaoning 92% since" not in page  # of the year that is compared, and no later one


def test_cells_are_counted_in_whole_sentences() -> None:
    """None empty, one empty, and a plan with one target in one part."""
    example = factory.example()
    assert "For each target a figure that answers it was found in each part." in told_of(example)
    part = example.areas[-1]
    more = dataclasses.replace(example, areas=(*example.areas, dataclasses.replace(part, id="QX-02")))
    assert "Of 2 cells, one for each target in each part, 1 is empty (50%)" in told_of(more)
    none = dataclasses.replace(
        example, observations=tuple(one for one in example.observations if one.area != part.id)
    )
    assert "No figure was found there that answers the plan's one target." in told_of(none)


def test_an_area_that_has_ended_is_no_part_without_a_figure() -> None:
    example = factory.example()
    part = example.areas[-1]
    ended = Area("QX-09", "Old Province", "QX", until=PartialDate.parse("2022-05-31"), successor=part.id)
    later = Area("QX-08", "New Province", "QX", since=PartialDate.parse("2027"))
    told = told_of(dataclasses.replace(example, areas=(*example.areas, ended, later)))
    assert "For 1 of 1 part of the country a figure was found." in told
    assert "For each target a figure that answers it was found in each part." in told
    there = told_of(
        dataclasses.replace(example, areas=(*example.areas, dataclasses.replace(ended, until=None)))
    )
    assert "For 1 of 2 parts of the country a figure was found." in there


def test_of_a_count_no_area_stands_first_and_no_target_is_asked() -> None:
    example = factory.example()
    part = example.areas[-1]
    some = next(one for one in example.observations if one.area == part.id)
    nurses = [
        dataclasses.replace(some, id=f"n{area}", area=area, indicator="nurses", unit="persons", value=value)
        for area, value in ((part.id, Decimal(9)), ("QX", Decimal(20)))
    ]
    whole = dataclasses.replace(
        example,
        observations=(*example.observations, *nurses),
        targets=(
            *example.targets,
            dataclasses.replace(example.targets[0], id="t2", unit="persons", parts_make=None),
        ),
    )
    told = told_of(whole)
    assert "not ordered: each area has a part of what the country has" in told
    assert "1 target counts something in the whole country, and no part is held against it." in told
    page = words(factory.site(factory.material(whole))["places/by/nurses.html"])
    assert "the lowest figure stands first" not in page


def told_of(package: Package) -> str:
    return words(factory.site(factory.material(package))["places.html"])
