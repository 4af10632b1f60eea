"""What five plans of the lot showed at night: each kind on an invented piece of a fictional plan."""

from decimal import Decimal

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown

FRONT = {
    "en": "National Action Plan of Norland 2025-2030\n\nThe Ministry of Justice of Norland\n\n",
    "fr": "Plan national d’action de Norlande 2025-2030\n\nLe ministère de la Justice de Norlande\n\n",
}
STEPS = {
    "en": "- Open the registers of the courts to all.\n- Mend the roads of the north.\n- Print the law.\n",
    "fr": "- Ouvrir les listes des tribunaux.\n- Réparer les routes du nord.\n- Publier la loi.\n",
}


def drafted(text: str, language: str = "en") -> Draft:
    return draft_register(SourceText(FRONT[language] + text, "txt"), language)


def in_markdown(text: str, language: str = "en") -> Draft:
    return draft_register(read_markdown(f"# {FRONT[language]}{text}", (), ()), language)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


def numbers(item: str, language: str = "en", below: str = "") -> list[Decimal]:
    """The numbers of an item, which stands in a list of steps."""
    draft = in_markdown(f"## Actions\n\n{STEPS[language]}- {item}\n{below}", language)
    return [one.value for one in draft.targets]


RECITALS = """RESOLUTION NUMBER 12

A RESOLUTION OF THE COUNCIL OF NORLAND ON ITS REGISTERS

WHEREAS, the town of Norland is committed to show what it keeps, and will open 40
registers in the long run; and

WHEREAS, what is open must be weighed against what is private, with care for each
of those who live in the town; NOW THEREFORE,

BE IT RESOLVED, that the council of Norland supports the making of a register that all
can read.

The clerk will send this to each of the towns in the north of Norland, and to the press.
"""


def test_a_resolution_may_decide_one_thing_and_its_recitals_promise_nothing() -> None:
    draft = draft_register(SourceText(RECITALS, "txt"), "en")
    assert [one.unit.title[:30] for one in draft.commitments] == ["BE IT RESOLVED, that the counc"]
    assert [one.value for one in draft.targets] == []


def test_a_plan_of_prose_passes_over_recitals() -> None:
    prose = RECITALS.replace(
        "BE IT RESOLVED, that the council of Norland supports", "The council will bring about"
    )
    draft = draft_register(SourceText(prose, "txt"), "en")
    assert [one.unit.title[:18] for one in draft.commitments] == ["The council will b", "The clerk will sen"]


def test_no_bullets_were_lost_where_the_items_below_a_colon_are_numbered() -> None:
    items = (
        "Open the registers of the courts to\n        all who ask (Eastland); print\n"
        "        the law in each town (Southland);\n"
        "        mend the roads (Westland);",
        "Train the clerks of the north (Eastland);\n        pay them by the day;",
        "Build a hall in each of the towns.",
    )
    listed = "\n".join(f"    {n}. {one}" for n, one in enumerate(items, 1))
    draft = drafted(f"The council of Norland agreed to the steps below, and will take them:\n\n{listed}\n")
    assert [title[:8] for title in titles(draft)] == ["Open the", "Train th", "Build a "]


SAID = (
    "The delegation said that the courts had been opened, and that the law would be printed.",
    "Eastland welcomed that the roads had been mended, and asked what would be done by the sea.",
    "Southland noted that the halls had been built. It said that a register will be kept.",
    "Westland thanked the delegation, and stated that the clerks had been trained.",
)


def test_a_heading_does_not_lead_in_over_what_was_said_below_it() -> None:
    said = "\n\n".join(f"{n}. {one}" for n, one in enumerate(SAID, 1))
    steps = "\n".join(f"- {one}" for one in ("Open the courts.", "Print the law.", "Mend the roads."))
    text = f"## Introduction\n\n{said}\n\n## Introduction to what follows\n\n{said}\n\n"
    draft = in_markdown(f"{text}These enjoy support:\n\n{steps}\n")
    assert titles(draft) == ["Open the courts", "Print the law", "Mend the roads"]


def test_a_paragraph_leads_in_to_its_parts_without_a_colon() -> None:
    parts = "\n\n".join(f"      3.{n}. Mend road number {n} in the north;" for n in range(1, 15))
    text = (
        "1. The delegation said that the roads had been mended in the year before.\n\n"
        "2. In conclusion the head of the council said that it had taken note of what was asked.\n\n"
        "3. The following steps will be looked at by the council of Norland, which will say\n"
        f"what it takes on no later than in June.\n\n{parts}\n\n"
        "4. All steps told above are those of the towns, and were not endorsed by the council.\n"
    )
    assert titles(drafted(text)) == [f"Mend road number {n} in the north" for n in range(1, 15)]


LOOKS = """- [The registers
  of the north](/registers){.button .wide}
- [The roads](/roads "Look at the roads"){#roads}
- [[The law]{.red}](/law){.button data-at="3"}

### Roads {#roads .look data-at="x"}

\\
The council will mend 40 roads by 2027.\\
\\
**2. Courts**\\
\\
It will open 7 courts by 2028.

- Print the law in each town.
- Train the clerks of the north.
- Build a hall by the sea.
"""


