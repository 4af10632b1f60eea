"""What plans outside of the lot showed: deep heads, series of measures, scenarios, results by a day."""

import re
from pathlib import Path

import pytest

from tallystick.reading import Draft, draft_register
from tallystick.reading.compared import compared_rows
from tallystick.reading.html import read_html
from tallystick.reading.languages import language_named
from tallystick.reading.markdown import read_markdown
from tallystick.reading.model import Hint, Line
from tallystick.reading.printed_words import with_one_hyphen
from tallystick.reading.vocabulary import spaced
from tests.reading.test_pages import drafted, set_lines

FRONT = "# National Action Plan of Norland 2031-2035\n\nThe Ministry of Water of Norland\n\n"


def read(text: str) -> Draft:
    return draft_register(read_markdown(FRONT + text, (), ()), "en")


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


def values(draft: Draft) -> list[tuple[int, str]]:
    return [(int(one.value), one.deadline) for one in draft.targets]


SERIES = {
    "Fire": ["Map the woods that may burn", "Keep the lanes between the woods free", "Buy engines"],
    "Flood": ["Raise the dykes of the lower river", "Widen the brooks", "Warn each house by the river"],
}
#: Three lines on top of each page; the third is the page's number.
HEADS = (("Draft of the measures of Norland", 60), ("9 August 2031", 60))


def test_a_head_of_three_lines_is_no_part_of_the_plan_and_a_series_is_counted_in_its_name(
    tmp_path: Path,
) -> None:
    pages = []
    for number, (name, steps) in enumerate(SERIES.items(), 1):
        lines = [(1, 11.0, words) for words, _ in HEADS] + [(1, 11.0, f"Page {number}")]
        lines.append((2, 16.0, f"Part {number} on what {name.lower()}s may do"))
        for at, step in enumerate(steps, 1):
            lines.append((2, 11.0, f"Measure {name}-{at}: {step}."))
            lines.append((1, 11.0, "The council of each town will be asked for its view of it first."))
        pages.append(set_lines(lines))
    pages.append(set_lines([*[(1, 11.0, words) for words, _ in HEADS], (1, 11.0, "Page 3")]))
    source, draft = drafted(tmp_path, pages)
    assert [one.unit.number for one in draft.commitments] == [
        f"Measure {name}-{at}" for name, steps in SERIES.items() for at in range(1, len(steps) + 1)
    ]
    words = [source.text[one.unit.start : one.unit.end] for one in draft.commitments]
    assert not any("Page" in one or "August" in one for one in words)


def test_a_hyphen_that_the_file_writes_several_times_stands_once() -> None:
    words = "Class 5-\u00ad\u20106 trucks -- and a dash \u2013 or two"
    once, places = with_one_hyphen(words, list(range(len(words))))
    assert once == "Class 5-6 trucks -- and a dash \u2013 or two"
    assert [words[at] for at in places] == list(once)
    assert with_one_hyphen("5-6", [7, 8, 9]) == ("5-6", [7, 8, 9])


def test_what_a_zero_names_is_told_over_the_end_of_a_line_too() -> None:
    assert re.fullmatch(spaced("zero[- ]emissions?"), "zero\n     emission")
    assert re.fullmatch(spaced("zero[- ]emissions?"), "zero-emission")
    steps = "- Buses that run fully on zero\n     emission engines will serve the towns\n- Buy ferries\n"
    assert not read(f"The ministry will take these steps:\n\n{steps}").targets


SCENARIOS = """The study looked at engines for the ferries of the country, and these were compared:

- On the river
    - Scenario I - Engines on gas would serve the lower towns for 12 years
    - Scenario II - Engines on batteries would serve them and save 30 percent of the cost
- On the lakes
    - Scenario III - Engines on both would serve 40 villages

## What will be done

- Buy 4 ferries by 2033
- Train 60 crews by 2034
"""


