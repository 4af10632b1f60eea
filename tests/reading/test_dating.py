"""Deadlines: the nearest to a number, none from a base, and lengths of time from the plan's own year."""

import pytest

from tallystick.reading.dating import baseline_in, date_in, deadline_in, is_date
from tallystick.reading.languages import languages


@pytest.mark.parametrize(
    ("code", "text", "deadline"),
    [
        ("en", "Open 40 clinics within five years.", "2029"),
        ("en", "Open 40 clinics over the next 3 years.", "2027"),
        ("en", "Open 40 clinics within ninety years.", ""),
        ("fr", "Ouvrir 40 cliniques dans les cinq ans.", "2029"),
        ("es", "Abrir 40 clínicas en los próximos cinco años.", "2029"),
        ("it", "Aprire 40 cliniche nei prossimi cinque anni.", "2029"),
        ("zh", "五年内建成40所医院。", "2029"),
        ("zh", "3年以内建成40所医院。", "2027"),
    ],
)
def test_a_length_of_time_counts_from_the_year_of_the_plan(code: str, text: str, deadline: str) -> None:
    assert deadline_in(text, 0, languages()[code], 2024) == deadline
    assert deadline_in(text, 0, languages()[code], 0) == ""


def test_a_date_comes_before_a_length_of_time() -> None:
    assert deadline_in("within five years, by 2026 at the latest", 0, languages()["en"], 2024) == "2026"


@pytest.mark.parametrize(("at", "due"), [(0, "2025"), (14, "2025"), (34, "2027-03"), (60, "2028")])
def test_the_nearest_deadline_is_taken(at: int, due: str) -> None:
    text = "by 2025 open 40 clinics, and by March 2027 train nurses until 2028."
    assert deadline_in(text, at, languages()["en"], 0) == due


@pytest.mark.parametrize(
    ("code", "text", "base", "due"),
    [
        ("en", "cut by 12 percent compared with 2019, by 2025", "2019", "2025"),
        ("en", "cut by 12 percent compared with the level in 2019", "2019", ""),
        ("fr", "réduire de 12 % par rapport à 2019 d'ici à décembre 2025", "2019", "2025-12"),
        ("es", "reducir un 12 % respecto a 2019 para diciembre de 2025", "2019", "2025-12"),
        ("it", "ridurre del 12 % rispetto al 2019 entro dicembre 2025", "2019", "2025-12"),
        ("zh", "到2025年比2019年下降12%", "2019", "2025"),
    ],
)
def test_a_base_year_is_no_deadline(code: str, text: str, base: str, due: str) -> None:
    language = languages()[code]
    assert (baseline_in(text, language), deadline_in(text, 0, language, 0)) == (base, due)


def test_a_year_in_other_digits_is_no_date_that_a_table_could_hold() -> None:
    assert deadline_in("open 40 clinics by 20\u0663\u0664", 0, languages()["en"], 0) == ""


@pytest.mark.parametrize(("text", "date"), [("March 2026", "2026-03"), ("from 2025 to May 2027", "2027-05")])
def test_a_field_gives_its_last_date(text: str, date: str) -> None:
    assert date_in(text, languages()["en"]) == date


@pytest.mark.parametrize(
    ("text", "alone"), [("12 March 2026", True), ("- 2026 -", True), ("By March", False)]
)
def test_a_line_that_is_a_date_is_known(text: str, alone: bool) -> None:
    assert is_date(text, languages()["en"]) is alone
