"""What stands in sentences that differ in their digits is looked for once, and is right in each."""

import pytest

from tallystick.reading.languages import PlanLanguage, language_from, languages
from tallystick.reading.phrases import Phrases

WORDS = r"""
code = "xx"
name = "X"
script = "latin"
[tense]
future = ["will", "by 20\\d\\d"]
past = ["in 19[0-9]{2}", "since 2020"]
"""


@pytest.fixture(scope="module")
def language() -> PlanLanguage:
    return language_from(WORDS)


def test_a_list_that_names_digits_is_looked_for_in_each_sentence(language: PlanLanguage) -> None:
    assert Phrases("built since 2020", language).first("tense", "past") == (6, 16)
    assert Phrases("built since 2021", language).first("tense", "past") is None
    assert Phrases("built in 1987", language).first("tense", "past") == (6, 13)
    assert Phrases("built in 2087", language).first("tense", "past") is None


def test_a_year_s_first_digits_count(language: PlanLanguage) -> None:
    assert Phrases("done by 2025", language).first("tense", "future") == (5, 12)
    assert Phrases("done by 1925", language).first("tense", "future") is None


@pytest.mark.parametrize("code", sorted(languages()))
def test_sentences_that_differ_in_digits_find_what_each_finds_alone(code: str) -> None:
    one = languages()[code]
    for section in ("tense", "change", "universal", "time"):
        keys = [key for key, phrases in one.table(section).items() if isinstance(phrases, list)]
        for key in keys:
            for text in ("it will rise by 20 in 2024", "it will rise by 31 in 2031", "24/7 to 1.5 by 1990"):
                alone = [found.span() for found in one.low_pattern(section, key).finditer(text)]
                first = Phrases(text, one).first(section, key)
                assert first == (alone[0] if alone else None)
