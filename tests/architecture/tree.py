"""The files of the repository, for the tests that read them as text."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "tallystick"

# Written by commands and never committed: the same names as in .gitignore.
GENERATED = (".git", ".tools", ".venv", ".hypothesis", "build", "dist", "__pycache__")


def python_files(*folders: str) -> list[Path]:
    """Give every Python file under these folders of the repository, sorted."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    """Give a path as the repository names it."""
    return path.relative_to(ROOT).as_posix()


def rooms() -> list[Path]:
    """Give the folders with code that stand directly in the package."""
    return sorted(path for path in SOURCE.iterdir() if any(path.glob("*.py")))


def texts() -> Iterator[tuple[str, str]]:
    """Give name and content of every text file of the repository."""
    for path in _files(ROOT):
        try:
            yield name_of(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _is_generated(path.name) or _is_plan_text(path):
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def _is_generated(name: str) -> bool:
    outside_git = name.startswith((".venv", ".git")) and name not in {".gitignore", ".gitattributes"}
    return outside_git or name in GENERATED or name.endswith(("_cache", ".egg-info"))


def _is_plan_text(path: Path) -> bool:
    return path.parent.parent.name == "plans" and path.stem == "document"
