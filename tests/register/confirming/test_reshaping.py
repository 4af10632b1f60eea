"""Split, join and add: spans, targets and links go where the plan's words go."""

import pytest

from tallystick.base.findings import Refusal
from tallystick.register.check import check_again
from tallystick.register.confirming.acts import dismiss
from tallystick.register.confirming.doing import Deed, undo
from tallystick.register.confirming.reshaping import (
    add_commitment,
    add_deliverable,
    add_target,
    join,
    split,
)
from tallystick.register.confirming.words import place_of, split_place, title_from
from tallystick.register.files import package_files
from tallystick.register.indexed import indexed
from tests.register.confirming.drafts import HAND, TEXT, draft


def words(deed: Deed) -> dict[str, str]:
    return {one.id: TEXT[one.start : one.end] for one in deed.result.package.commitments}


def owners(deed: Deed) -> dict[str, str]:
    package = deed.result.package
    targets = {one.id: one.commitment for one in package.targets}
    return targets | {one.id: one.commitment for one in package.deliverables}


def sound(deed: Deed) -> None:
    assert not check_again(deed.result.package)


def test_a_split_parts_the_words_and_what_they_hold() -> None:
    deed = split(indexed(draft()), "1.1", TEXT.index("Adopt"), TEXT, HAND)
    assert (words(deed)["1.1"], words(deed)["1.1-2"]) == ("Build 40 wells by 2027.", "Adopt a law on wells.")
    assert (owners(deed)["1.1.t1"], owners(deed)["1.1.d1"]) == ("1.1", "1.1-2")
    states = {one.row: one.state for one in deed.result.package.confirmations if one.table == "commitments"}
    assert (states["1.1"], states["1.1-2"], states["1.2"]) == ("changed", "changed", "proposed")
    sound(deed)


def test_a_target_goes_with_the_part_it_stands_in() -> None:
    deed = split(indexed(draft()), "2.1", TEXT.index("and repair"), TEXT, HAND, "Repair the others")
    assert owners(deed)["2.1.t2"] == "2.1-2"
    assert owners(deed)["2.1.t1"] == "2.1"
    assert {one.title for one in deed.result.package.commitments if one.id == "2.1-2"} == {
        "Repair the others"
    }
    sound(deed)


def test_a_third_part_has_a_name_of_its_own() -> None:
    first = split(indexed(draft()), "1.1", TEXT.index("Adopt"), TEXT, HAND)
    second = split(first.result, "1.1-2", TEXT.index("on wells."), TEXT, HAND)
    assert {"1.1", "1.1-2", "1.1-3"} <= set(words(second))


@pytest.mark.parametrize("at", [0, TEXT.index("Build"), TEXT.index("wells.") + 6, 10**6])
def test_a_split_outside_the_words_is_refused(at: int) -> None:
    with pytest.raises(Refusal, match=r"1\.1 can't be split"):
        split(indexed(draft()), "1.1", at, TEXT, HAND)


def test_a_join_reaches_from_the_first_word_to_the_last_and_takes_all_over() -> None:
    deed = join(indexed(draft()), ["1.2", "1.1"], TEXT, HAND)
    assert words(deed)["1.1"].startswith("Build 40")
    assert words(deed)["1.1"].endswith("12 villages.")
    assert "1.2" not in words(deed)
    assert owners(deed)["1.2.t1"] == "1.1"
    assert [(one.commitment, one.code) for one in deed.result.package.links] == [("1.1", "6.1")]
    sound(deed)


def test_one_is_not_joined_with_itself() -> None:
    with pytest.raises(Refusal, match="not two"):
        join(indexed(draft()), ["1.1", "1.1"], TEXT, HAND)


def test_a_selection_becomes_a_commitment_where_the_one_before_it_stands() -> None:
    gone = dismiss(indexed(draft()), [("commitments", "1.3")], HAND).result
    deed = add_commitment(gone, place_of("Written in spring", TEXT), TEXT, HAND)
    (new,) = (one for one in deed.result.package.commitments if one.id == "1.4")
    assert (new.section, new.title) == ("1", "Written in spring")
    sound(deed)


def test_words_that_are_a_commitment_are_added_once() -> None:
    once = add_commitment(indexed(draft()), place_of("2. Schools", TEXT), TEXT, HAND).result
    with pytest.raises(Refusal, match=r"these words are the commitment \S+ already"):
        add_commitment(once, place_of("2. Schools", TEXT), TEXT, HAND)


def test_a_number_becomes_a_target_in_its_place() -> None:
    deed = add_target(
        indexed(draft()), "1.1", "2027", {"value": "2027", "unit": "count", "quantity": "x"}, TEXT, HAND
    )
    (new,) = (one for one in deed.result.package.targets if one.id == "1.1.t2")
    assert TEXT[new.start : new.end] == "2027"
    assert str(new.deadline) == "2027"
    sound(deed)
    with pytest.raises(Refusal, match="are not in the plan's text there"):
        add_target(indexed(draft()), "1.1", "5 schools", {"value": "5"}, TEXT, HAND)


def test_a_deliverable_is_added_with_the_plans_end() -> None:
    deed = add_deliverable(indexed(draft()), "1.2", {"kind": "report", "title": "A report"}, HAND)
    assert owners(deed)["1.2.d1"] == "1.2"
    sound(deed)


def test_every_act_is_undone_byte_for_byte() -> None:
    before = indexed(draft())
    acts = (
        split(before, "1.1", TEXT.index("Adopt"), TEXT, HAND),
        join(before, ["1.1", "1.2", "1.3"], TEXT, HAND),
        add_commitment(before, place_of("2. Schools", TEXT), TEXT, HAND),
        add_target(before, "1.1", "2027", {"value": "3"}, TEXT, HAND),
    )
    for deed in acts:
        undone = undo(deed.result, deed.edits)
        assert package_files(undone.result.package) == package_files(before.package)


def test_words_are_found_whatever_their_white_space_and_nearest_first() -> None:
    text = "one  two\nthree. one two three"
    assert place_of("one two three", text) == (0, 14)
    assert place_of("one two three", text, near=16) == (16, 29)
    assert split_place("two", text, 0, 14) == 5
    with pytest.raises(Refusal, match="are not in the plan's text"):
        place_of("four", text)
    with pytest.raises(Refusal, match="are not in"):
        place_of("  ", text)


def test_a_title_ends_behind_a_word() -> None:
    assert title_from("- " + "word " * 60).endswith("word …")
    assert len(title_from("x" * 500)) <= 122
