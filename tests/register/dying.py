"""Saves that die by ``kill -9`` before each step they take, one after the other, in processes of their own.

``python -m tests.register.dying FOLDER MODE EVERY`` saves the package in a folder again and again, killed
before its first step, its second, and so on, or before every so manieth; MODE ``renaming`` takes from the
system the call that exchanges two names. After each death it prints what a reader finds, and what is there
after the next save.
"""

import ctypes
import io
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tallystick.base.findings import Refusal
from tallystick.register import Package, load_package, package_sha256, save_package

LIBRARY = ctypes.CDLL(None, use_errno=True)
STEPS = (
    (os, "mkdir"), (os, "rename"), (os, "fsync"), (os, "chown"), (os, "open"), (os, "unlink"),
    (os, "rmdir"), (io, "open"), (shutil, "copy2"),
)  # fmt: skip


def titled(package: Package, title: str) -> Package:
    return replace(package, descriptor=package.descriptor.model_copy(update={"title": title}))


def title_of(folder: Path) -> str:
    """The title that a reader finds, or why there is none."""
    try:
        return load_package(str(folder)).descriptor.title
    except Refusal as refusal:
        return refusal.title


def die_at(step: int) -> None:
    """Have this process killed before it takes that step."""
    taken = 0

    def tick() -> None:
        nonlocal taken
        taken += 1
        if taken == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def after(call: Callable[..., Any]) -> Callable[..., Any]:
        def ticked(*args: object, **named: object) -> object:
            tick()
            return call(*args, **named)

        return ticked

    for owner, name in STEPS:
        setattr(owner, name, after(getattr(owner, name)))
    LIBRARY_CALLS["renameat2"] = after(LIBRARY.renameat2)


LIBRARY_CALLS: dict[str, Callable[..., Any]] = {"renameat2": LIBRARY.renameat2}


def dies(step: int, package: Package, folder: Path, expected: str) -> bool:
    """Whether a save, in a process of its own, is killed at that step; else it has come to its end."""
    process = os.fork()
    if process == 0:
        die_at(step)
        save_package(package, str(folder), {}, expected=expected)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def main(folder: Path, mode: str, every: int) -> None:
    """Kill and mend until a save lives."""
    if mode == "renaming":
        LIBRARY_CALLS.clear()
    ctypes.CDLL = lambda *_, **__: SimpleNamespace(  # type: ignore[assignment,misc]
        **(LIBRARY_CALLS if mode == "exchanging" else {})
    )
    step = 1
    package = load_package(str(folder))
    while dies(step, titled(package, f"at {step}"), folder, package_sha256(package)):
        found = title_of(folder)
        beside = sorted(one.name for one in folder.parent.iterdir() if one != folder)
        saved = titled(package, f"after {step}")
        for expected in (package, titled(package, f"at {step}")):
            try:
                save_package(saved, str(folder), {}, expected=package_sha256(expected))
                break
            except Refusal:
                for kept in folder.parent.glob("*.not-saved-*"):
                    shutil.rmtree(kept)
        left = sorted(one.name for one in folder.parent.iterdir())
        told = [step, package.descriptor.title, found, beside, title_of(folder), left]
        sys.stdout.write(json.dumps(told) + "\n")
        package = load_package(str(folder))
        step += every


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
