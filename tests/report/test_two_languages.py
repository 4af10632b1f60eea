"""A site in two languages: the same pages in both, each with a way to the other, and none the second."""

import dataclasses
import posixpath
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote, urlsplit

import pytest

from tallystick.report.site import build_site, draw
from tallystick.voice import catalogues, together
from tallystick.voice.frame import Page
from tallystick.voice.language import ENGLISH, Language
from tallystick.voice.packing import Sharing, page_path
from tests.report import factory
from tests.report.markup import Reading, read
from tests.voice.disguise import HAN

LIMIT = 50_000
FOLDER = HAN.folder
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return draw(factory.material(factory.golden()), (ENGLISH, HAN))


@pytest.fixture(scope="module")
def readings(site: dict[str, bytes]) -> dict[str, Reading]:
    return {path: read(data.decode()) for path, data in site.items() if path.endswith(".html")}


def bare(paths: object) -> set[str]:
    """The paths of the pages in Chinese, without their folder."""
    assert isinstance(paths, dict)
    return {one.removeprefix(FOLDER) for one in paths if one.startswith(FOLDER)}


def test_each_language_has_every_page_that_the_other_has(site: dict[str, bytes]) -> None:
    english = {one for one in site if not one.startswith(FOLDER)}
    # What holds no word of the program's is there once: programs' resources, and the rows of charts.
    shared = {"style.css", "search.js", *(one for one in english if one.startswith("api/"))}
    shared |= {one for one in english if one.endswith(".csv") and not one.startswith("press/")}
    assert bare(site) == english - shared


def test_english_is_as_it_would_be_alone_but_for_its_ways_to_chinese(site: dict[str, bytes]) -> None:
    alone = draw(factory.material(factory.golden()), (ENGLISH,))
    way = re.compile(rb'<link rel=alternate hreflang[^\n]*\n|<p class="plan tongues">[^\n]*\n')
    for path in ("index.html", "commitments/I.1.01.html", "search/1.js"):
        assert way.sub(b"", site[path]) == alone[path]
        assert not way.search(alone[path])


def test_every_page_has_a_way_to_the_same_page_in_each_language(readings: dict[str, Reading]) -> None:
    for path, page in readings.items():
        here = path.removeprefix(FOLDER)
        alternates = {
            one.attributes["hreflang"]: posixpath.normpath(
                posixpath.join(posixpath.dirname(path), one.attributes["href"])
            )
            for one in page.named("link")
            if "hreflang" in one.attributes
        }
        assert alternates == {"en": here, "zh-Hans": FOLDER + here}, path
        (switch,) = (one for one in page.named("a") if "hreflang" in one.attributes)
        other = "en" if path.startswith(FOLDER) else "zh-Hans"
        assert (switch.attributes["lang"], switch.attributes["hreflang"]) == (other, other)
        (root,) = page.named("html")
        assert root.attributes["lang"] == ("zh-Hans" if path.startswith(FOLDER) else "en")


def test_what_has_an_address_has_the_same_one_in_both(readings: dict[str, Reading]) -> None:
    by_title = re.compile("letter-")  # a list from A to Z has the letters of its own titles
    for path, page in readings.items():
        if path.startswith(FOLDER):
            english = readings[path.removeprefix(FOLDER)]
            told = [{one for one in each.identifiers if not by_title.match(one)} for each in (page, english)]
            assert told[0] == told[1], path


def test_every_link_leads_somewhere_and_stays_in_its_language(
    site: dict[str, bytes], readings: dict[str, Reading]
) -> None:
    files = set(site) | {one.path for one in factory.material(factory.golden()).downloads}
    files |= {"assessment.json", "manifest.json"}
    for path, page in readings.items():
        for one in page.named("a", "link", "script"):
            link = one.attributes.get("href") or one.attributes.get("src", "")
            parts = urlsplit(link)
            if parts.scheme:
                continue
            inside = posixpath.join(posixpath.dirname(path), unquote(parts.path))
            to = posixpath.normpath(inside) if parts.path else path
            assert to in files, (path, link)
            if parts.fragment:
                assert parts.fragment in readings[to].identifiers, (path, link)
            if to.endswith(".html") and "hreflang" not in one.attributes:
                assert to.startswith(FOLDER) == path.startswith(FOLDER), (path, link)


