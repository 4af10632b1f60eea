"""What the commands print in another language: each word is the catalogue's, or was given to them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import typer.main

from tallystick.cli.help import help_texts, put_into
from tallystick.cli.main import app
from tests.architecture.tree import ROOT
from tests.cli.sheets import rewrite
from tests.cli.test_indicators import setting
from tests.register.packages import change, copy_of_golden
from tests.release.made import key_file, ledger_of, release
from tests.voice.disguise import OTHER, ours
from tests.voice.spoken import content, is_given, run, smuggled

ISLE = ROOT / "tests" / "golden" / "isle"
LIBRARY = ROOT / "plans" / "indicators"
PLANS = ROOT / "tests" / "lint" / "plans"
PAIR = [ROOT / "tests" / "comparison" / name for name in ("old", "new")]
#: The words of a run, where the packages and documents that it reads stand, and its exit code.
Bench = Callable[[Path], tuple[list[str], list[Path], int]]


def broken(folder: Path) -> tuple[list[str], list[Path], int]:
    package = copy_of_golden(folder)
    change(package, "targets", "level.over-90", "unit", "furlongs")
    change(package, "sources", "news-2026", "url", "https://example.org/x")
    return ["check", str(package)], [package], 1


def sound(_: Path) -> tuple[list[str], list[Path], int]:
    return ["check", str(ISLE)], [ISLE], 0


def nowhere(folder: Path) -> tuple[list[str], list[Path], int]:
    return ["check", str(folder / "nowhere")], [], 2


def assessed(folder: Path) -> tuple[list[str], list[Path], int]:
    return ["assess", str(ISLE), "--out", str(folder / "out")], [ISLE], 0


def refused(folder: Path) -> tuple[list[str], list[Path], int]:
    words, package, _ = broken(folder)
    return ["assess", words[1], "--out", str(folder / "out")], package, 1


def drafted(folder: Path) -> tuple[list[str], list[Path], int]:
    plan = PLANS / "lowmark.txt"
    return ["read", str(plan), "--out", str(folder / "d"), "--known-by", "2026-06-30"], [plan], 0


def undated(folder: Path) -> tuple[list[str], list[Path], int]:
    return ["read", str(PLANS / "lowmark.txt"), "--out", str(folder / "d"), "--known-by", "soon"], [], 2


def linted(folder: Path) -> tuple[list[str], list[Path], int]:
    words = ["lint", str(PLANS / "lowmark.txt"), "--out", str(folder / "l")]
    patterns = folder / "patterns.json"  # what could be written instead is in the plan's own language
    patterns.write_text(run([*words, "--json"]).stdout, encoding="utf-8")
    return words, [PLANS, patterns], 1


def in_spanish(_: Path) -> tuple[list[str], list[Path], int]:
    plan = ROOT / "tests/reading/plans/template-es/source.txt"
    return ["lint", str(plan), "--summary"], [plan], 1


def compared(folder: Path) -> tuple[list[str], list[Path], int]:
    return ["diff", *map(str, PAIR), "--out", str(folder / "d")], PAIR, 0


def proposed(_: Path) -> tuple[list[str], list[Path], int]:
    return ["indicators", "suggest", str(ISLE), "--library", str(LIBRARY)], [ISLE, LIBRARY], 0


def library(_: Path) -> tuple[list[str], list[Path], int]:
    return ["indicators", "check", "--library", str(LIBRARY)], [LIBRARY], 0


def reviewed(folder: Path) -> tuple[list[str], list[Path], int]:
    package = Path(shutil.copytree(ISLE, folder / "isle"))
    sheet = folder / "review.xlsx"
    assert run(["indicators", "sheet", str(package), "--out", str(sheet)]).exit_code == 0
    rewrite(sheet, setting("health.suicide", decision="accept", latest_year="soon"))
    return ["indicators", "take", str(sheet), str(package)], [package], 1


def released(folder: Path) -> tuple[list[str], list[Path], int]:
    out = folder / "r.zip"
    return ["release", str(ISLE), "--out", str(out), "--key", key_file(folder), "--no-site"], [ISLE], 0


def identical(folder: Path) -> tuple[list[str], list[Path], int]:
    path, _ = release(folder, "r.zip", ISLE, ledger=ledger_of(folder))
    return ["verify", path], [ISLE], 0


def damaged(folder: Path) -> tuple[list[str], list[Path], int]:
    path, _ = release(folder, "r.zip", ISLE)
    sealed = Path(path).read_bytes()
    Path(path).write_bytes(sealed.replace(b"Charter of", b"Chapter of", 1))
    return ["verify", path], [ISLE], 3


def two(folder: Path) -> tuple[list[str], list[Path], int]:
    ledger = ledger_of(folder)
    old, _ = release(folder, "old.zip", ISLE, ledger=ledger)
    package = Path(shutil.copytree(ISLE, folder / "isle"))
    change(package, "commitments", "A.1", "title", "Another title")
    new, _ = release(folder, "new.zip", package, ledger=ledger)
    return ["verify", old, new], [ISLE, package, folder], 1


BENCHES: list[Bench] = [
    broken,
    sound,
    nowhere,
    assessed,
    refused,
    drafted,
    undated,
    linted,
    in_spanish,
    compared,
    proposed,
    library,
    reviewed,
    released,
    identical,
    damaged,
    two,
]


@pytest.mark.parametrize("bench", BENCHES, ids=lambda one: one.__name__)
def test_every_word_is_the_catalogue_s_or_was_given(bench: Bench, tmp_path: Path) -> None:
    words, places, code = bench(tmp_path)
    answer = run(words)
    assert answer.exit_code == code, answer.output
    assert smuggled(answer.output, [*words, *map(content, places)]) == []


def test_help_is_said_in_the_language() -> None:
    command = typer.main.get_command(app)
    before = list(help_texts(command))
    put_into(command, OTHER)
    assert len(list(help_texts(command))) == len(before) > 100
    assert [one for one in help_texts(command) if ours(one)] == []


def test_a_word_that_goes_round_the_catalogue_would_be_found() -> None:
    assert not is_given("no row of it", "a row")
    assert is_given("a row; tables/x.csv", "a row")
    assert ours("row \N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}x\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}")
