"""Catalogues are clean, whole, compiled where the program is set up or built, and found by their names."""

import io
import shutil
import subprocess
import sys
import zipfile
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from hatch_build import compile_all, compiled
from tallystick.cli.tongue import chosen_language
from tallystick.voice import catalogues
from tallystick.voice.catalogues import language_named, languages_in, page_languages, undrawn_languages
from tallystick.voice.language import ENGLISH, Language
from tests.architecture.tree import ROOT
from tests.voice.disguise import han
from tests.voice.translated import LOCALE, POT, faults, read, unsaid, write

SHIPPED = sorted(LOCALE.glob("*/LC_MESSAGES/tallystick.po"))
A_TEXT, MANY = "Skip to the content", ("{number} commitment", "{number} commitments")


def test_chinese_ships() -> None:
    assert "zh_Hans" in {one.parent.parent.name for one in SHIPPED}


@pytest.mark.parametrize("place", SHIPPED, ids=lambda one: one.parent.parent.name)
def test_a_catalogue_that_ships_is_clean(place: Path) -> None:
    assert list(faults(read(place))) == []


@pytest.mark.parametrize("place", SHIPPED, ids=lambda one: one.parent.parent.name)
def test_a_catalogue_that_ships_has_every_text_of_the_pages(place: Path) -> None:
    assert unsaid(read(place)) == []


@pytest.mark.parametrize("place", SHIPPED, ids=lambda one: one.parent.parent.name)
def test_what_is_compiled_is_what_people_wrote(place: Path) -> None:
    made = place.with_suffix(".mo")
    assert made.exists(), "run make setup"
    assert made.read_bytes() == compiled(place, POT), "run make setup"


@pytest.mark.parametrize("place", SHIPPED, ids=lambda one: one.parent.parent.name)
@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_gnu_gettext_finds_nothing_to_say(place: Path) -> None:
    command = ["msgfmt", "--check", "--output-file=/dev/null", str(place)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


Said = str | tuple[str, ...]


def catalogue(*messages: tuple[Said, Said], fuzzy: bool = False) -> Catalog:
    made = Catalog(locale="zh_Hans")
    for asked, said in messages:
        made.add(asked, said, flags=["fuzzy"] if fuzzy else [])
    return made


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        (catalogue(("Met", "达到"), fuzzy=True), "fuzzy"),
        (catalogue(("{amount} more", "多{value}")), "other places"),
        (catalogue(("%(count)s of them", "其中若干")), "other places"),
        (catalogue((MANY, ("项承诺",))), "other places"),
        (catalogue((MANY, ("{number}项承诺", "{number}项承诺"))), "2 forms instead of 1"),
        (catalogue(("Met", "达到 ")), "white space"),
        (catalogue(("Met, in part", "达到,部分")), "half-width"),
    ],
)
def test_a_fault_in_a_catalogue_is_found(planted: Catalog, told: str) -> None:
    found = list(faults(planted))
    assert len(found) == 1
    assert told in found[0]


def test_a_sound_catalogue_has_no_fault() -> None:
    sound = catalogue(("Met, in part", "达到（部分）"), (MANY, ("{number}项承诺",)), ("{a} of %", "%之{a}"))
    assert list(faults(sound)) == []


def test_a_text_of_the_pages_that_nobody_translated_is_found() -> None:
    assert A_TEXT in unsaid(catalogue())
    assert A_TEXT not in unsaid(catalogue((A_TEXT, "跳到正文")))


