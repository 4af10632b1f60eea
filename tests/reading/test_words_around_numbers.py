"""What the words around a number make of it: scales, halves, ranges, shares of all, changes without *by*."""

from decimal import Decimal

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.languages import languages
from tallystick.reading.markdown import read_markdown
from tallystick.reading.mentions import mentions_in

PLANS = {
    "en": "Plan of Norland 2025-2030\n\nOctober 2025\n\n1. {0}\n2. The Ministry will act.\n",
    "fr": "Plan de Norland 2025-2030\n\nOctobre 2025\n\n1. {0}\n2. Le ministère agira.\n",
    "es": "Plan de Norlandia 2025-2030\n\nOctubre de 2025\n\n1. {0}\n2. El Ministerio actuará.\n",
    "it": "Piano di Norlandia 2025-2030\n\nOttobre 2025\n\n1. {0}\n2. Il Ministero agirà.\n",
    "pt": "Plano da Norlândia 2025-2030\n\nOutubro de 2025\n\n1. {0}\n2. O Ministério agirá.\n",
    "ru": "План Норландии 2025-2030\n\nОктябрь 2025 года\n\n1. {0}\n2. Министерство опубликует доклад.\n",
    "zh": "诺兰行动计划（2025-2030年）\n\n2025年10月\n\n1. {0}\n2. 发布年度报告。\n",
}


def read(code: str, sentence: str) -> Draft:
    return draft_register(SourceText(PLANS[code].format(sentence), "txt"), code)


def numbers(code: str, sentence: str) -> list[tuple[str, Decimal, str]]:
    return [(one.comparator, one.value, one.unit) for one in read(code, sentence).targets]


@pytest.mark.parametrize(
    ("code", "sentence", "value"),
    [
        ("en", "Plant a million and a half trees by 2029.", 1500000),
        ("en", "Plant 2 million and a half trees by 2029.", 2500000),
        ("en", "Plant two lakh fifty thousand trees by 2029.", 250000),
        ("en", "Plant 2 million 500 thousand trees by 2029.", 2500000),
        ("en", "Plant 5 hundred thousand trees by 2029.", 500000),
        ("en", "Plant 3 thousand million trees by 2029.", 3000000000),
        ("en", "Plant 2.3 mln trees by 2029.", 2300000),
        ("fr", "Planter un million et demi d'arbres d'ici 2029.", 1500000),
        ("fr", "Planter un quart de million d'arbres d'ici 2029.", 250000),
        ("fr", "Planter un demi-million d'arbres d'ici 2029.", 500000),
        ("fr", "Planter 1 million 200 000 arbres d'ici 2029.", 1200000),
        ("es", "Plantar un millón y medio de árboles hasta 2029.", 1500000),
        ("es", "Plantar 2 millones 300 mil árboles hasta 2029.", 2300000),
        ("es", "Plantar un cuarto de millón de árboles hasta 2029.", 250000),
        ("it", "Piantare un milione e mezzo di alberi entro il 2029.", 1500000),
        ("pt", "Plantar um milhão e meio de árvores até 2029.", 1500000),
        ("ru", "Обучить полтора миллиона учителей к 2029 году.", 1500000),
        ("ru", "Обучить полмиллиона учителей к 2029 году.", 500000),
    ],
)
def test_scales_and_halves_are_one_number(code: str, sentence: str, value: int) -> None:
    assert [one[1] for one in numbers(code, sentence)] == [value]


@pytest.mark.parametrize(
    ("code", "words", "ends"),
    [
        ("en", "5 to 6 million trees", (5000000, 6000000)),
        ("en", "two to three hundred trees", (200, 300)),
        ("en", "1.5-2m people", (1500000, 2000000)),
        ("en", "500 to 1 million trees", (500, 1000000)),
        ("fr", "5 à 6 millions d'arbres", (5000000, 6000000)),
        ("ru", "5–6 тыс. деревьев", (5000, 6000)),
        ("ar", "5-6 آلاف شجرة", (5000, 6000)),
        ("zh", "植树5至6万棵", (50000, 60000)),
        ("zh", "植树五至六千万棵", (50000000, 60000000)),
        ("zh", "植树十至二十万棵", (100000, 200000)),
        ("zh", "植树3万至5万棵", (30000, 50000)),
    ],
)
def test_the_scale_behind_a_range_is_that_of_both_its_ends(
    code: str, words: str, ends: tuple[int, int]
) -> None:
    (found,) = mentions_in(words, languages()[code])
    assert found.high is not None
    assert (int(found.value), int(found.high)) == ends


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "Plant several hundred thousand trees by 2028."),
        ("en", "Plant a few million trees by 2028."),
        ("en", "Renew half a village each year."),
        ("en", "Fewer than 1 in 100,000 children will fall ill by 2030."),
        ("es", "Plantar muchos millones de árboles hasta 2028."),
        ("it", "Piantare diversi milioni di alberi entro il 2028."),
        ("zh", "到2030年三分之二的村庄通水。"),
    ],
)
def test_what_is_not_counted_out_gives_no_number(code: str, sentence: str) -> None:
    assert numbers(code, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Keep each answer within half an hour by 2028.", ("<=", Decimal("0.5"), "hours")),
        ("Invest half a percent of GDP in research by 2030.", (">=", Decimal("0.5"), "percent")),
        (
            "Narrow the gap, and cut it by half a percentage point by 2028.",
            ("decrease_by", Decimal("0.5"), "percentage_points"),
        ),
    ],
)
def test_half_of_a_unit_is_half_of_one(sentence: str, said: tuple[str, Decimal, str]) -> None:
    assert numbers("en", sentence) == [said]


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("80% of all villages will have water by 2030.", 80),
        ("Half of all villages will have water by 2030.", 50),
        ("Three quarters of all schools will have a library by 2030.", 75),
    ],
)
def test_a_share_of_all_is_no_promise_of_all(sentence: str, share: int) -> None:
    assert numbers("en", sentence) == [(">=", Decimal(share), "percent")]


