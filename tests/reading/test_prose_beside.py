"""Prose beside few or no items: an aim that is named again and again, and paragraphs that promise."""

from tallystick.reading import Draft, SourceText, draft_register

TOP = "# Energy Plan of Norland 2024-2030\n\nMinistry of Energy, 2024\n\n"
MEASURES = "## Measures\n\n" + "".join(
    f"- The Ministry will open the {place} to all who ask for it\n"
    for place in ("register", "archive", "market", "library")
)
NAMED = (
    "People in the towns spoke of the way to 100 percent clean energy and of what it takes.",
    "There are many ways to achieve 100 percent clean energy, and all of them will need work.",
    "To reach 100 percent clean energy, neighbours will have to help each other with repairs.",
    "The way to 100 percent clean energy will be long, as those who know the matter say.",
)


def read(text: str) -> Draft:
    return draft_register(SourceText(TOP + text, "md"), "en")


def test_an_aim_that_comes_back_is_promised_where_its_day_stands() -> None:
    dated = "The Government will bring the country to 100 percent clean energy by 2030, as it has said."
    draft = read("\n\n".join([*NAMED, dated, *NAMED]) + "\n\n" + MEASURES)
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(100, "2030")]
    assert [one for one in draft.no_targets if "names an aim again" in one.reason]


def test_one_that_is_said_three_times_is_no_name() -> None:
    said = [
        f"The Government will bring {what} to 100 percent clean energy in this time."
        for what in ("farms", "homes", "ports")
    ]
    draft = read("\n\n".join(said) + "\n\n" + MEASURES)
    assert [int(one.value) for one in draft.targets] == [100, 100, 100]


CHAPTERS = (
    ("Trees", "The Ministry will go on with the planting of trees along all the roads of the land."),
    ("Lights", "The Ministry will change the lights of the streets in the towns in the coming years."),
    ("Water", "The Ministry will work for pipes that leak less, and for meters in more of the houses."),
    ("Boats", "The Ministry plans to lend boats to the islands and to train those who sail them there."),
)
TOLD = "Of this the country is proud, and since 1950 it has been kept as well as anybody could."


def test_paragraphs_that_promise_are_read_where_headings_only_name_their_topic() -> None:
    text = "".join(f"## {head}\n\n{TOLD}\n\n{TOLD}\n\n{promised}\n\n" for head, promised in CHAPTERS)
    draft = read(text)
    assert len(draft.commitments) == len(CHAPTERS)
