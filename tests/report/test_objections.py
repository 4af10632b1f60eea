"""An objection is said once and counted once, whichever commitments it is entered for."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from tallystick.base.dates import PartialDate
from tests.report import factory

OBJECTION = re.compile(r'<li class="statement (\w+)" id="[^"]+">(.*?)</li>', re.DOTALL)


def conflicts() -> list[tuple[str, str]]:
    pages = [text for path, text in factory.reference_site().items() if path.startswith("sources/conflicts")]
    return [found for text in pages for found in OBJECTION.findall(text)]


def test_each_objection_names_each_commitment_once() -> None:
    for _, told in conflicts():
        named = re.findall(r'href="([^"]+)"', told.partition('<p class="on">')[2].partition("</p>")[0])
        assert len(named) == len(set(named)) > 0


def test_the_start_page_counts_the_objections_that_the_list_has() -> None:
    concerns = [told for code, told in conflicts() if code == "concern"]
    disputes = [told for code, told in conflicts() if code == "dispute"]
    page = re.sub(r"\s+", " ", factory.reference_site()["index.html"])
    assert 0 < len(concerns) < sum(one.kind == "concern" for one in factory.reference().events)
    assert f"{len(concerns)} concerns of treaty bodies" in page
    assert f"{len(disputes)} disputes of the facts" in page


def test_a_commitment_page_says_no_reply_twice_in_a_row() -> None:
    for path, page in factory.reference_site().items():
        if path.startswith("commitments/"):
            told = [re.sub(r"\s+", " ", one) for _, one in OBJECTION.findall(page)]
            assert all(one != other for one, other in pairwise(told)), path

EARLIER = "Said before the concern was voiced: an earlier position on the matter, and no answer to it."


def followed(when: str, *, searched: bool = False) -> tuple[str, str]:
    """What a page says with a concern of 9 September 2022, and with the reply to it of another day."""
    golden = factory.golden()
    like = next(one for one in golden.events if one.kind == "adopted")
    home = golden.commitments[0].id
    there = replace(like, deliverable=None, commitment=home, note=None)
    voiced = replace(
        there, id="c", kind="concern", date=PartialDate.parse("2022-09-09"), statement="It is worried."
    )
    reply = replace(
        there, id="r", kind="reply", date=PartialDate.parse(when), statement="All is well.", answers="c"
    )
    search = replace(
        there,
        id="s",
        kind="searched",
        source=None,
        statement="Nothing came up.",
        searched_where="The gazette",
        searched_words="answer",
        answers="c",
    )
    events = (voiced, reply, *([search] if searched else []))
    pages = factory.site(factory.material(replace(golden, events=events)))
    told = {
        code: re.sub(r"\s+", " ", text) for code, text in OBJECTION.findall(pages[f"commitments/{home}.html"])
    }
    return told["concern"], told["reply"]


# Known by its month or its year alone it may have been said after the ninth.
@pytest.mark.parametrize(
    ("when", "earlier"),
    [
        ("2022-09-08", True),
        ("2022-08", True),
        ("2021", True),
        ("2022-09-09", False),
        ("2022-09", False),
        ("2022", False),
        ("2022-09-10", False),
    ],
)
def test_what_was_said_before_a_concern_is_no_answer_to_it(when: str, *, earlier: bool) -> None:
    concern, reply = followed(when)
    assert "All is well." in reply
    assert (EARLIER in reply) is earlier
    assert "No reply of the State" not in concern


def test_a_search_for_a_reply_is_told_where_only_earlier_words_were_found() -> None:
    assert "No reply of the State was found. Nothing came up." in followed("2021", searched=True)[0]
    assert "No reply of the State" not in followed("2023", searched=True)[0]
