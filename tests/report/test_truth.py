"""No page says what another page, or another part of it, denies: every page of both plans is read."""

import html
import re
from functools import cache

import pytest

from tallystick.assessment import Assessment
from tallystick.register.model import OFFICIAL_KINDS, Package
from tallystick.report import words
from tests.report import factory
from tests.report.markup import read

ROW = re.compile(r'<tr><th scope="row"><span class="id">([^<]+)</span>.*?</th>\n?(.*?)</tr>', re.DOTALL)
WORD = re.compile(r'<span class="v"><svg.*?</svg>([^<]*)</span>')
THREE = re.compile(r'<dl class="three">(.*?)</dl>', re.DOTALL)
LEAD = re.compile(r'<p class="lead">(.*?)</p>', re.DOTALL)
COUNT = re.compile(r'<a class="count" href="([^"]*)">([\d,]+) of ([\d,]+)</a>')
HALVES = re.compile(r'<div class="halves">(.*?)Concerns and disputes stand', re.DOTALL)
KIND = re.compile(r'<span class="kind">([^<]*)</span>')
OFFICIAL = {"Official statistic", "Official claim"}
Case = tuple[Package, Assessment, dict[str, str]]


@cache
def given(name: str) -> Case:
    if name == "golden":
        return factory.golden(), factory.judged_golden(), factory.golden_site()
    return factory.reference(), factory.material(factory.reference()).assessment, factory.reference_site()


@pytest.fixture(params=["golden", "reference"])
def case(request: pytest.FixtureRequest) -> Case:
    return given(request.param)


