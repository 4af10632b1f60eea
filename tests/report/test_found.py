"""The lists of commitments: each stands under all that it has, and the counts are those of the tables."""

import posixpath
import re
from collections import defaultdict
from functools import cache

import pytest

from tallystick.assessment import Assessment
from tallystick.register.model import Package
from tallystick.report import words
from tallystick.report.spans import spans
from tallystick.report.views.listed import natural_order
from tallystick.voice.language import ENGLISH
from tests.report import factory
from tests.report.markup import read

LISTS = {
    "lists/plan-order",
    "lists/a-to-z",
    "groups",
    "lists/rights",
    "lists/goals",
    "lists/articles",
    "lists/classes",
    "lists/done",
    "lists/target-met",
    "lists/right-enjoyed",
}
NAMES = {"done": words.DONE, "target_met": words.TARGET_VERDICT, "right_enjoyed": words.ENJOYED}
ANSWERS = {"lists/done": "done", "lists/target-met": "target_met", "lists/right-enjoyed": "right_enjoyed"}
#: From so many parts on a list shows them on its own page only.
MANY = 60
HEADING = re.compile(r'<h2( id="[^"]+")?>(?:<svg.*?</svg> )?(.*?) <span class="of">([\d,]+)</span>')
ROW = re.compile(r'<tr><th scope="row"><span class="id">([^<]+)</span>.*?</td></tr>', re.DOTALL)
WORD = re.compile(r'<span class="v"><svg.*?</svg>([^<]*)</span>')


@cache
def given(name: str) -> tuple[Package, Assessment, dict[str, str]]:
    if name == "golden":
        return factory.golden(), factory.judged_golden(), factory.golden_site()
    return factory.reference(), factory.material(factory.reference()).assessment, factory.reference_site()


@pytest.fixture(params=["golden", "reference"])
def case(request: pytest.FixtureRequest) -> tuple[Package, Assessment, dict[str, str]]:
    return given(request.param)


def series(site: dict[str, str], name: str) -> list[str]:
    """The pages of a list in their order."""
    found = [path for path in site if re.fullmatch(rf"{name}(/\d+)?\.html", path)]
    return [site[path] for path in sorted(found, key=natural_order)]


def parts(site: dict[str, str], name: str) -> dict[str, list[str]]:
    """The commitments under each heading of a list, over all its pages, as many as the heading says."""
    found: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = {}
    for page in series(site, name):
        for section in page.split("<section>")[1:]:
            heading = HEADING.search(section)
            if heading:
                found[heading[2]] += [row[1] for row in ROW.finditer(section)]
                counts[heading[2]] = int(heading[3].replace(",", ""))
    assert counts == {title: len(rows) for title, rows in found.items()}
    return dict(found)


def under(site: dict[str, str], name: str) -> dict[str, set[str]]:
    """The titles of the parts under which each commitment stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for title, commitments in parts(site, name).items():
        assert len(commitments) == len(set(commitments)), title
        for one in commitments:
            found[one].add(title)
    return dict(found)


@pytest.mark.parametrize("name", ["lists/plan-order", "lists/a-to-z", "lists/classes", *ANSWERS])
def test_every_commitment_stands_once_in_what_has_them_all(
    case: tuple[Package, Assessment, dict[str, str]], name: str
) -> None:
    package, _, site = case
    stands = [one for rows in parts(site, name).values() for one in rows]
    assert sorted(stands) == sorted(one.id for one in package.commitments)


def test_the_order_is_the_plans_and_the_alphabets(case: tuple[Package, Assessment, dict[str, str]]) -> None:
    package, _, site = case
    in_order = [one for rows in parts(site, "lists/plan-order").values() for one in rows]
    sections = [part.id for part in package.outline]
    places = {one.id: sections.index(one.section) for one in package.commitments}
    assert [places[one] for one in in_order] == sorted(places.values())
    titles = {one.id: one.title.casefold() for one in package.commitments}
    by_title = [titles[one] for rows in parts(site, "lists/a-to-z").values() for one in rows]
    assert by_title == sorted(titles.values())


def attributes(package: Package) -> dict[str, dict[str, int]]:
    """How many parts of each list a commitment must stand in, counted from the package's own tables."""
    rights = {one.id: one.rights for one in package.indicators}
    found: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in LISTS - set(ANSWERS)}
    for one in package.commitments:
        found["groups"][one.id] |= set(one.groups) - {"general"}
    for link in package.links:
        found["lists/goals" if link.scheme == "sdg_target" else "lists/articles"][link.commitment].add(
            link.code
        )
    for use in package.commitment_indicators:
        found["lists/rights"][use.commitment] |= set(rights[use.indicator])
    lists = ("groups", "lists/goals", "lists/articles", "lists/rights")
    return {name: {one: len(names) for one, names in found[name].items() if names} for name in lists}


def test_every_commitment_is_reached_by_each_of_its_attributes(
    case: tuple[Package, Assessment, dict[str, str]],
) -> None:
    package, _, site = case
    for name, expected in attributes(package).items():
        stands = {one: len(titles) for one, titles in under(site, name).items()}
        assert stands == expected, name


def test_a_goal_and_an_article_hold_the_commitments_that_the_links_table_names() -> None:
    package, _, site = given("reference")
    goals, articles = parts(site, "lists/goals"), parts(site, "lists/articles")
    eight = [one.commitment for one in package.links if (one.scheme, one.code) == ("sdg_target", "8.5")]
    assert goals["Target 8.5"] == eight
    six = [one.commitment for one in package.links if one.code == "ICESCR 6"]
    assert articles["International Covenant on Economic, Social and Cultural Rights, article 6"] == six


