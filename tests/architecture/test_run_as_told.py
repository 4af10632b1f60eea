"""Whatever a page or a docstring says to run is there, and does something when it is run."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import ROOT, python_files

_MODULE = re.compile(r"python -m ((?:benchmarks|tests|tallystick)(?:\.[a-z_]+)*)")
_TARGET = re.compile(r"`make ([a-z-]+)[` ]")
_MAKES = re.compile(r"^([a-z-]+):", re.MULTILINE)
_WHEN_RUN = re.compile(r'^if __name__ == "__main__":$', re.MULTILINE)


def _told() -> Iterator[tuple[str, str]]:
    """Every page and module that may say what to run, by its name, with its text."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for path in (*pages, *python_files("src"), *python_files("tests"), *python_files("benchmarks")):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def _runs(module: str) -> bool:
    place = Path(*module.split("."))
    for root in (ROOT, ROOT / "src"):
        if (root / place / "__main__.py").is_file():
            return True
        alone = (root / place).with_suffix(".py")
        if alone.is_file() and _WHEN_RUN.search(alone.read_text(encoding="utf-8")):
            return True
    return False


def test_a_module_that_is_to_be_run_does_something() -> None:
    told = {(where, module) for where, text in _told() for module in _MODULE.findall(text)}
    assert len(told) > 30
    assert sorted((where, module) for where, module in told if not _runs(module)) == []
    assert not _runs("tests.architecture.tree")


def test_a_target_that_is_to_be_made_is_one() -> None:
    targets = set(_MAKES.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    told = {(where, target) for where, text in _told() for target in _TARGET.findall(text)}
    assert len(told) > 10
    assert sorted((where, target) for where, target in told if target not in targets) == []
