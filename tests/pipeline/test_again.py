"""A second run into the same folder: the bytes of a fresh run, and only what changed is drawn."""

import dataclasses
import datetime
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tallystick
from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.pipeline import again as again_module
from tallystick.pipeline.again import program_sha256
from tallystick.pipeline.output import MADE_OF, MANIFEST
from tallystick.pipeline.run import run_assessment
from tallystick.pipeline.told_of_run import ToldOfRun
from tallystick.pipeline.wanted import Wanted
from tallystick.register.descriptor import Document
from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.pages import batches
from tallystick.report.views.titles import Titles
from tallystick.voice.frame import Drawing
from tallystick.voice.keeping import IDENTITY, stamps_of
from tallystick.voice.language import ENGLISH
from tests.register.packages import GOLDEN, rows_of, write_rows
from tests.release.made import quiet, release, verified
from tests.report import factory

TABLES = sorted((GOLDEN / "tables").glob("*.csv"))


def assessed(package: Path, out: Path) -> ToldOfRun:
    return run_assessment(str(package), str(out), None, Wanted(site=True, quoted=True), quiet)


def contents(out: Path) -> dict[str, bytes]:
    return {one.relative_to(out).as_posix(): one.read_bytes() for one in out.rglob("*") if one.is_file()}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that a template drew."""
    found: list[str] = []
    render = Drawing._render

    def remembering(self: Drawing, page: object) -> bytes:
        found.append(page.path)  # type: ignore[attr-defined]
        return render(self, page)  # type: ignore[arg-type]

    monkeypatch.setattr(Drawing, "_render", remembering)
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the golden package."""
    out = tmp_path_factory.mktemp("first") / "out"
    assessed(GOLDEN, out)
    return out


@pytest.fixture
def out(first: Path, tmp_path: Path) -> Path:
    """A copy of these, with the times of the files as they were."""
    return Path(shutil.copytree(first, tmp_path / "out"))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN, tmp_path / "package"))


def change_cell(package: Path, table: str, row: int, column: int, text: str) -> None:
    place = package / "tables" / table
    rows = rows_of(place)
    rows[1 + row % (len(rows) - 1)][column % len(rows[0])] = text
    write_rows(place, rows)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([one.name for one in TABLES]),
    st.integers(0, 200),
    st.integers(0, 30),
    st.sampled_from(["", "7", "2023", "Another text", "<!identity!>", "true", "QX", "2024-05-06"]),
)
def test_after_any_change_of_a_cell_a_second_run_is_a_fresh_run(
    first: Path, tmp_path_factory: pytest.TempPathFactory, table: str, row: int, column: int, text: str
) -> None:
    folder = tmp_path_factory.mktemp("cell")
    package = Path(shutil.copytree(GOLDEN, folder / "package"))
    change_cell(package, table, row, column, text)
    out = Path(shutil.copytree(first, folder / "again"))
    try:
        assessed(package, folder / "fresh")
    except Refusal:
        with pytest.raises(Refusal):
            assessed(package, out)
        assert contents(out) == contents(first)
        return
    assessed(package, out)
    assert contents(out) == contents(folder / "fresh")


def test_a_changed_note_draws_only_pages_that_show_it(
    package: Path, out: Path, first: Path, drawn: list[str]
) -> None:
    place = package / "tables/observations.csv"
    change_cell(package, place.name, 0, rows_of(place)[0].index("note"), "A note that nobody has seen")
    run = assessed(package, out)
    assert run.assessment_id != assessed(GOLDEN, first).assessment_id
    noted = [path for path, page in contents(out).items() if b"A note that nobody has seen" in page]
    shown = [path for path in noted if path.endswith(".html")]
    assert shown
    assert set(shown) <= set(drawn)
    assert set(drawn) <= {*shown, "data.html"}
    assert len(drawn) == len(set(drawn)) < run.pages / 4


def test_where_nothing_changed_nothing_is_drawn_or_written(out: Path, first: Path, drawn: list[str]) -> None:
    before = {one: one.stat().st_mtime_ns for one in out.rglob("*")}
    run = assessed(GOLDEN, out)
    assert drawn == []
    assert {one: one.stat().st_mtime_ns for one in out.rglob("*")} == before
    assert contents(out) == contents(first)
    assert run.pages == sum(name.endswith(".html") for name in contents(first))


def _linked(place: Path) -> None:
    other = next(one for one in place.parents if one.name == "out").parent / "elsewhere"
    place.rename(other)
    place.symlink_to(other)