def test_scenarios_that_are_compared_promise_nothing_nor_do_their_groups() -> None:
    found = read(SCENARIOS)
    assert titles(found) == ["Buy 4 ferries by 2033", "Train 60 crews by 2034"]
    assert values(found) == [(4, "2033"), (60, "2034")]


ROWS = [("I: Gas", "High", "9 percent by 2033"), ("II: Batteries", "Low", "100 percent by 2034")]


def test_rows_of_scenarios_promise_nothing_though_headings_part_them() -> None:
    head = "<tr><th>Technology</th><th>Cost of it</th><th>Effect on fuel</th></tr>"
    rows = "".join(
        f"<tr><td colspan='3'>On water {at}</td></tr>"
        + f"<tr><td>Scenario {a}</td><td>{b}</td><td>Ferries will cut fuel by {c}</td></tr>"
        for at, (a, b, c) in enumerate(ROWS)
    )
    items = "<h2>Steps</h2><ul><li>Buy 4 ferries by 2033</li><li>Train 60 crews by 2034</li></ul>"
    page = f"<h1>Action Plan of Norland 2031-2035</h1><table>{head}{rows}</table>{items}"
    assert values(draft_register(read_html(page), "en")) == [(4, "2033"), (60, "2034")]


def test_rows_are_compared_where_at_least_half_of_a_table_s_are_numbered_so() -> None:
    rows = ("On water", "Scenario I | Gas", "On land", "Option 2 | Coal", "Scenario planning")
    lines = [Line(10 * at, 10 * at + 9, words, 0, False, Hint(table=1)) for at, words in enumerate(rows)]
    language = language_named("en")
    assert compared_rows(lines[:4], language) == {0, 1, 2, 3}
    assert compared_rows(lines, language) == compared_rows(lines[:2], language) == set()


TOLD = {
    "reasons": "Clean water is important to the country for several reasons:",
    "words": "The definitions of aims, measures and steps are explained below:",
}


@pytest.mark.parametrize("lead_in", TOLD.values(), ids=TOLD)
def test_reasons_and_what_words_mean_are_no_commitments(lead_in: str) -> None:
    items = "\n".join(f"- {one} will help the towns to reach what they aim at" for one in ("It", "This"))
    found = read(f"{lead_in}\n\n{items}\n\n## Steps\n\n- Dig 40 wells by 2033\n- Test all springs\n")
    assert titles(found) == ["Dig 40 wells by 2033", "Test all springs"]


def test_below_a_heading_of_finished_projects_nothing_is_promised() -> None:
    done = "- **Envisioned and built** the first well\n- **Pioneered** the tests of springs\n"
    led = "The works are going on, and to these projects more will be added (marked with a star):"
    steps = "## Next steps\n\n- Dig 40 wells by 2033\n- Test the springs\n"
    found = read(f"## Completed projects\n\n{led}\n\n{done}\n{steps}")
    assert titles(found) == ["Dig 40 wells by 2033", "Test the springs"]
    said = "To these projects more will be added:\n\n- The towns will have 40 wells\n- Drill springs\n"
    assert values(read(f"## Completed projects\n\n{said}\n{steps}")) == [(40, "2033")]


RESULTS = """- Draft law on wells adopted by June 2032
- At least 3 reading rooms opened by 2032
- Partners: At least 1 partnership launched (2033), the next to be chosen (2034)
- 12 schools renovated (2034)
"""


def test_results_by_a_day_are_promised_and_a_year_in_brackets_is_theirs() -> None:
    found = read(f"## Milestones\n\n{RESULTS}")
    assert len(titles(found)) == 4
    assert values(found) == [(3, "2032"), (1, "2033"), (12, "2034")]


def test_what_was_done_without_a_day_to_come_is_told() -> None:
    told = "- 40 wells were dug in 2029\n- 20 springs were tested\n- 3 rooms were opened in the towns\n"
    assert not titles(read(f"## Where we are\n\n{told}"))


