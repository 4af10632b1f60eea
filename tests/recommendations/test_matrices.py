"""Matrices and exports as offices have them: other headings, merged cells, numbers twice, bodies."""

from pathlib import Path

import pytest

from tallystick.recommendations.model import Matched
from tests.recommendations.made import ADDENDUM, REPORT, write
from tests.recommendations.test_reading import doubts, together

Read = dict[str, tuple[str, tuple[str, ...], str]]


def told(of: Matched) -> Read:
    """By paragraph what is asked, by whom, and the answer."""
    return {one.found.paragraph: (one.found.words, one.found.made_by, one.found.response) for one in of.rows}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Recommendations,,State response,\nNo.,Text,Position,Comments\n"
            "41.1,Dig wells (Norland),Supported,Yes\n41.2,Dig more (Ostland),Noted,No\n",
            {
                "41.1": ("Dig wells", ("Norland",), "accepted"),
                "41.2": ("Dig more", ("Ostland",), "noted"),
            },
        ),
        (
            "N°,Recommandations,Etats,Position\n41.1,Creuser des puits,Norland,Acceptée\n",
            {"41.1": ("Creuser des puits", ("Norland",), "accepted")},
        ),
        (
            "Número,Recomendaciones,Estados,Posición\n41.1,Cavar pozos,Norland,Se toma nota\n",
            {"41.1": ("Cavar pozos", ("Norland",), "noted")},
        ),
        (
            "Recommendation;Position;Recommending State\n"
            "41.1 Dig wells;Supported;Norland, Iran (Islamic Republic of)\n",
            {"41.1": ("Dig wells", ("Norland", "Iran (Islamic Republic of)"), "accepted")},
        ),
        (
            "Paragraph,Recommendation,Position\n41.1a,Dig wells (Norland),Supported\n41.1b,Dig deep,Noted\n",
            {"41.1a": ("Dig wells", ("Norland",), "accepted"), "41.1b": ("Dig deep", (), "noted")},
        ),
    ],
    ids=["headings in two rows", "French", "Spanish", "States in one cell", "letters"],
)
def test_a_matrix_is_read_by_whatever_headings_it_has(tmp_path: Path, text: str, rows: Read) -> None:
    read = together(write(tmp_path, "m.csv", text))
    assert told(read) == rows
    assert read.left == ()


def test_a_number_that_stands_twice_with_other_words_is_two_rows_and_no_answer_is_guessed(
    tmp_path: Path,
) -> None:
    text = (
        "Paragraph,Recommendation,Position\n41.1,Dig wells (Norland),Supported\n"
        "41.1,Dig wells (Norland),Supported\n41.1,Close all schools (Westia),\n"
    )
    addendum = "A/HRC/90/5/Add.1\n\nViews on conclusions and/or recommendations\n\n1. Exampla accepts 41.1.\n"
    read = together(write(tmp_path, "m.csv", text), write(tmp_path, "a.txt", addendum))
    assert [(one.id, one.found.words, one.found.made_by, one.found.response) for one in read.rows] == [
        ("upr-41.1", "Dig wells", ("Norland",), "accepted"),
        ("upr-41.1-2", "Close all schools", ("Westia",), ""),
    ]
    assert "an earlier row has this number and other words" in " ".join(
        why.text for why in read.rows[1].found.doubts
    )
    (left,) = read.left
    assert left.what.words == "41.1: accepted"


def test_an_addendum_answers_its_own_report_where_two_reviews_share_numbers(tmp_path: Path) -> None:
    later = REPORT.replace("A/HRC/90/5", "A/HRC/95/5").replace("4 December 2024", "4 December 2028")
    said = "A/HRC/95/5/Add.1\n\nViews on conclusions and/or recommendations\n\n1. Exampla notes 41.1.\n"
    files = [("r.txt", REPORT), ("s.txt", later), ("a.txt", ADDENDUM), ("b.txt", said)]
    read = together(*(write(tmp_path, name, text) for name, text in files))
    of_first = {one.document: one.found.response for one in read.rows if one.found.paragraph == "41.1"}
    assert of_first == {"A/HRC/90/5": "accepted", "A/HRC/95/5": "noted"}


def test_what_was_withdrawn_keeps_who_asked_it_and_is_told(tmp_path: Path) -> None:
    text = (
        "Paragraph,Recommendation,Position\n41.1,Dig wells (Norland) [withdrawn],\n"
        "41.2,Dig more (Ostland),Withdrawn by the recommending State\n"
    )
    read = together(write(tmp_path, "m.csv", text))
    assert [one.found.made_by for one in read.rows] == [("Norland",), ("Ostland",)]
    for paragraph in ("41.1", "41.2"):
        assert "it is said to be withdrawn" in doubts(read, paragraph)


BODIES = {
    "Human Rights Committee": "ICCPR",
    "Committee on Economic, Social & Cultural Rights": "ICESCR",
    "CESCR Committee": "ICESCR",
    "Comité pour l'élimination de la discrimination à l'égard des femmes": "CEDAW",
    "Comité de los Derechos del Niño": "CRC",
    "UN Committee against Torture (CAT)": "CAT",
    "Committee on Rights of the Child": "CRC",
    "Committee on the Elimination of All Forms of Racial Discrimination": "ICERD",
    "CMW - Migrant Workers": "ICRMW",
    "经社文权利委员会": "ICESCR",
    "Human Rights Council": "",
    "ILO Committee of Experts": "",
    "Committee on Human Settlements": "",
}


def test_a_body_is_known_by_any_of_its_names_and_another_is_not_taken_for_it(tmp_path: Path) -> None:
    rows = "".join(f'X/{number},"{body}",{number},Do it\n' for number, body in enumerate(BODIES, 1))
    read = together(write(tmp_path, "b.csv", f"Document code,Body,Paragraph,Text\n{rows}"))
    assert {name: one.committee for name, one in zip(BODIES, read.rows, strict=True)} == BODIES
    for one in read.rows:
        known = not any("which is no body known here" in why.text for why in one.found.doubts)
        assert known == bool(one.committee)


def test_a_body_under_a_name_that_nobody_knows_is_known_by_its_document(tmp_path: Path) -> None:
    rows = "CEDAW/C/EXA/CO/3,Committee for Wives,12,Dig wells\n,Board of Elders,14,Build a bridge\n"
    both = together(write(tmp_path, "e.csv", f"Document symbol,Body,Paragraph,Text\n{rows}"))
    assert [(one.mechanism, one.committee) for one in both.rows] == [("treaty_body", "CEDAW"), ("other", "")]
    for number in ("12", "14"):
        assert "which is no body known here" in doubts(both, number)
