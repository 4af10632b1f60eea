"""A first look that is quick leaves out nothing that the whole look finds, in any language."""

import re
from collections.abc import Iterator

import pytest

from tallystick.reading import bilingual, factors, mentions
from tallystick.reading.columns import _ALWAYS, _head
from tallystick.reading.languages import PlanLanguage, languages
from tallystick.reading.measures import UnitWords
from tallystick.reading.model import Hint, Line
from tallystick.reading.phrases import Phrases
from tests.ledger.chance import Chance

EACH = 2000
BETWEEN = [
    "",
    " ",
    "-",
    " - ",
    "  ",
    "--",
    "-  ",
    "\n",
    "\u00a0",
    "/",
    " " * 79,
    " " * 80,
    " " * 81,
    " of ",
    "s ",
]
ALL = pytest.mark.parametrize("code", sorted(languages()))


def words_of(language: PlanLanguage) -> list[str]:
    """Every word of its data file, digits, fractions and signs."""
    told = re.findall(r"[^\W\d_]+|[%°％]", repr(language.words))
    return [*dict.fromkeys(told), "1", "40", "1/3", "½", "3½", "2030", "1,5", "μg/m3", "℃", "kwh", "km"]


def texts(language: PlanLanguage, of: list[str]) -> Iterator[str]:
    """Words side by side, the same for the same language: half from all words, half from these."""
    chance, every = Chance(f"quick {language.code}"), words_of(language)
    for number in range(EACH):
        known = of if number % 2 else every
        pieces = []
        for _ in range(1 + chance.below(5)):
            pieces += [BETWEEN[chance.below(len(BETWEEN))], known[chance.below(len(known))]]
        yield "".join(pieces).lower()


@ALL
def test_units_are_tried_by_the_letter_that_stands_there(code: str) -> None:
    language = languages()[code]
    quick, slow = UnitWords(language), UnitWords(language)
    whole = slow._fit("".join(letter for begin in slow._begin for letter in begin))
    assert whole.groups == len(slow._patterns), "all of them"
    of = words_of(PlanLanguage(code, "", "", {"unit": language.words["unit"]}))
    found = 0
    for text in texts(language, of):
        match = whole.match(text)
        wanted = (slow._codes[match.lastgroup or ""], match.end()) if match else None
        assert quick.match(text, 0) == wanted, text
        found += match is not None
    assert found > EACH / 100


@ALL
def test_parts_of_a_whole_are_looked_for_where_one_can_be(code: str) -> None:
    language = languages()[code]
    shares = mentions._reader(language, True)._shares
    of = [*shares._of_scale, *shares._below, "1", "3", "½", "1/3", *map(str, language.table("scales"))]
    of += [*map(str, language.table("words")), *map(str, language.table("parts").get("and_half", []))]
    plain = [re.sub(r"\(\?:([^|)]*)[^)]*\)|\[(.)[^\]]*\]", r"\1\2", one).replace("?", "") for one in of]
    found = 0
    for text in texts(language, plain):
        assert list(shares.find(text)) == list(shares._find(text)), text
        found += any(shares._find(text))
    assert found > EACH / 100


@ALL
def test_factors_are_looked_for_where_one_of_their_verbs_is(code: str) -> None:
    language = languages()[code]
    found = 0
    for text in texts(language, list(language.table("factors").get("words", {}))):
        phrases = Phrases(re.sub(r"\(\?[:=]([^|)]*)[^)]*\)|[?()]", r"\1", text), language)
        any_there = any(pattern.search(phrases.low) for pattern, _ in factors._words(language))
        assert any_there == bool(factors._any_word(language).search(phrases.low)), phrases.low
        found += any_there
    assert found or not language.table("factors").get("words")


@pytest.mark.parametrize("line", ["", "abc", "12 .", "a1", "É", "план", "计划 plan", "plan 计", "_", "A-Z"])
def test_a_plain_line_is_of_the_script_that_counting_its_letters_says(line: str) -> None:
    counts = {name: len(pattern.findall(line)) for name, pattern in bilingual._SCRIPTS.items()}
    best = max(counts, key=lambda name: counts[name])
    letters = len(bilingual._LETTER.findall(line))
    assert bilingual._script(line) == (best if counts[best] > 0.6 * max(1, letters) else "")


def test_a_head_names_where_a_figure_begins_and_where_it_is_to_go() -> None:
    language = languages()["en"]
    hint = Hint()

    def head(text: str) -> list[str]:
        return _head(Line(0, len(text), text, 0, False, hint), language)

    assert set(_ALWAYS) <= set(head("Indicator Baseline Target Responsible"))
    assert head("Indicator Target Responsible") == head("Indicator Baseline Responsible") == []
