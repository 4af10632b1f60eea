"""Ten thousand changed bytes, each refused with the member it lies in; by hashes only, nothing recomputed."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.release import seal as seal_module
from tallystick.release.archive import Damage, pack
from tallystick.release.seal import SUMS, SUMS_SIGNATURE, open_sealed
from tests.ledger.chance import Chance
from tests.ledger.made import KEY, OTHER
from tests.release.made import key_file, ledger_of, release, repack

MUTATIONS = 10_000


def owners(data: bytes) -> Callable[[int], str]:
    """Whose byte it is, as Python's own zip reader sees the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        listed = archive.infolist()
        starts = [one.header_offset for one in listed] + [archive.start_dir]
        names = [one.filename for one in listed]
        at = archive.start_dir
    for one in names:
        at += 46 + len(one)
        starts.append(at)
    names += [*names, ""]

    def owner(place: int) -> str:
        return names[max(i for i, start in enumerate(starts) if start <= place and i < len(names))]

    return owner


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("release")
    path, _ = release(folder, "r.zip", ledger=ledger_of(folder))
    return Path(path).read_bytes()


def missed(data: bytes, count: int, seed: str) -> list[tuple[int, str, str]]:
    """The changed bytes that were not refused, or refused with another member's name."""
    owner, chance = owners(data), Chance(seed)
    wrong = []
    for _ in range(count):
        at, bit = chance.below(len(data)), 1 << chance.below(8)
        touched = bytearray(data)
        touched[at] ^= bit
        try:
            open_sealed(bytes(touched), None)
            wrong.append((at, owner(at), "accepted"))
        except Damage as damage:
            if damage.member != owner(at):
                wrong.append((at, owner(at), damage.member))
    return wrong


@pytest.mark.slow
def test_every_changed_byte_is_refused_and_its_member_named(sealed: bytes) -> None:
    assert missed(sealed, MUTATIONS, "anywhere") == []


def test_every_byte_of_headers_and_directory(sealed: bytes) -> None:
    owner = owners(sealed)
    spots = [*range(400), *range(len(sealed) - 2_000, len(sealed))]
    for at in spots:
        touched = bytearray(sealed)
        touched[at] ^= 0x20
        with pytest.raises(Damage) as caught:
            open_sealed(bytes(touched), None)
        assert caught.value.member == owner(at)


def test_bytes_cut_off_added_or_put_in(sealed: bytes) -> None:
    for other in (sealed[:-1], sealed + b"\0", b"\0" + sealed, sealed[: len(sealed) // 2], b"", b"PK"):
        with pytest.raises(Damage):
            open_sealed(other, None)


def test_members_added_exchanged_or_taken_away(sealed: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(sealed)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    path = str(tmp_path / "r.zip")
    repack(path, members)
    assert Path(path).read_bytes() == sealed
    tables = ("tables/verdicts.csv", "tables/deliverable_verdicts.csv")
    swapped = members | {tables[0]: members[tables[1]], tables[1]: members[tables[0]]}
    without = {name: data for name, data in members.items() if name != "assessment.json"}
    for other, named in (
        (members | {"a-page.html": b"<p>new</p>"}, "about.html assessment.json"),
        (swapped, "tables/deliverable_verdicts.csv"),
        (without, "assessment.json"),
        (members | {SUMS_SIGNATURE: b""}, SUMS),
        (members | {SUMS: members[SUMS].replace(b"a", b"b", 1)}, ""),
    ):
        repack(path, other)
        with pytest.raises(Damage) as caught:
            open_sealed(Path(path).read_bytes(), None)
        assert not named or caught.value.member in named


def test_another_key_is_told(sealed: bytes) -> None:
    assert open_sealed(sealed, KEY.public).key == KEY.public
    with pytest.raises(Damage, match="not by"):
        open_sealed(sealed, OTHER.public)


def test_a_name_that_leads_out_of_the_folder_is_never_written(tmp_path: Path) -> None:
    for name in ("../x", "/x", "a//b", "a/../b", "a b", ".x", "a\\b", SUMS):
        with pytest.raises(Exception, match="can't be the name"):
            seal_module.seal({name: b""}, {}, key_file(tmp_path))


def test_control_a_reader_that_asks_only_the_zip_is_caught(
    sealed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's zip reader doesn't look at every byte of a header; a signature of members misses these."""

    def lenient(data: bytes, *_: object) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {one: archive.read(one) for one in archive.namelist()}

    monkeypatch.setattr(seal_module, "unpack", lenient)
    with zipfile.ZipFile(io.BytesIO(sealed)) as archive:
        at = archive.infolist()[5].header_offset + 10  # the time of a member, in its local header
    touched = bytearray(sealed)
    touched[at] ^= 1
    assert open_sealed(bytes(touched), None).key == KEY.public


def test_a_packed_release_is_a_zip_like_any_other(sealed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(sealed)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == [SUMS, SUMS_SIGNATURE]
        assert archive.namelist()[2:] == sorted(archive.namelist()[2:])
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.external_attr >> 16 for one in archive.infolist()} == {0o100644}
    assert pack({}) == b"PK\5\6" + b"\0" * 18
