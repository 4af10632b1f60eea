"""How firmly a sentence promises, in English and Chinese."""

import pytest

from tallystick.comparison.firmness import firmness
from tallystick.comparison.lexicon import LEVELS, languages, words_that


@pytest.mark.parametrize(
    ("text", "language", "level", "words"),
    [
        ("Ministries will bring tap water to every home.", "en", "firm", "will"),
        ("Ministries will encourage firms to bring tap water.", "en", "soft", "will encourage"),
        ("The police are encouraged to record questioning.", "en", "soft", "encouraged"),
        ("Courts shall strive to ensure that trials are short.", "en", "soft", "shall strive"),
        ("Improve the air of large cities and ensure clean rivers.", "en", "works", "improve"),
        ("Publish the budget every year", "en", "firm", "publish"),
        ("The budget will be published where possible.", "en", "soft", "where possible"),
        ("Schools must open. Firms are encouraged to help.", "en", "firm", "must open"),
        ("必须保障工人按月领到工资。", "zh", "firm", "必须保障"),
        ("鼓励企业按月发放工资。", "zh", "soft", "鼓励"),
        ("将鼓励企业按月发放工资。", "zh-CN", "soft", "将鼓励"),
        ("逐步提高养老金。", "zh", "soft", "逐步"),
        ("完善养老金制度。", "zh", "works", "完善"),
    ],
)
def test_a_sentence(text: str, language: str, level: str, words: str) -> None:
    found = firmness(text, language)
    assert found is not None
    assert (found.name, found.words) == (level, words)


@pytest.mark.parametrize(
    ("text", "language"), [("Dignity.", "en"), ("El Estado garantiza agua.", "es"), ("", "zh")]
)
def test_nothing_is_said_where_nothing_is_known(text: str, language: str) -> None:
    assert firmness(text, language) is None


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_has_words_of_every_level_and_none_on_two(language: str) -> None:
    levels = [set(words_that(level, language)) for level in LEVELS]
    assert all(levels)
    assert sum(map(len, levels)) == len(set().union(*levels))
