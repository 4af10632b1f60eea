"""The locks install the same files anywhere, and no file names a registry or one machine's path."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement

from tests.architecture.tree import ROOT, texts

LOCKS = ROOT / "requirements"
LOCK_NAMES = ["bootstrap", "build", "cluster", "dev", "mutation", "office", "report", "run", "sdmx"]

ADDRESS = re.compile(r"https?://|file:|--(?:extra-)?index-url|--find-links", re.IGNORECASE)
# Written in pieces, so that this file does not name them either.
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb.deb" + "ian.org"]
MACHINE_PATH = re.compile(r"(?<![\w.:/~$})<-])/(?:root|home|opt|work|Users)/\w")


def entries(lock: str) -> list[str]:
    """Give each requirement of a lock with its hashes, on one line."""
    return lock.replace("\\\n", " ").strip().splitlines()


def loose(lock: str) -> list[str]:
    """Give the entries that are not one exact version with at least one SHA-256."""
    exact = re.compile(r"^[a-z0-9][a-z0-9-]*==\S+ .*--hash=sha256:[0-9a-f]{64}(?:\s|$)")
    return [entry for entry in entries(lock) if not exact.match(entry)]


def pins(name: str) -> dict[str, str]:
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    return dict(entry.split()[0].split("==") for entry in entries(text))


def asked_for(name: str) -> set[Requirement]:
    lines = (LOCKS / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return {Requirement(line) for line in lines if line and not line.startswith(("#", "-"))}


def traces(text: str) -> Iterator[str]:
    """Give every registry host and every path of one machine that a text names."""
    yield from (host for host in HOSTS if host in text.lower())
    yield from (match.group() for match in MACHINE_PATH.finditer(text))


def test_every_lock_is_here() -> None:
    assert sorted(path.stem for path in LOCKS.glob("*.txt")) == LOCK_NAMES
    assert sorted(path.stem for path in LOCKS.glob("*.in")) == LOCK_NAMES


@pytest.mark.parametrize("name", LOCK_NAMES)
def test_every_requirement_is_pinned_with_its_hash(name: str) -> None:
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    assert entries(text), "the lock is empty"
    assert loose(text) == []


@pytest.mark.parametrize("name", LOCK_NAMES)
def test_every_requirement_asked_for_is_locked_within_its_bounds(name: str) -> None:
    locked = pins(name)
    assert {ask.name for ask in asked_for(name)} <= locked.keys()
    assert [str(ask) for ask in asked_for(name) if not ask.specifier.contains(locked[ask.name])] == []


def test_every_dependency_has_its_line_in_the_documents() -> None:
    rows = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").splitlines()
    explained = sorted(row.split("|")[1].strip() for row in rows if row.startswith("| "))
    asked = sorted(ask.name for name in LOCK_NAMES for ask in asked_for(name))
    assert [name for name in explained if name != "package"] == asked


def test_no_requirements_file_holds_an_address() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in LOCKS.iterdir()}
    assert {name: ADDRESS.findall(text) for name, text in files.items() if ADDRESS.search(text)} == {}


def test_run_lock_asks_for_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {str(ask) for ask in asked_for("run")} == set(project["dependencies"])


@pytest.mark.parametrize("name", ["cluster", "office", "report", "sdmx"])
def test_an_extras_lock_asks_for_what_the_project_declares(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {str(ask) for ask in asked_for(name)} == {
        str(Requirement(one)) for one in project["optional-dependencies"][name]
    }


@pytest.mark.parametrize("name", ["build", "office", "report", "run"])
def test_tests_run_on_the_versions_that_users_get(name: str) -> None:
    assert pins(name).items() <= pins("dev").items()


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = {name: sorted(set(traces(text))) for name, text in texts()}
    assert {name: marks for name, marks in found.items() if marks} == {}


@pytest.mark.parametrize(
    "entry",
    [
        "jinja2>=3.1 --hash=sha256:" + "0" * 64,
        "jinja2==3.1.6",
        "jinja2==3.1.6 --hash=md5:" + "0" * 32,
        "jinja2 @ git+ssh://example --hash=sha256:" + "0" * 64,
        "-e .",
    ],
)
def test_a_loose_requirement_is_found(entry: str) -> None:
    assert loose(entry) == [entry]


@pytest.mark.parametrize(
    "text",
    [
        "see https://" + HOSTS[0] + "/project/x",
        "index = " + HOSTS[1].upper(),
        "open('" + "/root" + "/plan.txt')",
        "PATH=" + "/opt" + "/tools/bin",
    ],
)
def test_a_trace_of_a_machine_is_found(text: str) -> None:
    assert list(traces(text)) != []


@pytest.mark.parametrize(
    "text",
    ["https://example.net/opt/in.html", "docs" + "/work" + "/plan.md", "an opt-in", "$HOME" + "/work" + "/x"],
)
def test_an_ordinary_address_or_path_is_not(text: str) -> None:
    assert list(traces(text)) == []
