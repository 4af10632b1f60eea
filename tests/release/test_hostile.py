"""A release whose maker holds the key and writes nonsense where it hurts: named, never a traceback."""

import json
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger.operations import publish_in
from tallystick.pipeline.preregister import preregister
from tallystick.release.archive import Damage, pack
from tallystick.release.minisign import sign_file
from tallystick.release.seal import SUMS, SUMS_SIGNATURE, open_sealed
from tests.ledger.made import KEY
from tests.release.made import GOLDEN, changed, key_file, ledger_of, members_of, release, reseal, verified

DEEP = b"[" * 100_000
NONSENSE = [
    b"",
    b"null",
    b"[]",
    b"{}",
    b"7",
    b'"x"',
    b"\xff\xfe",
    DEEP,
    b'{"entries": 7}',
    b'{"entries": [7, null]}',
]
ENTRY = {"sequence": 0, "entry": "AAAA", "proof": [], "salt": "", "event": {}}
RECORDS = [
    {"entries": [ENTRY]},
    {"entries": [ENTRY | {"entry": 5}]},
    {"entries": [{"sequence": "x"}]},
    {"entries": {"a": "b"}},
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("hostile")
    package = changed(GOLDEN, folder / "package", "methods/final.toml", "At the", "At the")
    ledger = ledger_of(folder)
    preregister(str(package / "methods" / "final.toml"), ledger, key_file(folder), "2026-01-01")
    publish_in(ledger, key_file(folder), None)
    return folder, release(folder, "r.zip", package, ledger=ledger)[0]


@pytest.mark.parametrize(
    "member",
    [
        "release/record.json",
        "release/checkpoint.txt",
        "release/ledger.vkey",
        "package/methods/final.registrations.json",
        "package/methods/final.toml",
        "package/datapackage.json",
        "package/tables/events.csv",
        "manifest.json",
        "assessment.json",
        "tables/verdicts.csv",
    ],
)
def test_nonsense_is_named(made: tuple[Path, str], tmp_path: Path, member: str) -> None:
    folder, path = made
    about = dict(open_sealed(Path(path).read_bytes(), None).about)
    for nonsense in NONSENSE:
        forged = reseal(folder, str(tmp_path / "f.zip"), members_of(path) | {member: nonsense}, about)
        assert not verified(forged).identical, nonsense[:20]


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_of_nonsense_is_named(made: tuple[Path, str], tmp_path: Path, record: object) -> None:
    folder, path = made
    about = dict(open_sealed(Path(path).read_bytes(), None).about)
    members = members_of(path) | {"release/record.json": json.dumps(record).encode()}
    found = verified(reseal(folder, str(tmp_path / "f.zip"), members, about))
    assert any("can't be read" in told.text for _, told in found.problems)


def test_registered_values_that_no_method_has_are_named(made: tuple[Path, str], tmp_path: Path) -> None:
    folder, path = made
    about = dict(open_sealed(Path(path).read_bytes(), None).about)
    name = "package/methods/final.registrations.json"
    members = members_of(path)
    members[name] = members[name].replace(b'"0.1"', b"0.1")
    found = verified(reseal(folder, str(tmp_path / "f.zip"), members, about))
    assert any(one == name for one, _ in found.problems)


@pytest.mark.parametrize(
    "sums",
    [
        b"",
        b"\n",
        b"0" * 64 + b"  SHA256SUMS\n",
        b"0" * 64 + b"  ../x\n",
        b"x  y\n",
        b"0" * 64 + b"  b\n" + b"0" * 64 + b"  a\n",
    ],
)
def test_a_manifest_of_nonsense_is_damage(sums: bytes) -> None:
    signature = sign_file(sums, KEY, "x").encode()
    with pytest.raises(Damage):
        open_sealed(pack({SUMS: sums, SUMS_SIGNATURE: signature}), None)


@pytest.mark.parametrize("about", [{"method": "none"}, {"method": 7}, {"method": None, "pages": "many"}])
def test_a_release_that_says_nonsense_of_itself_is_named(
    made: tuple[Path, str], tmp_path: Path, about: dict[str, object]
) -> None:
    folder, path = made
    assert not verified(reseal(folder, str(tmp_path / "f.zip"), members_of(path), about)).identical


def test_what_no_reader_would_take_in_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="the release would be larger than 97 kB"):
        release(tmp_path, "r.zip", largest=100_000)
    assert not list(tmp_path.glob("r.zip*"))
