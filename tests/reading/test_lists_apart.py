"""Lists that stand close together are told apart: by numbers that begin anew, lead-ins and letters."""

from pathlib import Path

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.bearing import Bearing
from tallystick.reading.dating import opens_with_deadline
from tallystick.reading.languages import language_named
from tallystick.reading.markdown import read_markdown
from tallystick.reading.printed_letters import lettered_lines
from tests.reading.test_pages import drafted, set_lines


def plain(text: str, code: str = "en") -> Draft:
    return draft_register(SourceText(text, "txt"), code)


def marked(text: str, code: str = "en") -> Draft:
    return draft_register(read_markdown(text, (), ()), code)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


NOW = {
    "en": ("Current efforts", "Proposed efforts"),
    "fr": ("Actions en cours", "Actions proposées"),
    "es": ("Acciones en curso", "Acciones propuestas"),
    "pt": ("Ações em andamento", "Ações propostas"),
    "it": ("Azioni in corso", "Azioni proposte"),
    "zh": ("现有工作", "拟开展工作"),
}
ITEMS = {
    "en": ("Enforce the rule on wells", "Keep the ferry", "Dig wells in all valleys", "Mend the ferry"),
    "fr": ("Appliquer la règle des puits", "Garder le bac", "Creuser des puits", "Réparer le bac"),
    "es": ("Aplicar la norma de pozos", "Mantener la barca", "Cavar pozos nuevos", "Reparar la barca"),
    "pt": ("Aplicar a norma dos poços", "Manter a barca", "Cavar poços novos", "Reparar a barca"),
    "it": ("Applicare la norma sui pozzi", "Tenere il traghetto", "Scavare pozzi", "Riparare il traghetto"),
    "zh": ("执行水井管理规定", "维持渡船运行", "在各山谷开凿水井", "修缮渡船码头"),
}


@pytest.mark.parametrize("code", NOW)
def test_numbers_that_begin_anew_are_another_list(code: str) -> None:
    (now, then), (one, two, three, four) = NOW[code], ITEMS[code]
    draft = marked(
        f"# Plan 2030\n\n## A\n\n{now}\n\n1. {one}\n2. {two}\n\n{then}\n\n1. {three}\n2. {four}\n", code
    )
    assert titles(draft) == [three, four]
    assert [one.judged.kind for one in draft.no_commitments] == ["background", "background"]


CLOSE = """ENERGY PLAN OF NORLAND 2030

WHAT IS DONE

Pumps are being mended at the following:

  • Annie Fisher School
  • Mary Hooker School
  • Maria Sanchez School

Examples of what may be mended under this programme of the Ministry include:

  • Pumps and motors
  • Lamps in the halls
  • Roofs of the older halls

The Ministry will in the next years, as far as the budget of the country and the valleys
goes, do this for all:

  • Mend the pumps of every hall
  • Put a new lamp on each pier
"""


def test_what_leads_in_to_bullets_is_no_part_of_those_before() -> None:
    draft = plain(CLOSE)
    assert titles(draft) == ["Mend the pumps of every hall", "Put a new lamp on each pier"]
    kept = draft.commitments[0].unit
    assert CLOSE[kept.start : kept.end].strip("• ") == "Mend the pumps of every hall"
    words = [CLOSE[one.start : one.end] for one in draft.no_commitments]
    assert not any("Examples" in one or "Ministry" in one for one in words)


def test_letters_in_a_cell_are_items_of_their_own(tmp_path: Path) -> None:
    head = [(1, 10.0, x, 700, words) for x, words in ((60, "Measure"), (330, "Who"), (430, "When"))]
    cells = (
        ("1. Strengthen the ferries", "and open, with all:", "a. a line to the north", "over the lake",
         "b. a line to the south"),
        ("2. Mend the piers of the", "lake before the winter"),
        ("3. Paint all of the boats", "that the state owns"),
    )  # fmt: skip
    pieces, y = [*set_lines([(1, 10.0, "The Ministry will do the following for the lake.")]), *head], 680.0
    for at, cell in enumerate(cells):
        pieces += [(1, 10.0, 330, y, "Lake Office"), (1, 10.0, 430, y, str(2027 + at))]
        for line in cell:
            pieces.append((1, 10.0, 60, y, line))
            y -= 12
        y -= 10
    source, _ = drafted(tmp_path, [pieces])
    lines = source.text.splitlines()
    assert any(one.strip().startswith("a. a line to the north over the lake") for one in lines)
    assert any(one.strip().startswith("b. a line to the south") for one in lines)
    assert any(one.startswith("1. Strengthen") and "a. a line" not in one for one in map(str.strip, lines))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["1. Open, with all:", "a. a line", "over the lake", "b. a pier"], [1, 3]),
        (["1. Open, with all:", "b. a line", "a. a pier"], []),
        (["a. a line", "b. a pier"], []),
        (["1. Open", "a. a line alone"], []),
    ],
)
def test_letters_count_in_their_order(lines: list[str], found: list[int]) -> None:
    assert lettered_lines(lines) == found


def test_a_step_whose_heading_has_but_a_date_below_is_a_commitment() -> None:
    draft = marked(
        "# Plan 2031\n\n## Milestones\n\n### Adopt rules on the lending of maps\n2029/01 ~ 2029/12\n"
        "### Name those who lend in each valley\nMarch 2030\n### The lake\nIt is deep.\n"
    )
    assert titles(draft) == ["Adopt rules on the lending of maps", "Name those who lend in each valley"]