def test_every_drawing_to_take_away_is_sound_and_says_its_languages(site: dict[str, bytes]) -> None:
    """A drawing is XML: what a browser forgives in a page makes the whole file show nothing but an error."""
    drawings = {path: data for path, data in site.items() if path.endswith(".svg")}
    assert any(path.startswith(FOLDER) for path in drawings)
    for path, data in drawings.items():
        root = ET.fromstring(data)  # noqa: S314 - it is our own
        assert root.get("lang") == (HAN.code if path.startswith(FOLDER) else ENGLISH.code), path
        own = [one for one in root.iter() if one is not root and one.get("lang") is not None]
        assert bool(own) == path.startswith(FOLDER), path
        assert all(one.tag.rpartition("}")[2] == "text" for one in own), path


def test_pages_stay_short(site: dict[str, bytes]) -> None:
    style = len(site["style.css"])
    assert max(len(data) + style for path, data in site.items() if path.endswith(".html")) <= LIMIT


def test_the_same_input_gives_the_same_bytes(site: dict[str, bytes]) -> None:
    assert draw(factory.material(factory.golden()), (ENGLISH, HAN)) == site


def test_either_language_can_stand_at_the_top(readings: dict[str, Reading]) -> None:
    turned = draw(
        factory.material(factory.golden()),
        (dataclasses.replace(HAN, folder=""), dataclasses.replace(ENGLISH, folder="en/")),
    )
    pages = {one for one in turned if one.endswith(".html")}
    assert pages == {f"en/{one}" for one in bare(readings)} | bare(readings)
    (root,) = read(turned["index.html"].decode()).named("html")
    assert root.attributes["lang"] == "zh-Hans"


def test_each_feed_names_the_other_and_has_an_identity_of_its_own(site: dict[str, bytes]) -> None:
    feeds = [ET.fromstring(site[path]) for path in ("feed.xml", f"{FOLDER}feed.xml")]  # noqa: S314 - ours
    assert len({one.findtext(f"{ATOM}id") for one in feeds}) == 2
    others = [
        [link.attrib["href"] for link in one.findall(f"{ATOM}link") if "hreflang" in link.attrib]
        for one in feeds
    ]
    assert others == [[f"{FOLDER}feed.xml"], ["../feed.xml"]]
    for folder, one in zip(("", FOLDER), feeds, strict=True):
        for link in one.iter(f"{ATOM}link"):
            href = link.attrib["href"].partition("#")[0]
            assert posixpath.normpath(folder + href) in site, href


def test_the_index_of_a_search_leads_to_pages_of_its_language(site: dict[str, bytes]) -> None:
    paths = re.findall(r'^\["([^"#]+)', site[f"{FOLDER}search/1.js"].decode(), re.MULTILINE)
    assert paths
    assert all(one.startswith(FOLDER) and one in site for one in paths)


def test_a_package_says_in_which_languages_its_pages_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    package = factory.golden()

    def asking(languages: list[str] | None) -> set[str]:
        settings = package.descriptor.tallystick.model_copy(update={"languages": languages})
        descriptor = package.descriptor.model_copy(update={"tallystick": settings})
        found = build_site(factory.material(dataclasses.replace(package, descriptor=descriptor)))
        return {one for one in found if one.endswith("index.html") and "/" not in one.removeprefix(FOLDER)}

    monkeypatch.setattr(catalogues, "languages", lambda: (ENGLISH, HAN))
    assert asking(None) == {"index.html"}
    assert asking(["en", "zh-Hans"]) == {"index.html", f"{FOLDER}index.html"}


def series(language: Language, sharing: Sharing, widths: list[int]) -> together.Spoken:
    """A series of two rows a page whose rows have so many bytes."""
    first = f"{language.folder}list.html"

    class Drawing:
        def draw(self, page: Page) -> bytes:
            assert isinstance(page.view, tuple)
            return b"x" * sum(page.view)

        @property
        def edition(self) -> "Drawing":
            return self

        def tongues(self, _: str) -> tuple[tuple[str, str, str], ...]:
            return ()

    def batch() -> list[Page]:
        shared = sharing.share(first, widths, 2)
        return [Page(page_path(first, number), "", "", (), "", view) for number, view in enumerate(shared, 1)]

    return together.Spoken(Drawing(), sharing, [batch])  # type: ignore[arg-type]


def test_a_series_that_is_too_long_in_one_language_is_split_in_both() -> None:
    top = Sharing()
    long = 30_000
    english = series(ENGLISH, top.beside(""), [10, 10, 10, 10])
    chinese = series(HAN, top.beside(FOLDER), [10, 10, long, long])
    files = together.short_pages([english, chinese])
    assert (
        bare(files)
        == {"list.html", "list/2.html", "list/3.html"}
        == {one for one in files if not one.startswith(FOLDER)}
    )
