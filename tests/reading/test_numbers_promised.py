"""Which numbers of a sentence are promised, and with what; each sentence shows one kind of fault."""

from decimal import Decimal

import pytest

from tallystick.reading import Draft, SourceText, draft_register

PLAN = "Plan of Norland 2025-2030\n\nOctober 2025\n\n1. {0}\n2. The Ministry will act.\n"


def read(sentence: str, code: str = "en") -> Draft:
    return draft_register(SourceText(PLAN.format(sentence), "txt"), code)


Row = tuple[str, str, str, str, str]
#: A sentence; then comparator, value, unit, base year and deadline of each target in it.
CASES: list[tuple[str, list[Row]]] = [
    ("Open 40 (forty) clinics by 2027.", [("cumulative_at_least", "40", "count", "", "2027")]),
    ("Open forty (40) clinics by 2027.", [("cumulative_at_least", "40", "count", "", "2027")]),
    ("Open 40 (fifty) clinics by 2027.", []),
    ("Bring 9 in 10 villages onto the grid by 2030.", [(">=", "90", "percent", "", "2030")]),
    ("Make sure that 85 out of 100 pupils finish by 2030.", [(">=", "85", "percent", "", "2030")]),
    ("Reach one in three villages by 2030.", []),
    (
        "Open 5 offices in 10 towns by 2027.",
        [
            ("cumulative_at_least", "5", "count", "", "2027"),
            ("cumulative_at_least", "10", "count", "", "2027"),
        ],
    ),
    (
        "Open 40 clinics by 2027 and 30 schools by 2028.",
        [
            ("cumulative_at_least", "40", "count", "", "2027"),
            ("cumulative_at_least", "30", "count", "", "2028"),
        ],
    ),
    (
        "Double the number of nurses by 2030 and halve waiting times by 2028.",
        [("increase_by", "100", "percent", "", "2030"), ("decrease_by", "50", "percent", "", "2028")],
    ),
    (
        "Deploy 2 GW by 2030, which can meet around 3% of demand and power around 350,000 households.",
        [("cumulative_at_least", "2", "gw", "", "2030")],
    ),
    (
        "Build a hospital which can treat 500 patients by 2028.",
        [("cumulative_at_least", "500", "persons", "", "2028")],
    ),
    (
        "Energy use per head in 2030 will be 20% lower than in 2020.",
        [("decrease_by", "20", "percent", "2020", "2030")],
    ),
    ("30% of farms will be on the grid by 2030.", [(">=", "30", "percent", "", "2030")]),
    ("All new buses and trams in the capital to be electric by 2030.", [("=", "100", "percent", "", "2030")]),
    ("All who want to be heard by 2030 can write.", []),
    ("Opened 12 parks and reduced 14 fees.", []),
    ("Contribute towards two international goals.", []),
    ("Train 1.5 m people by 2028.", [("cumulative_at_least", "1500000", "persons", "", "2028")]),
    ("Dig a canal of 1.5 m by 2028.", [("cumulative_at_least", "1.5", "metres", "", "2028")]),
    ("Create 20,000+ jobs by 2027.", [("cumulative_at_least", "20000", "count", "", "2027")]),
    ("Serve persons aged 65+ by 2030.", []),
    ("Reduce deaths fivefold by 2030.", [("decrease_by", "80", "percent", "", "2030")]),
    ("Cut losses 4-fold by 2030.", [("decrease_by", "75", "percent", "", "2030")]),
    ("Increase exports 4-fold by 2030.", [("increase_by", "300", "percent", "", "2030")]),
    ("Call 0800123456 to reach the office.", []),
    ("Provide a helpline, reachable at 0800 123 456.", []),
    ("Hold sessions on 3 and 4 May and on 5, 6 and 7 June 2026.", []),
    ("Publish the sets MP_I_01 and AX_2_07 by 2027.", []),
    ("Audit a sample of 1,280 sites by 2027.", []),
    ("Meet the three main objectives of the Agency by 2027.", []),
    (
        "The Government will cut emissions by 55% by 2030 compared to 1990.",
        [("decrease_by", "55", "percent", "1990", "2030")],
    ),
    (
        "The Government will reduce emissions 30 percent below 2005 levels by 2030.",
        [("decrease_by", "30", "percent", "2005", "2030")],
    ),
    (
        "The Government will reduce emissions by 30% from 2005 levels by 2030.",
        [("decrease_by", "30", "percent", "2005", "2030")],
    ),
    (
        "The Government will reduce emissions by 40% between 1990 and 2030.",
        [("decrease_by", "40", "percent", "1990", "2030")],
    ),
    ("The Government will cut deaths from 12 in 2020 to 6 by 2030.", [("<=", "6", "count", "2020", "2030")]),
    ("Cut waste by 20% by 2030 against a 2019 baseline.", [("decrease_by", "20", "percent", "2019", "2030")]),
    (
        "The share of women will rise from 24% (2022) to 40% (2028).",
        [(">=", "40", "percent", "2022", "2028")],
    ),
    ("The Government will halve road deaths by 2030.", [("decrease_by", "50", "percent", "", "2030")]),
    (
        "The Ministry will double the number of clinics by 2028.",
        [("increase_by", "100", "percent", "", "2028")],
    ),
    ("Exports will increase threefold by 2030.", [("increase_by", "200", "percent", "", "2030")]),
    ("Investment will grow by a factor of four by 2030.", [("increase_by", "300", "percent", "", "2030")]),
    ("Losses will fall by a factor of 2 by 2030.", [("decrease_by", "50", "percent", "", "2030")]),
    ("Divide emissions by four by 2030.", [("decrease_by", "75", "percent", "", "2030")]),
    ("Keep the deficit at -3% of output by 2028.", [(">=", "-3", "percent", "", "2028")]),
    ("Emissions: -55% by 2030 compared with 1990.", [("decrease_by", "55", "percent", "1990", "2030")]),
    ("Reach 0 cases of polio by 2028.", [("<=", "0", "count", "", "2028")]),
    (
        "Maternal deaths will fall below 70 per 100,000 live births by 2030.",
        [("<", "70", "per_100000", "", "2030")],
    ),
    ("No child under five will die of measles by 2030.", [("=", "0", "persons", "", "2030")]),
    ("No household will be without water by 2029.", [("=", "0", "count", "", "2029")]),
    ("Ensure zero deaths on building sites by 2028.", [("=", "0", "count", "", "2028")]),
    ("Create half a million jobs by 2030.", [("cumulative_at_least", "500000", "count", "", "2030")]),
    ("Build 1.5m homes by 2030.", [("cumulative_at_least", "1500000", "homes", "", "2030")]),
    ("Plant 3½ million trees by 2030.", [("cumulative_at_least", "3500000", "count", "", "2030")]),
    (
        "Build 3 lakh homes and 1,50,000 wells by 2030.",
        [
            ("cumulative_at_least", "300000", "homes", "", "2030"),
            ("cumulative_at_least", "150000", "count", "", "2030"),
        ],
    ),
    ("Reach three quarters of villages by 2029.", [(">=", "75", "percent", "", "2029")]),
    ("Reach two-thirds of the towns by 2029.", []),
    ("Build 10 gigawatts of wind power by 2030.", [("cumulative_at_least", "10", "gw", "", "2030")]),
    ("Repair 20,000 miles of roads by 2030.", [("cumulative_at_least", "20000", "miles", "", "2030")]),
    ("Keep new cars below 120 g CO2/km by 2030.", [("<", "120", "g_co2_per_km", "", "2030")]),
    ("Bring new buildings below 50 kWh/m2/year by 2030.", [("<", "50", "kwh_per_m2_year", "", "2030")]),
    ("Save 3 MtCO2e by 2030.", [("cumulative_at_least", "3000000", "tonnes", "", "2030")]),
    (
        "Deploy 15 GW of wind by 2035, enough to power over five million homes.",
        [("cumulative_at_least", "15", "gw", "", "2035")],
    ),
    (
        "It will implement arts. 68 and 69 of the Act, Pillars 2 and 4, and articles 12, 13 and 14.",
        [],
    ),
    (
        "In line with Goal 5, 20 clinics will open by 2027 at 12 Main Street, Suite 400.",
        [("cumulative_at_least", "20", "count", "", "2027")],
    ),
    (
        "Under Title 10 authorities and the Form 990 rules the Ministry will train 200 clerks.",
        [("cumulative_at_least", "200", "persons", "", "")],
    ),
    ("Train 500 Teachers by 2027", [("cumulative_at_least", "500", "persons", "", "2027")]),
    ("The Ministry will train 150 600 clerks.", []),
    ("The Ministry will open 1,5 or so centres.", []),
    ("Trained 4,000 clerks between 2020 and 2023.", []),
    ("**Taxes.** A recent study found that 91 of the largest 500 companies paid nothing.", []),
    ("**Storms.** In 2020 the country endured 22 storms. The Government will act.", []),
    (
        "**Courts.** In May the President appointed seven judges. The State will open 30 courts by 2027.",
        [("cumulative_at_least", "30", "count", "", "2027")],
    ),
    ("**Grants.** The Office estimates that more than 40,000 bodies receive money every year.", []),
    ("See https://norland.example/a%2080%20b?x=106%26y for the 25 offices to be opened by 2027.", []),
    (
        "Open 25 offices by 2027, see https://norland.example/a%2080%20b?x=106%26y.",
        [("cumulative_at_least", "25", "count", "", "2027")],
    ),
]


