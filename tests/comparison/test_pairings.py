"""The fictional pairs are paired as a reader paired them by hand, and each change is seen."""

import pytest

from tallystick.comparison import Difference
from tallystick.comparison.model import KINDS
from tests.comparison.pairs import PAIRS, compared, expected, key, told


def precision_and_recall(pair: str, difference: Difference) -> tuple[float, float]:
    """Of pairings with both sides: how many of ours are right, and how many of the right ones we have."""
    right = {one for one in expected(pair) if all(one)}
    ours = {key(one) for one in difference.pairings if one.old and one.new}
    return len(ours & right) / len(ours), len(ours & right) / len(right)


@pytest.mark.parametrize("pair", PAIRS)
def test_every_pairing_is_as_paired_by_hand(pair: str) -> None:
    difference = compared(pair)
    precision, recall = precision_and_recall(pair, difference)
    print(f"{pair}: precision {precision:.3f}, recall {recall:.3f} of {len(expected(pair))} pairings")  # noqa: T201
    assert {key(one) for one in difference.pairings} == expected(pair).keys()


@pytest.mark.parametrize("pair", PAIRS)
def test_every_kind_and_change_is_as_typed_by_hand(pair: str) -> None:
    right = {place: (row["kind"], row["changes"]) for place, row in expected(pair).items()}
    assert {key(one): (one.kind, told(one)) for one in compared(pair).pairings} == right


def test_the_english_pair_has_every_kind_twice() -> None:
    kinds = [row["kind"] for row in expected("english").values()]
    assert {kind: kinds.count(kind) for kind in KINDS if kinds.count(kind) < 2} == {}


@pytest.mark.parametrize(
    ("old", "friend"), [("II.2.02", "III.2.02"), ("III.1.04", "I.1.03"), ("IV.1.01", "IV.2.04")]
)
def test_a_false_friend_is_no_partner(old: str, friend: str) -> None:
    assert not [one for one in compared("english").pairings if old in one.old and friend in one.new]


@pytest.mark.parametrize(
    ("pair", "lost", "softened"),
    [
        ("english", {("III.2.01; III.2.02; III.2.03", "I.2.01")}, {("IV.1.02", "II.1.02"): "kept"}),
        ("chinese", {("A.2.05", "B.2.04")}, {("A.1.03", "B.2.03"): "kept"}),
    ],
)
def test_without_the_texts_less_is_found_and_that_is_said(
    pair: str, lost: set[tuple[str, str]], softened: dict[tuple[str, str], str]
) -> None:
    """Titles alone don't show softer verbs, nor that words in the passages are shared."""
    difference = compared(pair, with_text=False)
    found = {key(one): one.kind for one in difference.pairings}
    right = {place: row["kind"] for place, row in expected(pair).items()} | softened
    assert {place for place in right if all(place)} - found.keys() == lost
    assert {place: found[place] for place in found.keys() & right.keys()} == {
        place: right[place] for place in found.keys() & right.keys()
    }
    assert not difference.wording
    assert "not how firmly" in difference.wording_reason.text
    assert not [change for one in difference.pairings for change in one.changes if change.field == "verb"]


@pytest.mark.parametrize("pair", PAIRS)
def test_every_pairing_says_why_and_how_sure(pair: str) -> None:
    for one in compared(pair).pairings:
        assert one.reasons
        assert all(reason.text for reason in one.reasons)
        assert 0 <= one.score <= 1000
        assert (one.nearest is not None) <= (not one.old or not one.new)


def test_what_is_missing_names_the_nearest_and_accuses_nobody() -> None:
    witnesses = next(one for one in compared("english").pairings if one.old == ("III.1.04",))
    assert witnesses.nearest is not None
    assert witnesses.nearest.commitment == "I.1.03"
    assert witnesses.reasons[0].text == "Nothing in the new plan is like enough; I.1.03 comes nearest."


def test_what_is_lost_comes_first() -> None:
    loses = [one.loses for one in compared("english").pairings]
    assert loses == sorted(loses, reverse=True)
    assert compared("english").pairings[0].kind == "dropped"
