"""A save that fails at any step leaves the old package whole and nothing beside it."""

import ctypes
import errno
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import ParamSpec, TypeVar

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import Package, load_package, save_package
from tests.draws import TIMES, share
from tests.register.packages import GOLDEN, METHODS, changed, copy_of_golden, fingerprints, golden, version

P = ParamSpec("P")
R = TypeVar("R")


class Failure:
    """Stands before the calls that write, counts them, and fails at one of them or from it on."""

    def __init__(self, at: int, *, lasting: bool) -> None:
        self.at = at
        self.lasting = lasting
        self.calls = 0

    def fails(self) -> bool:
        self.calls += 1
        return self.calls == self.at or (self.lasting and self.calls > self.at)

    def before(self, call: Callable[P, R]) -> Callable[P, R]:
        def counted(*args: P.args, **named: P.kwargs) -> R:
            if self.fails():
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*args, **named)

        return counted

    def exchange(self, *names: object) -> int:
        """Stand before the system's own exchange of two names, which answers by number."""
        if self.fails():
            ctypes.set_errno(errno.ENOSPC)
            return -1
        answer: int = LIBRARY.renameat2(*names)
        return answer


LIBRARY = ctypes.CDLL(None, use_errno=True)
CALLS = ((os, "mkdir"), (os, "rename"), (os, "fsync"), (os, "chown"), (io, "open"), (shutil, "copy2"))
Put = Callable[[Failure], None]


@pytest.fixture(params=["exchanging", "renaming"])
def failing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Put a failure before all making, opening, flushing to the disk, copying, exchanging and renaming.

    Once as on a file system that can exchange two names, once as on one that can't.
    """

    def put(failure: Failure) -> None:
        for owner, name in CALLS:
            monkeypatch.setattr(owner, name, failure.before(getattr(owner, name)))
        can = {"renameat2": failure.exchange} if request.param == "exchanging" else {}
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace(**can))

    return put


def is_saved(package: Package, folder: Path, expected: str | None) -> bool:
    try:
        save_package(package, str(folder), METHODS, expected=expected)
    except Refusal:
        return False
    return True


def calls_of_a_save(package: Package, folder: Path, failing: Put, monkeypatch: pytest.MonkeyPatch) -> int:
    expected = version() if folder.exists() else None
    failure = Failure(0, lasting=False)
    failing(failure)
    save_package(package, str(folder), METHODS, expected=expected)
    monkeypatch.undo()
    shutil.rmtree(folder)
    assert failure.calls > 40, "the failures do not stand before the calls that write"
    return failure.calls


def test_a_save_that_fails_anywhere_leaves_the_old_package_whole(
    failing: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package, expected = changed(golden()), version()
    folder = copy_of_golden(tmp_path)
    count = calls_of_a_save(package, folder, failing, monkeypatch)
    copy_of_golden(tmp_path)
    before = fingerprints(tmp_path)
    refused = 0
    for at in share(range(1, count + 1), 3):
        failing(Failure(at, lasting=False))
        saved = is_saved(package, folder, expected)
        monkeypatch.undo()
        if saved:  # the call was to make a folder that is there already
            assert load_package(str(folder)).descriptor.title == "Changed"
            shutil.rmtree(folder)
            copy_of_golden(tmp_path)
        else:
            refused += 1
            for kept in tmp_path.glob("package.not-saved-*"):  # the call was to read what the folder holds
                assert load_package(str(kept)).descriptor.title == "Changed"
                shutil.rmtree(kept)
            assert fingerprints(tmp_path) == before, f"at call {at} of {count}"
    assert refused > (60 if TIMES > 1 else 20)


def test_a_save_into_nothing_that_fails_anywhere_leaves_nothing(
    failing: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = golden()
    count = calls_of_a_save(package, tmp_path / "package", failing, monkeypatch)
    for at in (*share(range(1, count), 3, 1), count):
        failing(Failure(at, lasting=True))
        saved = is_saved(package, tmp_path / "package", None)
        monkeypatch.undo()
        assert not saved
        if at < count:
            assert list(tmp_path.iterdir()) == [], f"at call {at} of {count}"
    # The last call is to make the new name last; from then on it can't be taken back either, and stays whole.
    assert load_package(str(tmp_path / "package")) == package


def test_an_old_package_that_can_not_be_put_back_is_kept_named_and_put_back_by_the_next_save(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where names can't be exchanged: the old one is aside, and from then on every renaming fails."""
    folder = copy_of_golden(tmp_path)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace())
    renamed = Path.rename
    names = iter([True, False, False])
    broken = OSError(errno.EIO, "Input/output error")

    def rename(path: Path, place: Path) -> Path:
        if next(names):
            return renamed(path, place)
        raise broken

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(Refusal, match="what was there lies whole in") as caught:
        save_package(changed(golden()), str(folder), METHODS, expected=version())
    monkeypatch.undo()
    (kept,) = tmp_path.iterdir()
    assert caught.value.fix.text == f"move {kept} back to {folder}"
    assert fingerprints(kept) == fingerprints(GOLDEN)
    with pytest.raises(Refusal, match="was cut short") as told:
        load_package(str(folder))
    assert str(kept) in told.value.fix.text
    save_package(changed(golden()), str(folder), METHODS, expected=version())
    assert load_package(str(folder)).descriptor.title == "Changed"
    assert list(tmp_path.iterdir()) == [folder]
