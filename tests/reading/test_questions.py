"""What is asked is neither promised nor a commitment; what answers it may be one. All of it invented."""

import pytest

from tallystick.reading import Draft, draft_register
from tallystick.reading.markdown import read_markdown


def read(text: str, code: str = "en") -> Draft:
    return draft_register(read_markdown(text, (), ()), code)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


ASKED = """# Questions and answers on the harbour plan of Norland 2030

1. What is the harbour plan?
   The plan says where quays may be built. It will be law next year.
2. Which are its goals?
   These are the goals of the plan:
   - Open 12 quays by 2030
   - Dredge the northern channel
3. Will the old pier be torn down?
   The pier will stay, as the plan protects it.
4. Who may fish there?
   Whoever holds a licence will be able to.
"""


def test_a_list_of_questions_holds_no_commitments_and_its_answers_may() -> None:
    draft = read(ASKED)
    assert titles(draft) == ["Open 12 quays by 2030", "Dredge the northern channel"]
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(12, "2030")]
    assert {one.judged.kind for one in draft.no_commitments} == {"questions"}


@pytest.mark.parametrize(
    ("code", "asked", "said"),
    [
        (
            "en",
            "Will at least 40 villages have a clinic by 2030?",
            "At least 40 villages will have a clinic.",
        ),
        ("fr", "Aura-t-on au moins 40 écoles en 2030 ?", "Le ministère ouvrira au moins 40 écoles en 2030."),
        ("es", "¿Se abrirán al menos 40 escuelas en 2030?", "El Ministerio abrirá 40 escuelas en 2030."),
        ("zh", "到2030年能否建成40所学校？", "到2030年将建成40所学校。"),
    ],
)
def test_a_number_in_a_question_is_none_that_is_promised(code: str, asked: str, said: str) -> None:
    heading = "# Plan 2030\n\n## Part\n\n- "
    assert [int(one.value) for one in read(heading + said + "\n- " + said + "\n", code).targets] == [40, 40]
    assert read(f"{heading}{said}\n- {asked}\n", code).targets[1:] == ()


TEMPLATE = {
    "en": (
        "What is the problem that the commitment addresses?",
        "What is the commitment?",
        "How will it contribute to a solution?",
        "1. Copy the oldest maps and lend them to schools.\n2. Open a second desk in the south.",
        "1. Maps are on paper alone.\n2. One desk serves two valleys.",
        "1. Schools will use more maps.\n2. Readers will wait less.",
    ),
    "fr": (
        "Quel est le problème que l'engagement traite ?",
        "Quel est l'engagement ?",
        "Comment contribuera-t-il à la solution ?",
        "1. Copier les plus vieilles cartes.\n2. Ouvrir un second bureau dans le sud.",
        "1. Les cartes n'existent que sur papier.\n2. Un bureau sert deux vallées.",
        "1. Les écoles utiliseront plus de cartes.\n2. Les lecteurs attendront moins.",
    ),
    "zh": (
        "承諾事項將解決哪些問題？",
        "承諾事項是什麼？",
        "承諾事項對於解決問題有何貢獻？",
        "1. 複製最舊的地圖並借給各級學校使用。\n2. 在南部開設第二個服務臺供民眾使用。",
        "1. 地圖目前僅有紙本，民眾使用不便。\n2. 兩個山谷僅有一個服務臺。",
        "1. 學校將使用更多地圖，提升教學品質。\n2. 讀者將減少等待時間。",
    ),
}


@pytest.mark.parametrize("code", TEMPLATE)
def test_lists_under_headings_that_ask_why_are_no_commitments(code: str) -> None:
    why, what, good, steps, problems, uses = TEMPLATE[code]
    text = (
        f"# Plan 2030\n\n## One\n\n### {why}\n\n{problems}\n\n### {what}\n\n{steps}\n\n### {good}\n\n{uses}\n"
    )
    found = read(text, code)
    assert [one.unit.start for one in found.commitments] == [
        text.index("1. ", text.index(what)),
        text.index("2. ", text.index(what)),
    ]
