"""What eight plans of the lot showed in the evening: each kind on an invented piece of a fictional plan."""

from pathlib import Path

import pytest

from tallystick.reading import Draft, SourceText, draft_register, read_document
from tallystick.reading.markdown import read_markdown
from tests.reading.test_pages import Piece, set_lines
from tests.reading.test_pages import drafted as on_pages
from tests.reading.test_ruled_cells import ruled

FRONT = "National Action Plan of Norland 2025-2030\n\nThe Ministry of Justice of Norland\n\n"


def drafted(text: str) -> Draft:
    return draft_register(SourceText(FRONT + text, "txt"), "en")


def in_markdown(text: str, language: str = "en") -> Draft:
    return draft_register(read_markdown(text, (), ()), language)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


BODY = [
    (1, 10.0, "The Ministry will look after the matters of this field with many others in the land."),
    (1, 10.0, "It will open what it has and write down what is said in each of the towns."),
]
#: The lines of titles in small capitals: large letters and small ones, piece by piece. The middle one of the
#: second line is large.
SMALL = (("S", "ET UP "), ("C", "OURTS")), (("O", "N "), ("S", "EA"))
OTHERS = ("PRINT THE LAW", "OPEN THE BOOKS")


def in_small_capitals(top: float, line: tuple[tuple[str, str], ...]) -> list[Piece]:
    """A line of which the first letter of each word is larger than the others."""
    found: list[Piece] = []
    x = 60.0
    for large, small in line:
        found += [(2, 16.0, x, top, large), (2, 13.0, x + 12, top, small)]
        x += 12 + sum(4.0 if letter == " " else 9.2 for letter in small)
    return found


def test_a_title_in_small_capitals_is_as_large_as_its_capitals_over_all_its_lines(tmp_path: Path) -> None:
    page: list[Piece] = []
    for at, title in enumerate((SMALL, *((((one[0], one[1:]),),) for one in OTHERS))):
        top = 760.0 - 120 * at
        for n, line in enumerate(title):
            page += in_small_capitals(top - 19 * n, line)
        page += set_lines(BODY, top=top - 19 * len(title) - 10)
    _, draft = on_pages(tmp_path, [page])
    bare = [one.replace(" ", "") for one in titles(draft)]  # the pieces do not stand as near as a font's own
    assert bare == ["SETUPCOURTSONSEA", "PRINTTHELAW", "OPENTHEBOOKS"]


def test_a_ground_drawn_behind_each_line_of_a_title_makes_no_list_of_boxes(tmp_path: Path) -> None:
    page: list[Piece] = []
    drawn: list[str] = []
    named = (("Set up courts in", "each of the towns of", "the north"), ("Print it",), ("Open it",))
    for at, title in enumerate(named):
        top = 760 - 150 * at
        for n, line in enumerate(title):
            page.append((2, 16.0, 60, top - 19 * n, line))
            high, low = top - 19 * n + 14, top - 19 * n - 5
            drawn += [f"56 {edge} 480 0.5 re f" for edge in (high, low)]
            drawn += [f"{edge} {low} 0.5 {high - low} re f" for edge in (56, 536)]
        page += set_lines(BODY, top=top - 19 * len(title) - 12)
    place = tmp_path / "plan.pdf"
    place.write_bytes(ruled(page, drawn))
    draft = draft_register(read_document(str(place), lambda *_: None), "en")
    assert titles(draft) == ["Set up courts in each of the towns of the north", "Print it", "Open it"]


WHY = "The rivers of Norland have carried boats since 1850. Most of the banks are low. "
OBJECTIVES = (
    ("Open the ports", "The council will open the ports of the north to all boats by May."),
    ("Light the piers", "The council will put lamps on each of the piers in the north."),
    ("Train the pilots", "The council will hold courses for pilots in each of the ports."),
    ("Count the boats", "The council will keep a register of all boats and print it."),
    ("Prevent floods", f"{WHY}The council will build dams."),
    ("Protect the banks", f"{WHY}The council will plant trees."),
)
TOLD = (
    ("How the towns live", "The towns of Norland have lived from the sea. Most people fish."),
    ("What was found", "The survey of 2024 found that many boats leak. Owners were surprised."),
    ("Who took part", "More than 400 people took part in the hearings. They came by boat."),
)


