"""A table with a language a column is read once; columns that only stand by others are read as they are."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown

TITLE = "National Action Plan of Norland 2025-2030"
LONG = (
    ("English", "Français"),
    ("Train 40 teachers in all the schools of the north by 2027.",
     "Former 40 enseignants dans toutes les écoles du nord en 2027."),
    ("Open 12 clinics for the villages that have none by 2028.",
     "Ouvrir 12 cliniques pour les villages qui n'en ont pas en 2028."),
    ("Set up a council of pupils in each of the schools.",
     "Créer un conseil des élèves dans chacune des écoles."),
)  # fmt: skip
UNKNOWN = (
    ("Action", "Hatua"),
    (LONG[1][0], "Kufundisha walimu 40 katika shule zote za kaskazini ifikapo mwaka wa 2027."),
    (LONG[2][0], "Kufungua kliniki 12 kwa vijiji ambavyo havina kliniki ifikapo mwaka wa 2028."),
    (LONG[3][0], "Kuanzisha baraza la wanafunzi katika kila shule ya nchi hii yote."),
)
SHORT = (
    ("English", "Français"),
    ("Train 40 teachers", "Former 40 enseignants"),
    ("Open 12 clinics", "Ouvrir 12 cliniques"),
    ("Build schools", "Construire des écoles"),
)
HEADED = (
    ("Action", "Activité", "Target", "Cible", "Deadline"),
    ("Train more of the teachers", "Former des enseignants", "40 teachers", "40 enseignants", "2027"),
    ("Open more of the clinics", "Ouvrir des cliniques", "12 clinics", "12 cliniques", "2028"),
    ("Build some of the schools", "Construire des écoles", "on the coast", "sur la côte", "2029"),
)
OTHERS = (
    ("Action", "Lead", "Target"),
    ("Train teachers", "Ministère de la Santé et de la Population", "40 teachers"),
    ("Open clinics", "Ministère de la Santé et de la Population", "12 clinics"),
    ("Build schools", "Ministère des Travaux publics et de la Ville", "on the coast"),
)
Rows = tuple[tuple[str, ...], ...]


def as_markdown(rows: Rows) -> SourceText:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return read_markdown(f"# {TITLE}\n\n" + "\n".join(lines) + "\n", (), ())


def as_html(rows: Rows) -> SourceText:
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return read_html(f"<h1>{TITLE}</h1><table>{''.join(f'<tr>{one}</tr>' for one in cells)}</table>")


def as_text(rows: Rows) -> SourceText:
    numbered = [("No", *rows[0]), *((str(at), *row) for at, row in enumerate(rows[1:], 1))]
    return SourceText(f"{TITLE}\n\n" + "\n".join("\t".join(row) for row in numbered) + "\n", "txt")


def numbers(draft: Draft) -> list[int]:
    return [int(one.value) for one in draft.targets if one.kind == "numeric"]


@pytest.mark.parametrize("read", [as_markdown, as_html])
@pytest.mark.parametrize("rows", [LONG, UNKNOWN, SHORT, HEADED], ids=["long", "unknown", "short", "headed"])
def test_each_number_of_a_table_in_two_languages_is_read_once(read: type, rows: Rows) -> None:
    draft = draft_register(read(rows), "en")
    assert numbers(draft) == [40, 12]
    assert len(draft.commitments) == 3
    assert any("language" in str(one) for one in draft.warnings)


def test_the_other_language_may_stand_first() -> None:
    turned = tuple(row[::-1] for row in LONG)
    draft = draft_register(as_html(turned), "en")
    assert (numbers(draft), len(draft.commitments)) == ([40, 12], 3)


def test_tabs_part_columns_as_bars_do() -> None:
    draft = draft_register(as_text(LONG), "en")
    assert numbers(draft) == [40, 12]


def test_names_in_another_language_are_no_translation() -> None:
    draft = draft_register(as_markdown(OTHERS), "en")
    assert numbers(draft) == [40, 12]
    assert {one.words for one in draft.bodies if one.kind == "lead"} >= {
        "Ministère de la Santé et de la Population"
    }
    assert not any("language" in str(one) for one in draft.warnings)


def test_a_name_that_comes_back_in_each_row_is_in_no_other_language() -> None:
    rows = "".join(
        f"| Publish the {part} of the plan for all | SAOGI at OMB, FGDC, NGDA Lead Agencies | 202{n} |\n"
        for n, part in enumerate(("first part", "second part", "third part", "fourth part", "index"), 5)
    )
    text = f"# {TITLE}\n\n| Milestone | Responsible Party | Date |\n|---|---|---|\n{rows}"
    draft = draft_register(read_markdown(text, (), ()), "en")
    assert not any("another language" in one.text for one in draft.warnings)
    assert len(draft.bodies) >= 5
