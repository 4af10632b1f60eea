"""The pages for developers name modules that are there, and draw the floors that the contract holds."""

import re
import tomllib

import pytest

from tests.architecture.tree import ROOT, SOURCE

PAGES = ("ARCHITECTURE.md", "CONTRIBUTING.md")
#: Files that a recipe has its reader write, or that are no code of ours.
TO_BE_WRITTEN = frozenset({"headline_2.py", "arithmetic/cumulative_2.py", "eo/"})
_ELSEWHERE = ("tests/", "docs/", "plans/", "methods/", "benchmarks/", "src/")


def missing(text: str) -> list[str]:
    """The modules and folders in code marks that are nowhere, by the end of their path in the source."""
    named = re.findall(r"`([a-z_0-9/]+(?:\.py|/))`|`([a-z_0-9]+/[a-z_0-9/]+)`", text)
    paths = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*")}
    return [one for one in (first or second for first, second in named) if not _is_there(one, paths)]


def _is_there(name: str, paths: set[str]) -> bool:
    if name.startswith(_ELSEWHERE):
        return name in TO_BE_WRITTEN or (ROOT / name).exists()
    wanted = name.rstrip("/")
    ends = any(path == wanted or path.endswith(f"/{wanted}") for path in paths)
    return ends or name in TO_BE_WRITTEN or (ROOT / name).is_file()


def floors(page: str) -> list[str]:
    """The rooms that the map draws, a floor at a time, as the contract writes them."""
    drawn = page.partition("```")[2].partition("```")[0]
    heads = [re.split(r" {2,}", line)[0] for line in drawn.splitlines() if line[:1].isalpha()]
    return [" | ".join(one.strip() for one in head.split("│")) for head in heads]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    assert missing((ROOT / page).read_text(encoding="utf-8")) == []


def test_the_map_draws_the_floors_of_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (one["layers"] for one in contracts["contracts"] if one["id"] == "layers")
    assert floors((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")) == layers


def test_a_planted_name_and_a_planted_floor_are_noticed() -> None:
    text = "`register/swap.py`, `files.py`, `register/rules`, `register/none`, `tests/none/`, `headline_2.py`"
    assert missing(text) == ["register/swap.py", "register/none", "tests/none/"]
    assert floors("```\ncli    parses\n  │\nlint │ voice    both\n```\n") == ["cli", "lint | voice"]