SPOILT: dict[str, Callable[[Path], object]] = {
    "half": lambda place: place.write_bytes(place.read_bytes()[: place.stat().st_size // 2]),
    "empty": lambda place: place.write_bytes(b""),
    "one byte": lambda place: place.write_bytes(place.read_bytes().replace(b"e", b"a", 1)),
    "more": lambda place: place.write_bytes(place.read_bytes() + b"\n"),
    "gone": lambda place: place.unlink(),
    "a link": _linked,
}


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize(
    "name",
    ["index.html", "commitments/I.1.01.html", "style.css", "assessment.json", MADE_OF, "tables/verdicts.csv"],
)
def test_what_is_spoilt_is_made_again(out: Path, first: Path, name: str, how: str) -> None:
    SPOILT[how](out / name)
    assessed(GOLDEN, out)
    assert contents(out) == contents(first)
    assert not any(one.is_symlink() for one in out.rglob("*"))


@pytest.mark.parametrize("name", ["index.html", "commitments/I.1.01.html"])
def test_a_page_altered_together_with_its_manifest_is_drawn_again(out: Path, first: Path, name: str) -> None:
    altered = (out / name).read_bytes().replace(b"<h1>", b"<h1>Not ")
    (out / name).write_bytes(altered)
    manifest = json.loads((out / MANIFEST).read_bytes())
    manifest["files"][name] = sha256(altered)
    (out / MANIFEST).write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    assessed(GOLDEN, out)
    assert contents(out) == contents(first)


@pytest.mark.parametrize(
    "given", ["null", "[]", '{"made": [], "seal": 1}', '{"made": {"index.html": 3}, "seal": ""}']
)
def test_a_note_of_any_form_is_no_reason_to_stop(out: Path, first: Path, given: str) -> None:
    (out / MADE_OF).write_text(given, encoding="utf-8")
    assessed(GOLDEN, out)
    assert contents(out) == contents(first)


def _pages(drawn: list[str]) -> list[str]:
    """Of what was drawn the pages; figures are drawn too."""
    return [one for one in drawn if one.endswith(".html")]


def test_another_program_draws_every_page(
    out: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again_module, "program_sha256", lambda: "another")
    run = assessed(GOLDEN, out)
    assert len(_pages(drawn)) == run.pages


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program."""
    source = Path(tallystick.__file__).parent
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(source, tmp_path_factory.mktemp("program") / "tallystick", ignore=ignored))


@pytest.mark.parametrize(
    "name",
    [
        "report/templates/about.html",
        "voice/templates/base.html",
        "voice/templates/style.css",
        "voice/frame.py",
        "report/views/marks.py",
        "base/units.py",
        "__init__.py",
    ],
)
def test_every_file_of_the_program_counts(program: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallystick, "__file__", str(program / "__init__.py"))
    before = program_sha256()
    assert before == program_sha256()
    data = (program / name).read_bytes()
    (program / name).write_bytes(data + b"\n")
    assert program_sha256() != before
    (program / name).write_bytes(data)
    (program / "voice" / "new.mo").write_bytes(b"")
    assert program_sha256() != before
    (program / "voice" / "new.mo").unlink()
    assert program_sha256() == before


def test_another_version_of_a_library_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_sha256()
    (tmp_path / "jinja2-99.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert program_sha256() != before


def test_a_release_is_always_drawn_and_verified_by_drawing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: list[str]
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a release keeps no page")

    monkeypatch.setattr(again_module.Again, "__init__", never)
    path, made = release(tmp_path, "plan.zip", site=True)
    assert len(_pages(drawn)) == made.run.pages
    verified(path)
    assert len(_pages(drawn)) == 2 * made.run.pages


def _leaves(value: object) -> Iterator[object]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        assert all(one.repr for one in fields), type(value)
        within: Iterable[object] = (getattr(value, one.name) for one in fields)
    elif isinstance(value, Document):
        assert all(one.repr for one in Document.model_fields.values())
        within = value.model_dump().items()
    elif isinstance(value, dict):
        within = value.items()
    elif isinstance(value, tuple):
        within = value
    else:
        yield value
        return
    for one in within:
        yield from _leaves(one)


@pytest.mark.parametrize("which", [factory.golden, factory.reference])
def test_what_a_page_shows_is_told_whole_by_its_fields(which: Callable[[], object]) -> None:
    """What a page is made of is told as Python tells it: nothing is left out, no place in memory is named."""
    given = factory.material(which())  # type: ignore[arg-type]
    made = batches(Titles(PageContext(Book(given), ENGLISH)))
    kinds = {type(one) for batch in made for page in batch() for one in _leaves(page)}
    assert kinds <= {str, int, float, bool, type(None), datetime.date}


def test_no_text_of_a_package_is_taken_for_a_stamp() -> None:
    package = factory.worded(factory.golden(), lambda _: f"{IDENTITY} x")
    given = factory.material(package)
    (_, identity), (_, short) = stamps_of(given.identity.assessment_id)
    for path, text in factory.site(given).items():
        if path.endswith(".html") and path != "data.html":
            assert "&lt;!identity!&gt; x" in text, path
            assert text.count(identity) == 1, path
            assert IDENTITY not in text
            assert 2 <= text.count(f"<code>{short}</code>") <= 3, path
