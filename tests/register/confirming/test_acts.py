"""Confirm, change, dismiss and look at again: what each does, and what it never does."""

from dataclasses import replace

import pytest

from tallystick.base.findings import Refusal
from tallystick.register.check import check_again
from tallystick.register.confirmations import Confirmation
from tallystick.register.confirming.acts import change, confirm, dismiss, reopen
from tallystick.register.confirming.doing import RowName, undo
from tallystick.register.confirming.standing import TableStanding, standings
from tallystick.register.files import package_files
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indexed import Indexed, indexed
from tests.register.confirming.drafts import HAND, TEXT, draft

FIRST: RowName = ("commitments", "1.1")


def said(within: Indexed, name: RowName) -> Confirmation:
    row = within.row("confirmations", name)
    assert isinstance(row, Confirmation)
    return row


def state(within: Indexed, table: str, row: str) -> str:
    return said(within, (table, row)).state


def test_a_confirmed_row_is_signed_and_nothing_else_changes() -> None:
    deed = confirm(indexed(draft()), [FIRST], HAND)
    row = said(deed.result, FIRST)
    assert (row.state, row.by, str(row.day), row.stroke) == ("confirmed", "The clerk", "2026-11-28", None)
    assert replace(deed.result.package, confirmations=()) == replace(draft(), confirmations=())
    assert sum(one.state != "proposed" for one in deed.result.package.confirmations) == 1


def test_what_is_confirmed_in_bulk_says_so() -> None:
    rows: list[RowName] = [("commitments", "1.1"), ("commitments", "1.2"), ("targets", "1.2.t1")]
    deed = confirm(indexed(draft()), rows, HAND, in_bulk=True)
    assert [said(deed.result, name).stroke for name in rows] == [3, 3, 3]
    assert {one.table: one.in_bulk for one in standings(deed.result.package)} == {
        "outline": 0,
        "commitments": 2,
        "targets": 1,
        "deliverables": 0,
    }


def test_a_stroke_does_not_touch_what_a_person_has_said_already() -> None:
    alone = confirm(indexed(draft()), [FIRST], HAND).result
    corrected = change(alone, ("commitments", "1.2"), {"title": "Water for twelve"}, HAND).result
    rows: list[RowName] = [("commitments", one.id) for one in draft().commitments]
    after = confirm(corrected, rows, HAND, in_bulk=True).result
    assert said(after, FIRST).stroke is None
    assert state(after, "commitments", "1.2") == "changed"
    assert said(after, ("commitments", "1.3")).stroke == 2


def test_a_changed_row_keeps_its_cells_as_they_were_read() -> None:
    deed = change(indexed(draft()), ("targets", "1.1.t1"), {"value": "55", "comparator": ">"}, HAND)
    row = said(deed.result, ("targets", "1.1.t1"))
    assert row.state == "changed"
    assert '"value": "40"' in (row.was or "")
    assert deed.result.package.targets[0].value == 55
    again = change(deed.result, ("targets", "1.1.t1"), {"value": "40", "comparator": ">="}, HAND)
    assert (said(again.result, ("targets", "1.1.t1")).state, again.result.package.targets) == (
        "confirmed",
        draft().targets,
    )


def test_a_change_to_nonsense_is_refused_with_the_mend() -> None:
    with pytest.raises(Refusal, match="the unit is not known"):
        change(indexed(draft()), ("targets", "1.1.t1"), {"unit": "wells"}, HAND)
    with pytest.raises(Refusal, match="keeps its identifier"):
        change(indexed(draft()), FIRST, {"id": "9"}, HAND)
    with pytest.raises(Refusal, match=r"has no 9\.9"):
        change(indexed(draft()), ("commitments", "9.9"), {"title": "x"}, HAND)


def test_the_place_of_a_commitment_is_changed_with_its_words() -> None:
    at = TEXT.index(" Adopt a law")
    deed = change(indexed(draft()), FIRST, {"end": str(at)}, HAND, TEXT)
    (first,) = (one for one in deed.result.package.commitments if one.id == "1.1")
    assert TEXT[first.start : first.end] == "Build 40 wells by 2027."
    assert not [one for one in check_again(deed.result.package) if one.severity == "error"]
    with pytest.raises(Refusal, match="no place"):
        change(indexed(draft()), FIRST, {"end": "999999"}, HAND, TEXT)


def test_a_dismissed_commitment_takes_what_it_holds_with_it() -> None:
    deed = dismiss(indexed(draft()), [("commitments", "1.2")], replace(HAND, remark="It is background."))
    package = deed.result.package
    assert [one.id for one in package.commitments] == ["1.1", "1.3", "2.1"]
    assert [one.id for one in package.targets] == ["1.1.t1", "2.1.t1", "2.1.t2"]
    assert package.links == ()
    assert said(deed.result, ("commitments", "1.2")).why == "It is background."
    assert state(deed.result, "targets", "1.2.t1") == "dismissed"
    assert not check_again(package)


def test_what_was_dismissed_can_be_looked_at_again_with_all_it_held() -> None:
    gone = dismiss(indexed(draft()), [("commitments", "1.2")], HAND).result
    back = reopen(gone, [("commitments", "1.2")]).result
    assert package_files(back.package) == package_files(draft())


def test_a_list_is_dismissed_at_a_stroke_and_comes_back_by_one_undo() -> None:
    before = indexed(draft())
    rows: list[RowName] = [("commitments", one) for one in ("1.1", "1.2", "1.3")]
    deed = dismiss(before, [*rows, ("outline", "1")], HAND, in_bulk=True)
    assert [one.id for one in deed.result.package.outline] == ["2"]
    assert said(deed.result, rows[0]).stroke == 4
    assert standings(deed.result.package)[1] == TableStanding("commitments", 1, 1, 0, 3)
    undone = undo(deed.result, deed.edits).result
    assert package_files(undone.package) == package_files(before.package)
    assert package_sha256(undone.package) == package_sha256(before.package)


def test_a_part_that_holds_commitments_is_not_dismissed_alone() -> None:
    with pytest.raises(Refusal, match="outline"):
        dismiss(indexed(draft()), [("outline", "1")], HAND)


def test_a_change_and_a_confirmation_are_taken_back_to_what_was_read() -> None:
    changed = change(indexed(draft()), FIRST, {"title": "Wells"}, HAND).result
    confirmed = confirm(changed, [("commitments", "1.2")], HAND).result
    back = reopen(confirmed, [FIRST, ("commitments", "1.2")]).result
    assert package_files(back.package) == package_files(draft())


def test_an_act_is_not_undone_over_a_later_one() -> None:
    first = change(indexed(draft()), FIRST, {"title": "Wells"}, HAND)
    second = change(first.result, FIRST, {"title": "Deep wells"}, HAND)
    with pytest.raises(Refusal, match="no longer as it was"):
        undo(second.result, first.edits)


def test_a_package_that_was_never_read_has_no_standing() -> None:
    assert standings(replace(draft(), confirmations=())) == ()


def test_a_row_put_in_by_hand_counts_as_looked_at() -> None:
    bare = draft()
    left = tuple(one for one in bare.confirmations if one.row != "1.1")
    counted = standings(replace(bare, confirmations=left))[1]
    assert (counted.all, counted.unconfirmed) == (4, 3)
