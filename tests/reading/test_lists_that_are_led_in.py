"""Lists by what leads in to them: what a dialogue ends in, what is being done, principles, chapters."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register

SAID = "".join(
    f"{at}. {land} welcomed the efforts of Norland and asked about its schools.\n\n"
    for at, land in enumerate(("Ostland", "Westland", "Sudland", "Midland", "Farland", "Nearland"), 1)
)
ASKED = "".join(
    f"     {at}. To {deed} ({land});\n\n"
    for at, (deed, land) in enumerate(
        (
            ("ratify the treaty on rivers", "Ostland"),
            ("open schools in the islands", "Westland"),
            ("train 40 judges by 2031", "Sudland"),
            ("adopt a law on forests", "Midland"),
        ),
        1,
    )
)
REPORT = (
    "Report on Norland\n\nA. Presentation by the State\n\n"
    + SAID
    + "7. The recommendations formulated during the dialogue and listed below will be examined by Norland, "
    "which will answer them in due course.\n\n{listed}"
    "8. All recommendations in the present report reflect the position of the State that made them.\n"
)


def words(text: str, draft: Draft) -> list[str]:
    return [" ".join(text[one.unit.start : one.unit.end].split()) for one in draft.commitments]


def read(text: str, kind: str = "txt") -> tuple[list[str], list[str]]:
    """The first words of each commitment, its marker aside, and the numbers that are promised."""
    draft = draft_register(SourceText(text, kind), "en")
    found = [one.partition(" ")[2] for one in words(text, draft)]
    return [" ".join(one.split()[:3]) for one in found], [str(one.value) for one in draft.targets]


def test_what_a_paragraph_of_a_dialogue_leads_in_to_is_promised() -> None:
    found, numbers = read(REPORT.format(listed=ASKED))
    assert found == ["To ratify the", "To open schools", "To train 40", "To adopt a"]
    assert numbers == ["40"]


def test_what_somebody_said_leads_in_to_nothing() -> None:
    text = REPORT.format(listed=ASKED).replace(
        "The recommendations formulated during the dialogue and listed below will be examined by Norland, "
        "which will answer them in due course.",
        "Norland stated that the recommendations of the round before were these.",
    )
    assert read(text) == ([], [])


PLAN = """# Green Plan of Norland 2030

## Water

{lead}

- {first}
- Handing out of rain barrels.
- Partnership with the county on pipes.

### Next steps

- Repair the dams of the north.
- Open a school for plumbers.
"""
STEPS = ["Repair the dams", "Open a school"]
DONE = [
    "The following initiatives are currently being undertaken by the city to ensure that water is saved:",
    "The following measures have been implemented by the city:",
    "The city is now carrying out what it can; these programs are already in place:",
    "Water work adheres to four principles (as defined by the county):",
    "Benefits:",
    "The following principles are incorporated into the work of the city:",
]


@pytest.mark.parametrize("lead", DONE)
def test_what_is_being_done_and_principles_are_no_promises(lead: str) -> None:
    found, numbers = read(PLAN.format(lead=lead, first="Support for 30 wells."), "md")
    assert (found, numbers) == (STEPS, [])


@pytest.mark.parametrize(
    "lead", ["The city will do this:", "Measures:", "The city will act by these principles:"]
)
def test_what_will_be_done_stays_a_promise(lead: str) -> None:
    assert len(read(PLAN.format(lead=lead, first="Support for 30 wells."), "md")[0]) == len(STEPS) + 3


def test_what_is_being_done_is_kept_where_it_says_by_when() -> None:
    first = "Increase the wells by 30% by 2031."
    found, numbers = read(PLAN.format(lead=DONE[0], first=first), "md")
    assert found == ["Increase the wells", *STEPS]
    assert numbers == ["30"]
    bound = "Heed the law that 10% of all wells be closed by 2031."
    assert read(PLAN.format(lead=DONE[0], first=bound), "md") == (STEPS, [])


ACCEPTED = [
    "124. The recommendations below enjoy the support of Norland, and are held to have been implemented",
    "124. The recommendations below are accepted by Norland; these programs are already in place",
]


@pytest.mark.parametrize("lead", ACCEPTED)
@pytest.mark.parametrize("end", [".", ":"])
def test_what_a_state_accepts_is_promised_though_it_holds_it_to_be_done(lead: str, end: str) -> None:
    titles = ["Adopt a law", "Publish its tides", "Open the archive"]
    listed = "\n".join(f"124.{at} {words} (Southland);" for at, words in enumerate(titles, 1))
    text = f"Report of the Working Group on Norland\n\nII. Recommendations\n\n{lead}{end}\n\n{listed}\n"
    found, _ = read(text, "txt")
    assert [one for one in found if one.partition(" (")[0] in titles] == found[-3:]


INCLUDING = """# Plan of Norland 2030

## Waste

- Adopt a plan for waste that includes:
  * Working with the haulers to find what can be better.
  * Explore a programme for the waste of kitchens.
  * Adopt a rule on bins.
- Hold a fair of what can be mended.

## Energy

The council proposes a range of early actions, including:

- Amend the charter of the board.
- Name members who know the grid.

The works hold much, including:

- pumps and pipes
- wells
"""


def test_steps_behind_including_are_promised_and_things_are_not() -> None:
    found, _ = read(INCLUDING, "md")
    assert found == [
        "Adopt a plan", "Working with the", "Explore a programme", "Adopt a rule", "Hold a fair",
        "Amend the charter", "Name members who",
    ]  # fmt: skip


CHAPTERS = """# Plan of Norland

This plan has three parts that matter.

- Rivers and lakes
- Roads of the north
- Schools and clinics

## Chapter 1: Rivers and lakes

- Open two locks.
- Clean the banks.

## Chapter 2: Roads of the north

- Mend the road to the coast.
- Light the pass.

## Chapter 3: Schools and clinics

- Build a school.
- Hire a nurse.
"""


def test_a_list_of_the_names_of_chapters_is_contents() -> None:
    found, _ = read(CHAPTERS, "md")
    assert len(found) == 6
    assert "Rivers and lakes" not in found
