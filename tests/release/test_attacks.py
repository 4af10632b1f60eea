"""Alterations thought of one by one: each is named, none is identical, none ends in anything but words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.release.seal import open_sealed
from tests.draws import share
from tests.release.alterations import Alteration, Members
from tests.release.attacks import by_hand, fitted, of_pages, of_zip
from tests.release.made import verified
from tests.release.test_alterations import made, signed, told

pytestmark = pytest.mark.slow
__all__ = ["made"]  # the fixture


#: One in so many is met in every run; `tests.endurance.alterations` meets all of them, and more.
SHARE = 10


def unnamed(folder: Path, alterations: Iterable[Alteration]) -> tuple[Counter[str], list[str]]:
    """How many alterations of each kind there were, and those that `verify` did not name."""
    counts: Counter[str] = Counter()
    missed = []
    place = folder / "forged.zip"
    for one in alterations:
        counts[one.kind] += 1
        place.write_bytes(signed(fitted(one)))
        try:
            found = verified(str(place))
        except Refusal:
            continue
        if found.standing not in {"differs", "damaged"} or not told(found):
            missed.append(f"{one.kind}, {one.what}: {found.standing}")
    return counts, missed


@pytest.mark.usefixtures("remembered")
def test_each_thought_of_by_hand_is_named(made: Mapping[str, Members], tmp_path: Path) -> None:
    thought_of = list(by_hand(made["plain"]))
    assert len(thought_of) > 1000
    counts, missed = unnamed(tmp_path, share(thought_of, SHARE))
    assert missed == []
    assert counts.keys() == {one.kind for one in thought_of}


@pytest.mark.usefixtures("remembered")
def test_registrations_count_without_a_ledger_too(made: Mapping[str, Members], tmp_path: Path) -> None:
    """Nothing that lies beside a method is passed on unread, be the method another than the one judged by."""
    apart = ("release/checkpoint.txt", "release/ledger.vkey", "release/record.json")
    members = {name: data for name, data in made["plain"].items() if name not in apart}
    beside = (one for one in by_hand(members | {name: made["plain"][name] for name in apart}))
    altered = [one for one in beside if one.member.endswith(".registrations.json")]
    stripped = [
        Alteration(
            one.kind,
            one.what,
            {name: data for name, data in one.members.items() if name not in apart},
            one.member,
        )
        for one in altered
    ]
    _, missed = unnamed(tmp_path, share(stripped, SHARE))
    assert missed == []


@pytest.mark.usefixtures("remembered")
def test_pages_count_to_the_byte(made: Mapping[str, Members], tmp_path: Path) -> None:
    _, missed = unnamed(tmp_path, of_pages(made["pages"]))
    assert missed == []


def test_a_zip_that_other_programs_read_otherwise_is_damaged(
    made: Mapping[str, Members], tmp_path: Path
) -> None:
    whole = signed(made["plain"])
    assert open_sealed(whole, None).members == made["plain"]
    place = tmp_path / "forged.zip"
    for what, data in of_zip(whole):
        assert data != whole, what
        place.write_bytes(data)
        try:
            assert verified(str(place)).standing == "damaged", what
        except Refusal as refusal:
            assert "is no release" in refusal.title.text  # noqa: PT017 - one of two right answers
