"""In a document that hardly promises a list holds commitments only where something says so."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown

#: What an invented review of Norland tells, in sentences that promise nothing.
TOLD = (
    "The archive of Norland lends its maps to schools. A clerk in each valley keeps a register of them. "
    "The register is on paper in most valleys and on a screen in some. Readers ask for old maps far more "
    "often than for new ones. The archive has counted them since the flood. Copies are made by hand, which "
    "costs an evening each. Two valleys share a clerk and one has none. Schools value the maps and say so. "
)
HEAD = "# Review of the map archive of Norland\n"
TELLING = (
    "\n## How it works\n\nThe archive keeps three kinds of map:\n\n- Maps of rivers and their banks\n"
    "- Maps of old roads\n- Sheets without a name\n"
    "\n## Who lends\n\nThe clerk of a valley is in charge of:\n\n- The lending desk\n- The register\n"
)
PROMISING = (
    "\n## Next steps\n\nThe archive will:\n\n- copy the oldest sheets\n- open a second desk in the south\n"
)


def read(text: str, code: str = "en") -> Draft:
    return draft_register(read_markdown(text, (), ()), code)


def prose(times: int = 3) -> str:
    return "".join(f"\n## Part {name}\n\n{TOLD}\n" for name in ("north", "south", "west")[:times])


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


def test_lists_of_a_review_are_passed_over_and_told_why() -> None:
    draft = read(HEAD + prose() + TELLING + PROMISING)
    assert titles(draft) == ["copy the oldest sheets", "open a second desk in the south"]
    passed = [one for one in draft.no_commitments if one.judged.kind == "unpromised"]
    assert [one.words for one in passed] == [
        "Maps of rivers and their banks", "Maps of old roads", "Sheets without a name",
        "The lending desk", "The register",
    ]  # fmt: skip
    assert all(0.4 <= one.judged.doubt < 1 and one.judged.reason for one in passed)


def test_the_same_lists_are_kept_where_the_document_is_its_lists() -> None:
    draft = read(HEAD + TELLING + PROMISING)
    assert {"Maps of old roads", "copy the oldest sheets"} <= set(titles(draft))


def test_the_same_lists_are_kept_where_the_prose_promises() -> None:
    promised = " ".join(
        f"The archive will mend the {one} sheet." for one in ("first", "next", "old", "last") * 4
    )
    draft = read(HEAD + prose() + TELLING + f"\n## Later\n\n{promised}\n" + PROMISING)
    assert "Maps of old roads" in titles(draft)


def test_the_same_lists_are_kept_where_lists_outweigh_the_prose() -> None:
    sheets = "".join(
        f"- Map of the {one}th valley, its roads, its river and every house\n" for one in range(4, 50)
    )
    draft = read(f"{HEAD}{prose()}\n## Sheets\n\n{sheets}{TELLING}")
    assert "Maps of old roads" in titles(draft)


@pytest.mark.parametrize(
    ("heading", "before", "items"),
    [
        ("Priorities", "", ("- The oldest sheets\n", "- The southern desk\n")),
        ("The south", "Our work rests on two priorities:\n\n", ("- The oldest sheets\n", "- The desk\n")),
        ("The south", "", ("- Copy the oldest sheets\n", "- Open a second desk\n")),
    ],
)
def test_what_promises_in_a_review(heading: str, before: str, items: tuple[str, str]) -> None:
    draft = read(HEAD + prose() + f"\n## {heading}\n\n{before}{''.join(items)}")
    assert titles(draft) == [one.strip("- \n") for one in items]


def test_priorities_that_were_are_none() -> None:
    text = (
        "\n## The south\n\nThree priorities were followed:\n\n- The oldest sheets\n- The desk\n- The lamp\n"
    )
    assert not read(HEAD + prose() + text).commitments


def test_a_verb_ends_a_sentence_that_promises_nothing() -> None:
    told = "Les archives prêtent des cartes aux écoles. Un commis tient la liste de chaque vallée. " * 8
    lists = (
        "\n## Le sud\n\nLe commis a pour rôle :\n\n- De la garde des cartes\n- Le guichet\n"
        "\n## Le nord\n\nOn retient ceci :\n\n- Ouvrir un second guichet\n- Copier les vieilles feuilles\n"
    )
    draft = read(f"# Bilan des archives de Norlande\n\n{told}\n\n{told}\n{lists}", "fr")
    assert titles(draft) == ["Ouvrir un second guichet", "Copier les vieilles feuilles"]


PROMISE = "The archive will copy the oldest sheets and open a second desk in the south."


def test_a_heading_over_prose_is_a_commitment_where_the_prose_promises() -> None:
    draft = read(f"{HEAD}{prose(3)}\n## Later\n\n{PROMISE}\n")
    assert titles(draft) == ["Later"]


def test_a_review_in_prose_promises_where_a_paragraph_says_what_will_be() -> None:
    draft = read(f"{HEAD}{prose(3)}\n{PROMISE}\n\n{TOLD}\n")
    assert [one.unit.rule for one in draft.commitments] == ["layout:paragraph"]
    assert titles(draft)[0].startswith("The archive will copy the oldest")


def test_the_caption_of_a_figure_is_no_commitment() -> None:
    text = (
        "National plan of Norland 2025-2030\n\n1. The Agency will open a desk.\n2. The Agency will copy it.\n"
    )
    captions = "".join(
        f"Figure {one}: Maps lent by valley\n\nSome words on the maps.\n\n" for one in (1, 2, 3)
    )
    draft = draft_register(SourceText(f"{text}\n{captions}", "txt"), "en")
    assert titles(draft) == ["The Agency will open a desk", "The Agency will copy it"]


def test_who_will_do_something_is_no_field_of_a_template() -> None:
    parts = "".join(
        f"\n#### {name}\n\nDepartments will:\n\n- open the {name} desk\n- mend the {name} sheets\n\n"
        f"The archive will:\n\n- copy the {name} maps\n"
        for name in ("northern", "southern", "western")
    )
    draft = read(f"# Plan of the archive of Norland 2025-2030\n{parts}")
    assert len(draft.commitments) == 9
    assert not draft.no_commitments