def plain(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def number(text: str) -> int:
    return int(text.replace(",", ""))


def commitment_pages(case: Case) -> dict[str, str]:
    return {one.id: case[2][f"commitments/{one.id}.html"] for one in case[0].commitments}


def test_a_commitment_has_the_same_three_answers_wherever_it_stands(case: Case) -> None:
    own = {}
    for name, page in commitment_pages(case).items():
        three = THREE.search(page)
        assert three, name
        own[name] = WORD.findall(three[1])
        assert len(own[name]) == 3, name
    seen = 0
    for path, page in case[2].items():
        for row in ROW.finditer(page):
            if len(WORD.findall(row[2])) == 3:
                assert WORD.findall(row[2]) == own[row[1]], (path, row[1])
                seen += 1
    assert seen >= 3 * len(own)


def test_every_number_of_the_lead_is_a_link_to_as_many_rows(case: Case) -> None:
    page = case[2]["index.html"]
    lead = LEAD.search(page)
    assert lead
    bare = plain(re.sub(r"<a .*?</a>", "", lead[1]))
    assert re.findall(r"\d+", re.sub(r"For \d+ more|of the \d+ rated", "", bare)) == []
    headings = {}
    for path, listed in case[2].items():
        for code, count in re.findall(r'<span id="(\w+)"></span>.*?<span class="of">([\d,]+) of', listed):
            headings[f"{path}#{code}"] = number(count)
    links = re.findall(r'<a href="([^"]*)">([\d,]+)</a>', lead[1])
    assert len(links) >= 4
    told = [(path, number(count)) for path, count in links if path in headings]
    assert len(told) >= 3
    assert all(headings[path] == count for path, count in told)


def test_the_lead_names_what_fell_short_and_the_parts_are_the_whole(case: Case) -> None:
    headline = dict(case[1].summary.whole.headline)
    lead = LEAD.search(case[2]["index.html"])
    assert lead
    text = plain(lead[1])
    found = [number(one) for one in re.findall(r"[\d,]*\d", text)]
    for count in headline.values():
        assert count in found, (count, text)
    assert sum(headline.values()) == found[0]


def test_every_share_is_of_a_whole_that_it_can_reach(case: Case) -> None:
    package, assessment, site = case
    promised = {one.commitment for one in package.targets}
    promised |= {one.commitment for one in package.deliverables}
    shares = [(number(part), number(of)) for _, part, of in COUNT.findall(site["index.html"])]
    assert shares
    assert all(part <= of for part, of in shares)
    said = f"Of the {len(package.commitments)} commitments {len(promised)} could be complete at most"
    assert said in plain(site["index.html"])
    wholes = {rate.of for rate in assessment.summary.rates} | {
        dict(assessment.summary.complete).get("promised", len(promised))
    }
    assert {len(package.commitments), len(promised)} <= wholes | {len(promised)}


def test_the_verifiable_commitments_of_the_reference_plan_could_all_be_complete() -> None:
    package, assessment, _ = given("reference")
    promised = {one.commitment for one in package.targets}
    promised |= {one.commitment for one in package.deliverables}
    verifiable = {one.id for one in package.commitments if one.evaluability in {"quantified", "event"}}
    assert verifiable <= promised
    assert {rate.name: rate.of for rate in assessment.summary.rates}["complete_of_verifiable"] == len(
        verifiable
    )


def test_what_others_found_is_never_the_governments_word(case: Case) -> None:
    package = case[0]
    kinds = {one.id: one.kind for one in package.sources}
    own = {one.id: one.own_evidence for one in package.sources}
    official = {
        (one.indicator, one.period.text, one.value)
        for one in package.observations
        if kinds[one.source] in OFFICIAL_KINDS
    }
    titles = {one.title for one in package.sources if one.kind in OFFICIAL_KINDS}
    seen = 0
    for name, page in commitment_pages(case).items():
        halves = HALVES.search(page)
        assert halves, name
        right = halves[1].split('<section class="half">')[2]
        figures = re.search(r'<ul class="figs">(.*?)</ul>', right, re.DOTALL)
        if figures:
            seen += 1
            assert not set(KIND.findall(figures[1])) & OFFICIAL, name
    repeated = [
        one
        for one in package.observations
        if (one.indicator, one.period.text, one.value) in official
        and kinds[one.source] not in OFFICIAL_KINDS
        and not own[one.source]
    ]
    assert seen
    assert titles
    if package.descriptor.title == factory.reference().descriptor.title:
        assert repeated, "the case is there to be met"
        assert "3.18 per 1,000" not in HALVES.search(commitment_pages(case)["I.5.04"])[1]  # type: ignore[index]


def test_no_half_denies_what_its_own_page_cites(case: Case) -> None:
    """Where nobody is said to have looked, the page cites nobody of that side."""
    said = "on record, and no search for one"
    empty = 0
    for name, page in commitment_pages(case).items():
        halves = HALVES.search(page)
        assert halves, name
        left, right = halves[1].split('<section class="half">')[1:]
        above = page.partition('<h2 id="h-halves">')[0]
        about_bodies = re.sub(r'<h2 id="h-who">.*?</section>', "", above, flags=re.DOTALL)
        cited = set(KIND.findall("".join(re.findall(r'<span class="cite">.*?</span>\n?</p>', about_bodies))))
        if said in left:
            empty += 1
            assert not cited & OFFICIAL, name
        if said in right:
            assert not cited - OFFICIAL, name
    assert empty or len(commitment_pages(case)) < 20


def test_the_figure_of_a_law_or_a_goal_says_what_it_counts() -> None:
    """A law that has two of four parts is a 2, which alone tells nobody anything; a goal is no result."""
    package, _, site = given("reference")
    means = {
        html.escape(one.title, quote=False).casefold(): one.definition
        for one in package.indicators
        if one.kind == "structural"
    }
    seen = 0
    for path, page in site.items():
        for row in re.findall(r'<li><p><b class="fig">.*?</p>', page, re.DOTALL):
            title = re.search(r"</span> ([^<]+)", row.split('class="date"')[1])
            if path.startswith("commitments/") and title and title[1].strip().casefold() in means:
                assert means[title[1].strip().casefold()] in html.unescape(row), path
                seen += 1
    assert seen > 20


def test_targets_without_figures_are_rated_by_nobody(case: Case) -> None:
    without = set(case[1].summary.without_figures)
    rated = {
        one.target
        for one in case[1].verdicts
        if one.verdict != "cannot_be_rated" and one.area == case[0].descriptor.tallystick.plan.country
        if not one.group and one.leads and one.policy == "default"
    }
    assert not without & rated


def test_pages_agree_whether_the_method_was_registered(case: Case) -> None:
    start = plain(case[2]["index.html"])
    method = plain(case[2]["method.html"])
    assert ("was not registered before results were seen" in start) == ("Nobody can show it" in method)


def test_what_stands_about_all_sources_is_counted(case: Case) -> None:
    about = plain(case[2]["about.html"])
    official = sum(one.kind in OFFICIAL_KINDS for one in case[0].sources)
    assert f"Sources here: {len(case[0].sources)}, the government's own among them: {official}." in about
    assert "Nearly all" not in about
    assert "Most commitments" not in about


def test_a_list_of_answers_uses_the_words_of_the_pages() -> None:
    assert set(words.TARGET_VERDICT.values()) >= {"Met", "Not met", "Cannot be rated"}


def test_no_page_is_read_in_vain() -> None:
    for name in ("golden", "reference"):
        pages = [page for path, page in given(name)[2].items() if path.endswith(".html")]
        assert len(pages) > 50
        assert all(not read(page).faults for page in pages[:10])


def test_no_page_says_that_no_figure_was_found_above_figures() -> None:
    """What stands beside a target and can't answer it is said to stand beside it."""
    package, _, site = given("reference")
    figures = {one.indicator for one in package.observations}
    roles: dict[str, set[str]] = {}
    for one in package.target_indicators:
        if one.indicator in figures:
            roles.setdefault(one.target, set()).add(one.role)
    beside = {name for name, found in roles.items() if found <= {"context", "goal"}}
    told = 0
    for path, page in site.items():
        if path.startswith("commitments/"):
            text = plain(page)
            assert "No figure was found." not in text, path
            told += len(re.findall(r"figures? that stands? beside it, with", text))
    assert 0 < told <= len(beside)


def test_a_column_that_adds_up_to_more_than_its_heading_says_why(case: Case) -> None:
    """Values that several bodies should know are counted under each of them."""
    if not case[0].commitment_indicators:
        assert "questions/index.html" not in case[2]
        return
    page = case[2]["questions/index.html"]
    told = re.search(r"([\d,]+) values? (?:is|are) not published", plain(page))
    assert told
    rows = re.findall(r"</th>\s*<td[^>]*>([\d,]+)</td>", page)
    assert rows
    if len(rows) == page.count('<th scope="row"'):
        more = sum(map(number, rows)) > number(told[1])
        assert more == ("stands under each of them" in page)


def test_a_way_to_further_figures_names_the_measure_where_there_are_several(case: Case) -> None:
    """A page that begins with one measure and ends with another is not named by two years alone."""
    seen = 0
    for path, page in case[2].items():
        pager = re.search(r'<nav class="pager".*?</nav>', page, re.DOTALL)
        if not re.fullmatch(r"figures/[^/]+\.html", path) or not pager:
            continue
        told = re.findall(r"<li><[^>]*>([^<]*)<", pager[0])
        measures = set(re.findall(r"<td>(?!<)([^<]*)", page))
        if len(measures) > 1:
            seen += 1
            assert not [one for one in told if re.fullmatch(r"\d{4}( \W \d{4})?", html.unescape(one))], path
    assert seen or case[0].descriptor.tallystick.plan.fictional


def test_every_number_of_the_start_page_leads_to_a_page_that_says_it(case: Case) -> None:
    """A count that leads to a page without that count sends its reader away with nothing."""
    site = case[2]
    links = re.findall(r'<a class="count" href="([^"]*)">([\d,]+)(?: of ([\d,]+))?</a>', site["index.html"])
    assert len(links) >= 20
    for path, count, of in links:
        page, _, place = path.partition("#")
        told = plain(re.sub(r"<svg.*?</svg>", "", site[page].partition("<main")[2], flags=re.DOTALL))
        said = rf"(?<![\d,.]){count} of {of}\b" if of and place else rf"(?<![\d,.]){count}(?![\d,])"
        assert page.startswith("lists/complete") or re.search(said, told), (path, count, of)


def test_the_complete_commitments_are_as_many_as_the_rates_say(case: Case) -> None:
    _, assessment, site = case
    pages = [page for path, page in site.items() if re.fullmatch(r"lists/complete(/\d+)?\.html", path)]
    counts, rows = dict(assessment.summary.complete), {"Complete": 0, "Not shown to be complete": 0}
    for part in (part for page in pages for part in re.split("<h2[^>]*>", page)):
        title = part.partition("<")[0].strip()
        if title in rows:
            rows[title] += len(re.findall(r'<th scope="row"><span class="id">', part))
    assert list(rows.values()) == [counts["complete"], counts["promised"] - counts["complete"]]
    assert counts["complete"]
