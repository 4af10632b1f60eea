"""The head of a column, or a row's own words, name a scale or unit once for bare numbers."""

import pytest

from tallystick.reading import SourceText, draft_register

TOP = {
    "en": "# Schools Plan of Norland 2024-2030\n\nMinistry of Schools, 2024\n\n",
    "zh": "# 诺兰国学校行动计划（2024-2030年）\n\n学校部，2024年\n\n",
    "fr": "# Plan d'action de la Norlande pour les écoles 2024-2030\n\nMinistère des écoles, 2024\n\n",
}


def read(table: str, code: str = "en") -> list[tuple[str, str]]:
    draft = draft_register(SourceText(TOP[code] + table, "md"), code)
    return [(format(one.value, "f"), one.unit) for one in draft.targets]


@pytest.mark.parametrize(
    ("head", "cell", "found"),
    [
        ("Target (thousand)", "40", ("40000", "count")),
        ("Target (in thousands)", "40 by 2030", ("40000", "count")),
        ("Target, million", "1.5", ("1500000", "count")),
        ("Target (%)", "40", ("40", "percent")),
        ("Target, %", "40", ("40", "percent")),
        ("Target (MW)", "40", ("40", "mw")),
        ("Target", "40", ("40", "count")),
        ("Target (2030)", "40", ("40", "count")),
    ],
)
def test_a_bare_number_has_what_the_head_of_its_column_names(
    head: str, cell: str, found: tuple[str, str]
) -> None:
    table = f"| Action | {head} |\n|---|---|\n| Give books to pupils | {cell} |\n"
    assert read(table + "| Repair the roofs of schools | 7 |\n")[0] == found


@pytest.mark.parametrize("cell", ["40 thousand", "40,000 pupils", "40 schools", "forty"])
def test_a_cell_that_says_it_itself_keeps_what_it_says(cell: str) -> None:
    table = "| Action | Target (million) |\n|---|---|\n"
    own = read(table.replace(" (million)", "") + f"| Give books to pupils | {cell} |\n| Open halls | 7 |\n")
    assert read(table + f"| Give books to pupils | {cell} |\n| Open halls | 7 |\n")[:-1] == own[:-1]


def test_what_a_row_says_in_brackets_holds_for_its_own_numbers_alone() -> None:
    table = """| Indicator | Baseline | Target |
|---|---|---|
| Pupils with books (thousand) | 20 | 40 |
| Schools with a hall | 12 | 30 |
| Pupils who finish (%) | 60 | 90 |
"""
    assert read(table) == [("40000", "count"), ("30", "count"), ("90", "percent")]


def test_heads_in_chinese_and_french_say_it_too() -> None:
    chinese = "| 措施 | 目标（万人） |\n|---|---|\n| 培训乡村教师 | 3 |\n| 培训学校校长 | 1.5 |\n"
    assert read(chinese, "zh") == [("30000", "persons"), ("15000", "persons")]
    french = "| Action | Cible (milliers) |\n|---|---|\n| Distribuer des livres | 40 |\n"
    assert read(french + "| Ouvrir des salles | 7 |\n", "fr") == [("40000", "count"), ("7000", "count")]
