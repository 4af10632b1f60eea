"""A number is promised where what is done is done to what it counts, wherever it stands in its clause."""

import pytest

from tests.reading.nothing_promised import promised

PROMISED = {
    "en": (
        "In the north 40 clinics will open in 2027.",
        "A network of 40 clinics will be set up.",
        "The construction of 4,300 homes will begin in 2026.",
        "The training of 430 judges will improve the courts.",
        "The government commits that 4,300 homes will be insulated.",
        "A total of 430 jobs will be created.",
        "The new school will serve 430 pupils.",
        "If funds allow, 40 bridges will be repaired.",
        "Support for 430 farmers will be extended.",
        "The ministry will open 40 shelters, where women can stay.",
    ),
    "es": (
        "La formación de 430 jueces mejorará los tribunales.",
        "Un total de 430 empleos será creado.",
        "El gobierno se compromete a que 430 viviendas sean aisladas.",
        "Construiremos un hospital con 60 camas.",
    ),
    "fr": ("La formation de 430 juges améliorera les tribunaux.", "Un réseau de 40 cliniques sera créé."),
    "it": ("La formazione di 430 giudici migliorerà i tribunali.", "430 agricoltori riceveranno sementi."),
    "pt": ("A formação de 430 juízes melhorará os tribunais.", "Será criada uma rede de 40 clínicas."),
    "ru": ("Будет создана сеть из 40 клиник.", "430 фермеров получат семена."),
    "ar": ("سيحصل 430 مزارعا على البذور.", "سيتم إنشاء 40 عيادة في الشمال."),
    "zh": ("在北部新建40所诊所。", "为430名农民发放种子。"),
}

#: The same words, where the number belongs to who acts, to a condition or to what would be.
BESIDE = {
    "en": (
        "A board of 40 members will publish the minutes.",
        "Teams of 40 will visit remote villages.",
        "The gates will be shut once the river rises above 40 marks.",
        "Without this some 430 homes would lose their water.",
        "Tickets that cost 40 crowns will be sold online.",
        "Homes within 40 kilometres of the border will be told.",
        "The lake, lying at 430 metres, will be watched.",
    ),
    "es": (
        "Un comité de 40 expertos revisará las quejas.",
        "Sin esta medida, 430 familias perderían el agua.",
    ),
    "fr": ("Un comité de 40 experts examinera les plaintes.", "Malgré 430 objections, le port sera fermé."),
    "it": ("Un comitato di 40 esperti esaminerà i reclami.",),
    "pt": ("Um comité de 40 peritos analisará as queixas.",),
    "ru": ("Без этой меры 430 семей лишились бы воды.",),
    "ar": ("لولا هذا الإجراء لفقدت 430 أسرة المياه.",),
    "zh": ("由40名专家组成的委员会将审查投诉。",),
}


@pytest.mark.parametrize("language", PROMISED)
def test_what_is_done_to_so_many_is_promised(language: str) -> None:
    told = list(PROMISED[language])
    assert sorted(promised(language, told)) == list(range(len(told)))


@pytest.mark.parametrize("language", BESIDE)
def test_what_stands_beside_it_is_not(language: str) -> None:
    assert promised(language, list(BESIDE[language])) == {}
