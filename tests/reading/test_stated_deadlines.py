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


def test_what_follows_a_comma_is_due_behind_it_where_no_other_number_is() -> None:
    said = {
        "We will open 40 clinics by 2027, 30 schools by 2028 and 20 halls by 2029.": "2027 2028 2029",
        "By 2027, 30 clinics and 20 schools will open.": "2027 2027",
    }
    for sentence, dates in said.items():
        assert [one.deadline for one in read(sentence).targets] == dates.split()


def test_how_often_is_no_target_in_a_column_of_targets_either() -> None:
    text = (
        "# Plan national de Norlande 2025-2030\n\n| Action | Cible | Échéance |\n|---|---|---|\n"
        "| Consultation de la jeunesse | Consulter les jeunes tous les 2 ans | 2027 |\n"
        "| Médiation dans les écoles | 500 médiations | 2028 |\n"
    )
    assert [int(one.value) for one in draft_register(SourceText(text, "txt"), "fr").targets] == [500]
