"""A package is read from a folder or a zip; what is neither is refused with what would be right."""

import struct
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import check_package
from tallystick.register.folder import LARGEST_UNPACKED
from tests.register.cases import LINKS
from tests.register.packages import GOLDEN, copy_of_golden, ordinary_user


def zipped(folder: Path, inside: str = "") -> Path:
    path = folder / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted(GOLDEN.rglob("*")):
            archive.write(one, f"{inside}{one.relative_to(GOLDEN).as_posix()}")
    return path


@pytest.mark.parametrize("inside", ["", "exampla/", "a/b/"])
def test_a_zip_is_read_like_its_folder(inside: str, tmp_path: Path) -> None:
    assert check_package(str(zipped(tmp_path, inside))) == check_package(str(GOLDEN))


def test_a_file_that_only_ends_like_the_descriptor_is_not_taken_for_it(tmp_path: Path) -> None:
    path = zipped(tmp_path, "exampla/")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xdatapackage.json", "{}")
    assert check_package(str(path)) == check_package(str(GOLDEN))


def test_of_two_packages_in_a_zip_the_one_nearer_to_the_top_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("archive/datapackage.json", "{}")
    assert check_package(str(path)) == check_package(str(GOLDEN))


def refusal_of(path: Path | str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        check_package(str(path))
    return caught.value


def test_nothing_there_is_refused(tmp_path: Path) -> None:
    refusal = refusal_of(tmp_path / "nowhere")
    assert refusal.title.text == f"there is no package at {tmp_path / 'nowhere'}"
    assert "a folder that holds datapackage.json, or a zip of one" in refusal.fix.text


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_name_that_no_file_can_have_is_refused(name: str, tmp_path: Path) -> None:
    assert "a folder that holds datapackage.json" in refusal_of(tmp_path / name).fix.text


@pytest.mark.parametrize("data", [b"", b"id,name\n", b"PK\x05\x06" + b"\xff" * 18, b"PK\x03\x04" * 30])
def test_a_file_that_is_no_zip_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(data)
    assert "is neither a folder nor a zip" in refusal_of(path).title.text


def test_half_a_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path)
    path.write_bytes(path.read_bytes()[:-300])
    assert "a zip that can be read" in refusal_of(path).title.text


def test_an_empty_zip_lacks_the_descriptor_and_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w"):
        pass
    assert [one.place.text for one in check_package(str(path)).errors] == [
        "datapackage.json",
        "tables/outline.csv",
        "tables/commitments.csv",
    ]


def test_a_zip_that_would_unpack_to_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path)
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack(
        "<I", LARGEST_UNPACKED
    )  # its size, as the directory declares it
    path.write_bytes(data)
    refusal = refusal_of(path)
    assert "more than 512 MB" in refusal.title.text
    assert refusal.fix.text == "name the folder instead of a zip"


def damage(path: Path, name: str) -> None:
    with zipfile.ZipFile(path) as archive:
        begins = archive.getinfo(name).header_offset + 30 + len(name)
    data = bytearray(path.read_bytes())
    data[begins + 5] ^= 0xFF
    path.write_bytes(data)


def test_each_damaged_file_of_a_zip_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path)
    names = ["datapackage.json", "methods/midway.toml", "tables/claims.csv", "tables/links.csv"]
    for name in names:
        damage(path, name)
    errors = check_package(str(path)).errors
    assert sorted((one.code, one.file) for one in errors) == [("unreadable-file", name) for name in names]
    assert {one.fix.text for one in errors} == {"pack the folder anew, without a password"}


def test_a_locked_zip_names_what_could_not_be_read(tmp_path: Path) -> None:
    path = zipped(tmp_path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        local = archive.getinfo("tables/links.csv").header_offset
    central = data.rindex(b"tables/links.csv") - 46
    data[local + 6] |= 1  # the flag that says: encrypted
    data[central + 8] |= 1
    path.write_bytes(data)
    (error,) = check_package(str(path)).errors
    assert (error.code, error.file) == ("unreadable-file", "tables/links.csv")
    assert "password" in error.message.text


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every user of the machine can reach, as pytest's own can't be."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


@pytest.mark.parametrize("locked", ["tables/links.csv", "datapackage.json", "methods/midway.toml", "methods"])
def test_what_this_user_may_not_read_is_named(locked: str, open_place: Path) -> None:
    folder = copy_of_golden(open_place)
    (folder / locked).chmod(0)
    with ordinary_user():
        errors = check_package(str(folder)).errors
    (folder / locked).chmod(0o755)
    assert [(one.code, one.file, one.fix.text) for one in errors] == [
        ("unreadable-file", locked, "allow this user to read it")
    ]


def test_a_folder_that_this_user_may_not_enter_is_named(open_place: Path) -> None:
    folder = copy_of_golden(open_place)
    folder.chmod(0)
    with ordinary_user():
        errors = check_package(str(folder)).errors
    folder.chmod(0o755)
    assert errors
    assert {one.code for one in errors} == {"unreadable-file"}


def test_a_file_of_too_many_bytes_is_not_read(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    with (folder / "tables/links.csv").open("wb") as out:
        out.truncate(LARGEST_UNPACKED + 1)
    (error,) = check_package(str(folder)).errors
    assert (error.code, error.file) == ("unreadable-file", "tables/links.csv")
    assert "larger than 512 MB" in error.message.text


def test_a_link_within_the_package_is_followed(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (folder / "shared").mkdir()
    (folder / LINKS).rename(folder / "shared" / "links.csv")
    (folder / LINKS).symlink_to("../shared/links.csv")
    assert check_package(str(folder)) == check_package(str(GOLDEN))
    latest = tmp_path / "latest"
    latest.symlink_to(folder.name)
    assert check_package(str(latest)) == check_package(str(GOLDEN))


@pytest.mark.parametrize("name", [LINKS, "document.txt", "tables/more.csv", "methods/more.toml"])
def test_a_link_that_leads_out_of_the_package_is_refused_and_not_read(name: str, tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (tmp_path / "secret").write_text("commitment,kind,code\n", encoding="utf-8")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to("../" * (1 + name.count("/")) + "secret")
    (error,) = check_package(str(folder)).errors
    assert (error.code, error.file) == ("unreadable-file", name)
    assert "leads out of the package" in error.message.text
    assert error.fix.text == "put the file itself there"


def test_what_links_to_itself_is_said_to(tmp_path: Path) -> None:
    (tmp_path / "package").symlink_to("package")
    assert "leads to itself" in refusal_of(tmp_path / "package").title.text


def test_a_name_that_hides_something_is_named(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (folder / "tables" / "claims\u200b.csv").write_bytes(b"")
    (error,) = check_package(str(folder)).errors
    assert (error.code, error.file) == ("hidden-character", "tables/claims\u200b.csv")
    assert "U+200B (ZERO WIDTH SPACE)" in error.message.text
