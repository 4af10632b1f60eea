"""What six plans of the lot showed in the afternoon: each kind on an invented piece of a fictional plan."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown

FRONT = "National Action Plan of Norland 2025-2030\n\nThe Ministry of Justice of Norland\n\n"


def drafted(text: str) -> Draft:
    return draft_register(SourceText(FRONT + text, "txt"), "en")


def in_markdown(text: str, language: str = "en") -> Draft:
    return draft_register(read_markdown(text, (), ()), language)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


REPLIES = (
    ("18", "We will open a desk in each town."),
    ("24", "The ministry will print the guide in all languages of the country."),
    ("25", "See recommendation 24."),
    ("29", "A course for clerks is being prepared, as recommendation\n24 asks, and will begin in May."),
    ("40", "The law will be changed."),
    ("58", "See recommendation 40."),
    ("71", "The courts will publish what they decide."),
    ("80", "See recommendation 71."),
    ("102", "The register will be opened to all who ask."),
    ("120", "We will train the guards."),
    ("163", "See recommendation 120."),
)


def test_a_word_with_numbers_that_begin_anywhere_and_leave_many_out_marks_a_list() -> None:
    text = "4. Norland accepts the recommendations 18 to 163 and says of them what follows.\n\n"
    replies = "\n\n".join(f"      Rec. {number}\t{words}" for number, words in REPLIES)
    found = drafted(text + replies + "\n")
    assert [one.unit.number for one in found.commitments] == [f"Rec. {number}" for number, _ in REPLIES]


def test_a_number_behind_a_word_that_only_begins_lines_marks_none() -> None:
    named = (24, 71, 12, 102, 24, 58, 3, 90, 71, 40, 18, 163)
    lines = "\n".join(f"as the court has asked for in its\nDecision {one} on the matter" for one in named)
    steps = "1. We will open a desk.\n2. We will act.\n"
    found = drafted(f"The ministry will change the law,\n{lines}.\n\n{steps}")
    assert not any(one.unit.number.startswith("Decision") for one in found.commitments)


STEPS = (
    "- Open a desk for advice in each town of the north.\n"
    "- Work with the ports to print the guide.\n"
    "- Train the clerks who keep the register.\n"
)


@pytest.mark.parametrize(
    "lead_in",
    [
        "To reach this, the towns need more power from the wind. Actions could include:",
        "The towns should pursue initiatives for all kinds of houses, including:",
        "The office proposes a range of early actions, including:",
    ],
)
def test_steps_that_a_lead_in_calls_steps_are_no_examples(lead_in: str) -> None:
    found = in_markdown(f"# Action Plan of Norland 2025-2030\n\n## Houses\n\n{lead_in}\n\n{STEPS}")
    assert len(titles(found)) == 3


@pytest.mark.parametrize(
    ("lead_in", "items"),
    [
        ("Actions taken in the past year included, for instance:", STEPS),
        ("The towns meet a number of sectors, including:", STEPS),
        (
            "Among the costs of these actions are fees, including:",
            "- The fee is low.\n- The rent is high.\n- It is due.\n",
        ),
    ],
)
def test_what_was_done_and_what_is_no_step_stays_an_example(lead_in: str, items: str) -> None:
    kept = "## Courts\n\nThe Ministry will:\n\n- open a court;\n- train its judges;\n- print its rules.\n"
    found = in_markdown(f"# Action Plan of Norland 2025-2030\n\n## Houses\n\n{lead_in}\n\n{items}\n{kept}")
    assert len(titles(found)) == 3


BESIDE = {
    "en": (
        "Executive Steering Committee",
        "- Ministry of Works\n- Office for Ports and Roads\n- Bank of Norland\n",
    ),
    "es": ("Comité de seguimiento", "- Ministerio de Obras\n- Oficina de Puertos\n- Banco de Norlandia\n"),
    "fr": ("Comité de suivi", "- Ministère des Travaux\n- Office des Ports\n- Banque de Norlandie\n"),
    "it": ("Comitato di pilotaggio", "- Ministero dei Lavori\n- Ufficio dei Porti\n- Banca di Norlandia\n"),
    "pt": ("Comitê de gestão", "- Ministério das Obras\n- Escritório dos Portos\n- Banco de Norlândia\n"),
}
WEIGHED = (
    ("en", "Challenge", "- The bodies keep registers that nobody can join.\n- Rules speak against it.\n"),
    ("en", "Opportunity", "- Registers help those who decide.\n- A model that meets what people need.\n"),
    ("en", "Strengths and Weaknesses", "- Good roads.\n- Old wells in the north.\n- Few clerks.\n"),
    ("es", "Oportunidades", "- Las carreteras son buenas.\n- Pozos en el norte.\n- Pocos jueces.\n"),
    ("fr", "Forces et faiblesses", "- De bonnes routes.\n- Des puits anciens.\n- Peu de juges.\n"),
)
STEPS_IN = {
    "en": ("The Ministry will:", "open offices;", "print a guide;", "train its staff."),
    "es": ("El Ministerio deberá:", "abrir oficinas;", "imprimir la guía;", "formar al personal."),
    "fr": ("Le ministère va :", "ouvrir des bureaux ;", "imprimer le guide ;", "former ses agents."),
    "it": ("Il Ministero deve:", "aprire uffici;", "stampare la guida;", "formare il personale."),
    "pt": ("O Ministério deve:", "abrir escritórios;", "imprimir o guia;", "formar o pessoal."),
}
PLAN_IN = {
    "en": "Action Plan of Norland 2025-2030",
    "es": "Plan de acción de Norlandia 2025-2030",
    "fr": "Plan d'action de Norlandie 2025-2030",
    "it": "Piano d'azione di Norlandia 2025-2030",
    "pt": "Plano de ação da Norlândia 2025-2030",
}


@pytest.mark.parametrize(
    ("language", "heading", "items"), [*((one, *beside) for one, beside in BESIDE.items()), *WEIGHED]
)
def test_who_is_in_a_body_and_what_was_weighed_is_no_commitment(
    language: str, heading: str, items: str
) -> None:
    lead_in, *steps = STEPS_IN[language]
    kept = "\n".join(f"- {one}" for one in steps)
    text = f"# {PLAN_IN[language]}\n\n## {heading}\n\n{items}\n## 1\n\n{lead_in}\n\n{kept}\n"
    assert len(titles(in_markdown(text, language))) == 3


def test_steps_under_the_name_of_a_body_are_kept() -> None:
    text = f"# {PLAN_IN['en']}\n\n## Working Group\n\n{STEPS}\n## Towns\n\n{STEPS}"
    assert len(titles(in_markdown(text))) == 6


def numbers(draft: Draft) -> list[int]:
    return [int(one.value) for one in draft.targets]


UNDER_TARGETS = """# Climate Action Plan of Norland 2025-2030

