"""A save that fails at any step leaves the old package whole and nothing beside it."""

import errno
import io
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import Package, load_package, save_package
from tests.register.packages import GOLDEN, METHODS, changed, copy_of_golden, fingerprints, golden

P = ParamSpec("P")
R = TypeVar("R")


class Failure:
    """Stands before the calls that write, counts them, and fails at one of them or from it on."""

    def __init__(self, at: int, *, lasting: bool) -> None:
        self.at = at
        self.lasting = lasting
        self.calls = 0

    def before(self, call: Callable[P, R]) -> Callable[P, R]:
        def counted(*args: P.args, **named: P.kwargs) -> R:
            self.calls += 1
            if self.calls == self.at or (self.lasting and self.calls > self.at):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*args, **named)

        return counted


CALLS = ((os, "mkdir"), (os, "rename"), (os, "fsync"), (io, "open"), (shutil, "copy2"), (tempfile, "mkdtemp"))
Put = Callable[[Failure], None]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Put a failure before every making of a folder, opening, flushing to the disk, copying and renaming."""

    def put(failure: Failure) -> None:
        for owner, name in CALLS:
            monkeypatch.setattr(owner, name, failure.before(getattr(owner, name)))

    return put


def is_saved(package: Package, folder: Path) -> bool:
    try:
        save_package(package, str(folder), METHODS)
    except Refusal:
        return False
    return True


def calls_of_a_save(package: Package, folder: Path, failing: Put, monkeypatch: pytest.MonkeyPatch) -> int:
    failure = Failure(0, lasting=False)
    failing(failure)
    save_package(package, str(folder), METHODS)
    monkeypatch.undo()
    shutil.rmtree(folder)
    assert failure.calls > 30, "the failures do not stand before the calls that write"
    return failure.calls


def test_a_save_that_fails_anywhere_leaves_the_old_package_whole(
    failing: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = changed(golden())
    folder = copy_of_golden(tmp_path)
    count = calls_of_a_save(package, folder, failing, monkeypatch)
    copy_of_golden(tmp_path)
    before = fingerprints(tmp_path)
    refused = 0
    for at in range(1, count + 1):
        failing(Failure(at, lasting=False))
        saved = is_saved(package, folder)
        monkeypatch.undo()
        if saved:  # the call was to make a folder that is there already
            assert load_package(str(folder)).descriptor.title == "Changed"
            shutil.rmtree(folder)
            copy_of_golden(tmp_path)
        else:
            refused += 1
            assert fingerprints(tmp_path) == before, f"at call {at} of {count}"
    assert refused > 30


def test_a_save_into_nothing_that_fails_anywhere_leaves_nothing(
    failing: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = golden()
    count = calls_of_a_save(package, tmp_path / "package", failing, monkeypatch)
    for at in range(1, count + 1):
        failing(Failure(at, lasting=True))
        saved = is_saved(package, tmp_path / "package")
        monkeypatch.undo()
        assert not saved
        assert list(tmp_path.iterdir()) == [], f"at call {at} of {count}"


def test_an_old_package_that_can_not_be_put_back_is_kept_and_named(
    failing: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = changed(golden())
    folder = copy_of_golden(tmp_path)
    count = calls_of_a_save(package, folder, failing, monkeypatch)
    copy_of_golden(tmp_path)
    failing(Failure(count, lasting=True))  # the last call puts the new folder in the old one's place
    with pytest.raises(Refusal, match="what was there lies whole in") as caught:
        save_package(package, str(folder), METHODS)
    monkeypatch.undo()
    (kept,) = tmp_path.iterdir()
    assert str(kept / "old") in caught.value.fix.text
    assert fingerprints(kept / "old") == fingerprints(GOLDEN)
