"""Processes that save and read one package at the same time.

``python -m tests.register.racing ROLE FOLDER NAME``: ``once`` loads, says so, waits for a line, and saves
its own change; ``saving`` saves without end, ``reading`` reads without end. Each prints what came of it.
"""

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.register import MovedOn, Package, load_package, package_sha256, save_package


def say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def signed(package: Package, name: str) -> Package:
    """The package with one name in two tables and the descriptor, so that a mixture shows."""
    return replace(
        package,
        descriptor=package.descriptor.model_copy(update={"title": name}),
        outline=tuple(replace(row, title=name) for row in package.outline),
        sources=tuple(replace(row, title=name) for row in package.sources),
    )


def names_in(package: Package) -> set[str]:
    titles = {row.title for row in package.outline} | {row.title for row in package.sources}
    return titles | {package.descriptor.title}


def once(folder: str, name: str) -> None:
    package = load_package(folder)
    say("loaded")
    sys.stdin.readline()
    try:
        save_package(signed(package, name), folder, {}, expected=package_sha256(package))
        say("saved")
    except MovedOn as refusal:
        say(refusal.kept)


def saving(folder: str, name: str) -> None:
    package = load_package(folder)
    for number in count():
        edited = signed(package, f"{name} {number}")
        say(f"{name} {number}")
        save_package(edited, folder, {}, expected=package_sha256(package))
        package = edited


def reading(folder: str, _: str) -> None:
    while True:
        try:
            say("|".join(sorted(names_in(load_package(folder)))))
        except Refusal as refusal:
            say(f"refused: {refusal.title} {[one.place for one in refusal.findings]}")


if __name__ == "__main__":
    {"once": once, "saving": saving, "reading": reading}[sys.argv[1]](str(Path(sys.argv[2])), sys.argv[3])