@pytest.mark.parametrize(("sentence", "targets"), CASES, ids=[one[0][:40] for one in CASES])
def test_the_promised_numbers_are_read(sentence: str, targets: list[Row]) -> None:
    found = read(sentence).targets
    told = [(one.comparator, one.value, one.unit, one.baseline_year, one.deadline) for one in found]
    assert told == [(op, Decimal(value), *rest) for op, value, *rest in targets]


OTHERS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("fr", "Créer un portail, une page et un demi-million d'emplois d'ici 2030.", [("500000", "count")]),
    ("fr", "Former 10 000 agents et 1 500 juges d'ici 2030.", [("10000", "persons"), ("1500", "persons")]),
    ("fr", "Installer 5 mégawatts d'ici 2030.", [("5", "mw")]),
    ("es", "Crear medio millón de empleos para 2030.", [("500000", "count")]),
    ("es", "Instalar 20 megavatios para 2030.", [("20", "mw")]),
    ("es", "Capacitar a no menos de 300 operadoras hasta 2027.", [("300", "count")]),
    ("fr", "9 enfants sur 10 auront une place en crèche d'ici 2028.", [("90", "percent")]),
    ("fr", "Installer 3 antennes sur 10 sites d'ici 2027.", [("3", "count"), ("10", "count")]),
    ("pt", "A taxa de abandono deve descer para menos de 5% até 2030.", [("5", "percent")]),
    ("it", "Piantare mezzo milione di alberi entro il 2030.", [("500000", "count")]),
    ("it", "Dimezzare le emissioni entro il 2030.", [("50", "percent")]),
]


