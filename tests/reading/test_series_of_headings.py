"""Headings over prose are judged as lists are: a series of measures holds commitments, another none."""

from pathlib import Path

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown
from tests.reading.test_pages import drafted, set_lines

MEASURES = {
    "Ferry fund": "The council will set up a fund for the ferries of the outer islands.",
    "Harbour lights": "The council will put lamps on each of the piers in the north.",
    "Night boats": "Work with the two shipping lines on boats that leave after dark.",
    "Quiet engines": "Boats with quiet engines may use the inner basin at all hours.",
}
TOLD = {
    "How the islands live": "The islands of Norland have lived from the sea since 1850. Most people fish.",
    "What was found": "The survey of 2024 found that 38 percent of the boats leak. Owners were surprised.",
    "Who took part": "More than 400 people took part in the hearings. They came from all islands.",
}


def plan(*chapters: tuple[str, dict[str, str]]) -> str:
    """A plan of chapters, each with headings over prose."""
    lines = ["# Harbour plan of Norland 2026-2030", ""]
    for name, parts in chapters:
        lines += [f"## {name}", ""]
        for heading, words in parts.items():
            lines += [f"### {heading}", "", words, ""]
    return "\n".join(lines)


def read(text: str) -> tuple[SourceText, Draft]:
    source = read_markdown(text, (), ())
    return source, draft_register(source, "en")


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


def test_a_series_of_measures_is_kept_whole_and_one_that_tells_is_of_the_outline() -> None:
    _, draft = read(plan(("The islands", TOLD), ("Measures", MEASURES)))
    assert titles(draft) == list(MEASURES)
    assert not draft.targets


def test_a_plan_whose_headings_all_tell_keeps_them() -> None:
    _, draft = read(plan(("The islands", {**TOLD, "Boats": "The boats are old."})))
    assert set(TOLD) <= set(titles(draft))


def test_a_list_beside_a_series_of_measures_has_to_promise() -> None:
    beside = "The council owns buildings of many kinds:\n\n- Fire stations\n- Schools\n- Two town halls\n"
    _, draft = read(plan(("The islands", {**TOLD, "Buildings": beside}), ("Measures", MEASURES)))
    assert titles(draft) == list(MEASURES)
    assert {one.judged.kind for one in draft.no_commitments} == {"beside"}


def test_headings_of_a_pdf_stand_at_as_many_levels_as_they_have_sizes(tmp_path: Path) -> None:
    body = "The council looks after the matters of this field with many others in the land."
    looks = [(2, 30.0 - 2 * at, f"Part {name} of the harbours") for at, name in enumerate("ABCDEF")]
    front = [piece for at, head in enumerate(looks) for piece in set_lines([head], top=800 - 60 * at)]
    front += [piece for at in range(6) for piece in set_lines([(1, 10.0, body)], top=770 - 60 * at)]
    lines: list[tuple[int, float, str]] = []
    for topic in ("Ferries of the islands", "Engines of the boats", "Lamps of the piers"):
        lines += [(2, 14.0, topic), (1, 10.0, body)]
        for name in ("Fund", "School", "Survey"):
            lines += [(2, 11.0, f"{name} for {topic.lower()}"), (1, 10.0, MEASURES["Ferry fund"])]
    _, draft = drafted(tmp_path, [front, set_lines(lines)])
    assert len(draft.commitments) == len(lines) // 2 - 3
    assert {one.title for one in draft.outline} >= {"Ferries of the islands", "Lamps of the piers"}
