"""The second verifier and a site: each kind of file that one has is known, and nothing else passes."""

from pathlib import Path

import pytest

from tests.release.made import release
from tests.release.test_alterations import own_comment, signed
from tests.release.test_standard_tools import LIE, ask, copy, made, members

__all__ = ["copy", "made"]  # the fixtures


@pytest.fixture(scope="module")
def with_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with its site: pages, figures and their rows, the feed, what is searched with."""
    path, _ = release(tmp_path_factory.mktemp("pages"), "r.zip", site=True)
    return Path(path)


def test_a_release_with_its_pages_holds(with_pages: Path) -> None:
    kinds = {Path(one).suffix for one in members(with_pages)}
    assert kinds >= {".html", ".svg", ".xml", ".js", ".css", ".json", ".jsonld"}
    answer = ask("openssl", with_pages)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize(
    "name",
    ["charts/x.json", "package/charts/x.csv", "release/x.svg", "tables/feed.xml", "x.js", "search/x.js",
     "tables/search/1.js", "charts/x.csv.exe", "package/press.html", "api/x.json", "api/v1/x.html.exe"],
)  # fmt: skip
def test_what_is_no_part_of_a_site_is_named(copy: Path, name: str) -> None:
    inside = {one: data for one, data in members(copy).items() if not one.startswith("SHA256SUMS")}
    copy.write_bytes(signed(inside | {name: LIE.encode()}, own_comment(inside)))
    answer = ask("openssl", copy)
    assert answer.returncode == 1
    assert f"no release has a member {name}" in answer.stderr
