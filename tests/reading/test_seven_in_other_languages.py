"""What seven documents in other languages than English showed: each kind on pieces of a fictional plan."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown

TITLE = {
    "en": "National Action Plan of Norland 2025-2030",
    "es": "Plan de acción nacional de Norlandia 2025-2030",
    "fr": "Plan national d’action de Norlande 2025-2030",
    "it": "Piano d’azione nazionale della Norlandia 2025-2030",
    "pt": "Plano de ação nacional da Norlândia 2025-2030",
    "zh": "北国行动计划（2025—2030年）",
    "ar": "خطة العمل الوطنية لنورلاند 2025-2030",
}


def drafted(text: str, language: str) -> Draft:
    return draft_register(read_markdown(f"# {TITLE[language]}\n\n{text}", (), ()), language)


def numbers(words: str, language: str) -> list[int]:
    """The targets of an item that says these words behind a title."""
    text = f"## X\n\n1. **Abcd.** {words}\n2. **Efgh.** Ijkl mnop.\n"
    return [int(one.value) for one in drafted(text, language).targets]


def dated(text: str) -> list[tuple[int, str]]:
    """Value and deadline of each target of a Chinese text."""
    return [(int(one.value), one.deadline) for one in drafted(text, "zh").targets]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Tenir la liste à jour. Rue du Grand-Pont 64-66 — 1202 Norville"),
        ("es", "Cada año, 385 millones de kilos de pan acaban en la basura. Haremos un plan."),
        ("es", "Haremos un procedimiento sencillo, que constará de dos etapas: una y otra."),
        ("fr", "Le conseil sera structuré en 4 sections et travaillera autour de 3 axes."),
        ("it", "È prevista una raccolta di schede attorno a 3 aree: scuole, musei, comuni."),
        ("pt", "O sistema se divide em 4 módulos e constará de três etapas."),
        ("en", "The schools will be organised around 3 themes and divided into 4 circles."),
    ],
)
def test_places_parts_and_what_happens_by_itself_are_no_targets(language: str, words: str) -> None:
    assert numbers(words, language) == []


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("es", "El eje de todo. La base de este plan es la reforma de 200 000 viviendas al año.", [200_000]),
        ("it", "Altro risultato atteso è la formazione di almeno 7 maestri entro il 2027.", [7]),
        ("pt", "Entregar os centros que já estão em obras, e construir outros dois centros.", [2]),
        ("pt", "A rede será ampliada e irá cobrir o dobro de áreas.", [100]),
        ("it", "La rete coprirà il doppio di comuni.", [100]),
        ("zh", "分批组织开展4期以上培训班。", [4]),
        ("zh", "计划实现0.6万贫困人口脱贫，东村、西村、南村等5个贫困村退出。", [6000, 5]),
        ("zh", "要养好鸭子，存栏500万羽。", [5_000_000]),
    ],
)
def test_what_is_promised_beside_is_read(language: str, words: str, found: list[int]) -> None:
    assert numbers(words, language) == found


def test_a_place_of_so_many_households_is_a_condition() -> None:
    assert numbers("30户以上村民组路面宽度不得小于4米。", "zh") == [4]


def test_each_cell_of_a_row_is_a_clause_of_its_own() -> None:
    table = (
        "| Action | Objectif | Détail |\n|---|---|---|\n"
        "| Lecture | Les élèves comprennent la loi | Enseigner la loi dans 60 % des lycées d’ici 2030 |\n"
        "| Calcul | Les élèves comptent | Enseigner le calcul dans 70 % des lycées d’ici 2029 |\n"
    )
    assert [int(one.value) for one in drafted(table, "fr").targets] == [60, 70]


@pytest.mark.parametrize(
    ("language", "lead_in", "topics"),
    [
        (
            "it",
            "Saranno proposte attività, con particolare riferimento ai temi:",
            ("diritti in rete", "arte"),
        ),
        ("fr", "Des ateliers seront proposés sur les thèmes suivants :", ("droits en ligne", "art et jeu")),
        ("en", "Workshops will be held on the topics below:", ("rights online", "arts and games")),
    ],
)
def test_what_something_is_about_is_no_list_of_commitments(
    language: str, lead_in: str, topics: tuple[str, str]
) -> None:
    listed = "\n".join(f"- {one};" for one in (*topics, *(f"{one} 2" for one in topics)))
    draft = drafted(f"## A\n\n1. **Abcd.** {lead_in}\n\n{listed}\n\n2. **Efgh.** Ijkl mnop.\n", language)
    assert [one.unit.title for one in draft.commitments] == ["Abcd", "Efgh"]


def test_a_year_that_opens_a_clause_in_chinese_is_when_it_is_due() -> None:
    text = (
        "## 任务\n\n1. 道路。2026年，新建40座桥。2028年新建60座桥，2029年，新建80座桥。\n2. 学校。新建9所。\n"
    )
    assert dated(text) == [(40, "2026"), (60, "2028"), (80, "2029"), (9, "")]


def test_a_year_since_which_something_is_so_is_none() -> None:
    assert dated("## 任务\n\n1. 道路。2026年以来的经验要推广，新建40座桥。\n2. 学校。\n") == [(40, "")]


def test_a_year_with_a_colon_holds_for_its_paragraph() -> None:
    text = (
        "## 任务\n\n1. 道路。新建如下：\n\n   2027年：新建40座桥。按进度完成25%以上。\n\n2. 学校。新建9所。\n"
    )
    assert dated(text) == [(40, "2027"), (25, "2027"), (9, "")]


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        (
            "zh",
            "2027年：新建40座桥。完成情况：共有7座，涉及3个镇，建设安置房12套。2028年：新建60座桥。",
            [40, 60],
        ),
        ("zh", "要新建40座桥。完成了9座，搬迁了12户。", [40]),
        (
            "en",
            "Build 40 halls. Progress so far: 12 halls. The council will build 60 more.",
            [40, 60],
        ),
    ],
)
def test_a_label_that_tells_how_far_it_is_holds_to_what_will_be(
    language: str, words: str, found: list[int]
) -> None:
    assert numbers(words, language) == found


def test_a_heading_of_how_things_are_closes_what_stands_below_it() -> None:
    streets = "东西南北中上下前"
    told = "".join(f"{at}.{one}街道{at + 2}个：甲村、乙村、丙村；\n" for at, one in enumerate(streets, 1))
    more = "加强管理，完善制度，推动各村各乡共同建设道路和学校，保障群众出行和上学。" * 3
    tasks = f"一、目标任务\n（一）道路。要新建40座桥。\n（二）学校。要新建9所。{more}\n"
    text = f"{tasks}二、困难村情况\n（一）困难村：9个\n{told}"
    draft = draft_register(SourceText(f"{TITLE['zh']}\n{text}", "txt"), "zh")
    assert [int(one.value) for one in draft.targets] == [40, 9]
    assert not any("街道" in one.unit.title for one in draft.commitments)


TABLE = """<h1>{title}</h1><h2>任务</h2><ol><li>道路。要新建40座桥。</li><li>学校。要新建9所。
<table><tr><td>乡镇</td><td>{head}</td><td>发生率</td></tr>
<tr><td>东街</td><td>3180</td><td>33.02%</td></tr><tr><td>西街</td><td>1792</td><td>14.45%</td></tr>
<tr><td>南街</td><td>2913</td><td>20.05%</td></tr><tr><td>北街</td><td>3678</td><td>19.93%</td></tr>
</table></li></ol>"""


@pytest.mark.parametrize(("head", "told"), [("总人口数", True), ("2029年目标", False)])
def test_a_table_of_names_and_figures_without_a_known_head_tells_how_things_are(
    head: str, told: bool
) -> None:
    draft = draft_register(read_html(TABLE.format(title=TITLE["zh"], head=head)), "zh")
    assert ([int(one.value) for one in draft.targets] == [40, 9]) is told


TOLD_IN_ARABIC = """## التقدم

