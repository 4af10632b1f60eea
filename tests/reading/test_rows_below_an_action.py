"""A row that goes on below its action: what it is to reach is an item; its date is that of its own column."""

from tallystick.reading import Draft, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown
from tallystick.reading.model import SourceText

COLUMNS = ("Activities", "Targets/Indicators", "Responsibility", "Time-frame", "Cumulative progress")
ROWS = (
    (
        "1.1 Train clerks in the law",
        "1.1.1. At least 40 clerks know the law",
        "Ministry",
        "2027",
        "9 trained",
    ),
    ("", "1.1.2. At least 50% of the 270 clerks pass", "", "", "The course was held in October 2025"),
    ("1.2 Open offices for all", "1.2.1 At least 12 offices stand open", "Ministry", "2028", "None yet"),
    ("", "a line of words that goes on", "", "", ""),
)
TITLE = "Action plan of Norland 2026-2030"


def page(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> Draft:
    table = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (columns, *rows)
    )
    return draft_register(
        read_html(f"<html><body><h1>{TITLE}</h1><table>{table}</table></body></html>"), "en"
    )


def test_a_row_with_a_number_of_its_own_is_an_item_and_one_without_goes_on() -> None:
    assert [one.unit.number for one in page(*ROWS).commitments] == ["1.1", "1.1.2.", "1.2"]


def test_what_was_done_so_far_gives_a_row_neither_number_nor_date() -> None:
    told = [(int(one.value), one.unit, one.deadline) for one in page(*ROWS).targets]
    # the blank cell of when goes on from the row above; the course's October 2025 is no date of it
    assert told == [(40, "persons", "2027"), (50, "percent", "2027"), (12, "count", "2028")]


def test_remarks_and_sums_of_rows_are_not_promised() -> None:
    rows = (
        ("Open clinics in the north", "40", "3 delayed"),
        ("Train nurses", "90", "7 ill"),
        ("Total", "130", ""),
    )
    draft = page(*rows, columns=("Action", "Target", "Remarks"))
    assert [int(one.value) for one in draft.targets] == [40, 90]
    assert len(draft.commitments) == 2


def test_figures_in_a_row_that_lost_its_edges_are_those_of_their_columns() -> None:
    text = (
        f"{TITLE}\n\nAction                Baseline    Target    Year\n"
        "Open clinics          150         600       2027\n"
        "Train nurses          38          120       2028\nBuild schools         33          110       2028\n"
    )
    assert [int(one.value) for one in draft_register(SourceText(text, "txt"), "en").targets] == [
        600,
        120,
        110,
    ]


def test_the_number_of_a_page_inside_a_sentence_counts_nothing() -> None:
    for number in ("\n\n12\n\n", "\n- 12 -\n"):
        text = (
            f"{TITLE}\n\n1. The Ministry will open halls and{number}schools by 2027.\n2. Publish the list.\n"
        )
        assert draft_register(SourceText(text, "txt"), "en").targets == ()


def test_headings_that_count_up_commitments_are_commitments_and_others_among_them_none() -> None:
    body = "".join(
        f"## {heading}\n\n{lead}\n\n- Publier le guide {number}\n- Former les juges {number}\n\n"
        for number, (heading, lead) in enumerate(
            (
                ("Engagement n°1 : Former les agents", "Le gouvernement formera ses agents."),
                ("Chiffres clés", "46 % des émissions viennent des bâtiments."),
                ("Engagement n°2 : Ouvrir les données", "Le gouvernement ouvrira ses données."),
                ("Engagement n°3 : Réduire les déchets", "Le gouvernement réduira ses déchets."),
            )
        )
    )
    draft = draft_register(
        read_markdown(f"# Plan d'action national de Norlande 2026-2030\n\n{body}", (), ()), "fr"
    )
    levels = {one.unit.title: one.unit.level for one in draft.commitments}
    assert levels["Former les agents"] == levels["Réduire les déchets"] == "commitment"
    assert "Chiffres clés" not in levels
    assert draft.targets == ()
