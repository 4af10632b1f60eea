"""The zip and the manifest have one form each: what is just inside is taken, what is just outside named."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from tallystick.base.canonical import Json, sha256
from tallystick.base.findings import Refusal
from tallystick.ledger.verifiers import PublicKey
from tallystick.release.archive import Damage, pack, refuse_other_end, unpack
from tallystick.release.files import looks_like_release, read_release, refuse_replacing
from tallystick.release.first_form import held_only
from tallystick.release.members import is_page
from tallystick.release.minisign import sign_file
from tallystick.release.seal import FORM, KEY_FILE, SUMS, SUMS_SIGNATURE, open_sealed, seal, sign_beside
from tallystick.release.seal import KEY as KEY_LINE
from tests.ledger.made import KEY
from tests.release.made import key_file

THREE = {"a": b"1", "b": b"22", "c": b""}


def opened(data: bytes) -> dict[str, bytes]:
    return unpack(data, ("a",), lambda _: ["b", "c"])


def damaged(data: bytes) -> Damage:
    with pytest.raises(Damage) as raised:
        opened(data)
    return raised.value


def turned(data: bytes, at: int) -> bytes:
    """The data with one byte turned."""
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_a_zip_comes_back_as_it_was_packed() -> None:
    assert opened(pack(THREE)) == THREE


def test_a_release_of_just_the_largest_size_is_packed() -> None:
    largest = 3 + 3 * 200  # three bytes, and 200 a member
    assert opened(pack(THREE, largest)) == THREE
    with pytest.raises(Refusal, match="would be larger"):
        pack(THREE | {"b": b"333"}, largest)


def test_what_no_zip_of_this_form_holds_is_refused_however_much_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tallystick.release.archive.LARGEST_OF_FORM", 3 + 3 * 200)
    assert opened(pack(THREE, 1 << 40)) == THREE
    with pytest.raises(Refusal, match="would be larger than 603 bytes"):
        pack(THREE | {"b": b"333"}, 1 << 40)


def test_of_a_release_so_much_is_read_as_is_allowed(tmp_path: Path) -> None:
    data, path = pack({SUMS: b"", "x": b"1" * 5000}), tmp_path / "r.zip"
    path.write_bytes(data)
    assert read_release(str(path), len(data)) == data
    with pytest.raises(Refusal, match="is larger than 5 kB") as raised:
        read_release(str(path), len(data) - 1)
    assert raised.value.fix.text.endswith("allow it 1 MB with --largest")
    path.write_bytes(data + b"x")
    with pytest.raises(Damage, match="end of the zip"):
        read_release(str(path), len(data) - 1)


def test_just_the_most_members_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallystick.release.archive._MOST", 3)
    assert opened(pack(THREE)) == THREE
    with pytest.raises(Refusal, match="would be larger"):
        pack(THREE | {"d": b""})


def test_what_is_cut_off_is_named_where_it_begins() -> None:
    data = pack(THREE)
    directory = data.index(b"PK\1\2")
    assert damaged(data[:directory]).in_words.text == "a: its entry in the zip's directory was changed"
    assert damaged(data[: directory - 1]).in_words.text == "c: the release ends before it"


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_the_entry_of_the_directory_that_was_changed_is_named(name: str) -> None:
    data = pack(THREE)
    entry = data.rindex(b"PK\1\2", 0, data.rindex(name.encode(), 0, -22))
    assert damaged(turned(data, entry + 8)).member == name


def test_what_ends_otherwise_is_named_before_it_is_read() -> None:
    data = pack(THREE)
    refuse_other_end(io.BytesIO(data))
    for other in (turned(data, len(data) - 22), b"x" + data, data[1:], data[:-23] + data[-22:]):
        with pytest.raises(Damage, match="the end of the zip was changed"):
            refuse_other_end(io.BytesIO(other))


def test_a_name_of_a_thousand_characters_can_be_listed_and_a_longer_one_can_not(tmp_path: Path) -> None:
    key = key_file(tmp_path)
    assert "a" * 1000 in open_sealed(seal({"a" * 1000: b""}, {}, key), None).members
    with pytest.raises(Refusal, match="can't be the name"):
        seal({"a" * 1001: b""}, {}, key)


@pytest.mark.parametrize("name", [SUMS, SUMS_SIGNATURE])
def test_the_manifest_does_not_list_itself(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal, match="can't be the name"):
        seal({name: b""}, {}, key_file(tmp_path))
    assert not_a_list(f"{'0' * 64}  {name}\n")


def not_a_list(sums: str) -> bool:
    signature = sign_file(sums.encode(), KEY, FORM).encode()
    with pytest.raises(Damage) as raised:
        open_sealed(pack({SUMS: sums.encode(), SUMS_SIGNATURE: signature}), None)
    return raised.value.in_words.text == f"{SUMS}: it is no sorted list of hashes and names"


def test_the_manifest_lists_each_once_and_ends_its_last_line() -> None:
    line = f"{'0' * 64}  a"
    assert not not_a_list(f"{line}\n")  # another damage: there is no such member
    assert not_a_list(f"{line}\n{line}\n")
    assert not_a_list(line)
    assert not_a_list(f"{line}\n{'0' * 64}  b")


def sealed(members: Mapping[str, bytes], comment: str) -> bytes:
    """What somebody with the key signs by hand."""
    sums = "".join(f"{sha256(data)}  {name}\n" for name, data in sorted(members.items())).encode()
    signature = sign_file(sums, KEY, comment).encode()
    return pack({SUMS: sums, SUMS_SIGNATURE: signature} | dict(sorted(members.items())))


def refusal(data: bytes, pinned: PublicKey | None = None) -> str:
    with pytest.raises(Damage) as raised:
        open_sealed(data, pinned)
    return raised.value.member


def test_what_the_signature_says_is_what_the_release_says(tmp_path: Path) -> None:
    made = open_sealed(seal({"a": b""}, {"assessment_id": "7"}, key_file(tmp_path)), None)
    assert open_sealed(sealed(made.members, f"{FORM} 7"), None).members == made.members
    for comment in (f"{FORM} 8", f"{FORM} ", FORM, "", f"{FORM} 7 "):
        assert refusal(sealed(made.members, comment)) == SUMS_SIGNATURE


def test_the_key_stands_in_a_release_in_one_spelling(tmp_path: Path) -> None:
    made = open_sealed(seal({"a": b""}, {}, key_file(tmp_path)), None)
    for spelling in (made.members[KEY_LINE] + b"\n", b" " + made.members[KEY_LINE]):
        assert refusal(sealed(dict(made.members) | {KEY_LINE: spelling}, f"{FORM} ")) == KEY_FILE


def test_a_pinned_key_is_a_name_and_its_bytes(tmp_path: Path) -> None:
    data = seal({"a": b""}, {}, key_file(tmp_path))
    assert open_sealed(data, KEY.public).key == KEY.public
    assert refusal(data, PublicKey("another.example/ledger", KEY.public.raw)) == KEY_LINE
    assert refusal(data, PublicKey(KEY.public.name, b"\7" * 32)) == KEY_LINE


def test_a_release_is_known_by_its_first_bytes_or_by_its_first_name() -> None:
    data = pack({SUMS: b"", "x": b""})
    assert looks_like_release(data)
    assert looks_like_release(b"??" + data[2:])
    assert looks_like_release(b"?" * (200 - len(SUMS)) + SUMS.encode())
    assert not looks_like_release(b"?" * (201 - len(SUMS)) + SUMS.encode())


def test_what_is_no_plain_file_is_named_and_not_read() -> None:
    for looked_at in (read_release, refuse_replacing):
        with pytest.raises(Refusal, match="is no plain file"):
            looked_at("/dev/null")


def test_what_lies_beside_is_a_file_of_its_kind_or_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.zip"
    for ending, data in sign_beside(b"", "r.zip", key_file(tmp_path)).items():
        Path(f"{path}{ending}").write_bytes(data)
    refuse_replacing(str(path))
    (tmp_path / "r.zip.receipt").mkdir()
    with pytest.raises(Refusal, match="is not what lies beside a release"):
        refuse_replacing(str(path))


def test_what_is_a_page_lies_among_the_pages() -> None:
    pages = ["index.html", "eo/index.html", "style.css"]
    others = [
        "package/a.html",
        "tables/a.html",
        "release/a.html",
        "eo/style.css",
        "other-style.css",
        "a.json",
    ]
    assert [name for name in (*pages, *others) if is_page(name)] == pages


def test_what_is_absent_is_dropped_only_where_it_may_be() -> None:
    record: Json = {"a": None, "b": None, "c": {"a": "", "b": ""}, "d": [{"a": [], "b": 0}]}
    assert held_only(record) == {"d": [{"b": 0}]}
    assert held_only(record, {"a"}) == {"b": None, "c": {"b": ""}, "d": [{"b": 0}]}
