"""Deadlines that stand over a list, or look like a bound of the number before them."""

from tallystick.reading import SourceText, draft_register
from tests.reading.test_numbers_promised import read


def test_a_latest_day_bounds_no_number() -> None:
    """*Au plus tard* is *at the latest*, and no *au plus* of the number before it."""
    late, most = (
        read(sentence, "fr").targets[0]
        for sentence in (
            "Porter la part à 40 % au plus tard en 2030.",
            "Limiter la part à 40 % au plus en 2030.",
        )
    )
    assert (late.comparator, late.deadline) == (">=", "2030")
    assert (most.comparator, most.deadline) == ("<=", "2030")


def test_a_year_over_a_list_is_when_its_items_are_due() -> None:
    text = (
        "# Plan of Norland 2025-2035\n\nMinistry of Parks, 2025\n\n2026 targets:\n- Develop 130 ha of parks\n"
        "- Plant 4000 trees by 2029\n\nBetween 2020 and 2030:\n- Cut litter by 40%\n\n"
        "Compared with 2020:\n- Cut waste by 30%\n"
    )
    found = draft_register(SourceText(text, "md"), "en").targets
    assert [(int(one.value), one.deadline) for one in found] == [
        (130, "2026"),
        (4000, "2029"),
        (40, ""),
        (30, ""),
    ]
