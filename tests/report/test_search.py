"""What can be searched: every title, with and without a script, in files that are small enough."""

import dataclasses
import json
import posixpath
import re
from collections import Counter

import pytest

from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.views.search import LONGEST_FILE, SearchIndex
from tallystick.report.views.titles import Titles
from tallystick.voice.language import ENGLISH
from tests.report import factory
from tests.report.markup import read

Row = tuple[str, str, str, str]


def index_of(site: dict[str, str]) -> list[tuple[str, Row]]:
    """Every row of the index with its kind, as a script reads them."""
    found: list[tuple[str, Row]] = []
    for path in sorted(site, key=lambda one: (len(one), one)):
        if re.fullmatch(r"search/\d+\.js", path):
            for kind, rows in re.findall(
                r"^tallystick\((\".*?\"),(\[\n.*?\n\])\)$", site[path], re.MULTILINE | re.DOTALL
            ):
                found += [(json.loads(kind), tuple(row)) for row in json.loads(rows)]
    return found


def titles_of(site: dict[str, str]) -> list[tuple[str, str]]:
    """Every link of the pages of titles, from the site's top, with its text."""
    found = []
    for path, text in site.items():
        if re.fullmatch(r"titles(/\d+)?\.html", path):
            for item in read(text.partition("<main")[2].split('<nav class="pager"')[0]).named("a"):
                to = posixpath.normpath(posixpath.join(posixpath.dirname(path), item.attributes["href"]))
                found.append((to, item.text))
    return found


@pytest.mark.parametrize("which", ["golden", "reference"])
def test_everything_with_a_title_is_searched_once_and_leads_where_it_stands(which: str) -> None:
    package = getattr(factory, which)()
    site = getattr(factory, f"{which}_site")()
    rows = index_of(site)
    counts = Counter(kind for kind, _ in rows)
    assert counts["commitment"] == len(package.commitments)
    assert counts["target"] == len(package.targets)
    assert counts["deliverable"] == len(package.deliverables)
    assert counts["body"] == len(package.bodies)
    assert counts["indicator"] == len(package.indicators)
    assert counts["source"] == len(package.sources)
    for _, (path, *_) in rows:
        page, _, place = path.partition("#")
        assert page in site, path
        assert not place or f'id="{place}"' in site[page], path


@pytest.mark.parametrize("which", ["golden", "reference"])
def test_without_a_script_every_title_stands_on_a_page(which: str) -> None:
    site = getattr(factory, f"{which}_site")()
    known = {(path, " ".join(title.split())) for _, (path, title, _, _) in index_of(site)}
    assert known <= {(path, " ".join(title.split())) for path, title in titles_of(site)}
    find = read(site["find.html"])
    assert "titles.html" in {one.attributes["href"] for one in find.named("a")}
    assert "hidden" in find.named("form")[0].attributes  # only the script shows it


def test_a_body_is_found_by_its_chinese_name_and_a_target_told_with_its_answer() -> None:
    rows = {(kind, row[1]): row for kind, row in index_of(factory.reference_site())}
    assert rows["body", "Ministry of Education"][3] == "教育部"
    assert rows["target", "Share of rural people with tap water"][2].endswith(": Met")


def test_no_file_of_the_index_is_long_and_a_list_of_many_files_says_what_it_leaves_out() -> None:
    site = factory.reference_site()
    files = {path: len(text.encode()) for path, text in site.items() if path.startswith("search/")}
    assert files
    assert max(files.values()) <= LONGEST_FILE
    named = re.search(r'data-index="([^"]*)"', site["find.html"])
    assert named
    assert named[1].split() == sorted(files, key=lambda one: (len(one), one))

    few = factory.golden()
    many = tuple(dataclasses.replace(few.sources[0], id=f"s{n}", title="水" * 300) for n in range(3000))
    given = factory.material(dataclasses.replace(few, sources=(*few.sources, *many)))
    index = SearchIndex(Titles(PageContext(Book(given), ENGLISH)))
    assert len(index.files) == 20
    assert index.left_out == ("Sources",)
    assert all(len(data) <= LONGEST_FILE for data in index.files.values())


@pytest.mark.parametrize("text", ["</script><script>x", "\u2028\u2029", '"\\', "a\nb"])
def test_no_text_of_a_package_leaves_its_place_in_a_file_of_the_index(text: str) -> None:
    package = factory.golden()
    first = dataclasses.replace(package.commitments[0], title=f"Begin {text} end")
    changed = dataclasses.replace(package, commitments=(first, *package.commitments[1:]))
    site = factory.site(factory.material(changed))
    assert f"Begin {text} end" in [row[1] for _, row in index_of(site)]
    assert not re.search("[\u2028\u2029]", "".join(site[path] for path in site if path.startswith("search/")))
