"""Lists of values, terms, bodies, laws, questions and past deeds hold no commitments, in each language."""

import pytest

from tallystick.reading import SourceText, draft_register
from tallystick.reading.markdown import read_markdown

LISTS = {
    "values": ("en", "Our values", ["Openness", "Fairness", "Trust"]),
    "consulted": ("en", "Who was consulted", ["Ministry of Finance", "Chamber of Commerce", "University"]),
    "glossary": ("en", "Glossary", ["API: a way for programs to talk.", "Open data: data for all."]),
    "laws": (
        "en",
        "Legal basis",
        ["Constitution, article 22", "Act on Access to Information (2004)", "Council Directive 2019/1024"],
    ),
    "questions": (
        "en",
        "In 2026, bodies should consider",
        [
            "What further areas need to be assessed?",
            "How do bodies use what they know?",
            "What must be in place?",
        ],
    ),
    "achievements": (
        "en",
        "Achievements so far",
        ["Opening of 4 portals in 2022", "300 clerks trained by 2023"],
    ),
    "réalisations": ("fr", "Réalisations", ["Ouverture de 4 portails en 2022", "300 agents formés en 2023"]),
    "logros": ("es", "Logros", ["Apertura de 4 portales en 2022", "Formación de 300 agentes en 2023"]),
    "valori": ("it", "Valori", ["Apertura", "Equità", "Fiducia"]),
    "siglas": ("pt", "Siglas", ["CGU: Controladoria", "MP: Ministério do Planejamento"]),
    "ценности": ("ru", "Наши ценности", ["Открытость", "Справедливость", "Доверие"]),
    "الإنجازات": ("ar", "الإنجازات", ["افتتاح 4 بوابات في عام 2022", "تدريب 300 موظف في عام 2023"]),
}
PLANS = {
    "en": ("Actions", ["Open 12 desks by 2027.", "Publish all budgets.", "Train 500 clerks by 2028."]),
    "fr": (
        "Actions",
        ["Ouvrir 12 guichets d’ici 2027.", "Publier les budgets.", "Former 500 agents d’ici 2028."],
    ),
    "es": (
        "Acciones",
        ["Abrir 12 oficinas para 2027.", "Publicar los presupuestos.", "Formar 500 agentes para 2028."],
    ),
    "it": (
        "Azioni",
        ["Aprire 12 sportelli entro il 2027.", "Pubblicare i bilanci.", "Formare 500 agenti entro il 2028."],
    ),
    "pt": (
        "Ações",
        ["Abrir 12 balcões até 2027.", "Publicar os orçamentos.", "Formar 500 agentes até 2028."],
    ),
    "ru": (
        "Меры",
        ["Открыть 12 центров к 2027 году.", "Публиковать бюджеты.", "Обучить 500 человек к 2028 году."],
    ),
    "ar": (
        "الإجراءات",
        ["فتح 12 مكتبا بحلول عام 2027.", "نشر الميزانيات.", "تدريب 500 موظف بحلول عام 2028."],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_its_heading_or_its_form_tells_is_none_of_commitments(name: str) -> None:
    code, heading, items = LISTS[name]
    above, actions = PLANS[code]
    text = f"# Plan 2025-2030\n\n## {heading}\n\n" + "".join(f"- {one}\n" for one in items)
    text += f"\n## {above}\n\n" + "".join(f"- {one}\n" for one in actions)
    draft = draft_register(read_markdown(text, (), ()), code)
    assert [text[one.unit.start + 2 : one.unit.end] for one in draft.commitments] == actions
    assert len(draft.no_commitments) == len(items)
    assert [int(one.value) for one in draft.targets] == [12, 500]


def test_a_list_of_deeds_to_do_under_the_law_is_one_of_commitments() -> None:
    text = (
        "Plan 2025-2030\n\nLegal framework\n\n- Amend the Criminal Code by 2026.\n- Adopt an act on data.\n"
    )
    assert len(draft_register(SourceText(text, "txt"), "en").commitments) == 2
