"""Numbers of names, parts, addresses and notes are none of the plan's; what is ruled out sets a bound."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown

HEAD = "# National Action Plan of Norland 2025-2030\n\n"


def drafted(*items: str) -> Draft:
    text = HEAD + "\n".join(f"{number}. {one}" for number, one in enumerate(items, 1)) + "\n"
    return draft_register(read_markdown(text, (), ()), "en")


def numbers(draft: Draft) -> list[tuple[str, int, str]]:
    return [(one.comparator, int(one.value), one.unit) for one in draft.targets]


@pytest.mark.parametrize(
    "words",
    [
        "Apply Executive Orders 13985 and 14091 and Public Law 117-58.",
        "Carry on under Pillars 2 and\n   4 of the Strategy.",
        "The Ministry will set up a dedicated 988 suicide and crisis line.",
        "Its E.O. 13985 charges each body to do so.",
        "The work will center on five areas of work.",
        "Write to the Office, 12 Main Street, 1000 Capital.",
        "Open the portal ![reach 90 percent by 2026](cover.png) for all.",
    ],
)
def test_what_names_or_counts_nothing_promised_is_no_target(words: str) -> None:
    assert numbers(drafted(words)) == []


@pytest.mark.parametrize("mark", ["[6]", "[12]", "[^6]"])
def test_the_mark_of_a_note_is_no_number_and_parts_none_from_its_noun(mark: str) -> None:
    draft = drafted(
        f"The Ministry will plant 5,000 {mark} trees by 2026{mark}.", f"It will open 40{mark} parks."
    )
    assert [(one[1], one[2]) for one in numbers(draft)] == [(5000, "count"), (40, "count")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("No one will wait more than 30 days for a permit by 2028.", ("<=", 30, "days")),
        ("No child will live more than 5 km from a school by 2028.", ("<=", 5, "kilometres")),
        ("No household will have less than 50 litres a day by 2028.", (">=", 50, "litres")),
    ],
)
def test_what_is_ruled_out_for_all_is_a_bound_on_the_other_side(
    words: str, said: tuple[str, int, str]
) -> None:
    assert numbers(drafted(words)) == [said]


@pytest.mark.parametrize(
    "words",
    [
        "Every school will have a nurse by 2026.",
        "The Ministry will make sure that all districts have a library by 2026.",
        "All municipalities will be connected by 2026.",
    ],
)
def test_every_and_all_are_promised_as_a_whole(words: str) -> None:
    draft = drafted(words, "Publish the budget.")
    assert [(one.kind, int(one.value), one.unit, one.deadline) for one in draft.targets] == [
        ("universal", 100, "percent", "2026")
    ]


def test_the_paragraphs_of_a_law_may_be_numbered_with_a_dash() -> None:
    text = (
        "# Lei n.º 5 de 2025\n\nArtigo 1.º\n\nO Estado assegura o acesso de todos à informação.\n\n"
        "Artigo 2.º\n\n1 - As escolas dão aulas a todos.\n\n2 - O Governo cria 40 centros até 2026.\n"
    )
    draft = draft_register(SourceText(text, "txt"), "pt")
    assert [int(one.value) for one in draft.targets] == [40]


@pytest.mark.parametrize(
    "words", ["Elevaremos en S/400 millones el gasto.", "El gasto subirá a S/ 40 millones."]
)
def test_a_scale_behind_digits_is_no_number_of_its_own(words: str) -> None:
    text = f"# Plan de acción nacional de Norlandia 2025-2030\n\n1. {words}\n"
    assert draft_register(SourceText(text, "md"), "es").targets == ()


def test_the_number_of_a_row_before_its_words_is_no_target() -> None:
    text = (
        f"{HEAD}| Milestones and targets | Begins | Ends |\n|---|---|---|\n"
        "| 2. Open a desk in each town | March 2026 | June 2026 |\n"
        "| 3. Train 40 clerks | March 2026 | June 2027 |\n"
    )
    draft = draft_register(read_markdown(text, (), ()), "en")
    assert [int(one.value) for one in draft.targets] == [40]


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("es", "Garantizaremos que 400 agricultores tengan crédito.", 400),
        ("fr", "Nous ouvrirons 40 bureaux dans les villes.", 40),
        ("it", "Apriremo 40 uffici nelle città.", 40),
        ("pt", "Abriremos 40 escritórios nas cidades.", 40),
    ],
)
def test_what_we_will_do_is_promised(language: str, words: str, value: int) -> None:
    draft = draft_register(SourceText(f"{HEAD}1. {words}\n", "md"), language)
    assert [int(one.value) for one in draft.targets] == [value]
