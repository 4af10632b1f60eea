"""A save while others write, and where a folder is protected, linked or odd."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import load_package, save_package
from tallystick.register.files import package_files
from tallystick.register.fresh import Contents, make_ready
from tests.register.packages import (
    GOLDEN,
    METHODS,
    NOBODY,
    changed,
    copy_of_golden,
    fingerprints,
    golden,
    ordinary_user,
    version,
)
from tests.register.test_two_editors import TARGET, refused, with_value


@contextmanager
def after_reading(monkeypatch: pytest.MonkeyPatch, edits: Iterator[tuple[Path, bytes]]) -> Iterator[None]:
    """Have somebody write a file of the folder each time when its copy has been made ready."""

    def made_ready(target: Path, written: Contents) -> Path:
        done = make_ready(target, written)
        path, data = next(edits, (None, b""))
        if path is not None:
            path.write_bytes(data)
        return done

    with monkeypatch.context() as patch:
        patch.setattr("tallystick.register.files.make_ready", made_ready)
        yield


def test_a_note_written_while_a_save_is_under_way_is_not_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = copy_of_golden(tmp_path)
    note = folder / "README.md"
    with after_reading(monkeypatch, iter([(note, b"For the next meeting\n")])):
        save_package(with_value(golden(), "91"), str(folder), {}, expected=version(folder))
    assert note.read_bytes() == b"For the next meeting\n"
    assert load_package(str(folder)) == with_value(golden(), "91")
    assert [one.name for one in tmp_path.iterdir()] == ["package"]


def test_a_row_written_by_hand_while_a_save_is_under_way_is_not_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    theirs = package_files(with_value(golden(), "77"))["tables/targets.csv"]
    with after_reading(monkeypatch, iter([(folder / "tables" / "targets.csv", theirs)])):
        refusal = refused(with_value(golden(), "91"), folder, began)
    assert load_package(str(folder)) == with_value(golden(), "77")
    assert refusal.kept is not None
    assert load_package(str(refusal.kept)) == with_value(golden(), "91")


def test_a_folder_that_never_rests_is_not_saved_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    notes = iter([(folder / "README.md", f"{number}\n".encode()) for number in range(9)])
    with after_reading(monkeypatch, notes):
        refusal = refused(with_value(golden(), "91"), folder, began)
    assert refusal.title.text.startswith(f"{folder} is being changed by another program all the while")
    assert load_package(str(folder)) == golden()
    assert refusal.kept is not None
    assert load_package(str(refusal.kept)) == with_value(golden(), "91")


# ---------------------------------------------------------------- places that are not as they should be


@pytest.mark.parametrize("protected", ["", "tables"])
def test_a_protected_folder_stays_as_it_is(protected: str) -> None:
    with tempfile.TemporaryDirectory() as place:  # an ordinary user can't enter those that pytest makes
        Path(place).chmod(0o777)
        folder = copy_of_golden(Path(place))
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY if os.geteuid() == 0 else -1, -1)
        (folder / protected).chmod(0o555)
        with ordinary_user(), pytest.raises(Refusal, match=r"can't be written \(permission denied\)"):
            save_package(with_value(golden(), "91"), str(folder), {}, expected=version(folder))
        assert fingerprints(folder) == fingerprints(GOLDEN)
        assert list(Path(place).iterdir()) == [folder]
        (folder / protected).chmod(0o755)


def test_a_folder_keeps_its_owner_group_and_permissions(tmp_path: Path) -> None:
    """Else the second of two people who share it could not save after the first."""
    if os.geteuid() != 0:
        pytest.skip("only an administrator can give a file to another group")
    folder = copy_of_golden(tmp_path)
    (folder / "tables").chmod(0o2775)
    (folder / "tables" / "claims.csv").unlink(missing_ok=True)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 4321, 1234)
    (folder / "tables").chmod(0o2775)
    save_package(with_value(golden(), "91"), str(folder), {}, expected=version(folder))
    seen = [path.lstat() for path in (folder, *folder.rglob("*"))]
    assert {(one.st_uid, one.st_gid) for one in seen} == {(4321, 1234)}
    assert (folder / "tables").stat().st_mode & 0o7777 == 0o2775


def test_a_folder_that_can_not_be_listed_is_not_taken_for_an_empty_one() -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o777)
        folder = copy_of_golden(Path(place))
        (folder / "tables" / "scans").mkdir()
        (folder / "tables" / "scans" / "page.txt").write_bytes(b"the only one")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY if os.geteuid() == 0 else -1, -1)
        (folder / "tables" / "scans").chmod(0o300)
        with ordinary_user(), pytest.raises(Refusal, match=r"can't be written \(permission denied\)"):
            save_package(with_value(golden(), "91"), str(folder), {}, expected=version(folder))
        (folder / "tables" / "scans").chmod(0o700)
        assert (folder / "tables" / "scans" / "page.txt").read_bytes() == b"the only one"
        assert list(Path(place).iterdir()) == [folder]


def test_what_is_no_file_is_refused_in_words(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    before = version(folder)
    os.mkfifo(folder / "methods" / "pipe")
    with pytest.raises(Refusal, match="can't be loaded any more"):
        save_package(with_value(golden(), "91"), str(folder), {}, expected=before)
    assert (folder / "methods" / "pipe").is_fifo()


@pytest.mark.parametrize("linked", ["tables", "tables/targets.csv", "datapackage.json"])
def test_a_link_in_the_place_of_a_table_is_not_cut(tmp_path: Path, linked: str) -> None:
    folder = copy_of_golden(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    (folder / linked).rename(elsewhere)
    (folder / linked).symlink_to(elsewhere)
    before = fingerprints(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()
    with pytest.raises(Refusal, match=f"{linked} in .* is a link to another place"):
        save_package(with_value(golden(), "91"), str(folder), {}, expected=version(GOLDEN))
    assert (folder / linked).is_symlink()
    assert before == (fingerprints(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes())


def test_a_document_that_is_a_link_stays_one(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (folder / "document.txt").rename(folder / "README.md")
    (folder / "document.txt").symlink_to("README.md")
    save_package(with_value(golden(), "91"), str(folder), {}, expected=version(folder))
    assert (folder / "document.txt").is_symlink()
    assert (folder / "document.txt").read_bytes() == (GOLDEN / "document.txt").read_bytes()


def test_a_link_that_leads_in_a_circle_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(Refusal, match="too many levels of symbolic links"):
        save_package(golden(), str(tmp_path / "a"), METHODS)


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_name_that_no_folder_can_have_is_refused_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal, match=r"can't be written \((file name too long|invalid argument)"):
        save_package(golden(), str(tmp_path / name), METHODS)


def test_two_names_of_one_folder_are_one_package(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (tmp_path / "link").symlink_to(folder)
    began = version(folder)
    save_package(with_value(golden(), "91"), str(tmp_path / "link"), {}, expected=began)
    assert refused(with_value(golden(), "92"), folder, began).kept == tmp_path / "package.not-saved-1"


def test_where_nothing_can_be_written_beside_the_folder_the_differences_are_still_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The disk is full: whoever holds the rows in memory learns which they are."""
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    save_package(with_value(golden(), "91"), str(folder), {}, expected=began)
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def copied(*_: object, **__: object) -> None:
        raise full

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copy2", copied)
        refusal = refused(with_value(golden(), "92.5"), folder, began)
    assert refusal.kept is None
    assert "could not be written beside it (no space left on device)" in refusal.title.text
    assert [one.message.text for one in refusal.findings] == [
        f"{TARGET} has “91” in the folder, and “92.5” in what was to be saved"
    ]
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize(
    ("code", "mend"),
    [
        (errno.ENOSPC, "make room on the disk"),
        (errno.EDQUOT, "make room on the disk"),
        (errno.EXDEV, "put the package into a folder inside it"),
        (errno.ENOLCK, "to a disk of this machine"),
        (errno.EROFS, "choose a folder this user may write to"),
    ],
)
def test_what_the_disk_refuses_is_said_with_its_mend(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, mend: str
) -> None:
    folder = copy_of_golden(tmp_path)
    problem = OSError(code, os.strerror(code))

    def copied(*_: object, **__: object) -> None:
        raise problem

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copy2", copied)
        with pytest.raises(Refusal, match=os.strerror(code).lower()) as caught:
            save_package(changed(golden()), str(folder), {}, expected=version(folder))
    assert mend in caught.value.fix.text
    assert fingerprints(folder) == fingerprints(GOLDEN)