## Homes

Homes are old, and use {used} percent of the power.

### {heading}

Achieve {first}% reduction in emissions of homes and 45% reduction in those of towns by 2030.

### What is done

- Open a desk for advice in each town.
- Print the guide.
- Train the clerks.
"""


def test_prose_under_a_heading_that_names_targets_promises_its_numbers() -> None:
    found = in_markdown(UNDER_TARGETS.format(used=61, heading="Targets", first=35))
    assert sorted((int(one.value), one.comparator, one.deadline) for one in found.targets) == [
        (35, "decrease_by", "2030"),
        (45, "decrease_by", "2030"),
    ]


def test_a_heading_of_targets_for_something_is_one_of_targets() -> None:
    text = UNDER_TARGETS.format(used=61, heading="Targets of the towns in line with the treaty", first=35)
    assert sorted(numbers(in_markdown(text))) == [35, 45]
    for heading in ("Target groups", "On targets"):
        text = UNDER_TARGETS.format(used=61, heading=heading, first=35).replace("Achieve", "A")
        assert not in_markdown(text).targets


@pytest.mark.parametrize("told", ["In 2019 they were 35% lower.", "The towns use 35% of the power."])
def test_what_is_told_under_a_heading_that_names_targets_is_no_target(told: str) -> None:
    text = UNDER_TARGETS.format(used=61, heading="Targets", first=35)
    prose = text[text.index("Achieve") : text.index("### What")]
    assert not in_markdown(text.replace(prose, f"{told}\n\n")).targets


@pytest.mark.parametrize(
    "item",
    [
        "Work with the power board to raise the 5% wind cap through a new contract.",
        "Use a portion of the 3.1% credit for homes.",
        "Ask the board to build a park similar to Westport’s 50 MW solar park.",
        "Encourage towns to look at their 20% deposit scheme again.",
    ],
)
def test_a_share_or_size_that_names_what_is_there_is_no_target(item: str) -> None:
    assert not in_markdown(f"# Action Plan of Norland 2025-2030\n\n## Power\n\n{STEPS}- {item}\n").targets


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("Meet the 30% renewable energy target by 2030.", 30),
        ("Reach the 70% mark in all towns.", 70),
        ("Raise the 5% wind cap to 12 percent.", 12),
        ("Refit 10% of the yards that were built before the rules were in place.", 10),
        ("Bring 40% of the power from the wind.", 40),
    ],
)
def test_a_share_that_is_to_be_reached_is_a_target(item: str, value: int) -> None:
    found = in_markdown(f"# Action Plan of Norland 2025-2030\n\n## Power\n\n{STEPS}- {item}\n")
    assert numbers(found) == [value]


RECORDS = """---
title: Wind and power
menu:
  - title: The front page
    url: /start
actions:
  - label: "1"
    title: Open a desk for advice in each town
    status: begun
  - label: "2"
    title: "![late](/late.svg) Census of the power that the bodies use"
    subtitle: "First report of the census"
    status: replanned
    new:
      - label: LA04
        title: Publish what the census finds
  - label: "3"
    title: "Group A: Repair of the turbines"
  - icon: arrow_down
---
{% include list.html %}
"""


def test_records_before_an_empty_text_are_its_items() -> None:
    source = read_markdown(RECORDS, (), ())
    found = draft_register(source, "en")
    assert titles(found) == [
        "Open a desk for advice in each town",
        "Census of the power that the bodies use",
        "Publish what the census finds",
        "Group A: Repair of the turbines",
    ]
    assert [one.unit.parent for one in found.commitments] == ["", "", "02", ""]
    assert "First report" in source.seen
    assert not any(word in source.seen for word in ("label", "replanned", "late", "start"))


def test_records_before_a_text_that_says_something_are_none_of_it() -> None:
    text = "The Ministry will:\n\n- open a court;\n- train its judges;\n- print its rules.\n"
    assert len(titles(in_markdown(RECORDS.replace("{% include list.html %}", text)))) == 3