@pytest.mark.parametrize(
    ("code", "sentence", "comparator", "value"),
    [
        ("en", "Reduce methane emissions 30% by 2030.", "decrease_by", 30),
        ("en", "Emissions will fall 55% between 1990 and 2030.", "decrease_by", 55),
        ("en", "Waste in 2029 will be 30% less than in 2019.", "decrease_by", 30),
        ("en", "Raise exports 30% by 2030.", "increase_by", 30),
        ("en", "Cut road deaths in half by 2030.", "decrease_by", 50),
        ("en", "Road deaths will be halved by 2030.", "decrease_by", 50),
        ("en", "Reduce waiting lists so that 80% of patients are seen by 2030.", ">=", 80),
        ("en", "Raise the share of organic farms to 30% by 2030.", ">=", 30),
        ("en", "Reduce emissions by 40% over 2025-2030.", "decrease_by", 40),
        ("es", "Las emisiones bajarán un 55 % entre 1990 y 2030.", "decrease_by", 55),
        ("es", "Reducir las emisiones un 40 % para 2030.", "decrease_by", 40),
        ("it", "Le emissioni caleranno del 55 % tra il 1990 e il 2030.", "decrease_by", 55),
        ("it", "I morti sulle strade saranno dimezzati entro il 2030.", "decrease_by", 50),
        ("pt", "As emissões cairão 55% entre 1990 e 2030.", "decrease_by", 55),
        ("fr", "Le nombre d'infirmières sera doublé d'ici 2030.", "increase_by", 100),
        ("ru", "Число погибших на дорогах сократится вдвое к 2030 году.", "decrease_by", 50),
        ("zh", "到2030年护士人数翻一番。", "increase_by", 100),
        ("zh", "到2030年出口翻两番。", "increase_by", 300),
        ("zh", "到2030年护士人数增加一倍。", "increase_by", 100),
    ],
)
def test_how_far_a_thing_changes_is_no_level(code: str, sentence: str, comparator: str, value: int) -> None:
    assert [one[:2] for one in numbers(code, sentence)] == [(comparator, Decimal(value))]


@pytest.mark.parametrize(
    "sentence",
    ["Offer the 3-year course by 2027.", "Adopt the 1.5 °C path by 2030."],
)
def test_a_definite_measure_is_one_thing_and_no_number_of_things(sentence: str) -> None:
    assert numbers("en", sentence) == []


def test_how_large_each_of_the_things_is_is_not_promised_as_a_number_of_its_own() -> None:
    assert [one[1] for one in numbers("en", "Build 12 schools of 300 places each by 2028.")] == [12]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reduce losses to a quarter of the level of 2020 by 2030.",
        "Raise the budget to 120 percent of its 2020 level by 2030.",
    ],
)
def test_a_year_before_the_plan_is_nobodys_deadline(sentence: str) -> None:
    assert [one.deadline for one in read("en", sentence).targets] == ["2030"]


@pytest.mark.parametrize("mark", ["1. ", "1) ", "- "])
def test_a_date_may_open_an_item_whatever_marks_it(mark: str) -> None:
    text = f"Plan of Norland 2025-2030\n\n{mark}By 2030, open 40 clinics.\n"
    text += f"{mark.replace('1', '2')}The Ministry will act.\n"
    assert [one.value for one in draft_register(SourceText(text, "txt"), "en").targets] == [40]


def test_one_small_word_of_another_language_leaves_no_line_out() -> None:
    draft = read("fr", "Former un demi million d'enseignants d'ici 2028.")
    assert [one.value for one in draft.targets] == [500000]
    assert not draft.warnings


@pytest.mark.parametrize("struck", ["~~50~~", "<del>50</del>", "<s>50</s>"])
def test_what_is_struck_out_in_markdown_is_no_word_of_the_plan(struck: str) -> None:
    text = f"# Plan of Norland 2025-2030\n\n1. The Ministry will open {struck} 60 parks by 2027.\n"
    draft = draft_register(read_markdown(text + "2. The Ministry will act.\n", (), ()), "en")
    assert [(one.comparator, one.value) for one in draft.targets] == [("cumulative_at_least", Decimal(60))]


def test_what_is_struck_out_on_a_page_is_no_word_of_the_plan() -> None:
    page = read_html("<h1>Plan</h1><p>The Ministry will train <s>300</s> 400 judges.</p>")
    assert "300" not in page.text
    assert len(page.warnings) == 1


def test_one_row_of_cells_with_several_paragraphs_only_lays_out() -> None:
    page = read_html(
        "<h1>Plan of Norland 2025-2030</h1><table><tr>"
        "<td><p>1. The Ministry will open 40 clinics by 2027.</p><p>2. The Ministry will act.</p></td>"
        "<td><p>3. The Ministry will train 300 judges by 2028.</p><p>4. The Ministry will pay.</p></td>"
        "</tr></table>"
    )
    draft = draft_register(page, "en")
    assert len(draft.commitments) == 4
    assert [(one.value, one.deadline) for one in draft.targets] == [
        (Decimal(40), "2027"),
        (Decimal(300), "2028"),
    ]
