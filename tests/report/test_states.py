"""Every component at its worst: every answer, hostile text, very long words, nothing known."""

import dataclasses
import html
import re

import pytest

from tallystick.base.dates import PartialDate
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, NOT_MET, PACE_ANSWERS, TARGET_ANSWERS
from tallystick.register.events import Event
from tallystick.report import words
from tallystick.report.views import sources
from tallystick.report.views.statements import linked
from tests.report import factory
from tests.report.markup import read


def pages(site: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in site.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def dealt() -> dict[str, str]:
    package = factory.golden()
    return pages(factory.site(factory.material(package, factory.every_state(package))))


@pytest.mark.parametrize("code", TARGET_ANSWERS.codes)
def test_every_answer_about_a_target_has_its_shape_and_word(dealt: dict[str, str], code: str) -> None:
    mark = re.compile(f'<use href="#t-{code}"/></svg>{words.TARGET_VERDICT[code]}</span>')
    assert any(mark.search(text) for path, text in dealt.items() if path.startswith("commitments/"))
    counted = TARGET_ANSWERS[code] not in PACE_ANSWERS  # these are counted where a method looks ahead
    assert (f'<symbol id="t-{code}"' in dealt["index.html"]) == counted


@pytest.mark.parametrize("code", DONE_ANSWERS.codes)
def test_every_answer_about_a_deliverable_has_its_shape_and_word(dealt: dict[str, str], code: str) -> None:
    mark = re.compile(f'<use href="#d-{code}"/></svg>{words.DONE[code]}</span>')
    assert any(mark.search(text) for path, text in dealt.items() if path.startswith("chapters/"))
    assert f'<symbol id="d-{code}"' in dealt["index.html"]


@pytest.mark.parametrize("code", ENJOYED_ANSWERS.codes)
def test_every_answer_about_a_right_has_its_shape_and_word(dealt: dict[str, str], code: str) -> None:
    mark = f'<use href="#e-{code}"/></svg>{words.ENJOYED[code]}</span>'
    assert any(mark in text for path, text in dealt.items() if path.startswith("commitments/"))


def test_every_shape_that_is_used_is_drawn_and_no_other(dealt: dict[str, str]) -> None:
    for path, text in dealt.items():
        used = set(re.findall(r'<use href="#([^"]+)"', text)) | set(re.findall(r"url\(#([^)]+)\)", text))
        assert used <= set(read(text).identifiers), path
        drawn = set(re.findall(r'<symbol id="([^"]+)"', text))
        assert drawn <= used | {"t-cannot_be_rated"}, path  # which two other shapes are drawn with


def test_rows_of_a_further_rule_are_no_rows_of_areas_or_groups() -> None:
    """A rule beside the headline has rows for the country, areas and groups; none is shown in its place."""
    found = factory.judged_golden()
    beside = tuple(dataclasses.replace(one, rule="beside", verdict=NOT_MET.code) for one in found.verdicts)
    more = dataclasses.replace(found, verdicts=(*found.verdicts, *beside))
    given = factory.material(factory.golden(), more, factory.golden_text())
    assert pages(factory.site(given)) == pages(factory.golden_site())


def test_the_three_answers_stand_side_by_side_and_unmerged(dealt: dict[str, str]) -> None:
    page = dealt["commitments/I.1.01.html"]
    three = re.search(r'<dl class="three">(.*?)</dl>', page, re.DOTALL)
    assert three
    assert re.findall(r"<dt>(.*?)</dt>", three[1]) == ["Done?", "Target met?", "Right enjoyed?"]


@pytest.mark.parametrize("word", [factory.HOSTILE, factory.LONG], ids=["hostile", "long"])
def test_pages_stay_sound_whatever_the_texts_are(word: str) -> None:
    package = factory.worded(factory.golden(), lambda _: word)
    for path, text in pages(factory.site(factory.material(package))).items():
        reading = read(text)
        assert reading.faults == [], path
        scripts = [one.attributes.get("src") for one in reading.named("script")]
        assert scripts == (["search.js"] if path == "find.html" else []), path
        drawn = [str(one.attributes.get("src")) for one in reading.named("img")]
        assert all(re.fullmatch(r"press/[a-z]+\.svg", one) for one in drawn), path
        assert not drawn or path == "press.html", path
        assert not [one for one in reading.elements if any(name.startswith("on") for name in one.attributes)]


def test_hostile_text_is_shown_as_it_is() -> None:
    package = factory.worded(factory.golden(), lambda _: factory.HOSTILE)
    page = factory.site(factory.material(package))["commitments/I.1.01.html"]
    heading = re.search(r'<h1 dir="auto">(.*?)</h1>', page, re.DOTALL)
    assert heading
    assert html.unescape(heading[1]) == f"<bdi>{factory.HOSTILE}</bdi>"  # it turns the direction: set apart


def test_hostile_reasons_and_documents_are_shown_as_they_are() -> None:
    given = factory.material(factory.golden(), document="<script>alert(1)</script>" * 40)
    for path, text in pages(factory.site(given)).items():
        assert text.replace('<script src="search.js" defer></script>', "").count("<script") == 0, path


def test_a_package_with_nothing_that_may_be_missing_can_be_shown() -> None:
    for path, text in pages(factory.site(factory.material(factory.sparse(factory.golden())))).items():
        reading = read(text)
        assert reading.faults == [], path
        assert "None" not in [told for above, told in reading.texts if "main" in above], path
        assert not re.search(r">None<|\bNone[ ,.)]", text.partition("<main")[2]), path


def test_no_code_of_the_tables_is_shown_to_a_reader() -> None:
    """Outside the dictionary and code elements every word with an underscore is a leak."""
    leaks = {
        told
        for path, text in pages(factory.reference_site()).items()
        if not path.startswith("dictionary")
        for above, told in read(text).texts
        if "code" not in above and re.search(r"\b[a-z]+_[a-z]+", told)
    }
    assert leaks == set()


def test_the_plans_words_are_quoted_only_where_the_passage_is_right() -> None:
    right = factory.golden_site()["commitments/I.1.01.html"]
    assert '<blockquote class="plan-words" lang="en" dir="auto">' in right
    without = factory.site(factory.material(factory.golden()))["commitments/I.1.01.html"]
    assert "plan-words" not in without
    assert "not part of this package" in without
    wrong = factory.material(factory.golden(), document="x" * 298)
    assert "plan-words" not in factory.site(wrong)["commitments/I.1.01.html"]


def test_an_empty_half_says_that_nobody_searched_and_never_that_nothing_was_found() -> None:
    page = factory.reference_site()["commitments/I.1.03.html"]
    right = page.partition("What others found")[2]
    assert "No figure of an international body or an independent researcher" in right
    assert "and no search for one" in right
    assert f"Beside the {len(factory.reference().sources)} sources that this site lists" in right
    assert "was found" not in right


def test_a_directional_commitment_says_what_it_would_take() -> None:
    page = factory.reference_site()["commitments/I.1.01.html"]
    assert "What it would take to check this" in page
    assert "indicators below say what would show whether it was kept, and who should publish that" in page


def test_an_objection_is_said_once_with_all_that_it_is_about() -> None:
    package = factory.reference()
    site = factory.reference_site()
    said = "".join(text for path, text in site.items() if path.startswith("sources/conflicts"))
    objections = [one for one in package.events if one.kind in {"concern", "dispute"}]
    texts = {one.statement for one in objections}
    assert len(texts) < len(objections)
    assert {one: html.unescape(said).count(one) for one in texts} == dict.fromkeys(texts, 1)
    about = {one.commitment for one in objections if one.commitment}
    assert [one for one in about if f'/commitments/{one}.html"' not in said] == []


def test_a_search_is_shown_as_a_search_and_a_concern_beside() -> None:
    pages_ = factory.reference_site()
    searched = [text for text in pages_.values() if '<li class="statement searched"' in text]
    assert searched
    assert not any("it counts as no search" in text for text in searched)
    concern = next(
        text
        for path, text in pages_.items()
        if path.startswith("commitments/") and "statement concern" in text
    )
    assert concern.index("What others found") < concern.index("statement concern")


def test_a_search_without_its_words_is_said_to_count_as_none() -> None:
    package = factory.golden()
    thing = package.deliverables[0]
    look = Event("look", thing.id, None, "searched", PartialDate.parse("2026"), None, "Looked for it", None)
    site = factory.site(factory.material(dataclasses.replace(package, events=(look,))))
    assert "it counts as no search" in site[f"commitments/{thing.commitment}.html"]


def test_a_source_of_very_many_commitments_names_some_and_counts_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sources, "_RESTING", 1)
    shelves = "".join(text for path, text in factory.site(factory.material(factory.golden())).items())
    named = re.findall(r'<p class="rests">Rests on it: (.*?)</p>', shelves, re.DOTALL)
    assert {one.count("<a ") for one in named} == {1}
    assert any(re.search(r"</a>\. 1 more commitment is in the tables\.$", one) for one in named)


def test_a_figure_that_is_not_linked_says_so_and_the_start_counts_them() -> None:
    package, pages_ = factory.reference(), factory.reference_site()
    copies = {one.id for one in package.sources if not linked(one)}
    count = sum(one.source in copies for one in package.observations)
    assert 0 < count < len(package.observations)
    start = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", pages_["index.html"]))
    assert f"Not linked {count} of {len(package.observations):,} figures: they were read" in start
    cited = re.findall(r'<span class="cite">(.*?)<a class="quiet"', "".join(pages_.values()), re.DOTALL)
    assert cited
    assert [one for one in cited if ("href" in one) == ("not linked" in one)] == []