### البرنامج الأول

قامت حكومة نورلاند منذ عام 2016 بتنفيذ برنامج للإصلاح بهدف تحقيق نمو مستدام في المدن.

### البرنامج الثاني

تحسن ترتيب نورلاند في التقارير، كما أشادت المؤسسات بأداء الاقتصاد وضمان التنمية.

### البرنامج الثالث

- ستفتح الوزارة سجلات المحاكم للجميع.
- ستصلح الوزارة طرق الشمال.
"""


def test_what_was_done_with_an_aim_is_told_in_arabic() -> None:
    titles = [one.unit.title for one in drafted(TOLD_IN_ARABIC, "ar").commitments]
    assert [one.split()[0] for one in titles] == ["ستفتح", "ستصلح"]
    assert numbers("يكون الاقتصاد بين أكبر 10 اقتصادات في العالم.", "ar") == []


PROGRAMME = "\n\n".join(
    f"### id: `{name}`\n\n**title**  \n{title}\n\n"
    "**constat**  \nIls vieillissent. La pluie les use. Le vent aussi. Personne ne vient. Ils sont vieux.\n\n"
    f"**proposition**  \nDes {name} que chacun connaît.\n\n"
    f"**miseEnOeuvre**  \n• Visite des {name}  \n• Travaux sur les {name}  \n\n"
    f"**indicateur**  \n• Nombre de {name} suivis  \n• Part des {name} sûrs\n"
    for name, title in [
        ("halles", "Des halles plus sûres"),
        ("phares", "Des phares mieux gardés"),
        ("moulins", "Des moulins remis en marche"),
        ("quais", "Des quais ouverts à tous"),
        ("puits", "Des puits plus propres"),
        ("serres", "Des serres moins froides"),
    ]
)


def test_a_template_filled_in_again_and_again_makes_a_plan_though_no_sentence_promises() -> None:
    found = [one.unit.title for one in drafted(PROGRAMME, "fr").commitments]
    assert found[:3] == ["id: `halles`", "Visite des halles", "Travaux sur les halles"]
    assert len(found) == 18


def test_a_list_beside_the_template_is_judged_as_before() -> None:
    site = "\n\n## Le site\n\nLe site montre les lieux. Il existe depuis longtemps. On y voit aussi :\n\n"
    text = PROGRAMME + site + "- les lieux par commune\n- les lieux par année\n- les formats des cartes\n"
    found = [one.unit.title for one in drafted(text, "fr").commitments]
    assert found[-1] == "Travaux sur les serres"


def test_what_is_listed_below_indicators_alone_is_measured_and_not_promised() -> None:
    text = "## Le port\n\n{}\n\n- Nombre de quais ouverts\n- Part des quais sûrs\n\n"
    text += "## Le phare\n\n- Ouvrir le phare.\n- Garder la tour.\n"
    found = [
        [one.unit.title for one in drafted(text.format(name), "fr").commitments]
        for name in ("**Indicateurs**", "**Travaux**")
    ]
    assert "Part des quais sûrs" not in found[0]
    assert "Part des quais sûrs" in found[1]