def test_headings_that_a_word_counts_up_and_that_are_steps_stay_though_some_tell_why_first() -> None:
    text = "# Harbour plan of Norland 2026-2030\n\n## The towns\n\n"
    text += "".join(f"### {name}\n\n{words}\n\n" for name, words in TOLD)
    for part, low, high in (("Ports", 0, 4), ("Rivers", 4, 6)):
        text += f"## {part}\n\n"
        for at in range(low, high):
            name, words = OBJECTIVES[at]
            text += f"### Strategic objective {at + 1}: {name}\n\n{words}\n\n"
    assert titles(in_markdown(text)) == [name for name, _ in OBJECTIVES]


REPLIES = (
    ("140.7-9", "Norland will open a desk in each town."),
    ("140.12", "The ministry will print the guide in all languages of the country."),
    ("140.18, 140", "The law will be changed."),
    ("140.24", "A course for clerks will begin in May."),
    ("140.31-33", "The courts will publish what they decide."),
    ("140.40", "The register will be opened to all who ask."),
    ("140.58", "Norland will train the guards."),
    ("140.71", "A fund will be set up for those who were harmed."),
    ("140.80", "The ministry will pay for the work of the council."),
    ("140.102", "Norland will sign the treaty."),
    ("140.120", "The school will teach it."),
)


def test_numbers_of_a_catalogue_alone_on_their_lines_mark_its_entries() -> None:
    text = "I. Accepted recommendations\n\n" + "".join(f"{n}\n\n   {words}\n\n" for n, words in REPLIES)
    found = drafted(text)
    assert titles(found) == [words.rstrip(".") for _, words in REPLIES]
    assert [one.unit.number for one in found.commitments] == [number for number, _ in REPLIES]


def test_such_a_number_at_the_edge_of_a_page_is_no_page_s() -> None:
    pieces = [f"{number}\n\n{{}}   {words}\n\n" for number, words in REPLIES]
    pages = iter(range(1, 9))
    # below every third number the page ends, so that its words stand on the next
    text = "".join(one.format(f"{next(pages)}\f" if at % 3 == 2 else "") for at, one in enumerate(pieces))
    text += "".join(f"{page}\f   What was said on the matter fills these pages.\n\n" for page in pages)
    assert titles(drafted(text))[:-1] == [words.rstrip(".") for _, words in REPLIES[:-1]]


def test_values_of_a_chart_alone_on_their_lines_mark_nothing() -> None:
    scale = "\n\n".join(f"0.{tenth}" for tenth in range(1, 10))
    steps = "1. We will open a desk.\n2. We will act.\n"
    assert titles(drafted(f"{scale}\n\n1.0\n\n{steps}")) == ["We will open a desk", "We will act"]


def test_numbered_titles_between_numbered_paragraphs_are_no_commitments() -> None:
    text = "".join(
        f"{at}. The ministry will open a desk in town {at}.\n\n{roman}. What comes {word}\n\n"
        for at, roman, word in ((1, "I", "first"), (2, "II", "second"), (3, "III", "third"))
    )
    found = drafted(f"{text}4. The ministry will print a guide.\n")
    assert [one.unit.number for one in found.commitments] == ["1.", "2.", "3.", "4."]
    assert {one.judged.kind for one in found.no_commitments} == {"titles"}


MATRIX = """| Type of loss | Specification | Entitlements |
|---|---|---|
| Field | Owner | • Land of the same worth • Fees paid by the project |
| Field | Tenant | • A rent for three months • Fees paid by the project |
| House | Owner | • A new house on safe ground • Help with moving |
"""


def test_each_bullet_in_the_cells_of_a_matrix_is_an_item() -> None:
    found = in_markdown(f"# Resettlement Plan of Norland 2025-2030\n\n## What is given\n\n{MATRIX}")
    assert titles(found) == [
        "Land of the same worth",
        "Fees paid by the project",
        "A rent for three months",
        "Fees paid by the project",
        "A new house on safe ground",
        "Help with moving",
    ]


def test_bullets_in_the_cells_of_actions_stay_in_their_rows() -> None:
    acting = MATRIX.replace("| Type of loss | Specification | Entitlements |", "| Action | Lead | Steps |")
    found = in_markdown(f"# Plan of Norland 2025-2030\n\n## Steps\n\n{acting}")
    assert titles(found) == ["Field", "Field", "House"]