@pytest.fixture(scope="module")
def locale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole catalogue of invented Chinese, and a French one that lacks one text of the pages."""
    folder = tmp_path_factory.mktemp("locale")
    write(folder, "zh_Hans", han)
    place = write(folder, "fr", han)
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace(f'"{han(A_TEXT)}"', '""', 1), encoding="utf-8")
    compile_all(folder)
    return folder


@pytest.fixture
def spoken(locale: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Language, ...]:
    known = (ENGLISH, *languages_in(locale))
    monkeypatch.setattr(catalogues, "languages", lambda: known)
    return known


def test_a_language_is_told_by_its_own_name(spoken: tuple[Language, ...]) -> None:
    assert [(one.code, one.name, one.draws) for one in spoken] == [
        ("en", "English", True),
        ("fr", "français", False),
        ("zh-Hans", "简体中文", True),
    ]


@pytest.mark.parametrize(
    ("asked", "folders"),
    [
        ([], {"en": "", "zh-Hans": "zh-hans/"}),
        (["en", "zh-Hans"], {"en": "", "zh-Hans": "zh-hans/"}),
        (["zh-Hans", "en"], {"zh-Hans": "", "en": "en/"}),
        (["zh-Hans"], {"zh-Hans": ""}),
        (["fr", "en"], {"en": ""}),
        (["fr"], {"en": ""}),
        (["ja", "zh-Hans", "zh-hans"], {"zh-Hans": ""}),
    ],
)
@pytest.mark.usefixtures("spoken")
def test_pages_are_drawn_in_whole_languages_the_first_at_the_top(
    asked: list[str], folders: dict[str, str]
) -> None:
    assert {one.code: one.folder for one in page_languages(asked)} == folders


@pytest.mark.usefixtures("spoken")
def test_a_language_that_no_page_is_drawn_in_names_what_it_lacks() -> None:
    french = language_named("fr")
    assert french is not None
    assert french.lacks == (A_TEXT,)
    assert undrawn_languages(["en", "fr", "zh", "ja"]) == (("fr", french), ("ja", None))
    assert undrawn_languages() == (("fr", french),)
    assert all(not one.lacks for one in page_languages())


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("zh-Hans", "zh-Hans"),
        ("ZH_hans", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh_TW", None),
        ("zh-Hant", None),
        ("fr_CA", "fr"),
        ("en_GB", "en"),
        ("eo", None),
        ("../etc", None),
        ("", None),
    ],
)
def test_a_language_is_found_by_each_of_its_names(code: str, found: str | None) -> None:
    language = language_named(code)
    assert (language.code if language else None) == found


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    ("words", "environment", "spoken_then"),
    [
        ([], {}, None),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ([], {"LANG": "de_DE.UTF-8"}, None),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, None),
        ([], {"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN"}, "zh-Hans"),
        ([], {"LANG": "zh_CN.UTF-8", "TALLYSTICK_LANGUAGE": "en"}, "en"),
        (["check", "p"], {"TALLYSTICK_LANGUAGE": "zh-Hans"}, "zh-Hans"),
        (["--language", "zh-Hans", "check", "p"], {"TALLYSTICK_LANGUAGE": "en"}, "zh-Hans"),
        (["--language=zh-Hans", "check", "p"], {}, "zh-Hans"),
        (["--version", "--language", "zh-Hans"], {}, "zh-Hans"),
        (["lint", "p", "--language", "zh-Hans"], {}, None),  # the plan's language, an option of that command
    ],
)
def test_the_language_is_asked_for_by_option_variable_or_system(
    words: list[str], environment: dict[str, str], spoken_then: str | None
) -> None:
    language = chosen_language(words, environment)
    assert (language.code if language else None) == spoken_then


@pytest.mark.parametrize("environment", [{"TALLYSTICK_LANGUAGE": "xx"}, {}])
def test_a_language_without_a_catalogue_is_named(
    environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        chosen_language([] if environment else ["--language", "xx"], environment)
    assert "There is no language xx. Those that are there: en" in capsys.readouterr().err


def test_a_catalogue_is_compiled_again_only_where_it_changed(tmp_path: Path) -> None:
    place = write(tmp_path, "zh_Hans", han)
    compile_all(tmp_path)
    made = place.with_suffix(".mo")
    first = made.stat().st_mtime_ns
    compile_all(tmp_path)
    assert made.stat().st_mtime_ns == first
    place.write_text(place.read_text(encoding="utf-8").replace(han(A_TEXT), "跳到正文"), encoding="utf-8")
    compile_all(tmp_path)
    assert GNUTranslations(io.BytesIO(made.read_bytes())).gettext(A_TEXT) == "跳到正文"


@pytest.mark.slow
def test_a_wheel_carries_compiled_catalogues_and_speaks_them(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for name in ("pyproject.toml", "hatch_build.py", ".gitignore", "README.md", "LICENSE"):
        shutil.copy2(ROOT / name, tree / name)
    locale = tree / "src/tallystick/voice/locale"
    shutil.rmtree(locale / "zh_Hans", ignore_errors=True)
    write(locale, "zh_Hans", lambda text: "印出版本" if text == "Print the version." else han(text))
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=tree, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        assert "tallystick/voice/locale/zh_Hans/LC_MESSAGES/tallystick.mo" in packed.namelist()
        packed.extractall(tmp_path / "installed")
    command = [sys.executable, "-m", "tallystick", "--language", "zh-Hans", "--help"]
    environment = {"PYTHONPATH": str(tmp_path / "installed"), "PATH": "", "PYTHONUTF8": "1"}
    told = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert "印出版本" in told.stdout
