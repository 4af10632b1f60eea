"""What no Chinese page may say: patterns that were wrong once, on every page of the reference plan."""

import re
from functools import cache

import pytest

from tallystick.report.site import draw
from tallystick.voice.catalogues import page_languages
from tests.report import factory
from tests.report.markup import read
from tests.report.test_sentences import OF_FILES

HAN, LETTERS = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]{3,}")
#: Names that are the same in every language, and identifiers of rows.
SAME = re.compile(r"Tallystick|[IVX]+\.\d+\.\d+")
WRONG = {
    "a bracket inside a bracket": "\uff09\uff09",
    "two stops": "[\u3002\uff0c\uff1b]\u3002|\u3002[\uff0c\uff1b]",
    "a year without its sign": r"^(?:19|20)\d\d$",
    "a measure word that counts nothing": "^(?:个目标|座城市)$",
    "a share in English order": r"[\d,]+[个项]中的[\d,]+",
    "commitments counted as targets are": r"[\d,]+个承诺|承诺共?[\d,]+个",
    "targets counted as commitments are": r"[\d,]+项目标",
    "a promise without a verb": r"计划承诺到\d{4}年底\d",
    "a word for a row of the package": r"\b[EQOC]\d{3,5}\b",
}
#: Elements whose text is drawn, typed or a program's.
APART = {"svg", "style", "code", "bdi"}
Told = tuple[str, str, str, tuple[str, ...]]


@cache
def told() -> tuple[Told, ...]:
    """Every text of the reference plan's Chinese pages: page, text, language, what is around it."""
    site = draw(factory.material(factory.reference()), page_languages(["zh-Hans"]))
    return tuple(
        (path, text, language, above)
        for path, page in site.items()
        if path.endswith(".html") and not OF_FILES.fullmatch(path)
        for (above, text), language in zip(*_read(page.decode()), strict=True)
        if not APART & set(above)
    )


def _read(page: str) -> tuple[list[tuple[tuple[str, ...], str]], list[str]]:
    reading = read(page)
    return reading.texts, reading.languages


def test_whatever_is_not_said_in_chinese_says_its_language() -> None:
    unmarked = [
        (path, text)
        for path, text, language, _ in told()
        if language == "zh-Hans"
        and LETTERS.search(text)
        and not HAN.search(text)
        and not SAME.fullmatch(text)
    ]
    assert unmarked[:5] == []
    assert sum(language == "en" for _, _, language, _ in told()) > 100


@pytest.mark.parametrize("kind", WRONG)
def test_no_chinese_page_says_what_was_wrong_once(kind: str) -> None:
    pattern = re.compile(WRONG[kind])
    # a number that stands in a chapter's table as a count has a word beside it for narrow screens
    found = [
        (path, text)
        for path, text, language, above in told()
        if language == "zh-Hans" and pattern.search(text) and not ("span" in above and path == "index.html")
    ]
    assert found[:5] == []


def test_a_body_is_not_named_twice_in_its_own_language() -> None:
    pages = [(path, text) for path, text, _, above in told() if path == "bodies/MOE.html" and "main" in above]
    assert [text for _, text in pages].count("教育部") == 1
