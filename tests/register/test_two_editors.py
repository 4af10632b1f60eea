"""Two people change one package: nobody's rows are lost, and both are told where theirs lie."""

import shutil
from dataclasses import replace as replaced
from decimal import Decimal
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import MovedOn, Package, load_package, package_sha256, save_package
from tallystick.register.files import package_files
from tests.register.packages import (
    GOLDEN,
    METHODS,
    change,
    changed,
    copy_of_golden,
    fingerprints,
    golden,
    rows_of,
    version,
    write_rows,
)

TARGET = "level.over-90"


def with_value(package: Package, value: str, target: str = TARGET) -> Package:
    """The package with another value for one target."""
    rows = tuple(replaced(row, value=Decimal(value)) if row.id == target else row for row in package.targets)
    return replaced(package, targets=rows)


def refused(package: Package, folder: Path, expected: str | None) -> MovedOn:
    with pytest.raises(MovedOn) as caught:
        save_package(package, str(folder), {}, expected=expected)
    return caught.value


def places(refusal: Refusal) -> list[str]:
    return [one.place for one in refusal.findings]


# ---------------------------------------------------------------- who comes second


def test_the_second_of_two_editors_is_refused_and_both_versions_are_kept(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    anna, ben = load_package(str(folder)), load_package(str(folder))
    began = package_sha256(anna)
    save_package(with_value(anna, "91"), str(folder), {}, expected=began)
    refusal = refused(with_value(ben, "92.5"), folder, began)
    kept = tmp_path / "package.not-saved-1"
    assert refusal.kept == kept
    assert refusal.title == f"{folder} has been changed since it was loaded, so nothing was saved over it"
    assert str(kept) in refusal.fix
    assert load_package(str(folder)) == with_value(golden(), "91")
    assert load_package(str(kept)) == with_value(golden(), "92.5")
    assert (kept / "document.txt").read_bytes() == (GOLDEN / "document.txt").read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["package", "package.not-saved-1"]


def test_each_cell_that_differs_is_named_with_its_row_and_both_values(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    row = change(folder, "targets", TARGET, "value", "91")
    change(folder, "targets", TARGET, "note", "seen by hand")
    refusal = refused(with_value(golden(), "92.5"), folder, began)
    assert places(refusal) == [
        f"tables/targets.csv, row {row}, column value",
        f"tables/targets.csv, row {row}, column note",
    ]
    first, second = refusal.findings
    assert first.message == f'{TARGET} has "91" in the folder, and "92.5" in what was to be saved'
    assert first.value == "91"
    was = next(one.note for one in golden().targets if one.id == TARGET)
    shown = f'"{was}"' if was else "nothing"
    assert second.message == f'{TARGET} has "seen by hand" in the folder, and {shown} in what was to be saved'
    assert {one.severity for one in refusal.findings} == {"gap"}


def test_rows_that_only_one_of_them_has_are_named_by_their_key(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    link = golden().links[0]
    path = folder / "tables" / "links.csv"
    heading, *rows = rows_of(path)
    write_rows(path, [heading, *rows, [link.commitment, "sdg_target", "99.9"]])
    mine = replaced(golden(), links=(*golden().links, replaced(link, scheme="sdg_target", code="88.8")))
    refusal = refused(mine, folder, began)
    theirs, ours = refusal.findings
    assert theirs.place == f"tables/links.csv, row {len(rows) + 2}, column code"
    assert theirs.message == (
        f"{link.commitment}, sdg_target, 99.9 is in the folder, and not in what was to be saved"
    )
    assert ours.place == "tables/links.csv, column code"
    assert ours.message == (f"{link.commitment}, sdg_target, 88.8 was to be saved, and is not in the folder")


def test_what_only_the_descriptor_says_is_named_by_its_key(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    save_package(changed(golden()), str(folder), {}, expected=began)
    other = golden().descriptor.model_copy(update={"version": "7"})
    refusal = refused(replaced(golden(), descriptor=other), folder, began)
    assert places(refusal) == ["datapackage.json, column title", "datapackage.json, column version"]
    assert refusal.findings[1].message.endswith('and "7" in what was to be saved')


def test_another_way_of_writing_the_same_is_no_change(tmp_path: Path) -> None:
    """A spreadsheet that puts other line ends, quotation marks and rows about has changed nothing."""
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    path = folder / "tables" / "targets.csv"
    heading, *rows = rows_of(path)
    lines = [heading, *reversed(rows)]
    text = "\r\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    save_package(with_value(golden(), "91"), str(folder), {}, expected=began)
    assert load_package(str(folder)) == with_value(golden(), "91")


def test_two_who_made_the_same_change_are_both_served(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    for _ in range(2):
        save_package(with_value(golden(), "91"), str(folder), {}, expected=began)
    assert load_package(str(folder)) == with_value(golden(), "91")
    assert [one.name for one in tmp_path.iterdir()] == ["package"]


def test_an_editor_goes_on_from_what_was_saved_last(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    package = load_package(str(folder))
    for value in ("91", "92", "93"):
        edited = with_value(package, value)
        save_package(edited, str(folder), {}, expected=package_sha256(package))
        package = edited
    assert load_package(str(folder)) == with_value(golden(), "93")


# ---------------------------------------------------------------- what else may have happened


def test_a_table_left_with_an_error_by_hand_counts_as_changed(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    row = change(folder, "targets", TARGET, "value", "ninety")
    before = fingerprints(folder)
    refusal = refused(with_value(golden(), "92.5"), folder, began)
    assert refusal.title.startswith(f"{folder} can't be loaded any more")
    assert [(one.code, one.row) for one in refusal.findings] == [
        ("wrong-value", row),
        ("changed-meanwhile", row),
    ]
    assert '"ninety" in the folder' in refusal.findings[1].message
    assert fingerprints(folder) == before
    assert refusal.kept is not None
    assert load_package(str(refusal.kept)) == with_value(golden(), "92.5")


@pytest.mark.parametrize("broken", ["not utf-8", "deleted", "broken csv"])
def test_a_table_that_can_not_be_read_any_more_is_left_alone(tmp_path: Path, broken: str) -> None:
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    path = folder / "tables" / "targets.csv"
    if broken == "deleted":
        path.unlink()
    else:
        path.write_bytes(b"id\n\xff\xfe" if broken == "not utf-8" else b'id\n"never closed')
    before = fingerprints(folder)
    refusal = refused(with_value(golden(), "92.5"), folder, began)
    assert fingerprints(folder) == before
    assert refusal.kept is not None
    assert load_package(str(refusal.kept)) == with_value(golden(), "92.5")
    told = [one for one in refusal.findings if one.code == "changed-meanwhile"]
    assert len(told) >= len(golden().targets)


@pytest.mark.parametrize("emptied", [True, False])
def test_a_folder_that_is_gone_is_not_brought_back(tmp_path: Path, emptied: bool) -> None:
    """Somebody moved the package away: a second one in its old place would be a fork."""
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    shutil.rmtree(folder)
    if emptied:
        folder.mkdir()
    refusal = refused(with_value(golden(), "92.5"), folder, began)
    assert refusal.title.startswith(f"{folder} no longer holds the package that was loaded")
    assert folder.exists() is emptied
    assert refusal.kept is not None
    assert (refusal.kept / "tables" / "targets.csv").read_bytes() == package_files(
        with_value(golden(), "92.5")
    )["tables/targets.csv"]


def test_a_new_package_is_not_written_over_one_that_is_there(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    refusal = refused(changed(golden()), folder, None)
    assert refusal.title == f"{folder} holds a package already, so nothing was saved over it"
    assert fingerprints(folder) == fingerprints(GOLDEN)
    change(folder, "targets", TARGET, "value", "ninety")
    assert refused(changed(golden()), folder, None).title.startswith(f"{folder} holds a package with errors")


def test_every_refused_save_has_a_folder_of_its_own(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    save_package(with_value(golden(), "91"), str(folder), {}, expected=began)
    kept = [refused(with_value(golden(), value), folder, began).kept for value in ("92", "93")]
    assert kept == [tmp_path / "package.not-saved-1", tmp_path / "package.not-saved-2"]
    assert [load_package(str(one)) for one in kept] == [with_value(golden(), one) for one in ("92", "93")]


# ---------------------------------------------------------------- methods, which people write


def test_a_method_that_was_edited_meanwhile_is_kept(tmp_path: Path) -> None:
    """Its comments are no part of the version; whoever saves rows alone takes it over as it stands."""
    folder = copy_of_golden(tmp_path)
    began = version(folder)
    method = folder / "methods" / "final.toml"
    method.write_bytes(method.read_bytes() + b"# agreed in June\n")
    save_package(with_value(golden(), "91"), str(folder), {}, expected=began)
    assert method.read_bytes().endswith(b"# agreed in June\n")
    refusal = None
    with pytest.raises(MovedOn, match=r"has another text in methods/final\.toml") as caught:
        save_package(with_value(golden(), "92"), str(folder), METHODS, expected=version(folder))
    refusal = caught.value
    assert "methods/final.toml" in places(refusal)
    assert method.read_bytes().endswith(b"# agreed in June\n")
    assert refusal.kept is not None
    assert (refusal.kept / "methods" / "final.toml").read_bytes() == METHODS["final.toml"]


def test_a_new_method_is_written_beside_the_others(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    new = {"draft.toml": METHODS["final.toml"].replace(b'name = "final"', b'name = "draft"')}
    save_package(golden(), str(folder), new, expected=version(folder))
    assert {one.name for one in load_package(str(folder)).methods} == {"final", "later", "midway", "draft"}


# ---------------------------------------------------------------- while a save is under way
