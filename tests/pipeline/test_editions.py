"""An edition that was published is kept in the package, and the next one tells what changed since."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from tallystick.cli.main import app
from tallystick.pipeline.run import run_assessment
from tallystick.pipeline.wanted import Wanted
from tallystick.register.files import load_package
from tests.register.packages import copy_of_golden
from tests.release.made import release
from tests.report.markup import read

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = "2026-01-31"


def assessed(package: Path, out: Path) -> Path:
    run_assessment(str(package), str(out), None, Wanted(site=True, quoted=False), lambda *_: None)
    return out


def kept(package: Path, results: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["keep", str(package), str(results), "--published", DAY, *more])


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of the fictional plan, and beside it what was published of it."""
    place = tmp_path_factory.mktemp("editions")
    package = copy_of_golden(place)
    assessed(package, place / "published")
    return package


def copied(first: Path, place: Path) -> tuple[Path, Path]:
    shutil.copytree(first.parent, place, dirs_exist_ok=True)
    return place / first.name, place / "published"


def without(package: Path, table: str, wanted: dict[str, str]) -> None:
    """Take rows out of a table as somebody does in a spreadsheet."""
    place = package / "tables" / f"{table}.csv"
    with place.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    left = [row for row in rows if any(row[name] != value for name, value in wanted.items())]
    assert len(left) < len(rows)
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(left)


def test_nothing_changed_since_an_edition_that_was_just_kept(first: Path, tmp_path: Path) -> None:
    package, published = copied(first, tmp_path)
    said = kept(package, published, "--url", "https://example.org/editions/1")
    assert said.exit_code == 0, said.output
    held = load_package(str(package))
    assert len(held.edition_answers) == len(held.targets) + len(held.deliverables)
    site = assessed(package, tmp_path / "next")
    page = (site / "changes.html").read_text(encoding="utf-8")
    assert "No answer has changed since the edition of 31 January 2026." in page
    assert 'href="https://example.org/editions/1"' in page
    assert 'href="changes.html"' in (site / "index.html").read_text(encoding="utf-8")


def test_an_edition_is_kept_from_its_release_as_from_its_folder(first: Path, tmp_path: Path) -> None:
    package, published = copied(first, tmp_path)
    out, _ = release(tmp_path, "published.zip", package)
    assert kept(package, Path(out)).exit_code == 0
    assert kept(package, published).output.startswith("Edition ")
    assert "was kept before" in kept(package, published).output


def test_a_package_of_which_nothing_was_published_has_no_such_page(first: Path) -> None:
    assert not (first.parent / "published" / "changes.html").exists()
    assert "changes.html" not in (first.parent / "published" / "index.html").read_text(encoding="utf-8")


def test_an_answer_that_changed_stands_on_the_page_and_in_the_feed(first: Path, tmp_path: Path) -> None:
    package, published = copied(first, tmp_path)
    assert kept(package, published).exit_code == 0
    with (published / "tables/verdicts.csv").open(encoding="utf-8", newline="") as file:
        verdicts = list(csv.DictReader(file))
    rated = next(
        row
        for row in verdicts
        if row["policy"] == "default" and row["verdict"] == "met" and row["area"] == "QX" and not row["group"]
    )
    for figure in rated["observations"].split("; "):
        without(package, "observations", {"id": figure})
    site = assessed(package, tmp_path / "next")
    reading = read((site / "changes.html").read_text(encoding="utf-8"))
    assert rated["target"] in reading.identifiers
    root = ElementTree.parse(site / "feed.xml").getroot()  # noqa: S314 - it is our own
    titles = [one.findtext(f"{ATOM}title", "") for one in root.findall(f"{ATOM}entry")]
    assert any("“Met” has become “" in one for one in titles)
    assert any(one.startswith("Edition ") for one in titles[1:])
    assert f"{DAY}T00:00:00Z" in [one.findtext(f"{ATOM}updated") for one in root.findall(f"{ATOM}entry")]


def test_what_is_gone_and_what_is_new_is_told(first: Path, tmp_path: Path) -> None:
    package, published = copied(first, tmp_path)
    assert kept(package, published).exit_code == 0
    place = package / "tables" / "edition_answers.csv"
    rows = place.read_text(encoding="utf-8").splitlines()
    edition, _, name, _, _ = next(csv.reader([rows[1]]))
    rows[1] = f"{edition},deliverables,d.gone,a bridge over the strait,started"
    place.write_text("\n".join(rows) + "\n", encoding="utf-8")
    page = (assessed(package, tmp_path / "next") / "changes.html").read_text(encoding="utf-8")
    assert "A bridge over the strait" in page
    assert "No longer among the rows of this plan" in page
    assert f'<tr id="{name}">' in page
    assert "Not in that edition" in page