@pytest.mark.parametrize(("code", "sentence", "targets"), OTHERS, ids=[one[1][:30] for one in OTHERS])
def test_other_languages_count_likewise(code: str, sentence: str, targets: list[tuple[str, str]]) -> None:
    found = read(sentence, code).targets
    assert [(one.value, one.unit) for one in found] == [(Decimal(value), unit) for value, unit in targets]


TABLE = """National Plan of Norland 2025-2028
Objective 1: Access to justice
No. Action Indicator Baseline Target Responsible Deadline
1.1 Inspect enterprises for unequal pay Enterprises inspected 150 600 Labour Office 2026
1.2 Raise the share of women in councils Share of women 24% 40% Ministry 2027
1.3 Fund councils of young people Towns with a council 33 110 Ministry of Youth 2028
"""


def test_numbers_side_by_side_in_a_row_are_two() -> None:
    found = draft_register(SourceText(TABLE, "txt")).targets
    assert [(str(one.value), str(one.baseline_value), one.deadline) for one in found] == [
        ("600", "150", "2026"),
        ("40", "24", "2027"),
        ("110", "33", "2028"),
    ]


def test_a_blank_groups_digits_where_the_text_shows_it() -> None:
    text = PLAN.format("Train 10 000 clerks and 1 500 judges by 2027.")
    assert [str(one.value) for one in draft_register(SourceText(text, "txt")).targets] == ["10000", "1500"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Capital, 3 May 2025", "2025-05-03"),
        ("Adopted by the Cabinet on 3 May 2025 and in force.", "2025-05-03"),
        ("The Ministry met many people in March 2024 and heard them all out.", ""),
        ("To be reached by March 2026", ""),
        ("January 2025 - December 2028", ""),
    ],
)
def test_the_day_of_release_is_no_month_of_a_sentence(line: str, day: str) -> None:
    text = f"Plan of Norland\n\n{line}\n\n1. The Ministry will open schools.\n2. The Ministry will act.\n"
    assert draft_register(SourceText(text, "txt")).facts.released == day