def test_the_counts_of_answers_are_those_of_the_table(
    case: tuple[Package, Assessment, dict[str, str]],
) -> None:
    _, assessment, site = case
    for name, question in ANSWERS.items():
        said = NAMES[question]
        expected: dict[str, list[str]] = defaultdict(list)
        for one in assessment.commitments:
            if one.question == question:
                expected[said[one.verdict]].append(one.commitment)
        found = parts(site, name)
        assert {title: sorted(rows) for title, rows in found.items()} == {
            title: sorted(rows) for title, rows in expected.items()
        }
        told = re.search(r'<dl class="three">.*?</dl>', series(site, "lists/plan-order")[0], re.DOTALL)
        assert told
        for title, rows in expected.items():
            assert re.search(rf"</svg>{re.escape(title)}</span> {len(rows)}</dd>", told[0]), title


def test_every_row_has_the_three_answers_of_the_table(
    case: tuple[Package, Assessment, dict[str, str]],
) -> None:
    _, assessment, site = case
    answers = {
        (one.commitment, one.question): NAMES[one.question][one.verdict] for one in assessment.commitments
    }
    for name in LISTS:
        for page in series(site, name):
            for row in ROW.finditer(page):
                assert WORD.findall(row[0]) == [answers[row[1], question] for question in NAMES], row[1]


def test_find_leads_to_every_part_of_every_list(case: tuple[Package, Assessment, dict[str, str]]) -> None:
    """Of a list with very many parts to what these stand under; the list itself leads to each of them."""
    _, _, site = case
    find = read("".join(series(site, "find")[:1]))
    links = {one.attributes["href"] for one in find.named("a")}
    for name in LISTS:
        assert not series(site, name) or f"{name}.html" in links
        assert series(site, name) or name == "lists/rights"
        places = [
            f"{path}#{place}"
            for path, page in site.items()
            if re.fullmatch(rf"{name}(/\d+)?\.html", path)
            for place in re.findall(r'<h2 id="([^"]+)">', page)
        ]
        if len(places) >= MANY:
            own = {one.attributes["href"] for one in read(site[f"{name}.html"]).named("a")}
            inside = {posixpath.normpath(posixpath.join(posixpath.dirname(name), one)) for one in own}
            assert set(places) <= inside
            assert len(links & set(places)) >= 10
        else:
            assert set(places) <= links
    for path in ("index.html", "method.html"):
        assert 'href="find.html"' in site[path]


def test_a_commitments_goals_and_articles_lead_to_their_lists() -> None:
    package, _, site = given("reference")
    for commitment in package.commitments[::17]:
        path = f"commitments/{commitment.id}.html"
        links = [one.attributes["href"] for one in read(site[path]).named("a")]
        inside = {posixpath.normpath(posixpath.join("commitments", one)) for one in links}
        for link in package.links:
            if link.commitment == commitment.id:
                name = "goals" if link.scheme == "sdg_target" else "articles"
                place = re.sub("[^a-z0-9]+", "-", link.code.casefold())
                assert any(re.fullmatch(rf"lists/{name}(/\d+)?\.html#{place}", one) for one in inside), link


def test_no_link_between_parts_of_a_list_is_a_bare_number(
    case: tuple[Package, Assessment, dict[str, str]],
) -> None:
    _, _, site = case
    pagers = [
        pager
        for page in site.values()
        for pager in re.findall(r'<nav class="pager".*?</nav>', page, re.DOTALL)
    ]
    assert pagers
    for pager in pagers:
        names = [one.text for one in read(pager).named("li")]
        assert all(re.search(r"[^\W\d]", name) and not name.startswith("Page") for name in names), names
        assert len(set(names)) == len(names), names


def test_the_title_of_a_later_page_says_what_stands_on_it() -> None:
    _, _, site = given("reference")
    told = {path: read(text).named("h1")[0].text for path, text in site.items() if path.startswith("targets")}
    assert told["targets.html"] == "Targets"
    assert any("Cannot be rated" in title for path, title in told.items() if path != "targets.html")
    titles = [read(text).named("title")[0].text for path, text in site.items() if path.endswith(".html")]
    assert sorted({one for one in titles if titles.count(one) > 1}) == []


def test_what_a_page_holds_is_told_briefly_and_apart() -> None:
    long = "A measure whose name goes on for much longer than anybody would want to read in a link"
    assert spans(ENGLISH, [[long]]) == ("A measure whose name goes on… read in a link",)
    assert spans(ENGLISH, [["水" * 60], []]) == ("水" * 16 + "…" + "水" * 7, "Nothing")
    assert spans(ENGLISH, [["A", "B"], ["A", "B"]]) == ("A \u2013 B (1)", "A \u2013 B (2)")


def test_codes_and_titles_stand_where_people_look() -> None:
    codes = ["8.10", "8.5", "1.a", "1.10", "10.1", "1.2"]
    assert sorted(codes, key=natural_order) == ["1.2", "1.10", "1.a", "8.5", "8.10", "10.1"]
    initial = ENGLISH.ways.initial
    assert [initial(one) for one in ("élan", "Ökologie", "水", "3 roads", "")] == ["E", "O", "", "", ""]


def test_the_page_with_a_script_is_as_light_as_the_others_with_it() -> None:
    """50 kB with its style and its script, the heads of three answers among them."""
    site = factory.reference_site()
    assert sum(len(site[one].encode()) for one in ("find.html", "style.css", "search.js")) < 48_500