def test_keeping_the_same_edition_twice_changes_nothing(first: Path, tmp_path: Path) -> None:
    package, published = copied(first, tmp_path)
    assert kept(package, published).exit_code == 0
    before = {one.name: one.read_bytes() for one in (package / "tables").iterdir()}
    again = kept(package, published)
    assert again.exit_code == 0
    assert "was kept before; nothing was changed" in again.output
    assert {one.name: one.read_bytes() for one in (package / "tables").iterdir()} == before
    other = kept(package, published, "--url", "https://example.org/other")
    assert other.exit_code == 2
    assert "is in editions already, otherwise" in other.output


def replaced(out: Path, name: str, data: bytes) -> None:
    """Write a file anew, and a manifest to which it fits."""
    (out / name).write_bytes(data)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name] = hashlib.sha256(data).hexdigest()
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def falsified(out: Path) -> None:
    """Write a record that says nothing, and a manifest to which it fits."""
    replaced(out, "assessment.json", b"{}")


def saying(**told: object) -> Callable[[Path], None]:
    """Let the record of an edition say other things of itself."""

    def change(out: Path) -> None:
        record = json.loads((out / "assessment.json").read_text(encoding="utf-8")) | told
        replaced(out, "assessment.json", json.dumps(record).encode())

    return change


def answering(**told: object) -> Callable[[Path], None]:
    """Let the record of an edition answer otherwise for its first deliverable."""

    def change(out: Path) -> None:
        record = json.loads((out / "assessment.json").read_text(encoding="utf-8"))
        record["deliverables"][0] |= told
        replaced(out, "assessment.json", json.dumps(record).encode())

    return change


def titled(title: str) -> Callable[[Path], None]:
    """Let an edition call its deliverables by another title."""

    def change(out: Path) -> None:
        name = "package/tables/deliverables.csv"
        rows = list(csv.DictReader((out / name).read_text(encoding="utf-8").splitlines()))
        lines = "".join(f'{row["id"]},"{title}"\n' for row in rows)
        replaced(out, name, f"id,title\n{lines}".encode())

    return change


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        (
            lambda out: (out / "assessment.json").write_text("{}", encoding="utf-8"),
            "assessment.json is not as",
        ),
        (lambda out: (out / "manifest.json").write_text("[]", encoding="utf-8"), "manifest.json is not as"),
        (lambda out: (out / "manifest.json").unlink(), "here is no file"),
        (falsified, "assessment.json is not as"),
        (shutil.rmtree, "o file"),
        (saying(method="final\n=1+1"), "assessment.json is not as"),
        (saying(method={"name": "final"}), "assessment.json is not as"),
        (saying(judged_to="2" * 5000), "assessment.json is not as"),
        (saying(verdicts="all met"), "assessment.json is not as"),
        (answering(deliverable="a\nb"), "assessment.json is not as"),
        (answering(deliverable=["a"]), "assessment.json is not as"),
        (answering(verdict={"done": True}), "assessment.json is not as"),
        (answering(verdict="superb"), "assessment.json is not as"),
        (answering(deliverable="a\u202eb"), "assessment.json is not as"),
        (titled("x" * 200_000), "assessment.json is not as"),
        (titled("in two\nlines"), "assessment.json is not as"),
        (titled("=1+1"), "assessment.json is not as"),
    ],
)
def test_what_is_no_edition_is_refused(
    first: Path, tmp_path: Path, alter: Callable[[Path], object], told: str
) -> None:
    package, published = copied(first, tmp_path)
    alter(published)
    said = kept(package, published)
    assert said.exit_code == 2, said.output
    assert told in " ".join(said.output.split())
    assert not (package / "tables" / "editions.csv").exists()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://e.org/a\nb", "=1+1", "https://e.org/\u202e"])
def test_an_address_that_is_none_is_refused(first: Path, tmp_path: Path, url: str) -> None:
    package, published = copied(first, tmp_path)
    said = kept(package, published, "--url", url)
    assert said.exit_code == 2, said.output
    assert "can't be read" in said.output
    assert not (package / "tables" / "editions.csv").exists()


def test_an_edition_of_another_package_or_with_no_day_is_refused(first: Path, tmp_path: Path) -> None:
    package, published = copied(first, tmp_path)
    descriptor = package / "datapackage.json"
    name = load_package(str(package)).descriptor.name
    said = CliRunner().invoke(app, ["keep", str(package), str(published), "--published", "yesterday"])
    assert said.exit_code == 2
    assert "--published yesterday can't be read" in said.output
    descriptor.write_text(
        descriptor.read_text(encoding="utf-8").replace(f'"name": "{name}"', '"name": "another"', 1),
        encoding="utf-8",
    )
    said = kept(package, published)
    assert said.exit_code == 2
    assert "is an edition of" in said.output


def test_an_answer_that_a_row_of_that_table_never_has_is_an_error(first: Path, tmp_path: Path) -> None:
    package, published = copied(first, tmp_path)
    assert kept(package, published).exit_code == 0
    place = package / "tables" / "edition_answers.csv"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace(",deliverables,", ",targets,", 1), encoding="utf-8")
    said = CliRunner().invoke(app, ["check", str(package), "--json"])
    assert said.exit_code == 1
    assert '"edition-answer"' in said.output
