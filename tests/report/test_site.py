"""The site as a whole: sound pages, short pages, links that lead somewhere, nothing asked of another host."""

import html
import itertools
import posixpath
import re
from functools import cache
from urllib.parse import unquote, urlsplit

import pytest

from benchmarks.grown import Size, grow
from tallystick.register import Package, load_package
from tallystick.report.site import build_site
from tests.draws import share
from tests.report import factory
from tests.report.markup import Reading, read

LIMIT = 50_000
BESIDE = {"assessment.json", "manifest.json"}


SITES = {
    "golden": (factory.golden, factory.golden_site),
    "reference": (factory.reference, factory.reference_site),
    "example": (factory.example, factory.example_site),
}


def pages(site: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in site.items() if path.endswith(".html")}


@pytest.fixture(scope="module", params=list(SITES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def package(name: str) -> Package:
    return SITES[name][0]()


@pytest.fixture(scope="module")
def site(name: str) -> dict[str, str]:
    return SITES[name][1]()


@pytest.fixture(scope="module")
def readings(site: dict[str, str]) -> dict[str, Reading]:
    return {path: read(text) for path, text in pages(site).items()}


def test_the_same_input_gives_the_same_bytes() -> None:
    again = factory.material(factory.golden(), factory.judged_golden(), factory.golden_text())
    assert factory.golden_site() == factory.site(again)


def test_on_page_hears_of_every_page() -> None:
    given = factory.material(factory.golden())
    heard: list[str] = []
    files = build_site(given, heard.append)
    assert sorted(heard) == sorted(path for path in files if path.endswith((".html", ".svg")))


def test_every_kind_of_page_is_there() -> None:
    here = set(factory.reference_site())
    assert {
        "index.html",
        "targets.html",
        "deliverables.html",
        "groups.html",
        "sources/index.html",
        "sources/single.html",
        "sources/conflicts.html",
        "sources/claims.html",
        "sources/official-statistic.html",
        "method.html",
        "data.html",
        "dictionary.html",
        "about.html",
        "proof.html",
        "style.css",
        "chapters/I.html",
        "commitments/I.1.02.html",
    } <= here
    assert sum(path.startswith("commitments/") and path.count("/") == 1 for path in here) == 187
    assert not any("release" in path or "panel" in path for path in here)


def test_no_page_takes_more_than_fifty_kilobytes(site: dict[str, str]) -> None:
    style = len(site["style.css"].encode())
    sizes = {path: len(text.encode()) + style for path, text in pages(site).items()}
    assert {path: size for path, size in sizes.items() if size > LIMIT} == {}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site of the reference plan four times over, with figures of 80 invented areas."""
    folder = tmp_path_factory.mktemp("grown") / "package"
    grow(factory.REFERENCE, folder, Size(copies=4, areas=80, measures=4, years=2))
    return factory.site(factory.material(load_package(str(folder))))


@pytest.mark.slow
def test_no_page_of_a_grown_plan_takes_more_either(grown: dict[str, str]) -> None:
    style = len(grown["style.css"].encode())
    sizes = {path: len(text.encode()) + style for path, text in pages(grown).items()}
    assert {path: size for path, size in sizes.items() if size > LIMIT} == {}
    assert {"sources/claims/2.html", "sources/single/2.html", "indicators/index/2.html"} <= set(sizes)
    assert any(re.fullmatch(r"figures/.*/[0-9]+\.html", path) for path in sizes)


@pytest.mark.slow
def test_every_link_of_a_grown_plan_leads_somewhere(grown: dict[str, str]) -> None:
    drawn = pages(grown)

    @cache
    def read_once(path: str) -> Reading:
        return read(drawn[path])

    wrong = []
    for path in share(sorted(drawn), 9):
        reading = read_once(path)
        assert not reading.faults, path
        assert len(set(reading.identifiers)) == len(reading.identifiers), path
        for link in [one.attributes["href"] for one in reading.named("a")]:
            parts = urlsplit(link)
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            to = inside if parts.path else path
            if parts.scheme or not to.endswith(".html"):
                continue
            if to not in drawn or (parts.fragment and parts.fragment not in read_once(to).identifiers):
                wrong.append(f"{path}: {link}")
    assert wrong == []


def test_every_tag_is_closed_in_its_place(readings: dict[str, Reading]) -> None:
    assert {path: one.faults for path, one in readings.items() if one.faults} == {}


def test_every_identifier_is_there_once(readings: dict[str, Reading]) -> None:
    doubled = {
        path: {name for name in one.identifiers if one.identifiers.count(name) > 1}
        for path, one in readings.items()
    }
    assert {path: names for path, names in doubled.items() if names} == {}


def test_every_link_leads_somewhere(
    package: Package, site: dict[str, str], readings: dict[str, Reading]
) -> None:
    files = set(site) | BESIDE | {one.path for one in factory.material(package).downloads}
    wrong = []
    for path, reading in readings.items():
        for link in [one.attributes["href"] for one in reading.named("a", "link")]:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            inside = posixpath.join(posixpath.dirname(path), unquote(parts.path))
            to = posixpath.normpath(inside) if parts.path else path
            if to not in files:
                wrong.append(f"{path}: {link}")
            elif parts.fragment and to in readings and parts.fragment not in readings[to].identifiers:
                wrong.append(f"{path}: {link} (no such place)")
    assert wrong == []


def test_nothing_is_asked_of_another_host(site: dict[str, str], readings: dict[str, Reading]) -> None:
    asked = [
        f"{path}: {element.tag} {name}={value}"
        for path, one in readings.items()
        for element in one.elements
        for name, value in element.attributes.items()
        if (name == "src" or (name == "href" and element.tag != "a")) and re.match(r"[a-z]+:|//", value)
    ]
    assert asked == []
    assert not re.search(r"@import|url\((?!#)", site["style.css"])


def test_no_script_and_no_style_in_a_page_but_the_one_that_searches(readings: dict[str, Reading]) -> None:
    found = [
        f"{path}: {one.tag} {one.attributes.get('src', '')}".strip()
        for path, reading in readings.items()
        for one in reading.elements
        if one.tag in {"script", "style", "iframe", "object", "embed", "form", "img", "base"}
        or any(name == "style" or name.startswith("on") for name in one.attributes)
    ]
    figures = [one for one in found if re.fullmatch(r"press\.html: img press/[a-z]+\.svg", one)]
    assert [one for one in found if one not in figures] == ["find.html: script search.js", "find.html: form"]


def test_every_page_forbids_what_it_does_not_need(readings: dict[str, Reading]) -> None:
    for path, reading in readings.items():
        rules = [one.attributes["content"] for one in reading.named("meta") if "http-equiv" in one.attributes]
        more = "; script-src 'self'" if path == "find.html" else ""
        assert rules == [f"default-src 'none'; style-src 'self'; img-src 'self'{more}"], path
        promises = [told for above, told in reading.texts if "footer" in above and "script" in told]
        assert any("runs no script" in told for told in promises) == (path != "find.html"), path


def test_every_page_has_its_landmarks(readings: dict[str, Reading]) -> None:
    for path, one in readings.items():
        assert len(one.named("main")) == len(one.named("header")) == len(one.named("footer")) == 1, path
        assert one.named("html")[0].attributes["lang"] == "en", path
        assert one.named("title")[0].text.strip(), path
        first = one.named("a")[0]
        assert (first.attributes["class"], first.attributes["href"]) == ("skip", "#main"), path
        unnamed = [nav for nav in one.named("nav") if not nav.attributes.get("aria-label")]
        assert unnamed == [], path


def test_headings_go_down_one_step_at_a_time(readings: dict[str, Reading]) -> None:
    for path, one in readings.items():
        levels = [int(element.tag[1]) for element in one.named("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), path


def test_every_table_has_headings_with_a_scope(readings: dict[str, Reading]) -> None:
    for path, one in readings.items():
        assert all(cell.attributes.get("scope") in {"col", "row"} for cell in one.named("th")), path


def test_every_page_says_when_it_was_judged_and_by_what(site: dict[str, str]) -> None:
    for path, text in pages(site).items():
        stamp = re.search(r'<p class="stamp">(.*?)</p>', text)
        assert stamp, path
        assert "31 December 2025" in stamp[1], path
        assert "30 June 2026" in stamp[1], path
        assert re.search(r"<code>[0-9a-f]{12}</code>", stamp[1]), path
        assert re.search(r'<p class="paper">.*<code>[0-9a-f]{64}</code>', text), path


def test_a_third_partys_copy_is_never_linked() -> None:
    copies = {one.id for one in factory.reference().sources if one.access == "third_party_copy"}
    assert copies
    known = {one.url for one in factory.reference().sources if one.access != "third_party_copy"}
    outside = {
        html.unescape(address)
        for text in pages(factory.reference_site()).values()
        for address in re.findall(r'<a\b[^>]*? href="?(https?:[^" >]+)', text)
    }
    assert len(outside) > 100
    assert outside <= known | {one.path for one in factory.reference().descriptor.licenses}


def test_every_figure_that_bears_an_answer_stands_with_its_source(
    package: Package, site: dict[str, str]
) -> None:
    assessment = factory.material(package).assessment
    sources = {one.id: one.source for one in package.observations}
    commitments = {one.id: one.commitment for one in package.targets}
    for verdict in assessment.verdicts:
        for figure in verdict.figures:
            near = [
                text
                for path, text in site.items()
                if path.startswith(
                    (f"commitments/{commitments[verdict.target]}", f"figures/{verdict.target}")
                )
            ]
            assert any(f'#{sources[figure]}"' in text for text in near), (verdict.target, figure)


def test_every_figure_found_stands_in_a_table(package: Package, site: dict[str, str]) -> None:
    linked = {one.indicator for one in package.target_indicators}
    texts = [text for path, text in site.items() if path.startswith(("commitments/", "figures/"))]
    missing = [
        one.id
        for one in package.observations
        if one.indicator in linked and not any(f'#{one.source}"' in text for text in texts)
    ]
    assert missing == []
