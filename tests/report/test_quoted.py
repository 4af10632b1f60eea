"""What makes a page quotable: how to cite it, what it says of itself, the feed, the glossary, corrections."""

import dataclasses
import html
import re
from xml.etree import ElementTree

import pytest

from tallystick.base.dates import PartialDate
from tallystick.register.corrections import Correction
from tallystick.release.members import is_page
from tests.report import factory
from tests.report.markup import read

ATOM = "{http://www.w3.org/2005/Atom}"
HEAD = re.compile(r'<meta name="description" property="og:description" content="([^"]*)">')


def plain(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)))


def corrected(*rows: Correction) -> dict[str, str]:
    package = dataclasses.replace(factory.golden(), corrections=rows)
    return factory.site(factory.material(package))


TARGET = factory.golden().targets[0]
ROWS = (
    Correction(
        id="c1",
        asked=PartialDate.parse("2026-03-01"),
        about="A figure was read as a share.",
        outcome="mended",
        answered=PartialDate.parse("2026-09"),
        answer="It is a count & stands so now.",
        target=TARGET.id,
        was="Met",
        now="Cannot be rated",
    ),
    Correction(id="c2", asked=PartialDate.parse("2026-04-02"), about="خطأ <في> الرقم", outcome="open"),
)


@pytest.mark.parametrize("name", ["golden", "reference"])
def test_every_page_says_how_to_cite_it_and_what_it_is_about(name: str) -> None:
    site = factory.golden_site() if name == "golden" else factory.reference_site()
    identity = factory.material(factory.golden() if name == "golden" else factory.reference()).identity
    for path, page in site.items():
        if not path.endswith(".html"):
            continue
        cited = re.search(r'<span class="cite-as">(.*?)</span> <a', page, re.DOTALL)
        assert cited, path
        told = plain(cited[1])
        assert identity.assessment_id[:12] in told, path
        assert told.rstrip(".").endswith(path), path
        title = re.search(r"<title>(.*?)(?: \u2013 [^<]*)?</title>", page)
        assert title, path
        assert html.unescape(title[1]) in told, path
        described = HEAD.search(page)
        assert described, path
        assert 3 < len(html.unescape(described[1])) <= 281, path
        assert "<!" not in page.replace("<!doctype html>", ""), path
        assert 'property="og:title"' in page, path
        assert "og:image" not in page, path


def test_the_description_is_the_pages_first_sentence() -> None:
    described = HEAD.search(factory.reference_site()["index.html"])
    assert described
    assert described[1].startswith(
        "Of the 62 targets that this plan sets, in numbers or for everybody, 11 are "
    )


def test_the_feed_tells_the_edition_and_each_correction_by_the_packages_days() -> None:
    site = corrected(*ROWS)
    root = ElementTree.fromstring(site["feed.xml"])  # noqa: S314 - it is our own
    assert root.findtext(f"{ATOM}updated") == "2026-09-30T00:00:00Z"
    entries = root.findall(f"{ATOM}entry")
    titles = [one.findtext(f"{ATOM}title") for one in entries]
    assert titles[0] is not None
    assert titles[0].startswith("Edition ")
    assert [one.findtext(f"{ATOM}updated") for one in entries[1:]] == [
        "2026-09-30T00:00:00Z",
        "2026-04-02T00:00:00Z",
    ]
    assert titles[1] is not None
    assert titles[1].endswith("The answer was “Met” and is “Cannot be rated”.")
    assert titles[2] == "خطأ <في> الرقم"
    for one in entries:
        link = one.find(f"{ATOM}link")
        assert link is not None
        path, _, place = link.attrib["href"].partition("#")
        assert not place or f'id="{place}"' in site[path]
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == 3
    assert site == corrected(*ROWS)


def test_a_feed_without_corrections_is_dated_by_the_last_day_that_is_heard() -> None:
    material = factory.material(factory.golden())
    root = ElementTree.fromstring(factory.golden_site()["feed.xml"])  # noqa: S314 - it is our own
    known = PartialDate.parse(material.assessment.known_by).last.isoformat()
    assert root.findtext(f"{ATOM}updated") == f"{known}T00:00:00Z"
    assert root.findtext(f"{ATOM}entry/{ATOM}id") == f"urn:sha256:{material.identity.assessment_id}"


def test_a_correction_stands_with_what_became_of_it() -> None:
    page = corrected(*ROWS)["corrections.html"]
    told = plain(page)
    assert "2 corrections were asked for; 1 is still open." in told
    assert "It is a count & stands so now. The answer was “Met” and is “Cannot be rated”." in told
    assert f"commitments/{TARGET.commitment}.html#{TARGET.id}" in page
    assert {"c1", "c2"} <= set(read(page).identifiers)
    assert "<في>" not in page


def test_without_corrections_the_policy_stands_all_the_same() -> None:
    told = plain(factory.golden_site()["corrections.html"])
    assert "Nobody has asked for a correction of this plan's pages yet." in told
    assert "What happens to it" in told


def test_each_word_of_the_glossary_has_one_place_and_links_find_it() -> None:
    site = factory.reference_site()
    places = set(read(site["glossary.html"]).identifiers)
    assert {"w-deliverable", "w-target", "w-c-directional", "w-t-met", "w-m-on_the_edge"} <= places
    led = 0
    for page in site.values():
        for place in re.findall(r'glossary\.html#([\w-]+)"', page):
            assert place in places
            led += 1
    assert led > sum(path.endswith(".html") for path in site)


def test_a_release_knows_the_files_of_a_site() -> None:
    for name in (
        "index.html",
        "ru/index.html",
        "style.css",
        "feed.xml",
        "charts/a.svg",
        "charts/a.csv",
        "api/v1/a/b.json",
        "api/v1/a.jsonld",
    ):
        assert is_page(name), name
    for name in (
        "tables/a.csv",
        "package/tables/a.csv",
        "package/a.svg",
        "a.csv",
        "assessment.json",
        "api/a.json",
        "api/v1/a.csv",
        "zh-hans/api/v1/a.json",
        "a.xml",
    ):
        assert not is_page(name), name


def test_each_figure_event_and_claim_links_to_where_it_stands() -> None:
    linked: set[str] = set()
    for path, page in factory.reference_site().items():
        if not path.endswith(".html"):
            continue
        reading = read(page)
        for one in reading.named("tr", "li"):
            anchor = one.attributes.get("id", "")
            kind = one.attributes.get("class", "")
            if (one.tag == "tr" and anchor) or kind.startswith("statement"):
                assert f'href="#{anchor}"' in page, (path, anchor)
                linked.add(anchor.split("-", 1)[1])
    package = factory.reference()
    roles = {one.indicator for one in package.target_indicators}
    assert {one.id for one in package.observations if one.indicator in roles} <= linked
    assert {one.id for one in package.claims} <= linked
    shown = [one for one in package.events if one.kind not in {"searched", "reply"}]
    assert {one.id for one in shown} <= linked
