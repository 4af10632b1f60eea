"""A share with a minus, in any sign or word for it, is a fall by it, unless it can be below nought."""

import pytest

from tallystick.reading import SourceText, draft_register
from tallystick.reading.markdown import read_markdown

FRAMES = {
    "en": "National Action Plan of Norland 2025-2030\n\n1. {}\n2. Amend the law.\n3. Set up a council.\n",
    "fr": "Plan d'action national de Norland 2025-2030\n\n1. {}\n2. Modifier la loi.\n3. Créer un conseil.\n",
    "es": "Plan de acción nacional de Norland 2025-2030\n\n1. {}\n2. Reformar la ley.\n3. Crear un foro.\n",
    "zh": "诺兰国家行动计划（2025-2030年）\n\n1. {}\n2. 修改法律。\n3. 设立委员会。\n",
}
FALLS = (
    *(("en", f"Energy use: {sign}15% by 2027.") for sign in "-‐‑‒–−﹣－"),
    ("en", "Bring energy use to -15 % by 2027."),
    ("en", "Reach a target of −15% for energy use by 2027."),
    ("en", "Energy use: - 15% by 2027."),
    ("en", "Achieve minus 15% of energy use by 2027."),
    ("fr", "Atteindre une cible à -15 % de consommation d'ici 2027."),
    ("fr", "Consommation d'énergie : – 15 % d'ici 2027."),
    ("fr", "Passer à −15 % de déchets d'ici 2027."),
    ("fr", "Porter la réduction à -15 % d'ici 2027."),
    ("es", "Llegar a −15% de emisiones para 2027."),
    ("zh", "到2027年能源消耗达到-15%。"),
    ("zh", "到2027年，单位国内生产总值能耗目标为－15％。"),
)


def read(code: str, sentence: str) -> list[tuple[str, str, str]]:
    draft = draft_register(SourceText(FRAMES[code].format(sentence), "txt"), code)
    return [(one.comparator, str(one.value), one.deadline) for one in draft.targets]


@pytest.mark.parametrize(("code", "sentence"), FALLS)
def test_a_minus_is_a_fall(code: str, sentence: str) -> None:
    assert read(code, sentence) == [("decrease_by", "15", "2027")]


@pytest.mark.parametrize(
    ("code", "sentence", "found"),
    [
        ("en", "Keep the budget balance above -3% of GDP until 2027.", (">", "-3", "2027")),
        ("en", "Bring the deficit to -2% of GDP by 2027.", (">=", "-2", "2027")),
        ("en", "Increase enrolment by +12% by 2027.", ("increase_by", "12", "2027")),
        ("en", "Raise the share to 10–15% by 2027.", (">=", "10", "2027")),
        ("fr", "Atteindre au moins 15 % de femmes d'ici 2027.", (">=", "15", "2027")),
        ("es", "Alcanzar al menos 15 % de mujeres para 2027.", (">=", "15", "2027")),
    ],
)
def test_what_is_no_fall_stays_what_it_is(code: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert read(code, sentence) == [found]


def test_brackets_that_are_all_of_a_cell_are_the_minus_of_accounts() -> None:
    rows = "| Save energy | (15 %) |\n| Open schools | 20 % |\n| Plant | 9 % |\n"
    table = f"| Action | Target 2027 |\n|---|---|\n{rows}"
    source = read_markdown(f"# Water Plan of Norland 2025-2030\n\n{table}", (), ())
    found = [(one.comparator, int(one.value)) for one in draft_register(source, "en").targets]
    assert found == [("decrease_by", 15), (">=", 20), (">=", 9)]
