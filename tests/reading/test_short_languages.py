"""Texts of a few lines, and tables, are read in their language; what is in no known one is refused."""

import pytest

from tallystick.reading.decode import decode
from tallystick.reading.languages import language_of

SHORT = {
    "en": "Plan 2025-2030\n- Open 40 schools by 2027.\n- Train 500 teachers.",
    "es": "Plan 2025-2030\n- Abrir 40 escuelas antes de 2027.\n- Formar 500 docentes.",
    "pt": "Plano 2025-2030\n- Abrir 40 escolas até 2027.\n- Formar 500 professores.",
    "it": "Piano 2025-2030\n- Aprire 40 scuole entro il 2027.\n- Formare 500 docenti.",
    "fr": "Plan d’action national 2025–2028\n\n1. Ouvrir 12 écoles d’ici 2027.\n2. Porter la part à 40 %.",
}
TABLE = (
    "No. Measure Indicator Baseline (2024) Target (2028) Lead\n1.1 Train nurses Nurses trained 1 250 3 000\n"
)


@pytest.mark.parametrize("code", SHORT)
def test_a_few_lines_are_enough(code: str) -> None:
    found, strong = language_of(SHORT[code])
    assert found is not None
    assert (found.code, strong) == (code, (code,))


def test_a_table_without_small_words_is_read() -> None:
    found, _ = language_of(TABLE)
    assert found is not None
    assert found.code == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Nationaler Aktionsplan 2025-2030\n1. Schulen bauen: 40 bis 2027\n2. Lehrer ausbilden 500",
        "Nationaal actieplan 2025-2030\n1. Het ministerie opent 40 scholen in 2027.\n2. De regering verlaagt "
        "de armoede met 20 procent.",
        "Plan national de actiune 2025-2030\n1. Ministerul va deschide 40 de scoli pana in 2027.\n2. "
        "Guvernul va creste ponderea femeilor la 40 la suta.",
        "Nationell handlingsplan 2025-2030\n1. Regeringen ska öppna 40 skolor senast 2027.",
    ],
)
def test_other_languages_are_not_taken_for_a_known_one(text: str) -> None:
    assert language_of(text)[0] is None


def test_traditional_chinese_in_an_older_encoding_is_found() -> None:
    text = (
        "國家行動計畫（2025-2030年）\n\n（一）到2027年，新建學校40所。\n（二）到2030年，森林覆蓋率達到25%。\n"
    )
    assert decode(text.encode("big5"), "")[0] == text
