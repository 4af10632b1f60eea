"""Of a document in two languages the part that is known is read, and the rest is named."""

import pytest

from tallystick.base.findings import Refusal
from tallystick.reading import SourceText, draft_register

ENGLISH = """National plan of Norland 2025-2028

1. The Ministry will open 40 clinics in the towns of the north by 2027.
2. The Ministry will train 200 teachers in all of the schools by 2028.
"""
ARABIC = """
خطة العمل الوطنية لنورلاند

1. ستفتح الوزارة 40 عيادة في مدن الشمال بحلول عام 2027.
2. ستدرب الوزارة 200 معلم في جميع المدارس بحلول عام 2028.
"""
FINNISH = """
Norlannin kansallinen suunnitelma

1. Ministeriö avaa pohjoisen kaupunkeihin 40 klinikkaa vuoteen 2027 mennessä
2. Ministeriö kouluttaa 200 opettajaa kaikissa kouluissa vuoteen 2028 mennessä
"""
FRENCH = """
Plan national de la Norlande pour les années à venir

1. Le ministère ouvrira 40 cliniques dans les villes du nord d'ici à la fin de 2027.
2. Le ministère formera 200 enseignants dans toutes les écoles du pays d'ici 2028.
"""


@pytest.mark.parametrize(("other", "name"), [(ARABIC, "ar"), (FRENCH, "fr")])
def test_the_part_in_one_language_is_read_and_the_other_named(other: str, name: str) -> None:
    draft = draft_register(SourceText(ENGLISH + ENGLISH[35:] + other, "txt"))
    assert draft.language == "en"
    assert {str(one.value) for one in draft.targets} == {"40", "200"}
    assert len(draft.targets) == 4
    assert any(name in one.text and "left out" in one.text for one in draft.warnings)


def test_columns_of_two_scripts_side_by_side_are_not_refused() -> None:
    draft = draft_register(SourceText(ARABIC * 3 + ENGLISH, "txt"))
    assert draft.language == "ar"
    assert all("left out" in one.text for one in draft.warnings)


def test_a_text_in_no_known_language_is_still_refused() -> None:
    with pytest.raises(Refusal, match="none of the languages"):
        draft_register(SourceText(FINNISH, "txt"))


def test_a_name_in_another_script_is_no_second_language() -> None:
    draft = draft_register(SourceText(ENGLISH + "3. The Ministry will found the 国务院 desk.\n", "txt"))
    assert len(draft.commitments) == 3
    assert not draft.warnings


def test_a_text_without_letters_leaves_no_lines_out() -> None:
    draft = draft_register(SourceText("1. 23\n45%\n", "txt"), "en")
    assert not [one for one in draft.warnings if "left out" in one.text]
