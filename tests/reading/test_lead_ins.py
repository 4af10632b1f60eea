"""Lists whose lead-in tells what was found or done, headings that group, and what was done with an aim."""

import pytest

from tallystick.reading import Draft, draft_register
from tallystick.reading.markdown import read_markdown

TITLES = {
    "en": "National Action Plan of Norland 2025-2030",
    "fr": "Plan d'action national de Norland 2025-2030",
    "es": "Plan de acción nacional de Norland 2025-2030",
    "it": "Piano d'azione nazionale di Norland 2025-2030",
}


def drafted(language: str, *paragraphs: str) -> Draft:
    text = "\n\n".join((f"# {TITLES[language]}", *paragraphs)) + "\n"
    return draft_register(read_markdown(text, (), ()), language)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


KEPT = {
    "en": "The Ministry will:\n\n- open a desk in each town;\n- print a guide;\n- train its clerks.",
    "fr": "Le ministère va :\n\n- ouvrir des bureaux ;\n- imprimer le guide ;\n- former ses agents.",
    "es": "El Ministerio deberá:\n\n- abrir oficinas;\n- imprimir la guía;\n- formar al personal.",
    "it": "Il Ministero deve:\n\n- aprire uffici;\n- stampare la guida;\n- formare il personale.",
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "In the course of the first two years several doubts about the method have come up, which took"
            "\nthe office longer to settle than anybody had thought:\n\n"
            "- the edge of what is counted;\n- the number of those who take part;\n- the age of the records.",
        ),
        (
            "fr",
            "Au fil des travaux, plusieurs incertitudes sur la méthode sont apparues, qu'il a fallu lever"
            "\nsur un temps plus long :\n\n- la limite du compte ;\n- la multiplicité des bureaux ;",
        ),
        (
            "fr",
            "On retient les enseignements suivants :\n\n- bien choisir son approche ;\n- le contour compte ;",
        ),
        ("es", "## Situación actual\n\n- Los pueblos carecen de agua.\n- El 40 % de los pozos no sirve."),
        ("en", "## Current situation\n\n- Some towns lack water.\n- Wells in the north are dry."),
        ("it", "## Riferimenti normativi\n\n- Regolamento n. 12/2019 in materia di registri;"),
    ],
)
def test_what_follows_a_lead_in_that_tells_is_no_commitment(language: str, told: str) -> None:
    found = drafted(language, "## Part one", told, "## Part two", KEPT[language])
    assert len(titles(found)) == 3
    assert found.targets == ()


@pytest.mark.parametrize(
    "decided",
    [
        "The following steps have been agreed by all the bodies that took part:",
        "In May the Cabinet has decided on these measures for all the towns:",
        "The Ministry and the towns have committed to the following, in this order:",
    ],
)
def test_what_was_decided_is_promised(decided: str) -> None:
    draft = drafted("en", f"{decided}\n\n- a desk in each town;\n- a guide in print;\n- courses for clerks.")
    assert len(titles(draft)) == 3


def test_a_heading_that_speaks_of_overcoming_barriers_is_no_list_of_barriers() -> None:
    draft = drafted(
        "en",
        "## Breaking barriers to work",
        "- A wider range of suppliers, with an eye on small firms.\n- Use of open tools.\n- Common parts.",
    )
    assert len(titles(draft)) == 3


def test_headings_only_group_items_whose_numbers_go_on_from_one_to_the_next() -> None:
    prose = (
        "Items of this part give shape to how records are kept. To do this well, agencies should think of"
        " those who ask, and should plan for those who answer, with what they have at hand. Agencies shall:"
    )
    items = [f"{number}. Keep the book of records {number} in order." for number in range(1, 8)]
    draft = drafted(
        "en",
        "## Keeping records",
        prose,
        "\n".join(items[:3]),
        "## Giving records out",
        prose,
        "\n".join(items[3:]),
    )
    assert len(titles(draft)) == 7


def test_what_was_built_with_an_aim_is_told_and_not_promised() -> None:
    draft = drafted(
        "es",
        "## Parte primera",
        "- El Laboratorio se construyó con el objetivo de contar con un espacio abierto.\n"
        "- La oficina fue creada para lograr un mejor trato.\n"
        "- El portal se abrió a fin de dar datos a todos.",
        "## Parte segunda",
        KEPT["es"],
    )
    assert len(titles(draft)) == 3


def test_marks_of_a_heading_need_no_blank() -> None:
    text = (
        "###Principles\n\nSome words on how this is meant.\n\n"
        "####Action 01: The office will have a lead\n\n-   the lead will write a plan\n\n"
        "####Action 02: The office will count its calls\n\n-   calls will be counted\n\n"
        "####Action 03: The office will hire\n\nThe office will hire people who know how to hire well.\n"
    )
    close, apart = (
        draft_register(read_markdown(one, (), ()), "en")
        for one in (text, text.replace("###P", "### P").replace("####A", "#### A"))
    )
    assert [(one.unit.id, one.unit.title) for one in close.commitments] == [
        (one.unit.id, one.unit.title) for one in apart.commitments
    ]
    assert "#" not in "".join(titles(close))
