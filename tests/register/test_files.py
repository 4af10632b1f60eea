"""What was loaded is saved as the same bytes; what can't be saved is refused and nothing is touched."""

import csv
import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.register import load_package, save_package
from tallystick.register.files import chosen_method, package_files
from tests.register.packages import (
    GOLDEN,
    METHODS,
    change,
    changed,
    copy_of_golden,
    fingerprints,
    golden,
    ordinary_user,
    rows_of,
    version,
)

# ---------------------------------------------------------------- canonical


def test_loading_and_saving_gives_the_same_bytes(tmp_path: Path) -> None:
    save_package(golden(), str(tmp_path / "saved"), METHODS)
    (tmp_path / "saved" / "document.txt").write_bytes((GOLDEN / "document.txt").read_bytes())
    assert fingerprints(tmp_path / "saved") == fingerprints(GOLDEN)


def test_saving_over_a_package_keeps_its_document_and_is_idempotent(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    save_package(load_package(str(folder)), str(folder), {}, expected=version(folder))
    assert fingerprints(folder) == fingerprints(GOLDEN)
    assert [one.name for one in tmp_path.iterdir()] == ["package"]


@settings(max_examples=25, derandomize=True, deadline=None)
@given(
    salt=st.binary(min_size=1, max_size=8),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.booleans(),
    columns=st.booleans(),
)
def test_shuffled_rows_and_columns_otherwise_quoted_are_saved_as_the_same_bytes(
    salt: bytes, quoting: Literal[0, 1], ending: str, mark: bool, columns: bool
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = copy_of_golden(Path(place))
        for path in (folder / "tables").iterdir():
            header, *body = rows_of(path)
            body.sort(key=lambda row: sha256(salt + repr(row).encode()))
            order = list(range(len(header)))
            if columns:
                order.sort(key=lambda at: sha256(salt + bytes([at])))
            out = io.StringIO(newline="")
            csv.writer(out, quoting=quoting, lineterminator=ending).writerows(
                [row[at] for at in order] for row in [header, *body]
            )
            path.write_bytes((b"\xef\xbb\xbf" if mark else b"") + out.getvalue().encode())
        assert package_files(load_package(str(folder))) == package_files(golden())


def test_numbers_keep_their_digits_and_lose_signs_and_zeros_without_meaning(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    change(folder, "targets", "level.over-90", "value", "+0090.00")
    (row,) = [
        row
        for row in package_files(load_package(str(folder)))["tables/targets.csv"].decode().splitlines()
        if row.startswith("level.over-90,")
    ]
    assert ",level,>,90.00,percent," in row


# ---------------------------------------------------------------- refused


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (folder / "thesis").write_bytes(b"years of work")
    before = fingerprints(tmp_path)
    with pytest.raises(Refusal, match="holds thesis, which is no part of a plan package"):
        save_package(golden(), str(folder), METHODS)
    assert fingerprints(tmp_path) == before


def test_the_document_that_the_package_names_is_no_stranger(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (folder / "document.txt").rename(folder / "plan.md")
    descriptor = folder / "datapackage.json"
    descriptor.write_text(descriptor.read_text().replace('"document.txt"', '"plan.md"'))
    save_package(load_package(str(folder)), str(folder), {}, expected=version(folder))
    assert (folder / "plan.md").read_bytes() == (GOLDEN / "document.txt").read_bytes()


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(Refusal, match="file is a file, and a package is a folder"):
        save_package(golden(), str(tmp_path / "file"), METHODS)
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_what_could_not_be_loaded_again_is_not_saved(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    before = fingerprints(tmp_path)
    broken = replace(golden(), areas=())
    with pytest.raises(Refusal, match="has errors and was not saved") as caught:
        save_package(broken, str(folder), METHODS, expected=version())
    assert {one.code for one in caught.value.findings if one.severity == "error"} == {"unknown-reference"}
    assert fingerprints(tmp_path) == before


def test_a_method_is_saved_among_the_methods_whatever_it_is_called(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="has errors and was not saved"):
        save_package(golden(), str(tmp_path / "saved"), {"../../evil.toml": b"x = 1"})
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_this_user_may_not_write_is_refused() -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o555)
        with (
            ordinary_user(),
            pytest.raises(Refusal, match="permission denied") as caught,
        ):
            save_package(golden(), str(Path(place) / "saved"), METHODS)
        assert caught.value.fix.text == "choose a folder this user may write to"
        assert list(Path(place).iterdir()) == []
        Path(place).chmod(0o755)


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    (tmp_path / "link").symlink_to(folder)
    save_package(changed(golden()), str(tmp_path / "link"), METHODS, expected=version())
    assert (tmp_path / "link").is_symlink()
    assert load_package(str(folder)).descriptor.title == "Changed"


# ---------------------------------------------------------------- methods


def test_the_default_method_is_chosen_and_another_by_its_name() -> None:
    assert chosen_method(golden(), None).name == "final"
    assert chosen_method(golden(), "midway").name == "midway"
    with pytest.raises(Refusal, match="has no method finale") as caught:
        chosen_method(golden(), "finale")
    assert caught.value.fix.text == "choose one of: final, later, midway"