def test_attributes_and_breaks_of_markdown_are_not_seen() -> None:
    draft = in_markdown(LOOKS)
    assert titles(draft)[-3:] == [
        "Print the law in each town",
        "Train the clerks of the north",
        "Build a hall by the sea",
    ]
    assert not any("law" in title and "Print" not in title for title in titles(draft))
    assert titles(draft)[:2] == ["The council will mend 40 roads by 2027", "It will open 7 courts by 2028"]
    source = read_markdown(LOOKS, (), ())
    assert "{" not in source.seen
    assert len(source.seen) == len(source.text)


def test_a_wrapped_line_that_begins_with_the_name_of_a_part_names_none() -> None:
    steps = (
        "- Keep a list of those whom the clerks of the north can ask, and of the many",
        "  contacts of theirs in the towns",
        "  of the south.",
        "- Mend the roads.",
        "- Print the law.",
    )
    draft = in_markdown(
        "## Steps\n\n"
        + "\n".join(steps)
        + "\n\n## More\n\n- Open the courts.\n\n## Last\n\n- Build a hall.\n"
    )
    assert titles(draft)[1:] == ["Mend the roads", "Print the law", "Open the courts", "Build a hall"]


@pytest.mark.parametrize("heading", ["Chronologie des actions", "Historique"])
def test_a_chronicle_promises_nothing(heading: str) -> None:
    told = "**3 mars** :\n- mise en place d’une cellule ;\n- envoi de 40 lettres.\n\n"
    last = "**4 mars** : commande de 300 tentes.\n"
    draft = in_markdown(f"## Actions\n\n{STEPS['fr']}\n## {heading}\n\n{told}{last}", "fr")
    assert len(draft.commitments) == 3
    assert not draft.targets


@pytest.mark.parametrize(
    ("language", "lead_in", "items"),
    [
        (
            "fr",
            "Et avec des publics prioritaires :",
            ("enfants des soignants", "enfants des juges", "élèves du nord"),
        ),
        (
            "fr",
            "Ces recommandations présentent :",
            ("une lettre sur les écoles", "deux protocoles, l’un pour le nord"),
        ),
        ("en", "The following are priority groups:", ("children of nurses", "pupils of the north", "clerks")),
        ("en", "These guidelines contain:", ("a letter on the schools", "two protocols, one for the north")),
    ],
)
def test_whom_it_is_for_and_what_a_document_holds_is_no_list_of_steps(
    language: str, lead_in: str, items: tuple[str, ...]
) -> None:
    listed = "\n".join(f"- {one}" for one in items)
    draft = in_markdown(f"## Actions\n\n{STEPS[language]}\n## B\n\n{lead_in}\n\n{listed}\n", language)
    assert len(draft.commitments) == 3
    assert not draft.targets


def test_a_name_that_begins_with_a_number_counts_nothing() -> None:
    told = "The office will map all trees of the north with 100 Quiet Harbours and the clerks of the town."
    below = f"\n## Learning with 100 Quiet Harbours\n\n{told}\n"
    assert numbers("Build a hall with 100 Quiet Harbours and the clerks of the north.", below=below) == []
    small = (
        "\n## Build 100 New Homes\n\nThe office will build 100 new homes in the towns of the north by 2027.\n"
    )
    assert set(numbers("Build 100 New Homes for those who have none in the north.", below=small)) == {100}


@pytest.mark.parametrize("name", ["Strategy 3 - Mend the roads of the north", "STRATEGY 3 – MEND & PRINT"])
def test_a_dash_parts_the_number_of_a_part_from_its_title(name: str) -> None:
    assert numbers(f"{name}. The office will look after the trees.") == []


@pytest.mark.parametrize(
    ("language", "item"),
    [
        ("en", "Let all travel, except for ways of more than 100 km, which will be open for cause alone."),
        (
            "fr",
            "Circuler librement, sauf pour les déplacements à plus de 100 km de votre domicile, "
            "qui ne seront possibles que pour un motif impérieux.",
        ),
    ],
)
def test_an_exception_bounds_no_promise(language: str, item: str) -> None:
    assert numbers(item, language) == []


def test_one_of_two_is_a_share_whatever_follows() -> None:
    assert numbers("Fermer un siège sur deux dans les trains d’ici 2027.", "fr") == [50]


def test_a_subject_behind_an_opening_and_a_comma_tells() -> None:
    assert (
        numbers(
            "Run contests. Taken together, this approach taps into two powerful motivators to find a way."
        )
        == []
    )
    assert numbers("Taken together with the towns, train 40 clerks.") == [40]


def test_none_of_what_is_no_thing_is_no_number_of_persons() -> None:
    assert numbers("Ensure that no disadvantage shall result for citizens from what they ask.") == []
    assert numbers("Ensure that no village shall be left without a road.") == [0]


def test_who_said_what_is_quoted_is_no_item() -> None:
    said = "“The registers of the north are what the towns were waiting for.”\n\n- {}\n\n"
    quoted = said.format("Council of the Towns") + said.format("League of Clerks")
    draft = drafted(f"STEPS\n\n1. Open the registers.\n2. Mend the roads.\n3. Print the law.\n\n{quoted}")
    assert len(draft.commitments) == 3