def test_a_scale_stands_on_the_next_line() -> None:
    text = PLAN.format(
        "The Ministry will plant at least 2\nmillion trees and save 30\nper cent of water by 2027."
    )
    found = draft_register(SourceText(text, "txt")).targets
    assert [(str(one.value), one.unit) for one in found] == [("2000000", "count"), ("30", "percent")]


ELSEWHERE: list[tuple[str, str, list[Row]]] = [
    (
        "es",
        "Abrir cuarenta (40) centros antes de 2027.",
        [("cumulative_at_least", "40", "count", "", "2027")],
    ),
    ("es", "Reducir a la mitad la mortalidad para 2030.", [("decrease_by", "50", "percent", "", "2030")]),
    (
        "es",
        "Reducir la mortalidad infantil a la mitad para 2030.",
        [("decrease_by", "50", "percent", "", "2030")],
    ),
    ("es", "El Ministerio capacitó a 4.500 docentes y hizo 30 visitas.", []),
    ("es", "La red atendía mal y llegaba a 900 aldeas.", []),
    ("es", "Atender a niños de 6 a 14 años en 2027.", []),
    ("es", "Revisar la lista cuatro veces en 2027.", []),
    ("fr", "Accueillir les enfants de 6 à 14 ans en 2027.", []),
    ("fr", "Les services touchaient 900 villages et disposaient de 30 bus.", []),
    ("fr", "Ouvrir quarante (40) centres d'ici 2027.", [("cumulative_at_least", "40", "count", "", "2027")]),
    ("it", "Le PA adeguano le linee guida (artt. 68 e 69) entro il 2026.", []),
    ("it", "Rilevazione sul campione di 1.280 siti web entro il 2026.", []),
    ("it", "Il Ministero formò 4.500 docenti e aprirono 30 sedi.", []),
    ("it", "Ridurre la mortalità della metà entro il 2030.", [("decrease_by", "50", "percent", "", "2030")]),
    ("pt", "Abrir 40 (quarenta) centros até 2027.", [("cumulative_at_least", "40", "count", "", "2027")]),
    ("pt", "Reduzir pela metade a mortalidade até 2030.", [("decrease_by", "50", "percent", "", "2030")]),
    ("pt", "O Ministério fez 30 visitas e alcançava 900 aldeias.", []),
    ("ru", "Открыть 40 (сорок) центров к 2027 году.", [("cumulative_at_least", "40", "count", "", "2027")]),
    ("ar", "خفض معدل الفقر إلى النصف بحلول عام 2030.", [("decrease_by", "50", "percent", "", "2030")]),
]


@pytest.mark.parametrize(("code", "sentence", "expected"), ELSEWHERE, ids=[one[1][:40] for one in ELSEWHERE])
def test_numbers_of_other_languages_are_read_as_a_reader_reads_them(
    code: str, sentence: str, expected: list[Row]
) -> None:
    draft = draft_register(SourceText(f"1. {sentence}\n2. {sentence[:3]}\n3. X\n", "txt"), code)
    found = [
        (one.comparator, format(one.value.normalize(), "f"), one.unit, one.baseline_year, one.deadline)
        for one in draft.targets
    ]
    assert found == expected


def test_a_spanish_past_of_a_stem_in_a_vowel_tells_what_was() -> None:
    (told,) = (
        one for one in read("En 2021 se construyeron 14 plantas.", "es").no_targets if one.words == "14"
    )
    assert told.reason == "it tells what is or was"