def test_a_table_of_what_is_described_in_figures_holds_no_actions() -> None:
    lost = enumerate(("Fields", "Wells", "Trees"), 1)
    rows = "".join(f"| {at} | {name} | {at * 7} | 6 |\n" for at, name in lost)
    table = f"| No | {{head}} | Quantity | Owners |\n|---|---|---|---|\n{rows}"
    steps = "\n- The ministry will pay the owners.\n- The ministry will plant trees.\n"
    text = "# Plan of Norland 2025-2030\n\n## What is lost\n\n{}\n## Steps\n" + steps
    told = in_markdown(text.format(table.format(head="Description")))
    assert len(titles(told)) == 2
    assert not told.targets
    assert len(titles(in_markdown(text.format(table.format(head="Action"))))) == 5


KEPT = "## Courts\n\nThe Ministry will:\n\n- open a court;\n- train its judges;\n- print its rules.\n"


@pytest.mark.parametrize(
    ("lead_in", "items"),
    [
        (
            "Some of the main concerns raised by the people of the towns are given below:",
            "- The road should be closed to carts.\n- We will lose the wells.\n- You will find dirt.\n",
        ),
        (
            "This policy is intended to support the same principles and purposes as the law, namely:",
            "- Norland sees the press as a friend.\n- Books are for all.\n- The towns should go on.\n",
        ),
    ],
)
def test_complaints_and_principles_promise_nothing_whatever_leads_in(lead_in: str, items: str) -> None:
    found = in_markdown(f"# Action Plan of Norland 2025-2030\n\n## Towns\n\n{lead_in}\n\n{items}\n{KEPT}")
    assert len(titles(found)) == 3


def test_a_definition_among_headings_of_measures_is_none() -> None:
    text = "# Data policy of Norland 2025-2030\n\n## Open data\n\n"
    text += "### 1.1 Definition of open data\n\nIn this policy open data are what all may use.\n\n"
    for at, (name, words) in enumerate(OBJECTIVES[:4], 2):
        text += f"### 1.{at} {name}\n\n{words}\n\n"
    assert titles(in_markdown(text)) == [name for name, _ in OBJECTIVES[:4]]


OFFICES = {
    "Office for Ports": "The office will open a desk for digital matters in each of the ports.",
    "Office for Roads": "This is not applicable to the office, for it has no register and no desk at all.",
    "Office for Wells": "Awaiting confirmation of the office, which has been asked twice since May.",
    "Office for Books": "The office will print what it has and put it where all may read it.",
    "Office for Boats": "We will train our clerks and the pilots of the north.",
}


def test_what_does_not_apply_or_is_awaited_is_no_commitment_and_what_is_put_in_is_not_read() -> None:
    text = "{{ HEAD }}\n\n# What the offices of Norland do\n\n{div .section}\n\n"
    for name, words in OFFICES.items():
        text += f"{{div .office}}\n## {name}\n{{: .logo}}\n{{div .words}}\n{words}\n{{/div}}\n{{/div}}\n\n"
    found = in_markdown(text)
    assert titles(found) == ["Office for Ports", "Office for Books", "Office for Boats"]
    assert "{" not in found.facts.title


def test_numbered_titles_over_lists_in_cells_are_of_the_outline() -> None:
    houses = MATRIX.replace("Field", "Barn").replace("Land of", "Wood of")
    text = f"# Resettlement Plan of Norland 2025-2030\n\n1. Fields\n\n{MATRIX}\n2. Houses\n\n{houses}"
    found = in_markdown(text)
    assert len(titles(found)) == 12
    assert [one.words for one in found.no_commitments] == ["Fields", "Houses"]


ASKED = (
    ("What are open data?", "Open data are data that all may use."),
    ("Where are data published?", "Data will be published on the portal of Norland, and on paper."),
    ("Who keeps them?", "The office for data."),
    ("Are they free?", "The ministry will charge nothing.\n\nIt will pay for the copies as well."),
)


@pytest.mark.parametrize("signs", [("*Q. {}*", "A. {}"), ("P: {}", "R: {}")])
def test_answers_that_say_what_will_be_are_commitments(signs: tuple[str, str]) -> None:
    text = "# Data policy of Norland 2025-2030\n\n## Open data\n\n"
    text += "".join(f"{signs[0].format(one)}\n\n{signs[1].format(other)}\n\n" for one, other in ASKED)
    text += KEPT.partition("\n\n")[2]
    found = titles(in_markdown(text))
    assert found[:2] == [
        "Data will be published on the portal of Norland, and on paper",
        "The ministry will charge nothing",
    ]
    assert len(found) == 5
