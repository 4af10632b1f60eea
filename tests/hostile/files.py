"""What is no file of a package, in the place of one, beside them, or named as a package."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile.case import ANY, Hostile
from tests.hostile.edited import DESCRIPTOR, FINAL, SOURCES, SURE, Edit, package


def socket_at(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's whole path may have no more than some hundred bytes
        one.bind(path.name)
        os.chdir(here)


def sparse(path: Path) -> None:
    with path.open("wb") as out:
        out.truncate(1_500_000_000)


STRANGE: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a socket": socket_at,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a terminal": lambda path: path.symlink_to("/dev/tty"),
    "a link out": lambda path: path.symlink_to("/etc/passwd"),
    "a link up and out": lambda path: path.symlink_to("../" * 40 + "etc/passwd"),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "1.5 GB": sparse,
    "a folder": Path.mkdir,
}


def files() -> Iterator[Hostile]:
    """What is no file of the package, in the place of one or beside them."""
    places = [
        DESCRIPTOR,
        FINAL,
        SOURCES,
        "tables/observations.csv",
        "document.txt",
        "tables/more.csv",
        "more.txt",
    ]
    for place in places:
        for name, put in STRANGE.items():
            needed = place in places[:4]
            told = "" if not needed and name in {"a folder", "1.5 GB"} else "can't be read"
            if (place, name) == (FINAL, "a folder"):
                told = "unknown-method"
            codes = SURE if told else ANY
            yield package(f"{place}: {name}", putting(place, put), told, codes)
    for place in ("tables", "methods"):
        for name, target in {"out": "../outside", "round": place, "up": "..", "the top": "/"}.items():
            yield package(f"{place}: a link {name}", relinked(place, target), "", ANY)


def putting(name: str, put: Callable[[Path], object]) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / name
        path.unlink(missing_ok=True)
        put(path)

    return edit


def relinked(name: str, target: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / name).rename(folder.parent / "outside")
        (folder / name).symlink_to(target)

    return edit


def whole() -> Iterator[Hostile]:
    """What is named as a package and is none."""

    def at(name: str, put: Callable[[Path], object]) -> Hostile:
        def make(place: Path) -> list[str]:
            put(place / "package")
            return ["check", str(place / "package")]

        return Hostile(f"as a package: {name}", make, "", ANY if name == "a folder" else frozenset({2}))

    yield from (at(name, put) for name, put in STRANGE.items())
    for name in ("/dev/zero", "/dev/null", "/dev/random", "nowhere/at/all", "n" * 5000, "a\0b", ""):
        codes = ANY if name == "" else frozenset({2})
        yield Hostile(f"as a package: {name[:20]!r}", lambda _, name=name: ["check", name], "", codes)  # type: ignore[misc]