def test_who_leads_and_by_when_are_no_commitments_where_a_template_is_filled_in_once() -> None:
    draft = marked(
        "# Plan 2031\n\n## Maps\n\n- Lead agency: the Map Office\n- Deadline: March 2030\n\n"
        "The Office will:\n\n- copy the oldest maps\n- open a second desk\n"
    )
    assert titles(draft) == ["copy the oldest maps", "open a second desk"]


@pytest.mark.parametrize(
    ("code", "words", "due"),
    [
        ("en", "By March 2031 - each valley", True),
        ("en", "In March 2019 - a report", False),
        ("it", "Entro dicembre 2030 - Le valli", True),
        ("fr", "D’ici fin 2027 : toutes", True),
        ("ru", "К 2030 году — каждая долина", True),
        ("en", "March 2019: a report came out", False),
    ],
)
def test_an_item_that_opens_with_its_deadline(code: str, words: str, due: bool) -> None:
    assert opens_with_deadline(words, language_named(code)) is due


@pytest.mark.parametrize(("told", "hardly"), [(0.5, True), (0.2, False)])
def test_a_short_text_hardly_promises_where_it_tells(told: float, hardly: bool) -> None:
    assert Bearing(10, 900, 50, 0.0, 0.0, told).hardly_promises is hardly
    assert not Bearing(10, 900, 50, 0.0, 0.3, told).hardly_promises
    assert not Bearing(5, 900, 50, 0.0, 0.0, told).hardly_promises


@pytest.mark.parametrize(
    ("sentences", "promised", "hardly"), [(9, 0.2, True), (9, 0.3, False), (7, 0.0, False)]
)
def test_a_short_text_without_lists_hardly_promises_where_few_sentences_do(
    sentences: int, promised: float, hardly: bool
) -> None:
    assert Bearing(sentences, 900, 0, 0.0, promised, 0.0).hardly_promises is hardly


NEWS = """# Norland shows films on its lake

The Lake Office shows five films on the lake. They are on its page. The films tell of boats and of
fish. Each is short.

Two actors play in them. One rows and one fishes. The Office has thanked both of them.

The Office will show a sixth film next year. It is proud of all. The lake is deep and the boats are old.
"""


def test_of_news_without_lists_the_paragraph_that_says_what_will_be_is_kept() -> None:
    found = marked(NEWS)
    assert [NEWS[one.unit.start : one.unit.end][:31] for one in found.commitments] == [
        "The Office will show a sixth fi"
    ]


def test_what_shall_be_in_a_report_is_no_example() -> None:
    draft = marked(
        "# Policy of Norland 2030\n\n## Part\n\nThe Office shall:\n\nA. Lend maps to all schools.\n\n"
        "B. Publish a report each year, which shall include:\n\n- i. Progress made;\n- ii. List of maps;\n"
        "- iii. Loans in each valley.\n\n#### Map desk\n\nResponsibilities include:\n\n"
        "- i. Keep the maps;\n- ii. Lend the maps;\n- iii. Mend the maps.\n"
    )
    assert draft.no_commitments == ()
    listed = [one.split(". ", 1)[1].strip(";. ") for one in titles(draft) if one[0] == "i"]
    assert listed[:3] == ["Progress made", "List of maps", "Loans in each valley"]
    assert listed[3:] == ["Keep the maps", "Lend the maps", "Mend the maps"]


def test_letters_go_on_past_the_one_that_is_a_roman_number() -> None:
    terms = "\n\n".join(f"{letter}. **Word {letter}:** What is called so." for letter in "abcdefghij")
    draft = marked(
        f"# Policy of Norland 2030\n\n## Definitions\n\n{terms}\n\n## Part\n\nThe Office will:\n\n"
        "- lend maps\n- mend maps\n"
    )
    assert titles(draft) == ["lend maps", "mend maps"]


CALLED = """PLAN OF NORLAND 2030

Objective 1 (st) :: Open the lake

Action Item A (st) ::
Mend the piers of the lake and paint
all of its boats.

Action Item B(mt) ::
Open two ferries in the south.

Objective 2 (mt) :: Open the hills

Action Item A ::
Cut paths through the woods.

Action Item B ::
Put up signs in all valleys.
"""


def test_items_called_by_a_word_and_a_letter() -> None:
    draft = plain(CALLED)
    kept = [one.unit for one in draft.commitments if one.unit.number.startswith("Action")]
    assert [one.title for one in kept] == [
        "Mend the piers of the lake and paint all of its boats",
        "Open two ferries in the south",
        "Cut paths through the woods",
        "Put up signs in all valleys",
    ]


def test_columns_of_running_text_beside_a_note_in_the_margin(tmp_path: Path) -> None:
    left = [f"Line {at} of the left column tells of boats" for at in range(14)]
    right = [f"Line {at} of the right column tells of fish" for at in range(14)]
    pieces = [
        *((1, 10.0, 150, 700 - 14 * at, words) for at, words in enumerate(left)),
        *((1, 10.0, 370, 700 - 14 * at, words) for at, words in enumerate(right)),
        (2, 14.0, 60, 690, "3.1"), (2, 14.0, 60, 640, "Lake"), (1, 7.0, 352, 630, "C"),
    ]  # fmt: skip
    source, _ = drafted(tmp_path, [[*set_lines([(1, 10.0, "The lake of Norland is deep.")]), *pieces]])
    text = source.text
    assert " | " not in text
    assert text.index(left[-1]) < text.index(right[0])
