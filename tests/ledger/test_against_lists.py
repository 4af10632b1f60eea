"""What several signed lists of an office say together of one entry."""

import pytest

from tallystick.ledger.against_lists import held_against, still_held
from tallystick.ledger.held import HeldEntries

PROMISED = b'{"kept":"12 months"}'
ENTRY, HELD, GONE = 3, ((0, 9),), ((3, 3),)
FIRST, LATER = "2026-11-01", "2026-11-02"


def of(day: str, size: int = 10, *, is_gone: bool = False) -> HeldEntries:
    return HeldEntries("office.example", size, day, HELD, GONE if is_gone else ())


def is_broken(*told: HeldEntries) -> bool:
    return held_against(PROMISED, ENTRY, told, None, 0) is not None


@pytest.mark.parametrize("later", [of(LATER), of(LATER, 12), of(FIRST, 12), of(LATER, 12, is_gone=True)])
def test_what_was_erased_while_a_list_was_made_is_in_no_later_one_held(later: HeldEntries) -> None:
    assert is_broken(of(FIRST, is_gone=True), later)


@pytest.mark.parametrize("other", [of(FIRST, 12, is_gone=True), of(FIRST), of("2026-10-31"), of(FIRST, 8)])
def test_lists_that_an_honest_office_makes_are_no_contradiction(other: HeldEntries) -> None:
    assert not is_broken(of(FIRST, is_gone=True), other)


def test_nothing_is_kept_by_a_list_of_no_day() -> None:
    assert still_held([of("")], [], ENTRY)[0] is False
    assert still_held([of(FIRST), of("")], [], ENTRY)[0] is True