def test_the_sign_of_a_quotation_is_no_bullet() -> None:
    box = "> **Write to us**\n> *Say which well is the next, and why.*\n"
    source = read_markdown(f"{FRONT}## Steps\n\n{box}\n- Dig wells\n- Test springs\n\n{box}", (), ())
    assert titles(draft_register(source, "en")) == ["Dig wells", "Test springs"]
    assert len(source.seen) == len(source.text)


CREDITS = "".join(
    f"<h2>{name}</h2><p>Photo: Ann Ny</p><p>The ministry will ask the towns which wells they need.</p>"
    f"<p>Source: Survey of wells</p>"
    for name in ("North", "South", "East", "West")
)


def test_who_took_a_picture_fills_in_no_template() -> None:
    found = draft_register(read_html(f"<h1>Action Plan of Norland 2031-2035</h1>{CREDITS}"), "en")
    assert not any(one.startswith(("Photo", "Source")) for one in titles(found))
    assert {one.unit.rule for one in found.commitments} == {"layout:heading"}


def test_who_took_a_picture_stands_in_a_template_that_is_one() -> None:
    filled = "".join(
        f"<h2>{one}</h2><p>Photo: Ann Ny</p><p>Action: Dig wells</p><p>Lead: Water board</p>"
        for one in ("North", "South", "East", "West")
    )
    found = draft_register(read_html(f"<h1>Action Plan of Norland 2031-2035</h1>{filled}"), "en")
    assert titles(found) == ["North", "South", "East", "West"]


def linked(*words: str) -> str:
    return "<ul>" + "".join(f"<li><a href='#{one}'><i></i>{one}</a></li>" for one in words) + "</ul>"


def test_lists_of_links_on_a_page_are_no_commitments() -> None:
    menu = f"<ul><li><a href='#'>Choose a part</a>{linked('Wells', 'Springs', 'Rivers')}</li></ul>"
    steps = "<ul><li>Dig <a href='#w'>wells</a> in 40 towns by 2033</li><li>Test the springs</li></ul>"
    page = f"<h1>Action Plan of Norland 2031-2035</h1>{menu}<h2>Steps</h2>{steps}<h2>Follow us</h2>"
    found = draft_register(read_html(page + linked("Newsbook", "Chatter")), "en")
    assert titles(found) == ["Dig wells in 40 towns by 2033", "Test the springs"]
    assert {one.judged.kind for one in found.no_commitments} == {"contents"}


CONDITIONS = (
    "Require ponds for all new and rebuilt projects creating or replacing >5,000 SF of hard ground by 2033",
    "Require ponds on all new and rebuilt sites covering or sealing >5,000 square metres of soil by 2033",
    "To ensure that all communities have a say, the ministry will set up a council of the towns",
    "Two recent grants will advance the search for springs",
)


@pytest.mark.parametrize("item", CONDITIONS)
def test_conditions_purposes_and_what_is_there_already_are_no_targets(item: str) -> None:
    assert not read(f"The ministry will take these steps:\n\n- {item}\n- Dig wells\n").targets


def test_a_purpose_alone_is_promised() -> None:
    found = read("- To ensure that all communities have water by 2034\n- Dig wells by 2033\n")
    assert values(found) == [(100, "2034")]


def test_words_of_other_languages_name_what_is_compared() -> None:
    for code in ("es", "fr", "it", "pt", "ru"):
        assert language_named(code).list("kinds", "compared")
    text = "# Plan d'action de Norlande 2031-2035\n\n## Travaux\n\n{}"
    text += "- Creuser 40 puits d'ici 2033\n- Tester les sources\n"
    compared = "- Scénario 1 : des pompes au gaz\n- Scénario 2 : des pompes solaires\n\n## Actions\n\n"
    assert _french(text.format(compared)) == _french(text.format("")) != []


def _french(text: str) -> list[str]:
    return titles(draft_register(read_markdown(text, (), ()), "fr"))
