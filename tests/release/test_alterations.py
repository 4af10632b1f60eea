"""Every alteration that the generator makes is named, and none is ever called identical."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tallystick.base.canonical import sha256
from tallystick.ledger.operations import publish_in
from tallystick.pipeline.preregister import preregister
from tallystick.pipeline.verify import CheckedRelease
from tallystick.release.archive import pack
from tallystick.release.minisign import sign_file
from tallystick.release.seal import FORM, SUMS, SUMS_SIGNATURE, open_sealed
from tests.draws import share
from tests.ledger.made import KEY
from tests.release.alterations import Alteration, Members, of_fields, of_members
from tests.release.made import GOLDEN, changed, key_file, ledger_of, release, verified

pytestmark = pytest.mark.slow
#: One in so many is met in every run; `tests.endurance.alterations` meets all of them, and more.
SHARE = 12


def signed(members: Members, comment: str | None = None) -> bytes:
    """A release of these members, hashed and signed by the right key, whatever they say."""
    sums = "".join(f"{sha256(members[name])}  {name}\n" for name in sorted(members)).encode()
    signature = sign_file(sums, KEY, own_comment(members) if comment is None else comment).encode()
    rest = {name: members[name] for name in sorted(members)}
    return pack({SUMS: sums, SUMS_SIGNATURE: signature, **rest})


def own_comment(members: Members) -> str:
    """The comment that the release's own record asks for, as a careful forger writes it."""
    try:
        about = json.loads(members["release/release.json"])
        return f"{about['form']} {about['assessment_id']}"
    except (KeyError, ValueError, TypeError):
        return f"{FORM} "


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Members]:
    """Members of a release with pages, and of one without, of a registered method in a ledger."""
    folder = tmp_path_factory.mktemp("altered")
    package = changed(GOLDEN, folder / "package", "methods/final.toml", "At the", "At the")
    ledger = ledger_of(folder)
    preregister(str(package / "methods" / "final.toml"), ledger, key_file(folder), "2026-01-01")
    publish_in(ledger, key_file(folder), None)
    paths = {
        "pages": release(folder, "pages.zip", package, ledger=ledger, site=True)[0],
        "plain": release(folder, "plain.zip", package, ledger=ledger)[0],
    }
    return {name: dict(open_sealed(Path(path).read_bytes(), None).members) for name, path in paths.items()}


def checked(folder: Path, members: Members) -> CheckedRelease:
    place = folder / "forged.zip"
    place.write_bytes(signed(members))
    return verified(str(place))


def told(found: CheckedRelease) -> str:
    lines = [str(found.damage)] if found.damage else []
    lines += [f"{name}: {why.text}" for name, why in found.problems]
    lines += [
        f"{one.file}, {one.place.text if one.place else ''}: {one.old.text!r} -> {one.new.text!r}"
        for one in found.differing
    ]
    return "\n".join(lines)


def unnamed(folder: Path, alterations: Iterable[Alteration]) -> tuple[Counter[str], list[str]]:
    """How many alterations of each kind there were, and those that `verify` did not name."""
    counts: Counter[str] = Counter()
    missed = []
    for one in alterations:
        counts[one.kind] += 1
        found = checked(folder, one.members)
        if found.standing not in {"differs", "damaged"} or not told(found):
            missed.append(f"{one.what}: {found.standing}")
    return counts, missed


@pytest.mark.usefixtures("remembered")
def test_unaltered_both_are_identical(made: Mapping[str, Members], tmp_path: Path) -> None:
    assert [checked(tmp_path, members).standing for members in made.values()] == ["identical"] * 2


@pytest.mark.usefixtures("remembered")
def test_every_member_counts(made: Mapping[str, Members], tmp_path: Path) -> None:
    # The package is altered in the release without pages, which is quicker to compute again.
    of_pages = (one for one in of_members(made["pages"]) if not one.member.startswith("package/"))
    of_package = (one for one in of_members(made["plain"]) if one.member.startswith("package/"))
    thought_of = [*of_pages, *of_package]
    assert len(thought_of) > 500
    counts, missed = unnamed(tmp_path, share(thought_of, SHARE))
    assert missed == []
    assert counts.keys() == {one.kind for one in thought_of}


@pytest.mark.usefixtures("remembered")
def test_every_field_counts(made: Mapping[str, Members], tmp_path: Path) -> None:
    thought_of = list(of_fields(made["plain"]))
    assert len(thought_of) > 300
    counts, missed = unnamed(tmp_path, share(thought_of, SHARE))
    assert missed == []
    assert counts.keys() == {one.kind for one in thought_of}
    pages = {**made["pages"]}
    kept = ("manifest.json", "release/release.json")
    told_of = [one for one in of_fields(pages) if one.member in kept]
    counts, missed = unnamed(tmp_path, share(told_of, SHARE))
    assert missed == []


@pytest.mark.usefixtures("remembered")
def test_the_signed_comment_counts(made: Mapping[str, Members], tmp_path: Path) -> None:
    place = tmp_path / "forged.zip"
    for comment in ("", "All targets met.", own_comment(made["plain"]) + " ", FORM):
        place.write_bytes(signed(made["plain"], comment))
        found = verified(str(place))
        assert found.standing == "damaged"
        assert "SHA256SUMS.minisig" in told(found)
