"""The smallest plans: one row in each table, hardly any table, and a panel; every sentence still holds."""

import dataclasses
import html
import re
from functools import cache
from typing import Any

import pytest

from tallystick.register import Package
from tallystick.register.recommendations import RecommendationLink
from tallystick.register.tables import TABLES
from tallystick.report.spans import spans
from tallystick.voice.language import ENGLISH
from tests.panel.simulated import panelled
from tests.report import factory
from tests.report.markup import read
from tests.report.test_sentences import OF_FILES, WRONG

#: Inline elements after which a word goes on without a space, as in "Something is wrong hereThe plan".
GLUED = re.compile(r"\w</(?:a|b|span|code)>(?:<(?:a|b|span|code)\b[^>]*>)?[A-Z][a-z]")
LEFT_OUT = "no commitment of the plan answers"


def almost_empty() -> Package:
    """The example without every table but what a plan can't be without."""
    kept = {"outline", "commitments", "areas"}
    gone: dict[str, Any] = {one.name: () for one in TABLES if one.name not in kept}
    return dataclasses.replace(factory.example(), **gone)


@cache
def sites() -> dict[str, dict[str, str]]:
    drawn = {"empty": almost_empty(), "panel": panelled(factory.golden())}
    return {
        "example": factory.example_site(),
        **{name: factory.site(factory.material(one)) for name, one in drawn.items()},
    }


def pages(name: str) -> dict[str, str]:
    return {path: page for path, page in sites()[name].items() if path.endswith(".html")}


@pytest.mark.parametrize("name", ["example", "empty"])
def test_no_page_of_a_small_plan_says_what_was_wrong_once(name: str) -> None:
    told = [
        (path, text)
        for path, page in pages(name).items()
        if not OF_FILES.fullmatch(path)
        for above, text in read(page).texts
        if not {"style", "code"} & set(above)
        # In the table of policies the row names the kind.
        if not ("td" in above and re.search(WRONG["a kind of source that nobody named"], text))
    ]
    found = [(kind, *one) for kind, pattern in WRONG.items() for one in told if re.search(pattern, one[1])]
    assert found[:5] == []


@pytest.mark.parametrize("name", ["example", "empty", "panel"])
def test_no_code_reaches_a_reader_and_no_words_are_glued(name: str) -> None:
    found = []
    for path, page in pages(name).items():
        found += [(path, one[0]) for one in GLUED.finditer(page)]
        if name == "panel" and not path.startswith("panel/"):
            continue  # the golden plan's own titles name columns
        found += [
            (path, text)
            for above, text in read(page).texts
            if "code" not in above and not OF_FILES.fullmatch(path) and re.search(r"\b[a-z]+_[a-z]+", text)
        ]
    assert found[:5] == []


@pytest.mark.parametrize("name", ["example", "empty"])
def test_nothing_is_counted_of_nothing(name: str) -> None:
    """Neither *0 of 0 targets* nor *none of its 1 commitments* stands on a page."""
    nothing = re.compile(
        r"\bof (?:the )?0\b|\bThe 0 \w|\b0 and 0\b|\b1 of the plan's 1\b|\b(?:its|the) 1 \w+s\b|^0 claims"
    )
    found = [
        (path, text)
        for path, page in pages(name).items()
        if not OF_FILES.fullmatch(path)
        for above, text in read(page).texts
        if nothing.search(text) and not {"style", "code"} & set(above)
    ]
    assert found[:5] == []


def test_a_plan_of_which_no_number_is_entered_shows_no_share_of_none() -> None:
    page = pages("empty")["index.html"]
    assert "None of the numbers that this plan promises is entered here yet." in page
    assert "0 of 0" not in html.unescape(re.sub(r"<[^>]+>", "", page))
    assert "How the 0" not in page
    assert "Done? No deliverable is promised" in page


def asked(links: tuple[RecommendationLink, ...], many: int = 2) -> dict[str, str]:
    """The pages of so many recommendations alike, with what coders said of them, by path."""
    first = factory.example().recommendations[0]
    rows = tuple(dataclasses.replace(first, id=f"example.{number}") for number in range(1, many + 1))
    package = dataclasses.replace(factory.example(), recommendations=rows, recommendation_links=links)
    site = factory.site(factory.material(package))
    return {
        path.removeprefix("recommendations/"): " ".join(
            html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"(?s).*<main", "<main", page))).split()
        )
        for path, page in site.items()
        if path.startswith("recommendations/")
    }


def test_what_nobody_has_coded_is_not_said_to_be_coded() -> None:
    told = asked(())
    assert "2 recommendations and concerns still stand." in told["index.html"]
    nobody = "No two people have said yet whether a commitment of the plan answers any of them."
    assert nobody in told["index.html"]
    assert nobody in told["unanswered.html"]
    assert "2not yet coded2" in told["counts.html"]
    for path, text in told.items():
        assert "By the word of two people" not in text, path
        assert "was said by two people" not in text, path
        assert " 0 of them" not in text, path


def test_what_one_has_coded_is_not_said_to_be_coded_by_nobody() -> None:
    """One coder's word counts for nothing, and is not denied either."""
    link = RecommendationLink(
        recommendation="example.1", how="none", commitment=None, proposed_by=("A1",), confirmed_by=()
    )
    told = asked((link,))
    assert "No two people have said yet whether a commitment" in told["index.html"]
    assert "not yet coded by two" in told["counts.html"]
    assert not [path for path, text in told.items() if "obody has coded" in text]


def test_what_two_coders_left_out_is_counted_with_its_doubt() -> None:
    none = RecommendationLink(
        recommendation="example.1",
        how="none",
        commitment=None,
        proposed_by=("A1", "A2"),
        confirmed_by=("A1", "A2"),
        reason=None,
        suggested=None,
    )
    told = asked((none,))
    assert f"By the word of two people {LEFT_OUT} 1 of them." in told["index.html"]
    assert "It may be up to 2, for 1 is not yet coded by two." in told["index.html"]
    assert "1 recommendation or concern." in told["unanswered.html"]
    settled = asked((none,), many=1)
    assert "It may be up to" not in settled["index.html"]


def test_a_link_to_a_further_page_cuts_no_word() -> None:
    title = "Improve adolescents' fitness everywhere and limit short-sightedness"
    (told,) = spans(ENGLISH, [[title]])
    assert told.endswith("… short-sightedness")
