"""What the last plans of the lot showed: each kind on an invented piece of a fictional plan."""

from pathlib import Path

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown
from tests.reading.test_pages import Piece
from tests.reading.test_pages import drafted as on_pages

FRONT = "National Action Plan of Norland 2025-2030\n\nThe Ministry of Justice of Norland\n\n"


def drafted(text: str, language: str = "en") -> Draft:
    return draft_register(SourceText(FRONT + text, "txt"), language)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


SAID = (
    "Westland welcomed the new law on ports.",
    "The delegation stated that the courts had been opened.",
    "Eastland noted that 36 ports had been closed.",
    "Southmark thanked Norland for its report.",
    "The delegation recalled that the guards had been trained.",
    "Overland expressed concern at the state of the roads.",
)
TOLD_WITHIN = (
    "The law on ports will be replaced by a new one.",
    "The office of the ombudsman will settle all questions of the registers.",
    "A new court will be opened, and at least 30 per cent of its judges will be women.",
)
STEPS = ("Open a desk for advice in each town (Westland)", "Train the guards of all prisons (Eastland)")


def numbered(items: tuple[str, ...]) -> str:
    return "".join(f"{at}. {one}\n\n" for at, one in enumerate(items, 1))


def test_what_delegations_say_will_be_is_part_of_what_was_said() -> None:
    told = numbered((*SAID, *TOLD_WITHIN, *TOLD_WITHIN[:2], *SAID))
    steps = "".join(f"18.{at} {one};\n" for at, one in enumerate(STEPS, 1))
    lead_in = "18. The recommendations listed below enjoy the support of Norland:\n\n"
    found = drafted(f"A. Dialogue\n\n{told}{lead_in}{steps}")
    assert [one.split(" (")[0] for one in titles(found)] == [one.split(" (")[0] for one in STEPS]
    assert found.targets == ()


def test_a_paragraph_that_only_leads_in_to_recommendations_is_none_and_nor_is_whose_view_they_are() -> None:
    steps = "".join(
        f"   {at}. {one};\n\n" for at, one in enumerate((*STEPS, "Print the guide (Overland)"), 1)
    )
    whose = "8. All conclusions reflect the position of the States that made them and will be read so.\n"
    lead_in = "7. The following recommendations will be examined by Norland, which will answer in time:\n\n"
    text = (
        f"# Report on Norland\n\n## Dialogue\n\n{numbered(SAID)}## Recommendations\n\n{lead_in}{steps}{whose}"
    )
    found = draft_register(read_markdown(text, (), ()), "en")
    assert [one.split(" (")[0] for one in titles(found)] == [
        *(one.split(" (")[0] for one in STEPS),
        "Print the guide",
    ]


@pytest.mark.parametrize(
    ("language", "lead_in", "rules", "kept"),
    [
        (
            "en",
            "Whoever writes them will follow this:",
            ("Clear. Each commitment must say what it will do.", "Timed. Commitments shall have a date."),
            "We will open a desk in each town.",
        ),
        (
            "es",
            "Ello implica seguir las siguientes pautas:",
            (
                "Claro. El compromiso debe decir qué hará.",
                "Limitado. Los compromisos deben tener plazos.",
            ),
            "Abriremos una oficina en cada pueblo.",
        ),
        (
            "fr",
            "Il faut suivre ceci :",
            (
                "Clair. Chaque engagement doit être dit.",
                "Daté. Les engagements devront être datés.",
            ),
            "Nous ouvrirons un bureau dans chaque ville.",
        ),
    ],
)
def test_rules_on_how_commitments_are_to_be_written_are_none(
    language: str, lead_in: str, rules: tuple[str, ...], kept: str
) -> None:
    text = f"{lead_in}\n\n" + "".join(f"- {one}\n" for one in rules) + f"\n1. {kept}\n2. {kept}\n"
    assert len(titles(drafted(text, language))) == 2


@pytest.mark.parametrize(
    ("language", "lead_in", "kept"),
    [
        (
            "en",
            "Each of them answers to one of the main challenges of our towns, namely:",
            "Open a desk",
        ),
        ("es", "Cada uno corresponde a los grandes desafíos de Norlandia, a saber:", "Abrir una oficina"),
    ],
)
def test_challenges_that_are_named_one_by_one_are_no_commitments(
    language: str, lead_in: str, kept: str
) -> None:
    names = "- Agua limpia para los ríos\n- Caminos seguros para las mujeres\n- Una gestión más eficaz\n"
    found = drafted(f"{lead_in}\n\n{names}\n1. {kept}\n2. {kept}\n", language)
    assert titles(found) == [kept, kept]


FULL = "Of its rivers and roads the whole town is proud and it will look after each of them anew"
LINES = ("REPAIR OF THE ROADS OF THE TOWN", "AND OF THE BRIDGES OVER THE RIVER")


def test_numbers_in_a_margin_beside_the_number_of_a_page_make_no_table(tmp_path: Path) -> None:
    page: list[Piece] = [(1, 10.0, 60, 760, "Our commitments are the following ones of this year:")]
    top, at = 730, 0
    for sign, head in (("I)", "OPEN THE TOWN"), ("II)", "CLEAN THE RIVER"), ("III)", "LIGHT THE ROADS")):
        page += [(1, 10.0, 78, top, sign), (1, 10.0, 126, top, head)]
        if at == 2:
            page.append((1, 10.0, 540, top, "35"))
        top -= 26
        for _ in range(2):
            at += 1
            page += [(1, 10.0, 78, top, f"{at}."), (1, 10.0, 126, top, f"{at * 10} {LINES[0]}")]
            page.append((1, 10.0, 126, top - 13, LINES[1]))
            top -= 26
        top -= 14
    source, found = on_pages(tmp_path, [page])
    assert " | " not in source.text
    assert [one.unit.number for one in found.commitments if one.unit.number[0].isdigit()] == [
        f"{at}." for at in range(1, 7)
    ]


#: The words of a line from the place where items begin to the edge of the text, as far from each other, and
#: where each begins in the font of these pages.
WIDE = (
    (126.0, "150"), (172.6, "PERSONS"), (251.4, "FROM"), (310.7, "THE"), (360.6, "VILLAGES"), (438.8, "OF"),
)  # fmt: skip


def test_the_words_of_an_item_set_far_apart_are_one_line(tmp_path: Path) -> None:
    page: list[Piece] = [(1, 10.0, 72, 760 - 14 * at, FULL) for at in range(6)]
    page += [(1, 10.0, 90, 650, "1."), *((1, 10.0, x, 650, word) for x, word in WIDE)]
    page.append((1, 10.0, 126, 636, "THE NORTH WILL BE TRAINED"))
    for at in range(2, 7):
        top = 650 - 26 * at
        page += [(1, 10.0, 90, top, f"{at}."), (1, 10.0, 126, top, f"{at}00 TREES PLANTED")]
    source, found = on_pages(tmp_path, [page])
    assert " ".join(word for _, word in WIDE) in source.text, source.text
    assert found.targets[0].value == 150


RECORDS = """---
actions:
  - label: "1"
    title: Open a desk for advice in each town
    status: begun
  - label: "2"
    title: Census of the power that the bodies use
    status: begun
  - label: "3"
    title: Repair of the turbines
    status: planned
  - label: "4"
    title: GRIDLINE
    status: planned
---
"""


def test_one_word_is_a_title_where_the_others_are_of_several() -> None:
    found = draft_register(read_markdown(RECORDS, (), ()), "en")
    assert titles(found)[-1] == "GRIDLINE"
    assert len(titles(found)) == 4
