"""Rates of years gone, and all agencies that act or are asked, are no targets."""

from tallystick.reading import SourceText, draft_register


def items(*words: str) -> list[tuple[int, str]]:
    """What a plan of these items promises: value and deadline."""
    steps = "".join(f"{at}. {one}\n" for at, one in enumerate(words, 1))
    draft = draft_register(SourceText(f"Harbour plan of Norland 2026-2030\n\n{steps}", "txt"), "en")
    return [(int(one.value), one.deadline) for one in draft.targets]


def test_the_rate_of_years_gone_is_no_target() -> None:
    told = "Growth of traffic in the harbours: 4 percent per year, 2010-2020."
    promised = "Growth of the fund: 7 percent per year, 2027-2029."
    assert [value for value, _ in items(told, promised, "Buy a ferry.")] == [7]


def test_all_who_govern_do_something_and_are_no_share_that_is_reached() -> None:
    asked = "The council will consult all departments on its lamps."
    acting = "All state agencies shall have a clerk for the harbours."
    reached = "All agencies will be connected to the network by 2028."
    assert items(asked, acting, reached, "Buy a ferry.") == [(100, "2028")]
